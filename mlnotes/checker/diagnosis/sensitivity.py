"""Which arguments the answer does not follow: each changed strongly, one at a time."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator

import numpy as np

from mlnotes.checker.compare import difference
from mlnotes.checker.diagnosis.evidence import Evidence, Finding
from mlnotes.checker.plain import plain
from mlnotes.checker.result import Trial

MAX_CASES = 4
FEWEST_CHANGES = 2


def insensitive(evidence: Evidence) -> Finding | None:
    """Arguments whose changes change the right answer, and never the submitted one."""
    wrong = [trial for trial in evidence.answered if trial.fault]
    right = [trial for trial in evidence.answered if not trial.fault]
    # The last cases are the largest, and the least likely to be special.
    trials = wrong[-MAX_CASES:] + right[-MAX_CASES:]
    if not wrong:
        return None
    names = [
        name
        for place, name in enumerate(evidence.exercise.parameters)
        if _never_follows(evidence, trials, place)
    ]
    if not names:
        return None
    listed = " or ".join(f"`{name}`" for name in names)
    return Finding(
        f"When {listed} is changed, the right answer changes and yours does not.",
        "sensitivity",
    )


def _never_follows(evidence: Evidence, trials: list[Trial], place: int) -> bool:
    unmoved = 0
    for trial in trials:
        if place >= len(trial.arguments):
            continue
        for changed in _changed(evidence, trial, place):
            arguments = (*trial.arguments[:place], changed, *trial.arguments[place + 1 :])
            right = _reference(evidence, arguments)
            if right is None or difference(trial.expected, right) is None:
                continue
            outcome = evidence.submission.call(arguments)
            if outcome.error:
                continue
            if difference(trial.outcome.value, outcome.value) is not None:
                return False
            unmoved += 1
    few = FEWEST_CHANGES if isinstance(trials[0].expected, float | np.ndarray | tuple) else 6
    return unmoved >= few


def _reference(evidence: Evidence, arguments: tuple) -> object | None:
    try:
        with np.errstate(all="ignore"):
            return plain(evidence.exercise.reference(*copy.deepcopy(arguments)))
    except Exception:  # The reference may refuse arguments that no case would have.
        return None


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
