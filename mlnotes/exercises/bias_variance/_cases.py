"""Generated inputs that several exercises of this topic share; always the smallest first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np


def prediction_tables(rng: np.random.Generator) -> Iterator[tuple[np.ndarray, np.ndarray, str]]:
    """Predictions (n_datasets, n_points), truth (n_points,), and a word on what is special.

    Points differ in level and in spread, and the gaps to the truth have both signs, so that the
    two axes, sums, means and orders of squaring and averaging all give different answers.
    """
    yield np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 0.0]]), np.array([1.0, 3.0]), ""
    yield _integers(rng, 3, 2), np.array([-6.0, 5.0]), ""
    yield np.array([[1.0, 4.0, 9.0]]), np.array([2.0, 1.0, 5.0]), "a single data set"
    yield np.array([[1.0], [2.0], [6.0]]), np.array([5.0]), "a single point"
    yield np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 8.0]]), np.array([2.0, 4.0]), "no bias at all"
    for n_datasets, n_points in [(2, 5), (4, 2), (3, 3), (1, 4), (6, 1), (7, 3), (20, 8)]:
        level = rng.normal(loc=1.0, scale=3.0, size=n_points)
        spread = rng.uniform(0.5, 3.0, size=n_points)
        # One gap is wider than the others, so that they never cancel.
        gaps = rng.uniform(0.5, 2.0, size=n_points) * rng.choice([-1.0, 1.0], size=n_points)
        gaps[0] *= 3 * n_points
        predictions = level + spread * rng.normal(size=(n_datasets, n_points))
        yield predictions, predictions.mean(axis=0) - gaps, word_on_shape(n_datasets, n_points)


def word_on_shape(n_datasets: int, n_points: int) -> str:
    """What is special about a table of predictions, if anything is."""
    if n_datasets == 1:
        return "a single data set"
    return "a single point" if n_points == 1 else ""


def _integers(rng: np.random.Generator, *shape: int) -> np.ndarray:
    return rng.integers(-4, 5, size=shape).astype(float)
