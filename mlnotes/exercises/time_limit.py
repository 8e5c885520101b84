"""Interrupt Python code that runs too long, and let the notebook live on.

Python loops and sleeping calls are stopped. One long call inside compiled code, such as
`sum(range(3_000_000_000))`, cannot be stopped from within the process: there only restarting
the kernel helps, and the card says so.
"""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Raised again at this interval, for code that swallows the first interruption.
REPEAT_SECONDS = 0.2


class TimeLimitExceeded(BaseException):
    """The code under the limit took too long; not an Exception, so `except Exception` misses it."""


def time_limit(seconds: float):
    """Context manager that raises TimeLimitExceeded in its body after `seconds` of wall time."""
    on_main_thread = threading.current_thread() is threading.main_thread()
    if on_main_thread and hasattr(signal, "setitimer"):
        return _by_signal(seconds)
    return _by_async_exception(seconds)


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def interrupt(signum, frame):
        raise TimeLimitExceeded

    previous = signal.signal(signal.SIGALRM, interrupt)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, REPEAT_SECONDS)
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        # Once more: an alarm may have come between the body's end and the line above.
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


@contextmanager
def _by_async_exception(seconds: float) -> Iterator[None]:
    """For Windows, and for threads, where no signal handler may be set."""
    thread = ctypes.c_ulong(threading.get_ident())
    finished = threading.Event()
    lock = threading.Lock()

    def raise_in_thread(exception):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, exception)

    def watch():
        wait = seconds
        while not finished.wait(wait):
            with lock:
                if not finished.is_set():
                    raise_in_thread(ctypes.py_object(TimeLimitExceeded))
            wait = REPEAT_SECONDS

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            finished.set()
            raise_in_thread(None)
