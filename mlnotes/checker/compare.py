"""Is a plain value right? Compared with what was expected, by type, shape, finiteness, value."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from reprlib import repr  # shortens what is long

import numpy as np

RELATIVE_TOLERANCE = 1e-6
ABSOLUTE_TOLERANCE = 1e-9

# Added to what is said of one value, so that the others do not seem right.
MORE = " Other values are wrong, too."

Number = bool | int | float


@dataclass(frozen=True)
class Difference:
    """How a received value departs from the expected one: the kind of fault, and a sentence."""

    fault: str
    message: str


def difference(expected: object, received: object) -> Difference | None:
    """None when `received` is right, else what is wrong with it; both are plain data.

    A number is right within 1e-6 of the largest magnitude expected anywhere in this value, plus
    1e-9. Integers and labels must be exact, infinities and NaN must be met by the same.
    """
    return _difference(expected, received, _tolerance(expected), "the answer")


def _tolerance(expected: object) -> float:
    return RELATIVE_TOLERANCE * max(_magnitudes(expected), default=0.0) + ABSOLUTE_TOLERANCE


def _magnitudes(value: object) -> list[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [size for item in value for size in _magnitudes(item)]
    if isinstance(value, str) or (isinstance(value, np.ndarray) and value.dtype.kind == "U"):
        return []
    if isinstance(value, int):
        value = as_float(value)
    sizes = np.abs(np.asarray(value, dtype=float))
    return [float(sizes[np.isfinite(sizes)].max(initial=0.0))]


def _difference(expected, received, tolerance, what) -> Difference | None:
    if isinstance(expected, dict):
        return _dict_difference(expected, received, tolerance, what)
    if isinstance(expected, list | tuple):
        return _sequence_difference(expected, received, tolerance, what)
    if isinstance(expected, np.ndarray):
        return _array_difference(expected, received, tolerance, what)
    return _scalar_difference(expected, received, tolerance, what)


def _dict_difference(expected, received, tolerance, what):
    if not isinstance(received, dict):
        return Difference("type", f"{what} should be a dict, but it is {kind(received)}.")
    if set(expected) != set(received):
        return Difference(
            "shape",
            f"{what} should have the keys {repr(list(expected))}, but has {repr(list(received))}.",
        )
    parts = ((item, received[key], f"the value at {key!r}") for key, item in expected.items())
    return _first_difference(parts, tolerance)


def _sequence_difference(expected, received, tolerance, what):
    if not isinstance(received, list | tuple | np.ndarray):
        return Difference(
            "type", f"{what} should hold {len(expected)} values, but it is {kind(received)}."
        )
    if len(received) != len(expected):
        return Difference(
            "shape", f"{what} should hold {len(expected)} values, but it holds {len(received)}."
        )
    if isinstance(received, np.ndarray):
        received = [item if isinstance(item, np.ndarray) else item.item() for item in received]
    names = (place(position, what) for position in range(1, len(expected) + 1))
    return _first_difference(zip(expected, received, names, strict=True), tolerance)


def _first_difference(parts, tolerance):
    """The first that is wrong, in words that do not make the others right."""
    found = [_difference(want, got, tolerance, name) for want, got, name in parts]
    first, *others = [*filter(None, found), None]
    if first and any(others) and not first.message.endswith(MORE):
        return replace(first, message=f"{first.message}{MORE}")
    return first


def _array_difference(expected, received, tolerance, what):
    if not isinstance(received, list | tuple | np.ndarray):
        return Difference(
            "shape" if isinstance(received, Number) else "type",
            f"{what} should be an array of shape {expected.shape}, but it is {kind(received)}.",
        )
    labels = expected.dtype.kind == "U"
    try:
        array = as_array(received)
    except (ValueError, TypeError, OverflowError):
        array = None
    if array is None or (array.size and (array.dtype.kind == "U") != labels):
        content = "texts" if labels else "numbers"
        return Difference(
            "type", f"{what} should be an array of {content} with rows of one length."
        )
    if array.size == expected.size == 0:
        return None
    if array.size == 0:
        return Difference("empty", f"{what} is empty; shape {expected.shape} is expected.")
    if array.shape != expected.shape:
        return Difference(
            "shape",
            f"{what} has shape {array.shape}, but should have {expected.shape}."
            + _shape_advice(array.shape, expected.shape),
        )
    if expected.dtype.kind in "biuU":
        wrong = array != expected
    else:
        wrong = ~_close(expected, array, tolerance)
    if not wrong.any():
        return None
    if not labels and np.any(~np.isfinite(array) & np.isfinite(expected)):
        return Difference("not_finite", f"{what} holds NaN or infinity where a number is expected.")
    return Difference("value", f"{what} is wrong in {wrong.sum()} of {wrong.size} entries.")


def _scalar_difference(expected, received, tolerance, what):
    if isinstance(received, list | tuple | np.ndarray):
        shape = np.shape(received) if isinstance(received, np.ndarray) else (len(received),)
        return Difference(
            "empty" if 0 in shape else "shape",
            f"{what} should be a single {kind(expected).removeprefix('a ')}, "
            f"but it is {kind(received)} of shape {shape}.",
        )
    if isinstance(expected, str) or not isinstance(received, Number):
        if type(expected) is not type(received):
            return Difference(
                "type", f"{what} should be {kind(expected)}, but it is {kind(received)}."
            )
        same = expected == received
    elif isinstance(expected, bool | int):
        same = received == expected
    else:
        received = as_float(received)
        same = bool(_close(expected, received, tolerance))
    if same:
        return None
    if isinstance(received, float) and math.isfinite(expected) and not math.isfinite(received):
        return Difference("not_finite", f"{what} is {received}, but a finite number is expected.")
    return Difference("value", f"{what} is not right.")


def place(position: int, what: str) -> str:
    """The name of a value among several; "value 1 of value 2" would be hard to read."""
    return f"{'value' if what == 'the answer' else 'part'} {position} of {what}"


def as_array(received: object) -> np.ndarray:
    """An array of numbers or of texts; raises for anything that is neither."""
    array = np.asarray(received)
    return array.astype(float) if array.dtype.kind == "O" else array


def as_float(number: bool | int | float) -> float:
    """Like `float`, but an integer too large for it becomes infinite."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def _close(expected, received, tolerance):
    return np.isclose(received, expected, rtol=0.0, atol=tolerance, equal_nan=True)


def _shape_advice(received: tuple, expected: tuple) -> str:
    if len(received) == 2 and 1 in received and expected == (received[0] * received[1],):
        return " Is a `.ravel()` missing, or is y a column where a flat array is meant?"
    if len(received) == 2 and received[::-1] == expected:
        return " Rows and columns are swapped."
    return ""


def kind(value: object) -> str:
    """What a plain value is, in a learner's words.

    >>> kind(2.5), kind([1, 2])
    ('a number', 'a list')
    """
    if isinstance(value, bool):
        return "a truth value"
    if isinstance(value, int | float):
        return "a number"
    names = {str: "a text", list: "a list", tuple: "a tuple", dict: "a dict"}
    if value is None:
        return "None"
    return names.get(type(value), "an array" if isinstance(value, np.ndarray) else "an object")
