"""What a model's error is made of: bias, variance and noise.

`predictions` is (n_datasets, n_points): row i holds what the model predicts at the test points
after it was trained on data set i. `truth` is (n_points,), the values without noise.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["Decomposition", "bias_squared", "decompose", "noise", "variance"]


class Decomposition(NamedTuple):
    """Two parts of the expected squared error, and the whole; the rest of it is the noise."""

    bias_squared: float
    variance: float
    expected_error: float


def bias_squared(predictions: ArrayLike, truth: ArrayLike) -> float:
    """Squared gap between mean prediction and truth: the mean over points of (f̄(x) − f(x))².

    Finitely many data sets leave a part of the variance in it, variance/n_datasets on average.
    In squared units of y. Raises ValueError when the shapes do not fit.

    >>> float(bias_squared([[1.0, 2.0], [3.0, 2.0]], truth=[2.0, 0.0]))
    2.0
    """
    predictions, truth = _arguments(predictions, truth)
    return np.mean((predictions.mean(axis=0) - truth) ** 2)


def variance(predictions: ArrayLike) -> float:
    """How much the data set decides: the mean over points of the variance over data sets.

    Divided by n_datasets (ddof 0), so that with `bias_squared` it sums to the mean squared
    distance from the truth exactly. In squared units of y. Raises ValueError for another shape.

    >>> float(variance([[1.0, 2.0], [3.0, 2.0]]))
    0.5
    """
    return np.mean(np.var(_table("predictions", predictions, at_least=1), axis=0))


def noise(y_repeats: ArrayLike) -> float:
    """Error that no model avoids: the mean over points of the variance of repeated labels.

    `y_repeats` is (n_repeats, n_points), n_repeats ≥ 2. The true value is unknown, its place is
    taken by the mean of the repeats, so the squares are divided by n_repeats − 1 (ddof 1). In
    squared units of y. Raises ValueError for another shape.

    >>> float(noise([[1.0, 5.0], [3.0, 5.0]]))
    1.0
    """
    return np.mean(np.var(_table("y_repeats", y_repeats, at_least=2), axis=0, ddof=1))


def decompose(predictions: ArrayLike, truth: ArrayLike, noise_variance: float) -> Decomposition:
    """Expected squared error at a fresh noisy label: bias² + variance + noise.

    Raises ValueError when the shapes do not fit or noise_variance is negative. Source: Hastie,
    Tibshirani & Friedman, The Elements of Statistical Learning (2009), eq. 7.9.

    >>> parts = decompose([[1.0, 2.0], [3.0, 2.0]], truth=[2.0, 0.0], noise_variance=0.25)
    >>> print(*parts)
    2.0 0.5 2.75
    """
    if not noise_variance >= 0:
        raise ValueError(f"noise_variance must be at least 0, got {noise_variance!r}")
    parts = bias_squared(predictions, truth), variance(predictions)
    return Decomposition(*parts, sum(parts) + noise_variance)


def _arguments(predictions: ArrayLike, truth: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    predictions = _table("predictions", predictions, at_least=1)
    truth = np.asarray(truth, dtype=float)
    if truth.shape != predictions.shape[1:]:
        raise ValueError(
            f"truth must have one value for each of the {predictions.shape[1]} columns of "
            f"predictions, got the shape {truth.shape}"
        )
    return predictions, truth


def _table(name: str, values: ArrayLike, at_least: int) -> np.ndarray:
    values = np.asarray(values, dtype=float)
    if values.ndim != 2 or len(values) < at_least or not values.size:
        raise ValueError(
            f"{name} must have two dimensions, at least {at_least} rows and 1 column, "
            f"got the shape {values.shape}"
        )
    return values
