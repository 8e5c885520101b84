"""What a model's error is made of: bias, variance and noise, in squared units of y.

`predictions` is (n_datasets, n_points): row i holds what the model predicts at the test points
after training on data set i. `truth` is (n_points,), the values without noise. All functions raise
ValueError for other shapes.
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

    >>> float(bias_squared([[1.0, 2.0], [3.0, 2.0]], truth=[2.0, 0.0]))
    2.0
    """
    predictions, truth = _table("predictions", predictions), np.asarray(truth, dtype=float)
    if truth.shape != predictions.shape[1:]:
        raise ValueError(
            f"truth must have one value for each of the {predictions.shape[1]} columns of "
            f"predictions, got the shape {truth.shape}"
        )
    return np.mean((predictions.mean(axis=0) - truth) ** 2)


def variance(predictions: ArrayLike) -> float:
    """How much the data set decides: the mean over points of the variance over data sets.

    Divided by n_datasets (ddof 0), so that it and `bias_squared` sum to the mean squared distance
    from the truth exactly.

    >>> float(variance([[1.0, 2.0], [3.0, 2.0]]))
    0.5
    """
    return np.mean(np.var(_table("predictions", predictions), axis=0))


def noise(y_repeats: ArrayLike) -> float:
    """Error that no model avoids: the mean over points of the variance of repeated labels.

    `y_repeats` is (n_repeats, n_points), n_repeats ≥ 2. The mean of the repeats takes the place of
    the unknown truth, so their squares are divided by n_repeats − 1 (ddof 1).

    >>> float(noise([[1.0, 5.0], [3.0, 5.0]]))
    1.0
    """
    return np.mean(np.var(_table("y_repeats", y_repeats, n_rows=2), axis=0, ddof=1))


def decompose(predictions: ArrayLike, truth: ArrayLike, noise_variance: float) -> Decomposition:
    """Expected squared error at a fresh noisy label: bias² + variance + noise.

    Raises ValueError for a negative noise_variance too. Source: Hastie, Tibshirani & Friedman,
    The Elements of Statistical Learning (2009), eq. 7.9.

    >>> print(*decompose([[1.0, 2.0], [3.0, 2.0]], truth=[2.0, 0.0], noise_variance=0.25))
    2.0 0.5 2.75
    """
    if not noise_variance >= 0:
        raise ValueError(f"noise_variance must be at least 0, got {noise_variance!r}")
    parts = bias_squared(predictions, truth), variance(predictions)
    return Decomposition(*parts, sum(parts) + noise_variance)


def _table(name: str, values: ArrayLike, n_rows: int = 1) -> np.ndarray:
    values = np.asarray(values, dtype=float)
    if values.ndim != 2 or len(values) < n_rows or not values.size:
        raise ValueError(
            f"{name} must be a table of at least {n_rows} × 1 values, got the shape {values.shape}"
        )
    return values
