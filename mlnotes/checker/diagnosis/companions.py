"""Another quantity of the topic, or a known slip together with a factor or another slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mlnotes.checker.compare import difference
from mlnotes.checker.diagnosis.evidence import Evidence, Finding, Pair, numbers_of
from mlnotes.checker.diagnosis.factors import factor
from mlnotes.checker.diagnosis.parts import member_name
from mlnotes.checker.record import Mistake
from mlnotes.checker.result import Trial
from mlnotes.checker.run import run


def accompanied(evidence: Evidence) -> Finding | None:
    """The answers are those of a companion, itself or times a factor."""
    for name, function in evidence.exercise.companions.items():
        if _is(function, evidence):
            return Finding(f"This is {name}.", "companion")
        if words := _times(function, evidence):
            return Finding(f"{evidence.start} {words.format(what=name)}.", "companion")
    return None


def slipped_besides(evidence: Evidence) -> Finding | None:
    """A known slip and, in every case, a factor on top of it."""
    if not any(trial.fault for trial in evidence.answered):
        return None
    for mistake, function in _slips(evidence):
        if words := _times(function, evidence):
            what = words.format(what="what comes of this slip")
            return Finding(f"{evidence.start} {what}: {mistake.message}", "two_slips")
    return None


def slips_by_member(evidence: Evidence) -> Finding | None:
    """For an answer of several values: every wrong one as some known slip gives it."""
    trials = evidence.answered
    members = evidence.members
    if len(trials) < 2 or not members:
        return None
    wrong = [
        place for place, pairs in enumerate(members) if any(pair.wrong.any() for pair in pairs)
    ]
    told = {}
    for place in wrong:
        for mistake, function in _slips(evidence):
            if all(_gives_member(function, trial, place) for trial in trials):
                told[place] = mistake
                break
        else:
            return None
    words = [
        f"{member_name(evidence, place)} comes out as with this slip: {mistake.message}"
        for place, mistake in told.items()
    ]
    words = [sentence[0].upper() + sentence[1:] for sentence in words]
    return Finding(" ".join(dict.fromkeys(words)), "two_slips") if words else None


def _slips(evidence: Evidence) -> Iterator[tuple[Mistake, Callable]]:
    for mistake in evidence.exercise.mistakes.values():
        for function in mistake.functions:
            yield mistake, function


def _is(function: Callable, evidence: Evidence) -> bool:
    trials = evidence.answered
    return len(trials) > 1 and all(
        (value := _value(function, trial)) is not None
        and difference(value, trial.outcome.value) is None
        for trial in trials
    )


def _times(function: Callable, evidence: Evidence) -> str | None:
    """Words that complete "your answer is ..." around `{what}`, when a factor fits every case."""
    if len(evidence.answered) < 3:
        return None
    pairs = []
    for trial in evidence.answered:
        expected, received = numbers_of(_value(function, trial)), numbers_of(trial.outcome.value)
        if expected is None or received is None or expected.shape != received.shape:
            return None
        pairs.append(Pair(trial, expected, received))
        if len(pairs) == 2 and factor(pairs[:1] * 2, ()) is None:
            return None
    words = factor(pairs, evidence.exercise.parameters)
    return words and words.replace("the right one", "{what}")


def _gives_member(function: Callable, trial: Trial, place: int) -> bool:
    value = _value(function, trial)
    return (
        isinstance(value, tuple | list)
        and len(value) == len(trial.expected)
        and difference(value[place], trial.outcome.value[place]) is None
    )


def _value(function: Callable, trial: Trial) -> object | None:
    outcome = run(function, trial.arguments)
    return None if outcome.error else outcome.value
