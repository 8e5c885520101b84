"""How a verdict comes about, on a small exercise of our own: the sum of a list of numbers."""

import math
import warnings

import numpy as np
import pytest

from mlnotes.checker.engine import judge
from mlnotes.checker.record import Case, Exercise, Sign
from mlnotes.checker.submission import Submission


def cases(rng):
    yield (np.array([1.0, 2.0]),)
    yield Case(np.array([-1.0, 5.0]), word="a negative number")
    yield (rng.normal(size=3),)


def of_positive(values):
    if (values < 0).any():
        raise ValueError("negative")
    return float(np.sum(values)) - 1.0


def loud(values):
    warnings.warn("loud", UserWarning, stacklevel=1)
    return float(np.sum(values))


def exercise(**changes):
    parts = {
        "points": 1,
        "minutes": 1,
        "signature": "total(values)",
        "task": "Add them.",
        "reference": lambda values: float(np.sum(values)),
        "cases": cases,
        "hints": ("one", "two", "three"),
        "mistakes": {
            "mean": ("The mean.", np.mean),
            "one_less": ("One less.", of_positive),
            "root": ("The root.", lambda values: math.sqrt(-1)),
        },
        "lesson": "Sums add up.",
    }
    return Exercise("mlnotes.exercises.sums.total", **parts | changes)


def judged(function, **changes):
    return judge(exercise(**changes), Submission(function))


def test_a_right_answer_passes_every_case():
    result = judged(lambda values: sum(values))
    assert (result.passed, result.score, result.n_right, result.n_cases) == (True, 1.0, 3, 3)
    assert result.message == "All cases are right."
    assert [trial.words for trial in result.trials] == [(), ("a negative number",), ()]


def test_a_record_tells_its_own_names():
    record = exercise(signature="total(values, start=0.0)")
    assert (record.id, record.topic, record.name) == ("sums/total", "sums", "total")
    assert record.parameters == ("values", "start")
    assert exercise(signature="total()").parameters == ()


def test_what_the_reference_does_to_its_input_does_not_reach_the_case():
    def spoiling(values):
        total = float(np.sum(values))
        values[...] = 0.0
        return total

    result = judged(lambda values: sum(values), reference=spoiling)
    assert result.passed
    assert result.trials[0].arguments[0].tolist() == [1.0, 2.0]


def test_a_known_mistake_is_told_by_its_name_and_message():
    result = judged(lambda values: sum(values) / len(values))
    assert (result.mistake, result.message, result.fault) == ("mean", "The mean.", "value")


def test_a_mistake_counts_where_it_is_defined_and_may_differ_elsewhere():
    result = judged(lambda values: sum(values) - 1.0)
    assert result.mistake == "one_less"


def test_a_mistake_that_holds_on_some_cases_only_is_not_told():
    assert judged(lambda values: sum(values) / len(values) + (len(values) == 3)).mistake is None


def test_a_mistake_that_is_defined_nowhere_is_not_told_of_the_same_error():
    assert judged(lambda values: math.sqrt(-1)).mistake is None


def test_a_mistake_is_told_by_its_error_when_the_rest_agrees():
    def partly(values):
        if (values < 0).any():
            raise ValueError("another text")
        return sum(values)

    right_but = {"positive_only": ("Negative ones, too.", partly)}
    assert judged(partly, mistakes=right_but).mistake == "positive_only"

    def otherwise(values):
        if (values < 0).any():
            raise TypeError("another type")
        return sum(values)

    assert judged(otherwise, mistakes=right_but).mistake is None


def test_a_mistake_with_many_answers_is_told_by_its_sign():
    def is_large(answers):
        return all(answer > 100 for _, answer in answers)

    known = {"large": ("Far too large.", Sign(is_large))}
    assert judged(lambda values: 1e6 + sum(values), mistakes=known).mistake == "large"
    assert judged(lambda values: 50.0 + sum(values), mistakes=known).mistake is None


