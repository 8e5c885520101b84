"""Interrupt Python code that runs too long, and let the notebook live on.

Python loops and sleeping calls are stopped. One long call inside compiled code, such as
`sum(range(3_000_000_000))`, cannot be stopped from within the process: there only restarting
the kernel helps, and the card says so. The same goes for code that catches every interruption:
it is stopped where one strikes between a `try` and the next, which takes luck if work is long.
"""

from __future__ import annotations

import ctypes
import signal
import threading
import time
from collections.abc import Callable
from typing import TypeVar

# Raised again at this interval, for code that swallows the first interruption.
REPEAT_SECONDS = 0.02

Value = TypeVar("Value")


class TimeLimitExceeded(BaseException):
    """The code under the limit took too long; not an Exception, so `except Exception` misses it."""


def call_within(seconds: float, call: Callable[[], Value]) -> Value:
    """Return `call()`, or raise TimeLimitExceeded in it after `seconds` of wall time.

    Where nothing can interrupt (a browser's Python has neither signals nor threads), or when
    `seconds` is more than a clock can count, the call takes the time it takes.
    """
    if seconds > threading.TIMEOUT_MAX:
        return call()
    on_main_thread = threading.current_thread() is threading.main_thread()
    watch = _Alarm() if on_main_thread and hasattr(signal, "setitimer") else _Watcher()
    try:
        try:
            watch.start(seconds)
            return call()
        finally:
            watch.stop()
    finally:
        # Once more: an interruption may have struck before the line above had done its work.
        watch.stop()


def can_interrupt() -> bool:
    """Whether a call can be interrupted at all; only then may code be tried that never ends."""
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        return True
    try:
        threading.Thread(target=int, daemon=True).start()
    except RuntimeError:
        return False
    return True


class _Alarm:
    """A signal that interrupts the main thread, also while it sleeps or waits."""

    def __init__(self):
        self.caller_handler = signal.getsignal(signal.SIGALRM)
        self.caller_timer = signal.getitimer(signal.ITIMER_REAL)
        self.started = time.monotonic()

    def start(self, seconds: float) -> None:
        signal.signal(signal.SIGALRM, self._interrupt)
        signal.setitimer(signal.ITIMER_REAL, seconds, REPEAT_SECONDS)

    def stop(self) -> None:
        """Give the signal and its timer back to the caller, who may be using them."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self.caller_handler)
        remaining, interval = self.caller_timer
        if remaining:
            passed = time.monotonic() - self.started
            signal.setitimer(signal.ITIMER_REAL, max(remaining - passed, 1e-6), interval)

    @staticmethod
    def _interrupt(signum, frame):
        raise TimeLimitExceeded


class _Watcher:
    """A thread that interrupts the one it was made in, for Windows and for widget threads.

    All that `stop` does between two bytecodes is done in compiled code, so that an interruption
    that is still on its way cannot leave a lock held.
    """

    def __init__(self):
        self.thread = ctypes.c_ulong(threading.get_ident())
        self.running = threading.Lock()
        self.ended = []

    def start(self, seconds: float) -> None:
        self.running.acquire()
        try:
            threading.Thread(target=self._watch, args=(seconds,), daemon=True).start()
        except RuntimeError:  # No thread can be started, so nothing is to be ended.
            self.ended.append(True)

    def stop(self) -> None:
        while not self.ended:
            if self.running.locked():
                self.running.release()
            time.sleep(0)
        self._raise_in_thread(None)  # One that has not struck yet is withdrawn.

    def _watch(self, seconds: float) -> None:
        while not self.running.acquire(timeout=seconds):
            self._raise_in_thread(ctypes.py_object(TimeLimitExceeded))
            seconds = REPEAT_SECONDS
        self.ended.append(True)

    def _raise_in_thread(self, exception) -> None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(self.thread, exception)
