"""What a check found, as data. Cards, scores and reports are all made from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from mlnotes.checker.compare import Difference
from mlnotes.checker.run import Outcome


@dataclass(frozen=True)
class Trial:
    """One case tried: the arguments, what was expected, what came, and the fault, if any.

    `words` say what is special about the case, where the record has words for it.
    """

    arguments: tuple
    expected: object
    outcome: Outcome
    fault: Difference | None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckResult:
    """The answer to a check of the exercise `exercise_id`.

    `score` is the share of the exercise's points that was earned, `mistake` the name of the
    known misconception that was recognised (None when there was none), `message` the diagnosis.
    `fault` tells the kind of failure ("raised", "shape", "value", ...), None when passed, and
    `mechanism` what explained it where no known mistake did ("factor", "contrast", ...).
    """

    exercise_id: str
    passed: bool
    score: float
    mistake: str | None
    message: str
    fault: str | None
    mechanism: str | None = None
    trials: tuple[Trial, ...] = field(default=(), repr=False)
    n_cases: int = field(kw_only=True)

    @property
    def attempted(self) -> bool:
        return self.fault != "not_attempted"

    @property
    def failing(self) -> Trial | None:
        """The smallest case that fails."""
        return next((trial for trial in self.trials if trial.fault), None)

    @property
    def n_right(self) -> int:
        return sum(trial.fault is None for trial in self.trials)

    @property
    def shown(self) -> Trial | None:
        """The case that the card is about: the failing one or, when all are right, the first."""
        return self.failing or next(iter(self.trials), None)
