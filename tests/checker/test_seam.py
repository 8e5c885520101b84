"""A submission may live in another process: all that crosses is plain data, and nothing is lost."""

import dataclasses
import pickle

import numpy as np

from mlnotes.checker.engine import judge
from mlnotes.checker.plain import same
from mlnotes.checker.submission import Submission


def programs_with_labels(programs):
    yield from ((None, number, program) for number, program in enumerate(programs.RIGHT))
    for label, wrong in programs.WRONG.items():
        yield from ((label, number, program) for number, program in enumerate(wrong))


def assert_same_outcome(here, there):
    for name in ("value", "arguments_after", "heard"):
        assert same(getattr(here, name), getattr(there, name)), name
    for name in ("error", "output", "warnings"):
        assert getattr(here, name) == getattr(there, name)


def assert_same_result(here, there):
    """How far the search for a question about the code comes is a matter of time, and left out."""
    if here.mistake is None and not here.passed:
        here, there = (dataclasses.replace(r, message="", mechanism=None) for r in (here, there))
    assert dataclasses.replace(here, trials=()) == dataclasses.replace(there, trials=())
    for one, other in zip(here.trials, there.trials, strict=True):
        assert_same_outcome(one.outcome, other.outcome)
        assert one.fault == other.fault


def test_every_program_answers_elsewhere_as_it_does_here(exercise, programs_of, other_process):
    asked = 0
    cases = list(exercise.cases(np.random.default_rng(5)))[::3]
    for label, number, program in programs_with_labels(programs_of(exercise.id)):
        here = Submission(program)
        there = other_process.submission(exercise.id, label, number)
        assert here.source() == there.source()
        assert here.borrowed(frozenset()) == there.borrowed(frozenset())
        for arguments in cases:
            assert_same_outcome(here.call(arguments), there.call(arguments))
        asked += 1
    assert asked > 3


def test_a_program_is_judged_elsewhere_as_it_is_here(exercise, programs_of, other_process):
    programs = programs_of(exercise.id)
    label = list(programs.WRONG)[-1]
    for held in ((None, 0, programs.RIGHT[0]), (label, 0, programs.WRONG[label][0])):
        here = judge(exercise, Submission(held[-1]), random_state=5)
        there = judge(exercise, other_process.submission(exercise.id, *held[:2]), random_state=5)
        assert here.passed is (held[0] is None)
        assert_same_result(here, there)


def test_a_result_can_be_sent_on(exercise, programs_of):
    programs = programs_of(exercise.id)
    for program in (programs.RIGHT[0], next(iter(programs.WRONG.values()))[0]):
        result = judge(exercise, Submission(program))
        received = pickle.loads(pickle.dumps(result))
        assert_same_result(result, received)
