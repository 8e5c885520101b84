"""Exercises with many right answers: the record judges each, and then all of them together."""

import pickle
from itertools import count

import numpy as np
import pytest

from mlnotes.checker.card import Card
from mlnotes.checker.engine import cases_of, judge
from mlnotes.checker.properties import (
    differs_for_same_arguments,
    every,
    same_for_most_seeds,
    seed_objection,
)
from mlnotes.checker.record import Case, Exercise
from mlnotes.checker.submission import Submission


def shuffled(n, random_state):
    return np.random.default_rng(random_state).permutation(n)


def cases(rng):
    yield 8, 0
    yield 8, 0
    for random_state in range(1, 6):
        yield 8, random_state
    yield Case(20, int(rng.integers(100)), word="many")


def objection(case, rows):
    if sorted(rows) != list(range(case[0])):
        return f"Not every number from 0 to {case[0] - 1} is there once."
    return None


def exercise(**changes):
    parts = {
        "points": 1,
        "minutes": 1,
        "signature": "shuffled(n, random_state)",
        "task": "Put the numbers below n into a random order.",
        "reference": shuffled,
        "cases": cases,
        "hints": ("one", "two", "three"),
        "mistakes": {
            "from_one": ("It counts from 1.", every(lambda case, rows: min(rows) == 1)),
            "one_missing": ("One is missing.", every(lambda case, rows: len(rows) < case[0])),
            "unshuffled": ("Not random.", every(lambda case, rows: sorted(rows) == list(rows))),
            "fresh": ("A new one each time.", differs_for_same_arguments),
        },
        "lesson": "Seeds make chance repeatable.",
        "objection": objection,
        "objection_to_all": seed_objection,
    }
    return Exercise("mlnotes.exercises.chance.shuffled", **parts | changes)


def judged(function, **changes):
    return judge(exercise(**changes), Submission(function))


@pytest.mark.parametrize(
    "function",
    [
        shuffled,
        lambda n, s: shuffled(n, s + 7)[::-1],
        lambda n, s: shuffled(n, s).tolist(),
        lambda n, s: tuple(map(float, np.argsort(np.random.default_rng(s).random(n)))),
    ],
)
def test_every_answer_with_the_property_passes(function):
    result = judged(function)
    assert result.passed, result.message
    assert result.n_right == result.n_cases == 8


