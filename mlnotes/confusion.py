"""What was predicted against what is true, counted: every measure of hard labels begins here.

`y_true` and `y_pred` are (n,), both of numbers or both of texts; labels need not be 0 and 1.
`sample_weight` is (n,), finite and at least 0, and lets a row count so many times. All functions
raise ValueError for anything else.
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
    cells = 2 * (y_true == positive) + (y_pred == positive)
    counts = np.bincount(cells, weights_of(y_true, sample_weight), minlength=4)
    tn, fp, fn, tp = counts.tolist()
    return ConfusionCounts(tp, fp, fn, tn)


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
    labels, true, called = label_codes(y_true, y_pred, labels)
    # One row and one column more, for labels that are left out.
    k = len(labels) + 1
    cells = np.bincount(true * k + called, weights_of(true, sample_weight), minlength=k * k)
    return cells.reshape(k, k)[:-1, :-1]


def label_codes(
    y_true: ArrayLike, y_pred: ArrayLike, labels: ArrayLike | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The labels, (k,), and each row's place among them, true and called; k is none of them.

    Labels are those in either array, sorted, or those given; ValueError if one of these is twice.
    """
    y_true, y_pred = paired_labels(y_true, y_pred)
    rows = np.concatenate([y_true, y_pred])
    # Many rows and few labels: to look each up is quicker than return_inverse, which sorts them.
    known = np.unique(rows)
    codes = np.searchsorted(known, rows)
    if labels is not None:
        labels = np.asarray(labels)
        place = {label: number for number, label in enumerate(labels.tolist())}
        if not labels.size or len(place) != labels.size:
            raise ValueError(f"labels must be at least one, none twice; got {labels.tolist()}")
        codes = np.array([place.get(label, len(labels)) for label in known.tolist()])[codes]
        known = labels
    return known, codes[: len(y_true)], codes[len(y_true) :]


def paired_labels(y_true: ArrayLike, y_pred: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Both as arrays (n,), n ≥ 1; ValueError unless they have one length and hold one kind."""
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    if y_true.ndim != 1 or y_true.shape != y_pred.shape or not y_true.size:
        raise ValueError(
            "y_true and y_pred must have one entry a row each, (n,) with n ≥ 1; "
            f"got {y_true.shape} and {y_pred.shape}"
        )
    kinds = {y_true.dtype.kind, y_pred.dtype.kind}
    # Joined, numbers would turn into texts, and 1 would be "1". Objects may be texts.
    if "U" in kinds and not kinds <= set("UTO"):
        raise ValueError(
            "y_true and y_pred must both hold numbers or both texts; "
            f"got {y_true.dtype} and {y_pred.dtype}"
        )
    return y_true, y_pred


def weights_of(y_true: np.ndarray, sample_weight: ArrayLike | None) -> np.ndarray | None:
    """The weight of each row, (n,), or None where all are alike."""
    if sample_weight is None:
        return None
    weight = np.asarray(sample_weight, dtype=float)
    if weight.shape != y_true.shape:
        raise ValueError(
            f"sample_weight must have the shape {y_true.shape} of y_true, got {weight.shape}"
        )
    if not ((weight >= 0) & (weight < np.inf)).all() or not weight.any():
        raise ValueError(
            "sample_weight must be finite, at least 0 everywhere and more somewhere; "
            f"got a minimum of {weight.min()} and a maximum of {weight.max()}"
        )
    return weight
