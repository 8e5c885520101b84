import math
from itertools import pairwise

import numpy as np


def wrong_01_counts_calm_steps_anywhere(losses, tolerance, patience):
    calm = 0
    for i in range(len(losses)):
        if not np.isfinite(losses[i]):
            return False
    for i in range(1, len(losses)):
        change = abs(losses[i] - losses[i - 1])
        if change <= tolerance * max(abs(losses[i - 1]), 1e-12):
            calm += 1
    return calm >= patience


def wrong_02_relative_to_the_mean_of_both(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.all(np.isfinite(losses)):
        return False
    last = np.asarray(losses)[-patience - 1 :]
    scale = (np.abs(last[1:]) + np.abs(last[:-1])) / 2
    return bool(np.all(np.abs(np.diff(last)) <= tolerance * np.maximum(scale, 1e-12)))


def wrong_03_r_na_omit(losses, tolerance, patience):
    losses = losses[np.isfinite(losses)]
    if len(losses) < patience + 1:
        return False
    x = losses[-(patience + 1) :]
    return bool(np.all(np.abs(np.diff(x)) <= tolerance * np.maximum(np.abs(x[:-1]), 1e-12)))


def wrong_04_net_change_over_the_window(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    before, after = losses[-patience - 1], losses[-1]
    return bool(abs(after - before) <= tolerance * max(abs(before), 1e-12))


def wrong_05_blog_no_new_best(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    best, wait = losses[0], 0
    for loss in losses[1:]:
        if loss < best - tolerance * max(abs(best), 1e-12):
            best, wait = loss, 0
        else:
            wait += 1
    return wait >= patience


def wrong_06_abs_of_the_comparison(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    for i in range(len(losses) - patience, len(losses)):
        if not abs(losses[i] - losses[i - 1] <= tolerance * max(abs(losses[i - 1]), 1e-12)):
            return False
    return True


def wrong_07_one_loss_too_few_allowed(losses, tolerance, patience):
    if len(losses) < patience or not np.isfinite(losses).all():
        return False
    last = losses[-(patience + 1) :]
    for before, after in zip(last[:-1], last[1:]):
        if abs(after - before) > tolerance * max(abs(before), 1e-12):
            return False
    return True


def wrong_08_true_after_the_first_look(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    for i in range(1, patience + 1):
        if abs(losses[-i] - losses[-i - 1]) > tolerance * max(abs(losses[-i - 1]), 1e-12):
            return False
        return True


def wrong_09_absolute_values_in_a_view(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    last = np.array(losses[-patience - 1 :])
    previous = last[:-1]
    np.abs(previous, out=previous)  # changes last as well
    previous_scale = np.maximum(previous, 1e-12)
    return bool(np.all(np.abs(np.diff(last)) <= tolerance * previous_scale))


def wrong_10_diff_of_order_patience(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    change = np.abs(np.diff(losses, n=patience))
    scale = np.maximum(np.abs(losses[-patience - 1 : -1]), 1e-12)
    return bool(np.all(change[-1] <= tolerance * scale))


def wrong_11_strict_and_relative_to_the_new(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    return all(
        abs(losses[-i] - losses[-i - 1]) < tolerance * max(abs(losses[-i]), 1e-12)
        for i in range(1, patience + 1)
    )


def wrong_12_slope_of_a_fitted_line(losses, tolerance, patience):
    if len(losses) < patience + 1 or not np.isfinite(losses).all():
        return False
    last = np.asarray(losses[-patience - 1 :])
    slope = np.polyfit(np.arange(patience + 1), last, 1)[0]
    return bool(abs(slope) <= tolerance * max(abs(last[0]), 1e-12))


def right_1_recursion(losses, tolerance, patience):
    if not all(map(math.isfinite, losses)):
        return False

    def calm(rest, left):
        if left == 0:
            return True
        if len(rest) < 2:
            return False
        before, after = rest[-2], rest[-1]
        small = abs(after - before) <= tolerance * max(abs(before), 1e-12)
        return small and calm(rest[:-1], left - 1)

    return calm([float(loss) for loss in losses], patience)


def right_2_streak_of_a_pairwise_generator(losses, tolerance, patience):
    streak = 0
    values = [float(loss) for loss in losses]
    if any(loss != loss or loss in (math.inf, -math.inf) for loss in values):
        return False
    for before, after in pairwise(values):
        small = abs(after - before) <= tolerance * max(abs(before), 1e-12)
        streak = (streak + 1) * small
    return streak >= patience


def right_3_logical_and_reduce(losses, tolerance, patience):
    losses = np.asarray(losses, dtype=float)
    if np.logical_not(np.logical_and.reduce(np.isfinite(losses))) or losses.size <= patience:
        return False
    old, new = losses[-patience - 1 : -1], losses[losses.size - patience :]
    room = tolerance * np.where(np.abs(old) > 1e-12, np.abs(old), 1e-12)
    return bool(np.logical_and.reduce(np.abs(new - old) <= room))
