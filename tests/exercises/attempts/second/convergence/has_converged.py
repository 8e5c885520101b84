import math

import numpy as np


def wrong_01_no_abs_of_change(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.all(np.isfinite(losses)):
        return False
    for i in range(len(losses) - patience, len(losses)):
        previous = losses[i - 1]
        change = previous - losses[i]
        if change > tolerance * max(abs(previous), 1e-12):
            return False
    return True


def wrong_02_relative_to_first_loss(losses, tolerance, patience):
    losses = np.asarray(losses)
    if len(losses) < patience + 1:
        return False
    if not np.isfinite(losses).all():
        return False
    changes = np.abs(np.diff(losses))[-patience:]
    return bool(np.all(changes <= tolerance * max(abs(losses[0]), 1e-12)))


def wrong_03_divides_by_the_new_loss(losses, tolerance, patience):
    if not np.isfinite(losses).all() or len(losses) <= patience:
        return False
    step = np.abs(np.diff(losses))
    size = np.maximum(np.abs(losses), 1e-12)
    return bool((step[-patience:] <= tolerance * size[-patience:]).all())


def wrong_04_return_in_loop(losses, tolerance, patience):
    n = len(losses)
    if n < patience + 1:
        return False
    for x in losses:
        if math.isnan(x) or math.isinf(x):
            return False
    for k in range(1, patience + 1):
        before = losses[n - k - 1]
        after = losses[n - k]
        if abs(after - before) <= tolerance * max(abs(before), 1e-12):
            return True
        else:
            return False


def wrong_05_abs_around_the_wrong_thing(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    recent = losses[-(patience + 1) :]
    for old, new in zip(recent, recent[1:]):
        if abs(new - old) > abs(tolerance * max(old, 1e-12)):
            return False
    return True


def wrong_06_best_not_beaten(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    best = losses[0]
    waited = 0
    for loss in losses[1:]:
        if loss < best - tolerance * max(abs(best), 1e-12):
            best = loss
            waited = 0
        else:
            waited += 1
    return waited >= patience


def wrong_07_strictly_below(losses, tolerance, patience):
    if len(losses) < patience + 1:
        return False
    if np.isnan(losses).any() or np.isinf(losses).any():
        return False
    prev = losses[-patience - 1 : -1]
    now = losses[-patience:]
    return all(abs(b - a) < tolerance * max(abs(a), 1e-12) for a, b in zip(prev, now))


def wrong_08_enough_losses_off_by_one(losses, tolerance, patience):
    if len(losses) < patience:
        return False
    if not all(math.isfinite(v) for v in losses):
        return False
    last = losses[-(patience + 1) :]
    return all(
        abs(last[i + 1] - last[i]) <= tolerance * max(abs(last[i]), 1e-12)
        for i in range(len(last) - 1)
    )


def wrong_09_lifts_losses_in_place(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    previous = losses[-patience - 1 : -1]
    previous[previous < 1e-12] = 1e-12
    change = np.abs(losses[-patience:] - previous)
    return bool(np.all(change <= tolerance * previous))


def wrong_10_absolute_tolerance(losses, tolerance, patience):
    # as n_iter_no_change / tol elsewhere
    if len(losses) < patience + 1:
        return False
    if not np.all(np.isfinite(losses)):
        return False
    return bool(np.max(np.abs(np.diff(losses[-patience - 1 :]))) <= tolerance)


def wrong_11_whole_window_at_once(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    old = losses[-patience - 1]
    new = losses[-1]
    return bool(abs(new - old) <= tolerance * max(abs(old), 1e-12))


def wrong_12_nan_looked_for_in_tail(losses, tolerance, patience):
    if len(losses) < patience + 1:
        return False
    tail = np.array(losses[-patience - 1 :])
    if not np.isfinite(tail).all():
        return False
    rel = np.abs(np.diff(tail)) / np.clip(np.abs(tail[:-1]), 1e-12, None)
    return bool(np.count_nonzero(rel <= tolerance) == patience)


def right_01_numpy_bool(losses, tolerance, patience):
    losses = np.asarray(losses, dtype=float)
    if losses.size <= patience or not np.isfinite(losses).all():
        return np.False_
    a, b = losses[-patience - 1 : -1], losses[-patience:]
    return np.all(abs(b - a) <= tolerance * np.maximum(abs(a), 1e-12))


def right_02_recursion(losses, tolerance, patience):
    seq = [float(v) for v in losses]
    if any(v != v or v in (float("inf"), float("-inf")) for v in seq):
        return False

    def calm(end, left):
        if left == 0:
            return True
        if end == 0:
            return False
        ok = abs(seq[end] - seq[end - 1]) <= tolerance * max(abs(seq[end - 1]), 1e-12)
        return ok and calm(end - 1, left - 1)

    return len(seq) > patience and calm(len(seq) - 1, patience)


def right_03_counts_a_streak(losses, tolerance, patience):
    streak, before = 0, None
    for x in losses:
        if not math.isfinite(x):
            return False
        if before is not None:
            streak = streak + 1 if abs(x - before) <= tolerance * max(abs(before), 1e-12) else 0
        before = x
    return streak >= patience
