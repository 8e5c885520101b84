"""Answers to metrics/f_beta: right ones, and wrong ones by what they are told."""

import math
from statistics import harmonic_mean

import numpy as np


def loop(precision, recall, beta):
    weights, total = [1.0, beta**2], 0.0
    for share, weight in zip([precision, recall], weights, strict=True):
        if share == 0:
            return 0.0
        total += weight / share
    return sum(weights) / total


def vectorised(precision, recall, beta):
    above = (1 + np.square(beta)) * precision * recall
    below = np.square(beta) * precision + recall
    return np.divide(above, below, out=np.zeros(()), where=below > 0)


def library(precision, recall, beta):
    return harmonic_mean([precision, recall], weights=[1, beta**2])


def by_a_share(precision, recall, beta):
    alpha = 1 / (1 + beta * beta)
    if precision == 0 or recall == 0:
        return 0
    return 1 / (alpha / precision + (1 - alpha) / recall)


def by_errors(precision, recall, beta):
    if precision * recall == 0:
        return 0.0
    b = math.pow(beta, 2)
    return np.float32((1 + b) / (b / recall + 1 / precision)).astype(float) * 0 + (
        (1 + b) / (b / recall + 1 / precision)
    )


def with_try(precision, recall, beta):
    try:
        return (1 + beta**2) * precision * recall / (beta**2 * precision + recall)
    except ZeroDivisionError:
        return 0.0


def arithmetic_mean__plain(precision, recall, beta):
    return (precision + recall) / 2


def arithmetic_mean__numpy(precision, recall, beta):
    return np.mean([precision, recall])


def weighted_arithmetic_mean__average(precision, recall, beta):
    return np.average([precision, recall], weights=[1, beta**2])


def weighted_arithmetic_mean__unsquared(precision, recall, beta):
    return (precision + beta * recall) / (1 + beta)


def geometric_mean__plain(precision, recall, beta):
    return (precision * recall) ** 0.5


def beta_inverted__by_the_recall(precision, recall, beta):
    if precision == recall == 0:
        return 0.0
    return (1 + beta**2) * precision * recall / (precision + beta**2 * recall)


def beta_inverted__one_over(precision, recall, beta):
    if precision == recall == 0:
        return 0.0
    b = 1 / beta
    return (1 + b**2) * precision * recall / (b**2 * precision + recall)


def beta_not_squared__anywhere(precision, recall, beta):
    if precision == recall == 0:
        return 0.0
    return (1 + beta) * precision * recall / (beta * precision + recall)


def beta_not_squared__below(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return (1 + beta**2) * precision * recall / (beta * precision + recall)


def beta_doubled__both(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return (1 + beta * 2) * precision * recall / (beta * 2 * precision + recall)


def beta_ignored__f1(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return 2 * precision * recall / (precision + recall)


def factor_left_out__none(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return precision * recall / (beta**2 * precision + recall)


def factor_left_out__two(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return 2 * precision * recall / (beta**2 * precision + recall)


def undefined_not_caught__error(precision, recall, beta):
    return (1 + beta**2) * precision * recall / (beta**2 * precision + recall)


def undefined_not_caught__nan(precision, recall, beta):
    p, r = np.array([precision, recall])
    return (1 + beta**2) * p * r / (beta**2 * p + r)


def brackets_missing__above(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return 1 + beta**2 * precision * recall / (beta**2 * precision + recall)


def brackets_missing__below(precision, recall, beta):
    if precision == 0:
        return recall
    return (1 + beta**2) * precision * recall / beta**2 * precision + recall


def companion__smaller(precision, recall, beta):
    return min(precision, recall)


def companion__beta_before_both(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return (1 + beta**2) * precision * recall / (beta**2 * (precision + recall))


def companion__beta_times_f1(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return beta * 2 * precision * recall / (precision + recall)


def companion__minus(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return (1 - beta**2) * precision * recall / (beta**2 * precision + recall)


def companion__beta_as_a_share(precision, recall, beta):
    if precision == 0 or recall == 0:
        return 0.0
    return 1 / (beta / precision + (1 - beta) / recall)


def companion__jaccard(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return precision * recall / (precision + recall - precision * recall)


def relation__rounded(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return round((1 + beta**2) * precision * recall / (beta**2 * precision + recall), 3)


def factor__percent(precision, recall, beta):
    if precision + recall == 0:
        return 0.0
    return 100 * (1 + beta**2) * precision * recall / (beta**2 * precision + recall)


def contrast__one_of_them_is_enough(precision, recall, beta):
    if precision == 0 or recall == 0:
        return max(precision, recall)
    return (1 + beta**2) * precision * recall / (beta**2 * precision + recall)


def none__when_both_are_zero(precision, recall, beta):
    if precision or recall:
        return (1 + beta**2) * precision * recall / (beta**2 * precision + recall)


def raised__caret(precision, recall, beta):
    b = float(beta) ^ 2
    return (1 + b) * precision * recall / (b * precision + recall)
