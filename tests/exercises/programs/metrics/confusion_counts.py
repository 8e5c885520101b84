"""Answers to metrics/confusion_counts: right ones, and wrong ones by what they are told."""

from collections import Counter
from typing import NamedTuple

import numpy as np


def loop(y_true, y_pred, positive):
    tp = fp = fn = tn = 0
    for true, called in zip(y_true, y_pred, strict=True):
        if called == positive:
            if true == positive:
                tp += 1
            else:
                fp += 1
        elif true == positive:
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn


def vectorised(y_true, y_pred, positive):
    is_positive, is_called = y_true == positive, y_pred == positive
    return (
        np.sum(is_positive & is_called),
        np.sum(~is_positive & is_called),
        np.sum(is_positive & ~is_called),
        np.sum(~is_positive & ~is_called),
    )


def library(y_true, y_pred, positive):
    pairs = Counter(zip((y_true == positive).tolist(), (y_pred == positive).tolist(), strict=True))
    return [pairs[key] for key in [(True, True), (False, True), (True, False), (False, False)]]


class _Counts(NamedTuple):
    tp: int
    fp: int
    fn: int
    tn: int


def named(y_true, y_pred, positive):
    tp = np.count_nonzero((y_true == positive) & (y_pred == positive))
    fp = np.count_nonzero(y_pred == positive) - tp
    fn = np.count_nonzero(y_true == positive) - tp
    return _Counts(tp, fp, fn, len(y_true) - tp - fp - fn)


def by_bincount(y_true, y_pred, positive):
    code = 2 * (y_pred != positive) + (y_true != positive)
    return np.bincount(code, minlength=4)


def by_products_of_floats(y_true, y_pred, positive):
    t = np.array([float(label == positive) for label in y_true])
    p = np.array([float(label == positive) for label in y_pred])
    return t @ p, (1 - t) @ p, t @ (1 - p), (1 - t) @ (1 - p)


def _counts(y_true, y_pred, positive):
    return vectorised(y_true, y_pred, positive)


def fp_fn_swapped__names(y_true, y_pred, positive):
    tp, fp, fn, tn = _counts(y_true, y_pred, positive)
    return tp, fn, fp, tn


def fp_fn_swapped__arguments(y_true, y_pred, positive):
    return _counts(y_pred, y_true, positive)


def positive_taken_as_one__compared(y_true, y_pred, positive):
    return _counts(y_true, y_pred, 1)


def positive_taken_as_one__loop(y_true, y_pred, positive):
    tp = fp = fn = tn = 0
    for true, called in zip(y_true, y_pred, strict=True):
        if true == 1 and called == 1:
            tp += 1
        elif called == 1:
            fp += 1
        elif true == 1:
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn


def positive_taken_as_one__truth(y_true, y_pred, positive):
    return _counts(y_true.astype(bool), y_pred.astype(bool), True)


def true_negatives_first__as_in_a_matrix(y_true, y_pred, positive):
    tp, fp, fn, tn = _counts(y_true, y_pred, positive)
    return tn, fp, fn, tp


def negative_taken_as_positive__unequal(y_true, y_pred, positive):
    return _counts(y_true != positive, y_pred != positive, True)


def wrong_order__true_ones_first(y_true, y_pred, positive):
    tp, fp, fn, tn = _counts(y_true, y_pred, positive)
    return tp, tn, fp, fn


def wrong_order__negatives_last_but_turned(y_true, y_pred, positive):
    tp, fp, fn, tn = _counts(y_true, y_pred, positive)
    return tp, fp, tn, fn


def every_right_row_a_true_positive__first_question(y_true, y_pred, positive):
    tp = fp = fn = tn = 0
    for true, called in zip(y_true, y_pred, strict=True):
        if true == called:
            tp += 1
        elif called == positive:
            fp += 1
        elif true == positive:
            fn += 1
    tn = np.sum((y_true != positive) & (y_pred != positive))
    return tp, fp, fn, tn


def every_right_row_a_true_positive__no_negatives(y_true, y_pred, positive):
    fp = np.sum((y_pred == positive) & (y_true != y_pred))
    fn = np.sum((y_true == positive) & (y_true != y_pred))
    return np.sum(y_true == y_pred), fp, fn, 0


