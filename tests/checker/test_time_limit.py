"""Code that runs too long is stopped, on any thread, and leaves nothing behind."""

import math
import signal
import subprocess
import sys
import threading
import time

import pytest

from mlnotes import check
from mlnotes.checker.run import run
from mlnotes.checker.submission import Submission
from mlnotes.checker.time_limit import call_within, can_interrupt

EXERCISE = "gradient_descent/mse_loss"


def right(w, X, y):
    return ((X @ w - y) ** 2).mean()


def loop(*arguments):
    while True:
        pass


def loop_that_catches_exceptions(*arguments):
    while True:
        try:
            math.sqrt(2.0)
        except Exception:
            continue


def loop_after_catching_everything(*arguments):
    try:
        loop()
    except BaseException:
        loop()


def loop_that_always_cleans_up(*arguments):
    while True:
        try:
            loop()
        finally:
            math.sqrt(2.0)


def loop_that_catches_everything(*arguments):
    while True:
        try:
            math.sqrt(2.0)
        except:  # noqa: E722, as it is written by those who have not been warned yet
            continue


def many_small_sleeps(*arguments):
    while True:
        time.sleep(0.01)


class ListThatSearches(list):
    def __iter__(self):
        loop()


def endless_answer(*arguments):
    return ListThatSearches()


STOPPABLE_ANYWHERE = [
    loop,
    loop_that_catches_exceptions,
    loop_after_catching_everything,
    loop_that_always_cleans_up,
    loop_that_catches_everything,
    many_small_sleeps,
    endless_answer,
]


def on_another_thread(function):
    """Call it on a thread of its own; its result, or the exception it ended with."""
    results = []

    def target():
        try:
            results.append(function())
        except BaseException as error:
            results.append(error)

    thread = threading.Thread(target=target, daemon=True)
    thread.start()
    thread.join(timeout=20)
    assert results, "the thread did not come to an end"
    return results[0]


def right_here(function):
    return function()


@pytest.mark.parametrize("place", [right_here, on_another_thread])
@pytest.mark.parametrize("endless", STOPPABLE_ANYWHERE)
def test_what_does_not_end_is_stopped(endless, place, assert_fault):
    start = time.perf_counter()
    result = place(lambda: check(EXERCISE, endless, time_limit=0.1)).result
    assert time.perf_counter() - start < 3
    assert_fault(result, "time_limit", "stopped", "0.1 seconds", "loop")
    assert len(result.trials) == 1
    assert place(lambda: check(EXERCISE, right, time_limit=5)).passed


@pytest.mark.parametrize("place", [right_here, on_another_thread])
def test_here_a_call_can_be_interrupted(place):
    assert place(can_interrupt) is True


@pytest.mark.parametrize("limit", [math.inf, 1e300, threading.TIMEOUT_MAX])
@pytest.mark.parametrize("place", [right_here, on_another_thread])
def test_a_limit_beyond_every_clock_is_none(place, limit):
    card = place(lambda: check(EXERCISE, right, time_limit=limit))
    assert card.passed, card.message


# A browser's Python has neither threads nor timers; nor has it processes, so this one plays it.
WITHOUT_THREADS_AND_SIGNALS = """
import signal, sys, threading
import numpy as np

def refuse(*arguments, **options):
    raise RuntimeError("can't start new thread")

threading.Thread.start = refuse
del signal.setitimer, signal.getitimer, signal.ITIMER_REAL

from mlnotes import check
right = check("gradient_descent/mse_loss", lambda w, X, y: np.mean((X @ w - y) ** 2))
wrong = check("gradient_descent/mse_loss", lambda w, X, y: np.sum((X @ w - y) ** 2))
print(right.passed, wrong.passed, wrong.mistake)
print("thread" in str(right) + str(wrong))

# One sign away from a loop without end, which must not be tried here.
def always_three(rate, initial_error, tolerance):
    steps = 0
    while steps < 3:
        steps += 1
    return steps

print(check("convergence/steps_to_tolerance", always_three).passed)
"""


