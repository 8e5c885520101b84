"""Attempts that nobody listed: what beginners wrote who knew only the lessons.

`attempts/<topic>/<name>.py` holds twelve wrong programs of an exercise, `wrong_...`, and a few odd
but right ones, `right_...`. They were written for this test and no record was made from them.
"""

import importlib.util
from pathlib import Path

import pytest
from fixtures.sampling import EVERYTHING, sample

from mlnotes.checker.catalogue import catalogue, find
from mlnotes.checker.engine import judge
from mlnotes.checker.submission import Submission

ATTEMPTS = Path(__file__).parent / "attempts"
EXERCISES = sorted(path.relative_to(ATTEMPTS).with_suffix("") for path in ATTEMPTS.glob("*/*.py"))
# Of the attempts, those that must be told more than that they are not right; the attempts at some
# exercises are stranger than at others.
SHARE_TOLD_MORE = 0.92 if EVERYTHING else 0.8


def attempts_at(exercise_id, kind):
    spec = importlib.util.spec_from_file_location("attempts", ATTEMPTS / f"{exercise_id}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: value for name, value in vars(module).items() if name.startswith(kind)}


def is_told_more(result):
    """Whether anything is said beyond "the answer is not right", or wrong in so many entries."""
    return bool(result.mistake or result.mechanism or result.fault != "value")


def test_no_wrong_attempt_is_accepted_and_most_are_told_more():
    results = {
        f"{path.as_posix()} {name}": judge(find(path.as_posix()), Submission(attempt))
        for path in sample(EXERCISES, 4)
        for name, attempt in attempts_at(path.as_posix(), "wrong").items()
    }
    assert [name for name, result in results.items() if result.passed] == []
    told_less = [name for name, result in results.items() if not is_told_more(result)]
    assert len(told_less) <= (1 - SHARE_TOLD_MORE) * len(results), told_less


@pytest.mark.parametrize("exercise_id", [path.as_posix() for path in EXERCISES])
def test_no_right_attempt_is_refused(exercise_id):
    for name, attempt in attempts_at(exercise_id, "right").items():
        result = judge(find(exercise_id), Submission(attempt))
        assert result.passed, f"{name}: {result.message}"


def test_every_exercise_has_attempts():
    assert {path.as_posix() for path in EXERCISES} == set(catalogue())
