import math

import numpy as np


def wrong_01_improvement_backwards(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if tail[0] > 0 and (tail[-1] - tail[0]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_02_improvement_per_step(train_losses, valid_losses, target):
    n = len(train_losses)
    last = train_losses[-1]
    if not np.isfinite(last) or last > train_losses[0]:
        return "diverging"
    elif valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] / len(tail) >= 0.01:
        return "not converged"
    elif last > target:
        return "underfitting"
    else:
        return "good fit"


def wrong_03_tail_loses_its_end(train_losses, valid_losses, target):
    k = max(2, len(train_losses) // 10)
    if not math.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * np.min(valid_losses):
        return "overfitting"
    tail = train_losses[-k:-1]
    if tail[0] != 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_04_any_rise_is_diverging(train_losses, valid_losses, target):
    for i in range(1, len(train_losses)):
        if not np.isfinite(train_losses[i]) or train_losses[i] > train_losses[i - 1]:
            return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if tail[0] - tail[-1] >= 0.01 * tail[0] and tail[0] > 0:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_05_missing_brackets(train_losses, valid_losses, target):
    first, last = train_losses[0], train_losses[-1]
    if not np.isfinite(last) or last > first:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if tail[0] > 0 and tail[0] - tail[-1] / tail[0] >= 0.01:
        return "not converged"
    if last > target:
        return "underfitting"
    return "good fit"


def wrong_06_gap_is_overfitting(train_losses, valid_losses, target):
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


def wrong_07_last_rule_wins(train_losses, valid_losses, target):
    n = len(train_losses)
    label = "good fit"
    tail = train_losses[-max(2, n // 10) :]
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        label = "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        label = "overfitting"
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        label = "not converged"
    if label == "good fit" and train_losses[-1] > target:
        label = "underfitting"
    return label


def wrong_08_short_runs(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    n = len(train_losses)
    if n >= 10:
        tail = train_losses[-(n // 10) :]
    else:
        tail = train_losses
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    return "underfitting" if train_losses[-1] > target else "good fit"


def wrong_09_sorts_the_curve(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    ordered = valid_losses
    ordered.sort()
    lowest = ordered[0]
    if valid_losses[-1] > 1.1 * lowest:
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_10_generalisation_loss_five(train_losses, valid_losses, target):
    # Prechelt: GL = 100 (valid / best - 1), stop at GL > 5
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    best = np.min(valid_losses)
    if best > 0 and 100 * (valid_losses[-1] / best - 1) > 5:
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_11_some_step_of_one_percent(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    tail = list(train_losses[-max(2, n // 10) :])
    still_learning = False
    for a, b in zip(tail, tail[1:]):
        if a > 0 and (a - b) / a >= 0.01:
            still_learning = True
    if still_learning:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def wrong_12_argmin_is_not_min(train_losses, valid_losses, target):
    n = len(train_losses)
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * np.argmin(valid_losses):
        return "overfitting"
    tail = train_losses[-max(2, n // 10) :]
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def _improvement(tail):
    if tail[0] == 0:
        return 0.0
    return (tail[0] - tail[-1]) / tail[0]


def right_01_lazy_table_of_rules(train_losses, valid_losses, target):
    t = [float(v) for v in train_losses]
    v = [float(x) for x in valid_losses]
    rules = [
        ("diverging", lambda: not math.isfinite(t[-1]) or t[-1] > t[0]),
        ("overfitting", lambda: v[-1] > 1.1 * min(v)),
        ("not converged", lambda: _improvement(t[-max(2, len(t) // 10) :]) >= 0.01),
        ("underfitting", lambda: t[-1] > target),
        ("good fit", lambda: True),
    ]
    return next(name for name, holds in rules if holds())


def right_02_select(train_losses, valid_losses, target):
    t, v = np.asarray(train_losses, float), np.asarray(valid_losses, float)
    with np.errstate(all="ignore"):
        tail = t[-max(2, t.size // 10) :]
        tests = [
            ~np.isfinite(t[-1]) | (t[-1] > t[0]),
            v[-1] > 1.1 * v.min(),
            (tail[0] - tail[-1]) / tail[0] >= 0.01,
            t[-1] > target,
        ]
    names = np.array(["diverging", "overfitting", "not converged", "underfitting", "good fit"])
    return names[np.argmax(tests + [True])]


def right_03_one_expression(train_losses, valid_losses, target):
    start, end = train_losses[0], train_losses[-1]
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    return (
        "diverging"
        if end > start or not end - end == 0
        else "overfitting"
        if valid_losses[-1] > 1.1 * min(valid_losses)
        else "not converged"
        if tail[0] and (tail[0] - tail[-1]) / tail[0] >= 0.01
        else "underfitting"
        if end > target
        else "good fit"
    )
