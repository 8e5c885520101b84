from functools import reduce

import numpy as np


def wrong_01_ties_do_not_wait(valid_losses, patience, min_delta=0.0):
    best_loss = valid_losses[0]
    best_epoch = 0
    waited = 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < best_loss - min_delta:
            best_loss = valid_losses[epoch]
            best_epoch = epoch
            waited = 0
        elif valid_losses[epoch] > best_loss - min_delta:
            waited = waited + 1
        if waited == patience:
            break
    return best_epoch


def wrong_02_relative_min_delta(valid_losses, patience, min_delta=0.0):
    best, kept, waited = valid_losses[0], 0, 0
    for epoch, loss in enumerate(valid_losses[1:], start=1):
        if loss < best * (1 - min_delta):
            best, kept, waited = loss, epoch, 0
        else:
            waited += 1
            if waited >= patience:
                break
    return kept


def wrong_03_r_cummin(valid_losses, patience, min_delta=0.0):
    low = np.minimum.accumulate(valid_losses)
    better = np.concatenate([[True], low[1:] < low[:-1] - min_delta])
    kept = 0
    for epoch in range(1, len(low)):
        if better[epoch]:
            kept = epoch
        elif epoch - kept >= patience:
            break
    return kept


def wrong_04_waits_for_rises_in_a_row(valid_losses, patience, min_delta=0.0):
    kept, rises = 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < valid_losses[kept] - min_delta:
            kept = epoch
        if valid_losses[epoch] > valid_losses[epoch - 1]:
            rises += 1
        else:
            rises = 0
        if rises >= patience:
            break
    return kept


def wrong_05_blog_score_with_delta(valid_losses, patience, min_delta=0.0):
    best_score, counter, best_epoch = None, 0, 0
    for epoch, val_loss in enumerate(valid_losses):
        score = -val_loss
        if best_score is None:
            best_score = score
        elif score < best_score + min_delta:
            counter += 1
            if counter >= patience:
                break
        else:
            best_score = score
            best_epoch = epoch
            counter = 0
    return best_epoch


def wrong_06_delta_on_the_other_side(valid_losses, patience, min_delta=0.0):
    best, kept, waited = valid_losses[0], 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] - best < min_delta:
            best, kept, waited = valid_losses[epoch], epoch, 0
        else:
            waited += 1
        if waited >= patience:
            return kept
    return kept


def wrong_07_epoch_zero_already_waits(valid_losses, patience, min_delta=0.0):
    best, kept, waited = valid_losses[0], 0, 0
    for epoch in range(len(valid_losses)):
        if valid_losses[epoch] < best - min_delta:
            best, kept, waited = valid_losses[epoch], epoch, 0
        else:
            waited += 1
            if waited >= patience:
                return kept
    return kept


def wrong_08_waits_even_when_better(valid_losses, patience, min_delta=0.0):
    best, kept, waited = valid_losses[0], 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < best - min_delta:
            best, kept, waited = valid_losses[epoch], epoch, 0
        waited += 1
        if waited >= patience:
            return kept
    return kept


def wrong_09_best_is_a_view(valid_losses, patience, min_delta=0.0):
    losses = np.array(valid_losses)
    best, waited = losses[:1], 0
    for loss in losses[1:]:
        if loss < best[0] - min_delta:
            best[0] = loss
            waited = 0
        else:
            waited += 1
            if waited == patience:
                break
    return int(np.flatnonzero(losses == best[0])[0])


def wrong_10_blocks_of_patience(valid_losses, patience, min_delta=0.0):
    kept = 0
    for start in range(1, len(valid_losses), patience):
        block = valid_losses[start : start + patience]
        lowest = int(np.argmin(block))
        if block[lowest] < valid_losses[kept] - min_delta:
            kept = start + lowest
        else:
            break
    return kept


def wrong_11_previous_loss_and_no_stop(valid_losses, patience, min_delta=0.0):
    kept, waited = 0, 0
    for epoch in range(1, len(valid_losses)):
        if valid_losses[epoch] < valid_losses[epoch - 1] - min_delta:
            kept, waited = epoch, 0
        else:
            waited += 1
            if waited >= patience:
                continue
    return kept


def wrong_12_first_that_is_nearly_as_good(valid_losses, patience, min_delta=0.0):
    # what is within min_delta of the lowest is as good, and the earlier the better
    kept = 0
    for epoch in range(len(valid_losses)):
        if valid_losses[epoch] < valid_losses[kept]:
            kept = epoch
        if epoch - kept >= patience:
            break
    for epoch in range(kept + 1):
        if valid_losses[epoch] <= valid_losses[kept] + min_delta:
            return epoch


def right_1_windows_without_counter(valid_losses, patience, min_delta=0.0):
    kept = 0
    while True:
        ahead = valid_losses[kept + 1 : kept + 1 + patience]
        hits = [k for k, loss in enumerate(ahead) if loss < valid_losses[kept] - min_delta]
        if not hits:
            return kept
        kept += 1 + hits[0]


def right_2_reduce_of_states(valid_losses, patience, min_delta=0.0):
    def go_on(state, item):
        kept, best, stopped = state
        epoch, loss = item
        if stopped:
            return state
        if loss < best - min_delta:
            return epoch, loss, False
        return kept, best, epoch - kept >= patience

    items = enumerate(map(float, valid_losses[1:]), 1)
    return reduce(go_on, items, (0, float(valid_losses[0]), False))[0]


def right_3_coroutine(valid_losses, patience, min_delta=0.0):
    def watcher():
        best, kept, left, epoch = float("inf"), -1, patience, -1
        loss = yield 0
        while left:
            epoch += 1
            if kept < 0 or loss < best - min_delta:
                best, kept, left = loss, epoch, patience
            else:
                left -= 1
            if left:
                loss = yield kept
        return kept

    w = watcher()
    answer = next(w)
    try:
        for loss in valid_losses:
            answer = w.send(loss)
    except StopIteration as end:
        answer = end.value
    return answer
