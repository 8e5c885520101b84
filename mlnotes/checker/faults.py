"""What is wrong with one outcome: the first fault that holds, in a fixed order."""

from __future__ import annotations

from mlnotes.checker.compare import Difference, difference
from mlnotes.checker.plain import TOO_LARGE, find_opaque, plain, same
from mlnotes.checker.record import Exercise
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
    found = difference(expected, outcome.value)
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
