import numpy as np


def wrong_01_plus_min_delta(valid_losses, patience, min_delta=0.0):
    best, best_epoch, waited = valid_losses[0], 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < best + min_delta:
            best, best_epoch, waited = valid_losses[epoch], epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best_epoch


def wrong_02_min_delta_as_a_share(valid_losses, patience, min_delta=0.0):
    best = valid_losses[0]
    best_epoch = 0
    waited = 0
    for i, loss in enumerate(valid_losses[1:], 1):
        if (best - loss) / best > min_delta:
            best = loss
            best_epoch = i
            waited = 0
        else:
            waited += 1
        if waited >= patience:
            return best_epoch
    return best_epoch


def wrong_03_running_minimum_ignores_delta(valid_losses, patience, min_delta=0.0):
    lowest = np.minimum.accumulate(valid_losses)
    is_new = np.append(True, np.diff(lowest) < -min_delta)
    best = 0
    for epoch in range(len(valid_losses)):
        if is_new[epoch]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best


def wrong_04_waited_never_reset(valid_losses, patience, min_delta=0.0):
    best_epoch = 0
    waited = 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < valid_losses[best_epoch] - min_delta:
            best_epoch = epoch
        else:
            waited += 1
        if waited >= patience:
            break
    return best_epoch


def wrong_05_tie_replaces(valid_losses, patience, min_delta=0.0):
    best_epoch, waited = 0, 0
    for epoch in range(1, len(valid_losses)):
        if _beaten(valid_losses[best_epoch], valid_losses[epoch], min_delta):
            best_epoch, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best_epoch


def _beaten(best, loss, delta):
    return best - loss >= delta


def wrong_06_compares_with_previous(valid_losses, patience, min_delta=0.0):
    best_epoch = 0
    waited = 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < valid_losses[epoch - 1] - min_delta:
            best_epoch = epoch
            waited = 0
        else:
            waited += 1
            if waited == patience:
                return best_epoch
    return best_epoch


def wrong_07_epoch_where_it_stops(valid_losses, patience, min_delta=0.0):
    best = float("inf")
    waited = 0
    for epoch, loss in enumerate(valid_losses):
        if loss < best - min_delta:
            best = loss
            waited = 0
        else:
            waited += 1
            if waited == patience:
                return epoch
    return int(np.argmin(valid_losses))


def wrong_08_ran_to_the_end(valid_losses, patience, min_delta=0.0):
    best_epoch = 0
    waited = 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < valid_losses[best_epoch] - min_delta:
            best_epoch = epoch
            waited = 0
        else:
            waited += 1
        if waited == patience:
            return best_epoch
    # never stopped, so keep the last
    return len(valid_losses) - 1


def wrong_09_shifts_the_curve_in_place(valid_losses, patience, min_delta=0.0):
    needed = valid_losses
    needed -= min_delta  # what has to be beaten
    best_epoch, waited = 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < needed[best_epoch]:
            best_epoch, waited = epoch, 0
        else:
            waited += 1
            if waited >= patience:
                break
    return best_epoch


def wrong_10_more_than_patience(valid_losses, patience, min_delta=0.0):
    best_loss = np.inf
    best_epoch = 0
    trigger = 0
    for epoch, loss in enumerate(valid_losses):
        if loss < best_loss - min_delta:
            best_loss, best_epoch, trigger = loss, epoch, 0
        else:
            trigger += 1
            if trigger > patience:
                break
    return best_epoch


def wrong_11_window_against_before(valid_losses, patience, min_delta=0.0):
    n = len(valid_losses)
    for end in range(patience + 1, n + 1):
        window = valid_losses[end - patience : end]
        before = valid_losses[: end - patience]
        if min(window) >= min(before) - min_delta:
            return int(np.argmin(valid_losses[: end - patience]))
    return int(np.argmin(valid_losses))


def wrong_12_best_loss_kept_without_delta(valid_losses, patience, min_delta=0.0):
    best = valid_losses[0]
    epoch = 0
    wait = 0
    for i in range(1, len(valid_losses)):
        if valid_losses[i] < best - min_delta:
            epoch = i
            wait = 0
        else:
            wait += 1
        best = np.minimum(best, valid_losses[i])
        if wait == patience:
            break
    return epoch


def right_01_while_distance(valid_losses, patience, min_delta=0.0):
    best = t = 0
    while t + 1 < len(valid_losses) and t - best < patience:
        t += 1
        if valid_losses[t] < valid_losses[best] - min_delta:
            best = t
    return best


def right_02_recursion_jump(valid_losses, patience, min_delta=0.0):
    losses = np.asarray(valid_losses)
    best = 0
    while True:
        nxt = np.flatnonzero(losses[best + 1 : best + 1 + patience] < losses[best] - min_delta)
        if len(nxt) == 0:
            return np.int64(best)
        best = best + 1 + nxt[0]


class _Stopper:
    def __init__(self, patience, delta):
        self.patience, self.delta = patience, delta
        self.best, self.epoch, self.wait, self.t = None, 0, 0, -1

    def see(self, loss):
        self.t += 1
        if self.best is None or loss < self.best - self.delta:
            self.best, self.epoch, self.wait = loss, self.t, 0
        else:
            self.wait += 1
        return self.wait >= self.patience


def right_03_class(valid_losses, patience, min_delta=0.0):
    s = _Stopper(patience, min_delta)
    any(s.see(v) for v in valid_losses)
    return s.epoch
