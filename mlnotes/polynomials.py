"""Polynomials of one variable: their features, and least squares on many data sets at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["polynomial_features", "polynomial_predictions"]


def polynomial_features(x: ArrayLike, degree: int) -> np.ndarray:
    """The columns x⁰, x¹, …, x^degree, shape (n, degree + 1), for x (n,) and degree ≥ 0.

    Raises ValueError for another shape of x or a negative degree.

    >>> polynomial_features([2.0, 3.0], degree=2)
    array([[1., 2., 4.],
           [1., 3., 9.]])
    """
    x = np.asarray(x, dtype=float)
    if x.ndim != 1:
        raise ValueError(f"x must have the shape (n,), got {x.shape}")
    if not degree >= 0:
        raise ValueError(f"degree must be at least 0, got {degree!r}")
    return x[:, None] ** np.arange(degree + 1)


def polynomial_predictions(
    x: ArrayLike, y: ArrayLike, x_test: ArrayLike, degree: int
) -> np.ndarray:
    """Least-squares polynomials of many data sets, at x_test (n_test,): (n_datasets, n_test).

    x is (n_datasets, n), or (n,) where all share their x; y is (n_datasets, n). Instead of powers,
    which resemble each other ever more, each step makes a polynomial orthogonal to the earlier ones
    on the data and takes its share out of what is left of y: accurate at high degrees too.

    Raises ValueError when the shapes do not fit or a data set has no more than `degree` distinct
    x. Source: Forsythe (1957), Journal of the Society for Industrial and Applied Mathematics 5.

    >>> polynomial_predictions([0.0, 1.0, 2.0], [[1.0, 3.0, 5.0], [2.0, 2.0, 2.0]], [4.0], 1)
    array([[9.],
           [2.]])
    """
    x, y, x_test = _data_sets(x, y, x_test, degree)
    left, fitted = y, 0.0
    # Each polynomial at the training x, and the same one at the test x; the first is constant.
    p, p_test = (np.full(at.shape, x.shape[1] ** -0.5) for at in (x, x_test))
    last, last_test, length = 0.0, 0.0, 0.0
    for k in range(degree + 1):
        share = _dot(p, left)
        left, fitted = left - share * p, fitted + share * p_test
        if k < degree:
            # x·p is orthogonal to all polynomials so far but the last two (Forsythe).
            centre = _dot(p, x * p)
            p, last = (x - centre) * p - length * last, p
            p_test, last_test = (x_test - centre) * p_test - length * last_test, p_test
            length = np.sqrt(_dot(p, p))
            p, p_test = p / length, p_test / length
    return fitted


def _dot(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.sum(a * b, axis=1, keepdims=True)


def _data_sets(
    x: ArrayLike, y: ArrayLike, x_test: ArrayLike, degree: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """As float arrays; x and x_test with a first axis of n_datasets, or of 1 where x is shared."""
    x, y, x_test = (np.asarray(values, dtype=float) for values in (x, y, x_test))
    if not y.size or y.ndim != 2 or x.shape not in (y.shape, y.shape[1:]) or x_test.ndim != 1:
        raise ValueError(
            "x, y and x_test must have the shapes (n_datasets, n) or (n,), (n_datasets, n), and "
            f"(n_test,), without a size of 0; got {x.shape}, {y.shape} and {x_test.shape}"
        )
    if not degree >= 0:
        raise ValueError(f"degree must be at least 0, got {degree!r}")
    x = np.atleast_2d(x)
    distinct = 1 + np.count_nonzero(np.diff(np.sort(x, axis=1), axis=1), axis=1)
    if not np.all(distinct > degree):
        raise ValueError(
            f"degree {degree} needs at least {degree + 1} distinct x in every data set, "
            f"got one with {distinct.min()}"
        )
    return x, y, np.broadcast_to(x_test, (len(x), len(x_test)))
