"""Losses, each beside its gradient; a gradient is always taken with respect to the first argument.

`X` is (n, d) with one row a sample and no intercept column, `y` is (n,), `w` is (d,).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

__all__ = [
    "expected_loss",
    "gradient_error",
    "logistic_gradient",
    "logistic_loss",
    "mse_gradient",
    "mse_loss",
    "numerical_gradient",
    "ridge_gradient",
    "ridge_loss",
    "sigmoid",
    "softmax",
    "softmax_cross_entropy_gradient",
    "softmax_cross_entropy_loss",
]


def mse_loss(w: ArrayLike, X: ArrayLike, y: ArrayLike) -> float:
    """Mean squared error of the linear model: (1/n) Σ (xᵢ·w − yᵢ)², without a factor ½.

    Raises ValueError when the shapes do not fit. Source: Bishop, PRML (2006), section 3.1.1.

    >>> float(mse_loss([2.0], [[1.0], [2.0]], [2.0, 5.0]))
    0.5
    """
    w, X, y = _linear_arguments(w, X, y)
    return np.mean((X @ w - y) ** 2)


def mse_gradient(w: ArrayLike, X: ArrayLike, y: ArrayLike) -> np.ndarray:
    """Gradient of `mse_loss`: (2/n) Xᵀ(Xw − y), shape (d,).

    Raises ValueError when the shapes do not fit. Source: the chain rule, entry by entry.

    >>> mse_gradient([2.0], [[1.0], [2.0]], [2.0, 5.0])
    array([-2.])
    """
    w, X, y = _linear_arguments(w, X, y)
    return 2 / len(y) * X.T @ (X @ w - y)


def ridge_loss(w: ArrayLike, X: ArrayLike, y: ArrayLike, alpha: float) -> float:
    """`mse_loss` plus the penalty alpha·‖w‖²; alpha ≥ 0.

    >>> float(ridge_loss([2.0], [[1.0], [2.0]], [2.0, 5.0], alpha=0.25))
    1.5
    """
    _require_nonnegative("alpha", alpha)
    return mse_loss(w, X, y) + alpha * np.sum(np.square(w))


def ridge_gradient(w: ArrayLike, X: ArrayLike, y: ArrayLike, alpha: float) -> np.ndarray:
    """Gradient of `ridge_loss`: the gradient of the mean squared error, plus 2·alpha·w.

    >>> ridge_gradient([2.0], [[1.0], [2.0]], [2.0, 5.0], alpha=0.25)
    array([-1.])
    """
    _require_nonnegative("alpha", alpha)
    return mse_gradient(w, X, y) + 2 * alpha * np.asarray(w, dtype=float)


def sigmoid(z: ArrayLike) -> np.ndarray | float:
    """Logistic function σ(z) = 1 / (1 + exp(−z)), elementwise, for a number or an array.

    The exponential is taken of −|z| only, so that no z overflows and none gives a warning.

    >>> sigmoid([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    z = np.asarray(z, dtype=float)
    decay = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, decay) / (1.0 + decay)


def logistic_loss(w: ArrayLike, X: ArrayLike, y: ArrayLike) -> float:
    """Mean log loss of logistic regression: (1/n) Σ log(1 + exp(zᵢ)) − yᵢzᵢ, with zᵢ = xᵢ·w.

    Natural logarithm, y in {0, 1}, any size of z. Raises ValueError when the shapes do not fit
    or y holds anything else. Source: Bishop, PRML (2006), section 4.3.2, eq. 4.90.

    >>> float(logistic_loss([0.0], [[1.0], [2.0]], [0, 1])) == float(np.log(2))
    True
    """
    w, X, y = _logistic_arguments(w, X, y)
    z = X @ w
    return np.mean(np.logaddexp(0.0, z) - y * z)


def logistic_gradient(w: ArrayLike, X: ArrayLike, y: ArrayLike) -> np.ndarray:
    """Gradient of `logistic_loss`: Xᵀ(σ(Xw) − y)/n, shape (d,).

    Raises ValueError as `logistic_loss` does. Source: Bishop, PRML (2006), eq. 4.91.

    >>> logistic_gradient([0.0], [[1.0], [2.0]], [0, 1])
    array([-0.25])
    """
    w, X, y = _logistic_arguments(w, X, y)
    return X.T @ (sigmoid(X @ w) - y) / len(y)


def softmax(logits: ArrayLike) -> np.ndarray:
    """Each row's exp(zⱼ) / Σₖ exp(zₖ), shape (n, c); its largest logit is subtracted first.

    >>> softmax([[1000.0, 1000.0], [0.0, -1000.0]])
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    logits = np.asarray(logits, dtype=float)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def softmax_cross_entropy_loss(logits: ArrayLike, y: ArrayLike) -> float:
    """Mean of −log softmax(logits)[i, yᵢ], in nats; logits (n, c), y (n,) integers 0 … c − 1.

    Raises ValueError when the shapes do not fit or y holds anything else. Source: Bishop, PRML
    (2006), section 4.3.4.

    >>> float(softmax_cross_entropy_loss([[0.0, 1000.0]], [0]))
    1000.0
    """
    logits, y = _class_arguments(logits, y)
    highest = logits.max(axis=1)
    log_sums = highest + np.log(np.exp(logits - highest[:, None]).sum(axis=1))
    return np.mean(log_sums - logits[np.arange(len(y)), y])


def softmax_cross_entropy_gradient(logits: ArrayLike, y: ArrayLike) -> np.ndarray:
    """Gradient of `softmax_cross_entropy_loss`: (softmax − one-hot y)/n, shape (n, c).

    >>> softmax_cross_entropy_gradient([[0.0, 0.0]], [1])
    array([[ 0.5, -0.5]])
    """
    logits, y = _class_arguments(logits, y)
    return (softmax(logits) - np.eye(logits.shape[1])[y]) / len(y)


def expected_loss(losses: ArrayLike, density: ArrayLike, grid: ArrayLike) -> float:
    """Expectation ∫ loss·density / ∫ density over a grid, both by the trapezoid rule.

    All three are (k,) with k ≥ 2; the grid ascends and may be uneven; the density need not
    integrate to 1. Raises ValueError when the lengths differ or the grid does not ascend.

    >>> float(expected_loss([0.0, 1.0, 4.0], [1.0, 1.0, 1.0], [0.0, 1.0, 2.0]))
    1.5
    """
    losses, density, grid = (np.asarray(part, dtype=float) for part in (losses, density, grid))
    if not (losses.ndim == 1 and losses.shape == density.shape == grid.shape and len(grid) >= 2):
        raise ValueError(
            "losses, density and grid must be flat and of one length, at least 2; got shapes "
            f"{losses.shape}, {density.shape} and {grid.shape}"
        )
    if not np.all(np.diff(grid) > 0):
        raise ValueError(f"grid must ascend, got {grid}")
    return np.trapezoid(losses * density, grid) / np.trapezoid(density, grid)


def numerical_gradient(f: Callable, w: ArrayLike, h: float = 1e-5) -> np.ndarray:
    """Centred differences (f(w + h·eᵢ) − f(w − h·eᵢ)) / 2h, one for each coordinate; (d,).

    `f` maps a (d,) array to a number; h > 0 is the step. The error falls with h² until rounding,
    which grows with 1/h, takes over. Source: Nocedal & Wright, Numerical Optimization, 8.1.

    >>> numerical_gradient(lambda w: w @ w, [1.0, -2.0]).round(6)
    array([ 2., -4.])
    """
    if not h > 0:
        raise ValueError(f"h must be positive, got {h!r}")
    w = np.asarray(w, dtype=float)
    steps = h * np.eye(len(w))
    return np.array([(f(w + step) - f(w - step)) / (2 * h) for step in steps])


def gradient_error(f: Callable, gradient: Callable, w: ArrayLike, h: float = 1e-5) -> float:
    """Gradient check: ‖g − g̃‖ / max(‖g‖, ‖g̃‖), g by hand and g̃ by centred differences.

    Below 1e-6 the two agree; a wrong factor shows as a number that no smaller h mends. 0.0 when
    both gradients vanish.

    >>> gradient_error(lambda w: w @ w, lambda w: 2 * w, [1.0, -2.0]) < 1e-9
    True
    >>> round(gradient_error(lambda w: w @ w, lambda w: w, [1.0, -2.0]), 6)
    0.5
    """
    by_hand = np.asarray(gradient(np.asarray(w, dtype=float)), dtype=float)
    numerical = numerical_gradient(f, w, h)
    size = max(np.linalg.norm(by_hand), np.linalg.norm(numerical))
    return float(np.linalg.norm(by_hand - numerical) / size) if size else 0.0


def _linear_arguments(w, X, y) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    w, X, y = (np.asarray(part, dtype=float) for part in (w, X, y))
    if X.ndim != 2 or w.shape != X.shape[1:] or y.shape != X.shape[:1] or not len(y):
        raise ValueError(
            "w, X and y must have the shapes (d,), (n, d) and (n,) with n ≥ 1; got "
            f"{w.shape}, {X.shape} and {y.shape}"
        )
    return w, X, y


def _logistic_arguments(w, X, y) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    w, X, y = _linear_arguments(w, X, y)
    if not np.isin(y, (0, 1)).all():
        raise ValueError(f"y must hold 0 and 1 only, got the values {np.unique(y)}")
    return w, X, y


def _class_arguments(logits, y) -> tuple[np.ndarray, np.ndarray]:
    logits, y = np.asarray(logits, dtype=float), np.asarray(y)
    if logits.ndim != 2 or y.shape != logits.shape[:1] or not logits.size:
        raise ValueError(
            "logits and y must have the shapes (n, c) and (n,) with n, c ≥ 1; got "
            f"{logits.shape} and {y.shape}"
        )
    if not np.isin(y, np.arange(logits.shape[1])).all():
        raise ValueError(
            f"y must hold class numbers from 0 to {logits.shape[1] - 1}, got {np.unique(y)}"
        )
    return logits, y.astype(int)


def _require_nonnegative(name: str, value: float) -> None:
    if not value >= 0:
        raise ValueError(f"{name} must be at least 0, got {value!r}")
