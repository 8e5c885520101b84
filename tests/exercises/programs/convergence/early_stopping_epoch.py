"""Answers to convergence/early_stopping_epoch: right ones, and wrong ones by diagnosis."""

from functools import reduce

import numpy as np


def loop(valid_losses, patience, min_delta=0.0):
    best, best_epoch, waited = valid_losses[0], 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < best - min_delta:
            best, best_epoch, waited = valid_losses[epoch], epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_epoch


def vectorised(valid_losses, patience, min_delta=0.0):
    """From one best epoch to the next: the first good enough among the `patience` after it."""
    best = 0
    while True:
        following = valid_losses[best + 1 : best + 1 + patience]
        (better,) = np.nonzero(following < valid_losses[best] - min_delta)
        if better.size == 0:
            return best
        best += 1 + better[0]


def library(valid_losses, patience, min_delta=0.0):
    best = 0
    for _ in valid_losses:
        better = valid_losses[best + 1 : best + 1 + patience] < valid_losses[best] - min_delta
        best = best + np.argmax(better) + 1 if np.any(better) else best
    return np.int64(best)


def best_at_infinity(valid_losses, patience, min_delta=0.0):
    best, wait, best_epoch = np.inf, 0, 0
    for epoch, loss in enumerate(valid_losses):
        if loss < best - min_delta:
            best, best_epoch, wait = loss, epoch, 0
        else:
            wait += 1
        if wait >= patience:
            return best_epoch
    return best_epoch


def distance_to_the_best(valid_losses, patience, min_delta=0.0):
    best = 0
    for epoch, loss in enumerate(valid_losses.tolist()):
        if epoch - best > patience:
            break
        if valid_losses[best] - loss > min_delta:
            best = epoch
    return float(best)


class Monitor:
    """A learner's own class, as training frameworks have it."""

    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.epoch = -1
        self.best_epoch, self.best = 0, float("inf")

    def wants_more(self, loss):
        self.epoch += 1
        if loss < self.best - self.min_delta:
            self.best_epoch, self.best = self.epoch, loss
        return self.epoch - self.best_epoch < self.patience


def monitor(valid_losses, patience, min_delta=0.0):
    watching = Monitor(patience, min_delta)
    for loss in valid_losses:
        if not watching.wants_more(loss):
            break
    return np.array(watching.best_epoch)


def recursive(valid_losses, patience, min_delta=0.0):
    def best_from(best):
        for epoch in range(best + 1, min(best + patience + 1, len(valid_losses))):
            if valid_losses[epoch] < valid_losses[best] - min_delta:
                return best_from(epoch)
        return best

    return best_from(0)


def folded(valid_losses, patience, min_delta=0.0):
    """Once `patience` epochs lie between, no later epoch can replace the best one."""

    def later(best, epoch):
        in_time = epoch - best <= patience
        return epoch if in_time and valid_losses[epoch] < valid_losses[best] - min_delta else best

    return reduce(later, range(len(valid_losses)), 0)


def stopping_epoch__where_it_stopped(valid_losses, patience, min_delta=0.0):
    best, waited = float("inf"), 0
    for epoch, loss in enumerate(valid_losses):
        if loss < best - min_delta:
            best, waited = loss, 0
        else:
            waited += 1
            if waited >= patience:
                return epoch
    return len(valid_losses) - 1


def stopping_epoch__where_it_stopped_or_the_best(valid_losses, patience, min_delta=0.0):
    best, best_epoch = float("inf"), 0
    for epoch, loss in enumerate(valid_losses):
        if loss < best - min_delta:
            best, best_epoch = loss, epoch
        elif epoch - best_epoch >= patience:
            return epoch
    return best_epoch


def global_minimum__argmin(valid_losses, patience, min_delta=0.0):
    return np.argmin(valid_losses)


def global_minimum__never_stops(valid_losses, patience, min_delta=0.0):
    best = 0
    for epoch, loss in enumerate(valid_losses):
        if loss < valid_losses[best] - min_delta:
            best = epoch
    return best


def one_epoch_late__more_than_patience(valid_losses, patience, min_delta=0.0):
    best, best_epoch, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(valid_losses):
        if loss < best - min_delta:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
        if waited > patience:
            break
    return best_epoch


