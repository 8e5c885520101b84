"""`check` and `hint`: the door through which a learner's function comes in.

In a notebook a card answers, in a script nothing is printed, and under nbgrader a failure raises,
because that is all that nbgrader understands. What is right is decided in `engine`, once for all.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace

from mlnotes.exercises import card, notebook, progress_log
from mlnotes.exercises.engine import judge
from mlnotes.exercises.imports import borrowed_packages
from mlnotes.exercises.record import Exercise, find
from mlnotes.exercises.result import CheckResult
from mlnotes.exercises.run import run_within


class CheckFailedError(AssertionError):
    """Raised under nbgrader in place of a card, so that the cell fails and earns nothing."""


def check(
    exercise_id: str, function: Callable, *, time_limit: float = 10.0, random_state: int = 0
) -> CheckResult | float:
    """Judge `function` as an answer to an exercise, and say what is wrong with it.

    Under nbgrader the points earned come back, as the bare number that it reads.

    Parameters: the exercise's id, the function itself (not its result), the wall-clock seconds
    that all cases together may take, and the seed of the generated cases.
    Raises ValueError for an unknown id, TypeError when `function` is not callable.

    >>> check("gradient_descent/mse_loss", 0.5)
    Traceback (most recent call last):
    ...
    TypeError: check takes the function itself, here `mse_loss` without (), but got 0.5
    """
    exercise = find(exercise_id)
    if not callable(function):
        raise TypeError(
            f"check takes the function itself, here `{exercise.name}` without (), "
            f"but got {card.show(function)}"
        )
    if not time_limit > 0:
        raise ValueError(f"time_limit must be positive, got {time_limit!r}")
    if "NBGRADER_EXECUTION" in os.environ:
        result = _judge(exercise, function, time_limit, random_state)
        if not result.passed:
            raise CheckFailedError(card.as_text(result))
        return result.score * exercise.points
    place = notebook.reserve_place(time_limit)
    result = _judge(exercise, function, time_limit, random_state)
    if result.attempted:
        result = _recorded(result)
    return notebook.show(result, place)


def _judge(exercise: Exercise, function: Callable, seconds: float, seed: int) -> CheckResult:
    borrowed = borrowed_packages(function, exercise.allowed_imports)
    if borrowed:
        return _refuse_borrowed(exercise, borrowed)
    return judge(exercise, function, run=run_within(seconds), random_state=seed)


def _refuse_borrowed(exercise: Exercise, packages: set[str]) -> CheckResult:
    names = ", ".join(sorted("scikit-learn" if name == "sklearn" else name for name in packages))
    return CheckResult(
        passed=False,
        score=0.0,
        mistake=None,
        message=f"Your function hands the work to {names}. Write this one by hand: "
        f"it may import {' and '.join(sorted(exercise.allowed_imports, reverse=True))}.",
        fault="borrowed",
        exercise=exercise,
    )


def _recorded(result: CheckResult) -> CheckResult:
    """Write the check to the learner's progress; a full or read-only disk costs only that."""
    try:
        progress_log.record_attempt(result.exercise.id, result.passed, result.mistake)
    except OSError as error:
        return replace(result, note=f"Your progress could not be saved: {error}")
    return result


@dataclass(frozen=True, repr=False)
class Hint:
    """One hint, and the way to the next."""

    exercise: Exercise
    number: int

    def __repr__(self) -> str:
        text = f"Hint {self.number} of {len(self.exercise.hints)}: {self._text}"
        if self.number < len(self.exercise.hints):
            text += f"\nNext: hint({self.exercise.id!r}, {self.number + 1})"
        return text

    def _repr_html_(self) -> str:
        return card.hint_as_html(self.exercise, self.number)

    @property
    def _text(self) -> str:
        return self.exercise.hints[self.number - 1]


def hint(exercise_id: str, number: int = 1) -> Hint:
    """A hint for an exercise: 1 gives the idea, 2 the formula, 3 the first line.

    Raises ValueError for an unknown id or number.

    >>> hint("gradient_descent/mse_loss", 4)
    Traceback (most recent call last):
    ...
    ValueError: hints are numbered 1 to 3, got 4
    """
    exercise = find(exercise_id)
    if number not in range(1, len(exercise.hints) + 1):
        raise ValueError(f"hints are numbered 1 to {len(exercise.hints)}, got {number!r}")
    return Hint(exercise, number)
