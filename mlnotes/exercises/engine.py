"""Judge a submitted function by an exercise record, and say what is wrong with it.

All cases are run first, because a known mistake is recognised by agreeing with the submission on
every one of them. Then the first diagnosis that holds is given, in this order: known mistake;
raised, nothing returned, not a number or container, changed its input, type, shape, finiteness,
value. The case shown is the first that fails, which is the smallest.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from mlnotes.exercises.compare import Difference, difference
from mlnotes.exercises.plain import find_opaque, plain
from mlnotes.exercises.record import Exercise, Mistake
from mlnotes.exercises.result import CheckResult, Trial
from mlnotes.exercises.run import CallError, Outcome, same
from mlnotes.exercises.run import run as run_here

NOT_ATTEMPTED = Difference("not_attempted", "Not attempted yet: replace the placeholder line.")

Run = Callable[[Callable, tuple], Outcome]


def judge(
    exercise: Exercise, function: Callable, *, run: Run, random_state: int = 0
) -> CheckResult:
    """Run every case of the exercise through `run`, and diagnose what came back."""
    cases = list(exercise.cases(np.random.default_rng(random_state)))
    trials = []
    for arguments in cases:
        trial = _try(exercise, function, arguments, run)
        if not trials and _stopped_by(trial, "NotImplementedError"):
            trial = replace(trial, fault=NOT_ATTEMPTED)
        trials.append(trial)
        if trial.fault is NOT_ATTEMPTED or _stopped_by(trial, "TimeLimitExceeded"):
            break  # Further cases would tell nothing more.
    first = next((trial.fault for trial in trials if trial.fault), None)
    mistake = _recognise(exercise, trials) if first and len(trials) == len(cases) else None
    return CheckResult(
        passed=first is None,
        score=float(first is None),
        mistake=mistake and mistake.name,
        message=mistake.message if mistake else first.message if first else "All cases are right.",
        fault=first and first.fault,
        exercise=exercise,
        trials=tuple(trials),
        n_cases=len(cases),
    )


def _try(exercise: Exercise, function: Callable, arguments: tuple, run: Run) -> Trial:
    expected = plain(exercise.reference(*copy.deepcopy(arguments)))
    outcome = run(function, arguments)
    return Trial(arguments, expected, outcome, _fault(exercise, arguments, expected, outcome))


def _stopped_by(trial: Trial, error_type: str) -> bool:
    return trial.outcome.error is not None and trial.outcome.error.type == error_type


def _fault(exercise, arguments, expected, outcome) -> Difference | None:
    if outcome.error:
        return _raised(outcome.error)
    if outcome.value is None:
        return Difference("none", "Your function returned None: is a `return` missing?")
    if opaque := find_opaque(outcome.value):
        return Difference(
            "not_a_value",
            f"Your function returned an object of type `{opaque.type_name}` "
            "where numbers, or a container of numbers, are expected.",
        )
    for name, before, after in zip(
        exercise.parameters, plain(arguments), outcome.arguments_after, strict=False
    ):
        if not same(before, after):
            return Difference(
                "changed_input",
                f"Your function changed its input `{name}`: whoever called it still needs the "
                f"old values. Compute a new array instead, or start from `{name}.copy()`.",
            )
    found = exercise.compare(expected, outcome.value)
    if found:
        return Difference(found.fault, found.message[0].upper() + found.message[1:])
    if exercise.forbids_warnings and outcome.warnings:
        return Difference("warned", f"The value is right, but Python warned: {outcome.warnings[0]}")
    return None


def _raised(error: CallError) -> Difference:
    if error.type == "TimeLimitExceeded":
        return Difference(
            "time_limit",
            f"Your function was stopped: {error.message}. Does every loop come to an end?",
        )
    if error.type in ("SystemExit", "GeneratorExit"):
        return Difference("raised", f"Your function ended the program ({error.type}).")
    place = f" at `{error.line}`" if error.line else ""
    return Difference("raised", f"Your function raised {error.type}: {error.message}{place}")


def _recognise(exercise: Exercise, trials: list[Trial]) -> Mistake | None:
    recognised = (
        mistake
        for mistake in exercise.mistakes
        if any(_agrees(exercise, wrong, trials) for wrong in mistake.functions)
    )
    return next(recognised, None)


def _agrees(exercise: Exercise, wrong: Callable, trials: list[Trial]) -> bool:
    """Whether the submission answers as the wrong function does wherever that is defined.

    The wrong function must also fail on some case where the submission fails, so that one which
    is right in value, and at fault for something else, is not mistaken for it.
    """
    explains = is_defined = False
    for trial in trials:
        outcome = run_here(wrong, trial.arguments)
        submitted = trial.outcome
        if outcome.error:
            same_error = submitted.error and submitted.error.type == outcome.error.type
            explains = explains or bool(same_error)
            continue
        is_defined = True
        if submitted.error or difference(outcome.value, submitted.value):
            return False
        fault = _fault(exercise, trial.arguments, trial.expected, outcome)
        if trial.fault and fault:
            # A mere warning explains nothing but a warning.
            explains = explains or fault.fault != "warned" or trial.fault.fault == "warned"
    return explains and is_defined