def test_a_right_value_at_fault_for_something_else_is_no_known_mistake():
    def changes_its_input(values):
        total = sum(values)
        values[0] = 7.0
        return total

    same_value = {"same": ("Not this.", lambda values: float(np.sum(values)))}
    result = judged(changes_its_input, mistakes=same_value)
    assert (result.fault, result.mistake) == ("changed_input", None)


def test_wrong_values_where_alone_an_input_was_changed_are_taken_for_its_consequence():
    def without_fives(values):
        return float(np.sum(values[values != 5]))

    def drops_fives(values):
        values[values == 5] = 0.0
        return float(np.sum(values))

    known = {"no_fives": ("Fives are left out.", without_fives)}
    result = judged(drops_fives, mistakes=known)
    assert (result.n_right, result.fault, result.mistake) == (2, "changed_input", None)

    def mean_of_changed(values):
        mean = np.mean(values)
        values[0] = 7.0
        return mean

    assert judged(mean_of_changed).mistake == "mean"


def test_a_warning_is_explained_by_one_and_explains_nothing_else():
    known = {"loud": ("Too loud.", loud)}
    assert judged(loud, mistakes=known, forbids_warnings=True).mistake == "loud"

    def changes_its_input(values):
        total = loud(values)
        values[0] = 7.0
        return total

    result = judged(changes_its_input, mistakes=known, forbids_warnings=True)
    assert (result.fault, result.mistake) == ("changed_input", None)
    assert judged(loud, mistakes=known).passed


def test_a_fault_in_the_explanation_leaves_the_verdict_as_it_is(monkeypatch):
    def broken(evidence):
        raise ZeroDivisionError

    monkeypatch.setattr("mlnotes.checker.engine.explain", broken)
    result = judged(lambda values: 50.0 + sum(values))
    assert (result.fault, result.message) == ("value", "The answer is not right.")


def test_only_the_first_case_can_be_an_untouched_placeholder():
    def placeholder(values):
        raise NotImplementedError

    result = judged(placeholder)
    assert (result.fault, result.attempted, len(result.trials)) == ("not_attempted", False, 1)

    def later(values):
        if len(values) == 3:
            raise NotImplementedError
        return sum(values)

    result = judged(later)
    assert (result.fault, result.attempted, len(result.trials)) == ("raised", True, 3)


def test_after_the_time_is_up_no_further_case_is_tried():
    def endless(values):
        while (values < 0).any():
            pass
        return sum(values)

    result = judge(exercise(), Submission(endless, seconds=0.2))
    assert (result.fault, result.n_right, len(result.trials)) == ("time_limit", 1, 2)
    assert result.failing is result.trials[1]


def leaves(values):
    raise SystemExit


def closes(values):
    raise GeneratorExit


@pytest.mark.parametrize("function", [leaves, closes])
def test_an_answer_that_leaves_is_told_that_it_does(function):
    result = judged(function)
    assert result.fault == "raised"
    assert "ended the program" in result.message


def test_an_exception_is_told_with_the_line_where_it_was_raised():
    def wrong_name(values):
        return values + nowhere  # noqa: F821

    assert "at `return values + nowhere" in judged(wrong_name).message
    assert " at `" not in judged(lambda: 0.0).message


def test_a_borrowed_answer_is_not_even_tried():
    from sklearn.metrics import accuracy_score

    result = judged(lambda values: accuracy_score(values, values))
    assert (result.fault, result.n_cases, result.trials) == ("borrowed", 0, ())
    assert "scikit-learn" in result.message
    allowed = frozenset({"numpy", "sklearn"})
    assert judged(lambda v: accuracy_score(v, v), allowed_imports=allowed).fault != "borrowed"


def test_what_is_computed_with_a_gigantic_answer_warns_nobody():
    """All warnings are errors in these tests, and nbgrader would score 0 for their text."""
    huge = exercise(reference=lambda values: 1.5e308, mistakes={})
    assert judge(huge, Submission(lambda values: -1.5e308)).fault == "value"
