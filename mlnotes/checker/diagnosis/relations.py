"""How the answers stand to the right ones: one sentence that holds in every case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

import numpy as np

from mlnotes.checker.diagnosis.evidence import Evidence, Finding, Pair, agree, close

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
    return Finding(f"{_start(evidence)} {words}.", mechanism)


def _start(evidence: Evidence) -> str:
    return f"{evidence.every_case[0].upper()}{evidence.every_case[1:]} your answer is"


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


def factor(pairs: Sequence[Pair], parameters: Sequence[str]) -> str | None:
    """A factor that is the same everywhere, or one that a size or parameter of the case explains.

    Cases in which both answers are 0 say nothing about a factor, and fit any.
    """
    factors = [_factor_of(pair) for pair in pairs]
    if None in factors:
        return None
    telling = [(pair, one) for pair, one in zip(pairs, factors, strict=True) if not np.isnan(one)]
    if len(telling) < 2 or sum(np.count_nonzero(pair.expected) for pair, _ in telling) < 3:
        return None
    values = np.array([one for _, one in telling])
    if np.allclose(values, values[0], rtol=1e-6, atol=0):
        if np.isclose(values[0], 1.0, rtol=1e-6):
            return None
        return factor_words(float(values[0]))
    for symbol, gloss, sizes in quantities(
        [pair.trial.arguments for pair, _ in telling], parameters
    ):
        for power, form in _POWERS:
            with np.errstate(all="ignore"):
                quotients = values / sizes**power
            if not np.isfinite(quotients).all() or np.ptp(sizes) < 1e-9:
                continue
            if "/" in symbol and power < 0:
                continue  # Its reciprocal is listed itself.
            constant = float(quotients[0])
            if np.allclose(quotients, constant, rtol=1e-6, atol=0) and _fraction(constant):
                return _explained(constant, form.format(symbol)) + gloss
    return None


def _factor_of(pair: Pair) -> float | None:
    """received = factor · expected; NaN when both are 0, None when there is no factor."""
    largest = int(np.abs(pair.expected).argmax())
    expected = pair.expected.flat[largest]
    if abs(expected) < 1e-9:
        return np.nan if agree(pair.received, pair.expected) else None
    quotient = pair.received.flat[largest] / expected
    return quotient if quotient and agree(pair.received, quotient * pair.expected) else None


_POWERS = (
    (1.0, "{}"),
    (-1.0, "one over {}"),
    (2.0, "the square of {}"),
    (-2.0, "one over the square of {}"),
    (0.5, "the root of {}"),
    (-0.5, "one over the root of {}"),
)


def quantities(
    cases: Sequence[Sequence[object]], parameters: Sequence[str]
) -> Iterator[tuple[str, str, np.ndarray]]:
    """Sizes and parameters that all cases have: a symbol, its explanation, its values by case."""
    for place, name in enumerate(parameters):
        arguments = [case[place] for case in cases if place < len(case)]
        if len(arguments) < len(cases):
            return
        if all(
            isinstance(value, int | float) and not isinstance(value, bool) for value in arguments
        ):
            values = np.array(arguments, dtype=float)
            yield f"`{name}`", "", values
            yield f"`(1 - {name})`", "", 1 - values
            yield f"`(1 + {name})`", "", 1 + values
            continue
        shapes = [np.shape(value) if isinstance(value, np.ndarray) else None for value in arguments]
        if None in shapes or len({len(shape) for shape in shapes}) != 1:
            continue
        sizes = np.array(shapes, dtype=float)
        n = sizes[:, 0]
        things = "entries" if sizes.shape[1] == 1 else "rows"
        gloss = f", where n is the number of {things} of `{name}`"
        yield "n", gloss, n
        if np.all(n > 1):
            yield "(n − 1)", gloss, n - 1
            yield "n/(n − 1)", gloss, n / (n - 1)
            yield "(n − 1)/n", gloss, (n - 1) / n
        yield "(n + 1)", gloss, n + 1
        if sizes.shape[1] == 2:
            d = sizes[:, 1]
            both = f", where n is the number of rows and d of columns of `{name}`"
            yield "d", f", where d is the number of columns of `{name}`", d
            yield "n·d", both, n * d
            yield "n/d", both, n / d
            yield "d/n", both, d / n
            if np.all(n != d):
                yield "(n − d)", both, n - d


def _fraction(number: float) -> Fraction | None:
    fraction = Fraction(number).limit_denominator(12)
    close_by = fraction and abs(float(fraction) - number) <= 1e-6 * abs(number)
    return fraction if close_by and abs(fraction.numerator) <= 100 else None


def factor_words(number: float) -> str:
    """A factor in words that complete "your answer is ...".

    >>> factor_words(-1.0), factor_words(0.5)
    ('the right one with the sign turned round', 'exactly 1/2 of the right one')
    """
    if np.isclose(number, -1.0, rtol=1e-6):
        return "the right one with the sign turned round"
    fraction = _fraction(number)
    if fraction is None:
        return f"{number:.6g} times the right one"
    if fraction.denominator == 1:
        return f"exactly {fraction.numerator} times the right one"
    return f"exactly {fraction} of the right one"


def _explained(constant: float, words: str) -> str:
    fraction = _fraction(constant)
    if fraction == 1:
        return f"the right one times {words}"
    if fraction == -1:
        return f"the right one with the sign turned round, times {words}"
    return f"the right one times {fraction}, times {words}"


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
            return f"not the right one, but differs from it by {times}"
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
    factors = [_factor_of(pair) for pair in pairs]
    if None in factors or np.nanmin(factors) <= 0 or not any(pair.wrong.any() for pair in pairs):
        return None
    return (
        "a multiple of the right one, by a factor that changes from case to case: its direction "
        "is right, and its length is not"
    )


def reduced(evidence: Evidence) -> Finding | None:
    """A number where an array belongs, or the reverse: which numbers are they?"""
    if evidence.first.fault not in ("shape", "type"):
        return None
    values = [(_array(trial.expected), _array(trial.outcome.value)) for trial in evidence.answered]
    if len(values) < 2 or any(want is None or got is None for want, got in values):
        return None
    if all(want.shape == got.shape for want, got in values):
        return None
    for words, change in _REDUCTIONS:
        if _all_hold((got, change(want)) for want, got in values):
            return Finding(f"{_start(evidence)} {words}.", "relation")
    for words, change in _UNREDUCED:
        if _all_hold((change(got), want) for want, got in values):
            return Finding(words.format(case=evidence.every_case), "relation")
    return None


def _all_hold(pairs: Iterable[tuple]) -> bool:
    sides = list(pairs)
    return all(
        got is not None and want is not None and agree(np.asarray(got), np.asarray(want))
        for got, want in sides
    )


def _array(value: object) -> np.ndarray | None:
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array.astype(float) if array.dtype.kind in "iuf" and array.size else None


def _when(ndim: int, change: Callable) -> Callable:
    """The change where there are axes enough; a single number is its own sum, mean, last entry."""
    return lambda array: change(array) if array.ndim >= ndim else None if array.ndim else array


_REDUCTIONS: tuple[tuple[str, Callable], ...] = (
    ("the sum of the entries of the right one", _when(1, np.sum)),
    ("the mean of the entries of the right one", _when(1, np.mean)),
    ("the last entry of the right one alone", _when(1, lambda right: right[-1])),
    ("the first entry of the right one alone", _when(1, lambda right: right[0])),
    ("the length ‖·‖ of the right one", _when(1, np.linalg.norm)),
    ("the right one without its first entry", _when(1, lambda right: right[1:])),
    ("the right one without its last entry", _when(1, lambda right: right[:-1])),
    ("the sum over the rows of the right one", _when(2, lambda right: right.sum(axis=0))),
    ("the mean over the rows of the right one", _when(2, lambda right: right.mean(axis=0))),
    ("the right one as a single column", _when(1, lambda right: right.reshape(-1, 1))),
    ("the right one as a single row", _when(1, lambda right: right.reshape(1, -1))),
    (
        "the right one in square brackets, an array of one",
        lambda right: right.reshape(1, *right.shape),
    ),
    ("the right one transposed: rows and columns are exchanged", _when(2, np.transpose)),
    ("the right one, flattened", _when(2, np.ravel)),
)
_UNREDUCED: tuple[tuple[str, Callable], ...] = (
    (
        "The entries of your answer add up to the right one, {case}: is a sum left out?",
        _when(1, np.sum),
    ),
    (
        "The mean of your answer is the right one, {case}: is a mean left out?",
        _when(1, np.mean),
    ),
    ("The last entry of your answer is the right one, {case}.", _when(1, lambda got: got[-1])),
    ("The first entry of your answer is the right one, {case}.", _when(1, lambda got: got[0])),
    (
        "The rows of your answer add up to the right one, {case}: is a sum over the rows left out?",
        _when(2, lambda got: got.sum(axis=0)),
    ),
    (
        "The mean of the rows of your answer is the right one, {case}: is a mean over the rows "
        "left out?",
        _when(2, lambda got: got.mean(axis=0)),
    ),
    (
        "The columns of your answer add up to the right one, {case}: is a sum left out?",
        _when(2, lambda got: got.sum(axis=1)),
    ),
    ("The diagonal of your answer is the right one, {case}.", _when(2, np.diagonal)),
    ("The last row of your answer is the right one, {case}.", _when(2, lambda got: got[-1])),
    (
        "Your answer is the right one with one entry too many at its start, {case}.",
        _when(1, lambda got: got[1:]),
    ),
    (
        "Your answer is the right one with one entry too many at its end, {case}.",
        _when(1, lambda got: got[:-1]),
    ),
)
