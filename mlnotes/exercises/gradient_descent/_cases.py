"""Generated inputs that several exercises of this topic share; always the smallest first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case


def nonzero_integers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Small integers as floats, none of them 0, so that a case can be followed by hand."""
    return rng.choice([-3.0, -2.0, -1.0, 1.0, 2.0, 3.0], size=shape)


def word_on_shape(n: int, d: int) -> str:
    """What is special about a matrix of n rows and d columns, if anything is."""
    if n == 1:
        return "a single row"
    if n == d:
        return "as many rows as columns"
    return "more columns than rows" if n < d else ""


def linear_problems(rng: np.random.Generator) -> Iterator[tuple]:
    """Triples w (d,), X (n, d), y (n,): by hand first, then larger ones of every shape.

    Columns are not centred and residuals are far from 0, so that sums, means and missing factors
    all give different answers.
    """
    whole = "whole numbers throughout"
    X, y = np.array([[1.0], [2.0], [4.0]]), np.array([3.0, 1.0, 2.0])
    yield Case(np.array([1.0]), X, y, word=whole)
    X, y = nonzero_integers(rng, 3, 2), nonzero_integers(rng, 3)
    yield Case(nonzero_integers(rng, 2), X, y, word=whole)
    for n, d in [(3, 1), (4, 2), (5, 3), (2, 4), (7, 2), (1, 3), (3, 3), (12, 5), (30, 4)]:
        w = rng.normal(size=d)
        X = rng.normal(loc=1.0, size=(n, d))
        yield Case(w, X, X @ w + rng.normal(loc=2.0, size=n), word=word_on_shape(n, d))
