"""What the mechanisms say of all programs of the suite: never of a right one, never by accident."""

from collections import Counter

import pytest
from fixtures.sampling import sample

from mlnotes.checker.catalogue import catalogue
from mlnotes.checker.compare import Difference
from mlnotes.checker.diagnosis.evidence import Evidence
from mlnotes.checker.diagnosis.explain import ABOUT_FORMULAS, explain, mechanisms_for
from mlnotes.checker.engine import cases_of, judge, tried
from mlnotes.checker.submission import Submission

SEEDS = sample(range(20), 2)


def evidence_of(exercise, function, seed, fault):
    submission = Submission(function)
    checked = tried(exercise, submission, cases_of(exercise, seed))
    further = tried(exercise, submission, cases_of(exercise, seed + 1))
    return Evidence(exercise, submission, tuple(checked), tuple(checked + further), fault)


@pytest.mark.parametrize("fault", ["value", "shape", "property"])
def test_no_mechanism_speaks_of_a_right_program(exercise, programs_of, fault):
    for name, program in programs_of(exercise.id).right.items():
        evidence = evidence_of(exercise, program, SEEDS[0], Difference(fault, "Not right."))
        asked = mechanisms_for(exercise, fault)
        said = {one.__name__: found for one in asked if (found := one(evidence)) is not None}
        assert said == {}, name


def test_what_is_said_of_a_formula_is_said_of_other_cases_too(exercise, programs_of):
    unlisted = [
        program
        for label, programs in programs_of(exercise.id).wrong.items()
        if label in ABOUT_FORMULAS
        for program in programs.values()
    ]
    for program in sample(unlisted, 3):
        results = [judge(exercise, Submission(program), random_state=seed) for seed in SEEDS]
        facts = {
            result.message.split(". One small")[0].split(". With one")[0] for result in results
        }
        assert len({fact.split(". Two small")[0] for fact in facts}) == 1, facts


def test_an_explanation_is_found_without_an_error(exercise, programs_of):
    for programs in programs_of(exercise.id).wrong.values():
        for program in sample(list(programs.values()), 1):
            trials = tried(exercise, Submission(program), cases_of(exercise, SEEDS[0]))
            first = next(trial.fault for trial in trials if trial.fault)
            evidence = evidence_of(exercise, program, SEEDS[0], first)
            assert explain(evidence).message


def test_every_kind_of_fact_is_met_in_some_program(programs_of):
    """How often each is met is printed with `-rP`."""
    met = Counter()
    for exercise_id in catalogue():
        wrong = programs_of(exercise_id).wrong
        met.update({label: len(programs) for label, programs in wrong.items()})
    kinds = ABOUT_FORMULAS | {"code", "constant", "contrast", "entries", "error", "members"}
    kinds |= {"one_sided", "sensitivity", "spelling"}
    print({kind: met[kind] for kind in sorted(kinds)})
    assert {kind for kind in kinds if not met[kind]} <= {"two_slips", "companion"}
