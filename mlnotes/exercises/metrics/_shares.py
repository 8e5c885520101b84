"""Counts for precision and recall, which are shares by one formula, and what goes wrong in both.

Here `hits` are the true positives, and `others` what stands beside them below the bar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.record import Case

NO_HIT = "no true positive"


def counts(rng: np.random.Generator, *, undefined: str, no_other: str) -> Iterator[Case]:
    """Pairs hits, others; the words for 0/0 and for nothing but hits are the record's."""
    yield Case(1, 3)
    yield Case(3, 1)
    yield Case(0, 0, word=(undefined, NO_HIT, no_other))
    yield Case(0, 5, word=NO_HIT)
    yield Case(1, 0, word=no_other)
    yield Case(2, 0, word=no_other)
    yield Case(7, 0, word=no_other)
    yield Case(30, 5)
    yield Case(5, 5, word="two counts that are equal")
    for top in (9, 20, 90, 400, 5000):
        yield Case(*(int(count) for count in rng.choice(np.arange(1, top), size=2, replace=False)))


def unguarded(hits, others):
    return hits / (hits + others)


def as_numpy_divides(hits, others):
    return np.divide(hits, hits + others)


def one_for_undefined(hits, others):
    return hits / (hits + others) if hits + others else 1.0


def inverted(hits, others):
    return (hits + others) / hits


def share_of_others(hits, others):
    return others / (hits + others)


def odds(hits, others):
    return hits / others


def brackets_missing(hits, others):
    return hits / hits + others


# What else stands below the bar; where it is 0 anything may be answered.
NOT_THE_SUM = (
    lambda hits, others: hits / (hits - others),
    lambda hits, others: hits / (others - hits),
    lambda hits, others: hits / (hits * others),
    lambda hits, others: hits / max(hits, others),
)


def smoothed(above: int, below: int) -> Callable:
    """With a little added to both; what it gives for 0/0 is not looked at."""

    def wrong(hits, others):
        hits / (hits + others)
        return (hits + above) / (hits + others + below)

    return wrong


def _guarded(wrong: Callable) -> Callable:
    """0.0 for 0/0, as asked, and the same elsewhere."""
    return lambda hits, others: wrong(hits, others) if hits + others else 0.0


COMPANIONS = {
    name: _guarded(wrong)
    for name, wrong in {
        "the difference of the two counts, divided by their sum": lambda hits, others: (
            (hits - others) / (hits + others)
        ),
        "the sum of the two counts": lambda hits, others: hits + others,
        "the larger of the two counts, divided by their sum": lambda hits, others: (
            max(hits, others) / (hits + others)
        ),
        "the smaller of the two counts, divided by their sum": lambda hits, others: (
            min(hits, others) / (hits + others)
        ),
        "the product of the two counts, divided by their sum": lambda hits, others: (
            hits * others / (hits + others)
        ),
        "2·tp/(2·tp + the other count), an F1 in which one count is 0": lambda hits, others: (
            2 * hits / (2 * hits + others)
        ),
        "the square of `tp`, divided by the sum of squares": lambda hits, others: (
            hits**2 / (hits**2 + others**2)
        ),
    }.items()
}
