"""What a submission does while it runs: it may print and warn; whatever it raises is told."""

import builtins
import os
import sys
import threading
import time
import tracemalloc
import warnings

import numpy as np
import pytest

from mlnotes import check
from mlnotes.checker.catalogue import find
from mlnotes.checker.run import run
from mlnotes.checker.submission import Submission
from mlnotes.checker.surroundings import MAX_OUTPUT_CHARACTERS


def test_printing_costs_nothing_and_is_shown(exercise, drawn, capfd):
    def chatty(*arguments):
        print("the arguments are", len(arguments))
        print("something to the other stream", file=sys.stderr)
        return exercise.reference(*arguments)

    card = drawn(exercise, chatty)
    assert card.passed
    for text in (card.output, str(card), card._repr_html_()):
        assert "the arguments are" in text
        assert "something to the other stream" in text
    assert capfd.readouterr() == ("", "")


def test_what_compiled_code_prints_past_python_is_not_shown(capfd):
    assert run(lambda: os.write(1, b"from below"), ()).value == len("from below")
    os.write(1, b"from outside")
    assert capfd.readouterr() == ("from outside", "")


def test_printing_without_end_is_cut(exercise, drawn):
    def flood(*arguments):
        for _ in range(100):
            print("x" * 10_000)
        return exercise.reference(*arguments)

    card = drawn(exercise, flood)
    assert card.passed
    assert len(card.output) == MAX_OUTPUT_CHARACTERS
    assert len(str(card)) < 5_000


def test_of_many_warnings_a_few_are_kept_and_each_text_only_once():
    def warner(texts):
        for text in texts:
            warnings.warn(text, UserWarning, stacklevel=1)
        return 1.0

    assert run(warner, (["again"] * 1000,)).warnings == ("UserWarning: again",)
    many = run(warner, ([f"{number} " + "x" * 10_000 for number in range(1000)],)).warnings
    assert 3 <= len(many) <= 20
    assert [text[:14] for text in many[:3]] == [f"UserWarning: {n}" for n in range(3)]
    assert max(map(len, many)) < 1000


def test_a_million_warnings_take_little_memory():
    tracemalloc.start()
    outcome = run(lambda: [np.log(np.zeros(1)) for _ in range(30_000)] and 1.0, ())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(outcome.warnings) == 1
    assert peak < 10_000_000


@pytest.mark.parametrize("strictness", ["error", "default", "ignore"])
def test_a_warning_is_shown_and_costs_only_where_the_task_forbids_it(exercise, drawn, strictness):
    def warned(*arguments):
        np.log(np.zeros(1))
        warnings.warn("mind the step", UserWarning, stacklevel=1)
        return exercise.reference(*arguments)

    with warnings.catch_warnings():
        warnings.simplefilter(strictness)
        card = drawn(exercise, warned)
    assert card.passed is not exercise.forbids_warnings
    assert card.result.fault == ("warned" if exercise.forbids_warnings else None)
    assert len(card.warnings) == 2
    for text in (str(card.warnings), str(card), card._repr_html_()):
        assert "divide by zero" in text
        assert "mind the step" in text


def test_an_exception_is_told_with_its_text_and_line(exercise, drawn, assert_fault):
    def broken(*arguments):
        raise ValueError("no such luck")

    card = drawn(exercise, broken)
    phrases = ("ValueError", "no such luck", 'raise ValueError("no such luck")')
    assert_fault(card.result, "raised", *phrases)
    assert "no such luck" in str(card)


def test_an_exception_in_a_helper_is_told_with_the_line_of_the_helper(assert_fault):
    def helper(values):
        return values[99]

    exercise_id = "gradient_descent/mse_loss"
    card = check(exercise_id, lambda w, X, y: helper(list(y)))
    assert_fault(card.result, "raised", "IndexError", "list index out of range", "values[99]")


def test_arguments_that_do_not_fit_are_told(exercise, verdict, assert_fault):
    def takes_too_many(a, b, c, d, e, f, g, h, i, j, k):
        return 0.0

    assert_fault(verdict(exercise, takes_too_many), "raised", "TypeError", "positional argument")


def test_a_placeholder_counts_as_not_attempted(exercise, verdict, assert_fault):
    def stub(*arguments):
        raise NotImplementedError

    result = verdict(exercise, stub)
    assert_fault(result, "not_attempted", "Not attempted")
    assert not result.attempted
    assert len(result.trials) == 1


def test_a_case_left_for_later_is_an_attempt_all_the_same(exercise, drawn):
    calls = []

    def partly_written(*arguments):
        calls.append(arguments)
        if len(calls) > 1:
            raise NotImplementedError("only one feature so far")
        return exercise.reference(*arguments)

    card = drawn(exercise, partly_written)
    assert not card.passed
    assert card.result.attempted
    assert "only one feature so far" in str(card)


ASKING = {
    "input": lambda *arguments: float(input("w = ")),
    "stdin": lambda *arguments: float(sys.stdin.readline()),
    "lines of stdin": lambda *arguments: [float(line) for line in sys.stdin],
}


