"""The seam between the checker and submitted code: `run(function, arguments) -> Outcome`.

The engine reaches a learner's code through a function of this form and in no other way. The one
here calls the function in this very process; one that calls it in another process can take its
place, because all that comes back is plain data.
"""

from __future__ import annotations

import copy
import io
import linecache
import time
import traceback
import warnings
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass

import numpy as np

from mlnotes.checker.plain import plain
from mlnotes.checker.time_limit import TimeLimitExceeded, call_within

MAX_OUTPUT_CHARACTERS = 10_000
MAX_MESSAGE_CHARACTERS = 500


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
    """What one call did. `value` and `arguments_after` are plain data (see `plain`)."""

    value: object
    arguments_after: tuple
    output: str
    warnings: tuple[str, ...]
    error: CallError | None
    seconds: float


class _CappedText(io.StringIO):
    """Keeps the first characters written to it and drops the rest."""

    def write(self, text: str) -> int:
        super().write(text[: max(0, MAX_OUTPUT_CHARACTERS - self.tell())])
        return len(text)

    def close(self) -> None:
        """Stay open: a submission may close its output, but what it printed is still shown."""


def run(function: Callable, arguments: tuple, *, seconds: float = 10.0) -> Outcome:
    """Call `function` on fresh copies of `arguments`, and return all that happened as data.

    The call is interrupted after `seconds`; its prints and warnings are caught. Only the user's
    own interruption (KeyboardInterrupt) goes through.
    """
    arguments = copy.deepcopy(arguments)
    value, error, printed = None, None, _CappedText()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        start = time.perf_counter()
        try:
            with redirect_stdout(printed), redirect_stderr(printed):
                value = call_within(seconds, lambda: plain(function(*arguments)))
        except KeyboardInterrupt:
            raise
        except TimeLimitExceeded:
            error = CallError(
                "TimeLimitExceeded", f"still running when its {seconds:.1f} seconds were up"
            )
        except BaseException as exception:
            error = _as_data(exception, function)
        elapsed = time.perf_counter() - start
    return Outcome(
        value=value,
        arguments_after=plain(arguments),
        output=printed.getvalue(),
        warnings=tuple(f"{item.category.__name__}: {item.message}" for item in caught),
        error=error,
        seconds=elapsed,
    )


def _as_data(exception: BaseException, function: Callable) -> CallError:
    filename = getattr(getattr(function, "__code__", None), "co_filename", None)
    frames = traceback.walk_tb(exception.__traceback__)
    own = [(frame, line) for frame, line in frames if frame.f_code.co_filename == filename]
    if not own:
        return CallError(type(exception).__name__, _text(exception))
    frame, number = own[-1]
    line = linecache.getline(filename, number, frame.f_globals).strip()
    return CallError(type(exception).__name__, _text(exception), line, _shapes(frame.f_locals))


def _shapes(variables: Mapping[str, object]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Names and shapes of the arrays among a function's variables."""
    return tuple(
        (name, value.shape) for name, value in variables.items() if type(value) is np.ndarray
    )


def _text(exception: BaseException) -> str:
    """The exception's own words; a submitted exception may have none, or too many."""
    try:
        return str(exception)[:MAX_MESSAGE_CHARACTERS]
    except Exception:
        return "(its text cannot be read)"
