"""Rows split into test folds of neighbours, by hand."""

import math
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
    objection_to_folds,
)
from mlnotes.folds import kfold_indices

LEFT_OVER = "rows left over (`n_samples` is no multiple of `n_splits`)"


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    sizes = [(2, 2), (3, 2), (4, 2), (5, 3), (4, 4), (7, 3), (8, 3), (9, 3), (11, 4), (12, 5)]
    for _ in range(3):
        n_splits = int(rng.integers(3, 9))
        sizes.append((n_splits * int(rng.integers(2, 8)), n_splits))
        sizes.append((sizes[-1][0] + int(rng.integers(1, n_splits)), n_splits))
    for n_samples, n_splits in sizes:
        yield Case(n_samples, n_splits, word=LEFT_OVER if n_samples % n_splits else "")


def _by_borders(borders: Callable) -> Callable:
    return lambda n, k: complements(n, blocks(borders(n, k)))


def _with_last(n: int, k: int) -> list[int]:
    """Borders of k equal folds, the last of which takes what is left over."""
    return [n // k * fold for fold in range(k)] + [n]


def _spoilt(change: Callable) -> Callable:
    return each_fold(kfold_indices, change)


def _is_reordered(arguments, answer):
    def keys(folds):
        return sorted(np.concatenate(fold).tolist() for fold in folds)

    return keys(answer) == keys(kfold_indices(*arguments))


def _are_scattered(answers):
    """Every row is tested once, and in some case rows that are no neighbours are in one part."""
    return all(
        objection_to_folds(answer, n_samples) is None for (n_samples, _), answer in answers
    ) and any(has_holes(test) for _, answer in answers for _, test in answer)


exercise = Exercise(
    __name__,
    points=2,
    minutes=7,
    signature="kfold_indices(n_samples, n_splits)",
    task="Split the rows 0 … n_samples − 1 into `n_splits` folds of neighbours, in order, "
    "2 ≤ n_splits ≤ n_samples. Each is the test part once. If the rows do not divide evenly, the "
    "first n_samples mod n_splits folds hold one row more than the others. Return a list of "
    "n_splits pairs (train, test): the indices of all other rows and those of the fold, both "
    "ascending.",
    reference=kfold_indices,
    cases=_cases,
    hints=(
        "Deal with the sizes first, and with the indices afterwards: each fold begins where the "
        "one before it ended.",
        "With q = n_samples // n_splits and r = n_samples mod n_splits, r folds have q + 1 rows "
        "and the others have q. Train is what lies before the fold and what lies after it.",
        "`start = 0`, and loop `for fold in range(n_splits):`. How many rows has this fold, which "
        "depends on whether `fold` is below r? Test goes from `start` over so many rows.",
    ),
    mistakes={
        "remainder_dropped": (
            "The rows that are left over when n_samples is divided by n_splits are in no test "
            "part. Every row is tested once.",
            _by_borders(lambda n, k: [n // k * fold for fold in range(k + 1)]),
            lambda n, k: kfold_indices(n // k * k, k),
        ),
        "remainder_in_last": (
            "All rows that are left over stand in the last fold. They are shared out, one each, "
            "to the first folds.",
            _by_borders(_with_last),
        ),
        "remainder_in_first": (
            "All rows that are left over stand in the first fold. They are shared out, one each.",
            _by_borders(lambda n, k: [0] + [n - n // k * (k - fold) for fold in range(1, k + 1)]),
        ),
        "last_folds_larger": (
            "The folds that hold one row more are the last ones here. They are to be the first.",
            _by_borders(
                lambda n, k: [n // k * fold + max(0, fold - k + n % k) for fold in range(k + 1)]
            ),
        ),
        "remainder_spread": (
            "The borders of the folds are multiples of n_samples/n_splits, rounded. That spreads "
            "the larger folds over the whole; they are to come first.",
            _by_borders(lambda n, k: [n * fold // k for fold in range(k + 1)]),
            _by_borders(lambda n, k: [round(n * fold / k) for fold in range(k + 1)]),
            _by_borders(lambda n, k: [-(-n * fold // k) for fold in range(k + 1)]),
        ),
        "rounded_up": (
            "Every fold has n_samples/n_splits rows, rounded up, as long as there are rows. The "
            "last ones get too few, or none. Only the first n_samples mod n_splits have one more.",
            _by_borders(lambda n, k: [min(n, math.ceil(n / k) * fold) for fold in range(k + 1)]),
            _by_borders(lambda n, k: [*range(0, n, math.ceil(n / k)), n]),
        ),
        "rounded_to_nearest": (
            "Every fold has n_samples/n_splits rows, rounded to the nearest whole number, and the "
            "last one what is left. Only the first n_samples mod n_splits have one more.",
            _by_borders(lambda n, k: [round(n / k) * fold for fold in range(k)] + [n]),
            _by_borders(lambda n, k: [min(n, round(n / k) * fold) for fold in range(k)] + [n]),
        ),
        "extra_folds": (
            "The rows that are left over make further folds, so there are more than n_splits.",
            _by_borders(lambda n, k: [*range(0, n, n // k), n]),
        ),
        "every_kth_row": (
            "Each test part takes every n_splits-th row. A fold is to hold neighbouring rows.",
            lambda n, k: complements(n, [np.arange(fold, n, k) for fold in range(k)]),
        ),
        "scattered": (
            "Test parts hold rows that are no neighbours, as after a shuffle. Here each fold is a "
            "block of neighbouring rows, in their order.",
            Sign(_are_scattered),
        ),
        "n_splits_rows_a_fold": (
            "`n_splits` is taken for the number of rows in a fold. It is the number of folds.",
            _by_borders(lambda n, k: [*range(0, n, k), n]),
            _by_borders(lambda n, k: [k * fold for fold in range(n // k + 1)]),
        ),
        "swapped": (
            "Train and test are swapped: the fold itself is the test part, which comes second.",
            _spoilt(lambda train, test: (test, train)),
        ),
        "tested_rows_in_train": (
            "Train holds the rows of the test part too. A model is judged on rows it never saw.",
            lambda n, k: [(np.arange(n), test) for _, test in kfold_indices(n, k)],
        ),
        "only_rows_before": (
            "Train ends where the test part begins. That is the rule for rows in time; here train "
            "holds the rows after the fold too.",
            _spoilt(lambda train, test: (np.arange(test[0]), test)),
        ),
        "only_rows_after": (
            "Train holds the rows after the test part alone, and not those before it.",
            _spoilt(lambda train, test: (train[train > test[0]], test)),
        ),
        "later_rows_first": (
            "Train holds the right rows, but those after the fold come before the others: its "
            "indices are not ascending.",
            _spoilt(lambda train, test: (np.roll(train, -np.sum(train < test[0])), test)),
        ),
        "not_ascending": (
            "Every part holds the right rows, but some stand in another order. Indices are to be "
            "ascending.",
            in_other_order(kfold_indices),
        ),
        "folds_in_another_order": (
            "The folds are right, but come in another order. The first rows are tested first.",
            lambda n, k: kfold_indices(n, k)[::-1],
            Sign(every(_is_reordered)),
        ),
        "neighbour_lost": (
            "A row next to the fold is in neither part: a slice ends before its stop, so what "
            "comes before a fold that begins at `start` is [:start], what comes after it [stop:].",
            _spoilt(lambda train, test: (train[train != test[-1] + 1], test)),
            _spoilt(lambda train, test: (train[train != test[0] - 1], test)),
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
                for train, test in kfold_indices(n, k)
            ],
        ),
        "tests_alone": (
            "This is one part of each fold alone. Return a pair (train, test) for each.",
            _spoilt(lambda train, test: test),
            _spoilt(lambda train, test: train),
        ),
        "two_lists": (
            "This is a list of all train parts and a list of all test parts. Return a list of "
            "pairs, one for each fold.",
            lambda n, k: tuple(map(list, zip(*kfold_indices(n, k), strict=True))),
        ),
        "sizes_alone": (
            "These are the sizes of the parts. Return the indices of their rows.",
            _spoilt(lambda train, test: (len(train), len(test))),
            _spoilt(lambda train, test: len(test)),
        ),
    },
    lesson="Every row is tested once, by a model that has not seen it, and helps to fit the other "
    "n_splits − 1 models. Neighbours fall into one fold, so shuffle first, unless order matters.",
)
