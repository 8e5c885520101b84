"""Has the test part been seen before? What its rows, groups and times can tell."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["shared_rows"]


def shared_rows(X_train: ArrayLike, X_test: ArrayLike) -> int:
    """How many rows of X_test stand in X_train too, value for value.

    >>> shared_rows([[1, 2], [3, 4]], [[3, 4], [1, 4], [3, 4]])
    2
    """
    seen = {tuple(row) for row in np.asarray(X_train).tolist()}
    return sum(tuple(row) in seen for row in np.asarray(X_test).tolist())
