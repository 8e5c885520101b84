"""What the mechanisms have to go by, and what they find."""

from __future__ import annotations

from dataclasses import dataclass

from mlnotes.checker.compare import Difference
from mlnotes.checker.record import Exercise
from mlnotes.checker.result import Trial
from mlnotes.checker.submission import Submission


@dataclass(frozen=True)
class Evidence:
    """A failed check: all trials, and the first fault, which is what would be said otherwise."""

    exercise: Exercise
    submission: Submission
    trials: tuple[Trial, ...]
    first: Difference


@dataclass(frozen=True)
class Finding:
    """What is said, and by which mechanism (None where only the first fault is left to say)."""

    message: str
    mechanism: str | None = None


def explain(evidence: Evidence) -> Finding:
    return Finding(evidence.first.message)
