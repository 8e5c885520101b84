"""Submitted values as exact plain data, so that nothing a submission returns can act later."""

from __future__ import annotations

import decimal
import numbers
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

MAX_DEPTH = 20


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that is neither a number, a text nor a container of them."""

    type_name: str


def plain(value: object, *, _depth: int = 0) -> object:
    """Copy `value` into None, bool, int, float, str, list, tuple, dict or a base ndarray.

    Zero-dimensional arrays become numbers, subclasses lose their class, array-likes become
    arrays. Whatever else comes is an `Opaque` that remembers the type's name.
    """
    if value is None or isinstance(value, Opaque):
        return value
    if _depth > MAX_DEPTH:
        return Opaque("endlessly nested container")
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real | decimal.Decimal):
        return float(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {plain(key): plain(item, _depth=_depth + 1) for key, item in value.items()}
    if isinstance(value, memoryview) or hasattr(type(value), "__array__"):
        return _plain_array(np.array(value, subok=False), _depth)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        items = [plain(item, _depth=_depth + 1) for item in value]
        return tuple(items) if isinstance(value, tuple) else items
    return Opaque(type(value).__name__)


def _plain_array(array: np.ndarray, depth: int) -> object:
    if array.ndim == 0 and array.dtype.kind != "O":
        return (
            plain(array.item(), _depth=depth + 1)
            if array.dtype.kind in "biufU"
            else Opaque(f"array of {array.dtype}")
        )
    if array.dtype.kind in "biufU":
        return array
    if array.dtype.kind == "O":
        return plain(array.tolist(), _depth=depth + 1)
    return Opaque(f"array of {array.dtype}")


def find_opaque(value: object) -> Opaque | None:
    """The first `Opaque` anywhere inside a plain value, or None."""
    if isinstance(value, Opaque):
        return value
    items = value.values() if isinstance(value, dict) else value
    if isinstance(value, list | tuple | dict):
        return next(filter(None, map(find_opaque, items)), None)
    return None


def same(before: object, after: object) -> bool:
    """Whether two plain values are identical: types, shapes, dtypes and every entry."""
    if type(before) is not type(after):
        return False
    if isinstance(before, np.ndarray):
        return before.dtype == after.dtype and np.array_equal(
            before, after, equal_nan=before.dtype.kind == "f"
        )
    if isinstance(before, list | tuple):
        return len(before) == len(after) and all(map(same, before, after))
    return before == after or (before != before and after != after)


def printable(text: str) -> str:
    """The text with every half of a surrogate pair replaced: such a half cannot be sent or saved.

    >>> printable("half a \\ud83d smile")
    'half a ? smile'
    """
    return text.encode("utf-8", "replace").decode("utf-8")
