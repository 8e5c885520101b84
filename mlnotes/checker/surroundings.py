"""What a submitted call finds around it: its words are kept, nobody answers it, nothing ends.

Only one call at a time has these surroundings, because `sys.stdout` and the list of warnings
belong to the whole process: a check on another thread waits for its turn.
"""

from __future__ import annotations

import builtins
import io
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout

from mlnotes.checker.notebook import current_shell
from mlnotes.checker.plain import class_name

MAX_OUTPUT_CHARACTERS = 10_000
MAX_WARNINGS = 10
MAX_WARNING_CHARACTERS = 300

_ONE_AT_A_TIME = threading.RLock()


class InputRefused(BaseException):
    """The code asked for input; not an Exception, so that no loop asks again and again."""


class Caught:
    """What a call has printed and warned so far: the first characters, and distinct warnings."""

    def __init__(self):
        self.stream = _CappedText()
        self._warnings: dict[str, None] = {}

    @property
    def output(self) -> str:
        return self.stream.getvalue()

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(self._warnings)

    def warned(self, message, category, *where) -> None:
        """Takes the place of `warnings.showwarning`."""
        if len(self._warnings) < MAX_WARNINGS:
            text = f"{class_name(category)}: {message}"[:MAX_WARNING_CHARACTERS]
            self._warnings[text] = None


class _CappedText(io.StringIO):
    """Keeps the first characters written to it and drops the rest."""

    def write(self, text: str) -> int:
        super().write(text[: max(0, MAX_OUTPUT_CHARACTERS - self.tell())])
        return len(text)

    def close(self) -> None:
        """Stay open: a submission may close its output, but what it printed is still shown."""


class _Nobody(io.TextIOBase):
    """Stands for the keyboard."""

    def readline(self, *size) -> str:
        raise InputRefused

    def read(self, *size) -> str:
        raise InputRefused


@contextmanager
def surroundings() -> Iterator[Caught]:
    """Where submitted code may run; yields what it prints and warns."""
    caught = Caught()
    with (
        _ONE_AT_A_TIME,
        warnings.catch_warnings(),
        redirect_stdout(caught.stream),
        redirect_stderr(caught.stream),
        _compiled_code_is_silent(),
        _nobody_answers(),
        _nothing_ends(),
    ):
        warnings.simplefilter("always")
        warnings.showwarning = caught.warned
        yield caught


@contextmanager
def _compiled_code_is_silent() -> Iterator[None]:
    """LAPACK prints past `sys.stdout` what it makes of NaN; a reader could not tell what of."""
    try:
        kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # The process was started without an output.
        yield
        return
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _ask_nobody(*prompt: object) -> str:
    raise InputRefused


_ask_nobody.__module__ = "builtins"  # Whoever uses it has not borrowed it from us.


@contextmanager
def _nobody_answers() -> Iterator[None]:
    """`input()` would wait for a learner who waits for the card."""
    stdin, ask = sys.stdin, builtins.input
    sys.stdin, builtins.input = _Nobody(), _ask_nobody
    try:
        yield
    finally:
        sys.stdin, builtins.input = stdin, ask


@contextmanager
def _nothing_ends() -> Iterator[None]:
    """In IPython `exit()` raises nothing, but asks the kernel to end: let it raise."""
    shell = current_shell()
    if shell is None:
        yield
        return
    shell.ask_exit = sys.exit
    try:
        yield
    finally:
        vars(shell).pop("ask_exit", None)
