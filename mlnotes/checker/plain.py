"""Submitted values as exact plain data, so that nothing a submission returns can act later.

Reading a submitted value may run code of the submission (an `__array__`, an `__iter__`, even a
`__class__`): it is done where the call itself is made, under its limit.
"""

from __future__ import annotations

import decimal
import numbers
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

# A right answer is far below each of them: what lies above is not read to its end.
MAX_DEPTH = 20
MAX_CHARACTERS = 10_000
MAX_BITS = 14_000  # About as many digits as Python is willing to print.
MAX_NAME = 200
# The whole value, in words of 8 bytes; an item of a container weighs more than one of an array.
MAX_WORDS = 1_000_000
WORDS_AN_ITEM = 40


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that is neither a number, a text nor a container of them."""

    type_name: str


def plain(value: object) -> object:
    """Copy `value` into None, bool, int, float, str, list, tuple, dict or a base ndarray.

    Zero-dimensional arrays become numbers, subclasses lose their class, array-likes become
    arrays. Whatever else comes is an `Opaque` that remembers the type's name; where a value is
    nested too deep or grows too large an `Opaque` ends it, and a long text is cut.
    """
    return _Copy().of(value, depth=0)


def class_name(kind: type) -> str:
    """The name of a class, as a mere text, whatever its metaclass would rather say."""
    return str.__getitem__(type.__dict__["__name__"].__get__(kind), slice(MAX_NAME))


TOO_DEEP = Opaque("endlessly nested container")
TOO_LARGE = Opaque("value of excessive size")


class _Copy:
    """One copy in the making, which weighs what it holds."""

    def __init__(self):
        self.words = 0

    def is_too_large(self, words: int) -> bool:
        self.words += words
        return self.words > MAX_WORDS

    def of(self, value: object, depth: int) -> object:
        if value is None or isinstance(value, Opaque):
            return value
        if depth > MAX_DEPTH:
            return TOO_DEEP
        if self.is_too_large(WORDS_AN_ITEM):
            return TOO_LARGE
        if isinstance(value, bool | np.bool_):
            return bool(value)
        if isinstance(value, numbers.Rational) and value.denominator == 1:
            return self.of_integer(int(value))
        if isinstance(value, numbers.Real | decimal.Decimal):
            return float(value)
        if isinstance(value, str):
            text = str.__getitem__(value, slice(MAX_CHARACTERS))
            return TOO_LARGE if self.is_too_large(len(text)) else text
        if isinstance(value, Mapping):
            pairs = self.few(value.items())
            return {self.key(key): self.of(item, depth + 1) for key, item in pairs}
        if isinstance(value, memoryview) or hasattr(type(value), "__array__"):
            return self.of_array(np.asarray(value), depth)
        if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
            items = [self.of(item, depth + 1) for item in self.few(value)]
            return tuple(items) if isinstance(value, tuple) else items
        return Opaque(class_name(type(value)))

    def key(self, key: object) -> object:
        """A key as plain data, if that can still be a key."""
        simple = self.of(key, MAX_DEPTH - 2)
        try:
            hash(simple)
        except TypeError:
            return Opaque(class_name(type(key)))
        return simple

    def few(self, items) -> Iterator:
        """The items in turn, until the copy has grown too large."""
        for item in items:
            yield item
            if self.words > MAX_WORDS:
                return

    def of_array(self, array: np.ndarray, depth: int) -> object:
        if self.is_too_large(array.nbytes // 8):
            return TOO_LARGE
        if array.dtype.kind == "O":
            return self.of(array.tolist(), depth + 1)
        if array.dtype.kind not in "biufU":
            return Opaque(f"array of {array.dtype}")
        return np.array(array, subok=False) if array.ndim else self.of(array.item(), depth + 1)

    def of_integer(self, number: int) -> int | Opaque:
        bits = number.bit_length()
        return TOO_LARGE if bits > MAX_BITS or self.is_too_large(bits // 64) else number


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
    if isinstance(before, dict):
        return list(before) == list(after) and all(map(same, before.values(), after.values()))
    return before == after or (before != before and after != after)


def printable(text: str) -> str:
    """The text with every half of a surrogate pair replaced: such a half cannot be sent or saved.

    >>> printable("half a \\ud83d smile")
    'half a ? smile'
    """
    return text.encode("utf-8", "replace").decode("utf-8")
