"""`check` and `hint`: the door through which a learner's function comes in.

In a notebook a card answers, in a script nothing is printed, and under nbgrader a failure raises,
because that is all that nbgrader understands. What is right is decided in `engine`, once for all.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace

from mlnotes.checker import card, notebook, progress_log
from mlnotes.checker.card import Card
from mlnotes.checker.catalogue import find
from mlnotes.checker.engine import judge
from mlnotes.checker.imports import permitted
from mlnotes.checker.record import Exercise
from mlnotes.checker.result import CheckResult
from mlnotes.checker.stale import stale_note
from mlnotes.checker.submission import Submission


class CheckFailedError(AssertionError):
    """Raised under nbgrader in place of a card, so that the cell fails and earns nothing."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows of it: the message, without our code and where that is installed."""
        return str(self).splitlines()


def check(
    exercise_id: str, function: Callable, *, time_limit: float | None = None, random_state: int = 0
) -> Card | float:
    """Judge `function` as an answer to an exercise, and say what is wrong with it.

    Under nbgrader the points earned come back, as the bare number that it reads.

    Parameters: the exercise's id, the function itself (not its result), the wall-clock seconds
    that all cases together may take (by default the exercise's own limit, 10 for most), and the
    seed of the generated cases.
    Raises ValueError for an unknown id, TypeError when `function` is not callable.

    >>> check("gradient_descent/mse_loss", 0.5)
    Traceback (most recent call last):
    ...
    TypeError: check takes the function itself, here `mse_loss` without (), but got 0.5
    """
    exercise, is_graded = find(exercise_id), "NBGRADER_EXECUTION" in os.environ
    if not callable(function):
        message = (
            f"check takes the function itself, here `{exercise.name}` without (), "
            f"but got {_shown(function)}"
        )
        raise CheckFailedError(message) if is_graded else TypeError(message)
    time_limit = exercise.time_limit if time_limit is None else time_limit
    if not time_limit > 0:
        raise ValueError(f"time_limit must be positive, got {time_limit!r}")
    place = None if is_graded else notebook.reserve_place(time_limit)
    result = judge(exercise, Submission(function, seconds=time_limit), random_state=random_state)
    if is_graded:
        return _points(exercise, result)
    notes = (stale_note(function), _record(result) if result.attempted else "")
    drawn = Card(exercise, result, note=" ".join(filter(None, notes)))
    drawn = replace(drawn, standing=progress_log.solved_in_lesson_of(exercise_id))
    if place is None:
        return drawn
    place.update({"text/plain": repr(drawn), "text/html": drawn._repr_html_()}, raw=True)
    return replace(drawn, shown_in_cell=notebook.current_cell())


def _points(exercise: Exercise, result: CheckResult) -> float:
    """What nbgrader reads; raises CheckFailedError for a wrong answer."""
    if not result.passed:
        raise CheckFailedError(repr(Card(exercise, result)))
    return result.score * exercise.points


def _shown(thing: object) -> str:
    """What was handed in for a function, read as carefully as what a function returns."""
    outcome = Submission(lambda: thing, seconds=1.0).call(())
    return card.show(outcome.value) if outcome.error is None else "something else"


def _record(result: CheckResult) -> str:
    """Write the check to the learner's progress; a full or read-only disk costs only a note."""
    try:
        progress_log.record_attempt(result.exercise_id, result.passed, result.mistake)
    except OSError as error:
        return f"Your progress could not be saved: {error}"
    return ""


@dataclass(frozen=True, repr=False)
class Hint:
    """One hint, and the way to the next."""

    exercise: Exercise
    number: int

    def __repr__(self) -> str:
        text = f"Hint {self.number} of {len(self.exercise.hints)}: {self._text}"
        text += f"\n{permitted(self.exercise.allowed_imports)}"
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