@pytest.mark.parametrize("way", ASKING)
def test_nobody_answers_a_question_and_the_card_says_so(way):
    card = check("gradient_descent/mse_loss", ASKING[way])
    assert card.result.fault == "raised"
    assert "nobody is there to answer" in str(card)


def test_a_loop_that_asks_until_it_gets_a_number_ends_at_the_first_question(drawn):
    def stubborn(w, X, y):
        while True:
            try:
                return float(input())
            except Exception:
                continue

    assert "nobody is there to answer" in str(drawn(find("gradient_descent/mse_loss"), stubborn))


def test_input_and_output_are_the_callers_again_after_a_check():
    before = (sys.stdin, sys.stdout, sys.stderr, builtins.input, warnings.showwarning)
    for function in (*ASKING.values(), lambda *arguments: 1 / 0, lambda *arguments: 1.0):
        run(function, (1.0,))
        after = (sys.stdin, sys.stdout, sys.stderr, builtins.input, warnings.showwarning)
        assert after == before


@pytest.mark.parametrize("leave", [sys.exit, quit, exit], ids=["sys.exit", "quit", "exit"])
def test_leaving_the_program_is_caught(exercise, verdict, assert_fault, leave):
    result = verdict(exercise, lambda *arguments: leave(0))
    assert_fault(result, "raised", "ended the program", "SystemExit")


def test_the_users_own_interruption_goes_through(exercise, verdict):
    def interrupted(*arguments):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verdict(exercise, interrupted)


def test_endless_recursion_is_told(exercise, verdict, assert_fault):
    def again(*arguments):
        return again(*arguments)

    assert_fault(verdict(exercise, again), "raised", "RecursionError")


def test_two_checks_at_once_leave_the_output_as_it_was():
    """Each captures the output of the whole process, so one after the other has its turn."""
    before = (sys.stdout, sys.stderr)
    outputs = {}

    def talk(name):
        for _ in range(20):
            print(name)
            time.sleep(0.002)

    def judged(name):
        outputs[name] = [run(talk, (name,)).output for _ in range(5)]

    threads = [threading.Thread(target=judged, args=(name,)) for name in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert (sys.stdout, sys.stderr) == before
    assert outputs == {name: [f"{name}\n" * 20] * 5 for name in ("one", "two", "three")}


def test_waiting_for_another_check_does_not_use_up_the_time():
    outcomes = {}

    def sleep(seconds):
        time.sleep(seconds)
        return seconds

    def ask(name, seconds, limit):
        submission = Submission(sleep, seconds=limit)
        outcomes[name] = [submission.call((seconds,)) for _ in range(3)]

    cases = (("slow", 0.4, 9), ("quick", 0.1, 0.6))
    threads = [threading.Thread(target=ask, args=case) for case in cases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert [outcome.error for outcome in outcomes["slow"] + outcomes["quick"]] == [None] * 6


class SpeechlessError(Exception):
    def __str__(self):
        raise RuntimeError("no words")


def test_an_exception_without_words_is_still_told(exercise, verdict, assert_fault):
    def broken(*arguments):
        raise SpeechlessError

    assert_fault(verdict(exercise, broken), "raised", "SpeechlessError", "cannot be read")


def test_an_exception_with_too_many_words_is_cut(exercise, drawn, assert_fault):
    def broken(*arguments):
        raise ValueError("x" * 1_000_000)

    card = drawn(exercise, broken)
    assert_fault(card.result, "raised", "ValueError")
    assert len(str(card)) < 10_000
    assert len(card._repr_html_()) < 20_000


def test_a_value_that_raises_when_read_is_told(exercise, verdict, assert_fault):
    class Sly:
        def __array__(self, dtype=None, copy=None):
            raise ValueError("not today")

    result = verdict(exercise, lambda *arguments: Sly())
    assert_fault(result, "raised", "ValueError", "not today")


def test_submissions_get_copies_and_the_record_keeps_its_cases(exercise):
    def wipe(*arguments):
        for argument in arguments:
            if isinstance(argument, np.ndarray):
                argument[...] = 0

    case = next(exercise.cases(np.random.default_rng(0)))
    kept = repr(case)
    run(wipe, case)
    assert repr(case) == kept


def test_the_outcome_of_a_call_shares_no_memory_with_the_submission():
    kept = []

    def keeps(array):
        kept.extend([array, np.zeros(2), memoryview(np.zeros(2)), np.zeros(4)[::2]])
        return kept[1:]

    outcome = run(keeps, (np.zeros(2),))
    for array in map(np.asarray, kept):
        array[...] = 7.0
    for array in (*outcome.value, *outcome.arguments_after):
        assert array.tolist() == [0.0, 0.0]


def test_the_outcome_of_a_call_holds_no_object_of_the_submission():
    class Trojan(float):
        pass

    outcome = run(lambda x: {Trojan(1): [Trojan(2), np.array([Trojan(3)], dtype=object)]}, (1.0,))
    assert outcome.value == {1.0: [2.0, [3.0]]}
    (key,), (values,) = outcome.value.keys(), outcome.value.values()
    assert {type(number) for number in (key, values[0], values[1][0])} == {float}
