import math

import numpy as np


def wrong_01_loop_gives_up_at_a_thousand(rate, initial_error, tolerance):
    error = initial_error
    for t in range(1000):
        if error <= tolerance:
            return t
        error = error * rate
    return 1000


def wrong_02_one_minus_rate_for_the_log(rate, initial_error, tolerance):
    # ln(rate) is about -(1 - rate)
    t = math.log(initial_error / tolerance) / (1 - rate)
    return max(0, math.ceil(t))


def wrong_03_repeat_until_counts_from_one(rate, initial_error, tolerance):
    t = 0
    error = initial_error
    while True:
        t = t + 1
        error = error * rate
        if error <= tolerance:
            break
    return t


def wrong_04_tolerance_as_a_share_of_the_start(rate, initial_error, tolerance):
    t = 0
    error = initial_error
    while error > tolerance * initial_error:
        error *= rate
        t += 1
    return t


def wrong_05_blog_on_fixed_points(rate, initial_error, tolerance):
    # Banach: the error is at most q^t / (1 - q) times the first step
    t = math.log(tolerance * (1 - rate) / initial_error) / math.log(rate)
    return max(0, math.ceil(t))


def wrong_06_only_one_log_divided(rate, initial_error, tolerance):
    t = math.log(tolerance) - math.log(initial_error) / math.log(rate)
    return max(0, math.ceil(t))


def wrong_07_floor_plus_one(rate, initial_error, tolerance):
    if initial_error < tolerance:
        return 0
    return math.floor(math.log(tolerance / initial_error) / math.log(rate)) + 1


def wrong_08_returns_inside_the_while(rate, initial_error, tolerance):
    t = 0
    while initial_error * rate**t > tolerance:
        t += 1
        return t
    return 0


def wrong_09_power_multiplied_by_itself(rate, initial_error, tolerance):
    if initial_error <= tolerance:
        return 0
    t = 1
    power = rate
    while initial_error * power > tolerance:
        power *= power
        t += 1
    return t


def wrong_10_table_of_a_hundred(rate, initial_error, tolerance):
    table = initial_error * rate ** np.arange(100)
    return int(np.argmax(table <= tolerance))


def wrong_11_rounds_and_goes_below_zero(rate, initial_error, tolerance):
    return round(math.log(tolerance / initial_error) / math.log(rate))


def wrong_12_loses_the_rate_each_time(rate, initial_error, tolerance):
    error, t = initial_error, 0
    while error > tolerance:
        error = error - rate * error
        t += 1
    return t


def right_1_doubling_then_bisection(rate, initial_error, tolerance):
    def enough(t):
        return initial_error * rate**t <= tolerance

    if enough(0):
        return 0
    high = 1
    while not enough(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high


def right_2_first_of_a_generator(rate, initial_error, tolerance):
    def errors():
        t = 0
        while True:
            yield t, initial_error * math.pow(rate, t)
            t += 1

    return next(t for t, error in errors() if not error > tolerance)
