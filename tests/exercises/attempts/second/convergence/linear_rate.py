import math

import numpy as np


def wrong_01_ratios_upside_down(errors):
    r = errors[:-1] / errors[1:]
    return np.exp(np.mean(np.log(r)))


def wrong_02_root_of_length(errors):
    T = len(errors)
    return (errors[-1] / errors[0]) ** (1 / T)


def wrong_03_all_over_first(errors):
    ratios = errors[1:] / errors[0]
    return np.prod(ratios) ** (1 / len(ratios))


def wrong_04_last_ratio_missing(errors):
    product = 1.0
    T = len(errors) - 1
    for t in range(1, T):
        product *= errors[t] / errors[t - 1]
    return product ** (1 / T)


def wrong_05_power_precedence(errors):
    T = len(errors) - 1
    return (errors[-1] / errors[0]) ** 1 / T


def wrong_06_arithmetic_mean(errors):
    ratios = [b / a for a, b in zip(errors[:-1], errors[1:])]
    return sum(ratios) / len(ratios)


def wrong_07_only_last_ratio(errors):
    return errors[-1] / errors[-2]


def wrong_08_growing_set_to_one(errors):
    T = len(errors) - 1
    if errors[-1] >= errors[0]:
        return 1.0  # does not converge
    return (errors[-1] / errors[0]) ** (1 / T)


def wrong_09_divides_in_place(errors):
    n = len(errors)
    for i in range(1, n):
        errors[i] /= errors[i - 1]
    return np.prod(errors[1:]) ** (1 / (n - 1))


def wrong_10_negative_log_slope(errors):
    T = len(errors) - 1
    return (math.log(errors[0]) - math.log(errors[-1])) / T


def wrong_11_fit_of_logs(errors):
    t = np.arange(len(errors))
    slope = np.polyfit(t, np.log(errors), 1)[0]
    return np.exp(slope)


def wrong_12_always_square_root(errors):
    return np.sqrt(errors[-1] / errors[0])


def right_01_log_diff(errors):
    return np.exp(np.diff(np.log(errors)).mean())


def right_02_product_of_roots(errors):
    T = len(errors) - 1
    rate = 1.0
    for a, b in zip(errors, errors[1:]):
        rate *= (b / a) ** (1 / T)
    return float(rate)


def right_03_log2(errors):
    first, *_, last = list(errors)
    return 2 ** ((math.log2(last) - math.log2(first)) / (len(errors) - 1))
