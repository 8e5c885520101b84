"""Ridge regression in closed form, its flexibility, and leave-one-out without refits.

The penalty is on the sum of squares, ‖Xw − y‖² + alpha·‖w‖² with alpha > 0, without an intercept,
as in scikit-learn's Ridge(fit_intercept=False). The module `hyperparameters` has it on their mean:
its alpha is this one divided by n. All functions raise ValueError for another alpha or shape.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["effective_degrees_of_freedom", "loo_residuals", "ridge_fit", "ridge_fits"]


def ridge_fit(X: ArrayLike, y: ArrayLike, alpha: float) -> np.ndarray:
    """The w, (d,), that minimises ‖Xw − y‖² + alpha·‖w‖²: (XᵀX + alpha·I)⁻¹Xᵀy.

    Source: Hoerl & Kennard (1970), Technometrics 12.

    >>> ridge_fit([[1.0], [1.0]], [2.0, 4.0], alpha=1.0)
    array([2.])
    """
    return ridge_fits(X, [y], alpha)[0]


def ridge_fits(X: ArrayLike, y: ArrayLike, alpha: float) -> np.ndarray:
    """`ridge_fit` on many data sets in one call: their weights, (n_datasets, d).

    X is (n_datasets, n, d), or (n, d) where all share their rows; y is (n_datasets, n).

    >>> ridge_fits([[1.0], [1.0]], [[2.0, 4.0], [1.0, 2.0]], alpha=1.0).tolist()
    [[2.0], [1.0]]
    """
    _require_positive(alpha)
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if y.ndim != 2 or not X.size or X.shape[:-1] not in (y.shape, y.shape[1:]):
        raise ValueError(
            "X must have the shape (n, d), and y one value for each row, (n,) or (n_datasets, n); "
            f"got {X.shape} and {y.shape}"
        )
    Xt = np.swapaxes(X, -1, -2)
    return np.linalg.solve(Xt @ X + alpha * np.eye(X.shape[-1]), Xt @ y[..., None])[..., 0]


def effective_degrees_of_freedom(X: ArrayLike, alpha: float) -> float:
    """How many free weights ridge is worth: Σ s²/(s² + alpha) over the singular values s of X.

    It is the trace of the matrix that turns y into Xw: just below the rank of X for a tiny alpha,
    and less with every increase. Source: Hastie, Tibshirani & Friedman, The Elements of
    Statistical Learning (2009), eq. 3.50.

    >>> float(effective_degrees_of_freedom([[1.0, 0.0], [0.0, 2.0]], alpha=4.0))
    0.7
    """
    _, kept = _directions(X, alpha)
    return np.sum(kept)


def loo_residuals(X: ArrayLike, y: ArrayLike, alpha: float) -> np.ndarray:
    """What each row's residual y − x·w would be, had ridge been fitted without that row, (n,).

    One fit suffices: e/(1 − h), with e the residuals of the fit to all rows and h the leverages,
    the diagonal of X(XᵀX + alpha·I)⁻¹Xᵀ. Source: Allen (1974), Technometrics 16.

    >>> loo_residuals([[1.0], [1.0]], [2.0, 4.0], alpha=1.0).round(6)
    array([0., 3.])
    """
    U, kept = _directions(X, alpha)
    y = np.asarray(y, dtype=float)
    if y.shape != (len(U),):
        raise ValueError(f"y must have one value for each of the {len(U)} rows, got {y.shape}")
    residuals = y - U @ (kept * (U.T @ y))
    leverages = U**2 @ kept
    return residuals / (1 - leverages)


def _directions(X: ArrayLike, alpha: float) -> tuple[np.ndarray, np.ndarray]:
    """U of X = U·diag(s)·Vᵀ, and the share s²/(s² + alpha) of y that ridge keeps along each."""
    _require_positive(alpha)
    X = np.asarray(X, dtype=float)
    if X.ndim != 2 or not X.size:
        raise ValueError(f"X must have the shape (n, d) with n, d ≥ 1; got {X.shape}")
    U, s, _ = np.linalg.svd(X, full_matrices=False)
    return U, s**2 / (s**2 + alpha)


def _require_positive(alpha: float) -> None:
    if not alpha > 0:
        raise ValueError(f"alpha must be positive, got {alpha!r}")
