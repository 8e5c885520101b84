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


def floor_and_one(rate, initial_error, tolerance):
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


def floor(rate, initial_error, tolerance):
    return max(0, math.floor(math.log(tolerance / initial_error) / math.log(rate)))


def truncated(rate, initial_error, tolerance):
    return max(0, int(np.log(tolerance / initial_error) / np.log(rate)))


def looks_one_step_ahead(rate, initial_error, tolerance):
    t = 0
    while initial_error * rate ** (t + 1) > tolerance:
        t += 1
    return t


def one_more(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(tolerance / initial_error) / math.log(rate))) + 1


def counted_before_the_test(rate, initial_error, tolerance):
    t, error = 0, initial_error
    while True:
        t += 1
        if error <= tolerance:
            return t
        error *= rate


def number_of_errors(rate, initial_error, tolerance):
    errors = [initial_error]
    while errors[-1] > tolerance:
        errors.append(errors[-1] * rate)
    return len(errors)


def unclipped(rate, initial_error, tolerance):
    return math.ceil(math.log(tolerance / initial_error) / math.log(rate))


def unclipped_numpy(rate, initial_error, tolerance):
    return int(np.ceil((np.log(initial_error) - np.log(tolerance)) / -np.log(rate)))


def at_least_one_step(rate, initial_error, tolerance):
    return max(1, math.ceil(math.log(tolerance / initial_error) / math.log(rate)))


def step_before_the_test(rate, initial_error, tolerance):
    t = 0
    while True:
        initial_error *= rate
        t += 1
        if initial_error <= tolerance:
            return t


def real_number(rate, initial_error, tolerance):
    return max(0.0, math.log(tolerance / initial_error) / math.log(rate))


def real_number_unclipped(rate, initial_error, tolerance):
    return np.log(tolerance / initial_error) / np.log(rate)


def nearest(rate, initial_error, tolerance):
    return max(0, round(math.log(tolerance / initial_error) / math.log(rate)))


def nearest_numpy(rate, initial_error, tolerance):
    return np.maximum(0, np.rint(np.log(tolerance / initial_error) / np.log(rate)))


def error_of_one(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(tolerance) / math.log(rate)))


def error_of_one_in_a_loop(rate, initial_error, tolerance):
    t = 0
    while rate**t > tolerance:
        t += 1
    return t


def loses_the_rate(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(tolerance / initial_error) / math.log(1 - rate)))


def loses_the_rate_in_a_loop(rate, initial_error, tolerance):
    t = 0
    while initial_error > tolerance:
        initial_error -= rate * initial_error
        t += 1
    return t


def approximated(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(initial_error / tolerance) / (1 - rate)))


def ratio_upside_down(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(initial_error / tolerance) / math.log(rate)))


def upside_down_unclipped(rate, initial_error, tolerance):
    return math.ceil(math.log(initial_error / tolerance) / math.log(rate))


def absolute_value(rate, initial_error, tolerance):
    """A start below the tolerance seems to need steps."""
    return math.ceil(abs(math.log(tolerance / initial_error) / math.log(rate)))


def base_forgotten(rate, initial_error, tolerance):
    return max(0, math.ceil(math.log(initial_error / tolerance)))


def linear_decrease(rate, initial_error, tolerance):
    return max(0, math.ceil((initial_error - tolerance) / (initial_error * (1 - rate))))


def at_most_ten(rate, initial_error, tolerance):
    for t in range(10):
        if initial_error * rate**t <= tolerance:
            return t
    return 10


def only_ten_tried(rate, initial_error, tolerance):
    for t in range(10):
        if initial_error * rate**t <= tolerance:
            return t


def error_reached(rate, initial_error, tolerance):
    while initial_error > tolerance:
        initial_error *= rate
    return initial_error


def never_shrinks(rate, initial_error, tolerance):
    t = 0
    while initial_error * rate > tolerance and t < 10_000:
        t += 1
    return t


def relative_tolerance(rate, initial_error, tolerance):
    t, error = 0, initial_error
    while error > tolerance * initial_error:
        error *= rate
        t += 1
    return t


def change_below_tolerance(rate, initial_error, tolerance):
    t, error = 0, initial_error
    while error - error * rate > tolerance:
        error *= rate
        t += 1
    return t


def boxed(rate, initial_error, tolerance):
    return [loop(rate, initial_error, tolerance)]


def as_text(rate, initial_error, tolerance):
    return f"{loop(rate, initial_error, tolerance)} steps"


RIGHT = [
    loop,
    vectorised,
    library,
    early_return,
    logarithm_to_the_rate,
    first_of_all_powers,
    floor_and_one,
    bisection,
    negated_floor,
]

WRONG = {
    "one_too_few": [floor, truncated, looks_one_step_ahead],
    "one_too_many": [one_more, counted_before_the_test, number_of_errors],
    "negative_steps": [unclipped, unclipped_numpy],
    "at_least_one": [at_least_one_step, step_before_the_test],
    "not_rounded": [real_number, real_number_unclipped],
    "rounded_to_nearest": [nearest, nearest_numpy],
    "initial_error_ignored": [error_of_one, error_of_one_in_a_loop, relative_tolerance],
    "rate_as_loss": [loses_the_rate, loses_the_rate_in_a_loop],
    "small_step_approximation": [approximated],
    "sign_lost": [ratio_upside_down, upside_down_unclipped, absolute_value],
    "shape": [boxed],
    "should be a number": [as_text],
    "returned None": [only_ten_tried],
    "not right": [
        base_forgotten,
        linear_decrease,
        at_most_ten,
        error_reached,
        never_shrinks,
        change_below_tolerance,
    ],
}
