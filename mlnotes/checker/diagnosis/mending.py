"""Which small change of the code would make every case right: found by trying them in turn."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable
from dataclasses import replace

from mlnotes.checker.diagnosis.evidence import Evidence, Finding
from mlnotes.checker.diagnosis.rewrites import ARITHMETIC, Rewrite, rewrites
from mlnotes.checker.faults import fault_of, fault_of_all
from mlnotes.checker.result import Trial
from mlnotes.checker.source import Source
from mlnotes.checker.submission import Submission

# Of the processor, so that what is said does not depend on what else is running.
MAX_SECONDS = 0.6
# Where one case alone is wrong, some number or operator makes it right by accident.
EASILY_BY_ACCIDENT = {*ARITHMETIC, "renumbered", "renamed"}
# The changes that can keep an input as it was.
KEEPING_INPUTS = {"copying", "reordered"}
# A statement dropped, or a root or a square taken, makes some cases right by accident.
PARTLY_BY_ACCIDENT = {"reordered", "wrapped"}


def mended(evidence: Evidence, source: Source, *, of_formulas_only: bool) -> Finding | None:
    """The line, or lines of which either would do, where one change mends all; else most cases."""
    if source.function.decorator_list:
        return None
    deadline = time.process_time() + MAX_SECONDS
    if evidence.first.fault == "together" and _seconds(evidence) > MAX_SECONDS:
        return None  # Every change would have to be tried on all cases.
    kinds = _kinds(evidence, of_formulas_only)
    trials = _Trials(evidence)
    whole: list[Rewrite] = []
    partial = None
    seen = {ast.unparse(source.function)}
    for rewrite in rewrites(source.function, kinds):
        # The same change elsewhere may do as well: then both places are named.
        if time.process_time() > deadline or (whole and rewrite.question != whole[0].question):
            break
        if rewrite.text in seen:
            continue
        seen.add(rewrite.text)
        changed = evidence.submission.rewritten(rewrite.text, seconds=trials.seconds)
        if changed is None or not trials.right(changed, trials.first):
            continue
        again = [trials.again(changed, trial) for trial in trials.checked]
        if trials.all_right(changed, again):
            whole.append(rewrite)
        elif whole or partial or rewrite.kind in PARTLY_BY_ACCIDENT:
            continue
        elif cases := trials.most_right(again):
            partial = _question([rewrite], source, f"make {cases} right")
    effect = "let it pass" if evidence.first.fault == "together" else "make every case right"
    return _question(whole, source, effect) if whole else partial


def _seconds(evidence: Evidence) -> float:
    """What the submission took for the cases of the check."""
    return sum(trial.outcome.seconds for trial in evidence.checked)


def _kinds(evidence: Evidence, of_formulas_only: bool) -> Callable[[str], bool]:
    """Which kinds of change may be told, given what else is known."""
    if evidence.first.fault == "changed_input":
        return KEEPING_INPUTS.__contains__
    if of_formulas_only:
        return {*ARITHMETIC, "copying"}.__contains__
    if evidence.exercise.has_many_right_answers:
        return lambda kind: kind != "renumbered"  # Another seed may do by accident.
    if sum(trial.fault is not None for trial in evidence.trials) == 1:
        return lambda kind: kind not in EASILY_BY_ACCIDENT
    return lambda kind: True


class _Trials:
    """The cases of a check, on which changed code is tried; the wrong ones come first."""

    def __init__(self, evidence: Evidence):
        self.exercise = evidence.exercise
        self.checked = sorted(evidence.checked, key=lambda trial: trial.fault is None)
        self.further = evidence.trials[len(evidence.checked) :]
        self.first = self.checked[0]
        self.n_wrong = sum(trial.fault is not None for trial in self.checked)
        self.is_of_all = evidence.first.fault == "together"
        self.seconds = 0.05 + 3 * _seconds(evidence)

    def again(self, submission: Submission, trial: Trial) -> Trial:
        """The same case, tried on another submission."""
        outcome = submission.call(trial.arguments)
        fault = fault_of(self.exercise, trial.arguments, trial.expected, outcome)
        return replace(trial, outcome=outcome, fault=fault)

    def right(self, submission: Submission, trial: Trial) -> bool:
        return self.again(submission, trial).fault is None

    def all_right(self, submission: Submission, again: list[Trial]) -> bool:
        """Whether the cases of the check, tried again, are right, and further ones with them."""
        return (
            not any(trial.fault for trial in again)
            and fault_of_all(self.exercise, again) is None
            and all(self.right(submission, trial) for trial in self.further)
        )

    def most_right(self, again: list[Trial]) -> str | None:
        """In words, how many cases are right, if it is most of the wrong ones and all others."""
        if any(trial.fault and trial.fault.fault == "time_limit" for trial in again):
            return None  # A count that depends on the clock is no fact.
        right = [trial.fault is None for trial in again]
        n_mended = sum(right[: self.n_wrong])
        if n_mended < max(2, self.n_wrong // 2) or not all(right[self.n_wrong :]):
            return None
        if all(right) or self.is_of_all:
            return None  # By accident: further cases, or all together, are still wrong.
        return f"{sum(right)} of the {len(right)} cases"


def _question(found: list[Rewrite], source: Source, effect: str) -> Finding:
    places = list(dict.fromkeys(_place(rewrite, source) for rewrite in found))
    change = "One small change" if len(found[0].nodes) == 1 else "Two small changes of one kind"
    return Finding(
        f"{change} in {', or in '.join(places[:3])} would {effect}: {found[0].question}",
        "code",
    )


def _place(rewrite: Rewrite, source: Source) -> str:
    lines = list(dict.fromkeys(f"`{source.line_at(node)}`" for node in rewrite.nodes))
    return f"the line {lines[0]}" if len(lines) == 1 else f"the lines {' and '.join(lines)}"
