"""Folds that keep the shares of the classes."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.properties import every
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.cross_validation._folds import SLIPS, objection_to_folds
from mlnotes.folds import kfold_indices, stratified_kfold_indices

OTHER_LABELS = "labels that do not count from 0 on"
FEW = "a class with fewer members than folds"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([0, 0, 1, 1]), 2
    yield np.array([0, 1, 0, 1, 0, 1]), 3
    yield np.array([0, 0, 0, 1, 1, 1]), 3
    yield np.array([1, 1, 1, 1, 1, 0, 0, 0]), 3
    yield Case(np.array(["b", "a", "b", "b", "a", "a", "b"]), 3, word=OTHER_LABELS)
    yield Case(np.array([0, 0, 0, 1, 0, 0]), 2, word=FEW)
    yield Case(np.array([1, 1, 1, 1, 0, 0]), 4, word=FEW)
    for n, n_splits, labels in [
        (12, 3, [0, 1]),
        (17, 2, [0, 1]),
        (20, 4, [0, 1]),
        (18, 3, [0, 1, 2]),
        (15, 3, [2, 5, 9]),
        (31, 5, [-1, 1]),
        (40, 4, ["cat", "dog", "eel"]),
        (60, 5, [3, 7, 4, 10]),
    ]:
        shares = rng.dirichlet(np.full(len(labels), 3.0))
        y = np.concatenate([np.repeat(labels, n_splits), rng.choice(labels, size=n, p=shares)])
        y = np.sort(y) if rng.random() < 0.3 else rng.permutation(y)
        yield Case(y, n_splits, word="" if labels[0] == 0 else OTHER_LABELS)


def _counts(y: np.ndarray, folds: list) -> dict:
    """How many rows of each class are in each test part."""
    return {
        label: [int(np.sum(y[test] == label)) for _, test in folds]
        for label in np.unique(y).tolist()
    }


def _objection(arguments: tuple, folds: list) -> str | None:
    y, _ = arguments
    if objection := objection_to_folds(folds, len(y)):
        return objection
    for label, counts in _counts(y, folds).items():
        if max(counts) - min(counts) > 1:
            return (
                f"Of class {label!r}, one test part holds {max(counts)} rows and another "
                f"{min(counts)}."
            )
    return None


def _has_tests(tests: Callable) -> Callable:
    """The predicate that these are the test parts, in any order."""

    def holds(arguments, folds):
        wanted = {frozenset(np.asarray(test).tolist()) for test in tests(len(folds), *arguments)}
        return {frozenset(test.tolist()) for _, test in folds} == wanted

    return every(holds)


def _splits_no_class(arguments, folds):
    """Whether each class is tested in a single fold; there may be more or fewer than asked for."""
    y, _ = arguments
    parts = [np.asarray(test, dtype=int) for _, test in folds]
    return len(np.unique(np.concatenate(parts))) == len(y) and all(
        sum(label in y[part] for part in parts) == 1 for label in np.unique(y)
    )


def _misses_other_labels(arguments, folds):
    y, _ = arguments
    tested = np.isin(np.arange(len(y)), np.concatenate([test for _, test in folds]))
    return not tested.all() and np.array_equal(tested, np.isin(y, [0, 1]))


def _puts_rest_in_last(arguments, folds):
    y, n_splits = arguments
    return all(
        counts[:-1] == [sum(counts) // n_splits] * (n_splits - 1)
        for counts in _counts(y, folds).values()
    )


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="stratified_kfold_indices(y, n_splits)",
    task="Split the rows of the labels `y`, (n,), into `n_splits` folds, 2 ≤ n_splits ≤ the size "
    "of the largest class, so that each class is spread evenly: its counts in any two test parts "
    "differ by at most 1. Every row is in exactly one test part, and none is empty. Return a list "
    "of n_splits pairs (train, test) of index arrays; train holds all rows that are not in test. "
    "Which rows share a fold is free, and so is their order. Labels are numbers or texts.",
    reference=stratified_kfold_indices,
    cases=_cases,
    objection=_objection,
    hints=(
        "Think of cards dealt to players. Take the rows of one class and deal them to the folds in "
        "turn; then those of the next class.",
        "Within a class, row number i of that class goes to fold i mod n_splits. Train of a fold "
        "is every row that was dealt to another one.",
        "`fold = np.empty(len(y), dtype=int)` will hold the fold of each row. Loop `for label in "
        "np.unique(y):`; `np.flatnonzero(y == label)` are the rows to be dealt.",
    ),
    mistakes={
        "plain_kfold": (
            "These are the folds of plain k-fold, blocks of neighbours or every n_splits-th row, "
            "whatever their class. Deal out each class by itself.",
            _has_tests(lambda k, y, _: [test for _, test in kfold_indices(len(y), k)]),
            _has_tests(lambda k, y, _: [np.arange(fold, len(y), k) for fold in range(k)]),
        ),
        "one_class_per_fold": (
            "Every class is tested in one fold as a whole, by a model that has never seen it. "
            "Every fold is to hold a share of each class.",
            every(_splits_no_class),
        ),
        "only_labels_0_and_1": (
            "Rows of other labels than 0 and 1 are in no test part. Labels may be any numbers or "
            "texts: `np.unique(y)` are those that occur.",
            every(_misses_other_labels),
        ),
        **SLIPS,
        "remainder_in_last": (
            "What is left over of a class is in the last fold. It is to be shared out, one row "
            "each.",
            every(_puts_rest_in_last),
        ),
    },
    lesson="A rare class may be missing from a plain fold, and a score of it is then undefined or "
    "wild. Stratified folds have the same mix, and their scores spread less.",
)
