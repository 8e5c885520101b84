"""Answers to convergence/steps_to_tolerance: right ones, and wrong ones by what they are told."""

import math
from itertools import count

import numpy as np


def loop(rate, initial_error, tolerance):
    t, error = 0, initial_error
    while error > tolerance:
        error *= rate
        t += 1
    return t


def vectorised(rate, initial_error, tolerance):
    return np.maximum(0, np.ceil(np.log(tolerance / initial_error) / np.log(rate)))


def library(rate, initial_error, tolerance):
    """All errors up to a step that is surely enough; `argmax` finds the first that will do."""
    enough = abs(math.log(initial_error / tolerance) / math.log(rate)) + 2
    return np.argmax(initial_error * rate ** np.arange(enough) <= tolerance)


def early_return(rate, initial_error, tolerance):
    if initial_error <= tolerance:
        return 0
    return math.ceil((math.log(tolerance) - math.log(initial_error)) / math.log(rate))


def logarithm_to_the_rate(rate, initial_error, tolerance):
    return max(math.ceil(math.log(tolerance / initial_error, rate)), 0)


def first_of_all_powers(rate, initial_error, tolerance):
    return next(t for t in count() if initial_error * rate**t <= tolerance)


def contrast__floor_and_one(rate, initial_error, tolerance):
    """Away from ties, rounding up is rounding down and adding one."""
    steps = np.log2(initial_error / tolerance) / -np.log2(rate)
    return np.int64(0) if steps < 0 else np.int64(np.floor(steps)) + 1


def bisection(rate, initial_error, tolerance):
    low, high = -1, 1
    while initial_error * rate**high > tolerance:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if middle >= 0 and initial_error * rate**middle <= tolerance:
            high = middle
        else:
            low = middle
    return np.array(high)


def negated_floor(rate, initial_error, tolerance):
    steps = math.log10(tolerance / initial_error) / math.log10(rate)
    return max(-(-steps // 1), 0.0)


def one_too_few__floor(rate, initial_error, tolerance):
    return max(0, math.floor(math.log(tolerance / initial_error) / math.log(rate)))


def one_too_few__looks_one_step_ahead(rate, initial_error, tolerance):
    t = 0
    while initial_error * rate ** (t + 1) > tolerance:
        t += 1
    return t


def one_too_many__one_more(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(tolerance / initial_error) / math.log(rate))) + 1


def negative_steps__unclipped(rate, initial_error, tolerance):
    return math.ceil(math.log(tolerance / initial_error) / math.log(rate))


def at_least_one__at_least_one_step(rate, initial_error, tolerance):
    return max(1, math.ceil(math.log(tolerance / initial_error) / math.log(rate)))


def not_rounded__real_number(rate, initial_error, tolerance):
    return max(0.0, math.log(tolerance / initial_error) / math.log(rate))


def not_rounded__real_number_unclipped(rate, initial_error, tolerance):
    return np.log(tolerance / initial_error) / np.log(rate)


def rounded_to_nearest__nearest(rate, initial_error, tolerance):
    return max(0, round(math.log(tolerance / initial_error) / math.log(rate)))


def initial_error_ignored__error_of_one(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(tolerance) / math.log(rate)))


def rate_as_loss__loses_the_rate(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(tolerance / initial_error) / math.log(1 - rate)))


def small_step_approximation__approximated(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(initial_error / tolerance) / (1 - rate)))


def sign_lost__ratio_upside_down(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(initial_error / tolerance) / math.log(rate)))


def sign_lost__upside_down_unclipped(rate, initial_error, tolerance):
    return math.ceil(math.log(initial_error / tolerance) / math.log(rate))


def sign_lost__absolute_value(rate, initial_error, tolerance):
    """A start below the tolerance seems to need steps."""
    return math.ceil(abs(math.log(tolerance / initial_error) / math.log(rate)))


def sensitivity__base_forgotten(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(initial_error / tolerance)))


def one_sided__linear_decrease(rate, initial_error, tolerance):
    return max(0, math.ceil((initial_error - tolerance) / (initial_error * (1 - rate))))


def one_sided__at_most_ten(rate, initial_error, tolerance):
    for t in range(10):
        if initial_error * rate**t <= tolerance:
            return t
    return 10


def code__only_ten_tried(rate, initial_error, tolerance):
    for t in range(10):
        if initial_error * rate**t <= tolerance:
            return t


def value__error_reached(rate, initial_error, tolerance):
    while initial_error > tolerance:
        initial_error *= rate
    return initial_error


def contrast__never_shrinks(rate, initial_error, tolerance):
    t = 0
    while initial_error * rate > tolerance and t < 10_000:
        t += 1
    return t


def one_sided__change_below_tolerance(rate, initial_error, tolerance):
    t, error = 0, initial_error
    while error - error * rate > tolerance:
        error *= rate
        t += 1
    return t


def relation__boxed(rate, initial_error, tolerance):
    return [loop(rate, initial_error, tolerance)]


def type__as_text(rate, initial_error, tolerance):
    return f"{loop(rate, initial_error, tolerance)} steps"
