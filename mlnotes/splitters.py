"""The rules of `folds` as scikit-learn's tools take them: split(X, y, groups) and get_n_splits.

Every class yields (train, test), two ascending index arrays, and raises ValueError where its rule
does. Only those with a `random_state` draw at random: the same state gives the same folds.

>>> from sklearn.dummy import DummyClassifier
>>> from sklearn.model_selection import cross_val_score
>>> cross_val_score(DummyClassifier(), np.zeros((6, 1)), [0, 0, 0, 0, 1, 1], cv=StratifiedKFold(2))
array([0.66666667, 0.66666667])
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.folds import (
    Fold,
    fold_of,
    group_kfold_indices,
    kfold_indices,
    leave_p_out_count,
    stratified_group_kfold_indices,
    stratified_kfold_indices,
    time_series_split_indices,
)

__all__ = [
    "GroupKFold",
    "HoldOut",
    "KFold",
    "LeaveOneOut",
    "LeavePOut",
    "RepeatedKFold",
    "StratifiedGroupKFold",
    "StratifiedKFold",
    "TimeSeriesSplit",
]


class _Splitter:
    """What all share; a subclass has `n_splits` and says in `_folds` which rows are tested."""

    def split(self, X: Any, y: Any = None, groups: Any = None) -> Iterator[Fold]:
        n = _n_samples(X)
        for name, values in (("y", y), ("groups", groups)):
            if values is not None and _n_samples(values) != n:
                raise ValueError(f"{name} must have a value for each of the {n} rows of X")
        return iter(self._folds(n, y, groups))

    def get_n_splits(self, X: Any = None, y: Any = None, groups: Any = None) -> int:
        return self.n_splits


@dataclass(frozen=True)
class HoldOut(_Splitter):
    """A single fold: round(n · test_fraction) rows, drawn at random, are kept for the test."""

    test_fraction: float = 0.25
    _: KW_ONLY
    random_state: int | None = None
    n_splits: int = field(default=1, init=False, repr=False)

    def _folds(self, n, y, groups):
        n_test = round(n * self.test_fraction)
        if not 1 <= n_test < n:
            raise ValueError(
                f"test_fraction must leave rows to train on and to test, got {self.test_fraction} "
                f"of {n} rows"
            )
        yield fold_of(np.random.default_rng(self.random_state).permutation(n)[:n_test], n)


@dataclass(frozen=True)
class KFold(_Splitter):
    """`kfold_indices`, of the rows as they come or in a random order."""

    n_splits: int = 5
    _: KW_ONLY
    shuffle: bool = False
    random_state: int | np.random.Generator | None = None

    def __post_init__(self):
        if self.random_state is not None and not self.shuffle:
            raise ValueError("random_state has no effect without shuffle=True; leave it out")

    def _folds(self, n, y, groups):
        rows = np.arange(n)
        if self.shuffle:
            np.random.default_rng(self.random_state).shuffle(rows)
        for _, test in self._rule(rows, y):
            yield fold_of(rows[test], n)

    def _rule(self, rows, y):
        return kfold_indices(len(rows), self.n_splits)


class StratifiedKFold(KFold):
    """`stratified_kfold_indices`, of the rows as they come or in a random order."""

    def _rule(self, rows, y):
        return stratified_kfold_indices(_needed("y", y)[rows], self.n_splits)


@dataclass(frozen=True)
class RepeatedKFold(_Splitter):
    """Shuffled k-fold, n_repeats times, each time in another random order."""

    n_splits: int = 5
    n_repeats: int = 10
    _: KW_ONLY
    random_state: int | None = None

    def get_n_splits(self, X: Any = None, y: Any = None, groups: Any = None) -> int:
        return self.n_splits * self.n_repeats

    def _folds(self, n, y, groups):
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.n_repeats):
            yield from KFold(self.n_splits, shuffle=True, random_state=rng).split(range(n))


@dataclass(frozen=True)
class GroupKFold(_Splitter):
    """`group_kfold_indices`."""

    n_splits: int = 5

    def _folds(self, n, y, groups):
        return group_kfold_indices(_needed("groups", groups), self.n_splits)

    def get_metadata_routing(self):
        """Tells scikit-learn's metadata routing, where it is enabled, that `split` wants groups."""
        from sklearn.utils.metadata_routing import MetadataRequest

        request = MetadataRequest(owner=self)
        request.split.add_request(param="groups", alias=True)
        return request


class StratifiedGroupKFold(GroupKFold):
    """`stratified_group_kfold_indices`."""

    def _folds(self, n, y, groups):
        return stratified_group_kfold_indices(
            _needed("y", y), _needed("groups", groups), self.n_splits
        )


@dataclass(frozen=True)
class TimeSeriesSplit(_Splitter):
    """`time_series_split_indices`: the rows stand in the order of time."""

    n_splits: int = 5
    _: KW_ONLY
    gap: int = 0

    def _folds(self, n, y, groups):
        return time_series_split_indices(n, self.n_splits, gap=self.gap)


@dataclass(frozen=True)
class LeavePOut(_Splitter):
    """Every choice of p rows is tested once."""

    p: int

    def get_n_splits(self, X: Any, y: Any = None, groups: Any = None) -> int:
        return leave_p_out_count(_n_samples(X), self.p)

    def _folds(self, n, y, groups):
        leave_p_out_count(n, self.p)  # refuses a p that leaves nothing to train on
        return (fold_of(test, n) for test in combinations(range(n), self.p))


@dataclass(frozen=True)
class LeaveOneOut(LeavePOut):
    """Each row is tested once, by a model that was trained on all others."""

    p: int = field(default=1, init=False, repr=False)


def _n_samples(X: Any) -> int:
    """The number of rows; a sparse matrix has a shape but no length."""
    return X.shape[0] if hasattr(X, "shape") else len(X)


def _needed(name: str, values: ArrayLike | None) -> np.ndarray:
    if values is None or np.ndim(values) != 1:
        raise ValueError(
            f"this split needs {name}, one value a row; got the shape {np.shape(values)}"
        )
    return np.asarray(values)
