"""Right programs pass and wrong ones fail with their own message, whatever the seed.

`programs/<topic>/<name>.py` holds those of one exercise, written as learners would write them and
without a look at the record. A function named `style` is right, one named `label__style` wrong:
its label is the known mistake, or the mechanism or the fault that is told where no record knows
it. The record's own wrong functions are judged as well.
"""

from pathlib import Path

import pytest
from fixtures.exercises import is_by_consequence
from fixtures.sampling import sample

from mlnotes.checker.catalogue import catalogue

# A right program must never be refused, so it is judged most often. What no record lists is told
# in words that take the longest to find.
RIGHT_ON = sample(range(200), 2)
RECOGNISED_ON = sample(range(25), 2)
EXPLAINED_ON = sample(range(5), 1)
# Those that are judged by consequence fit models to many data sets, each time.
LESS_OFTEN = 8
PROGRAMS = Path(__file__).parent / "programs"


def test_every_exercise_has_programs_and_every_program_an_exercise():
    files = {path.relative_to(PROGRAMS).with_suffix("") for path in PROGRAMS.glob("*/*.py")}
    assert {path.as_posix() for path in files} == set(catalogue())


def test_three_right_programs_and_a_wrong_one_for_every_mistake(exercise, programs_of):
    if not (PROGRAMS / f"{exercise.id}.py").exists():
        pytest.fail(f"tests/exercises/programs/{exercise.id}.py is not written")
    programs = programs_of(exercise.id)
    assert {"loop", "vectorised", "library"} <= set(programs.right)
    assert set(exercise.mistakes) <= set(programs.wrong)


def _as_often_as_time_allows(exercise, seeds):
    return seeds[::LESS_OFTEN] if is_by_consequence(exercise) else seeds


def test_right_program_passes(exercise, right_program, verdict):
    for seed in _as_often_as_time_allows(exercise, RIGHT_ON):
        result = verdict(exercise, right_program, seed)
        assert result.passed, f"seed {seed}: {result}"
        assert (result.score, result.mistake, result.fault) == (1.0, None, None)
        assert result.n_right == result.n_cases > 0


def test_wrong_program_is_told_what_its_name_says(exercise, wrong_program, label, verdict):
    seeds = RECOGNISED_ON if label in exercise.mistakes else EXPLAINED_ON
    for seed in _as_often_as_time_allows(exercise, seeds):
        result = verdict(exercise, wrong_program, seed)
        assert (result.passed, result.score) == (False, 0.0), f"seed {seed}"
        if label in exercise.mistakes:
            assert result.mistake == label, f"seed {seed}: {result.message}"
            told = exercise.mistakes[label].message
            # Where the record judges for itself, what it found stands before the mistake.
            found = result.message.removesuffix(told)
            assert found + told == result.message
            assert not found or exercise.has_many_right_answers
        else:
            assert result.mistake is None, f"seed {seed}: {result.mistake}"
            assert label in (result.mechanism, result.fault), f"seed {seed}: {result.message}"


def test_wrong_function_of_the_record_fails_as_its_mistake(
    exercise, wrong_function, mistake, verdict
):
    for seed in RECOGNISED_ON:
        result = verdict(exercise, wrong_function, seed)
        assert not result.passed, f"seed {seed}"
        assert (result.mistake, result.message) == (mistake.name, mistake.message), f"seed {seed}"
