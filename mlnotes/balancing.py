"""Rows of two classes made to count alike: by weights, by copies, by leaving out, by SMOTE.

X is (n, d), y is (n,) with numbers or texts. Resampling belongs to training rows alone: a copy that
reaches the test rows has been seen before. All functions raise ValueError for other shapes.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

__all__ = [
    "Resampled",
    "ResampledSplit",
    "balanced_class_weights",
    "oversample_minority",
    "smote",
    "smote_point",
    "split_then_oversample",
    "undersample_majority",
]


class Resampled(NamedTuple):
    """Rows and their labels."""

    X: np.ndarray
    y: np.ndarray


class ResampledSplit(NamedTuple):
    """Balanced training rows, and test rows as they came."""

    X_train: np.ndarray
    y_train: np.ndarray
    X_test: np.ndarray
    y_test: np.ndarray


def balanced_class_weights(y: ArrayLike) -> dict:
    """{label: n / (k·count)} for k labels: each class weighs n/k in all, as if it were as frequent.

    >>> balanced_class_weights(["a", "a", "a", "b"])["b"]
    2.0
    """
    labels, counts = np.unique(np.asarray(y), return_counts=True)
    if not len(labels):
        raise ValueError("y must hold at least one label, got none")
    weights = counts.sum() / (len(labels) * counts)
    return dict(zip(labels.tolist(), weights.tolist(), strict=True))


def oversample_minority(
    X: ArrayLike, y: ArrayLike, random_state: int | np.random.Generator
) -> Resampled:
    """All rows, then copies of minority rows, drawn with replacement, until both classes are even.

    >>> oversample_minority([[0.0], [1.0], [2.0]], [0, 0, 1], random_state=0).y
    array([0, 0, 1, 1])
    """
    X, y, minority, majority = _two_classes(X, y)
    rng = np.random.default_rng(random_state)
    drawn = rng.choice(minority, size=len(majority) - len(minority))
    rows = np.concatenate([np.arange(len(y)), drawn])
    return Resampled(X[rows], y[rows])


def undersample_majority(X: ArrayLike, y: ArrayLike, random_state: int) -> Resampled:
    """All minority rows, and as many of the majority, drawn without replacement, in their order.

    >>> undersample_majority([[0.0], [1.0], [2.0]], [0, 0, 1], random_state=0).y
    array([0, 1])
    """
    X, y, minority, majority = _two_classes(X, y)
    rng = np.random.default_rng(random_state)
    drawn = rng.choice(majority, size=len(minority), replace=False)
    rows = np.sort(np.concatenate([minority, drawn]))
    return Resampled(X[rows], y[rows])


def smote_point(x: ArrayLike, neighbour: ArrayLike, u: float) -> np.ndarray:
    """A point on the way from a row to its neighbour, x + u·(neighbour − x); u in [0, 1].

    >>> smote_point([0.0, 1.0], [4.0, 1.0], u=0.25)
    array([1., 1.])
    """
    x, neighbour = np.asarray(x, dtype=float), np.asarray(neighbour, dtype=float)
    if x.shape != neighbour.shape:
        raise ValueError(f"x and neighbour must have one shape, got {x.shape}, {neighbour.shape}")
    if not np.all((np.asarray(u) >= 0) & (np.asarray(u) <= 1)):
        raise ValueError(f"u must lie in [0, 1], got {u!r}")
    return x + u * (neighbour - x)


def smote(X: ArrayLike, y: ArrayLike, random_state: int, *, n_neighbors: int = 5) -> Resampled:
    """All rows, then invented minority rows, each between a minority row and one near to it.

    The neighbour is drawn among the `n_neighbors` nearest minority rows, or all others where there
    are fewer; u is uniform. Needs two minority rows. Source: Chawla et al. (2002), Journal of
    Artificial Intelligence Research 16.

    >>> smote([[0.0], [1.0], [2.0], [4.0], [8.0]], [0, 0, 0, 1, 1], random_state=0).y
    array([0, 0, 0, 1, 1, 1])
    """
    X, y, minority, majority = _two_classes(X, y)
    if not n_neighbors >= 1:
        raise ValueError(f"n_neighbors must be at least 1, got {n_neighbors!r}")
    if len(minority) < 2:
        raise ValueError("SMOTE needs at least 2 minority rows, got 1")
    rows = X[minority].astype(float)
    nearest = np.array([_nearest(rows, row)[:n_neighbors] for row in range(len(rows))])
    rng = np.random.default_rng(random_state)
    n_new = len(majority) - len(minority)
    start = rng.integers(0, len(rows), n_new)
    neighbour = nearest[start, rng.integers(0, nearest.shape[1], n_new)]
    invented = smote_point(rows[start], rows[neighbour], rng.random((n_new, 1)))
    return Resampled(np.concatenate([X, invented]), np.append(y, y[minority[start]]))


def split_then_oversample(
    X: ArrayLike, y: ArrayLike, test_fraction: float, random_state: int
) -> ResampledSplit:
    """Sets test rows aside first, class by class, and then oversamples what is left to train on.

    Of each class round(test_fraction·count) rows go to the test part, in random order; both parts
    must get a row of each.

    >>> split = split_then_oversample([[0.0], [1.0], [2.0], [3.0], [4.0], [5.0]],
    ...                               [0, 0, 0, 0, 1, 1], test_fraction=0.5, random_state=0)
    >>> np.sort(split.y_test), np.sort(split.y_train)
    (array([0, 0, 1]), array([0, 0, 1, 1]))
    """
    X, y, minority, majority = _two_classes(X, y)
    if not 0 < test_fraction < 1:
        raise ValueError(f"test_fraction must lie between 0 and 1, got {test_fraction!r}")
    rng = np.random.default_rng(random_state)
    is_test = np.zeros(len(y), dtype=bool)
    for rows in (minority, majority):
        n_test = round(test_fraction * len(rows))
        if not 0 < n_test < len(rows):
            raise ValueError(
                f"a test_fraction of {test_fraction!r} puts {n_test} of {len(rows)} rows of "
                f"{y[rows[0]]!r} into the test part; both parts need one"
            )
        is_test[rng.permutation(rows)[:n_test]] = True
    train = oversample_minority(X[~is_test], y[~is_test], rng)
    return ResampledSplit(*train, X[is_test], y[is_test])


def _nearest(rows: np.ndarray, row: int) -> np.ndarray:
    """All other rows, the nearest first."""
    distances = np.linalg.norm(rows - rows[row], axis=1)
    # The row itself comes last, though a twin of it is no farther.
    distances[row] = np.inf
    return np.argsort(distances, kind="stable")[:-1]


def _two_classes(X: ArrayLike, y: ArrayLike) -> tuple[np.ndarray, ...]:
    """X and y as arrays, and which rows are of the minority and of the majority."""
    X, y = np.asarray(X), np.asarray(y)
    if X.ndim != 2 or y.shape != X.shape[:1]:
        raise ValueError(
            f"X must be (n, d) and y (n,), one label for each row; got {X.shape} and {y.shape}"
        )
    labels, codes = np.unique(y, return_inverse=True)
    if len(labels) != 2:
        raise ValueError(f"y must hold two labels, got {len(labels)}: {labels[:5].tolist()}")
    # Where both are as frequent, either may be called the minority.
    minority, majority = sorted((np.flatnonzero(codes == code) for code in (0, 1)), key=len)
    return X, y, minority, majority
