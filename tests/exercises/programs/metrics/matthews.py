"""Answers to metrics/matthews: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(tp, fp, fn, tn):
    below = 1
    for total in (int(tp + fp), int(tp + fn), int(tn + fp), int(tn + fn)):
        below *= total
    if below == 0:
        return 0.0
    return (int(tp) * int(tn) - int(fp) * int(fn)) / math.sqrt(below)


def vectorised(tp, fp, fn, tn):
    matrix = np.array([[tp, fn], [fp, tn]], dtype=float)
    below = np.sqrt(np.prod([*matrix.sum(axis=0), *matrix.sum(axis=1)]))
    return np.linalg.det(matrix) / below if below > 0 else np.float64(0)


def library(tp, fp, fn, tn):
    tp, fp, fn, tn = map(float, (tp, fp, fn, tn))
    covariance = np.cov([1, 0, 1, 0], [1, 1, 0, 0], aweights=[tp, fp, fn, tn], ddof=0)
    below = math.sqrt(covariance[0, 0] * covariance[1, 1])
    return covariance[0, 1] / below if below else 0


def by_four_roots(tp, fp, fn, tn):
    totals = np.array([tp + fp, tp + fn, tn + fp, tn + fn])
    if not totals.all():
        return 0.0
    return (tp * tn - fp * fn) / np.prod(np.sqrt(totals))


def by_shares(tp, fp, fn, tn):
    n = tp + fp + fn + tn
    prevalence, called = (tp + fn) / n, (tp + fp) / n
    below = prevalence * called * (1 - prevalence) * (1 - called)
    return (tp / n - prevalence * called) / below**0.5 if below > 1e-30 else 0.0


def by_rates(tp, fp, fn, tn):
    if 0 in (tp + fp, tp + fn, tn + fp, tn + fn):
        return np.array(0)
    informedness = tp / (tp + fn) + tn / (tn + fp) - 1
    markedness = tp / (tp + fp) + tn / (tn + fn) - 1
    return math.copysign(math.sqrt(abs(informedness * markedness)), informedness)


def _totals(tp, fp, fn, tn):
    tp, fp, fn, tn = map(int, (tp, fp, fn, tn))
    return tp + fp, tp + fn, tn + fp, tn + fn


def _above(tp, fp, fn, tn):
    return float(tp) * float(tn) - float(fp) * float(fn)


def root_left_out__plain(tp, fp, fn, tn):
    below = math.prod(_totals(tp, fp, fn, tn))
    return _above(tp, fp, fn, tn) / below if below else 0.0


def f1__plain(tp, fp, fn, tn):
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def absolute_value__plain(tp, fp, fn, tn):
    return abs(loop(tp, fp, fn, tn))


def absolute_value__root_of_a_square(tp, fp, fn, tn):
    below = math.prod(_totals(tp, fp, fn, tn))
    return math.sqrt(_above(tp, fp, fn, tn) ** 2 / below) if below else 0.0


def plus_above_the_bar__plain(tp, fp, fn, tn):
    tp, fp, fn, tn = map(int, (tp, fp, fn, tn))
    below = math.sqrt(math.prod(_totals(tp, fp, fn, tn)))
    return (tp * tn + fp * fn) / below if below else 0.0


def sums_above_the_bar__plain(tp, fp, fn, tn):
    below = math.sqrt(math.prod(_totals(tp, fp, fn, tn)))
    return (tp + tn - fp - fn) / below if below else 0.0


def wrong_products__false_ones_with_true_ones(tp, fp, fn, tn):
    tp, fp, fn, tn = map(float, (tp, fp, fn, tn))
    below = math.sqrt(math.prod(_totals(tp, fp, fn, tn)))
    return (tp * fn - fp * tn) / below if below else 0.0


def wrong_products__the_other_way_round(tp, fp, fn, tn):
    return -loop(tp, fp, fn, tn)


def overflow__numpy(tp, fp, fn, tn):
    below = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    if below == 0:
        return 0.0
    return (tp * tn - fp * fn) / np.sqrt(below)


def overflow__power(tp, fp, fn, tn):
    if tp + fp == 0 or tp + fn == 0 or tn + fp == 0 or tn + fn == 0:
        return 0.0
    return (tp * tn - fp * fn) / ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)) ** 0.5


def overflow__math(tp, fp, fn, tn):
    below = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    if below == 0:
        return 0.0
    return (tp * tn - fp * fn) / math.sqrt(below)


def overflow_and_undefined__numpy(tp, fp, fn, tn):
    return (tp * tn - fp * fn) / np.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))


def overflow_and_undefined__math(tp, fp, fn, tn):
    return (tp * tn - fp * fn) / math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))


def undefined_not_caught__error(tp, fp, fn, tn):
    return _above(tp, fp, fn, tn) / math.sqrt(math.prod(_totals(tp, fp, fn, tn)))


def undefined_not_caught__nan(tp, fp, fn, tn):
    tp, fp, fn, tn = np.array([tp, fp, fn, tn], dtype=float)
    return (tp * tn - fp * fn) / np.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))


def a_total_left_out__last(tp, fp, fn, tn):
    below = math.prod(_totals(tp, fp, fn, tn)[:3])
    return _above(tp, fp, fn, tn) / math.sqrt(below) if below and tn + fn else 0.0


def a_total_twice__of_the_positives(tp, fp, fn, tn):
    a, b, c, d = _totals(tp, fp, fn, tn)
    return _above(tp, fp, fn, tn) / math.sqrt(a * b * c * c) if a * b * c * d else 0.0


def companion__kappa(tp, fp, fn, tn):
    tp, fp, fn, tn = map(float, (tp, fp, fn, tn))
    n = tp + fp + fn + tn
    chance = ((tp + fp) * (tp + fn) + (tn + fp) * (tn + fn)) / n**2
    return ((tp + tn) / n - chance) / (1 - chance) if chance < 1 else 0.0


def companion__accuracy(tp, fp, fn, tn):
    return (tp + tn) / (tp + fp + fn + tn)


def balanced_accuracy__guarded(tp, fp, fn, tn):
    recall = tp / (tp + fn) if tp else 0.0
    specificity = tn / (tn + fp) if tn else 0.0
    return (recall + specificity) / 2


def youden__guarded(tp, fp, fn, tn):
    recall = tp / (tp + fn) if tp else 0.0
    specificity = tn / (tn + fp) if tn else 0.0
    return recall + specificity - 1


def companion__above_the_bar_alone(tp, fp, fn, tn):
    return tp * tn - fp * fn


def companion__precision(tp, fp, fn, tn):
    return tp / (tp + fp) if tp else 0.0


def companion__zero_to_one(tp, fp, fn, tn):
    return (loop(tp, fp, fn, tn) + 1) / 2


def companion__square(tp, fp, fn, tn):
    below = math.prod(_totals(tp, fp, fn, tn))
    return _above(tp, fp, fn, tn) ** 2 / below if below else 0.0


def contrast__one_when_undefined(tp, fp, fn, tn):
    if 0 in _totals(tp, fp, fn, tn):
        return 1.0
    return loop(tp, fp, fn, tn)


def undefined_not_caught__for_half_of_the_totals(tp, fp, fn, tn):
    if tp + fp == 0 or tp + fn == 0:
        return 0.0
    return _above(tp, fp, fn, tn) / math.sqrt(math.prod(_totals(tp, fp, fn, tn)))


def markedness__guarded(tp, fp, fn, tn):
    precision = tp / (tp + fp) if tp else 0.0
    of_the_negatives = tn / (tn + fn) if tn else 0.0
    return precision + of_the_negatives - 1
