"""One call of submitted code, and all that came of it as plain data.

Whatever could run code of the submission (the call itself, reading its value, the text of its
exception) is done under one limit of time; what comes back cannot act any more.
"""

from __future__ import annotations

import copy
import linecache
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

import numpy as np

from mlnotes.checker.given import Given
from mlnotes.checker.plain import class_name, plain
from mlnotes.checker.surroundings import InputRefused, surroundings
from mlnotes.checker.time_limit import TimeLimitExceeded, call_within

MAX_MESSAGE_CHARACTERS = 500
MAX_LINE_CHARACTERS = 200
MAX_SHAPES = 20


@dataclass(frozen=True)
class CallError:
    """An exception as data: its type's name, its text, and the submitted line that raised it.

    `shapes` are those of the arrays that the function had by name when it was raised.
    """

    type: str
    message: str
    line: str = ""
    shapes: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What one call did. `value`, `arguments_after` and `heard` are plain data (see `plain`).

    `heard` holds the first calls that the submission made of functions among its arguments:
    (position of the function, arguments, value).
    """

    value: object
    arguments_after: tuple
    output: str
    warnings: tuple[str, ...]
    error: CallError | None
    seconds: float
    heard: tuple[tuple[int, tuple, object], ...] = ()


def run(function: Callable, arguments: tuple, *, seconds: float = 10.0) -> Outcome:
    """Call `function` on fresh copies of `arguments`, and return all that happened as data.

    The call is interrupted after `seconds`; its prints and warnings are caught. Only the user's
    own interruption (KeyboardInterrupt) goes through.
    """
    arguments = copy.deepcopy(tuple(arguments))
    heard = {
        position: argument.listening()
        for position, argument in enumerate(arguments)
        if isinstance(argument, Given)
    }
    with surroundings() as caught:
        start = time.perf_counter()
        try:
            value, after, error = call_within(seconds, lambda: _told(function, arguments))
        except KeyboardInterrupt:
            raise
        except BaseException as exception:
            value, after, error = None, (), _stopped(exception, seconds)
        elapsed = time.perf_counter() - start
    return Outcome(
        value=value,
        arguments_after=after,
        output=caught.output,
        warnings=caught.warnings,
        error=error,
        seconds=elapsed,
        heard=tuple((position, *call) for position, calls in heard.items() for call in calls),
    )


def _told(function: Callable, arguments: tuple) -> tuple[object, tuple, CallError | None]:
    """The value, the arguments afterwards, and the error, all as plain data."""
    try:
        value, error = plain(function(*arguments)), None
    except (KeyboardInterrupt, TimeLimitExceeded, InputRefused):
        raise
    except BaseException as exception:
        value, error = None, _as_data(exception)
    return value, plain(arguments), error


def _as_data(exception: BaseException) -> CallError:
    kind, text = class_name(type(exception)), _text(exception)
    # The first frame after ours is the submitted function's, unless its value was being read.
    frames = list(traceback.walk_tb(BaseException.__traceback__.__get__(exception)))[1:]
    filename = frames[0][0].f_code.co_filename if frames else plain.__code__.co_filename
    if filename == plain.__code__.co_filename:
        return CallError(kind, text)
    own = [(frame, line) for frame, line in frames if frame.f_code.co_filename == filename]
    frame, number = own[-1]
    line = linecache.getline(filename, number, frame.f_globals).strip()
    return CallError(kind, text, line[:MAX_LINE_CHARACTERS], _shapes(frame.f_locals))


def _shapes(variables: Mapping[str, object]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Names and shapes of the arrays among a function's variables."""
    arrays = {name: value for name, value in variables.items() if type(value) is np.ndarray}
    return tuple((name, array.shape) for name, array in islice(arrays.items(), MAX_SHAPES))


def _text(exception: BaseException) -> str:
    """The exception's own words; a submitted exception may have none, or too many."""
    try:
        return str(exception)[:MAX_MESSAGE_CHARACTERS]
    except Exception:
        return "(its text cannot be read)"


def _stopped(exception: BaseException, seconds: float) -> CallError:
    """What ended a call from without, or while its exception was being read."""
    kind = class_name(type(exception))
    if kind == "TimeLimitExceeded":
        return CallError(kind, f"still running when its {seconds:.1f} seconds were up")
    return CallError(kind, "")
