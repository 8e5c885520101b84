"""Rows ranked by their scores and counted from the top, for right curves and wrong ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np


class Ranking(NamedTuple):
    """True and false positives when the first 1, 2, 3, … rows are called, (n_points,) each."""

    tp: np.ndarray
    fp: np.ndarray

    @property
    def tpr(self) -> np.ndarray:
        return self.tp / self.tp[-1]

    @property
    def fpr(self) -> np.ndarray:
        return self.fp / self.fp[-1]

    @property
    def precision(self) -> np.ndarray:
        return self.tp / (self.tp + self.fp)


def stable(y_true, scores):
    """Tied rows stay in the order of the data."""
    return np.argsort(-scores, kind="stable")


def turned_round(y_true, scores):
    """Tied rows come in the reverse order of the data."""
    return np.argsort(scores, kind="stable")[::-1]


def positives_first(y_true, scores):
    return np.lexsort((-y_true, -scores))


def negatives_first(y_true, scores):
    return np.lexsort((y_true, -scores))


def ascending(y_true, scores):
    return np.argsort(scores, kind="stable")


# Orders that leave the rows of a tie where the data, or the sort, happen to put them; the default
# sort is stable on few rows only.
BY_CHANCE = (
    stable,
    turned_round,
    lambda y_true, scores: np.argsort(-scores),
    lambda y_true, scores: np.argsort(scores)[::-1],
)
ORDERS = (*BY_CHANCE, positives_first, negatives_first)


def ranked(measure: Callable[[Ranking], object], order: Callable | None = None) -> Callable:
    """`measure` of the ranking: one point a distinct score, or one a row in the order given."""

    def measured(y_true, scores):
        if order is None:
            y_true, scores = y_true[stable(y_true, scores)], -np.sort(-scores)
            ends = np.append(np.flatnonzero(np.diff(scores)), len(scores) - 1)
        else:
            y_true, ends = y_true[order(y_true, scores)], slice(None)
        tp = np.cumsum(y_true)[ends]
        return measure(Ranking(tp, np.cumsum(1 - y_true)[ends]))

    return measured


def downwards(measure: Callable) -> Callable:
    """The same for the scores with their sign turned round: the lowest is called first."""
    return lambda y_true, scores: measure(y_true, -scores)


def without_labels(measure: Callable) -> list[Callable]:
    """The same for scores that are sorted, while the labels stay where they are."""
    return [
        lambda y_true, scores: measure(y_true, -np.sort(-scores)),
        lambda y_true, scores: measure(y_true, np.sort(scores)),
    ]


def cut(y_true, scores):
    """Scores cut to hard labels at ½, where ½ itself is called positive."""
    return y_true, (scores >= 0.5).astype(float)


def cut_above(y_true, scores):
    """The same, with ½ called negative."""
    return y_true, (scores > 0.5).astype(float)


def of_labels(measure: Callable, labels: Callable = cut) -> Callable:
    """The measure of hard labels in the place of the scores."""
    return lambda y_true, scores: measure(*labels(y_true, scores))


def trapezoids(x: np.ndarray, y: np.ndarray) -> float:
    """The area under straight lines between the points."""
    return float(np.diff(x) @ (y[1:] + y[:-1]) / 2)
