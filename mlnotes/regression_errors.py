"""Errors of predicted numbers, in the units of y; lower is better.

`y_true` and `y_pred` are (n,), n ≥ 1; `sample_weight` is that of the module `confusion`. All
functions raise ValueError for other shapes and for numbers that are not finite.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.confusion import weights_of

__all__ = ["huber", "mae", "mape", "rmse"]


def rmse(y_true: ArrayLike, y_pred: ArrayLike, *, sample_weight: ArrayLike | None = None) -> float:
    """Root of the mean squared error, √((1/n) Σ (yᵢ − ŷᵢ)²): large residuals dominate.

    >>> rmse([0.0, 0.0], [1.0, 7.0])
    5.0
    """
    squares = _residuals(y_true, y_pred) ** 2
    return float(np.sqrt(np.average(squares, weights=weights_of(squares, sample_weight))))


def mae(y_true: ArrayLike, y_pred: ArrayLike, *, sample_weight: ArrayLike | None = None) -> float:
    """Mean absolute error, (1/n) Σ |yᵢ − ŷᵢ|: every unit of error weighs alike.

    >>> mae([0.0, 0.0], [1.0, 7.0])
    4.0
    """
    sizes = np.abs(_residuals(y_true, y_pred))
    return float(np.average(sizes, weights=weights_of(sizes, sample_weight)))


def mape(y_true: ArrayLike, y_pred: ArrayLike) -> float:
    """Mean absolute percentage error, as a share: (1/n) Σ |yᵢ − ŷᵢ| / |yᵢ|; no yᵢ may be 0.

    >>> mape([100.0, 50.0], [90.0, 50.0])
    0.05
    """
    residuals = _residuals(y_true, y_pred)
    if not np.all(y_true):
        raise ValueError("y_true must not hold 0, which nothing is a percentage of")
    return float(np.mean(np.abs(residuals / np.asarray(y_true, dtype=float))))


def huber(residual: ArrayLike, delta: float) -> np.ndarray | float:
    """½r² where |r| ≤ delta, else delta·(|r| − ½·delta), elementwise; delta > 0.

    Squared near 0, straight beyond, with no jump or kink between. Source: Huber (1964), Annals of
    Mathematical Statistics 35.

    >>> huber([1.0, 3.0], delta=2.0)
    array([0.5, 4. ])
    """
    if not 0 < delta < np.inf:
        raise ValueError(f"delta must be positive and finite, got {delta!r}")
    size = np.abs(np.asarray(residual, dtype=float))
    if not (size < np.inf).all():
        raise ValueError(f"residual must be finite, got {residual!r}")
    # Both formulas in one, as c is |r| near 0 and delta beyond: no square is taken of what is far.
    c = np.minimum(size, delta)
    loss = c * (size - c / 2)
    return loss if loss.ndim else float(loss)


def _residuals(y_true: ArrayLike, y_pred: ArrayLike) -> np.ndarray:
    y_true, y_pred = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    if y_true.ndim != 1 or y_true.shape != y_pred.shape or not y_true.size:
        raise ValueError(
            "y_true and y_pred must have one number a row each, (n,) with n ≥ 1; "
            f"got {y_true.shape} and {y_pred.shape}"
        )
    if not (np.isfinite(y_true).all() and np.isfinite(y_pred).all()):
        raise ValueError("y_true and y_pred must be finite, got NaN or infinity")
    return y_true - y_pred
