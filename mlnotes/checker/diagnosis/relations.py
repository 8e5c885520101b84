"""How the answers stand to the right ones: one sentence that holds in every case."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from mlnotes.checker.diagnosis.evidence import Evidence, Finding, Pair, agree, close
from mlnotes.checker.diagnosis.factors import factor, factor_of, quantities

# So many numbers must agree before a relation is more than a coincidence.
FEWEST_NUMBERS = 3


def related(evidence: Evidence) -> Finding | None:
    """One relation for the whole answer, in every case."""
    if not evidence.pairs:
        return None
    found = relation(evidence.pairs, evidence.exercise.parameters)
    if found is None:
        return None
    mechanism, words = found
    return Finding(f"{evidence.start} {words}.", mechanism)


def relation(pairs: Sequence[Pair], parameters: Sequence[str]) -> tuple[str, str] | None:
    """The mechanism and the words that complete "in every case the answer is ..."; or None."""
    if sum(pair.expected.size for pair in pairs) < FEWEST_NUMBERS or len(pairs) < 2:
        return None
    if not all(np.isfinite(pair.expected).all() for pair in pairs):
        return None
    if not all(np.isfinite(pair.received).all() for pair in pairs):
        return None
    if (words := _given_back(pairs, parameters)) is not None:
        return "input_given_back", words
    if (words := _constant(pairs)) is not None:
        return "constant", words
    if (words := factor(pairs, parameters)) is not None:
        return "factor", words
    for words, change in _CHANGES:
        if all(_holds(change, pair) for pair in pairs) and not all(
            agree(pair.expected, pair.received) for pair in pairs
        ):
            return "relation", words
    for mechanism in (_offset, _surplus, _along):
        if (words := mechanism(pairs, parameters)) is not None:
            return "relation", words
    return None


def _holds(change: Callable[[np.ndarray], np.ndarray | None], pair: Pair) -> bool:
    with np.errstate(all="ignore"):
        changed = change(pair.expected)
    return changed is not None and agree(pair.received, np.asarray(changed))


def _shifted(step: int) -> Callable[[np.ndarray], np.ndarray | None]:
    """Entries moved on by one place; what comes in at the end is free."""

    def change(right: np.ndarray) -> np.ndarray | None:
        return np.roll(right, step, axis=0) if right.ndim and len(right) > 1 else None

    return change


def _of(ndim: int, change: Callable) -> Callable[[np.ndarray], np.ndarray | None]:
    return lambda right: change(right) if right.ndim == ndim else None


_CHANGES: tuple[tuple[str, Callable], ...] = (
    ("the right one without its sign", np.abs),
    ("1 minus the right one", lambda right: 1 - right),
    ("1 plus the right one", lambda right: 1 + right),
    ("the square of the right one", np.square),
    ("the square root of the right one", lambda right: np.sqrt(np.abs(right))),
    ("1 divided by the right one", lambda right: 1 / right),
    ("the square of 1 divided by the right one", lambda right: 1 / right**2),
    ("the logarithm of the right one", lambda right: np.log(right)),
    ("the exponential of the right one", np.exp),
    ("the right one cut off to whole numbers", np.trunc),
    ("the right one rounded down to whole numbers", np.floor),
    ("the right one rounded to whole numbers", np.round),
    ("the right one rounded to one decimal", lambda right: np.round(right, 1)),
    ("the right one rounded to two decimals", lambda right: np.round(right, 2)),
    ("the right one rounded to three decimals", lambda right: np.round(right, 3)),
    ("the right one rounded to four decimals", lambda right: np.round(right, 4)),
    ("only the sign of the right one", np.sign),
    ("the right one transposed: rows and columns are exchanged", _of(2, np.transpose)),
    ("the right one in reverse order", _of(1, lambda right: right[::-1])),
    ("the right one upside down", _of(2, lambda right: right[::-1])),
    ("the right one with left and right exchanged", _of(2, lambda right: right[:, ::-1])),
    ("the right one turned by half a turn", _of(2, lambda right: right[::-1, ::-1])),
    ("the right one moved on by one place", _shifted(1)),
    ("the right one moved back by one place", _shifted(-1)),
    ("the running sum of the right one", _of(1, np.cumsum)),
    ("the right one divided by its sum", lambda right: right / right.sum()),
    ("the right one divided by its length, ‖·‖", lambda right: right / np.linalg.norm(right)),
    ("the right one less its mean", lambda right: right - right.mean()),
    (
        "the sum of the right entries, in every entry",
        _of(1, lambda right: np.full_like(right, right.sum())),
    ),
    (
        "the mean of the right entries, in every entry",
        _of(1, lambda right: np.full_like(right, right.mean())),
    ),
    (
        "the right first entry, in every entry",
        _of(1, lambda right: np.full_like(right, right[0])),
    ),
    ("the right last entry, in every entry", _of(1, lambda right: np.full_like(right, right[-1]))),
)


def _given_back(pairs: Sequence[Pair], parameters: Sequence[str]) -> str | None:
    for place, name in enumerate(parameters):
        if all(_is_argument(pair, place) for pair in pairs):
            return f"`{name}` itself, as it was given"
    return None


def _is_argument(pair: Pair, place: int) -> bool:
    arguments = pair.trial.arguments
    if place >= len(arguments) or not isinstance(arguments[place], np.ndarray | int | float):
        return False
    argument = np.asarray(arguments[place])
    return argument.dtype.kind in "iuf" and agree(pair.received, argument.astype(float))


def _constant(pairs: Sequence[Pair]) -> str | None:
    first = pairs[0].received.flat[0]
    if all(bool(close(pair.received, np.full_like(pair.received, first)).all()) for pair in pairs):
        return f"{first:.6g}, whatever the input"
    return None


def _offset(pairs: Sequence[Pair], parameters: Sequence[str]) -> str | None:
    """The same amount too large or too small, everywhere."""
    gaps = np.concatenate([(pair.received - pair.expected).ravel() for pair in pairs])
    scale = max(np.abs(pair.expected).max() for pair in pairs)
    if np.ptp(gaps) <= 1e-6 * scale + 1e-9 and abs(gaps[0]) > 1e-6 * scale + 1e-9:
        side = "large" if gaps[0] > 0 else "small"
        return f"too {side} by exactly {abs(gaps[0]):.6g}"
    telling = [pair for pair in pairs if pair.expected.size]
    cases = [pair.trial.arguments for pair in telling]
    for symbol, gloss, sizes in quantities(cases, parameters):
        if np.ptp(sizes) < 1e-9:
            continue
        for sign, side in ((1, "large"), (-1, "small")):
            if all(
                agree(pair.received, pair.expected + sign * size)
                for pair, size in zip(telling, sizes, strict=True)
            ):
                return f"too {side} by exactly {symbol}{gloss}"
    return None


def _surplus(pairs: Sequence[Pair], parameters: Sequence[str]) -> str | None:
    """An argument, or a multiple of it, too much or too little."""
    for place, name in enumerate(parameters):
        arguments = [_same_shape(pair, place) for pair in pairs]
        if None in (None if argument is None else 0 for argument in arguments):
            continue
        gaps = [
            Pair(pair.trial, argument, pair.received - pair.expected)
            for pair, argument in zip(pairs, arguments, strict=True)
        ]
        if all(agree(gap.received, gap.expected) for gap in gaps):
            return f"the right one with `{name}` added once too often"
        if words := factor(gaps, parameters):
            times = words.replace("the right one", f"`{name}`")
            return f"the right one and {times} besides"
    return None


def _same_shape(pair: Pair, place: int) -> np.ndarray | None:
    arguments = pair.trial.arguments
    if place >= len(arguments) or not isinstance(arguments[place], np.ndarray):
        return None
    argument = arguments[place]
    fits = argument.shape == pair.expected.shape and argument.dtype.kind in "iuf"
    return argument.astype(float) if fits else None


def _along(pairs: Sequence[Pair], parameters: Sequence[str]) -> str | None:
    """A multiple of the right answer in every case, by factors that nothing explains."""
    if sum(pair.expected.size > 1 and np.abs(pair.expected).max() > 1e-9 for pair in pairs) < 4:
        return None
    factors = [factor_of(pair) for pair in pairs]
    if None in factors or np.nanmin(factors) <= 0 or not any(pair.wrong.any() for pair in pairs):
        return None
    if any(np.isclose(one, 1.0) for one in factors):
        return None
    return (
        "a multiple of the right one, by a factor that changes from case to case: its direction "
        "is right, and its length is not"
    )
