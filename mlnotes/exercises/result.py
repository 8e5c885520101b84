"""What a check found, as data; the card and the plain text are drawn from it."""

from __future__ import annotations

from dataclasses import dataclass

from mlnotes.exercises import card, notebook
from mlnotes.exercises.compare import Difference
from mlnotes.exercises.record import Exercise
from mlnotes.exercises.run import Outcome


@dataclass(frozen=True)
class Trial:
    """One case tried: the arguments, what was expected, what came, and the fault, if any."""

    arguments: tuple
    expected: object
    outcome: Outcome
    fault: Difference | None


@dataclass(frozen=True, repr=False)
class CheckResult:
    """The answer to a check.

    `score` is the share of the exercise's points that was earned, `mistake` the name of the
    known misconception that was recognised (None when there was none), `message` the diagnosis.
    `fault` tells the kind of failure ("raised", "shape", "value", ...), None when passed.
    """

    passed: bool
    score: float
    mistake: str | None
    message: str
    fault: str | None
    exercise: Exercise
    trials: tuple[Trial, ...] = ()
    n_cases: int = 0
    note: str = ""
    shown_in_cell: int | None = None

    def __bool__(self) -> bool:
        """So that `assert check(...)` means what it says."""
        return self.passed

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
    def output(self) -> str:
        """What the function printed, on the failing case or, when all are right, on the first."""
        shown = self.failing or next(iter(self.trials), None)
        return shown.outcome.output if shown else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """Each distinct warning that the function gave rise to, in order."""
        given = (text for trial in self.trials for text in trial.outcome.warnings)
        return tuple(dict.fromkeys(given))

    def __repr__(self) -> str:
        return card.as_text(self)

    def _ipython_display_(self) -> None:
        """Draw nothing in the cell that already holds the card; elsewhere the usual forms."""
        if self.shown_in_cell is None or self.shown_in_cell != notebook.current_cell():
            # IPython takes this as "not handled here" and goes on to the other forms.
            raise NotImplementedError

    def _repr_html_(self) -> str:
        return card.as_html(self)
