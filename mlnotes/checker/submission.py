"""The seam between the checker and submitted code: what a submission can be asked.

The engine knows a submission by three questions only: what a call of it does, which packages it
leans on, and how its code reads. All answers are plain data, so an object whose function lives in
another process can stand here in place of this one.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from mlnotes.checker.imports import borrowed_packages
from mlnotes.checker.run import Outcome, run
from mlnotes.checker.source import Source, source_of


class Submission:
    """A function in this very process; all that is asked of it shares one budget of seconds."""

    def __init__(self, function: Callable, *, seconds: float = 10.0):
        self._function = function
        self._deadline = time.monotonic() + seconds

    def call(self, arguments: tuple) -> Outcome:
        """What the function does with fresh copies of these arguments."""
        return run(self._function, arguments, seconds=self._seconds_left())

    def borrowed(self, allowed: frozenset[str]) -> frozenset[str]:
        """The packages that the function leans on, beyond those allowed."""
        return frozenset(borrowed_packages(self._function, allowed))

    def source(self) -> Source | None:
        """The function's code as text, where it can be had."""
        return source_of(self._function)

    def rewritten(self, text: str, *, seconds: float) -> Submission | None:
        """The function with another text, as if its cell had been edited; None if it cannot be.

        A function that closes over variables of another one has no text of its own to rewrite.
        """
        if self._function.__closure__:
            return None
        namespace = dict(self._function.__globals__)
        try:
            exec(compile(text, "<your function, changed>", "exec"), namespace)
        except Exception:
            return None
        function = namespace[self._function.__name__]
        return Submission(function, seconds=min(seconds, self._seconds_left()))

    def _seconds_left(self) -> float:
        return max(self._deadline - time.monotonic(), 0.01)
