"""Generated labels and scores that several exercises of this topic share; the smallest first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case

ONE_CLASS = "a single label throughout"
NEVER_PREDICTED = "a label that is never predicted"
NEVER_TRUE = "a label that is only ever predicted"
ONE_WITHIN_ANOTHER = "a label that holds another one"
NEVER_RIGHT = "a label on both sides that is never right"
ALL_WRONG = "no row right"
ALL_RIGHT = "every row right"
TIES = "tied scores"
NONE_ABOVE_ZERO = "no score above 0"
TINY = "scores that are tiny"
ALL_TIED = "one score for all rows"


def labels(rng: np.random.Generator) -> Iterator[Case]:
    """Pairs y_true, y_pred of labels, int64 or str, (n,): two to five of them, with gaps.

    Classes differ in size and in how well they are found, so that averages over classes, rows
    and counts all differ.
    """
    yield Case(np.array([1, 1, 1, 2]), np.array([1, 1, 2, 2]))
    yield Case(np.array(["dog", "cat", "cat", "owl"]), np.array(["dog", "dog", "cat", "owl"]))
    yield Case(np.array([0, 7, 7, 7, 0, 3]), np.array([0, 7, 7, 0, 3, 3]))
    yield Case(np.array([9, 4, 4, 4]), np.array([4, 4, 4, 4]), word=NEVER_PREDICTED)
    yield Case(np.array([4, 9, 9]), np.array([9, 9, 9]), word=NEVER_PREDICTED)
    yield Case(
        np.array(["cat", "cat", "catfish"]),
        np.array(["catfish", "cat", "catfish"]),
        word=ONE_WITHIN_ANOTHER,
    )
    yield Case(
        np.array(["cat", "cat", "dog"]), np.array(["catfish", "cat", "dog"]), word=NEVER_TRUE
    )
    yield Case(np.array(["a", "a", "b"]), np.array(["a", "c", "b"]), word=NEVER_TRUE)
    yield Case(np.array([5, 5, 6, 6]), np.array([8, 5, 6, 6]), word=NEVER_TRUE)
    yield Case(np.array([1, 1, 2, 3]), np.array([1, 1, 3, 2]), word=NEVER_RIGHT)
    yield Case(np.array([2, 2]), np.array([2, 2]), word=ONE_CLASS)
    yield Case(np.array([1, 1, 2]), np.array([2, 2, 1]), word=ALL_WRONG)
    yield Case(np.array([1, 1, 0, 2]), np.array([1, 1, 0, 2]), word=ALL_RIGHT)
    for n, names in (
        (7, np.array([0, 1])),
        (9, np.array([-1, 2, 5])),
        (12, np.array(["bird", "cat", "dog"])),
        (16, np.array([0, 1, 2, 3])),
        (30, np.array(["e", "d", "c", "b", "a"])),
    ):
        yield _guessed(rng, n, names)


def _guessed(rng: np.random.Generator, n: int, names: np.ndarray) -> Case:
    """Unequal classes; the first is found more often than the last, and often called instead."""
    k = len(names)
    share = np.arange(k, 0, -1) ** 1.5
    true = np.concatenate([np.arange(k), rng.choice(k, size=n - k, p=share / share.sum())])
    found = rng.uniform(size=n) < np.linspace(0.9, 0.4, k)[true]
    called = np.where(found, true, np.minimum(rng.integers(k, size=n), rng.integers(k, size=n)))
    # One row each that is right and wrong, so that no measure is at an end of its range.
    called[0], called[k - 1] = 0, 0
    order = rng.permutation(n)
    return Case(names[true[order]], names[called[order]])


def ranked(rng: np.random.Generator) -> Iterator[Case]:
    """Pairs y_true, scores: 0 and 1, both present, and scores (n,) on any scale, with ties.

    Scores are not only probabilities, and rows come in no order. Where the rows of a tie stand
    the negative one sometimes comes first and sometimes last.
    """
    yield Case(np.array([1, 0, 1]), np.array([3.0, 2.0, 1.0]))
    yield Case(np.array([0, 1, 0, 1]), np.array([1.0, 4.0, 3.0, 2.0]))
    yield Case(np.array([0, 1, 1, 0, 0]), np.array([2.0, 5.0, 1.0, 4.0, 3.0]))
    yield Case(np.array([1, 0, 1]), np.array([2.0, 2.0, 1.0]), word=TIES)
    yield Case(np.array([0, 1, 1, 0]), np.array([0.5, 0.5, 0.75, 0.25]), word=TIES)
    yield Case(np.array([1, 0, 0, 1]), np.array([0.25, 0.25, 0.5, 0.5]), word=TIES)
    yield Case(np.array([0, 1, 0, 1]), np.array([3.0, 2.0, 2.0, 1.0]), word=TIES)
    yield Case(np.array([1, 0, 0]), np.array([2.0, 1.0, 1.0]), word=TIES)
    yield Case(np.array([0, 1, 0]), np.array([1.0, 1.0, 1.0]), word=(TIES, ALL_TIED))
    yield Case(np.array([0, 1]), np.array([0.25, 0.75]), word="every positive above every negative")
    yield Case(
        np.array([0, 1, 0]), np.array([8.0, -1.0, 3.0]), word="every positive below every negative"
    )
    yield Case(np.array([0, 1, 0, 1]), np.array([-2.0, 0.0, -1.0, -3.0]), word=NONE_ABOVE_ZERO)
    yield Case(np.array([0, 1, 0, 1]), np.array([1.0, 4.0, 3.0, 2.0]) / 2**40, word=TINY)
    for n in (6, 9, 14, 25, 60):
        yield _scored(rng, n)
    for n, levels in ((8, 3), (12, 4), (40, 6)):
        case = _scored(rng, n)
        y_true, scores = case
        yield Case(y_true, np.round(scores * levels / 4) / levels, word=TIES)


def _scored(rng: np.random.Generator, n: int) -> Case:
    """About a third positive, their scores a little higher in the mean; no ties."""
    y_true = rng.permutation((np.arange(n) % 3 == 0).astype(np.int64))
    return Case(y_true, rng.normal(size=n) + 0.7 * y_true)
