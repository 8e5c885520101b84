"""What is wrong with one outcome: the first fault that holds, in a fixed order."""

from __future__ import annotations

from collections.abc import Sequence

from mlnotes.checker.compare import Difference, difference
from mlnotes.checker.form import NotInFormError, in_form
from mlnotes.checker.plain import TOO_LARGE, find_opaque, plain, same
from mlnotes.checker.record import Exercise
from mlnotes.checker.result import Trial
from mlnotes.checker.run import CallError, Outcome


def holds_none(value: object) -> bool:
    """Whether a container holds None anywhere."""
    if isinstance(value, dict):
        value = list(value.values())
    return isinstance(value, list | tuple) and any(
        item is None or holds_none(item) for item in value
    )


def fault_of(
    exercise: Exercise, arguments: tuple, expected: object, outcome: Outcome
) -> Difference | None:
    """Raised, nothing returned, not a value, changed its input, then how the value differs."""
    if outcome.error:
        return _raised(outcome.error)
    if outcome.value is None:
        return Difference("none", "Your function returned None: is a `return` missing?")
    if holds_none(outcome.value):
        return Difference(
            "none",
            "Your answer holds None where a value is expected. Does every way through the code "
            "reach a `return`?",
        )
    opaque = find_opaque(outcome.value)
    if opaque is not None and opaque == TOO_LARGE:
        return Difference(
            "not_a_value", "Your function returned far more than the answer to this holds."
        )
    if opaque is not None:
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
    found = _judged(exercise, arguments, expected, outcome.value)
    if found:
        return Difference(found.fault, found.message[0].upper() + found.message[1:])
    if exercise.forbids_warnings and outcome.warnings:
        return Difference("warned", f"The value is right, but Python warned: {outcome.warnings[0]}")
    return None


def _judged(
    exercise: Exercise, arguments: tuple, expected: object, value: object
) -> Difference | None:
    """Held against the reference's answer or, where many are right, by the record's own means."""
    if not exercise.has_many_right_answers:
        return difference(expected, value)
    try:
        answer = in_form(expected, value)
    except NotInFormError as error:
        return error.difference
    objection = exercise.objection and exercise.objection(arguments, answer)
    return Difference("property", objection) if objection else None


def fault_of_all(exercise: Exercise, trials: Sequence[Trial]) -> Difference | None:
    """What shows only in all answers together, where there is no fault in any of them alone."""
    if exercise.objection_to_all is None:
        return None
    answers = [(trial.arguments, in_form(trial.expected, trial.outcome.value)) for trial in trials]
    objection = exercise.objection_to_all(answers)
    return Difference("together", objection) if objection else None


def _raised(error: CallError) -> Difference:
    if error.type == "TimeLimitExceeded":
        return Difference(
            "time_limit",
            f"Your function was stopped: {error.message}. Does every loop come to an end?",
        )
    if error.type == "InputRefused":
        return Difference(
            "raised",
            "Your function asks for `input()`, and in a check nobody is there to answer. All that "
            "it needs comes with its arguments.",
        )
    if error.type in ("SystemExit", "GeneratorExit"):
        return Difference("raised", f"Your function ended the program ({error.type}).")
    place = f" at `{error.line}`" if error.line else ""
    return Difference("raised", f"Your function raised {error.type}: {error.message}{place}")
