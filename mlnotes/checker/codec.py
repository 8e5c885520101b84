"""Arguments and outcomes as text, so that they can cross to another process and back.

JSON carries what it can; whatever it lacks (tuples, dicts, arrays, large integers, infinities,
functions that are given) is an object with one key that says what it is. Nothing but such data
comes out of `decode`, whoever wrote the text: unlike a pickle, it cannot run anything.
"""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np

from mlnotes.checker.given import Given
from mlnotes.checker.plain import MAX_BITS, MAX_DEPTH, MAX_NAME, Opaque
from mlnotes.checker.run import (
    MAX_LINE_CHARACTERS,
    MAX_MESSAGE_CHARACTERS,
    MAX_SHAPES,
    CallError,
    Outcome,
)
from mlnotes.checker.surroundings import (
    MAX_OUTPUT_CHARACTERS,
    MAX_WARNING_CHARACTERS,
    MAX_WARNINGS,
)

# The largest plain value needs less of each.
MAX_TEXT = 40_000_000
MAX_ITEMS = 500_000
DEEPEST = MAX_DEPTH + 10
EXACT = 2**53  # Integers up to here are a JSON number everywhere.
NUMBERS = re.compile(r"[<>|=][biuf]\d{1,2}")


class CodecError(ValueError):
    """The value cannot be written, or the text is not one that `encode` writes."""


def encode(value: object) -> str:
    """The value as text; CodecError when it is no plain data, or too deep or too large."""
    text = json.dumps(_written(value, 0), allow_nan=False, separators=(",", ":"))
    if len(text) > MAX_TEXT:
        raise CodecError(f"more than {MAX_TEXT} characters")
    return text


def decode(text: str, *, trusted: bool = False) -> object:
    """The value that the text holds; CodecError for anything but what `encode` writes.

    Functions that are given and random generators are made only when the text is `trusted`:
    they are arguments of ours, and never come back.
    """
    if len(text) > MAX_TEXT:
        raise CodecError(f"more than {MAX_TEXT} characters")
    try:
        return _Reader(trusted).value(json.loads(text, parse_constant=_refuse), 0)
    except CodecError:
        raise
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError):
        raise CodecError("not a text that encode writes") from None


def encode_outcome(outcome: Outcome) -> str:
    """An outcome as text."""
    return encode(_parts(replace(outcome, error=outcome.error and _parts(outcome.error))))


def decode_outcome(text: str) -> Outcome:
    """An outcome as another process tells it, with every part of the right type and cut to size."""
    parts = decode(text)
    if not _fits(parts, OUTCOME):
        raise CodecError("not an outcome")
    value, after, output, warnings, error, seconds, heard = parts
    return Outcome(
        value=value,
        arguments_after=after,
        output=output[:MAX_OUTPUT_CHARACTERS],
        warnings=tuple(text[:MAX_WARNING_CHARACTERS] for text in warnings[:MAX_WARNINGS]),
        error=error and _error(*error),
        seconds=seconds,
        heard=heard,
    )


# What the parts of an error and of an outcome are: [a] is any number of a.
ERROR = (str, str, str, [(str, [int])])
OUTCOME = (object, tuple, str, [str], ERROR, float, [(int, tuple, object)])


def _fits(parts: object, form: type | list | tuple) -> bool:
    if isinstance(form, type):
        return isinstance(parts, form)
    if parts is None and form is ERROR:
        return True
    if not isinstance(parts, tuple):
        return False
    forms = form * len(parts) if isinstance(form, list) else form
    return len(parts) == len(forms) and all(map(_fits, parts, forms))


def _parts(record: Outcome | CallError) -> tuple:
    return tuple(getattr(record, field.name) for field in fields(record))


def _error(kind: str, message: str, line: str, shapes: tuple) -> CallError:
    return CallError(
        kind[:MAX_NAME],
        message[:MAX_MESSAGE_CHARACTERS],
        line[:MAX_LINE_CHARACTERS],
        shapes[:MAX_SHAPES],
    )


