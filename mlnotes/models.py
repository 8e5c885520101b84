"""Models trained by the optimisers of this course; scikit-learn's tools take them like its own."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from mlnotes.classifiers import LogisticRegression
from mlnotes.losses import mse_gradient, mse_loss
from mlnotes.networks import MLPClassifier, MLPRegressor
from mlnotes.optimizers import gradient_descent

__all__ = ["LinearRegression", "LogisticRegression", "MLPClassifier", "MLPRegressor"]


class LinearRegression(RegressorMixin, BaseEstimator):
    """Least squares by gradient descent on the mean squared error, from all weights 0.

    Columns should be standardised by the caller: the rate must suit the steepest direction, and
    the flattest then decides how long training takes.

    After `fit`: `coef_` (d,), `intercept_`, and `loss_curve_` (n_steps + 1,), the training loss
    before the first step and after each one.

    >>> model = LinearRegression(learning_rate=0.5, n_steps=99).fit([[0.0], [1.0]], [1.0, 3.0])
    >>> print(round(model.intercept_, 3), model.coef_.round(3))
    1.0 [2.]
    """

    def __init__(self, *, learning_rate: float = 0.1, n_steps: int = 1000):
        self.learning_rate = learning_rate
        self.n_steps = n_steps

    def fit(self, X: ArrayLike, y: ArrayLike) -> LinearRegression:
        """Descend from 0; X is (n, d), y is (n,).

        Raises ValueError for a learning rate at which descent on these data would diverge.
        """
        X, y = validate_data(self, X, y, dtype=float, y_numeric=True)
        A = np.column_stack([np.ones(len(y)), X])
        _require_stable(self.learning_rate, A)
        trajectory = gradient_descent(
            lambda w: mse_gradient(w, A, y), np.zeros(A.shape[1]), self.learning_rate, self.n_steps
        )
        self.loss_curve_ = np.array([mse_loss(w, A, y) for w in trajectory])
        self.intercept_, self.coef_ = float(trajectory[-1, 0]), trajectory[-1, 1:]
        return self

    def predict(self, X: ArrayLike) -> np.ndarray:
        """intercept + X·coef, shape (n,)."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=float, reset=False)
        return self.intercept_ + X @ self.coef_


def _require_stable(learning_rate: float, A: np.ndarray) -> None:
    """Along an eigenvector of the Hessian each step multiplies the error by 1 − rate·λ."""
    largest = np.linalg.eigvalsh(2 / len(A) * A.T @ A)[-1]
    if not learning_rate * largest < 2:
        raise ValueError(
            f"learning_rate must be below 2/λmax = {2 / largest:.4g} or descent on these data "
            f"diverges, got {learning_rate}; are the columns standardised?"
        )
