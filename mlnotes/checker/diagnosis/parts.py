"""Which part of the answers is right: a member of several, or certain entries of an array."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from mlnotes.checker.compare import difference
from mlnotes.checker.diagnosis.evidence import Evidence, Finding, Pair
from mlnotes.checker.diagnosis.relations import relation


def members_right(evidence: Evidence) -> Finding | None:
    """For an answer of several values: which of them are right, and how the others stand."""
    trials = evidence.answered
    size = _common_size(evidence)
    if size < 2 or len(trials) < 2:
        return None
    if (words := _in_other_order(evidence, size)) is not None:
        return Finding(words, "members")
    right = [
        all(difference(t.expected[place], t.outcome.value[place]) is None for t in trials)
        for place in range(size)
    ]
    told = [
        f"{member_name(evidence, place)} is {words[1]}"
        for place in range(size)
        if not right[place]
        and place < len(evidence.members)
        and evidence.members[place]
        and (words := relation(evidence.members[place], evidence.exercise.parameters))
    ]
    if not any(right):
        if len(told) < size:
            return None
        return Finding(_sentence(f"{evidence.every_case}, {_joined(told)}."), "members")
    if all(right):
        return None
    names = _joined([member_name(evidence, place) for place in range(size) if right[place]])
    verb = "is" if sum(right) == 1 else "are"
    wrong = [member_name(evidence, place) for place in range(size) if not right[place]]
    if told:
        rest = f"{evidence.every_case} {_joined(told)}"
        return Finding(_sentence(f"{names} {verb} right. {_sentence(rest)}."), "members")
    verb_wrong = "is" if len(wrong) == 1 else "are"
    return Finding(
        _sentence(
            f"{names} {verb} right {evidence.every_case}; {_joined(wrong)} {verb_wrong} not."
        ),
        "members",
    )


def _common_size(evidence: Evidence) -> int:
    sizes = {
        len(trial.expected)
        if isinstance(trial.expected, tuple)
        and isinstance(trial.outcome.value, list | tuple)
        and len(trial.outcome.value) == len(trial.expected)
        else 0
        for trial in evidence.answered
    }
    return sizes.pop() if len(sizes) == 1 else 0


def _in_other_order(evidence: Evidence, size: int) -> str | None:
    from itertools import permutations

    if size > 4:
        return None
    for order in permutations(range(size)):
        if order == tuple(range(size)):
            continue
        if all(
            all(
                difference(trial.expected[want], trial.outcome.value[place]) is None
                for place, want in enumerate(order)
            )
            for trial in evidence.answered
        ):
            given = ", ".join(member_name(evidence, place) for place in order)
            wanted = ", ".join(member_name(evidence, place) for place in range(size))
            return (
                f"The values are right, but in another order: they come as {given}; "
                f"asked for are {wanted}."
            )
    return None


def member_name(evidence: Evidence, place: int) -> str:
    names = evidence.exercise.returns
    if place < len(names):
        return f"`{names[place]}`"
    return f"the {_ORDINALS[place]} value" if place < len(_ORDINALS) else f"value {place + 1}"


_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def entries_right(evidence: Evidence) -> Finding | None:
    """For answers that are arrays: where the wrong entries stand, when it is always one place."""
    for name, pairs in _arrays(evidence):
        if (words := _where(pairs, evidence.exercise.parameters)) is not None:
            return Finding(f"Of {name}: {words}" if name else words, "entries")
    return None


def _arrays(evidence: Evidence) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    if evidence.pairs:
        yield "", evidence.pairs
    for place, pairs in enumerate(evidence.members):
        if pairs and any(pair.wrong.any() for pair in pairs):
            yield member_name(evidence, place), pairs


# So many arrays must be right in part before the place of what is wrong is no accident.
FEWEST_MIXED = 4
MOST_BY_ACCIDENT = 1e-3


def _where(pairs: Sequence[Pair], parameters: Sequence[str]) -> str | None:
    wrong = [pair for pair in pairs if pair.wrong.any()]
    mixed = [pair for pair in wrong if not pair.wrong.all()]
    if len(mixed) < FEWEST_MIXED or any(pair.expected.ndim == 0 for pair in pairs):
        return None
    for words, region in _PLACES:
        if _only_in(pairs, mixed, region):
            return f"Only {words} {_is(words)} ever wrong; the others are right in every case."
    for place, name in enumerate(parameters):
        for words, sign in _SIGNS:
            region = _entries_where(place, sign)
            if _only_in(pairs, mixed, region) and _both_kinds(mixed, region):
                return (
                    f"Entries are wrong only where `{name}` is {words}; "
                    "the others are right in every case."
                )
    return None


def _is(words: str) -> str:
    return "are" if words.startswith(("the entries", "the rows", "the first and")) else "is"


def _only_in(pairs: Sequence[Pair], mixed: Sequence[Pair], region: Callable) -> bool:
    """Whether wrong entries stand only in the region, and that is no accident.

    It is one if entries outside would as likely be wrong as those inside, and are none the less
    all right.
    """
    masks = [region(pair) for pair in pairs]
    if any(mask is None for mask in masks):
        return False
    touched = [(pair, mask) for pair, mask in zip(pairs, masks, strict=True) if pair.wrong.any()]
    if any((pair.wrong & ~mask).any() for pair, mask in touched):
        return False
    outside = sum(int((~mask).sum()) for _, mask in touched)
    inside = sum(int(mask.sum()) for _, mask in touched)
    share_wrong = sum(int(pair.wrong.sum()) for pair, _ in touched) / max(inside, 1)
    return outside >= 2 and (1 - share_wrong) ** outside < MOST_BY_ACCIDENT


def _both_kinds(mixed: Sequence[Pair], region: Callable) -> bool:
    return all((pair.wrong & region(pair)).any() for pair in mixed)


def _at_index(axis: int, index: int) -> Callable[[Pair], np.ndarray | None]:
    def region(pair: Pair) -> np.ndarray | None:
        shape = pair.expected.shape
        if len(shape) <= axis:
            return None
        mask = np.zeros(shape, dtype=bool)
        np.moveaxis(mask, axis, 0)[index] = True
        return mask

    return region


def _of_dimension(ndim: int, region: Callable) -> Callable[[Pair], np.ndarray | None]:
    return lambda pair: region(pair) if pair.expected.ndim == ndim else None


def _border(pair: Pair) -> np.ndarray:
    mask = np.ones(pair.expected.shape, dtype=bool)
    mask[tuple(slice(1, -1) for _ in pair.expected.shape)] = False
    return mask


_PLACES: tuple[tuple[str, Callable], ...] = (
    ("the first entry", _of_dimension(1, _at_index(0, 0))),
    ("the last entry", _of_dimension(1, _at_index(0, -1))),
    ("the first and the last entry", _of_dimension(1, _border)),
    ("the first row", _of_dimension(2, _at_index(0, 0))),
    ("the last row", _of_dimension(2, _at_index(0, -1))),
    ("the first column", _of_dimension(2, _at_index(1, 0))),
    ("the last column", _of_dimension(2, _at_index(1, -1))),
    ("the border", _of_dimension(2, _border)),
    ("the inside", _of_dimension(2, lambda pair: ~_border(pair))),
    ("the entries after the first", _of_dimension(1, lambda pair: ~_at_index(0, 0)(pair))),
    ("the entries before the last", _of_dimension(1, lambda pair: ~_at_index(0, -1)(pair))),
    ("the rows after the first", _of_dimension(2, lambda pair: ~_at_index(0, 0)(pair))),
)
_SIGNS: tuple[tuple[str, Callable], ...] = (
    ("0", lambda values: values == 0),
    ("negative", lambda values: values < 0),
    ("positive", lambda values: values > 0),
    ("not positive", lambda values: values <= 0),
    ("not negative", lambda values: values >= 0),
)


def _entries_where(place: int, sign: Callable) -> Callable[[Pair], np.ndarray | None]:
    def region(pair: Pair) -> np.ndarray | None:
        arguments = pair.trial.arguments
        if place >= len(arguments) or not isinstance(arguments[place], np.ndarray):
            return None
        argument = arguments[place]
        if argument.shape != pair.expected.shape or argument.dtype.kind not in "iuf":
            return None
        return sign(argument)

    return region
