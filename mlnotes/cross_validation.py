"""Scores on rows that the model has not seen, by hand, and what may be learnt from which rows.

A model is a function here: `fit(X, y)` returns a function that predicts from an X.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.folds import Fold, kfold_indices

__all__ = ["cross_val_scores", "nested_score", "select_inside", "standardize"]

Predict = Callable[[np.ndarray], ArrayLike]
Score = Callable[[np.ndarray, ArrayLike], float]


def cross_val_scores(
    fit: Callable[[np.ndarray, np.ndarray], Predict],
    score: Score,
    X: ArrayLike,
    y: ArrayLike,
    folds: Iterable[Fold],
) -> np.ndarray:
    """score(y_true, y_pred) on each fold's test rows, after a fit to its train rows: (k,).

    Raises ValueError when X and y differ in length, or there is no fold.

    >>> fit_mean = lambda X, y: lambda X: np.full(len(X), y.mean())
    >>> mean_error = lambda y_true, y_pred: np.mean(y_true - y_pred)
    >>> cross_val_scores(fit_mean, mean_error, np.eye(4), [1, 1, 2, 4], kfold_indices(4, 2))
    array([-2.,  2.])
    """
    X, y = _rows(X, y)
    scores = []
    for train, test in folds:
        predict = fit(X[train], y[train])
        scores.append(score(y[test], predict(X[test])))
    if not scores:
        raise ValueError("folds must hold at least one (train, test), got none")
    return np.array(scores)


def nested_score(
    fit_with: Callable[[Any, np.ndarray, np.ndarray], Predict],
    score: Score,
    X: ArrayLike,
    y: ArrayLike,
    outer_folds: Iterable[Fold],
    n_inner: int,
    candidates: Sequence[Any],
) -> float:
    """The mean score of a model that was chosen without a look at the rows it is scored on.

    On each outer train part, the candidate with the highest mean score over `n_inner` folds of
    `kfold_indices` is chosen, the first among equals; fitted to the whole part by
    `fit_with(candidate, X, y)`, it is scored on the outer test part. Raises ValueError without
    candidates, and as `cross_val_scores` and `kfold_indices` do. Source: Stone (1974).

    >>> fit_constant = lambda c, X, y: lambda X: np.full(len(X), c)
    >>> accuracy = lambda y_true, y_pred: np.mean(y_true == y_pred)
    >>> folds = kfold_indices(6, 3)
    >>> float(nested_score(fit_constant, accuracy, np.eye(6), [1, 0, 0, 0, 1, 0], folds, 2, [0, 1]))
    0.6666666666666666
    """
    X, y = _rows(X, y)
    if not len(candidates):
        raise ValueError("candidates must hold at least one, got none")

    def fit_chosen(X_train: np.ndarray, y_train: np.ndarray) -> Predict:
        inner = kfold_indices(len(y_train), n_inner)
        means = [
            cross_val_scores(partial(fit_with, candidate), score, X_train, y_train, inner).mean()
            for candidate in candidates
        ]
        return fit_with(candidates[int(np.argmax(means))], X_train, y_train)

    return cross_val_scores(fit_chosen, score, X, y, outer_folds).mean()


def standardize(X_train: ArrayLike, X_test: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Both parts, less the train part's mean and divided by its standard deviation (ddof 0).

    A column that is constant in the train part is divided by 1. Raises ValueError unless the
    shapes are (n, d) and (m, d) with n ≥ 1.

    >>> standardize([[1.0, 5.0], [3.0, 5.0]], [[6.0, 6.0]])[1]
    array([[4., 1.]])
    """
    X_train, X_test = np.asarray(X_train, dtype=float), np.asarray(X_test, dtype=float)
    if X_train.ndim != 2 or X_test.shape[1:] != X_train.shape[1:] or not len(X_train):
        raise ValueError(
            "X_train and X_test must have the shapes (n, d) and (m, d) with n ≥ 1; got "
            f"{X_train.shape} and {X_test.shape}"
        )
    # Asked of the values: rounding may give a constant column a tiny standard deviation.
    constant = (X_train == X_train[0]).all(axis=0)
    mean, scale = X_train.mean(axis=0), np.where(constant, 1.0, X_train.std(axis=0))
    return (X_train - mean) / scale, (X_test - mean) / scale


def select_inside(X: ArrayLike, y: ArrayLike, folds: Iterable[Fold], k: int) -> list[np.ndarray]:
    """For each fold, the k columns most correlated with y on its train rows, ascending.

    It is the absolute value of Pearson's correlation that counts. Raises ValueError when X and y
    differ in length, or k is not among 1 … d.

    >>> X = [[1, 0, 2], [2, 9, 1], [3, 0, 1], [4, 7, 0]]
    >>> select_inside(X, [1, 2, 3, 5], [([0, 1, 3], [2])], k=2)
    [array([0, 2])]
    """
    X, y = _rows(X, y)
    if not 1 <= k <= X.shape[1]:
        raise ValueError(f"k must be from 1 to d = {X.shape[1]}, got {k}")
    selected = []
    for train, _ in folds:
        standardized, _ = standardize(X[train], X[train])
        # Proportional to the correlation, since y has one standard deviation for all columns.
        strength = np.abs(standardized.T @ (y[train] - y[train].mean()))
        selected.append(np.sort(np.argsort(-strength, kind="stable")[:k]))
    return selected


def _rows(X: ArrayLike, y: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError(f"X and y must have one length, got {len(X)} and {len(y)}")
    return X, y
