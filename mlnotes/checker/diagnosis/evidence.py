"""What the mechanisms have to go by, and what they find."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mlnotes.checker.compare import ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE, Difference
from mlnotes.checker.plain import plain
from mlnotes.checker.record import Exercise
from mlnotes.checker.result import Trial
from mlnotes.checker.submission import Submission


@dataclass(frozen=True)
class Finding:
    """What is said, and by which mechanism (None where only the first fault is left to say)."""

    message: str
    mechanism: str | None = None


@dataclass(frozen=True)
class Pair:
    """One case's right and received value of one quantity, as arrays of numbers of one shape."""

    trial: Trial
    expected: np.ndarray
    received: np.ndarray

    @cached_property
    def wrong(self) -> np.ndarray:
        """Which entries are wrong."""
        return ~close(self.received, self.expected)


@dataclass(frozen=True)
class Evidence:
    """A failed check: its trials, and the first fault, which is what would be said otherwise.

    `checked` are the cases of the check itself. `trials` holds further ones besides, so that what
    is said "in every case" is no accident of a few.
    """

    exercise: Exercise
    submission: Submission
    checked: tuple[Trial, ...]
    trials: tuple[Trial, ...]
    first: Difference

    @cached_property
    def answered(self) -> tuple[Trial, ...]:
        """The trials in which the function returned something that can be looked at."""
        return tuple(
            trial
            for trial in self.trials
            if trial.outcome.error is None
            and trial.outcome.value is not None
            and not (trial.fault and trial.fault.fault in ("not_a_value", "changed_input"))
        )

    @property
    def every_case(self) -> str:
        """The words for the cases that `answered` covers."""
        if len(self.answered) == len(self.trials):
            return "in every case"
        return "in every case that returned an answer"

    def reference(self, arguments: tuple) -> object | None:
        """The right answer to arguments of one's own; None where the reference refuses them."""
        try:
            with np.errstate(all="ignore"):
                return plain(self.exercise.reference(*copy.deepcopy(arguments)))
        except Exception:  # No case would have such arguments.
            return None

    @property
    def start(self) -> str:
        """The beginning of a sentence on the answers that `answered` covers."""
        return f"{self.every_case[0].upper()}{self.every_case[1:]} your answer is"

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Right and received answers, where every answer is one number or one array of its shape.

        Empty when any answer is of another kind, so that "in every case" can be said of pairs.
        """
        if any(isinstance(trial.expected, tuple) for trial in self.answered):
            return ()
        return _pairs([(trial, trial.expected, trial.outcome.value) for trial in self.answered])

    @cached_property
    def members(self) -> tuple[tuple[Pair, ...], ...]:
        """For answers of several values: for each of them its pairs, in order."""
        trials = self.answered
        sizes = {len(t.expected) if isinstance(t.expected, tuple) else 0 for t in trials}
        if len(sizes) != 1 or sizes == {0}:
            return ()
        (size,) = sizes
        if any(
            not isinstance(trial.outcome.value, list | tuple) or len(trial.outcome.value) != size
            for trial in trials
        ):
            return ()
        return tuple(
            _pairs([(t, t.expected[place], t.outcome.value[place]) for t in trials])
            for place in range(size)
        )


def _pairs(triples: Sequence[tuple[Trial, object, object]]) -> tuple[Pair, ...]:
    found = []
    for trial, expected, received in triples:
        expected, received = numbers_of(expected), numbers_of(received)
        if expected is None or received is None or expected.shape != received.shape:
            return ()
        found.append(Pair(trial, expected, received))
    return tuple(found)


def numbers_of(value: object) -> np.ndarray | None:
    """A plain value as an array of floats; None when it is not made of numbers in one shape."""
    if isinstance(value, str | bool | dict) or value is None:
        return None
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    if array.dtype.kind not in "iuf" or array.size == 0:
        return None
    return array.astype(float)


def close(received: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """Entry by entry, whether a value is right; the tolerance is that of `compare`."""
    finite = np.abs(expected[np.isfinite(expected)])
    tolerance = RELATIVE_TOLERANCE * finite.max(initial=0.0) + ABSOLUTE_TOLERANCE
    return np.isclose(received, expected, rtol=0.0, atol=tolerance, equal_nan=True)


def agree(received: np.ndarray, expected: np.ndarray) -> bool:
    """Whether two arrays of numbers are the same shape and close everywhere."""
    return received.shape == expected.shape and bool(close(received, expected).all())


def arrays_among(arguments: Sequence[object]) -> Iterator[tuple[int, np.ndarray]]:
    """Position and value of every argument that is an array of numbers."""
    for place, argument in enumerate(arguments):
        if isinstance(argument, np.ndarray) and argument.dtype.kind in "iuf" and argument.ndim:
            yield place, argument


def numbers_among(arguments: Sequence[object]) -> Iterator[tuple[int, float]]:
    """Position and value of every argument that is a single number."""
    for place, argument in enumerate(arguments):
        if isinstance(argument, int | float | np.number) and not isinstance(argument, bool):
            yield place, float(argument)


def matrices_among(trial: Trial) -> list[int]:
    """Positions of the arguments that are matrices."""
    return [
        place
        for place, part in enumerate(trial.arguments)
        if isinstance(part, np.ndarray) and part.ndim == 2
    ]


def row_places(trials: Sequence[Trial]) -> list[int]:
    """Positions of the arguments with one entry for each row of the first matrix, in every case."""
    matrices = matrices_among(trials[0])
    if not matrices:
        return []
    return [
        place
        for place in range(len(trials[0].arguments))
        if all(
            isinstance(trial.arguments[place], np.ndarray)
            and len(trial.arguments[place]) == len(trial.arguments[matrices[0]])
            for trial in trials
        )
    ]


def number_at(trial: Trial, place: int) -> float | None:
    """A trial's argument at a place, where it is a single number."""
    return dict(numbers_among(trial.arguments)).get(place)
