from fractions import Fraction

import numpy as np


def wrong_01_weights_on_the_wrong_side(precision, recall, beta):
    if precision == 0 and recall == 0:
        return 0.0
    b2 = beta**2
    return (1 + b2) * precision * recall / (precision + b2 * recall)


def wrong_02_numerator_always_two(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return 2 * precision * recall / (beta**2 * precision + recall)


def wrong_03_beta_doubled_not_squared(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    b = beta * 2
    return (1 + b) * precision * recall / (b * precision + recall)


def wrong_04_reciprocals_one_zero(precision, recall, beta):
    if precision == 0 and recall == 0:
        return 0.0
    calls = 1 / precision
    ill = 1 / recall
    return (1 + beta**2) / (calls + beta**2 * ill)


def wrong_05_one_plus_beta_squared(precision, recall, beta):
    if precision == 0 or recall == 0:
        return 0.0
    return (1 + beta) ** 2 * precision * recall / (beta**2 * precision + recall)


def wrong_06_weight_only_on_top(precision, recall, beta):
    s = precision + recall
    if s == 0:
        return 0.0
    return (1 + beta**2) * precision * recall / s


def wrong_07_beta_times_both(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    top = (1 + beta * beta) * precision * recall
    bottom = beta * beta * (precision + recall)
    return top / bottom


def wrong_08_missing_brackets_below(precision, recall, beta):
    if max(precision, recall) == 0:
        return 0.0
    b = beta**2
    return (1 + b) * precision * recall / b * precision + recall


def wrong_09_nan_when_both_zero(precision, recall, beta):
    with np.errstate(all="ignore"):
        p, r = np.float64(precision), np.float64(recall)
        return float((1 + beta**2) * p * r / (beta**2 * p + r))


def wrong_10_own_alpha(precision, recall, beta):
    # alpha = 1/2 for F1, and less for larger beta
    if precision == 0 or recall == 0:
        return 0.0
    alpha = 1 / (2 * beta)
    return 1 / (alpha / precision + (1 - alpha) / recall)


def wrong_11_whole_beta(precision, recall, beta):
    beta = int(beta)
    if precision + recall == 0:
        return 0.0
    b = beta * beta
    if b * precision + recall == 0:
        return 0.0
    return (1 + b) * precision * recall / (b * precision + recall)


def wrong_12_weighted_geometric(precision, recall, beta):
    w = beta**2
    return (precision * recall**w) ** (1 / (1 + w))


def right_01_counts_per_hit(precision, recall, beta):
    # counts with tp = 1
    if not precision or not recall:
        return 0.0
    fp, fn = 1 / precision - 1, 1 / recall - 1
    w = beta**2
    return (1 + w) / (1 + w + w * fn + fp)


def right_02_average_of_reciprocals(precision, recall, beta):
    if min(precision, recall) <= 0:
        return 0.0
    return 1 / np.average([1 / precision, 1 / recall], weights=[1, beta**2])


def right_03_fractions(precision, recall, beta):
    P, R, b = Fraction(float(precision)), Fraction(float(recall)), Fraction(float(beta)) ** 2
    return float((1 + b) * P * R / (b * P + R)) if P + R else 0.0