def test_where_nothing_can_interrupt_a_check_works_without_a_limit(tmp_path):
    script = tmp_path / "browser.py"  # a file, so that the function's text can be read
    script.write_text(WITHOUT_THREADS_AND_SIGNALS, encoding="utf-8")
    command = [sys.executable, "-W", "error", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("True False sum_not_mean\nFalse\nFalse\n", "")


def test_one_long_call_that_heeds_signals_is_stopped(assert_fault):
    """On the main thread only: elsewhere no call into compiled code can be interrupted."""
    start = time.perf_counter()
    result = check(EXERCISE, lambda w, X, y: time.sleep(60), time_limit=0.1).result
    assert time.perf_counter() - start < 3
    assert_fault(result, "time_limit", "stopped")


def test_an_endless_loop_is_stopped_in_every_exercise(exercise, assert_fault):
    assert_fault(check(exercise.id, loop, time_limit=0.02).result, "time_limit", "stopped")


def test_all_cases_share_one_budget(assert_fault):
    def slow(w, X, y):
        time.sleep(0.2)
        return right(w, X, y)

    start = time.perf_counter()
    result = check(EXERCISE, slow, time_limit=0.5).result
    assert 0.4 < time.perf_counter() - start < 3
    assert_fault(result, "time_limit", "stopped")
    assert 0 < result.n_right <= 2


def test_slow_but_in_time_passes():
    def slow(w, X, y):
        time.sleep(0.02)
        return right(w, X, y)

    assert check(EXERCISE, slow, time_limit=20).passed


@pytest.mark.parametrize("place", [right_here, on_another_thread])
def test_a_quick_body_is_left_alone(place):
    def body():
        value = call_within(0.15, lambda: sum(range(100)))
        time.sleep(0.5)
        return value

    assert place(body) == 4950


@pytest.mark.parametrize("place", [right_here, on_another_thread])
def test_an_exception_of_the_body_goes_through(place):
    def body():
        raise ValueError("of the body")

    def caught():
        with pytest.raises(ValueError, match="of the body"):
            call_within(5, body)
        return "caught"

    assert place(caught) == "caught"


# In a process of its own, because an interruption that leaks would strike other tests.
INTERRUPTIONS_AT_THE_VERY_END = """
import sys, threading, time
from mlnotes.checker.run import run

def busy(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass
    return 1.0

def body():
    for number in range(400):
        outcome = run(busy, (0.0008 + number * 1e-6,), seconds=0.001)
        assert outcome.error is None or outcome.error.type == "TimeLimitExceeded", outcome
    time.sleep(1)  # Whatever watches on would strike now, or be among the threads.
    print("came through", threading.active_count() - (1 if place is threading else 0))

place = threading if sys.argv[1] == "thread" else None
if place:
    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
else:
    body()
"""


@pytest.mark.parametrize("place", ["main", "thread"])
def test_an_interruption_at_the_very_end_leaks_nowhere(place):
    command = [sys.executable, "-c", INTERRUPTIONS_AT_THE_VERY_END, place]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert (done.stdout, done.stderr) == ("came through 1\n", "")


def test_the_handler_of_the_caller_is_put_back():
    calls = []
    own = signal.signal(signal.SIGALRM, lambda signum, frame: calls.append(signum))
    try:
        installed = signal.getsignal(signal.SIGALRM)
        run(lambda: 1.0, ())
        run(loop, (), seconds=0.05)
        assert signal.getsignal(signal.SIGALRM) is installed
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
        signal.raise_signal(signal.SIGALRM)
        assert calls == [signal.SIGALRM]
    finally:
        signal.signal(signal.SIGALRM, own)


def test_a_timer_of_the_caller_goes_on_running():
    own = signal.signal(signal.SIGALRM, lambda signum, frame: None)
    signal.setitimer(signal.ITIMER_REAL, 60)
    try:
        run(lambda: time.sleep(0.2), ())
        assert 0 < signal.getitimer(signal.ITIMER_REAL)[0] <= 59.8
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, own)


def test_no_thread_is_left_behind():
    def body():
        for _ in range(20):
            run(lambda: 1.0, (), seconds=30)

    before = threading.active_count()
    on_another_thread(body)
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= before


def test_two_threads_are_limited_each_by_itself():
    outcomes = {}

    def measure(name, function, seconds):
        outcomes[name] = run(function, (), seconds=seconds)

    def patient():
        for _ in range(60):
            time.sleep(0.01)
        return 1.0

    threads = [
        threading.Thread(target=measure, args=("stopped", many_small_sleeps, 0.1)),
        threading.Thread(target=measure, args=("finished", patient, 20)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert outcomes["stopped"].error.type == "TimeLimitExceeded"
    assert (outcomes["finished"].error, outcomes["finished"].value) == (None, 1.0)


def test_a_budget_that_is_used_up_stops_the_next_call_at_once():
    submission = Submission(loop, seconds=0.05)
    submission.call(())
    start = time.perf_counter()
    assert submission.call(()).error.type == "TimeLimitExceeded"
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("limit", [0, -1, math.nan])
def test_a_limit_must_be_positive(limit):
    with pytest.raises(ValueError, match="time_limit must be positive, got"):
        check(EXERCISE, right, time_limit=limit)
