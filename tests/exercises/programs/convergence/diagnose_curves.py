"""Answers to convergence/diagnose_curves: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(train_losses, valid_losses, target):
    if not math.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    lowest = valid_losses[0]
    for loss in valid_losses:
        if loss < lowest:
            lowest = loss
    if valid_losses[-1] > 1.1 * lowest:
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    if train_losses[-1] > target:
        return "underfitting"
    return "good fit"


def vectorised(train_losses, valid_losses, target):
    first, last = train_losses[[0, -1]]
    if ~np.isfinite(last) | (last > first):
        return "diverging"
    if (valid_losses[-1] - valid_losses.min()) / valid_losses.min() > 0.1:
        return "overfitting"
    start = train_losses[-max(2, train_losses.size // 10)]
    if 1 - last / start >= 0.01:
        return "not converged"
    return "underfitting" if last > target else "good fit"


def library(train_losses, valid_losses, target):
    """`np.select` takes the first condition that holds, and gives a 0-d array."""
    last = train_losses[-1]
    tail = train_losses[-np.maximum(2, len(train_losses) // 10) :]
    conditions = [
        np.logical_not(np.isfinite(last)) or last > train_losses[0],
        valid_losses[-1] > np.min(valid_losses) * 1.1,
        np.subtract(tail[0], last) / tail[0] >= 0.01,
        last > target,
    ]
    names = ["diverging", "overfitting", "not converged", "underfitting"]
    return np.select(conditions, names, default="good fit")


def nested(train_losses, valid_losses, target):
    train, valid = list(train_losses), list(valid_losses)
    n = len(train)
    if np.isfinite(train[-1]) and train[-1] <= train[0]:
        if valid[-1] <= min(valid) * 1.1:
            k = n // 10 if n // 10 > 2 else 2
            if train[-1] > 0.99 * train[n - k]:
                answer = "good fit" if train[-1] <= target else "underfitting"
            else:
                answer = "not converged"
        else:
            answer = "overfitting"
    else:
        answer = "diverging"
    return np.str_(answer)


def least_urgent_first(train_losses, valid_losses, target):
    """Each rule overrides those before it."""
    answer = "good fit"
    if train_losses[-1] > target:
        answer = "underfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if (tail[0] - tail[-1]) / tail[0] >= 0.01:
        answer = "not converged"
    if valid_losses[-1] / valid_losses.min() > 1.1:
        answer = "overfitting"
    if not train_losses[-1] <= train_losses[0] or np.isinf(train_losses[-1]):
        answer = "diverging"
    return answer


def table_of_rules(train_losses, valid_losses, target):
    train, valid = np.asarray(train_losses), np.asarray(valid_losses)
    size = sorted((2, len(train) // 10))[-1]
    rules = {
        "diverging": lambda: np.isnan(train[-1]) or np.isinf(train[-1]) or train[-1] > train[0],
        "overfitting": lambda: valid[-1] > valid.min() + 0.1 * valid.min(),
        "not converged": lambda: train[-size] - train[-1] >= 0.01 * train[-size],
        "underfitting": lambda: train[-1] > target,
        "good fit": lambda: True,
    }
    return next(name for name, holds in rules.items() if holds())


def matched(train_losses, valid_losses, target):
    last = float(train_losses[-1])
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    match (
        math.isfinite(last) and last <= float(train_losses[0]),
        bool(valid_losses[-1] > 1.1 * sorted(valid_losses)[0]),
        bool((tail[0] - last) / tail[0] >= 0.01),
        last > target,
    ):
        case (False, _, _, _):
            return "diverging"
        case (_, True, _, _):
            return "overfitting"
        case (_, _, True, _):
            return "not converged"
        case (_, _, _, True):
            return "underfitting"
    return "good fit"


def _diverges(train, valid, target):
    return not np.isfinite(train[-1]) or train[-1] > train[0]


def _overfits(train, valid, target):
    return valid[-1] > 1.1 * min(valid)


def _falls(train, valid, target):
    tail = train[-max(2, len(train) // 10) :]
    return (tail[0] - tail[-1]) / tail[0] >= 0.01


def _misses(train, valid, target):
    return train[-1] > target


def _always(train, valid, target):
    return True


def _first_that_holds(*rules):
    """A program that goes through (name, rule) pairs in order."""

    def program(train_losses, valid_losses, target):
        return next(name for name, rule in rules if rule(train_losses, valid_losses, target))

    return program


def _with_rules(**changed):
    """A program that has the right order, but other rules for some of the names."""
    rules = {
        "diverging": _diverges,
        "overfitting": _overfits,
        "not converged": _falls,
        "underfitting": _misses,
        "good fit": _always,
    }
    for key, rule in changed.items():
        rules[key.replace("_", " ")] = rule
    return _first_that_holds(*rules.items())


def gap_is_overfitting__gap_at_the_end(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * train_losses[-1]:
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    return "underfitting" if train_losses[-1] > target else "good fit"


gap_is_overfitting__valid_above_train = _with_rules(overfitting=lambda t, v, _: v[-1] > t[-1])
_relative_gap = _with_rules(overfitting=lambda t, v, _: (v[-1] - t[-1]) / t[-1] > 0.1)
gap_is_overfitting__gap_of_a_tenth = _with_rules(overfitting=lambda t, v, _: v[-1] - t[-1] > 0.1)


def under_and_over_swapped__names_swapped(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * valid_losses.min():
        return "underfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    return "overfitting" if train_losses[-1] > target else "good fit"


def falling_called_underfitting__target_before_the_tail(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * valid_losses.min():
        return "overfitting"
    if train_losses[-1] > target:
        return "underfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    return "not converged" if (tail[0] - tail[-1]) / tail[0] >= 0.01 else "good fit"


def falling_called_underfitting__tail_forgotten(train_losses, valid_losses, target):
    """Has no rule for a curve that still falls."""
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    return "underfitting" if train_losses[-1] > target else "good fit"


def falling_called_good_fit__good_before_the_tail(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    if train_losses[-1] <= target:
        return "good fit"
    return "not converged" if _falls(train_losses, valid_losses, target) else "underfitting"


falling_before_overfitting__tail_before_overfitting = _first_that_holds(
    ("diverging", _diverges),
    ("not converged", _falls),
    ("overfitting", _overfits),
    ("underfitting", _misses),
    ("good fit", _always),
)
falling_before_overfitting__tail_before_overfitting.__name__ = "tail_before_overfitting"

diverging_not_first__overfitting_before_diverging = _first_that_holds(
    ("overfitting", _overfits),
    ("diverging", _diverges),
    ("not converged", _falls),
    ("underfitting", _misses),
    ("good fit", _always),
)
diverging_not_first__overfitting_before_diverging.__name__ = "overfitting_before_diverging"

non_finite_missed__only_above_the_first = _with_rules(diverging=lambda t, v, _: t[-1] > t[0])
non_finite_missed__only_infinity = _with_rules(
    diverging=lambda t, v, _: np.isinf(t[-1]) or t[-1] > t[0]
)
non_finite_missed__only_nan = _with_rules(diverging=lambda t, v, _: np.isnan(t[-1]) or t[-1] > t[0])
any_rise_is_diverging__above_the_one_before = _with_rules(
    diverging=lambda t, v, _: not np.isfinite(t[-1]) or t[-1] > t[-2],
)
any_rise_is_diverging__any_rise = _with_rules(
    diverging=lambda t, v, _: not np.isfinite(t[-1]) or bool(np.any(np.diff(t) > 0)),
)
any_rise_is_diverging__above_the_lowest = _with_rules(
    diverging=lambda t, v, _: not np.isfinite(t[-1]) or t[-1] > min(t),
)
ten_percent_left_out__above_the_minimum = _with_rules(overfitting=lambda t, v, _: v[-1] > min(v))
ten_percent_left_out__not_at_the_minimum = _with_rules(
    overfitting=lambda t, v, _: np.argmin(v) != len(v) - 1
)
not_against_the_minimum__above_the_first_valid_loss = _with_rules(
    overfitting=lambda t, v, _: v[-1] > 1.1 * v[0]
)
not_against_the_minimum__above_the_valid_loss_before = _with_rules(
    overfitting=lambda t, v, _: v[-1] > 1.1 * v[-2]
)
tail_is_the_whole_run__whole_run = _with_rules(
    not_converged=lambda t, v, _: (t[0] - t[-1]) / t[0] >= 0.01
)
tail_is_the_last_step__last_step = _with_rules(
    not_converged=lambda t, v, _: (t[-2] - t[-1]) / t[-2] >= 0.01
)


def fall_not_relative__fall_itself(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if tail[0] - tail[-1] >= 0.01:
        return "not converged"
    return "underfitting" if train_losses[-1] > target else "good fit"


target_for_validation__valid_above_target = _with_rules(
    underfitting=lambda t, v, target: v[-1] > target
)
target_turned_round__below_the_target = _with_rules(
    underfitting=lambda t, v, target: t[-1] < target
)
_ten_losses_at_the_end = _with_rules(
    not_converged=lambda t, v, _: (t[-min(10, len(t))] - t[-1]) / t[-min(10, len(t))] >= 0.01,
)
one_sided__ten_percent_of_fall = _with_rules(
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, len(t) // 10)] >= 0.1,
)
one_sided__twice_the_minimum = _with_rules(overfitting=lambda t, v, _: v[-1] > 2 * min(v))
substitution__train_above_its_minimum = _with_rules(
    overfitting=lambda t, v, _: t[-1] > 1.1 * min(t)
)
diverging_not_first__never_diverging = _with_rules(diverging=lambda t, v, _: False)
one_sided__never_overfitting = _with_rules(overfitting=lambda t, v, _: False)
one_sided__valid_diverging = _with_rules(
    diverging=lambda t, v, _: not np.isfinite(v[-1]) or v[-1] > v[0]
)


one_sided__half_a_percent_of_fall = _with_rules(
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, len(t) // 10)] >= 0.005,
)
one_sided__two_percent_of_fall = _with_rules(
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, len(t) // 10)] >= 0.02,
)
one_sided__fall_over_the_last_loss = _with_rules(
    not_converged=lambda t, v, _: t[-max(2, len(t) // 10)] / t[-1] - 1 >= 0.01,
)
one_sided__tail_rounded_up = _with_rules(
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, -(-len(t) // 10))] >= 0.01,
)
one_sided__tail_of_one_more = _with_rules(
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, len(t) // 10 + 1)] >= 0.01,
)
one_sided__rise_over_the_last_loss = _with_rules(
    overfitting=lambda t, v, _: (v[-1] - min(v)) / v[-1] > 0.1
)
one_sided__five_percent_of_rise = _with_rules(overfitting=lambda t, v, _: v[-1] > 1.05 * min(v))
one_sided__fifth_of_rise = _with_rules(overfitting=lambda t, v, _: v[-1] > 1.2 * min(v))
one_sided__rise_itself = _with_rules(overfitting=lambda t, v, _: v[-1] > min(v) + 0.1)
one_sided__minimum_of_the_tail = _with_rules(
    overfitting=lambda t, v, _: v[-1] > 1.1 * min(v[-max(2, len(v) // 10) :]),
)


one_sided__rise_above_train_only = _with_rules(
    overfitting=lambda t, v, _: v[-1] > 1.1 * min(v) and v[-1] > t[-1],
)
one_sided__well_above_the_first = _with_rules(
    diverging=lambda t, v, _: not np.isfinite(t[-1]) or t[-1] > 1.5 * t[0],
)
one_sided__mean_of_the_tail_above_target = _with_rules(
    underfitting=lambda t, v, target: np.mean(t[-max(2, len(t) // 10) :]) > target,
)


def sensitivity__always_good(train_losses, valid_losses, target):
    return "good fit"


def spelling__capitals(train_losses, valid_losses, target):
    return loop(train_losses, valid_losses, target).capitalize()


def spelling__underscores(train_losses, valid_losses, target):
    return loop(train_losses, valid_losses, target).replace(" ", "_")


def code__number_of_the_rule(train_losses, valid_losses, target):
    names = ["diverging", "overfitting", "not converged", "underfitting", "good fit"]
    return names.index(loop(train_losses, valid_losses, target))


def code__last_branch_forgotten(train_losses, valid_losses, target):
    answer = loop(train_losses, valid_losses, target)
    if answer != "good fit":
        return answer


def shape__all_that_hold(train_losses, valid_losses, target):
    rules = {
        "diverging": _diverges,
        "overfitting": _overfits,
        "not converged": _falls,
        "underfitting": _misses,
    }
    found = [name for name, rule in rules.items() if rule(train_losses, valid_losses, target)]
    return found or ["good fit"]


rise_of_ten_percent_exactly__at_least = _with_rules(
    overfitting=lambda t, v, _: v[-1] >= 1.1 * min(v)
)
fall_of_one_percent_exactly__more_than = _with_rules(
    not_converged=lambda t, v, _: (
        (t[-max(2, len(t) // 10)] - t[-1]) / t[-max(2, len(t) // 10)] > 0.01
    ),
)
target_just_reached__not_below = _with_rules(underfitting=lambda t, v, target: t[-1] >= target)
back_at_the_first__not_below = _with_rules(
    diverging=lambda t, v, _: not np.isfinite(t[-1]) or t[-1] >= t[0]
)
tail_of_short_runs__a_tenth = _with_rules(
    not_converged=lambda t, v, _: (
        (t[-(len(t) // 10) :][0] - t[-1]) / t[-(len(t) // 10) :][0] >= 0.01
    ),
)
