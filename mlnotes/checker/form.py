"""The form of an answer: its containers and what they hold, apart from the values.

Where many answers are right, the reference's is an example. Others must be built like it, but
their arrays may be longer or shorter.
"""

from __future__ import annotations

import numpy as np

from mlnotes.checker.compare import Difference, Number, as_array, as_float, kind, place


class NotInFormError(Exception):
    """The answer is built in another way; `difference` says how."""

    def __init__(self, fault: str, message: str):
        super().__init__(message)
        self.difference = Difference(fault, message)


def in_form(example: object, received: object, what: str = "the answer") -> object:
    """`received`, plain data, in the containers and types of number of `example`.

    Lists and tuples must hold as many values as in the example; arrays must have as many axes,
    and agree in all but the first. Raises NotInFormError where that cannot be had.

    >>> in_form((np.array([1, 2]), 3.0), [[4.0, 5.0, 6.0], 7])
    (array([4, 5, 6]), 7.0)
    """
    if isinstance(example, dict):
        if not isinstance(received, dict):
            raise NotInFormError("type", f"{what} should be a dict, but it is {kind(received)}.")
        if set(example) != set(received):
            raise NotInFormError(
                "shape", f"{what} should have the keys {list(example)}, but has {list(received)}."
            )
        return {
            key: in_form(item, received[key], f"the value at {key!r}")
            for key, item in example.items()
        }
    if isinstance(example, list | tuple):
        return type(example)(_members(example, received, what))
    if isinstance(example, np.ndarray):
        return _array(example, received, what)
    return _scalar(example, received, what)


def _members(example: list | tuple, received: object, what: str) -> list:
    if not isinstance(received, list | tuple | np.ndarray):
        raise NotInFormError(
            "type", f"{what} should hold {len(example)} values, but it is {kind(received)}."
        )
    if len(received) != len(example):
        raise NotInFormError(
            "shape", f"{what} should hold {len(example)} values, but it holds {len(received)}."
        )
    items = [item.item() if isinstance(item, np.generic) else item for item in received]
    return [
        in_form(wanted, item, place(position, what))
        for position, (wanted, item) in enumerate(zip(example, items, strict=True), start=1)
    ]


def _array(example: np.ndarray, received: object, what: str) -> np.ndarray:
    if not isinstance(received, list | tuple | np.ndarray):
        raise NotInFormError("type", f"{what} should be an array, but it is {kind(received)}.")
    content = "texts" if example.dtype.kind == "U" else "numbers"
    try:
        array = as_array(received)
    except (ValueError, TypeError, OverflowError):
        array = None
    if array is None or (array.size and (array.dtype.kind == "U") != (content == "texts")):
        raise NotInFormError(
            "type", f"{what} should be an array of {content} with rows of one length."
        )
    if array.size == 0:
        return np.empty((0, *example.shape[1:]), dtype=example.dtype)
    if array.ndim != example.ndim or array.shape[1:] != example.shape[1:]:
        shape = "(n,)" if example.ndim == 1 else f"(n, {str(example.shape[1:])[1:].rstrip(',)')})"
        raise NotInFormError(
            "shape", f"{what} should have a shape like {shape}, but its shape is {array.shape}."
        )
    if example.dtype.kind != "i":
        return array if content == "texts" else array.astype(float)
    with np.errstate(invalid="ignore"):
        whole = array.astype(np.int64)
    if array.dtype.kind == "b" or not np.array_equal(whole, array):
        others = "truth values" if array.dtype.kind == "b" else "others"
        raise NotInFormError("type", f"{what} should hold whole numbers, but it holds {others}.")
    return whole


def _scalar(example: object, received: object, what: str) -> object:
    if isinstance(received, list | tuple | np.ndarray):
        wanted = kind(example).removeprefix("a ")
        raise NotInFormError(
            "shape", f"{what} should be a single {wanted}, but it is {kind(received)}."
        )
    wanted = str if isinstance(example, str) else Number
    if not isinstance(received, wanted):
        raise NotInFormError(
            "type", f"{what} should be {kind(example)}, but it is {kind(received)}."
        )
    if isinstance(example, str):
        return received
    if isinstance(example, float):
        return as_float(received)
    if isinstance(received, float) and not received.is_integer():
        raise NotInFormError("type", f"{what} should be a whole number, but it is {received}.")
    return int(received)
