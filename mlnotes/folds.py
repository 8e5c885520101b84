"""Which rows are trained on and which are tested: the rules of every kind of split, by hand.

A fold is a pair (train, test) of ascending row numbers. The folds are those of scikit-learn's
unshuffled splitters; `splitters` wraps the rules for scikit-learn's tools.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

__all__ = [
    "Fold",
    "fold_of",
    "group_kfold_indices",
    "kfold_indices",
    "leave_p_out_count",
    "stratified_group_kfold_indices",
    "stratified_kfold_indices",
    "time_series_split_indices",
    "train_valid_test_split",
]

Fold = tuple[np.ndarray, np.ndarray]


def train_valid_test_split(
    n_samples: int, valid_fraction: float, test_fraction: float, random_state: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Three index arrays (train, valid, test) that share the rows out at random.

    Both fractions are of all rows, rounded to whole ones; the train part is what remains. Raises
    ValueError when a part would be empty.

    >>> [part.tolist() for part in train_valid_test_split(5, 0.2, 0.2, random_state=0)]
    [[0, 1, 3], [2], [4]]
    """
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    if min(n_valid, n_test, n_samples - n_valid - n_test) < 1:
        raise ValueError(
            f"every part needs a row, got {n_valid} validation and {n_test} test rows of "
            f"{n_samples}"
        )
    rows = np.random.default_rng(random_state).permutation(n_samples)
    valid, test, train = np.split(rows, [n_valid, n_valid + n_test])
    return np.sort(train), np.sort(valid), np.sort(test)


