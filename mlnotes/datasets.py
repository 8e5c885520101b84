"""Seeded data, each with the law it is drawn from; nothing is downloaded."""

from __future__ import annotations

import numpy as np

__all__ = ["line_with_noise"]


def line_with_noise(
    n_samples: int = 100,
    *,
    intercept: float = 5.0,
    slope: float = 2.0,
    noise: float = 0.0,
    low: float = -10.0,
    high: float = 10.0,
    random_state: int = 0,
) -> tuple[np.ndarray, np.ndarray]:
    """y = intercept + slope·x + noise·ε, with x evenly spaced on [low, high] and ε ~ N(0, 1).

    Returns X (n_samples, 1) and y (n_samples,). Raises ValueError for fewer than 2 samples, an
    empty interval or a negative noise.

    >>> X, y = line_with_noise(3, intercept=1.0, slope=2.0, low=0.0, high=2.0)
    >>> X.ravel(), y
    (array([0., 1., 2.]), array([1., 3., 5.]))
    """
    if n_samples < 2:
        raise ValueError(f"n_samples must be at least 2, got {n_samples!r}")
    if not low < high:
        raise ValueError(f"low must be below high, got {low!r} and {high!r}")
    if not noise >= 0:
        raise ValueError(f"noise must be at least 0, got {noise!r}")
    x = np.linspace(low, high, n_samples)
    errors = np.random.default_rng(random_state).standard_normal(n_samples)
    return x[:, np.newaxis], intercept + slope * x + noise * errors
