"""What was predicted against what is true, counted: every measure of hard labels begins here.

`y_true` and `y_pred` are (n,), numbers or texts; labels need not be 0 and 1. `sample_weight` is
(n,), at least 0, and lets a row count so many times. All functions raise ValueError for other
shapes and weights.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["ConfusionCounts", "confusion_counts", "confusion_matrix"]


class ConfusionCounts(NamedTuple):
    """True and false positives, false and true negatives: whole numbers, or sums of weights."""

    tp: float
    fp: float
    fn: float
    tn: float


def confusion_counts(
    y_true: ArrayLike,
    y_pred: ArrayLike,
    positive: object,
    *,
    sample_weight: ArrayLike | None = None,
) -> ConfusionCounts:
    """The four counts where `positive` is the label looked for; every other label is negative.

    >>> confusion_counts(["ill", "ill", "well"], ["ill", "well", "well"], positive="ill")
    ConfusionCounts(tp=1, fp=0, fn=1, tn=1)
    """
    y_true, y_pred = paired_labels(y_true, y_pred)
    is_positive, called_positive = y_true == positive, y_pred == positive
    if sample_weight is None:
        # Three counts give the fourth, which saves passes over long arrays.
        masks = (is_positive & called_positive, is_positive, called_positive)
        tp, n_positive, n_called = (int(np.count_nonzero(mask)) for mask in masks)
        fp = n_called - tp
        return ConfusionCounts(tp, fp, n_positive - tp, len(y_true) - n_positive - fp)
    weight = weights_of(y_true, sample_weight)
    return ConfusionCounts(
        tp=float(weight[is_positive & called_positive].sum()),
        fp=float(weight[~is_positive & called_positive].sum()),
        fn=float(weight[is_positive & ~called_positive].sum()),
        tn=float(weight[~is_positive & ~called_positive].sum()),
    )


def confusion_matrix(
    y_true: ArrayLike,
    y_pred: ArrayLike,
    *,
    labels: ArrayLike | None = None,
    sample_weight: ArrayLike | None = None,
) -> np.ndarray:
    """How often label i was called label j, (n_labels, n_labels): row i is what is true.

    `labels` are those in either array, sorted, or those given; rows with others are left out.

    >>> confusion_matrix(["cat", "dog", "dog"], ["cat", "cat", "dog"]).tolist()
    [[1, 0], [1, 1]]
    """
    y_true, y_pred = paired_labels(y_true, y_pred)
    known, codes = np.unique(np.concatenate([y_true, y_pred]), return_inverse=True)
    labels = known if labels is None else np.asarray(labels)
    order = {label: place for place, label in enumerate(labels.tolist())}
    place = np.array([order.get(label, -1) for label in known.tolist()], dtype=int)[codes]
    true, called = place[: len(y_true)], place[len(y_true) :]
    kept = (true >= 0) & (called >= 0)
    weight = None if sample_weight is None else weights_of(y_true, sample_weight)[kept]
    cells = true[kept] * len(labels) + called[kept]
    counts = np.bincount(cells, weight, minlength=len(labels) ** 2)
    return counts.reshape(len(labels), len(labels))


def paired_labels(y_true: ArrayLike, y_pred: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Both as arrays (n,); ValueError unless they have one length, at least 1."""
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.ndim != 1 or y_true.shape != y_pred.shape or not y_true.size:
        raise ValueError(
            "y_true and y_pred must have one entry a row each, (n,) with n ≥ 1; "
            f"got {y_true.shape} and {y_pred.shape}"
        )
    return y_true, y_pred


def weights_of(y_true: np.ndarray, sample_weight: ArrayLike | None) -> np.ndarray:
    """The weight of each row, (n,), 1 where none is given; ValueError for a negative one."""
    if sample_weight is None:
        return np.ones(len(y_true))
    weight = np.asarray(sample_weight, dtype=float)
    if weight.shape != y_true.shape:
        raise ValueError(
            f"sample_weight must have the shape {y_true.shape} of y_true, got {weight.shape}"
        )
    if not (weight >= 0).all() or not weight.any():
        raise ValueError(
            "sample_weight must be at least 0 everywhere and more somewhere, "
            f"got a minimum of {weight.min()} and a maximum of {weight.max()}"
        )
    return weight
