import math

import numpy as np


def wrong_01_minimum_begins_at_one(train_losses, valid_losses, target):
    n = len(train_losses)
    lowest = 1.0
    for loss in valid_losses:
        if loss < lowest:
            lowest = loss
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * lowest:
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_02_peak_to_peak_of_the_tail(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * np.min(valid_losses):
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if np.mean(tail) > 0 and np.ptp(tail) / np.mean(tail) >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_03_r_negative_index_drops(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * valid_losses.min():
        return "overfitting"
    drop = max(2, n // 10)
    tail = train_losses[drop:]  # x[-(1:drop)]
    if len(tail) and tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_04_target_for_the_validation_loss(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * valid_losses.min():
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if valid_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_05_blog_gap_between_the_curves(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * train_losses[-1]:
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_06_bracket_before_the_division(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * valid_losses.min():
        return "overfitting"
    tail = train_losses[-max(2, n) // 10 :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_07_tail_one_longer(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * valid_losses.min():
        return "overfitting"
    tail = train_losses[-max(2, n // 10) - 1 :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_08_third_rule_inside_the_fourth(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * valid_losses.min():
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if train_losses[-1] > target:
        if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
            return "not converged"
        return "underfitting"
    return "good fit"


def wrong_09_sorted_to_find_the_minimum(train_losses, valid_losses, target):
    valid_losses = np.array(valid_losses)
    ordered = valid_losses
    ordered.sort()
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * ordered[0]:
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    return "underfitting" if train_losses[-1] > target else "good fit"


def wrong_10_minimum_of_the_other_column(train_losses, valid_losses, target):
    curves = np.column_stack([train_losses, valid_losses])
    first, last, lowest = curves[0], curves[-1], curves.min(axis=0)
    if not np.isfinite(last[0]) or last[0] > first[0]:
        return "diverging"
    if last[1] > 1.1 * lowest[0]:
        return "overfitting"
    tail = curves[-max(2, len(curves) // 10) :, 0]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    return "underfitting" if last[0] > target else "good fit"


def wrong_11_no_division_and_ten_percentage_points(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] - valid_losses.min() > 0.1:
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if tail[0] - tail[-1] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_12_first_rule_in_time(train_losses, valid_losses, target):
    # "the first that holds": goes through the epochs and stops at the first alarm
    n = len(train_losses)
    for t in range(n):
        if not np.isfinite(train_losses[t]) or train_losses[t] > train_losses[0]:
            return "diverging"
        if t < len(valid_losses) and valid_losses[t] > 1.1 * np.min(valid_losses[: t + 1]):
            return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def right_1_generator_of_lambdas(train_losses, valid_losses, target):
    t, v = [float(x) for x in train_losses], [float(x) for x in valid_losses]

    def improvement():
        tail = t[-max(2, len(t) // 10) :]
        return (tail[0] - tail[-1]) / tail[0] if tail[0] else 0.0

    rules = (
        ("diverging", lambda: not math.isfinite(t[-1]) or t[-1] > t[0]),
        ("overfitting", lambda: v[-1] > 1.1 * min(v)),
        ("not converged", lambda: improvement() >= 0.01),
        ("underfitting", lambda: t[-1] > target),
        ("good fit", lambda: True),
    )
    return next(name for name, holds in rules if holds())


def right_2_argmax_of_a_list(train_losses, valid_losses, target):
    labels = ["diverging", "overfitting", "not converged", "underfitting", "good fit"]
    last, first = train_losses[-1], train_losses[0]
    start = train_losses[max(0, len(train_losses) - max(2, len(train_losses) // 10))]
    with np.errstate(all="ignore"):
        holds = [
            not (last <= first and np.isfinite(last)),
            valid_losses[-1] > np.minimum.reduce(valid_losses) * 1.1,
            np.divide(start - last, start) >= 0.01,
            last > target,
            True,
        ]
    return labels[int(np.argmax(holds))]


def right_3_class_with_recursion(train_losses, valid_losses, target):
    class Doctor:
        def lowest(self, values):
            if len(values) == 1:
                return values[0]
            half = len(values) // 2
            return min(self.lowest(values[:half]), self.lowest(values[half:]))

        def diagnose(self, train, valid):
            healthy = math.isfinite(train[-1]) and not train[-1] > train[0]
            if not healthy:
                return "diverging"
            if valid[-1] > 1.1 * self.lowest(valid):
                return "overfitting"
            *_, end = train
            begin = list(reversed(train))[: max(2, len(train) // 10)][-1]
            if begin != 0 and (begin - end) / begin >= 0.01:
                return "not converged"
            return ("good fit", "underfitting")[end > target]

    return Doctor().diagnose(list(map(float, train_losses)), list(map(float, valid_losses)))
