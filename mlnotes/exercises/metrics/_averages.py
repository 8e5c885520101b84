"""Counts of each class in turn as the positive one, and wrong averages made of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np


class Classes(NamedTuple):
    """One entry a class; what is undefined counts as 0."""

    tp: np.ndarray
    fp: np.ndarray
    fn: np.ndarray
    n: int

    @property
    def support(self) -> np.ndarray:
        return self.tp + self.fn

    @property
    def called(self) -> np.ndarray:
        return self.tp + self.fp

    @property
    def precision(self) -> np.ndarray:
        return _divided(self.tp, self.called)

    @property
    def recall(self) -> np.ndarray:
        return _divided(self.tp, self.support)

    @property
    def f1(self) -> np.ndarray:
        return _divided(2 * self.tp, self.support + self.called)

    @property
    def accuracy(self) -> np.ndarray:
        return 1 - (self.fp + self.fn) / self.n


def averaged(average: Callable[[Classes], object], labels: Callable = np.union1d) -> Callable:
    """`average` of the classes that `labels(y_true, y_pred)` names, as a function of the two."""

    def measure(y_true, y_pred):
        of_class = np.array(labels(y_true, y_pred))[:, None]
        true, called = y_true == of_class, y_pred == of_class
        counts = (true & called, ~true & called, true & ~called)
        return average(Classes(*(count.sum(axis=1) for count in counts), n=len(y_true)))

    return measure


def harmonic(one: float, two: float) -> float:
    """The harmonic mean of two numbers that are at least 0; 0.0 if both are 0."""
    return 2 * one * two / (one + two) if one + two else 0.0


def macro(classes: Classes) -> float:
    return np.mean(classes.f1)


def weighted(classes: Classes) -> float:
    return classes.f1 @ classes.support / classes.n


def weighted_by_calls(classes: Classes) -> float:
    return classes.f1 @ classes.called / classes.n


def of_means(classes: Classes) -> float:
    return harmonic(np.mean(classes.precision), np.mean(classes.recall))


def of_weighted_means(classes: Classes) -> float:
    return harmonic(
        classes.precision @ classes.support / classes.n,
        classes.recall @ classes.support / classes.n,
    )


def pooled(classes: Classes) -> float:
    """F1 of the sums of the counts."""
    wrong = classes.fp.sum() + classes.fn.sum()
    hits = 2 * classes.tp.sum()
    return hits / (hits + wrong) if hits + wrong else 0.0


def _divided(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    return above / np.where(below, below, 1)
