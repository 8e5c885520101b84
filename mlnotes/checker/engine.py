"""Judge a submitted function by an exercise record, and say what is wrong with it.

All cases are run first, because a known mistake is recognised by agreeing with the submission on
every one of them. Then the first diagnosis that holds is given, in this order: known mistake;
raised, nothing returned, not a number or container, changed its input, type, shape, finiteness,
value. The case shown is the first that fails, which is the smallest.
"""

from __future__ import annotations

import copy
import pickle
import warnings
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from mlnotes.checker.compare import Difference, difference
from mlnotes.checker.diagnosis.evidence import Evidence, Finding
from mlnotes.checker.diagnosis.explain import explain
from mlnotes.checker.faults import fault_of
from mlnotes.checker.imports import called, permitted
from mlnotes.checker.plain import plain
from mlnotes.checker.record import Exercise, Mistake
from mlnotes.checker.result import CheckResult, Trial
from mlnotes.checker.run import run
from mlnotes.checker.submission import Submission

NOT_ATTEMPTED = Difference("not_attempted", "Not attempted yet: replace the placeholder line.")


def judge(exercise: Exercise, submission: Submission, *, random_state: int = 0) -> CheckResult:
    """Try every case of the exercise on the submission, and diagnose what came back."""
    if borrowed := submission.borrowed(exercise.allowed_imports):
        return _refused(exercise, borrowed)
    cases = cases_of(exercise, random_state)
    trials = tried(exercise, submission, cases)
    first = next((trial.fault for trial in trials if trial.fault), None)
    if first is None:
        return _result(exercise, trials, len(cases))
    if len(trials) < len(cases):
        return _result(exercise, trials, len(cases), fault=first, message=first.message)
    mistake = None if _spoilt(trials) else _recognise(exercise, trials)
    if mistake:
        return _result(
            exercise,
            trials,
            len(cases),
            fault=first,
            mistake=mistake.name,
            message=mistake.message,
        )
    # Other faults show in any case; what is said of values is held against more of them.
    more = _others(cases, cases_of(exercise, random_state + 1)) if first.fault == "value" else []
    further = tried(exercise, submission, more)
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


def _spoilt(trials: list[Trial]) -> bool:
    """Whether wrong values are, it seems, a consequence of inputs that were changed.

    They are right in most cases, and wrong in none whose input stayed as it was.
    """
    faults = [trial.fault.fault for trial in trials if trial.fault]
    return set(faults) == {"changed_input"} and 2 * len(faults) < len(trials)


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
    """The cases in turn, up to one after which further ones would tell nothing more."""
    trials = []
    for arguments in cases:
        expected = plain(exercise.reference(*copy.deepcopy(arguments)))
        outcome = submission.call(arguments)
        fault = fault_of(exercise, arguments, expected, outcome)
        trial = Trial(arguments, expected, outcome, fault, getattr(arguments, "word", ""))
        if not trials and _stopped_by(trial, "NotImplementedError"):
            trial = replace(trial, fault=NOT_ATTEMPTED)
        trials.append(trial)
        if trial.fault is NOT_ATTEMPTED or _stopped_by(trial, "TimeLimitExceeded"):
            break
    return trials


def _stopped_by(trial: Trial, error_type: str) -> bool:
    return trial.outcome.error is not None and trial.outcome.error.type == error_type


def _recognise(exercise: Exercise, trials: list[Trial]) -> Mistake | None:
    answered = next((trial for trial in trials if trial.fault and not trial.outcome.error), None)
    recognised = (
        mistake
        for mistake in exercise.mistakes.values()
        for wrong in mistake.functions
        if not (answered and _differs(wrong, answered)) and _agrees(exercise, wrong, trials)
    )
    return next(recognised, None)


def _differs(wrong: Callable, trial: Trial) -> bool:
    """Whether a wrong function answers a case in another way than the submission did.

    Most do, and this costs a tenth of a `run`: a record's own function needs no watching.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = plain(wrong(*copy.deepcopy(trial.arguments)))
        except Exception:
            return False
    return difference(value, trial.outcome.value) is not None


def _agrees(exercise: Exercise, wrong: Callable, trials: list[Trial]) -> bool:
    """Whether the submission answers as the wrong function does wherever that is defined.

    The wrong function must also fail on some case where the submission fails, so that one which
    is right in value, and at fault for something else, is not mistaken for it.
    """
    explains = is_defined = False
    for trial in trials:
        outcome = run(wrong, trial.arguments)
        submitted = trial.outcome
        if outcome.error:
            same_error = submitted.error and submitted.error.type == outcome.error.type
            explains = explains or bool(same_error)
            continue
        is_defined = True
        if submitted.error or difference(outcome.value, submitted.value):
            return False
        if trial.fault and not explains:
            fault = fault_of(exercise, trial.arguments, trial.expected, outcome)
            # A mere warning explains nothing but a warning.
            explains = bool(fault) and (fault.fault != "warned" or trial.fault.fault == "warned")
    return explains and is_defined
