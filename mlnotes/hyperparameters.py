"""The ridge penalty as something to be learnt: its gradient on held-out data, and a descent.

Throughout, w*(alpha) minimises the train MSE + alpha·‖w‖², without an intercept.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.losses import mse_gradient, mse_loss
from mlnotes.optimizers import gradient_descent

__all__ = ["hypergradient_descent", "ridge_hypergradient", "ridge_validation_loss"]


def ridge_validation_loss(
    X_train: ArrayLike, y_train: ArrayLike, X_valid: ArrayLike, y_valid: ArrayLike, alpha: float
) -> float:
    """Mean squared error on the validation rows at w*(alpha).

    Raises ValueError when alpha is not positive or the shapes do not fit.

    >>> float(ridge_validation_loss([[1.0], [1.0]], [2.0, 4.0], [[1.0]], [1.0], alpha=1.0))
    0.25
    """
    _, w = _fit(X_train, y_train, alpha)
    return mse_loss(w, X_valid, y_valid)


def ridge_hypergradient(
    X_train: ArrayLike, y_train: ArrayLike, X_valid: ArrayLike, y_valid: ArrayLike, alpha: float
) -> float:
    """d(`ridge_validation_loss`)/d(alpha), by implicit differentiation.

    At w* the train gradient 2(Hw − Xᵀy/n) vanishes, with H = XᵀX/n + alpha·I, and it goes on
    vanishing as alpha moves: H·dw*/dalpha + w* = 0. The chain rule does the rest. Raises
    ValueError as `ridge_validation_loss` does. Source: Bengio (2000), Neural Computation 12.

    >>> float(ridge_hypergradient([[1.0], [1.0]], [2.0, 4.0], [[1.0]], [1.0], alpha=1.0))
    -0.75
    """
    H, w = _fit(X_train, y_train, alpha)
    dw = np.linalg.solve(H, -w)
    return mse_gradient(w, X_valid, y_valid) @ dw


def hypergradient_descent(
    X_train: ArrayLike,
    y_train: ArrayLike,
    X_valid: ArrayLike,
    y_valid: ArrayLike,
    alpha0: float,
    learning_rate: float,
    n_steps: int,
) -> np.ndarray:
    """Descend on log alpha, so that alpha stays positive: all alphas visited, (n_steps + 1,).

    By the chain rule the slope in log alpha is alpha times the hypergradient. Raises ValueError
    as `ridge_hypergradient` and `gradient_descent` do.

    >>> data = [[1.0], [1.0]], [2.0, 4.0], [[1.0]], [1.0]
    >>> hypergradient_descent(*data, alpha0=1.0, learning_rate=1.0, n_steps=30)[-1:].round(6)
    array([2.])
    """
    _require_positive(alpha0)

    def slope(log_alpha):
        alpha = np.exp(log_alpha[0])
        return [alpha * ridge_hypergradient(X_train, y_train, X_valid, y_valid, alpha)]

    return np.exp(gradient_descent(slope, [np.log(alpha0)], learning_rate, n_steps)[:, 0])


def _fit(X: ArrayLike, y: ArrayLike, alpha: float) -> tuple[np.ndarray, np.ndarray]:
    """Half the Hessian of the train objective, (d, d), and its minimiser, (d,)."""
    _require_positive(alpha)
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if X.ndim != 2 or y.shape != X.shape[:1] or not len(y):
        raise ValueError(
            "X_train and y_train must have the shapes (n, d) and (n,) with n ≥ 1; got "
            f"{X.shape} and {y.shape}"
        )
    H = X.T @ X / len(y) + alpha * np.eye(X.shape[1])
    return H, np.linalg.solve(H, X.T @ y / len(y))


def _require_positive(alpha: float) -> None:
    if not alpha > 0:
        raise ValueError(f"alpha must be positive, got {alpha!r}")
