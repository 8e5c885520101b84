"""Which of a record's known mistakes explains all answers of a submission."""

from __future__ import annotations

import copy
from collections.abc import Callable

from mlnotes.checker.compare import difference
from mlnotes.checker.faults import fault_of
from mlnotes.checker.form import NotInFormError, in_form
from mlnotes.checker.plain import plain
from mlnotes.checker.record import Exercise, Mistake, Sign
from mlnotes.checker.result import Trial
from mlnotes.checker.run import run


def recognised(exercise: Exercise, trials: list[Trial]) -> Mistake | None:
    """The first of the record's mistakes that explains the answers in all cases."""
    if _spoilt(trials):
        return None
    answered = next((trial for trial in trials if trial.fault and not trial.outcome.error), None)
    fitting = (
        mistake
        for mistake in exercise.mistakes.values()
        for wrong in mistake.functions
        if (
            _explains(wrong, trials)
            if exercise.has_many_right_answers or isinstance(wrong, Sign)
            else not (answered and _differs(wrong, answered)) and _agrees(exercise, wrong, trials)
        )
    )
    return next(fitting, None)


def _spoilt(trials: list[Trial]) -> bool:
    """Whether wrong values are, it seems, a consequence of inputs that were changed.

    They are right in most cases, and wrong in none whose input stayed as it was.
    """
    faults = [trial.fault.fault for trial in trials if trial.fault]
    return set(faults) == {"changed_input"} and 2 * len(faults) < len(trials)


def _explains(predicate: Callable, trials: list[Trial]) -> bool:
    """Whether the predicate holds of the answers at fault, where it can be asked of them."""
    at_fault = [trial for trial in trials if trial.fault]
    without_answer = ("raised", "none", "not_a_value")
    if not isinstance(predicate, Sign) and any(t.fault.fault in without_answer for t in at_fault):
        return False
    try:
        return bool(predicate([_answered(trial) for trial in at_fault]))
    except Exception:  # Answers that are not in form may be anything.
        return False


def _answered(trial: Trial) -> tuple[tuple, object]:
    """Case and answer, which has the form of the reference's if it can be given that."""
    try:
        return trial.arguments, in_form(trial.expected, trial.outcome.value)
    except NotInFormError:
        return trial.arguments, trial.outcome.value


def _differs(wrong: Callable, trial: Trial) -> bool:
    """Whether a wrong function answers a case in another way than the submission did.

    Most do, and this costs a tenth of a `run`: a record's own function needs no watching.
    """
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
