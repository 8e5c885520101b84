"""The order in which the mechanisms are asked, and how what they find is put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mlnotes.checker.diagnosis.broadcast import broadcast
from mlnotes.checker.diagnosis.code import asked
from mlnotes.checker.diagnosis.companions import accompanied, slipped_besides, slips_by_member
from mlnotes.checker.diagnosis.contrast import contrasted, contrasted_by_word, right_by_word
from mlnotes.checker.diagnosis.errors import retold
from mlnotes.checker.diagnosis.evidence import Evidence, Finding
from mlnotes.checker.diagnosis.invariance import broken_rule
from mlnotes.checker.diagnosis.parts import entries_right, members_right
from mlnotes.checker.diagnosis.reductions import reduced
from mlnotes.checker.diagnosis.relations import related
from mlnotes.checker.diagnosis.sensitivity import insensitive
from mlnotes.checker.diagnosis.substitutions import substituted
from mlnotes.checker.diagnosis.verdicts import (
    mostly,
    nearly,
    one_direction,
    one_sided,
    signs_right,
    spelled,
)
from mlnotes.checker.record import Exercise

# What is said of a value that is not right: the most specific first.
ABOUT_VALUES: tuple[Callable[[Evidence], Finding | None], ...] = (
    spelled,
    broadcast,
    accompanied,
    related,
    slipped_besides,
    members_right,
    slips_by_member,
    substituted,
    insensitive,
    contrasted_by_word,
    one_sided,
    entries_right,
    contrasted,
    nearly,
    broken_rule,
    one_direction,
    signs_right,
    mostly,
)
# After these no question is needed: they name the cause.
NAMED = {"broadcast", "companion", "sensitivity", "two_slips"}
# What ends a call from without says enough, and no change of the code need be tried.
STOPPED = {"InputRefused", "SystemExit", "GeneratorExit"}
# These say exactly how the answer is computed instead, in every case.
ABOUT_FORMULAS = {"companion", "factor", "relation", "substitution", "two_slips"}
# What is added to the first fault, where it is a fault of another kind.
ABOUT_OTHERS: dict[str, tuple[Callable[[Evidence], Finding | None], ...]] = {
    "raised": (retold, contrasted_by_word, contrasted),
    "shape": (broadcast, reduced, members_right, slips_by_member, contrasted_by_word, contrasted),
    "type": (reduced, spelled, members_right, contrasted_by_word, contrasted),
    "empty": (contrasted_by_word, contrasted),
    "none": (contrasted_by_word, contrasted),
    "not_finite": (contrasted_by_word, members_right, entries_right, contrasted),
    "property": (insensitive, contrasted_by_word, contrasted),
}
# These hold nothing against the reference's answer, which is only one where many are right.
OF_MANY_RIGHT = {retold, insensitive, contrasted_by_word, contrasted}


def mechanisms_for(
    exercise: Exercise, fault: str
) -> Sequence[Callable[[Evidence], Finding | None]]:
    """The mechanisms that may speak of a kind of fault in this exercise, in their order."""
    mechanisms = ABOUT_VALUES if fault == "value" else ABOUT_OTHERS.get(fault, ())
    if exercise.has_many_right_answers:
        return [mechanism for mechanism in mechanisms if mechanism in OF_MANY_RIGHT]
    return mechanisms


def explain(evidence: Evidence) -> Finding:
    """What to say of a failed check that no known mistake explains: a fact, and a question."""
    fault, error = evidence.first.fault, evidence.checked[0].outcome.error
    if error and error.type in STOPPED:
        return Finding(evidence.first.message)
    found = (mechanism(evidence) for mechanism in mechanisms_for(evidence.exercise, fault))
    fact = next(filter(None, found), None)
    named_by = fact and fact.mechanism
    question = None
    if named_by not in NAMED:
        question = asked(evidence, of_formulas_only=named_by in ABOUT_FORMULAS)
    if question and named_by == "nearly":
        fact = None  # The line says more.
    if not fact and not question and fault in ("value", "property"):
        fact = right_by_word(evidence)  # Nothing else is left to tell.
    # An error retold holds the first message already, and a fact about values replaces it.
    is_whole = fact and (fault == "value" or fact.mechanism == "error")
    said = [] if is_whole else [evidence.first.message]
    said += [finding.message for finding in (fact, question) if finding]
    told_by = fact or question
    return Finding(" ".join(said), told_by and told_by.mechanism)
