"""What happens to the answer when arguments are doubled, shifted or put in another order."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np

from mlnotes.checker.diagnosis.evidence import (
    Evidence,
    Finding,
    agree,
    matrices_among,
    numbers_of,
    row_places,
)
from mlnotes.checker.result import Trial

Change = Callable[[tuple], tuple]

MAX_CASES = 4
# How an answer may follow a change: factor, summand, and the words for it.
MANNERS = (
    (1.0, 0.0, "stays the same"),
    (2.0, 0.0, "doubles"),
    (4.0, 0.0, "becomes four times as large"),
    (0.5, 0.0, "is halved"),
    (0.25, 0.0, "becomes a quarter"),
    (-1.0, 0.0, "changes its sign"),
    (1.0, 1.0, "grows by 1"),
)


def broken_rule(evidence: Evidence) -> Finding | None:
    """A change that the right answer follows in a simple manner, and the submitted does not.

    Or the reverse: a manner of the submitted answer that the right one does not have.
    """
    trials = evidence.answered
    wrong = [trial for trial in trials if trial.fault and trial.fault.fault == "value"][-MAX_CASES:]
    if len(wrong) < 2 or not all(isinstance(t.expected, float | np.ndarray) for t in trials):
        return None
    for words, change in _changes(evidence, trials):
        if any(evidence.reference(change(tuple(trial.arguments))) is None for trial in trials):
            continue  # No case would have such arguments.
        # A rule for the right answer must hold in all cases; one case breaks it for another.
        right = _manner(trials, change, lambda trial: trial.expected, evidence.reference)
        yours = _manner(wrong, change, lambda trial: trial.outcome.value, _submitted(evidence))
        if right == yours or (yours is not None and _follows(evidence, wrong, change, yours)):
            continue
        if right is not None:
            other = f"yours {yours}" if yours else "yours does not always"
            return Finding(f"When {words}, the right answer {right}; {other}.", "invariance")
        if yours is not None:
            return Finding(
                f"When {words}, where yours is wrong it {yours}; the right one does not always.",
                "invariance",
            )
    return None


def _follows(evidence: Evidence, trials: Sequence[Trial], change: Change, manner: str) -> bool:
    """Whether the right answer has this manner where the submitted one was seen to have it."""
    return _manner(trials, change, lambda t: t.expected, evidence.reference) == manner


def _manner(
    trials: Sequence[Trial], change: Change, before: Callable, after: Callable
) -> str | None:
    """The words for how an answer follows the change, alike in all trials; None if it does not."""
    pairs = []
    for trial in trials:
        changed = change(tuple(copy.deepcopy(trial.arguments)))
        old, new = numbers_of(before(trial)), numbers_of(after(changed))
        if old is None or new is None or old.shape != new.shape:
            return None
        if not (np.isfinite(old).all() and np.isfinite(new).all()):
            return None
        pairs.append((old, new))
    if all(agree(new, old) for old, new in pairs):
        return MANNERS[0][2]
    for factor, summand, words in MANNERS[1:]:
        if all(agree(new, factor * old + summand) for old, new in pairs):
            return words
    return None


def _submitted(evidence: Evidence) -> Callable[[tuple], object | None]:
    def answer(arguments: tuple) -> object | None:
        outcome = evidence.submission.call(arguments)
        return None if outcome.error else outcome.value

    return answer


def _changes(evidence: Evidence, trials: Sequence[Trial]) -> Iterator[tuple[str, Change]]:
    names = evidence.exercise.parameters
    real = [place for place in range(len(trials[0].arguments)) if _holds_numbers(trials, place)]
    rows = row_places(trials)
    if rows and len(matrices_among(trials[0])) == 1:
        data = " and ".join(f"`{names[place]}`" for place in rows)
        yield f"the rows of {data} are put in reverse order", _for(rows, lambda part: part[::-1])
        yield (
            f"every row of {data} is there twice",
            _for(rows, lambda part: np.concatenate([part, part])),
        )
    for place in real:
        name = names[place]
        yield f"`{name}` is doubled", _for([place], lambda part: 2 * part)
        yield f"1 is added to all of `{name}`", _for([place], lambda part: part + 1)
        if any((trial.arguments[place] < 0).any() for trial in trials):
            yield f"the sign of `{name}` is turned round", _for([place], lambda part: -part)
    for one, two in combinations(real, 2):
        both = f"both `{names[one]}` and `{names[two]}`"
        yield f"{both} are doubled", _for([one, two], lambda part: 2 * part)


def _for(places: Sequence[int], change: Callable) -> Change:
    return lambda arguments: tuple(
        change(part) if place in places else part for place, part in enumerate(arguments)
    )


def _holds_numbers(trials: Sequence[Trial], place: int) -> bool:
    """Whether an argument is an array of real numbers, not of labels or shares, in all trials."""
    return all(
        place < len(trial.arguments)
        and isinstance(part := trial.arguments[place], np.ndarray)
        and part.dtype.kind == "f"
        and not np.all((part >= 0) & (part <= 1))
        for trial in trials
    )
