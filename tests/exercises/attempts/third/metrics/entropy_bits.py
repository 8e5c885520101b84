import math

import numpy as np


def wrong_01_times_log_two(p):
    # nats to bits
    p = p[p > 0]
    return -np.sum(p * np.log(p)) * np.log(2)


def wrong_02_share_of_the_maximum(p):
    q = p[p > 0]
    return -np.sum(q * np.log2(q)) / max(np.log2(len(p)), 1)


def wrong_03_mean_over_outcomes(p):
    q = np.where(p > 0, p, 1)
    return -np.mean(q * np.log2(q))


def wrong_04_loop_stops_at_zero(p):
    h = 0
    for v in p:
        if v == 0:
            break
        h -= v * math.log2(v)
    return h


def wrong_05_yes_and_no_of_each(p):
    total = 0
    for v in p:
        if 0 < v < 1:
            total -= v * math.log2(v) + (1 - v) * math.log2(1 - v)
    return total


def wrong_06_perplexity(p):
    q = p[p > 0]
    return 2 ** -np.sum(q * np.log2(q))


def wrong_07_zero_as_soon_as_one_is_zero(p):
    if np.any(p == 0):
        return 0.0
    return -np.sum(p * np.log2(p))


def wrong_08_zeros_replaced_in_place(p):
    p[p == 0] = 1
    return -np.sum(p * np.log2(p))


def wrong_09_gini(p):
    return 1 - np.sum(p**2)


def wrong_10_epsilon_in_the_log(p):
    return -np.sum(p * np.log2(p + 0.01))


def wrong_11_whole_bits(p):
    # you need a whole number of yes-no questions for each outcome
    return sum(v * math.ceil(-math.log2(v)) for v in p if v > 0)


def wrong_12_last_outcome_left_out(p):
    h = 0.0
    for i in range(len(p) - 1):
        if p[i] > 0:
            h += p[i] * math.log2(1 / p[i])
    return h


def right_01_surprise_loop(p):
    h = 0
    for v in p:
        h += v * math.log(1 / v, 2) if v else 0
    return h


def right_02_split_first_outcome(p):
    # the grouping rule: first yes or no, then the rest
    h, left = 0.0, 1.0
    for v in p.tolist():
        if left <= 1e-14:
            break
        a = min(v / left, 1.0)
        for b in (a, 1 - a):
            if b > 0:
                h -= left * b * math.log2(b)
        left -= v
    return h


def right_03_nansum(p):
    with np.errstate(all="ignore"):
        return np.nansum(p * -np.log(p)) / math.log(2)
