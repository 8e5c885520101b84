"""Bias and variance of any estimator, measured by training it again and again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["bootstrap_predictions", "bootstrap_rows"]


def bootstrap_rows(n_samples: int, n_rounds: int, random_state: int) -> np.ndarray:
    """Row numbers of bootstrap samples, (n_rounds, n_samples), each drawn with replacement.

    All rounds draw from one `default_rng(random_state)`. Raises ValueError when a size is below 1.
    Source: Efron (1979), Annals of Statistics 7.

    >>> bootstrap_rows(1, n_rounds=2, random_state=0).tolist()
    [[0], [0]]
    """
    if not (n_samples >= 1 and n_rounds >= 1):
        raise ValueError(
            f"n_samples and n_rounds must be at least 1, got {n_samples!r} and {n_rounds!r}"
        )
    rng = np.random.default_rng(random_state)
    return np.array([rng.integers(0, n_samples, n_samples) for _ in range(n_rounds)])


def bootstrap_predictions(
    fit: Callable, X: ArrayLike, y: ArrayLike, X_test: ArrayLike, n_rounds: int, random_state: int
) -> np.ndarray:
    """Predictions of models trained on the samples of `bootstrap_rows`, (n_rounds, n_test).

    `fit(X, y)` returns a function predict(X). Raises ValueError for n_rounds below 1 or an X and y
    of different lengths.

    >>> def fit_mean(X, y):
    ...     return lambda X_test: np.full(len(X_test), y.mean())
    >>> bootstrap_predictions(fit_mean, [[0.0], [1.0]], [5.0, 5.0], [[2.0]], 2, random_state=0)
    array([[5.],
           [5.]])
    """
    X, y, X_test = np.asarray(X), np.asarray(y), np.asarray(X_test)
    if len(X) != len(y):
        raise ValueError(f"X and y must have as many rows, got {len(X)} and {len(y)}")
    rows = bootstrap_rows(len(y), n_rounds, random_state)
    return np.array([fit(X[drawn], y[drawn])(X_test) for drawn in rows])
