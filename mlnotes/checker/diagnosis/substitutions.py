"""Is it the right answer to another question? The reference, asked with changed arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np

from mlnotes.checker.compare import difference
from mlnotes.checker.diagnosis.evidence import (
    Evidence,
    Finding,
    Pair,
    numbers_of,
    row_places,
)
from mlnotes.checker.diagnosis.factors import factor
from mlnotes.checker.result import Trial

Change = Callable[[tuple], tuple | None]


def substituted(evidence: Evidence) -> Finding | None:
    """The answers are the right ones for other arguments, the same change in every case."""
    failing = [trial for trial in evidence.answered if trial.fault]
    if len(failing) < 2 or _n_distinct(failing) < 2:
        return None
    multiple = None
    for words, change in _changes(evidence):
        if all(_answers(evidence, trial, change) for trial in (*failing[:1], *evidence.answered)):
            return _finding(evidence, f"what would be right {words}")
        if multiple is None and (times := _times(evidence, failing, change)):
            this = f"what would be right {words}"
            multiple = times.replace("the right one times", f"{this}, times")
            multiple = multiple.replace("the right one", this)
    return multiple and _finding(evidence, multiple)


def _finding(evidence: Evidence, words: str) -> Finding:
    return Finding(f"{evidence.start} {words}.", "substitution")


def _times(evidence: Evidence, failing: Sequence[Trial], change: Change) -> str | None:
    """A factor by which the answers differ from those to changed arguments, in words."""
    pairs = []
    for trial in (*failing[:2], *evidence.answered):
        answer = numbers_of(_asked(evidence, trial, change))
        received = numbers_of(trial.outcome.value)
        if answer is None or received is None or answer.shape != received.shape:
            return None
        pairs.append(Pair(trial, answer, received))
        if len(pairs) == 2 and factor(pairs, ()) is None and factor(pairs[1:] * 2, ()) is None:
            return None
    return factor(pairs[2:], evidence.exercise.parameters)


def _n_distinct(trials: Sequence[Trial]) -> int:
    return len({repr(trial.outcome.value) for trial in trials})


def _answers(evidence: Evidence, trial: Trial, change: Change) -> bool:
    answer = _asked(evidence, trial, change)
    return answer is not None and difference(answer, trial.outcome.value) is None


def _asked(evidence: Evidence, trial: Trial, change: Change) -> object | None:
    """The right answer to the changed arguments; None where there is none."""
    changed = change(tuple(trial.arguments))
    return None if changed is None else evidence.reference(changed)


def _changes(evidence: Evidence) -> Iterator[tuple[str, Change]]:
    parameters = evidence.exercise.parameters
    first = evidence.trials[0].arguments
    for (i, one), (j, two) in combinations(enumerate(parameters[: len(first)]), 2):
        if _alike(first[i], first[j]):
            yield f"with `{one}` and `{two}` exchanged", _exchanged(i, j)
            yield f"with `{one}` in place of `{two}`", _copied(i, j)
            yield f"with `{two}` in place of `{one}`", _copied(j, i)
    if isinstance(evidence.trials[0].expected, bool | str):
        return  # Answers of two or a few kinds agree too easily with those to other questions.
    for place, name in enumerate(parameters[: len(first)]):
        value = first[place]
        if isinstance(value, np.ndarray) and value.dtype.kind == "f":
            table = _OF_ARRAYS
        elif isinstance(value, int | float) and not isinstance(value, bool):
            table = _OF_NUMBERS
        else:
            continue
        for words, change in table:
            yield words.format(f"`{name}`"), _at(place, change)
    if places := row_places(evidence.trials):
        yield "without the last row of the data", _rows(places, slice(None, -1))
        yield "without the first row of the data", _rows(places, slice(1, None))
        yield "for the last row of the data alone", _rows(places, slice(-1, None))
        yield "for the first row of the data alone", _rows(places, slice(0, 1))


def _alike(one: object, two: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(two, np.ndarray):
        return one.ndim == two.ndim > 0
    return isinstance(one, int | float) and isinstance(two, int | float)


def _exchanged(i: int, j: int) -> Change:
    def change(arguments: tuple) -> tuple:
        new = list(arguments)
        new[i], new[j] = new[j], new[i]
        return tuple(new)

    return change


def _copied(source: int, target: int) -> Change:
    return lambda arguments: (*arguments[:target], arguments[source], *arguments[target + 1 :])


def _at(place: int, change: Callable) -> Change:
    def changed(arguments: tuple) -> tuple | None:
        if place >= len(arguments):
            return None
        with np.errstate(all="ignore"):
            try:
                value = change(arguments[place])
            except (ValueError, ZeroDivisionError, OverflowError, IndexError):
                return None
        if value is None:
            return None
        return (*arguments[:place], value, *arguments[place + 1 :])

    return changed


def _rows(places: Sequence[int], kept: slice) -> Change:
    def change(arguments: tuple) -> tuple | None:
        if not len(arguments[places[0]][kept]):
            return None
        return tuple(
            part[kept] if place in places else part for place, part in enumerate(arguments)
        )

    return change


def _ones_first(matrix: np.ndarray) -> np.ndarray | None:
    return np.column_stack([np.ones(len(matrix)), matrix[:, 1:]]) if matrix.ndim == 2 else None


_OF_NUMBERS: tuple[tuple[str, Callable], ...] = (
    ("for {} = 0", lambda value: 0 * value),
    ("for {} = 1", lambda value: value * 0 + 1),
    ("with the sign of {} turned round", lambda value: -value),
    ("with 1 − {} in place of it", lambda value: 1 - value),
    ("with {} larger by 1", lambda value: value + 1),
    ("with {} smaller by 1", lambda value: value - 1),
    ("with {} doubled", lambda value: 2 * value),
    ("with {} halved", lambda value: value / 2),
    ("with the square of {} in place of it", lambda value: value**2),
    ("with the root of {} in place of it", lambda value: value**0.5 if value >= 0 else None),
    ("with 1/{} in place of it", lambda value: 1 / value),
)
_OF_ARRAYS: tuple[tuple[str, Callable], ...] = (
    ("with every entry of {} set to 0", np.zeros_like),
    ("with every entry of {} set to 1", np.ones_like),
    ("with the sign of {} turned round", np.negative),
    ("without the signs of {}", np.abs),
    ("with {} squared", np.square),
    ("with 1 − {} in place of it", lambda value: 1 - value),
    ("without the last entry of {}", lambda value: value[:-1] if len(value) > 1 else None),
    ("without the first entry of {}", lambda value: value[1:] if len(value) > 1 else None),
    ("with {} in reverse order", lambda value: value[::-1]),
    ("with {} sorted", lambda value: np.sort(value) if value.ndim == 1 else None),
    ("with {} transposed", lambda value: value.T if value.ndim == 2 else None),
    (
        "with {} flipped in both directions",
        lambda value: value[::-1, ::-1] if value.ndim == 2 else None,
    ),
    ("with {} cut off to whole numbers", np.trunc),
    ("with ones in the first column of {}", _ones_first),
    ("with the columns of {} centred", lambda value: value - value.mean(axis=0)),
    ("with {} divided by its sum", lambda value: value / value.sum()),
    ("with the running sum of {} in place of it", lambda value: np.cumsum(value, axis=0)),
    ("with {} doubled", lambda value: 2 * value),
    ("with {} halved", lambda value: value / 2),
    ("with the first entry of {} in all places", lambda value: np.full_like(value, value.flat[0])),
    ("with the mean of {} in all places", lambda value: np.full_like(value, value.mean())),
)
