"""Many models in the place of one: bagging against variance, boosting against bias."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, RegressorMixin, clone
from sklearn.tree import DecisionTreeRegressor
from sklearn.utils.validation import check_is_fitted, validate_data

from mlnotes.resampling import bootstrap_rows

__all__ = ["BaggingRegressor", "BoostingRegressor", "ensemble_variance"]


def ensemble_variance(variance: float, correlation: float, n_models: int) -> float:
    """Variance of the mean of n_models predictions: ρσ² + (1 − ρ)σ²/B.

    Each has the variance σ², any two the correlation ρ. More models take away the second term only.
    Raises ValueError for values that cannot be: below −1/(B − 1), no B models have that ρ. Source:
    Hastie, Tibshirani & Friedman, The Elements of Statistical Learning (2009), eq. 15.1.

    >>> ensemble_variance(4.0, 0.5, n_models=4)
    2.5
    """
    possible = n_models >= 1 and correlation * (n_models - 1) >= -1 and correlation <= 1
    if not (variance >= 0 and possible):
        raise ValueError(
            "variance must be at least 0, correlation between -1/(n_models - 1) and 1, and "
            f"n_models at least 1; got {variance!r}, {correlation!r} and {n_models!r}"
        )
    return correlation * variance + (1 - correlation) * variance / n_models


class BaggingRegressor(RegressorMixin, BaseEstimator):
    """The mean of models that were each fitted on a bootstrap sample of the rows.

    Parameters: estimator, any regressor, a fully grown tree when None; n_estimators ≥ 1;
    random_state, an int. Fitted: estimators_, and samples_ (n_estimators, n), the rows that each
    was fitted on. Source: Breiman (1996), Machine Learning 24.

    >>> bagging = BaggingRegressor(n_estimators=3).fit([[0.0], [1.0]], [5.0, 5.0])
    >>> bagging.predict([[0.5]])
    array([5.])
    """

    def __init__(self, estimator=None, *, n_estimators: int = 50, random_state: int = 0):
        self.estimator = estimator
        self.n_estimators = n_estimators
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike) -> BaggingRegressor:
        """X is (n, d), y is (n,). Raises ValueError for a bad n_estimators."""
        _require_models(self.n_estimators)
        X, y = validate_data(self, X, y, dtype=float, y_numeric=True)
        tree = DecisionTreeRegressor(random_state=0)
        model = tree if self.estimator is None else self.estimator
        self.samples_ = bootstrap_rows(len(y), self.n_estimators, self.random_state)
        self.estimators_ = [clone(model).fit(X[rows], y[rows]) for rows in self.samples_]
        return self

    def predict(self, X: ArrayLike) -> np.ndarray:
        """Mean prediction of all models, (n,)."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=float, reset=False)
        return np.mean([model.predict(X) for model in self.estimators_], axis=0)


class BoostingRegressor(RegressorMixin, BaseEstimator):
    """The mean of y, and a sum of small models, each fitted to what is left over before it.

    Residuals point down the slope of the squared loss, so that every model is a step of gradient
    descent among functions; its length is learning_rate: shrinkage.

    Parameters: estimator, any regressor, a tree of one split (a stump) when None; n_estimators ≥ 1;
    learning_rate > 0. Fitted: intercept_ and estimators_. Source: Friedman (2001), Annals of
    Statistics 29.

    >>> boosting = BoostingRegressor(n_estimators=2, learning_rate=0.5)
    >>> boosting.fit([[0.0], [1.0]], [2.0, 6.0]).staged_predict([[1.0]]).tolist()
    [[5.0], [5.5]]
    """

    def __init__(self, estimator=None, *, n_estimators: int = 100, learning_rate: float = 0.1):
        self.estimator = estimator
        self.n_estimators = n_estimators
        self.learning_rate = learning_rate

    def fit(self, X: ArrayLike, y: ArrayLike) -> BoostingRegressor:
        """X is (n, d), y is (n,). Raises ValueError for a bad parameter."""
        _require_models(self.n_estimators)
        if not self.learning_rate > 0:
            raise ValueError(f"learning_rate must be positive, got {self.learning_rate!r}")
        X, y = validate_data(self, X, y, dtype=float, y_numeric=True)
        stump = DecisionTreeRegressor(max_depth=1, random_state=0)
        model = stump if self.estimator is None else self.estimator
        self.intercept_, self.estimators_ = np.mean(y), []
        left = y - self.intercept_
        for _ in range(self.n_estimators):
            self.estimators_.append(clone(model).fit(X, left))
            left = left - self.learning_rate * self.estimators_[-1].predict(X)
        return self

    def staged_predict(self, X: ArrayLike) -> np.ndarray:
        """The prediction after each model, (n_estimators, n)."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=float, reset=False)
        steps = [self.learning_rate * model.predict(X) for model in self.estimators_]
        return self.intercept_ + np.cumsum(steps, axis=0)

    def predict(self, X: ArrayLike) -> np.ndarray:
        """The prediction after the last model, (n,)."""
        return self.staged_predict(X)[-1]


def _require_models(n_estimators: int) -> None:
    if not n_estimators >= 1:
        raise ValueError(f"n_estimators must be at least 1, got {n_estimators!r}")