def kfold_indices(n_samples: int, n_splits: int) -> list[Fold]:
    """Blocks of neighbouring rows are tested in turn; the first n mod k are one row larger.

    Raises ValueError when n_splits is not among 2 … n_samples.

    >>> [test.tolist() for train, test in kfold_indices(7, 3)]
    [[0, 1, 2], [3, 4], [5, 6]]
    """
    _require_folds(n_splits, n_samples, "rows")
    sizes = [n_samples // n_splits + (fold < n_samples % n_splits) for fold in range(n_splits)]
    return _folds(np.repeat(range(n_splits), sizes), n_splits)


def stratified_kfold_indices(y: ArrayLike, n_splits: int) -> list[Fold]:
    """Every fold tests its share of each class: the counts differ by at most one.

    The rows, class after class, are dealt to the folds like cards; within a class, earlier rows
    then go to earlier folds. Raises ValueError when no class has n_splits members. A class that
    has fewer is missing from some test parts.

    >>> [test.tolist() for train, test in stratified_kfold_indices(list("aabaab"), 2)]
    [[0, 1, 2], [3, 4, 5]]
    """
    y = np.asarray(y)
    labels, first_row, sizes = np.unique(y, return_index=True, return_counts=True)
    _require_folds(n_splits, max(sizes, default=0), "members of the largest class")
    dealt = np.arange(len(y)) % n_splits
    fold, start = np.empty(len(y), dtype=int), 0
    for label in labels[np.argsort(first_row)]:
        rows = np.flatnonzero(y == label)
        fold[rows] = np.sort(dealt[start : start + len(rows)])
        start += len(rows)
    return _folds(fold, n_splits)


def group_kfold_indices(groups: ArrayLike, n_splits: int) -> list[Fold]:
    """The rows of one group stay together: the largest group first, into the smallest fold.

    Raises ValueError when there are fewer groups than folds.

    >>> [test.tolist() for train, test in group_kfold_indices(list("aabbcb"), 2)]
    [[2, 3, 5], [0, 1, 4]]
    """
    labels, group, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    _require_folds(n_splits, len(labels), "groups")
    fold_of_group = np.empty(len(labels), dtype=int)
    rows_in_fold = np.zeros(n_splits, dtype=int)
    for largest in np.argsort(sizes, kind="stable")[::-1]:
        fold_of_group[largest] = np.argmin(rows_in_fold)
        rows_in_fold[fold_of_group[largest]] += sizes[largest]
    return _folds(fold_of_group[group], n_splits)


def stratified_group_kfold_indices(y: ArrayLike, groups: ArrayLike, n_splits: int) -> list[Fold]:
    """The rows of one group stay together, and the classes are spread as evenly as that allows.

    The groups with the most uneven class counts are placed first, each where the shares of the
    classes come out most even over the folds; between equals, in the fold with fewest rows.
    Raises ValueError when there are fewer groups than folds, or no class has n_splits members.

    >>> folds = stratified_group_kfold_indices([0, 1, 0, 1, 0, 0], list("aabbcd"), 2)
    >>> [test.tolist() for train, test in folds]
    [[0, 1, 4], [2, 3, 5]]
    """
    _, label, class_sizes = np.unique(y, return_inverse=True, return_counts=True)
    names, group = np.unique(groups, return_inverse=True)
    _require_folds(n_splits, max(class_sizes, default=0), "members of the largest class")
    _require_folds(n_splits, len(names), "groups")
    counts = np.zeros((len(names), len(class_sizes)))
    np.add.at(counts, (group, label), 1)
    fold_of_group = np.empty(len(names), dtype=int)
    in_fold = np.zeros((n_splits, len(class_sizes)))
    for uneven in np.argsort(-counts.std(axis=1), kind="stable"):
        rows_in_fold, best, least = in_fold.sum(axis=1), 0, np.inf
        for fold in range(n_splits):
            trial = in_fold.copy()
            trial[fold] += counts[uneven]
            spread = (trial / class_sizes).std(axis=0).mean()
            as_good = np.isclose(spread, least) and rows_in_fold[fold] < rows_in_fold[best]
            if spread < least or as_good:
                best, least = fold, spread
        fold_of_group[uneven] = best
        in_fold[best] += counts[uneven]
    return _folds(fold_of_group[group], n_splits)


def time_series_split_indices(n_samples: int, n_splits: int, *, gap: int = 0) -> list[Fold]:
    """Trains on the past, tests on what follows it; each fold has a longer past.

    Every test part has n // (k + 1) rows, and the last one ends at the last row. The `gap` rows
    before each test part are left out. Raises ValueError when no row is left to train on or test.

    >>> [(train.tolist(), test.tolist()) for train, test in time_series_split_indices(5, 2, gap=1)]
    [([0, 1], [3]), ([0, 1, 2], [4])]
    """
    _require_folds(n_splits, n_samples - 1, "rows but one", smallest=1)
    test_size = n_samples // (n_splits + 1)
    first = n_samples - n_splits * test_size
    if not 0 <= gap < first:
        raise ValueError(f"gap must be from 0 to {first - 1} to leave rows to train on, got {gap}")
    starts = range(first, n_samples, test_size)
    return [(np.arange(start - gap), np.arange(start, start + test_size)) for start in starts]


def leave_p_out_count(n_samples: int, p: int) -> int:
    """How many test parts of p rows there are: n! / (p! (n − p)!), exactly.

    Raises ValueError when p is not among 1 … n_samples − 1.

    >>> leave_p_out_count(5, 2)
    10
    """
    if not 1 <= p < n_samples:
        raise ValueError(f"p must be from 1 to n_samples - 1 = {n_samples - 1}, got {p}")
    return math.comb(n_samples, p)


def fold_of(test: ArrayLike, n_samples: int) -> Fold:
    """The fold that tests these rows and trains on all others.

    >>> [part.tolist() for part in fold_of([3, 1], 4)]
    [[0, 2], [1, 3]]
    """
    tested = np.zeros(n_samples, dtype=bool)
    tested[np.asarray(test, dtype=int)] = True
    return np.flatnonzero(~tested), np.flatnonzero(tested)


def _folds(fold: np.ndarray, n_splits: int) -> list[Fold]:
    """The folds, when row i is tested in the fold number fold[i]."""
    return [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(n_splits)]


def _require_folds(n_splits: int, n: int, of_what: str, *, smallest: int = 2) -> None:
    if not smallest <= n_splits <= n:
        raise ValueError(f"n_splits must be from {smallest} to {n} ({of_what}), got {n_splits}")
