"""Judge a submitted function by an exercise record, and say what is wrong with it.

All cases are run first, because a known mistake is recognised by agreeing with the submission on
every one of them. Then the first diagnosis that holds is given, in this order: known mistake;
raised, nothing returned, not a number or container, changed its input, type, shape, finiteness,
value. The case shown is the first that fails, which is the smallest. Where many answers are right
the record judges their values itself, one by one and then all together, and so are its mistakes
recognised.
"""

from __future__ import annotations

import copy
import pickle
import warnings
from dataclasses import replace

import numpy as np

from mlnotes.checker.compare import Difference
from mlnotes.checker.diagnosis.evidence import Evidence, Finding
from mlnotes.checker.diagnosis.explain import explain
from mlnotes.checker.faults import fault_of, fault_of_all
from mlnotes.checker.imports import called, permitted
from mlnotes.checker.plain import plain
from mlnotes.checker.recognition import recognised
from mlnotes.checker.record import Exercise
from mlnotes.checker.result import CheckResult, Trial
from mlnotes.checker.submission import Submission

NOT_ATTEMPTED = Difference("not_attempted", "Not attempted yet: replace the placeholder line.")


def judge(exercise: Exercise, submission: Submission, *, random_state: int = 0) -> CheckResult:
    """Try every case of the exercise on the submission, and diagnose what came back.

    What this arithmetic itself would warn of, with answers of any size, is nobody's concern; the
    warnings of the submission are caught where it runs.
    """
    with warnings.catch_warnings(action="ignore"):
        return _judge(exercise, submission, random_state)


def _judge(exercise: Exercise, submission: Submission, random_state: int) -> CheckResult:
    if borrowed := submission.borrowed(exercise.allowed_imports):
        return _refused(exercise, borrowed)
    cases = cases_of(exercise, random_state)
    trials = tried(exercise, submission, cases)
    first = next((trial.fault for trial in trials if trial.fault), None)
    if first is None:
        return _result(exercise, trials, len(cases))
    if len(trials) < len(cases):
        return _result(exercise, trials, len(cases), fault=first, message=first.message)
    if mistake := recognised(exercise, trials):
        # What the record itself found out about the answers is said as well.
        found = f"{first.message} " if first.fault in ("property", "together") else ""
        return _result(
            exercise,
            trials,
            len(cases),
            fault=first,
            mistake=mistake.name,
            message=found + mistake.message,
        )
    # Other faults show in any case; what is said of values is held against more of them.
    more = cases_of(exercise, random_state + 1) if first.fault in ("value", "property") else []
    further = tried(exercise, submission, _others(cases, more))
    found = _explained(
        Evidence(exercise, submission, tuple(trials), tuple(trials + further), first)
    )
    return _result(
        exercise, trials, len(cases), fault=first, mechanism=found.mechanism, message=found.message
    )


def _explained(evidence: Evidence) -> Finding:
    try:
        return explain(evidence)
    except Exception:  # A fault in the explanation must not keep the verdict from the learner.
        return Finding(evidence.first.message)


def cases_of(exercise: Exercise, random_state: int) -> list[tuple]:
    """The cases of an exercise for one seed, the smallest first."""
    return list(exercise.cases(np.random.default_rng(random_state)))


def _others(cases: list[tuple], more: list[tuple]) -> list[tuple]:
    """Those of `more` that are not among the cases: some are written by hand, for every seed."""
    known = set(map(pickle.dumps, cases))
    return [case for case in more if pickle.dumps(case) not in known]


def _result(exercise, trials, n_cases, *, fault=None, **told) -> CheckResult:
    return CheckResult(
        exercise_id=exercise.id,
        passed=fault is None,
        score=float(fault is None),
        fault=fault and fault.fault,
        trials=tuple(trials),
        n_cases=n_cases,
        **{"mistake": None, "message": "All cases are right.", **told},
    )


def _refused(exercise: Exercise, packages: frozenset[str]) -> CheckResult:
    names = ", ".join(map(called, sorted(packages)))
    message = (
        f"Your function hands the work to {names}. Write this one by hand. "
        f"{permitted(exercise.allowed_imports)}"
    )
    return _result(exercise, (), 0, fault=Difference("borrowed", message), message=message)


def tried(exercise: Exercise, submission: Submission, cases: list[tuple]) -> list[Trial]:
    """The cases in turn, up to one after which further ones would tell nothing more.

    A fault that shows only in all answers together is every case's.
    """
    trials = []
    for arguments in cases:
        expected = plain(exercise.reference(*copy.deepcopy(arguments)))
        outcome = submission.call(arguments)
        fault = fault_of(exercise, arguments, expected, outcome)
        trial = Trial(arguments, expected, outcome, fault, getattr(arguments, "words", ()))
        if not trials and _stopped_by(trial, "NotImplementedError"):
            trial = replace(trial, fault=NOT_ATTEMPTED)
        trials.append(trial)
        if trial.fault is NOT_ATTEMPTED or _stopped_by(trial, "TimeLimitExceeded"):
            break
    if not trials or any(trial.fault for trial in trials):
        return trials
    fault = fault_of_all(exercise, trials)
    return [replace(trial, fault=fault) for trial in trials]


def _stopped_by(trial: Trial, error_type: str) -> bool:
    return trial.outcome.error is not None and trial.outcome.error.type == error_type
