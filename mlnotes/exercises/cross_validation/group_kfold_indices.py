"""Folds that keep the rows of a group together."""

from collections.abc import Iterator

import numpy as np

from mlnotes.checker.properties import every
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.cross_validation._folds import SLIPS, objection_to_folds
from mlnotes.folds import group_kfold_indices

TEXTS = "texts for groups"
LARGE = "one group that is larger than all others together"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([0, 0, 1, 1]), 2
    yield np.array([1, 0, 1, 0]), 2
    yield np.array([4, 4, 7, 9, 9, 9]), 3
    yield Case(np.array(["b", "a", "b", "c", "a", "c"]), 2, word=TEXTS)
    yield Case(np.array([1, 2, 5, 5, 5, 5, 5, 5]), 3, word=LARGE)
    yield Case(np.array([3, 3, 3, 3, 3, 8, 1]), 2, word=LARGE)
    for n, n_groups, n_splits in [(10, 4, 2), (12, 5, 3), (15, 4, 4), (30, 8, 3), (60, 12, 5)]:
        ids = rng.choice(np.arange(2, 2 * n), size=n_groups, replace=False)
        yield _drawn(rng, ids, n), n_splits
    for n, n_groups, n_splits in [(14, 6, 3), (40, 7, 4)]:
        ids = np.array([f"patient {letter}" for letter in rng.permutation(list("abcdefgh"))])
        yield Case(_drawn(rng, ids[:n_groups], n), n_splits, word=TEXTS)


def _drawn(rng: np.random.Generator, ids: np.ndarray, n: int) -> np.ndarray:
    """Groups of uneven sizes, each at least once, their rows in random order."""
    shares = rng.dirichlet(np.ones(len(ids)))
    return rng.permutation(np.concatenate([ids, rng.choice(ids, size=n - len(ids), p=shares)]))


def _split_group(groups: np.ndarray, folds) -> object | None:
    """A group that is in train and in test of one fold, and the place of that fold."""
    for place, (train, test) in enumerate(folds, start=1):
        if both := sorted(set(groups[train].tolist()) & set(groups[test].tolist())):
            return both[0], place
    return None


def _objection(arguments: tuple, folds: list) -> str | None:
    groups, _ = arguments
    if objection := objection_to_folds(folds, len(groups)):
        return objection
    if split := _split_group(groups, folds):
        group, place = split
        return f"In pair {place}, group {group!r} has rows in train and in test."
    return None


def _are_ids(arguments, folds):
    """Whether the test parts hold each group's name once, in the place of its rows."""
    tested = [name for _, test in folds for name in np.asarray(test).tolist()]
    return sorted(tested) == np.unique(arguments[0]).tolist()


def _is_one_each(arguments, folds):
    groups, n_splits = arguments
    tests = [groups[np.asarray(test, dtype=int)] for _, test in folds]
    return len(tests) == len(np.unique(groups)) != n_splits and all(
        len(np.unique(test)) == 1 for test in tests
    )


exercise = Exercise(
    __name__,
    points=2,
    minutes=7,
    signature="group_kfold_indices(groups, n_splits)",
    task="`groups`, (n,), tells the group of each row, such as the patient it comes from: a number "
    "or a text. Split the rows into `n_splits` folds so that no group has rows in train and in "
    "test; there are at least n_splits groups, and n_splits ≥ 2. Every row is in exactly one test "
    "part, and none is empty. Return a list of n_splits pairs (train, test) of index arrays; train "
    "holds all rows that are not in test. Which groups share a fold is free, and so is the order.",
    reference=group_kfold_indices,
    cases=_cases,
    objection=_objection,
    hints=(
        "Deal out the groups and not the rows: a row then follows its group.",
        "The distinct groups, in any order, go to the folds in turn. A row is tested in the fold "
        "that its group went to.",
        "`names = np.unique(groups)`, and group number i goes to fold i mod n_splits. "
        "`np.isin(groups, names[fold::n_splits])` tells for each row whether it is tested there.",
    ),
    mistakes={
        "group_ids_as_rows": (
            "These are the names of groups, and not the rows that belong to them. "
            "`np.flatnonzero` finds the rows for which something holds.",
            every(_are_ids),
        ),
        "a_fold_for_each_group": (
            "Every group has a fold of its own here. There are to be n_splits folds, and several "
            "groups may share one.",
            every(_is_one_each),
        ),
        **SLIPS,
        "groups_split": (
            "The rows of a group are torn apart. What the model has learnt about a patient in "
            "train it knows again in test: deal out whole groups.",
            every(lambda arguments, folds: _split_group(arguments[0], folds) is not None),
        ),
    },
    lesson="Ask what will be new in use. If it is patients, whole patients must be held out: rows "
    "of one are alike, and folds that ignore them promise too much.",
)
