"""What the rows themselves tell of a leak: copies, groups on both sides, a test on the past."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["LeakedRows", "copied_rows", "groups_on_both_sides", "older_than_train", "shared_rows"]


class LeakedRows(NamedTuple):
    """The numbers of the test rows that training gives away."""

    rows: np.ndarray

    @property
    def found(self) -> bool:
        return len(self.rows) > 0


def copied_rows(X_train: ArrayLike, X_test: ArrayLike) -> LeakedRows:
    """The test rows that stand in X_train too, value for value.

    Few distinct values make equal rows by chance; those are found as well.

    >>> copied_rows([[1, 2], [3, 4]], [[3, 4], [1, 4], [3, 4]])
    LeakedRows(rows=array([0, 2]))
    """
    seen = {tuple(row) for row in np.asarray(X_train).tolist()}
    return _where([tuple(row) in seen for row in np.asarray(X_test).tolist()])


def shared_rows(X_train: ArrayLike, X_test: ArrayLike) -> int:
    """How many test rows stand in X_train too, each counted however often it occurs.

    >>> shared_rows([[1, 2], [3, 4]], [[3, 4], [1, 4], [3, 4]])
    2
    """
    return len(copied_rows(X_train, X_test).rows)


def groups_on_both_sides(groups_train: ArrayLike, groups_test: ArrayLike) -> LeakedRows:
    """The test rows whose group (a patient, a user) is trained on as well.

    >>> groups_on_both_sides(["ann", "bob", "ann"], ["cem", "ann"]).rows
    array([1])
    """
    return _where(np.isin(groups_test, groups_train))


def older_than_train(times_train: ArrayLike, times_test: ArrayLike) -> LeakedRows:
    """The test rows that are older than the newest train row, so that the future was trained on.

    >>> older_than_train([2020, 2022], [2021, 2022, 2023]).rows
    array([0])
    """
    return _where(np.asarray(times_test) < np.max(times_train))


def _where(leaked: ArrayLike) -> LeakedRows:
    return LeakedRows(np.flatnonzero(leaked))
