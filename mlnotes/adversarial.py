"""Adversarial validation: can a classifier tell the test rows from the train rows?"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import clone
from sklearn.tree import DecisionTreeClassifier

from mlnotes.cross_validation import cross_val_scores
from mlnotes.folds import stratified_kfold_indices

__all__ = ["AdversarialValidation", "adversarial_validation"]


class AdversarialValidation(NamedTuple):
    """`auc` is near .5 when the parts look alike; then it scatters by `standard_error`."""

    auc: float
    standard_error: float

    @property
    def found(self) -> bool:
        """Whether the parts differ: the AUC is more than four standard errors above .5."""
        return bool(self.auc > 0.5 + 4 * self.standard_error)


def adversarial_validation(
    X_train: ArrayLike,
    X_test: ArrayLike,
    *,
    classifier: Any = None,
    n_splits: int = 5,
    n_permutations: int = 20,
    random_state: int = 0,
) -> AdversarialValidation:
    """The cross-validated AUC of telling test rows from train rows, (n, d) and (m, d).

    The classifier is a tree of depth 3, unless given. The standard error is measured: the rows
    are shared out anew at random, `n_permutations` times, and the standard deviation of the AUCs
    is taken. Rows should be independent: groups kept on one side may be told apart without any
    leak. Raises ValueError when both parts are smaller than n_splits.

    >>> rows = np.random.default_rng(0).normal(size=(90, 2))
    >>> adversarial_validation(rows[:60], rows[60:]).found
    False
    >>> adversarial_validation(rows[:60], rows[60:] + 3).found
    True
    """
    if classifier is None:
        classifier = DecisionTreeClassifier(max_depth=3, random_state=random_state)
    rng = np.random.default_rng(random_state)
    X = np.concatenate([X_train, X_test])
    is_test = np.repeat([0, 1], [len(X_train), len(X_test)])
    rows = rng.permutation(len(X))
    X, is_test = X[rows], is_test[rows]

    def fit(X: np.ndarray, y: np.ndarray):
        fitted = clone(classifier).fit(X, y)
        return lambda X: fitted.predict_proba(X)[:, 1]

    def mean_auc(is_test: np.ndarray) -> float:
        folds = stratified_kfold_indices(is_test, n_splits)
        return cross_val_scores(fit, _auc, X, is_test, folds).mean()

    by_chance = [mean_auc(rng.permutation(is_test)) for _ in range(n_permutations)]
    return AdversarialValidation(mean_auc(is_test), np.std(by_chance, ddof=1))


def _auc(y_true: np.ndarray, y_score: np.ndarray) -> float:
    """How often a 1 is scored above a 0; a tie is half a success."""
    above = y_score[y_true == 1][:, None] - y_score[y_true == 0]
    return np.mean(above > 0) + np.mean(above == 0) / 2
