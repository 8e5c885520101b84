"""Exercises that answer: `check` a function, ask for a `hint`, see your `progress`."""

from mlnotes.exercises.checking import CheckFailedError, Hint, check, hint
from mlnotes.exercises.progress_log import Progress, Standing, progress
from mlnotes.exercises.record import Exercise, Mistake, catalogue
from mlnotes.exercises.result import CheckResult

__all__ = [
    "CheckFailedError",
    "CheckResult",
    "Exercise",
    "Hint",
    "Mistake",
    "Progress",
    "Standing",
    "catalogue",
    "check",
    "hint",
    "progress",
]