def _written(value: object, depth: int) -> object:
    if depth > DEEPEST:
        raise CodecError("nested too deep")
    if isinstance(value, np.generic):
        return {"scalar": _written(np.array([value]), depth)}
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if abs(value) <= EXACT else {"int": hex(value)}
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": str(value)}
    if isinstance(value, list):
        return [_written(item, depth + 1) for item in value]
    if isinstance(value, tuple):
        return {"tuple": [_written(item, depth + 1) for item in value]}
    if isinstance(value, dict):
        pairs = value.items()
        return {"dict": [[_written(part, depth + 1) for part in pair] for pair in pairs]}
    if isinstance(value, np.ndarray) and value.dtype.kind == "U":
        return {"texts": [value.itemsize // 4, list(value.shape), value.ravel().tolist()]}
    if isinstance(value, np.ndarray) and value.dtype.kind in "biuf":
        data = base64.b64encode(value.tobytes()).decode()
        return {"array": [value.dtype.str, list(value.shape), data]}
    if isinstance(value, Opaque):
        return {"opaque": value.type_name}
    if isinstance(value, Given):
        return {"given": [type(value).__name__, _written(value.parameters(), depth + 1)]}
    if isinstance(value, np.random.Generator):
        return {"generator": _written(value.bit_generator.state, depth + 1)}
    raise CodecError(f"an object of type {type(value).__name__} is no plain data")


class _Reader:
    """Makes values of parsed JSON, and counts them."""

    def __init__(self, trusted: bool):
        self.items = 0
        self.kinds: dict[str, Callable] = {
            "int": self.integer,
            "float": self.special,
            "tuple": lambda items, depth: tuple(self.all(items, depth)),
            "dict": self.mapping,
            "array": self.array,
            "texts": self.texts,
            "scalar": lambda written, depth: self.value(written, depth)[0],
            "opaque": lambda name, depth: Opaque(str.__getitem__(name, slice(MAX_NAME))),
        }
        if trusted:
            self.kinds |= {"given": self.given, "generator": self.generator}

    def value(self, written: object, depth: int) -> object:
        self.items += 1
        if self.items > MAX_ITEMS:
            raise CodecError(f"more than {MAX_ITEMS} items")
        if depth > DEEPEST:
            raise CodecError("nested too deep")
        if isinstance(written, list):
            return self.all(written, depth)
        if isinstance(written, dict):
            ((kind, content),) = written.items()
            return self.kinds[kind](content, depth)
        return written

    def all(self, items: list, depth: int) -> list:
        return [self.value(item, depth + 1) for item in items]

    def integer(self, digits: str, depth: int) -> int:
        if len(digits) > MAX_BITS:
            raise CodecError("an integer of too many digits")
        return int(digits, 16)

    def special(self, name: str, depth: int) -> float:
        return {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[name]

    def mapping(self, pairs: list, depth: int) -> dict:
        return {self.value(key, depth + 1): self.value(item, depth + 1) for key, item in pairs}

    def array(self, parts: list, depth: int) -> np.ndarray:
        dtype, shape, data = parts
        if not NUMBERS.fullmatch(dtype):
            raise CodecError(f"an array of {dtype[:MAX_NAME]}")
        is_truth = dtype[1] == "b"  # Any byte may come, but only 0 and 1 are truth values.
        content = bytearray(base64.b64decode(data, validate=True))
        entries = np.frombuffer(content, dtype="u1" if is_truth else dtype).reshape(shape)
        return entries != 0 if is_truth else entries

    def texts(self, parts: list, depth: int) -> np.ndarray:
        length, shape, texts = parts
        if not all(isinstance(text, str) for text in texts):
            raise CodecError("an array of texts that holds something else")
        if length * len(texts) > MAX_TEXT:
            raise CodecError("an array of texts that is too large")
        return np.array(texts, dtype=f"U{length:d}").reshape(shape)

    def given(self, parts: list, depth: int) -> Given:
        name, fields = parts
        return Given.kinds[name](**self.value(fields, depth + 1))

    def generator(self, state: dict, depth: int) -> np.random.Generator:
        bits = np.random.PCG64()
        bits.state = self.value(state, depth + 1)
        return np.random.Generator(bits)


def _refuse(name: str):
    raise CodecError(f"{name} is no JSON")
