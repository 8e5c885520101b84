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


def diverges(train, valid, target):
    return not np.isfinite(train[-1]) or train[-1] > train[0]


def overfits(train, valid, target):
    return valid[-1] > 1.1 * min(valid)


def falls(train, valid, target):
    tail = train[-max(2, len(train) // 10) :]
    return (tail[0] - tail[-1]) / tail[0] >= 0.01


def misses(train, valid, target):
    return train[-1] > target


def always(train, valid, target):
    return True


def first_that_holds(*rules):
    """A program that goes through (name, rule) pairs in order."""

    def program(train_losses, valid_losses, target):
        return next(name for name, rule in rules if rule(train_losses, valid_losses, target))

    return program


def with_rules(*, name, **changed):
    """A program that has the right order, but other rules for some of the names."""
    rules = {
        "diverging": diverges,
        "overfitting": overfits,
        "not converged": falls,
        "underfitting": misses,
        "good fit": always,
    }
    for key, rule in changed.items():
        rules[key.replace("_", " ")] = rule
    program = first_that_holds(*rules.items())
    program.__name__ = name
    return program


def gap_at_the_end(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * train_losses[-1]:
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    return "underfitting" if train_losses[-1] > target else "good fit"


valid_above_train = with_rules(name="valid_above_train", overfitting=lambda t, v, _: v[-1] > t[-1])
relative_gap = with_rules(
    name="relative_gap", overfitting=lambda t, v, _: (v[-1] - t[-1]) / t[-1] > 0.1
)
gap_of_a_tenth = with_rules(name="gap_of_a_tenth", overfitting=lambda t, v, _: v[-1] - t[-1] > 0.1)


def names_swapped(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * valid_losses.min():
        return "underfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    return "overfitting" if train_losses[-1] > target else "good fit"


def swapped_after_all(train_losses, valid_losses, target):
    answer = loop(train_losses, valid_losses, target)
    return {"overfitting": "underfitting", "underfitting": "overfitting"}.get(answer, answer)


def target_before_the_tail(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * valid_losses.min():
        return "overfitting"
    if train_losses[-1] > target:
        return "underfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    return "not converged" if (tail[0] - tail[-1]) / tail[0] >= 0.01 else "good fit"


def tail_forgotten(train_losses, valid_losses, target):
    """Has no rule for a curve that still falls."""
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    return "underfitting" if train_losses[-1] > target else "good fit"


def good_before_the_tail(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    if train_losses[-1] <= target:
        return "good fit"
    return "not converged" if falls(train_losses, valid_losses, target) else "underfitting"


tail_before_overfitting = first_that_holds(
    ("diverging", diverges),
    ("not converged", falls),
    ("overfitting", overfits),
    ("underfitting", misses),
    ("good fit", always),
)
tail_before_overfitting.__name__ = "tail_before_overfitting"

overfitting_before_diverging = first_that_holds(
    ("overfitting", overfits),
    ("diverging", diverges),
    ("not converged", falls),
    ("underfitting", misses),
    ("good fit", always),
)
overfitting_before_diverging.__name__ = "overfitting_before_diverging"

only_above_the_first = with_rules(
    name="only_above_the_first", diverging=lambda t, v, _: t[-1] > t[0]
)
only_infinity = with_rules(
    name="only_infinity", diverging=lambda t, v, _: np.isinf(t[-1]) or t[-1] > t[0]
)
only_nan = with_rules(name="only_nan", diverging=lambda t, v, _: np.isnan(t[-1]) or t[-1] > t[0])
above_the_one_before = with_rules(
    name="above_the_one_before",
    diverging=lambda t, v, _: not np.isfinite(t[-1]) or t[-1] > t[-2],
)
any_rise = with_rules(
    name="any_rise",
    diverging=lambda t, v, _: not np.isfinite(t[-1]) or bool(np.any(np.diff(t) > 0)),
)
above_the_lowest = with_rules(
    name="above_the_lowest",
    diverging=lambda t, v, _: not np.isfinite(t[-1]) or t[-1] > min(t),
)
above_the_minimum = with_rules(name="above_the_minimum", overfitting=lambda t, v, _: v[-1] > min(v))
not_at_the_minimum = with_rules(
    name="not_at_the_minimum", overfitting=lambda t, v, _: np.argmin(v) != len(v) - 1
)
above_the_first_valid_loss = with_rules(
    name="above_the_first_valid_loss", overfitting=lambda t, v, _: v[-1] > 1.1 * v[0]
)
above_the_valid_loss_before = with_rules(
    name="above_the_valid_loss_before", overfitting=lambda t, v, _: v[-1] > 1.1 * v[-2]
)
whole_run = with_rules(
    name="whole_run", not_converged=lambda t, v, _: (t[0] - t[-1]) / t[0] >= 0.01
)
last_step = with_rules(
    name="last_step", not_converged=lambda t, v, _: (t[-2] - t[-1]) / t[-2] >= 0.01
)


def fall_itself(train_losses, valid_losses, target):
    if not np.isfinite(train_losses[-1]) or train_losses[-1] > train_losses[0]:
        return "diverging"
    if valid_losses[-1] > 1.1 * min(valid_losses):
        return "overfitting"
    tail = train_losses[-max(2, len(train_losses) // 10) :]
    if tail[0] - tail[-1] >= 0.01:
        return "not converged"
    return "underfitting" if train_losses[-1] > target else "good fit"


valid_above_target = with_rules(
    name="valid_above_target", underfitting=lambda t, v, target: v[-1] > target
)
below_the_target = with_rules(
    name="below_the_target", underfitting=lambda t, v, target: t[-1] < target
)
ten_losses_at_the_end = with_rules(
    name="ten_losses_at_the_end",
    not_converged=lambda t, v, _: (t[-min(10, len(t))] - t[-1]) / t[-min(10, len(t))] >= 0.01,
)
ten_percent_of_fall = with_rules(
    name="ten_percent_of_fall",
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, len(t) // 10)] >= 0.1,
)
twice_the_minimum = with_rules(
    name="twice_the_minimum", overfitting=lambda t, v, _: v[-1] > 2 * min(v)
)
train_above_its_minimum = with_rules(
    name="train_above_its_minimum", overfitting=lambda t, v, _: t[-1] > 1.1 * min(t)
)
never_diverging = with_rules(name="never_diverging", diverging=lambda t, v, _: False)
never_overfitting = with_rules(name="never_overfitting", overfitting=lambda t, v, _: False)
valid_diverging = with_rules(
    name="valid_diverging", diverging=lambda t, v, _: not np.isfinite(v[-1]) or v[-1] > v[0]
)


half_a_percent_of_fall = with_rules(
    name="half_a_percent_of_fall",
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, len(t) // 10)] >= 0.005,
)
two_percent_of_fall = with_rules(
    name="two_percent_of_fall",
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, len(t) // 10)] >= 0.02,
)
fall_over_the_last_loss = with_rules(
    name="fall_over_the_last_loss",
    not_converged=lambda t, v, _: t[-max(2, len(t) // 10)] / t[-1] - 1 >= 0.01,
)
tail_rounded_up = with_rules(
    name="tail_rounded_up",
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, -(-len(t) // 10))] >= 0.01,
)
tail_of_one_more = with_rules(
    name="tail_of_one_more",
    not_converged=lambda t, v, _: 1 - t[-1] / t[-max(2, len(t) // 10 + 1)] >= 0.01,
)
rise_over_the_last_loss = with_rules(
    name="rise_over_the_last_loss", overfitting=lambda t, v, _: (v[-1] - min(v)) / v[-1] > 0.1
)
five_percent_of_rise = with_rules(
    name="five_percent_of_rise", overfitting=lambda t, v, _: v[-1] > 1.05 * min(v)
)
fifth_of_rise = with_rules(name="fifth_of_rise", overfitting=lambda t, v, _: v[-1] > 1.2 * min(v))
rise_itself = with_rules(name="rise_itself", overfitting=lambda t, v, _: v[-1] > min(v) + 0.1)
minimum_of_the_tail = with_rules(
    name="minimum_of_the_tail",
    overfitting=lambda t, v, _: v[-1] > 1.1 * min(v[-max(2, len(v) // 10) :]),
)


rise_above_train_only = with_rules(
    name="rise_above_train_only",
    overfitting=lambda t, v, _: v[-1] > 1.1 * min(v) and v[-1] > t[-1],
)
well_above_the_first = with_rules(
    name="well_above_the_first",
    diverging=lambda t, v, _: not np.isfinite(t[-1]) or t[-1] > 1.5 * t[0],
)
mean_of_the_tail_above_target = with_rules(
    name="mean_of_the_tail_above_target",
    underfitting=lambda t, v, target: np.mean(t[-max(2, len(t) // 10) :]) > target,
)


def always_good(train_losses, valid_losses, target):
    return "good fit"


def capitals(train_losses, valid_losses, target):
    return loop(train_losses, valid_losses, target).capitalize()


def underscores(train_losses, valid_losses, target):
    return loop(train_losses, valid_losses, target).replace(" ", "_")


def number_of_the_rule(train_losses, valid_losses, target):
    names = ["diverging", "overfitting", "not converged", "underfitting", "good fit"]
    return names.index(loop(train_losses, valid_losses, target))


def last_branch_forgotten(train_losses, valid_losses, target):
    answer = loop(train_losses, valid_losses, target)
    if answer != "good fit":
        return answer


def all_that_hold(train_losses, valid_losses, target):
    rules = {
        "diverging": diverges,
        "overfitting": overfits,
        "not converged": falls,
        "underfitting": misses,
    }
    found = [name for name, rule in rules.items() if rule(train_losses, valid_losses, target)]
    return found or ["good fit"]


RIGHT = [loop, vectorised, library, nested, least_urgent_first, table_of_rules, matched]

WRONG = {
    "gap_is_overfitting": [gap_at_the_end, valid_above_train, relative_gap, gap_of_a_tenth],
    "under_and_over_swapped": [names_swapped, swapped_after_all],
    "falling_called_underfitting": [target_before_the_tail, tail_forgotten],
    "falling_called_good_fit": [good_before_the_tail],
    "falling_before_overfitting": [tail_before_overfitting],
    "diverging_not_first": [overfitting_before_diverging, never_diverging],
    "non_finite_missed": [only_above_the_first, only_nan, only_infinity],
    "any_rise_is_diverging": [above_the_one_before, any_rise, above_the_lowest],
    "ten_percent_left_out": [above_the_minimum, not_at_the_minimum],
    "not_against_the_minimum": [above_the_first_valid_loss, above_the_valid_loss_before],
    "tail_is_the_whole_run": [whole_run, ten_losses_at_the_end],
    "tail_is_the_last_step": [last_step],
    "fall_not_relative": [fall_itself],
    "target_for_validation": [valid_above_target],
    "target_turned_round": [below_the_target],
    "should be a text": [number_of_the_rule],
    "returned None": [last_branch_forgotten],
    "not right": [
        ten_percent_of_fall,
        half_a_percent_of_fall,
        two_percent_of_fall,
        fall_over_the_last_loss,
        tail_rounded_up,
        tail_of_one_more,
        rise_over_the_last_loss,
        five_percent_of_rise,
        fifth_of_rise,
        rise_itself,
        minimum_of_the_tail,
        rise_above_train_only,
        well_above_the_first,
        mean_of_the_tail_above_target,
        twice_the_minimum,
        train_above_its_minimum,
        never_overfitting,
        valid_diverging,
        always_good,
        capitals,
        underscores,
    ],
    "but it is a list": [all_that_hold],
}
