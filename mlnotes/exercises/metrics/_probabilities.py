"""Generated predictions of numbers and of probabilities; always the smallest first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case


def true_and_predicted(rng: np.random.Generator) -> Iterator[tuple]:
    """Pairs y_true, y_pred of numbers, (n,), n ≥ 2.

    The sizes of the errors differ much, so that their mean, median and root mean square do too.
    """
    yield np.array([1.0, 9.0]), np.array([2.0, 2.0])
    yield np.array([3.0, -2.0, 5.0]), np.array([5.0, -3.0, 15.0])
    yield np.array([1.0, 4.0, 2.0, 8.0, -5.0]), np.array([2.0, 2.0, 2.0, 18.0, -1.0])
    yield Case(
        np.array([2.0, 5.0, 8.0]), np.array([1.0, 5.0, 4.0]), word="no prediction that is too high"
    )
    yield Case(
        np.array([2.0, 5.0, 8.0]), np.array([3.0, 5.0, 15.0]), word="no prediction that is too low"
    )
    yield Case(np.array([4.0, 1.0, 6.0]), np.array([1.0, 0.0, 10.0]), word="errors of mean 0")
    yield Case(np.array([3.0, 1.0]), np.array([3.0, 1.0]), word="no error at all")
    for n in (2, 3, 4, 5, 8, 13, 40):
        y_true = rng.normal(loc=3.0, scale=4.0, size=n)
        errors = rng.normal(loc=1.0, size=n)
        errors[rng.integers(n)] -= 9.0
        yield y_true, y_true + errors


def labels_and_probabilities(rng: np.random.Generator) -> Iterator[tuple]:
    """Pairs y, p with y in {0, 1} and 0 < p < 1, (n,); both classes, but where a word says so."""
    yield np.array([1, 0]), np.array([0.5, 0.75])
    yield np.array([1, 0, 1]), np.array([0.25, 0.5, 0.125])
    yield Case(np.array([1]), np.array([0.25]), word=("a single row", "no label but 1"))
    yield Case(np.array([0]), np.array([0.25]), word=("a single row", "no label but 0"))
    yield Case(np.array([1, 0]), np.array([2.0**-12, 0.5]), word="a p near 0 or 1")
    yield Case(np.array([1, 1, 1]), np.array([0.9, 0.6, 0.3]), word="no label but 1")
    yield Case(np.array([0, 0, 0]), np.array([0.9, 0.6, 0.3]), word="no label but 0")
    for n in (3, 4, 5, 8, 12, 30):
        y = rng.permutation((np.arange(n) % 3 == 0).astype(np.int64))
        yield y, rng.uniform(0.03, 0.97, size=n)


def distribution(rng: np.random.Generator, n: int, n_zeros: int = 0) -> np.ndarray:
    """Shares of n outcomes, of which `n_zeros` never happen; none of the others is below .01."""
    shares = rng.uniform(0.1, 1.0, size=n) ** 2
    shares[rng.permutation(n)[:n_zeros]] = 0.0
    return shares / shares.sum()
