"""Rows in time: trained on the past, tested on what comes next."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.properties import every
from mlnotes.checker.record import Case, Exercise, Sign
from mlnotes.exercises.cross_validation._folds import (
    blocks,
    complements,
    each_fold,
    has_holes,
    in_other_order,
)
from mlnotes.folds import kfold_indices, time_series_split_indices

LEFT_OVER = "rows left over (`n_samples` is no multiple of `n_splits + 1`)"

_right = time_series_split_indices


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    sizes = [(3, 2), (4, 2), (6, 2), (5, 3), (8, 2), (4, 3), (9, 2), (10, 3), (12, 3), (11, 4)]
    for _ in range(3):
        n_splits = int(rng.integers(2, 7))
        sizes.append(((n_splits + 1) * int(rng.integers(2, 8)), n_splits))
        sizes.append((sizes[-1][0] + int(rng.integers(1, n_splits + 1)), n_splits))
    for n_samples, n_splits in sizes:
        yield Case(n_samples, n_splits, word=LEFT_OVER if n_samples % (n_splits + 1) else "")


def _spoilt(change: Callable) -> Callable:
    return each_fold(_right, change)


def _expanding(borders: Callable) -> Callable:
    """The wrong function with test parts between these borders, and all earlier rows in train."""
    return lambda n, k: [(np.arange(test[0]), test) for test in blocks(borders(n, k))]


def _window(length: Callable) -> Callable:
    """Train is only so many rows before the test part."""

    def wrong(n_samples, n_splits):
        n_train = length(n_samples, n_splits)
        return [(train[-n_train:], test) for train, test in _right(n_samples, n_splits)]

    return wrong


def _first_train_only(n_samples, n_splits):
    folds = _right(n_samples, n_splits)
    return [(folds[0][0], test) for _, test in folds]


def _looks_ahead(arguments, folds):
    return any(train.max() > test.max() for train, test in folds if train.size and test.size)


exercise = Exercise(
    __name__,
    points=2,
    minutes=6,
    signature="time_series_split_indices(n_samples, n_splits)",
    task="Rows 0 … n_samples − 1 follow each other in time, n_samples > n_splits ≥ 2. Every test "
    "part has n_samples // (n_splits + 1) rows; they follow each other without gap, and the last "
    "one ends at the last row. Train is always all rows before the test part. Return the list of "
    "n_splits pairs (train, test) of indices, both ascending, the earliest test part first.",
    reference=time_series_split_indices,
    cases=_cases,
    hints=(
        "Count from the end: the last test part ends at the last row, the one before it where the "
        "last one begins. Rows that are left over by the division go to the first train part.",
        "With size = n_samples // (n_splits + 1), the test part of fold i, counted from 0, begins "
        "at n_samples − (n_splits − i)·size.",
        "`size = n_samples // (n_splits + 1)`, and loop `for fold in range(n_splits):`. Where does "
        "test `start`? Train is what comes before: `np.arange(start)`.",
    ),
    mistakes={
        "fixed_window": (
            "Train is a window of one length here. It is to grow: all rows before the test part, "
            "from the first one on.",
            _window(lambda n, k: n // (k + 1)),
            _window(lambda n, k: n - k * (n // (k + 1))),
        ),
        "first_train_only": (
            "Every fold has the train part of the first one. Later folds know more: all rows "
            "before their test part.",
            _first_train_only,
        ),
        "rows_left_at_the_end": (
            "The rows that are left over by the division stand after the last test part, and are "
            "never used. They belong to the first train part: the last test part ends at the last "
            "row.",
            _expanding(lambda n, k: [n // (k + 1) * fold for fold in range(1, k + 2)]),
        ),
        "last_test_larger": (
            "The last test part takes the rows that are left over. All test parts have one size; "
            "what is left over goes to the first train part.",
            _expanding(lambda n, k: [*(n // (k + 1) * fold for fold in range(1, k + 1)), n]),
        ),
        "first_tests_larger": (
            "Some test parts hold one row more. All have one size; what is left over goes to the "
            "first train part.",
            lambda n, k: [(np.arange(t[0]), t) for _, t in kfold_indices(n, k + 1)[1:]],
            _expanding(lambda n, k: [n * fold // (k + 1) for fold in range(1, k + 2)]),
            _expanding(lambda n, k: [round(n * fold / (k + 1)) for fold in range(1, k + 2)]),
        ),
        "size_by_n_splits": (
            "The rows are divided by n_splits. The first train part needs rows as well, so they "
            "are shared between n_splits + 1 parts.",
            lambda n, k: [(np.arange(t[0]), t) for t in blocks(n // k * f for f in range(k + 1))],
            lambda n, k: [(np.arange(t[0]), t) for _, t in kfold_indices(n, k)],
            lambda n, k: [
                (np.arange(t[0]), t) for t in blocks(n - n // k * (k - f) for f in range(k + 1))
            ],
            lambda n, k: [
                (np.arange(t[0]), t) for t in blocks(n - n // k * (k - f) for f in range(1, k + 1))
            ],
            lambda n, k: [
                (np.arange(t[0]), t) for t in blocks(n // k * f for f in range(1, k + 1))
            ],
        ),
        "tested_rows_in_train": (
            "Train reaches into the test part. It ends right before it.",
            _spoilt(lambda train, test: (np.arange(test[-1] + 1), test)),
            _spoilt(lambda train, test: (np.arange(test[0] + 1), test)),
        ),
        "gap_before_test": (
            "The last row before the test part is left out. `np.arange(start)` ends right before "
            "`start`.",
            _spoilt(lambda train, test: (train[:-1], test)),
        ),
        "tests_to_the_end": (
            "Test reaches to the last row in every fold. It has the same size each time.",
            lambda n, k: [(train, np.arange(test[0], n)) for train, test in _right(n, k)],
        ),
        "latest_first": (
            "The folds come in reverse order: the earliest test part is to be first.",
            lambda n, k: _right(n, k)[::-1],
        ),
        "swapped": (
            "Train and test are swapped: each pair begins with train.",
            _spoilt(lambda train, test: (test, train)),
        ),
        "counted_from_one": (
            "The rows are counted from 1. The first is row 0.",
            _spoilt(lambda train, test: (train + 1, test + 1)),
        ),
        "masks": (
            "These are masks, a truth value for every row. The indices of the rows are asked for: "
            "`np.flatnonzero` makes them of a mask.",
            lambda n, k: [
                (np.isin(np.arange(n), train), np.isin(np.arange(n), test))
                for train, test in _right(n, k)
            ],
        ),
        "shuffled": (
            "Test parts hold rows that do not follow each other, as after a shuffle. Time has an "
            "order: leave the rows in it.",
            Sign(lambda answers: any(has_holes(test) for _, folds in answers for _, test in folds)),
        ),
        "trains_on_the_future": (
            "Train holds rows that come after the test part. On the day of the forecast nobody "
            "knows them.",
            lambda n, k: complements(n, [test for _, test in _right(n, k)]),
            kfold_indices,
            Sign(every(_looks_ahead)),
        ),
        "not_ascending": (
            "Every part holds the right rows, but some stand in another order. Indices are to be "
            "ascending.",
            in_other_order(time_series_split_indices),
        ),
        "tests_alone": (
            "This is one part of each fold alone. Return a pair (train, test) for each.",
            _spoilt(lambda train, test: test),
            _spoilt(lambda train, test: train),
        ),
        "two_lists": (
            "This is a list of all train parts and a list of all test parts. Return a list of "
            "pairs, one for each fold.",
            lambda n, k: tuple(map(list, zip(*_right(n, k), strict=True))),
        ),
    },
    lesson="A forecast is judged as it will be used: fitted on the past, asked about the future. "
    "Folds that mix the two let the model look ahead, and their score is too good.",
)
