"""Answers to metrics/recall: right ones, and wrong ones by what they are told."""

import math
from fractions import Fraction

import numpy as np


def loop(tp, fn):
    right = positive = 0
    for _ in range(tp):
        right += 1
        positive += 1
    for _ in range(fn):
        positive += 1
    return right / positive if positive else 0.0


def vectorised(tp, fn):
    return np.nan_to_num(np.float64(tp) / np.float64(tp + fn))


def library(tp, fn):
    return np.mean(np.repeat([1.0, 0.0], [tp, fn])) if tp + fn else np.float64(0)


def asks_for_hits_alone(tp, fn):
    if tp == 0:
        return 0
    return tp / (tp + fn)


def with_try(tp, fn):
    try:
        return float(tp / (tp + fn))
    except ZeroDivisionError:
        return 0.0


def exact(tp, fn):
    return Fraction(tp, tp + fn) if tp + fn else Fraction(0)


def from_below(tp, fn):
    return np.array(1 - fn / (tp + fn)) if tp or fn else np.array(0.0)


def inverted__plain(tp, fn):
    return (tp + fn) / tp


def inverted__guarded(tp, fn):
    if tp == 0:
        return 0.0
    return (tp + fn) / tp


def inverted__infinite(tp, fn):
    with np.errstate(all="ignore"):
        return np.divide(tp + fn, tp)


def miss_rate__plain(tp, fn):
    return fn / (tp + fn) if tp + fn > 0 else 0.0


def miss_rate__from_recall(tp, fn):
    if tp + fn == 0:
        return 0.0
    return 1 - tp / (tp + fn)


def undefined_not_caught__error(tp, fn):
    return tp / (tp + fn)


def undefined_not_caught__nan(tp, fn):
    return np.float64(tp) / (tp + fn)


def undefined_not_caught__nan_on_purpose(tp, fn):
    positive = tp + fn
    if positive == 0:
        return math.nan
    return tp / positive


def one_when_undefined__guarded(tp, fn):
    positive = tp + fn
    if positive == 0:
        return 1
    return tp / positive


def odds__plain(tp, fn):
    if fn == 0:
        return 0.0
    return tp / fn


def brackets_missing__plain(tp, fn):
    if tp == 0:
        return 0.0
    return tp / tp + fn


def companion__difference(tp, fn):
    if tp + fn == 0:
        return 0.0
    return (tp - fn) / (tp + fn)


def something_added__to_both(tp, fn):
    return (tp + 1) / (tp + fn + 2)


def something_added__below(tp, fn):
    return tp / (tp + fn + 1)


def companion__f1(tp, fn):
    return 2 * tp / (2 * tp + fn) if tp else 0.0


def factor__percent(tp, fn):
    return 100 * tp / (tp + fn) if tp + fn else 0.0


def relation__whole_numbers(tp, fn):
    return tp // (tp + fn) if tp + fn else 0


def relation__rounded(tp, fn):
    return round(tp / (tp + fn), 2) if tp + fn else 0.0


def contrast__only_with_false_ones(tp, fn):
    if fn == 0:
        return 0.0
    return tp / (tp + fn)


def contrast__one_without_hits(tp, fn):
    if tp == 0:
        return 1.0
    return tp / (tp + fn)


def none__when_undefined(tp, fn):
    if tp + fn > 0:
        return tp / (tp + fn)


def none__printed(tp, fn):
    print(tp / (tp + fn) if tp + fn else 0.0)


def type__text(tp, fn):
    return f"{tp / (tp + fn):.3f}" if tp + fn else "0"


def not_the_sum_below__difference(tp, fn):
    return tp / abs(tp - fn) if tp > fn else 0.0 if tp == fn else -tp / abs(tp - fn)


def not_the_sum_below__larger(tp, fn):
    return tp / max(tp, fn) if tp else 0.0
