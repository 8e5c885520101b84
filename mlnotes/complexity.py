"""Train and validation error as a model gets more rows to learn from, or more freedom.

Each of the `repeats`, two or more, is (X_train, y_train, X_valid, y_valid), from a draw or a split.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import BaseEstimator, clone, is_classifier

__all__ = ["ErrorCurve", "complexity_curve", "learning_curve"]


class ErrorCurve(NamedTuple):
    """Mean errors at each value, (n_values,), and their standard errors over the repeats.

    Errors are mean squares for regressors, shares of wrong labels for classifiers. Repeats that
    share rows, as folds do, are not independent: their standard errors are then too small.
    """

    values: np.ndarray
    train_error: np.ndarray
    valid_error: np.ndarray
    train_se: np.ndarray
    valid_se: np.ndarray


def learning_curve(
    estimator: BaseEstimator, repeats: Iterable[tuple], sizes: Iterable[int]
) -> ErrorCurve:
    """Errors after training on the first `size` of the train rows, which must be in random order.

    Raises ValueError for fewer than 2 repeats or a size that is not there.

    >>> from sklearn.dummy import DummyRegressor
    >>> repeat = [[0.0], [0.0]], [1.0, 3.0], [[0.0]], [2.0]
    >>> curve = learning_curve(DummyRegressor(), [repeat, repeat], sizes=[1, 2])
    >>> curve.train_error.tolist(), curve.valid_error.tolist()
    ([0.0, 1.0], [1.0, 0.0])
    """
    repeats, sizes = list(repeats), list(sizes)
    fewest = min((len(y_train) for _, y_train, _, _ in repeats), default=0)
    if not all(1 <= size <= fewest for size in sizes):
        raise ValueError(f"sizes must be from 1 to the {fewest} train rows, got {sizes}")
    return _curve(
        sizes,
        [[_errors(estimator, X[:n], y[:n], *valid) for X, y, *valid in repeats] for n in sizes],
    )


def complexity_curve(
    estimator: BaseEstimator, repeats: Iterable[tuple], parameter: str, values: ArrayLike
) -> ErrorCurve:
    """Errors with each value of one parameter of the estimator.

    Raises ValueError for fewer than 2 repeats or a parameter that the estimator does not have.

    >>> from sklearn.dummy import DummyRegressor
    >>> model, repeat = DummyRegressor(strategy="quantile"), ([[0], [0]], [1, 3], [[0]], [2])
    >>> complexity_curve(model, [repeat, repeat], "quantile", [0.0, 0.5]).valid_error.tolist()
    [1.0, 0.0]
    """
    repeats, values = list(repeats), list(values)
    models = [clone(estimator).set_params(**{parameter: value}) for value in values]
    return _curve(values, [[_errors(model, *repeat) for repeat in repeats] for model in models])


def _errors(estimator, X_train, y_train, X_valid, y_valid) -> list[float]:
    model = clone(estimator).fit(X_train, y_train)
    differ = np.not_equal if is_classifier(model) else lambda y, p: np.subtract(y, p) ** 2
    parts = (y_train, X_train), (y_valid, X_valid)
    return [np.mean(differ(y, model.predict(X))) for y, X in parts]


def _curve(values: list, errors: list) -> ErrorCurve:
    """From train and validation errors, (n_values, n_repeats, 2)."""
    n_repeats = len(errors[0]) if errors else 0
    if n_repeats < 2:
        raise ValueError(f"there must be a value and 2 repeats, got {len(errors)} and {n_repeats}")
    means = np.mean(errors, axis=1)
    se = np.std(errors, axis=1, ddof=1) / np.sqrt(n_repeats)
    return ErrorCurve(np.array(values), *means.T, *se.T)
