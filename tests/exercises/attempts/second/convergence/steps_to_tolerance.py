import math

import numpy as np


def wrong_01_fraction_upside_down(rate, initial_error, tolerance):
    t = math.log(initial_error / tolerance) / math.log(rate)
    return max(0, math.ceil(t))


def wrong_02_relative_tolerance(rate, initial_error, tolerance):
    t = 0
    size = 1.0
    while size > tolerance:
        size = size * rate
        t = t + 1
    return t


def wrong_03_table_too_short(rate, initial_error, tolerance):
    t = np.arange(100)
    small = initial_error * rate**t <= tolerance
    return int(np.argmax(small))


def wrong_04_counts_one_less(rate, initial_error, tolerance):
    if initial_error <= tolerance:
        return 0
    error = initial_error
    for t in range(100000):
        error = error * rate
        if error <= tolerance:
            return t


def wrong_05_int_cuts(rate, initial_error, tolerance):
    if initial_error <= tolerance:
        return 0
    return int(math.log(tolerance / initial_error) / math.log(rate))


def wrong_06_same_amount_each_step(rate, initial_error, tolerance):
    lost = initial_error * (1 - rate)
    steps = (initial_error - tolerance) / lost
    return max(math.ceil(steps), 0)


def wrong_07_strictly_below(rate, initial_error, tolerance):
    t = 0
    while initial_error * rate**t >= tolerance:
        t += 1
    return t


def wrong_08_negative_steps(rate, initial_error, tolerance):
    return math.ceil(np.log(tolerance / initial_error) / np.log(rate))


def wrong_09_rate_overwritten(rate, initial_error, tolerance):
    steps = 0
    error = initial_error
    while error > tolerance:
        steps += 1
        rate *= rate
        error = initial_error * rate
    return steps


def wrong_10_one_minus_rate(rate, initial_error, tolerance):
    # about log(e0/eps) / (1 - rate)
    if initial_error <= tolerance:
        return 0
    return math.ceil(math.log(initial_error / tolerance) / (1 - rate))


def wrong_11_bisection_never_zero(rate, initial_error, tolerance):
    low, high = 0, 1
    while initial_error * rate**high > tolerance:
        low, high = high, 2 * high
    while high - low > 1:
        mid = (low + high) // 2
        if initial_error * rate**mid > tolerance:
            low = mid
        else:
            high = mid
    return high


def wrong_12_round(rate, initial_error, tolerance):
    t = np.log(tolerance / initial_error) / np.log(rate)
    return max(0, round(t))


def right_01_generator(rate, initial_error, tolerance):
    from itertools import count

    return next(t for t in count() if initial_error * rate**t <= tolerance)


def right_02_formula_then_mend(rate, initial_error, tolerance):
    if initial_error <= tolerance:
        return np.int64(0)
    t = int(np.ceil(np.log(tolerance / initial_error) / np.log(rate)))
    t = max(t - 2, 0)
    while initial_error * rate**t > tolerance:
        t += 1
    return np.int64(t)


def right_03_galloping(rate, initial_error, tolerance):
    ok = lambda t: initial_error * rate**t <= tolerance
    t = 0
    if ok(0):
        return 0
    jump = 1
    while not ok(t + jump):
        jump *= 2
    while jump >= 1:
        if not ok(t + jump):
            t += jump
        jump //= 2
    return t + 1
