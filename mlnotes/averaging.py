"""Precision, recall and F for more than two classes: one class at a time, then averaged.

`y_true` and `y_pred` are (n,), numbers or texts. The classes are the labels in either array,
sorted, or `labels`. What is undefined counts as `zero_division`, as in scikit-learn: NaN leaves a
class out of the mean. Labels, shapes and weights are those of the module `confusion`.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.confusion import label_codes, weights_of

__all__ = ["ClassScores", "class_scores", "macro_f1", "micro_f1", "weighted_f1"]


class ClassScores(NamedTuple):
    """One entry a class, in the order of `labels`; support is how often the class is true."""

    labels: np.ndarray
    precision: np.ndarray
    recall: np.ndarray
    f_beta: np.ndarray
    support: np.ndarray


def class_scores(
    y_true: ArrayLike,
    y_pred: ArrayLike,
    *,
    beta: float = 1.0,
    labels: ArrayLike | None = None,
    sample_weight: ArrayLike | None = None,
    zero_division: float = 0.0,
) -> ClassScores:
    """Each class in turn as the positive one, all others as negative.

    F is computed from the counts, (1+β²)·tp / (β²·true + called): where the class neither occurs
    nor is called, it is `zero_division`. Raises ValueError unless beta > 0.

    >>> class_scores(["a", "a", "b"], ["a", "b", "b"]).recall
    array([0.5, 1. ])
    """
    if not 0 < beta < np.inf:
        raise ValueError(f"beta must be positive and finite, got {beta!r}")
    labels, hits, true, called = _totals(y_true, y_pred, labels, sample_weight)
    return ClassScores(
        labels,
        _divided(hits, called, zero_division),
        _divided(hits, true, zero_division),
        _divided((1 + beta**2) * hits, beta**2 * true + called, zero_division),
        true,
    )


def macro_f1(
    y_true: ArrayLike,
    y_pred: ArrayLike,
    *,
    labels: ArrayLike | None = None,
    sample_weight: ArrayLike | None = None,
    zero_division: float = 0.0,
) -> float:
    """Mean of the classes' F1, each class alike, however rare.

    >>> round(macro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]), 4)
    0.4286
    """
    scores = class_scores(
        y_true, y_pred, labels=labels, sample_weight=sample_weight, zero_division=zero_division
    )
    return _mean(scores.f_beta)


def weighted_f1(
    y_true: ArrayLike,
    y_pred: ArrayLike,
    *,
    labels: ArrayLike | None = None,
    sample_weight: ArrayLike | None = None,
    zero_division: float = 0.0,
) -> float:
    """Mean of the classes' F1, each class as heavy as it is frequent in y_true.

    Where none of `labels` is in y_true, all are alike.

    >>> round(weighted_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]), 4)
    0.6429
    """
    scores = class_scores(
        y_true, y_pred, labels=labels, sample_weight=sample_weight, zero_division=zero_division
    )
    return _mean(scores.f_beta, scores.support if scores.support.any() else None)


def micro_f1(
    y_true: ArrayLike,
    y_pred: ArrayLike,
    *,
    labels: ArrayLike | None = None,
    sample_weight: ArrayLike | None = None,
    zero_division: float = 0.0,
) -> float:
    """F1 of the counts pooled over classes; with one label a row and all labels, the accuracy.

    >>> micro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"])
    0.75
    """
    _, hits, true, called = _totals(y_true, y_pred, labels, sample_weight)
    return float(_divided(2 * hits.sum(), true.sum() + called.sum(), zero_division))


def _totals(y_true, y_pred, labels, sample_weight):
    """The classes, and for each the weight of rows that are hit, true, and called so."""
    labels, true, called = label_codes(y_true, y_pred, labels)
    weight, hit, k = weights_of(true, sample_weight), true == called, len(labels)
    rows = (true[hit], None if weight is None else weight[hit]), (true, weight), (called, weight)
    # Labels that are left out have the number k.
    return labels, *(np.bincount(codes, weigh, minlength=k)[:k] for codes, weigh in rows)


def _mean(values: np.ndarray, weights: np.ndarray | None = None) -> float:
    defined = ~np.isnan(values)
    if not defined.any():
        return np.nan
    return float(np.average(values[defined], weights=None if weights is None else weights[defined]))


def _divided(above, below, otherwise: float) -> np.ndarray:
    above, below = np.asarray(above, dtype=float), np.asarray(below, dtype=float)
    undefined = below == 0
    return np.where(undefined, otherwise, above / np.where(undefined, 1.0, below))
