"""Answers to metrics/precision: right ones, and wrong ones by what they are told."""

import math
from fractions import Fraction

import numpy as np


def loop(tp, fp):
    right = called = 0
    for _ in range(tp):
        right += 1
        called += 1
    for _ in range(fp):
        called += 1
    return right / called if called else 0.0


def vectorised(tp, fp):
    return np.nan_to_num(np.float64(tp) / np.float64(tp + fp))


def library(tp, fp):
    return np.mean(np.repeat([1.0, 0.0], [tp, fp])) if tp + fp else np.float64(0)


def asks_for_hits_alone(tp, fp):
    if tp == 0:
        return 0
    return tp / (tp + fp)


def with_try(tp, fp):
    try:
        return float(tp / (tp + fp))
    except ZeroDivisionError:
        return 0.0


def exact(tp, fp):
    return Fraction(tp, tp + fp) if tp + fp else Fraction(0)


def from_below(tp, fp):
    return np.array(1 - fp / (tp + fp)) if tp or fp else np.array(0.0)


def inverted__plain(tp, fp):
    return (tp + fp) / tp


def inverted__guarded(tp, fp):
    if tp == 0:
        return 0.0
    return (tp + fp) / tp


def inverted__infinite(tp, fp):
    with np.errstate(all="ignore"):
        return np.divide(tp + fp, tp)


def false_positive_share__plain(tp, fp):
    return fp / (tp + fp) if tp + fp > 0 else 0.0


def false_positive_share__from_precision(tp, fp):
    if tp + fp == 0:
        return 0.0
    return 1 - tp / (tp + fp)


def undefined_not_caught__error(tp, fp):
    return tp / (tp + fp)


def undefined_not_caught__nan(tp, fp):
    return np.float64(tp) / (tp + fp)


def undefined_not_caught__nan_on_purpose(tp, fp):
    called = tp + fp
    if called == 0:
        return math.nan
    return tp / called


def one_when_undefined__guarded(tp, fp):
    called = tp + fp
    if called == 0:
        return 1
    return tp / called


def odds__plain(tp, fp):
    if fp == 0:
        return 0.0
    return tp / fp


def brackets_missing__plain(tp, fp):
    if tp == 0:
        return 0.0
    return tp / tp + fp


def companion__difference(tp, fp):
    if tp + fp == 0:
        return 0.0
    return (tp - fp) / (tp + fp)


def something_added__to_both(tp, fp):
    return (tp + 1) / (tp + fp + 2)


def something_added__below(tp, fp):
    return tp / (tp + fp + 1)


def companion__f1(tp, fp):
    return 2 * tp / (2 * tp + fp) if tp else 0.0


def factor__percent(tp, fp):
    return 100 * tp / (tp + fp) if tp + fp else 0.0


def relation__whole_numbers(tp, fp):
    return tp // (tp + fp) if tp + fp else 0


def relation__rounded(tp, fp):
    return round(tp / (tp + fp), 2) if tp + fp else 0.0


def contrast__only_with_false_ones(tp, fp):
    if fp == 0:
        return 0.0
    return tp / (tp + fp)


def contrast__one_without_hits(tp, fp):
    if tp == 0:
        return 1.0
    return tp / (tp + fp)


def none__when_undefined(tp, fp):
    if tp + fp > 0:
        return tp / (tp + fp)


def none__printed(tp, fp):
    print(tp / (tp + fp) if tp + fp else 0.0)


def type__text(tp, fp):
    return f"{tp / (tp + fp):.3f}" if tp + fp else "0"


def not_the_sum_below__difference(tp, fp):
    return tp / abs(tp - fp) if tp > fp else 0.0 if tp == fp else -tp / abs(tp - fp)


def not_the_sum_below__larger(tp, fp):
    return tp / max(tp, fp) if tp else 0.0
