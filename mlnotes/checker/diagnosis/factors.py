"""A factor between the answers and the right ones, and what explains it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from mlnotes.checker.diagnosis.evidence import Pair, agree


def factor(pairs: Sequence[Pair], parameters: Sequence[str]) -> str | None:
    """A factor that is the same everywhere, or one that a size or parameter of the case explains.

    Cases in which both answers are 0 say nothing about a factor, and fit any.
    """
    factors = [factor_of(pair) for pair in pairs]
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


def factor_of(pair: Pair) -> float | None:
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
    ('the negative of the right one', 'exactly 1/2 of the right one')
    """
    if np.isclose(number, -1.0, rtol=1e-6):
        return "the negative of the right one"
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
        return f"the negative of the right one, times {words}"
    return f"the right one times {fraction}, times {words}"