def one_epoch_early__counted_from_one_more(valid_losses, patience, min_delta=0.0):
    best, best_epoch, waited = valid_losses[0], 0, 1
    for epoch in range(1, len(valid_losses)):
        if waited >= patience:
            break
        if valid_losses[epoch] < best - min_delta:
            best, best_epoch, waited = valid_losses[epoch], epoch, 1
        else:
            waited += 1
    return best_epoch


def min_delta_ignored__any_improvement(valid_losses, patience, min_delta=0.0):
    best, best_epoch, waited = float("inf"), 0, 0
    for epoch, loss in enumerate(valid_losses):
        if loss < best:
            best, best_epoch, waited = loss, epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch


def min_delta_sign__added(valid_losses, patience, min_delta=0.0):
    best, best_epoch, waited = valid_losses[0], 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < best + min_delta:
            best, best_epoch, waited = valid_losses[epoch], epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch


def min_delta_relative__fraction_of_the_best(valid_losses, patience, min_delta=0.0):
    best, best_epoch, waited = valid_losses[0], 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < best * (1 - min_delta):
            best, best_epoch, waited = valid_losses[epoch], epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch


def equal_loss_replaces__at_most(valid_losses, patience, min_delta=0.0):
    best, best_epoch, waited = valid_losses[0], 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] <= best - min_delta:
            best, best_epoch, waited = valid_losses[epoch], epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch


def lowest_seen__argmin_until_it_stopped(valid_losses, patience, min_delta=0.0):
    return np.argmin(
        valid_losses[: stopping_epoch__where_it_stopped(valid_losses, patience, min_delta) + 1]
    )


def counter_not_reset__never_reset(valid_losses, patience, min_delta=0.0):
    best, best_epoch, waited = valid_losses[0], 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < best - min_delta:
            best, best_epoch = valid_losses[epoch], epoch
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch


def compared_with_the_epoch_before__against_the_epoch_before(valid_losses, patience, min_delta=0.0):
    best_epoch, waited = 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < valid_losses[epoch - 1] - min_delta:
            best_epoch, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch


def counted_from_one__first_is_one(valid_losses, patience, min_delta=0.0):
    return loop(valid_losses, patience, min_delta) + 1


def loss_returned__best_loss(valid_losses, patience, min_delta=0.0):
    return valid_losses[loop(valid_losses, patience, min_delta)]


def relation__epoch_and_loss(valid_losses, patience, min_delta=0.0):
    epoch = loop(valid_losses, patience, min_delta)
    return epoch, valid_losses[epoch]


def contrast__nothing_unless_stopped(valid_losses, patience, min_delta=0.0):
    best_epoch = 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < valid_losses[best_epoch] - min_delta:
            best_epoch = epoch
        if epoch - best_epoch >= patience:
            return best_epoch


def contrast__last_unless_stopped(valid_losses, patience, min_delta=0.0):
    best_epoch = 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < valid_losses[best_epoch] - min_delta:
            best_epoch = epoch
        if epoch - best_epoch >= patience:
            return best_epoch
    return len(valid_losses) - 1


def contrast__patience_before_the_stop(valid_losses, patience, min_delta=0.0):
    """Right only when the run was stopped."""
    return max(0, stopping_epoch__where_it_stopped(valid_losses, patience, min_delta) - patience)


def value__number_of_epochs(valid_losses, patience, min_delta=0.0):
    return len(valid_losses)


def constant__first_epoch(valid_losses, patience, min_delta=0.0):
    return 0


def substitution__highest(valid_losses, patience, min_delta=0.0):
    return loop(-np.asarray(valid_losses), patience, min_delta)


def one_sided__best_not_kept(valid_losses, patience, min_delta=0.0):
    """The best loss is never updated: all is compared with the first epoch."""
    best_epoch, waited = 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < valid_losses[0] - min_delta:
            best_epoch, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch


def contrast__lowest_must_be_beaten(valid_losses, patience, min_delta=0.0):
    """Small gains lower the mark, though they replace nothing."""
    lowest, best_epoch = valid_losses[0], 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < lowest - min_delta:
            best_epoch = epoch
        lowest = min(lowest, valid_losses[epoch])
        if epoch - best_epoch >= patience:
            break
    return best_epoch
