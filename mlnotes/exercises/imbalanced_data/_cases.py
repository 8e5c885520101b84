"""Generated inputs that several exercises of this topic share; always the smallest first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case

TEXTS = "texts as labels"
OTHER_NUMBERS = "labels other than 0 and 1"
RARER_FIRST = "the rarer label first in order"


def prevalences(rng: np.random.Generator) -> Iterator[tuple[float, str]]:
    """A share of positives between 0 and 1, and a word on what is special about it."""
    yield 0.25, ""
    yield 0.75, ""
    yield 0.5, "a prevalence of ½"
    yield 0.01, ""
    for low, high in [(0.02, 0.2), (0.2, 0.45), (0.55, 0.8), (0.8, 0.98)]:
        yield float(rng.uniform(low, high)), ""


def rows_of_two_classes(rng: np.random.Generator, sizes: list[tuple[int, int]]) -> Iterator[Case]:
    """X (n, d) whose rows all differ, y (n,) and a word, for each (n_common, n_rare) of `sizes`.

    The labels are 0 and 1 with 1 the rarer, and every other time something else.
    """
    others = [
        ([1, 0], RARER_FIRST),
        (["healthy", "ill"], TEXTS),
        ([3, 7], OTHER_NUMBERS),
        (["no", "maybe"], TEXTS),
        ([-1, 1], OTHER_NUMBERS),
    ]
    for place, (n_common, n_rare) in enumerate(sizes):
        labels, word = others[place // 2 % len(others)] if place % 2 else ([0, 1], "")
        y = rng.permutation(np.repeat(labels, [n_common, n_rare]))
        # The first column numbers the rows, so that no two are alike.
        X = np.column_stack([rng.permutation(len(y)) + 1.0, rng.integers(-4, 5, size=len(y))])
        if place > 3:
            X = np.column_stack([X, rng.normal(size=len(y))])
        yield Case(X, y, word=word)
