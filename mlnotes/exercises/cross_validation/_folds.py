"""What the exercises on folds share: ways to make pairs (train, test), and ways to spoil them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import numpy as np

from mlnotes.checker.properties import every
from mlnotes.checker.record import Sign
from mlnotes.folds import Fold, fold_of


def complements(n_samples: int, tests: Iterable) -> list[Fold]:
    """A fold for each test part, with all other rows in train."""
    return [fold_of(test, n_samples) for test in tests]


def blocks(borders: Iterable[int]) -> list[np.ndarray]:
    """Test parts of neighbouring rows, from each border to the next."""
    return [np.arange(start, stop) for start, stop in pairwise(borders)]


def random_folds(rng: np.random.Generator, n_samples: int, n_splits: int) -> list[Fold]:
    """Folds of sizes as even as can be, after a shuffle."""
    return complements(n_samples, np.array_split(rng.permutation(n_samples), n_splits))


def each_fold(right: Callable, change: Callable) -> Callable:
    """The wrong function that spoils every right fold: `change(train, test)` instead of it."""
    return lambda *arguments: [change(train, test) for train, test in right(*arguments)]


def in_other_order(right: Callable) -> Sign:
    """The predicate that every part of an answer holds the right indices, in another order."""

    def holds(arguments: tuple, answer: list) -> bool:
        return all(
            np.array_equal(np.sort(part), right_part)
            for fold, right_fold in zip(answer, right(*arguments), strict=True)
            for part, right_part in zip(fold, right_fold, strict=True)
        )

    return Sign(every(holds))


def has_holes(part: np.ndarray) -> bool:
    """Whether the rows of a part are no neighbours of each other."""
    return bool(np.any(np.diff(np.sort(part)) > 1))


def objection_to_folds(folds: Sequence[tuple], n_samples: int) -> str | None:
    """What keeps pairs (train, test) from being folds whose test parts share out the rows."""
    tests = np.concatenate([test for _, test in folds])
    rows = np.concatenate([*(train for train, _ in folds), tests])
    if outside := sorted(set(rows.tolist()) - set(range(n_samples))):
        return f"{outside[0]} is no row: the {n_samples} rows are 0 to {n_samples - 1}."
    times = np.bincount(tests, minlength=n_samples)
    if (times > 1).any():
        return f"Row {np.argmax(times > 1)} is tested {times[times > 1][0]} times."
    if (times == 0).any():
        return f"Row {np.argmax(times == 0)} is in no test part."
    for place, (train, test) in enumerate(folds, start=1):
        if not len(test):
            return f"The test part of pair {place} is empty."
        others = fold_of(test, n_samples)[0]
        if both := sorted(set(train.tolist()) & set(test.tolist())):
            return f"In pair {place}, row {both[0]} is in train and in test."
        if lost := sorted(set(others.tolist()) - set(train.tolist())):
            return f"In pair {place}, row {lost[0]} is neither in train nor in test."
        if len(train) > len(others):
            return f"In pair {place}, train holds a row more than once."
    return None


def are_masks(parts: Iterable) -> bool:
    """Whether every part is an array of truth values."""
    return all(np.asarray(part).dtype == bool for part in parts)


def _holds_of_pairs(holds: Callable[[tuple, int], bool]) -> Callable:
    """The predicate that `holds(folds, n)` of n_splits pairs, whose parts become arrays."""

    def explains(arguments: tuple, answer: Sequence) -> bool:
        rows, n_splits = arguments
        folds = [tuple(map(np.asarray, (train, test))) for train, test in answer]
        return len(folds) == n_splits and holds(folds, len(rows))

    return every(explains)


def _test_counts(folds: Sequence, n_samples: int) -> np.ndarray:
    """How often each row is tested."""
    return np.bincount(np.concatenate([test for _, test in folds]), minlength=n_samples)


def _are_parts_alone(arguments: tuple, answer: Sequence) -> bool:
    return len(answer) == arguments[1] and all(np.ndim(part) == 1 for part in answer)


def _are_two_lists(arguments: tuple, answer: Sequence) -> bool:
    folds = [tuple(map(np.asarray, fold)) for fold in zip(*answer, strict=True)]
    return len(answer) == 2 and objection_to_folds(folds, len(arguments[0])) is None


# Of exercises whose arguments are an array with an entry for each row, and n_splits.
SLIPS = {
    "masks": (
        "These are masks, a truth value for every row. The indices of the rows are asked for: "
        "`np.flatnonzero` makes them of a mask.",
        _holds_of_pairs(lambda folds, n: all(map(are_masks, folds))),
    ),
    "tests_alone": (
        "This is one part of each fold alone. Return a pair (train, test) for each.",
        every(_are_parts_alone),
    ),
    "two_lists": (
        "This is a list of all train parts and a list of all test parts. Return a list of pairs, "
        "one for each fold.",
        every(_are_two_lists),
    ),
    "swapped": (
        "Train and test are swapped: each pair begins with train.",
        _holds_of_pairs(
            lambda folds, n: objection_to_folds([fold[::-1] for fold in folds], n) is None
        ),
    ),
    "row_tested_twice": (
        "A row is tested twice. The test parts are to share out the rows, each to one of them.",
        _holds_of_pairs(lambda folds, n: (_test_counts(folds, n) > 1).any()),
    ),
    "row_never_tested": (
        "Some rows are in no test part. Every row is tested once.",
        _holds_of_pairs(lambda folds, n: (_test_counts(folds, n) == 0).any()),
    ),
    "tested_rows_in_train": (
        "A row is in train and in test of one fold. Train is all that is not tested.",
        _holds_of_pairs(lambda folds, n: any(np.intersect1d(*fold).size for fold in folds)),
    ),
}
