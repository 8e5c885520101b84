"""What records say about answers where many are right: predicates, and whether a seed is followed.

A seed is followed when the same arguments give the same answer, and another seed gives another.
Yield one case twice, and several that differ in their seed alone, to have it asked.
"""

from __future__ import annotations

from collections.abc import Callable

from mlnotes.checker.plain import plain, same
from mlnotes.checker.record import Answers


def every(holds: Callable[[tuple, object], bool]) -> Callable[[Answers], bool]:
    """A predicate on a case and its answer, asked of every one of several answers."""
    return lambda answers: all(holds(case, answer) for case, answer in answers)


def differs_for_same_arguments(answers: Answers) -> bool:
    """Whether any two calls with the same arguments gave different answers."""
    return any(
        same(plain(case), plain(other)) and not same(answer, another)
        for place, (case, answer) in enumerate(answers)
        for other, another in answers[:place]
    )


def same_for_most_seeds(answers: Answers, *, place: int = -1) -> bool:
    """Whether of the calls that differ in the seed alone, the argument at `place`, too many agree.

    Too many is more than half: random answers may be the same now and then.
    """
    for case, _ in answers:
        alike = {
            other[place]: answer
            for other, answer in answers
            if same(_without(case, place), _without(other, place))
        }
        distinct = []
        for answer in alike.values():
            if not any(same(answer, known) for known in distinct):
                distinct.append(answer)
        if len(alike) > 1 and len(distinct) <= len(alike) / 2:
            return True
    return False


def seed_objection(answers: Answers, *, place: int = -1) -> str | None:
    """What is wrong in the way that answers follow the seed, the argument at `place`."""
    if differs_for_same_arguments(answers):
        return "Called twice with the same arguments, your function gives different answers."
    if same_for_most_seeds(answers, place=place):
        return "Called with other seeds, your function gives the same answer again and again."
    return None


def _without(case: tuple, place: int) -> object:
    arguments = list(case)
    del arguments[place]
    return plain(arguments)
