"""Rows that stand on both sides of a split."""

from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise
from mlnotes.leakage import shared_rows


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[3.0, 4.0]])
    yield np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[1.0, 4.0], [3.0, 2.0]])
    yield np.array([[1.0], [2.0]]), np.array([[2.0], [2.0], [3.0]])
    twice = "a row that is twice in train"
    yield Case(np.array([[1.0, 2.0], [1.0, 2.0]]), np.array([[1.0, 2.0], [0.0, 2.0]]), word=twice)
    yield np.array([[1.0, 2.0]]), np.array([[2.0, 1.0], [1.0, 1.0], [2.0, 2.0]])
    close = "rows that are almost equal"
    yield Case(
        np.array([[1.0, 2.0], [3.0, 5.0]]),
        np.array([[1.0 + 2.0**-40, 2.0], [3.0, 5.0]]),
        word=close,
    )
    yield Case(np.array([[0.5], [0.25]]), np.array([[0.5 - 2.0**-40]]), word=close)
    for n, n_test, d in [(3, 4, 1), (4, 3, 2), (6, 9, 2), (9, 5, 2), (2, 7, 3), (12, 20, 2)]:
        yield tuple(rng.integers(0, 3, size=(rows, d)).astype(float) for rows in (n, n_test))
    for n, n_test, d in [(20, 8, 4), (15, 30, 3)]:
        X_train, X_test = rng.normal(size=(n, d)), rng.normal(size=(n_test, d))
        X_test[rng.permutation(n_test)[:5]] = X_train[rng.integers(0, n, size=5)]
        yield X_train, X_test


def _sets(X_train, X_test):
    return (set(map(tuple, X.tolist())) for X in (X_train, X_test))


def _unique(X_train, X_test):
    train, test = _sets(X_train, X_test)
    return len(train & test)


def _equal(X_train, X_test):
    """Which pairs of a test and a train row are equal, (n_test, n_train)."""
    return (X_test[:, None] == X_train).all(axis=2)


def _beside(X_train, X_test):
    """How many rows stand at the same place in both."""
    n = min(len(X_train), len(X_test))
    return int((X_train[:n] == X_test[:n]).all(axis=1).sum())


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="shared_rows(X_train, X_test)",
    task="Return how many rows of `X_test`, (n_test, d), stand in `X_train`, (n_train, d), too. "
    "Two rows are the same when all their entries are exactly equal, column by column. A row that "
    "is there several times in test counts each time; how often it is in train does not matter.",
    reference=shared_rows,
    cases=_cases,
    hints=(
        "Ask every test row one question: are you in train? The answer is yes or no, however "
        "often. Count the yeses.",
        "A list or a set of tuples knows its rows as wholes, and `in` compares all entries. With "
        "arrays, `in` is content with a single equal number.",
        "`known = set(map(tuple, X_train))`. Which rows of X_test, as tuples, are in it?",
    ),
    mistakes={
        "unique_rows_only": (
            "A row that is in test several times is counted once. Every test row counts: each is "
            "an answer that the model may know by heart.",
            _unique,
        ),
        "shared_values": (
            "This looks at single values, and not at whole rows. A test row is shared when one "
            "train row agrees with it in all columns. (`row in X_train` asks of an array whether "
            "any of its numbers is the same.)",
            lambda X_train, X_test: int(np.isin(X_test, X_train).sum()),
            lambda X_train, X_test: int(np.isin(X_test, X_train).all(axis=1).sum()),
            lambda X_train, X_test: int(np.isin(X_test, X_train).any(axis=1).sum()),
            lambda X_train, X_test: sum(row in X_train for row in X_test),
            lambda X_train, X_test: len(np.intersect1d(X_train, X_test)),
            lambda X_train, X_test: int((X_test[:, None] == X_train).any(axis=(1, 2)).sum()),
            lambda X_train, X_test: int((X_test[:, None] == X_train).any(axis=1).all(axis=1).sum()),
            lambda X_train, X_test: int((X_test[:, None] == X_train).any(axis=1).sum()),
            lambda X_train, X_test: int((X_test[:, None] == X_train).sum()),
            lambda X_train, X_test: int((X_test[:, None] == X_train).any(axis=2).sum()),
        ),
        "train_rows_counted": (
            "This counts the train rows that stand in test. Count the test rows that stand in "
            "train.",
            lambda X_train, X_test: shared_rows(X_test, X_train),
        ),
        "pairs_counted": (
            "A test row counts once for each train row that equals it. How often it is there in "
            "train does not matter.",
            lambda X_train, X_test: int(_equal(X_train, X_test).sum()),
        ),
        "both_sides_counted": (
            "The equal rows of both sides are added. Only the test rows are to be counted.",
            lambda X_train, X_test: shared_rows(X_train, X_test) + shared_rows(X_test, X_train),
        ),
        "same_place_only": (
            "Each test row is compared with the train row at the same place alone. It may stand "
            "anywhere in train.",
            _beside,
        ),
        "almost_equal": (
            "Rows that differ by very little count as equal here (np.allclose, np.isclose or "
            "rounding). Only exactly equal rows are to count.",
            lambda X_train, X_test: int(
                np.isclose(X_test[:, None], X_train).all(axis=2).any(axis=1).sum()
            ),
        ),
        "first_column_only": (
            "Rows are compared by one column alone. All columns must agree.",
            lambda X_train, X_test: int(np.isin(X_test[:, 0], X_train[:, 0]).sum()),
            lambda X_train, X_test: int(np.isin(X_test[:, -1], X_train[:, -1]).sum()),
        ),
        "order_in_rows_ignored": (
            "Rows that hold the same numbers in another order count as equal here (or, what comes "
            "to the same in these cases, rows of one sum). Entries are compared column by column.",
            lambda X_train, X_test: shared_rows(np.sort(X_train, axis=1), np.sort(X_test, axis=1)),
            lambda X_train, X_test: int(np.isin(X_test.sum(axis=1), X_train.sum(axis=1)).sum()),
        ),
        "share": (
            "This is the share of the test rows that stand in train, not their number.",
            lambda X_train, X_test: shared_rows(X_train, X_test) / len(X_test),
        ),
        "whether_any": (
            "This tells whether any test row stands in train. Return how many do.",
            lambda X_train, X_test: shared_rows(X_train, X_test) > 0,
        ),
        "duplicates_over_both": (
            "Train and test are stacked, and the rows that come up again are counted. That "
            "includes rows that are twice on one side and never on the other.",
            lambda X_train, X_test: (
                len(X_train) + len(X_test) - len(set.union(*_sets(X_train, X_test)))
            ),
        ),
        "each_train_row_once": (
            "Each train row answers for one test row only, as if it were used up. A row that is "
            "there several times in test counts each time.",
            lambda X_train, X_test: _used_up(X_train, X_test),
        ),
    },
    companions={
        "the number of test rows that are not in train": lambda X_train, X_test: (
            len(X_test) - shared_rows(X_train, X_test)
        ),
    },
    lesson="A test row that was trained on asks for memory, not for judgement. Look for shared "
    "rows before anything else: they are the plainest leak, and the commonest.",
)


def _used_up(X_train, X_test):
    left, count = X_train.tolist(), 0
    for row in X_test.tolist():
        if row in left:
            left.remove(row)
            count += 1
    return count
