"""Do predicted probabilities happen as often as they say?

`y_true` is (n,) with 0 and 1, `p` is (n,) in [0, 1], the probability predicted for 1. Bins are
n_bins intervals of one width, each with its lower edge and without its upper one, but for the last,
which holds 1. All functions raise ValueError for anything else.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.confusion import weights_of
from mlnotes.likelihood import labels_and_probabilities

__all__ = [
    "BrierParts",
    "CalibrationCurve",
    "brier",
    "brier_parts",
    "calibration_curve",
    "expected_calibration_error",
]


class CalibrationCurve(NamedTuple):
    """One entry for each bin that is not empty, in ascending order."""

    mean_predicted: np.ndarray
    share_positive: np.ndarray
    count: np.ndarray


class BrierParts(NamedTuple):
    """Brier score = reliability − resolution + uncertainty."""

    reliability: float
    resolution: float
    uncertainty: float


def calibration_curve(y_true: ArrayLike, p: ArrayLike, n_bins: int = 10) -> CalibrationCurve:
    """What was predicted and what happened, bin by bin: on the diagonal if calibrated.

    >>> calibration_curve([0, 1, 1], [0.1, 0.3, 0.9], n_bins=2).share_positive
    array([0.5, 1. ])
    """
    y_true, p = labels_and_probabilities(y_true, p)
    return _by_group(y_true, p, _bin_of(p, n_bins))


def brier(y_true: ArrayLike, p: ArrayLike, *, sample_weight: ArrayLike | None = None) -> float:
    """Mean squared distance of probability and label, (1/n) Σ (pᵢ − yᵢ)²: 0 is best, 1 worst.

    Honest probabilities have the least of it in the mean, so it is a proper score. `sample_weight`
    is (n,), at least 0. Source: Brier (1950), Monthly Weather Review 78.

    >>> brier([0, 1], [0.5, 0.5])
    0.25
    """
    y_true, p = labels_and_probabilities(y_true, p)
    return float(np.average((p - y_true) ** 2, weights=weights_of(y_true, sample_weight)))


def brier_parts(y_true: ArrayLike, p: ArrayLike, n_bins: int | None = None) -> BrierParts:
    """The Brier score taken apart, by the rows that were given one and the same probability.

    With ȳ the share of positives among all rows, and ȳₖ among those that were given pₖ, whose share
    of all is wₖ: reliability Σ wₖ(pₖ − ȳₖ)², which recalibrating mends; resolution Σ wₖ(ȳₖ − ȳ)²,
    which is knowledge; uncertainty ȳ(1 − ȳ), which is the world's. Where all probabilities differ
    every ȳₖ is 0 or 1; with `n_bins`, each is taken for the mean of its bin first. Source: Murphy
    (1973), Journal of Applied Meteorology 12.

    >>> brier_parts([0, 1, 1, 1], [0.25, 0.25, 0.75, 0.75])
    BrierParts(reliability=0.0625, resolution=0.0625, uncertainty=0.1875)
    """
    y_true, p = labels_and_probabilities(y_true, p)
    curve = _by_group(y_true, p, p if n_bins is None else _bin_of(p, n_bins))
    weight, overall = curve.count / len(p), y_true.mean()
    return BrierParts(
        float(weight @ (curve.mean_predicted - curve.share_positive) ** 2),
        float(weight @ (curve.share_positive - overall) ** 2),
        float(overall * (1 - overall)),
    )


def expected_calibration_error(y_true: ArrayLike, p: ArrayLike, n_bins: int) -> float:
    """Mean gap |mean p − share of positives| over bins, each as heavy as it has rows.

    Empty bins count nothing. The more bins, the more noise is in it. Source: Naeini, Cooper &
    Hauskrecht (2015), AAAI.

    >>> round(expected_calibration_error([0, 1, 1], [0.1, 0.3, 0.9], n_bins=2), 4)
    0.2333
    """
    curve = calibration_curve(y_true, p, n_bins)
    gaps = np.abs(curve.mean_predicted - curve.share_positive)
    return float(gaps @ curve.count / curve.count.sum())


def _bin_of(p: np.ndarray, n_bins: int) -> np.ndarray:
    if not n_bins >= 1:
        raise ValueError(f"n_bins must be at least 1, got {n_bins!r}")
    # Not p·n_bins rounded down: 0.29·100 is 28.999…, and 0.29 would fall into the bin below.
    return np.searchsorted(np.arange(1, n_bins) / n_bins, p, side="right")


def _by_group(y_true: np.ndarray, p: np.ndarray, group: np.ndarray) -> CalibrationCurve:
    _, group, count = np.unique(group, return_inverse=True, return_counts=True)
    return CalibrationCurve(
        np.bincount(group, p) / count, np.bincount(group, y_true) / count, count
    )
