"""Logistic regression by hand, in the form that scikit-learn's tools take."""

from __future__ import annotations

import warnings

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from mlnotes.losses import logistic_gradient, logistic_loss, sigmoid

__all__ = ["LogisticRegression"]


class LogisticRegression(ClassifierMixin, BaseEstimator):
    """Two classes, told apart by σ(x·w + b); minimises mean log loss + alpha·‖w‖².

    The intercept b is not penalised. scikit-learn's model sums the losses and weighs the sum: it
    is the same one for C = 1 / (2·n·alpha). With alpha = 0 and classes that a plane separates
    there is no minimum: the weights grow until `tol` is met.

    Parameters: alpha ≥ 0; tol, how far above its minimum the loss may be left; max_iter, the most
    Newton steps. Fitted: classes_ (2,), coef_ (1, d), intercept_ (1,), n_iter_, and loss_curve_
    (n_iter_ + 1,), the penalised loss before the first step and after each one.

    >>> model = LogisticRegression().fit([[0.0], [1.0], [2.0], [3.0]], ["no", "no", "yes", "yes"])
    >>> model.predict([[-1.0], [4.0]]).tolist()
    ['no', 'yes']
    """

    def __init__(self, *, alpha: float = 1e-3, tol: float = 1e-10, max_iter: int = 100):
        self.alpha = alpha
        self.tol = tol
        self.max_iter = max_iter

    def fit(self, X: ArrayLike, y: ArrayLike) -> LogisticRegression:
        """Find the weights for X (n, d) and labels y (n,) of any type, two of them distinct.

        Raises ValueError for another number of classes or a bad parameter; warns when max_iter
        steps do not suffice.
        """
        if not self.alpha >= 0:
            raise ValueError(f"alpha must be at least 0, got {self.alpha!r}")
        if not (self.tol > 0 and self.max_iter >= 1):
            raise ValueError(
                "tol must be positive and max_iter at least 1, "
                f"got {self.tol!r} and {self.max_iter!r}"
            )
        X, y = validate_data(self, X, y, dtype=float)
        check_classification_targets(y)
        self.classes_, labels = np.unique(y, return_inverse=True)
        if len(self.classes_) != 2:
            found = "1 class" if len(self.classes_) == 1 else f"{len(self.classes_)} classes"
            raise ValueError(
                "Only binary classification is supported. "
                f"y must hold 2 classes, got {found}: {self.classes_}"
            )
        w = self._minimise(np.column_stack([X, np.ones(len(X))]), labels)
        self.coef_, self.intercept_ = w[None, :-1], w[-1:]
        return self

    def _minimise(self, X: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Newton's method with halved steps (Boyd & Vandenberghe, 2004, 9.5); X ends in ones."""
        penalty = np.append(np.full(X.shape[1] - 1, self.alpha), 0.0)

        def loss(w):
            return logistic_loss(w, X, y) + penalty @ w**2

        w = np.zeros(X.shape[1])
        losses = [loss(w)]
        gain = np.inf
        while gain > self.tol and len(losses) <= self.max_iter:
            gradient = logistic_gradient(w, X, y) + 2 * penalty * w
            p = sigmoid(X @ w)
            hessian = (X.T * (p * (1 - p))) @ X / len(y) + 2 * np.diag(penalty)
            # Least squares: with alpha = 0 and dependent columns the Hessian has no inverse.
            step = -np.linalg.lstsq(hessian, gradient)[0]
            # What the step would gain if the loss were quadratic; half of it will do.
            gain = -gradient @ step / 2
            size = 1.0
            while gain > self.tol and loss(w + size * step) > losses[-1] - size * gain / 2:
                size /= 2
            w = w + size * step
            losses.append(loss(w))
        self.loss_curve_, self.n_iter_ = np.array(losses), len(losses) - 1
        if gain > self.tol:
            warnings.warn(
                f"LogisticRegression: after max_iter = {self.max_iter} steps the loss could "
                f"still fall by more than tol = {self.tol}",
                ConvergenceWarning,
                stacklevel=3,
            )
        return w

    def decision_function(self, X: ArrayLike) -> np.ndarray:
        """Log odds x·w + b of the second class, shape (n,)."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=float, reset=False)
        return X @ self.coef_[0] + self.intercept_[0]

    def predict_proba(self, X: ArrayLike) -> np.ndarray:
        """Probability of each class, (n, 2), in the order of `classes_`."""
        z = self.decision_function(X)
        return np.column_stack([sigmoid(-z), sigmoid(z)])

    def predict(self, X: ArrayLike) -> np.ndarray:
        """The more probable label of each row, (n,)."""
        second = self.decision_function(X) > 0
        return self.classes_[second.astype(int)]

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        return tags
