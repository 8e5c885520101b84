"""Which arguments the answer does not follow: each changed strongly, one at a time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np

from mlnotes.checker.compare import difference
from mlnotes.checker.diagnosis.evidence import Evidence, Finding
from mlnotes.checker.result import Trial

MAX_CASES = 4
MAX_CASES_OF_LABELS = 30
FEWEST_CHANGES = 2
FEWEST_CHANGES_OF_LABELS = 6


def insensitive(evidence: Evidence) -> Finding | None:
    """Arguments whose changes change the right answer, and never the submitted one."""
    wrong = [trial for trial in evidence.answered if trial.fault]
    if not wrong:
        return None
    is_graded = isinstance(wrong[0].expected, float | np.ndarray | tuple)
    if is_graded and evidence.exercise.has_many_right_answers:
        # No right answer tells which cases an argument matters in.
        trials, fewest = evidence.answered[:MAX_CASES_OF_LABELS], FEWEST_CHANGES
    elif is_graded:
        # The last cases are the largest, and the least likely to be special.
        right = [trial for trial in evidence.answered if not trial.fault]
        trials, fewest = [*wrong[-MAX_CASES:], *right[-MAX_CASES:]], FEWEST_CHANGES
    else:
        # An answer of few values may stay the same by chance: the code must not read the name.
        trials, fewest = evidence.answered[:MAX_CASES_OF_LABELS], FEWEST_CHANGES_OF_LABELS
    names = [
        name
        for place, name in enumerate(evidence.exercise.parameters)
        if (is_graded or name not in _read_names(evidence))
        and _never_follows(evidence, trials, place, fewest)
    ]
    if not names or len(names) == len(evidence.exercise.parameters):
        return None
    listed = " or ".join(f"`{name}`" for name in names)
    if evidence.exercise.has_many_right_answers:
        return Finding(f"When {listed} is changed, your answer stays the same.", "sensitivity")
    return Finding(
        f"When {listed} is changed, the right answer changes and yours does not.",
        "sensitivity",
    )


def _read_names(evidence: Evidence) -> Collection[str]:
    """The names that the function reads; all of its parameters where its text is not to be had."""
    source = evidence.submission.source()
    if source is None or source.function is None:
        return evidence.exercise.parameters
    return {node.id for node in ast.walk(source.function) if isinstance(node, ast.Name)}


def _never_follows(evidence: Evidence, trials: Sequence[Trial], place: int, fewest: int) -> bool:
    unmoved = 0
    for trial in trials:
        if place >= len(trial.arguments):
            continue
        for changed in _changed(evidence, trial, place):
            arguments = (*trial.arguments[:place], changed, *trial.arguments[place + 1 :])
            outcome = evidence.submission.call(arguments)
            if outcome.error:
                continue
            if difference(trial.outcome.value, outcome.value) is not None:
                return False
            right = evidence.reference(arguments)
            unmoved += right is not None and difference(trial.expected, right) is not None
    return unmoved >= fewest


def _changed(evidence: Evidence, trial: Trial, place: int) -> Iterator[object]:
    """Other values for an argument: those of other cases, or its own, moved within their range."""
    value = trial.arguments[place]
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.size:
        for change in _CHANGES:
            yield change(value)
        return
    others = {
        repr(other.arguments[place]): other.arguments[place]
        for other in evidence.trials
        if place < len(other.arguments) and not isinstance(other.arguments[place], np.ndarray)
    }
    others.pop(repr(value), None)
    yield from list(others.values())[:3]


def _scaled(values: np.ndarray) -> np.ndarray:
    """The first half doubled; values between 0 and 1 stay there."""
    changed = values.copy()
    half = max(1, len(changed) // 2)
    if np.all((values >= 0) & (values <= 1)):
        changed[:half] = 1 - changed[:half]
    else:
        changed[:half] *= 2
    return changed


_CHANGES: tuple[Callable, ...] = (_scaled, lambda values: np.roll(values, 1, axis=0))