def test_an_answer_without_the_property_is_told_what_does_not_hold():
    result = judged(lambda n, s: shuffled(n, s) // 2)
    assert (result.passed, result.fault, result.mistake) == (False, "property", None)
    assert result.message.startswith("Not every number from 0 to 7 is there once.")


def test_a_known_mistake_is_told_after_what_was_found_in_the_case():
    result = judged(lambda n, s: shuffled(n, s) + 1)
    assert result.mistake == "from_one"
    assert result.message == "Not every number from 0 to 7 is there once. It counts from 1."


def test_a_predicate_must_hold_wherever_an_answer_is_at_fault():
    one_of_many = judged(lambda n, s: shuffled(n, s)[: 19 if n == 20 else n])
    assert one_of_many.mistake == "one_missing"
    two_ways = judged(lambda n, s: shuffled(n, s)[:-1] if n == 20 else shuffled(n, s) + 1)
    assert two_ways.mistake is None


def test_a_seed_that_is_not_followed_is_a_fault_of_all_answers_together():
    result = judged(lambda n, s: shuffled(n, 3))
    assert (result.fault, result.mistake, result.n_right) == ("together", None, 0)
    assert "the same answer again and again" in result.message


def test_an_answer_that_is_new_each_time_is_told_so():
    seeds = count()
    result = judged(lambda n, s: shuffled(n, next(seeds)))
    assert (result.fault, result.mistake) == ("together", "fresh")
    assert "Called twice with the same arguments" in result.message
    assert result.message.endswith("A new one each time.")


def test_a_mistake_of_all_answers_together_must_hold_of_all_of_them():
    assert judged(lambda n, s: np.arange(n)).mistake == "unshuffled"
    assert judged(lambda n, s: np.arange(n) if s else shuffled(n, 3)).mistake is None


def test_the_other_faults_come_before_the_property():
    def changes_its_input(values, random_state):
        values[0] = 5.0
        return np.arange(3)

    taken = {"cases": lambda rng: iter([(np.array([1.0, 2.0]), 0)])}
    assert judged(changes_its_input, **taken).fault == "changed_input"
    assert judged(lambda n, s: None).fault == "none"
    assert judged(lambda n, s: [None] * n).fault == "none"
    assert judged(lambda n, s: shuffled).fault == "not_a_value"
    assert judged(lambda n, s: 1 / 0).fault == "raised"
    assert judged(lambda n, s: "text").fault == "type"
    assert judged(lambda n, s: shuffled(n, s)[:, None]).fault == "shape"
    assert judged(lambda n, s: shuffled(n, s) + 0.5).fault == "type"


def test_no_predicate_is_asked_of_what_is_no_answer():
    for function in (lambda n, s: None, lambda n, s: 1 / 0, lambda n, s: shuffled):
        assert judged(function, mistakes={"any": ("Any.", lambda answers: True)}).mistake is None


def test_a_predicate_gets_answers_that_are_not_in_form_as_they_are():
    mistakes = {"boxed": ("Boxed.", every(lambda case, rows: len(rows) == 1))}
    assert judged(lambda n, s: [shuffled(n, s)], mistakes=mistakes).mistake == "boxed"
    mistakes = {"broken": ("Broken.", every(lambda case, rows: rows.nowhere))}
    assert judged(lambda n, s: [shuffled(n, s)], mistakes=mistakes).mistake is None


@pytest.mark.parametrize(
    "function",
    [
        lambda n, s: 2 * shuffled(n, s),  # Twice the example.
        lambda n, s: shuffled(n, s)[::-1] // 2,
        lambda n, s: np.r_[shuffled(n, s)[:-1], 0],  # All entries but the last are the example's.
        lambda n, s: shuffled(n, s)[:-1],
    ],
)
def test_nothing_is_held_against_the_one_example_of_the_reference(function):
    result = judged(function, mistakes={})
    assert (result.fault, result.mechanism) == ("property", None)
    assert result.message == "Not every number from 0 to 7 is there once."


def never_follows(n, random_state):
    return np.arange(n)[:-1]


def test_an_argument_that_is_not_followed_is_named_and_no_more_said_of_the_right_answer():
    result = judged(never_follows, mistakes={})
    assert result.mechanism == "sensitivity"
    assert "When `random_state` is changed, your answer stays the same." in result.message


def one_short(n, random_state):
    return np.random.default_rng(random_state).permutation(n - 1)


def one_short_whatever_the_seed(n, random_state):
    return np.random.default_rng(7).permutation(n - 1)


def test_a_change_of_the_code_must_satisfy_the_judgement_of_all_answers_too():
    assert "would make every case right" in judged(one_short, mistakes={}).message
    result = judged(one_short_whatever_the_seed, mistakes={})
    assert "would make every case right" not in result.message


def wrong_seed(n, random_state):
    return np.random.default_rng(n).permutation(n)


def test_a_change_that_mends_a_fault_of_all_answers_is_asked_about():
    message = judged(wrong_seed, mistakes={}).message
    assert "the same answer again and again" in message
    assert "would let it pass" in message


def test_words_for_special_cases_are_told_of_properties_too():
    result = judged(lambda n, s: shuffled(n, s)[: min(n, 19)], mistakes={})
    assert result.mechanism == "contrast"
    assert "Every case is right, except those with many." in result.message


def test_the_card_shows_the_reference_as_an_example():
    result = judged(lambda n, s: shuffled(n, s) // 2)
    drawn = Card(exercise(), result)
    for text in (repr(drawn), drawn._repr_html_()):
        assert "for example" in text
        assert "expected" not in text
        assert "The smallest case that fails:" in text


def test_the_card_counts_no_right_cases_where_all_are_judged_together():
    drawn = Card(exercise(), judged(lambda n, s: shuffled(n, 3)))
    assert "chance/shuffled: not yet\n" in repr(drawn)
    assert "One of the cases:" in repr(drawn)
    passed = Card(exercise(), judged(shuffled))
    assert passed.headline == "chance/shuffled: passed, judged by all 8 cases together"
    alone = exercise(objection_to_all=None)
    assert "all 8 cases are right" in Card(alone, judge(alone, Submission(shuffled))).headline


# By consequence: a number is to be guessed from noisy measurements, and the record knows it.


def measured(rng):
    for number in (3.0, 7.0, 11.0):
        yield Case(number + rng.normal(size=50), law=number)


def costs(answers):
    cost = np.mean([abs(guess - case.law) for case, guess in answers])
    return None if cost < 0.5 else f"Your guesses are {cost:.1f} off in the mean."


def guessing(**changes):
    mistakes = {"same": ("Always the same.", lambda answers: len({g for _, g in answers}) == 1)}
    judgement = {"objection": None, "objection_to_all": costs, "mistakes": mistakes}
    parts = {"signature": "guess(values)", "reference": lambda values: float(values.mean())}
    return exercise(**{"cases": measured} | parts | judgement | changes)


@pytest.mark.parametrize("rule", [np.mean, np.median, lambda v: (np.max(v) + np.min(v)) / 2])
def test_every_sound_decision_passes(rule):
    assert judge(guessing(), Submission(rule)).passed


def test_a_wrong_decision_is_told_what_comes_of_it():
    result = judge(guessing(), Submission(lambda values: values.mean() + 2))
    assert (result.fault, result.mistake) == ("together", None)
    assert result.message.startswith("Your guesses are 2.")
    result = judge(guessing(), Submission(lambda values: 7.0))
    assert result.mistake == "same"
    assert result.message == "Your guesses are 2.7 off in the mean. Always the same."


def test_only_the_record_knows_the_law():
    seen = []

    def looking(values, *others):
        seen.append((type(values), others))
        return values.mean()

    assert judge(guessing(), Submission(looking)).passed
    assert set(seen) == {(np.ndarray, ())}
    case = cases_of(guessing(), 0)[0]
    assert pickle.loads(pickle.dumps(case)).law == case.law == 3.0


def test_without_cases_nothing_is_judged_together():
    record = guessing(cases=lambda rng: iter(()))
    assert judge(record, Submission(np.mean)).n_cases == 0


def test_a_slow_decision_is_not_tried_with_changed_code():
    import time

    def slow(values):
        time.sleep(0.25)
        return max(values) + 2

    start = time.perf_counter()
    result = judge(guessing(), Submission(slow))
    assert (result.fault, result.mechanism) == ("together", None)
    assert time.perf_counter() - start < 1.5


# The predicates themselves.


def test_answers_of_two_calls_with_the_same_arguments_are_compared():
    values = np.array([1.0, 2.0])
    one, other = ((values, 1), np.array([3])), ((values.copy(), 1), np.array([4]))
    assert differs_for_same_arguments([one, other])
    assert not differs_for_same_arguments([one, one])
    assert not differs_for_same_arguments([one, ((values, 2), np.array([4]))])


@pytest.mark.parametrize(
    ("answers", "agree"),
    [([1, 1, 1, 1], True), ([1, 1, 1, 2], True), ([1, 1, 2, 3], False), ([1, 2, 3, 4], False)],
)
def test_most_seeds_must_give_answers_of_their_own(answers, agree):
    called = [((5, 6, seed), answer) for seed, answer in enumerate(answers)]
    assert same_for_most_seeds(called) is agree
    first = [((seed, 5), answer) for seed, answer in enumerate(answers)]
    assert same_for_most_seeds(first, place=0) is agree


def test_calls_with_one_seed_or_other_arguments_tell_nothing_of_the_seed():
    assert not same_for_most_seeds([((5, 1), "a"), ((5, 1), "a")])
    assert not same_for_most_seeds([((5, 1), "a"), ((6, 2), "a")])


def test_a_predicate_of_every_answer_holds_of_all_or_not_at_all():
    is_double = every(lambda case, answer: answer == 2 * case[0])
    assert is_double([((1,), 2), ((2,), 4)])
    assert not is_double([((1,), 2), ((2,), 5)])
