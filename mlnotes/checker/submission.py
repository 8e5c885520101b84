"""The seam between the checker and submitted code: what a submission can be asked.

The engine knows a submission by four questions only: what a call of it does, which packages it
leans on, how its code reads, and what it would be with another text. All answers are plain data
or another submission, so an object whose function lives in another process can take this one's
place; `codec` carries arguments and outcomes there and back.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from types import FunctionType
from typing import TypeVar

from mlnotes.checker.imports import borrowed_packages
from mlnotes.checker.plain import plain
from mlnotes.checker.run import CallError, Outcome, run
from mlnotes.checker.source import Source, source_of
from mlnotes.checker.surroundings import surroundings
from mlnotes.checker.time_limit import call_within, can_interrupt

Answer = TypeVar("Answer")

NO_TIME_LEFT = Outcome(
    value=None,
    arguments_after=(),
    output="",
    warnings=(),
    error=CallError("TimeLimitExceeded", "the time for all cases together was up"),
    seconds=0.0,
)


class Submission:
    """A function in this very process; all that is asked of it shares one budget of seconds.

    Time that passes between the questions, or while a check on another thread has its turn, is
    not the submission's and does not count.
    """

    def __init__(self, function: Callable, *, seconds: float = 10.0):
        self._function = function
        self._seconds_left = seconds

    def call(self, arguments: tuple) -> Outcome:
        """What the function does with fresh copies of these arguments."""
        if self._seconds_left <= 0:
            return NO_TIME_LEFT
        outcome = run(self._function, arguments, seconds=self._seconds_left)
        self._seconds_left -= outcome.seconds
        return outcome

    def borrowed(self, allowed: frozenset[str]) -> frozenset[str]:
        """The packages that the function leans on, beyond those allowed."""
        names = self._ask(lambda: plain(sorted(borrowed_packages(self._function, allowed))))
        return frozenset(names or ())

    def source(self) -> Source | None:
        """The function's code as text, where it can be had."""
        return self._ask(lambda: source_of(self._function))

    def rewritten(self, text: str, *, seconds: float) -> Submission | None:
        """The function with another text, as if its cell had been edited; None if it cannot be.

        A function that closes over variables of another one has no text of its own to rewrite,
        and none is tried where one that never ends could not be stopped.
        """
        if not can_interrupt():
            return None
        function = self._ask(lambda: _redefined(self._function, text))
        return function and Submission(function, seconds=min(seconds, self._seconds_left))

    def _ask(self, question: Callable[[], Answer]) -> Answer | None:
        """The answer to a question during which code of the submission may run; None if it fails.

        A submission that uses up its time here gets none for its next call, and is told so there.
        """
        if self._seconds_left <= 0:
            return None
        with surroundings():
            start = time.perf_counter()
            try:
                return call_within(self._seconds_left, question)
            except KeyboardInterrupt:
                raise
            except BaseException:
                return None
            finally:
                self._seconds_left -= time.perf_counter() - start


def _redefined(function: Callable, text: str) -> FunctionType | None:
    if type(function) is not FunctionType or function.__closure__:
        return None
    namespace = dict(function.__globals__)
    namespace.pop(function.__name__, None)  # What the text does not define is not the old one.
    exec(compile(text, "<your function, changed>", "exec"), namespace)
    return namespace[function.__name__]
