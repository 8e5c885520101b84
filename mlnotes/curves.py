"""How well scores rank: ROC and precision-recall, over every threshold at once.

`y_true` is (n,) with 0 and 1, both present; `scores` is (n,), higher for what looks positive; a row
is called positive where its score is at least the threshold. `sample_weight` is (n,), at least 0.
Rows with one score change sides together, so ties make one point, and rows of weight 0 make none.
All functions raise ValueError for other labels, shapes, weights, or scores that are not finite.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.confusion import weights_of

__all__ = [
    "PrecisionRecallPoints",
    "RocPoints",
    "average_precision",
    "precision_recall_points",
    "roc_auc",
    "roc_points",
    "thresholds",
]


class RocPoints(NamedTuple):
    """One point a distinct score, from (0, 0), nobody called, to (1, 1), everybody called."""

    fpr: np.ndarray
    tpr: np.ndarray


class PrecisionRecallPoints(NamedTuple):
    """One point a distinct score, from the highest threshold to the lowest."""

    precision: np.ndarray
    recall: np.ndarray


def roc_points(
    y_true: ArrayLike, scores: ArrayLike, *, sample_weight: ArrayLike | None = None
) -> RocPoints:
    """False and true positive rates by descending threshold; points on a line are kept.

    Source: Fawcett (2006), Pattern Recognition Letters 27, algorithm 1.

    >>> roc_points([0, 1, 1], [0.2, 0.2, 0.9])
    RocPoints(fpr=array([0., 0., 1.]), tpr=array([0. , 0.5, 1. ]))
    """
    tp, fp = _counts_above(y_true, scores, sample_weight)
    return RocPoints(np.append(0.0, fp / fp[-1]), np.append(0.0, tp / tp[-1]))


def roc_auc(
    y_true: ArrayLike, scores: ArrayLike, *, sample_weight: ArrayLike | None = None
) -> float:
    """The chance that a positive row scores above a negative one, a tie counting ½.

    That is the area under `roc_points`, by trapezoids. Source: Hanley & McNeil (1982), Radiology
    143.

    >>> roc_auc([0, 1, 1], [0.2, 0.2, 0.9])
    0.75
    """
    fpr, tpr = roc_points(y_true, scores, sample_weight=sample_weight)
    return float(np.diff(fpr) @ (tpr[1:] + tpr[:-1]) / 2)


def precision_recall_points(
    y_true: ArrayLike, scores: ArrayLike, *, sample_weight: ArrayLike | None = None
) -> PrecisionRecallPoints:
    """Precision and recall by descending threshold; the last threshold calls everybody positive.

    >>> precision_recall_points([0, 1, 1], [0.5, 0.2, 0.9]).precision.round(3)
    array([1.   , 0.5  , 0.667])
    """
    tp, fp = _counts_above(y_true, scores, sample_weight)
    return PrecisionRecallPoints(tp / (tp + fp), tp / tp[-1])


def average_precision(
    y_true: ArrayLike, scores: ArrayLike, *, sample_weight: ArrayLike | None = None
) -> float:
    """Σ (Rᵢ − Rᵢ₋₁)·Pᵢ: the precision at each threshold, weighted by the recall that it adds.

    Trapezoids would promise precisions that no threshold reaches. Source: Davis & Goadrich (2006),
    The Relationship Between Precision-Recall and ROC Curves.

    >>> round(average_precision([0, 1, 1], [0.5, 0.2, 0.9]), 4)
    0.8333
    """
    precision, recall = precision_recall_points(y_true, scores, sample_weight=sample_weight)
    return float(np.diff(recall, prepend=0.0) @ precision)


def thresholds(scores: ArrayLike) -> np.ndarray:
    """The distinct scores, descending: the thresholds behind the points of both curves.

    `roc_points` has one point more, its first: it belongs to any threshold above them all.

    >>> thresholds([0.2, 0.9, 0.2])
    array([0.9, 0.2])
    """
    return np.unique(np.asarray(scores, dtype=float))[::-1]


def _counts_above(y_true, scores, sample_weight) -> tuple[np.ndarray, np.ndarray]:
    """True and false positives at each distinct score, descending, as running sums."""
    y_true, scores = np.asarray(y_true), np.asarray(scores, dtype=float)
    if y_true.ndim != 1 or y_true.shape != scores.shape:
        raise ValueError(
            "y_true and scores must have one entry a row each, (n,); "
            f"got {y_true.shape} and {scores.shape}"
        )
    positive = y_true == 1
    if not (positive | (y_true == 0)).all() or positive.all() or not positive.any():
        found = np.unique(y_true)[:5].tolist()
        raise ValueError(f"y_true must hold 0 and 1, both of them, and nothing else; got {found}")
    if not np.isfinite(scores).all():
        raise ValueError("scores must be finite, got NaN or infinity")
    weight = weights_of(y_true, sample_weight)
    if weight is not None:
        counted = weight > 0
        positive, scores, weight = positive[counted], scores[counted], weight[counted]
        if positive.all() or not positive.any():
            raise ValueError("sample_weight must be more than 0 somewhere in both classes")
    order = np.argsort(scores)[::-1]
    scores, positive = scores[order], positive[order]
    last_of_ties = np.append(np.flatnonzero(scores[1:] != scores[:-1]), len(scores) - 1)
    if weight is None:
        tp = np.cumsum(positive)[last_of_ties]
        return tp, last_of_ties + 1 - tp
    weight = weight[order]
    return tuple(np.cumsum(weight * of)[last_of_ties] for of in (positive, ~positive))
