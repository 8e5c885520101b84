"""What sets the wrong cases apart from the right ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np

from mlnotes.checker.diagnosis.evidence import (
    Evidence,
    Finding,
    arrays_among,
    number_at,
    numbers_among,
)
from mlnotes.checker.result import Trial

# So many cases must be right, and so many wrong, before what sets them apart is no accident.
FEWEST_OF_A_SHAPE = 2
FEWEST_OF_A_VALUE = 4


def contrasted_by_word(evidence: Evidence) -> Finding | None:
    """The record's own words for special cases."""
    right, wrong = _sides(evidence)
    if not (right and wrong):
        return None
    if words := _covering(wrong, but_not=_words(right)):
        return Finding(f"Every case is right, except those with {_listed(words)}.", "contrast")
    if words := _covering(wrong):
        return Finding(
            f"Every case is right, except some of those with {_listed(words)}.", "contrast"
        )
    if len(right) > 2 and (words := _covering(right, but_not=_words(wrong))):
        return Finding(f"Only the cases with {_listed(words)} are right.", "contrast")
    return None


def _words(trials: Sequence[Trial]) -> set[str]:
    return {word for trial in trials for word in trial.words}


def _covering(trials: Sequence[Trial], but_not: Collection[str] = ()) -> list[str]:
    """Few words of which each trial has one; none when there are no such words."""
    chosen, left = [], list(trials)
    while left:
        counts = Counter(word for trial in left for word in trial.words if word not in but_not)
        if not counts:
            return []
        chosen.append(max(sorted(counts), key=counts.__getitem__))
        left = [trial for trial in left if chosen[-1] not in trial.words]
    return chosen


def right_by_word(evidence: Evidence) -> Finding | None:
    """Special cases that are right, where most ordinary ones are not."""
    right, wrong = _sides(evidence)
    words = _words(right) - _words(wrong)
    n_ordinary = sum(not trial.words for trial in wrong)
    if not words or n_ordinary < 2 * sum(not trial.words for trial in right) or n_ordinary < 4:
        return None
    n_right, n_cases = len(right), len(right) + len(wrong)
    return Finding(
        f"Of the {n_cases} cases tried {n_right} came out right, those with {_listed(words)} "
        "among them.",
        "contrast",
    )


def contrasted(evidence: Evidence) -> Finding | None:
    """A plain property of the arguments that every wrong case has and no right one."""
    right, wrong = _sides(evidence)
    fewer = min(len(right), len(wrong))
    for words, has in _properties(evidence):
        enough = FEWEST_OF_A_SHAPE if "single" in words or "than" in words else FEWEST_OF_A_VALUE
        if fewer < enough:
            continue
        if all(has(trial) for trial in wrong) and not any(has(trial) for trial in right):
            return Finding(f"It fails in every case in which {words}, and in no other.", "contrast")
    return None


def _sides(evidence: Evidence) -> tuple[list[Trial], list[Trial]]:
    right = [trial for trial in evidence.trials if not trial.fault]
    return right, [trial for trial in evidence.trials if trial.fault]


def _listed(words: Collection[str]) -> str:
    *rest, last = sorted(words)
    return f"{', '.join(rest)} or {last}" if rest else last


def _properties(evidence: Evidence) -> Iterator[tuple[str, Callable[[Trial], bool]]]:
    names = evidence.exercise.parameters
    first = evidence.trials[0].arguments
    for place, argument in arrays_among(first):
        name = names[place]
        if argument.ndim == 2:
            yield f"`{name}` has a single row", _shape(place, lambda shape: shape[0] == 1)
            yield f"`{name}` has more than one row", _shape(place, lambda shape: shape[0] > 1)
            yield f"`{name}` has a single column", _shape(place, lambda shape: shape[1] == 1)
            yield f"`{name}` has more than one column", _shape(place, lambda shape: shape[1] > 1)
            yield (
                f"`{name}` has more than two columns",
                _shape(place, lambda shape: shape[1] > 2),
            )
            yield (
                f"`{name}` has as many rows as columns",
                _shape(place, lambda shape: shape[0] == shape[1]),
            )
            yield (
                f"`{name}` is not square",
                _shape(place, lambda shape: shape[0] != shape[1]),
            )
            yield (
                f"`{name}` has fewer rows than columns",
                _shape(place, lambda shape: shape[0] < shape[1]),
            )
        else:
            yield f"`{name}` has a single entry", _shape(place, lambda shape: shape[0] == 1)
            yield f"`{name}` has more than one entry", _shape(place, lambda shape: shape[0] > 1)
            yield f"`{name}` has more than two entries", _shape(place, lambda shape: shape[0] > 2)
        yield (
            f"`{name}` holds NaN or infinity",
            _values(place, lambda values: not np.isfinite(values).all()),
        )
        yield f"`{name}` holds a 0", _values(place, lambda values: bool((values == 0).any()))
        yield (
            f"`{name}` holds a negative number",
            _values(place, lambda values: bool((values < 0).any())),
        )
        yield (
            f"no entry of `{name}` is negative",
            _values(place, lambda values: bool((values >= 0).all())),
        )
        yield (
            f"`{name}` holds a number that is not whole",
            _values(place, lambda values: bool((values != np.trunc(values)).any())),
        )
    for place, _ in numbers_among(first):
        yield from _of_number(place, names[place], evidence)
        for other, argument in arrays_among(first):
            if argument.ndim == 1:
                yield (
                    f"`{names[place]}` is at least the number of entries of `{names[other]}`",
                    _against_length(place, other),
                )


def _of_number(place, name, evidence) -> Iterator[tuple[str, Callable[[Trial], bool]]]:
    for words, holds in (
        ("is 0", lambda value: value == 0),
        ("is not 0", lambda value: value != 0),
        ("is 1", lambda value: value == 1),
        ("is more than 1", lambda value: value > 1),
        ("is less than 1", lambda value: value < 1),
        ("is negative", lambda value: value < 0),
        ("is even", lambda value: value % 2 == 0),
        ("is odd", lambda value: value % 2 == 1),
    ):
        yield f"`{name}` {words}", _number(place, holds)
    right, wrong = _sides(evidence)
    ones = [value for trial in right if (value := number_at(trial, place)) is not None]
    others = [value for trial in wrong if (value := number_at(trial, place)) is not None]
    if ones and others and max(ones) < min(others):
        yield f"`{name}` is {min(others):.4g} or more", _number(place, lambda v: v >= min(others))
    if ones and others and max(others) < min(ones):
        yield f"`{name}` is {max(others):.4g} or less", _number(place, lambda v: v <= max(others))


def _shape(place: int, holds: Callable) -> Callable[[Trial], bool]:
    return _values(place, lambda values: holds(values.shape))


def _values(place: int, holds: Callable) -> Callable[[Trial], bool]:
    def has(trial: Trial) -> bool:
        value = trial.arguments[place] if place < len(trial.arguments) else None
        return isinstance(value, np.ndarray) and value.dtype.kind in "iuf" and holds(value)

    return has


def _number(place: int, holds: Callable) -> Callable[[Trial], bool]:
    def has(trial: Trial) -> bool:
        value = number_at(trial, place)
        return value is not None and bool(holds(value))

    return has


def _against_length(place: int, other: int) -> Callable[[Trial], bool]:
    def has(trial: Trial) -> bool:
        value = number_at(trial, place)
        return value is not None and value >= len(trial.arguments[other])

    return has
