"""Answers that are a truth value, a label or a whole number: which way are they wrong?"""

from __future__ import annotations

import difflib
from collections import Counter

import numpy as np

from mlnotes.checker.diagnosis.evidence import Evidence, Finding, Pair
from mlnotes.checker.result import Trial


def spelled(evidence: Evidence) -> Finding | None:
    """A label that the exercise does not know, and the nearest that it does."""
    known = {trial.expected for trial in evidence.trials if isinstance(trial.expected, str)}
    if not known:
        return None
    for trial in evidence.answered:
        value = trial.outcome.value
        if not isinstance(value, str) or value in known:
            continue
        plain = {_bare(label): label for label in known}
        near = difflib.get_close_matches(_bare(value), plain, n=1, cutoff=0.75)
        if near:
            return Finding(f"You return {value!r}; the task writes {plain[near[0]]!r}.", "spelling")
        if value not in evidence.exercise.task:
            return Finding(f"{value!r} is none of the labels that the task names.", "spelling")
    return None


def _bare(label: str) -> str:
    return "".join(letter for letter in label.lower() if letter.isalpha())


def one_sided(evidence: Evidence) -> Finding | None:
    """Always the same answer, too strict, too generous, or one label where another belongs."""
    wrong = [trial for trial in evidence.answered if trial.fault]
    if len(wrong) < 2 or not all(isinstance(trial.expected, bool | str) for trial in wrong):
        return None
    if any(type(trial.outcome.value) is not type(trial.expected) for trial in wrong):
        return None
    given = {trial.outcome.value for trial in evidence.answered}
    if len(given) == 1 and len(evidence.answered) > 3:
        return Finding(f"Your answer is {given.pop()!r}, whatever the input.", "constant")
    never = {trial.expected for trial in wrong} - given
    if never and isinstance(wrong[0].expected, str):
        return Finding(f"In none of the cases do you answer {sorted(never)[0]!r}.", "one_sided")
    if isinstance(wrong[0].expected, bool) and len(wrong) == len(evidence.trials):
        return Finding("In every case your answer is the opposite of the right one.", "relation")
    confusions = {(trial.expected, trial.outcome.value) for trial in wrong}
    if len(confusions) == 1:
        return Finding(_confused(evidence, wrong[0]), "one_sided")
    answers = {answer for _, answer in confusions}
    if len(answers) == 1:
        (answer,) = answers
        return Finding(
            f"In these cases, wherever your answer is wrong, it is {answer!r}: that is said too "
            "often.",
            "one_sided",
        )
    missing = {right for right, _ in confusions}
    if len(missing) == 1:
        (right,) = missing
        return Finding(
            f"Wherever your answer is wrong, {right!r} would be right: that is said too seldom.",
            "one_sided",
        )
    return None


def _confused(evidence: Evidence, trial: Trial) -> str:
    if isinstance(trial.expected, bool):
        manner = "too strict" if trial.expected else "too generous"
        return (
            f"In these cases your answers are {manner}: wherever one is wrong, it is "
            f"{trial.outcome.value} where {trial.expected} is right."
        )
    return (
        f"In these cases, wherever your answer is wrong, it is {trial.outcome.value!r} "
        f"where {trial.expected!r} is right; all other cases are right."
        if len(evidence.answered) == len(evidence.trials)
        else f"In these cases, wherever your answer is wrong, it is {trial.outcome.value!r} "
        f"where {trial.expected!r} is right."
    )


def mostly(evidence: Evidence) -> Finding | None:
    """The confusion that is the most frequent among wrong labels."""
    wrong = [trial for trial in evidence.checked if trial.fault]
    if not wrong or not all(isinstance(trial.expected, str) for trial in wrong):
        return None
    (right, given), number = Counter(
        (trial.expected, trial.outcome.value) for trial in wrong
    ).most_common(1)[0]
    return Finding(
        f"Of the {len(wrong)} wrong cases {number} are of one kind: you answer {given!r} where "
        f"{right!r} is right.",
        "one_sided",
    )


def one_direction(evidence: Evidence) -> Finding | None:
    """A single number that, where it is wrong, is always too large or always too small."""
    wrong = [pair for pair in evidence.pairs if pair.wrong.any()]
    if len(wrong) < 6 or any(pair.expected.ndim for pair in wrong):
        return None
    gaps = np.array([float(pair.received - pair.expected) for pair in wrong])
    if not np.isfinite(gaps).all() or not (np.all(gaps > 0) or np.all(gaps < 0)):
        return None
    side = "large" if gaps[0] > 0 else "small"
    if all(isinstance(trial.expected, int) for trial in evidence.answered):
        if np.ptp(gaps) == 0:
            return Finding(
                f"In these cases, wherever your answer is wrong, it is too {side} by "
                f"{abs(gaps[0]):.6g}.",
                "one_sided",
            )
        return Finding(
            f"In these cases, wherever your answer is wrong, it is too {side}.", "one_sided"
        )
    shares = [_gap(pair) for pair in _of_the_check(evidence) if pair.wrong.any()]
    extent = f", by up to {_share(max(shares))}" if max(shares) < 0.99 else ""
    return Finding(
        f"In these cases, wherever your answer is wrong, it is too {side}{extent}.", "one_sided"
    )


def signs_right(evidence: Evidence) -> Finding | None:
    """Arrays whose entries all have the right sign, and maybe sizes that err to one side."""
    wrong = [pair for pair in evidence.pairs if pair.wrong.any()]
    if len(wrong) < 4 or sum(pair.expected.size for pair in wrong) < 12:
        return None
    signs = np.concatenate([np.sign(pair.expected).ravel() for pair in wrong])
    if not ((signs > 0).any() and (signs < 0).any()):
        return None
    if not all(np.array_equal(np.sign(pair.expected), np.sign(pair.received)) for pair in wrong):
        return None
    gaps = np.concatenate(
        [(np.abs(pair.received) - np.abs(pair.expected))[pair.wrong] for pair in wrong]
    )
    if np.all(gaps > 0) or np.all(gaps < 0):
        side = "large" if gaps[0] > 0 else "small"
        return Finding(
            f"Every number has the right sign; where one is wrong, its size is too {side}.",
            "one_sided",
        )
    return Finding("Every number has the right sign; only sizes are wrong.", "one_sided")


def nearly(evidence: Evidence) -> Finding | None:
    """Close in every case, and exact in none or few: an approximation, or a rounded number."""
    pairs = evidence.pairs
    if not all(
        np.isfinite(pair.received).all() and np.isfinite(pair.expected).all() for pair in pairs
    ):
        return None
    if (
        len(pairs) < 2
        or max(map(_gap, pairs)) > 0.05
        or not any(pair.wrong.any() for pair in pairs)
    ):
        return None
    extent = _share(max(map(_gap, _of_the_check(evidence))))
    of_what = "" if all(pair.expected.ndim == 0 for pair in pairs) else " of the largest number"
    return Finding(
        f"Your answers are close, and in these cases off by up to {extent}{of_what}: is something "
        "rounded, or only approximated?",
        "nearly",
    )


def _of_the_check(evidence: Evidence) -> list[Pair]:
    """The pairs of the check's own cases, which a figure said of "these cases" is about."""
    checked = set(map(id, evidence.checked))
    return [pair for pair in evidence.pairs if id(pair.trial) in checked]


def _gap(pair: Pair) -> float:
    """How far an answer is off, as a share of the largest number that is expected."""
    largest = max(np.abs(pair.expected).max(), 1e-12)
    return float(np.abs(pair.received - pair.expected).max() / largest)


def _share(share: float) -> str:
    return f"{100 * share:.3g}%"