def negatives_told_apart__lost(y_true, y_pred, positive):
    right = y_true == y_pred
    return (
        np.sum(right & (y_true == positive)),
        np.sum(~right & (y_pred == positive)),
        np.sum(~right & (y_true == positive)),
        np.sum(right & (y_true != positive)),
    )


def negatives_told_apart__rest_is_missed(y_true, y_pred, positive):
    tp = fp = fn = tn = 0
    for true, called in zip(y_true, y_pred, strict=True):
        if true == called and true == positive:
            tp += 1
        elif true == called:
            tn += 1
        elif called == positive:
            fp += 1
        else:
            fn += 1
    return tp, fp, fn, tn


def only_one_negative_label__first_other(y_true, y_pred, positive):
    others = [label for label in sorted({*y_true, *y_pred}) if label != positive]
    if not others:
        return len(y_true), 0, 0, 0
    negative = others[0]
    return (
        np.sum((y_true == positive) & (y_pred == positive)),
        np.sum((y_true == negative) & (y_pred == positive)),
        np.sum((y_true == positive) & (y_pred == negative)),
        np.sum((y_true == negative) & (y_pred == negative)),
    )


def hits_left_in__totals(y_true, y_pred, positive):
    tp = np.sum((y_true == positive) & (y_pred == positive))
    fp = np.sum(y_pred == positive)
    fn = np.sum(y_true == positive)
    tn = np.sum((y_true != positive) & (y_pred != positive))
    return tp, fp, fn, tn


def hits_left_in__called(y_true, y_pred, positive):
    tp, fp, fn, tn = _counts(y_true, y_pred, positive)
    return tp, tp + fp, fn, tn


def nothing_is_positive__text_in_quotes(y_true, y_pred, positive):
    tp = fp = fn = tn = 0
    for true, called in zip(y_true, y_pred, strict=True):
        if str(called) == "positive":
            tp, fp = (tp + 1, fp) if str(true) == "positive" else (tp, fp + 1)
        elif str(true) == "positive":
            fn += 1
        else:
            tn += 1
    return tp, fp, fn, tn


def shares__of_all(y_true, y_pred, positive):
    return np.array(_counts(y_true, y_pred, positive)) / len(y_true)


def rows_right_and_wrong__pair(y_true, y_pred, positive):
    return np.sum(y_true == y_pred), np.sum(y_true != y_pred)


def rows_right_and_wrong__accuracy(y_true, y_pred, positive):
    return np.mean(y_true == y_pred)


def rates__precision_and_recall(y_true, y_pred, positive):
    tp, fp, fn, _ = map(int, _counts(y_true, y_pred, positive))
    return tp / (tp + fp), tp / (tp + fn)


def as_a_matrix__scikit_learn(y_true, y_pred, positive):
    tp, fp, fn, tn = _counts(y_true, y_pred, positive)
    return np.array([[tn, fp], [fn, tp]])


def as_a_matrix__nested(y_true, y_pred, positive):
    tp, fp, fn, tn = _counts(y_true, y_pred, positive)
    return [[tp, fp], [fn, tn]]


def members__negatives_missing(y_true, y_pred, positive):
    tp, fp, fn, _ = _counts(y_true, y_pred, positive)
    return tp, fp, fn, 0


def shape__three(y_true, y_pred, positive):
    return _counts(y_true, y_pred, positive)[:3]


def type__dict(y_true, y_pred, positive):
    return dict(zip(("tp", "fp", "fn", "tn"), _counts(y_true, y_pred, positive), strict=True))


def two_kinds_in_one_count__or(y_true, y_pred, positive):
    true, called = y_true == positive, y_pred == positive
    return (
        np.sum(true & called),
        np.sum(~true & called),
        np.sum(true & ~called),
        np.sum(~true | ~called),
    )


def two_kinds_in_one_count__all_wrong_rows(y_true, y_pred, positive):
    tp, _, _, tn = _counts(y_true, y_pred, positive)
    wrong = np.sum(y_true != y_pred)
    return tp, wrong, wrong, tn


def not_counted__masks(y_true, y_pred, positive):
    true, called = y_true == positive, y_pred == positive
    return true & called, ~true & called, true & ~called, ~true & ~called
