"""The Huber loss: a square for small residuals, a line for large ones."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import regression_errors
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([1.0, -3.0, 5.0]), 2.0
    yield np.array([2.0, -4.0, 6.0]), 3.0
    yield Case(np.array([2.0, -2.0, 7.0]), 2.0, word="a residual exactly at delta")
    yield Case(np.array([0.5, -2.0, 3.0]), 1.0, word="a delta of 1")
    yield Case(np.array([-6.0]), 4.0, word="a single residual")
    yield Case(np.array([0.25, -0.5, 0.0]), 3.0, word="no residual beyond delta")
    yield Case(np.array([4.0, -5.0, 3.5]), 0.5, word="no residual within delta")
    yield Case(np.array([3.0, 0.5, 8.0]), 1.5, word="no negative residual")
    for n_each in (1, 2, 4, 10):
        delta = float(rng.uniform(0.3, 0.8) if n_each % 4 else rng.uniform(1.5, 4.0))
        outside = delta * rng.uniform(1.3, 4.0, size=2 * n_each)
        inside = delta * rng.uniform(0.1, 0.8, size=2 * n_each)
        residual = np.concatenate([outside, inside]) * np.tile([1.0, -1.0], 2 * n_each)
        yield rng.permutation(residual), delta


def _half_square(r, delta):
    return r**2 / 2


def _line(r, delta):
    return delta * (np.abs(r) - delta / 2)


def _huber(
    *,
    small: Callable = _half_square,
    large: Callable = _line,
    is_small: Callable = lambda r, delta: np.abs(r) <= delta,
) -> Callable:
    """The loss with one of its two branches, or the question between them, exchanged."""

    def loss(residual, delta):
        return np.where(is_small(residual, delta), small(residual, delta), large(residual, delta))

    return loss


_strictly = {"is_small": lambda r, delta: np.abs(r) < delta}


def _pseudo(residual, delta):
    return delta**2 * (np.sqrt(1 + (residual / delta) ** 2) - 1)


exercise = Exercise(
    __name__,
    points=2,
    minutes=7,
    signature="huber(residual, delta)",
    task="For each entry r of the flat array `residual` return its Huber loss: ½r² where "
    "|r| ≤ `delta`, and delta·(|r| − ½·delta) elsewhere. `delta` is above 0.",
    reference=regression_errors.huber,
    cases=_cases,
    hints=(
        "Each entry is asked one question, and the answer picks one of two formulas.",
        "At |r| = delta both formulas give ½·delta², and both have the slope delta: a square goes "
        "over into a line without a kink.",
        "`size = np.abs(residual)` serves the question and the second formula. `np.where` takes a "
        "condition and both branches.",
    ),
    mistakes={
        "line_too_high": (
            "The line is delta·|r|, which jumps up where it begins: there the square has only "
            "reached ½·delta². Subtracting ½·delta inside the bracket joins the two.",
            _huber(large=lambda r, delta: delta * np.abs(r)),
            _huber(large=lambda r, delta: delta * np.abs(r), **_strictly),
        ),
        "half_lost_in_the_square": (
            "Small residuals get r² where ½r² is asked for, so the square and the line do not "
            "meet.",
            _huber(small=lambda r, delta: r**2),
            _huber(small=lambda r, delta: r**2, **_strictly),
        ),
        "both_doubled": (
            "This is twice the loss: r² within delta and 2·delta·|r| − delta² beyond. The two "
            "meet, but the ½ is asked for.",
            _huber(small=lambda r, delta: r**2, large=lambda r, delta: 2 * _line(r, delta)),
        ),
        "square_everywhere": (
            "This is ½r² everywhere. Beyond delta the loss goes on as a straight line; that is "
            "what keeps an outlier from ruling.",
            _half_square,
        ),
        "line_everywhere": (
            "The formula of the line is used everywhere. Near 0 it would be negative, and have a "
            "kink.",
            _line,
        ),
        "half_lost_in_the_line": (
            "The line subtracts the whole of delta where half of it is asked for, so it begins "
            "at 0, below the square.",
            _huber(large=lambda r, delta: delta * (np.abs(r) - delta)),
            _huber(large=lambda r, delta: delta * (np.abs(r) - delta), **_strictly),
        ),
        "bracket_missing": (
            "The line is delta·|r| − ½·delta. In the formula the ½·delta stands inside the "
            "bracket, so it is multiplied by delta too.",
            _huber(large=lambda r, delta: delta * np.abs(r) - delta / 2),
            _huber(large=lambda r, delta: delta * np.abs(r) - delta / 2, **_strictly),
        ),
        "slope_of_1": (
            "The line has the slope 1: the factor delta in front of the bracket is missing.",
            _huber(large=lambda r, delta: np.abs(r) - delta / 2),
            _huber(large=lambda r, delta: np.abs(r) - delta / 2, **_strictly),
        ),
        "made_for_delta_1": (
            "The line is |r| − ½, which is right for a delta of 1 only.",
            _huber(large=lambda r, delta: np.abs(r) - 0.5),
        ),
        "plain_absolute_value": (
            "Beyond delta this is |r| itself: the line needs the slope delta, and has to begin "
            "where the square ends.",
            _huber(large=lambda r, delta: np.abs(r)),
        ),
        "sign_in_the_line": (
            "The line is computed with r, not with |r|, so that large negative residuals get a "
            "negative loss.",
            _huber(large=lambda r, delta: delta * (r - delta / 2)),
        ),
        "sign_in_the_question": (
            "Large negative residuals get the square: r is compared with delta, and not |r|. "
            "−100 is below any delta, and far from 0.",
            _huber(is_small=lambda r, delta: r <= delta),
            _huber(is_small=lambda r, delta: r < delta),
            _huber(is_small=lambda r, delta: r <= delta, large=lambda r, d: d * (r - d / 2)),
        ),
        "branches_exchanged": (
            "The two formulas are exchanged: small residuals get the line, and large ones the "
            "square.",
            _huber(small=_line, large=_half_square),
            _huber(small=_line, large=_half_square, **_strictly),
        ),
        "level_beyond_delta": (
            "Beyond delta the loss stays at ½·delta². It should go on rising, as a line; an "
            "outlier has a say, but not more than its share.",
            lambda residual, delta: np.minimum(np.abs(residual), delta) ** 2 / 2,
        ),
        "reduced": (
            "This is one number, a mean or a sum over the residuals. Each of them has a loss of "
            "its own, and all are asked for.",
            lambda residual, delta: np.mean(regression_errors.huber(residual, delta)),
            lambda residual, delta: np.sum(regression_errors.huber(residual, delta)),
        ),
    },
    companions={
        "the slope of the loss, not the loss: residuals cut off at ±delta": (
            lambda residual, delta: np.clip(residual, -delta, delta)
        ),
        "the pseudo-Huber loss, delta²·(√(1 + (r/delta)²) − 1)": _pseudo,
        "the smooth L1 loss, which is the Huber loss divided by delta": (
            lambda residual, delta: regression_errors.huber(residual, delta) / delta
        ),
        "the absolute value of each residual": lambda residual, delta: np.abs(residual),
        "the loss with the line delta·|r| − delta, whose ½ and whose second delta are missing": (
            _huber(large=lambda r, delta: delta * np.abs(r) - delta)
        ),
        "the loss with the line ½·(|r| − ½·delta), where delta belongs in front": _huber(
            large=lambda r, delta: (np.abs(r) - delta / 2) / 2
        ),
        "the loss with the line delta·(|r| + ½·delta), where a minus is asked for": _huber(
            large=lambda r, delta: delta * (np.abs(r) + delta / 2)
        ),
        "the loss with the line delta·(|r| − ½), whose second delta is missing": _huber(
            large=lambda r, delta: delta * (np.abs(r) - 0.5)
        ),
        "the loss with the line delta²·(|r| − ½·delta), which has one delta too many": _huber(
            large=lambda r, delta: delta * _line(r, delta)
        ),
        "the loss with the line ½·delta·|r|": _huber(large=lambda r, delta: delta * np.abs(r) / 2),
        "the loss with |r| in the place of ½r²": _huber(small=lambda r, delta: np.abs(r)),
        "the loss with ½|r| in the place of ½r²": _huber(small=lambda r, delta: np.abs(r) / 2),
        "the loss with ½·delta·r² in the place of ½r²": _huber(
            small=lambda r, delta: delta * r**2 / 2
        ),
        "the loss with the line ½·delta·(|r| − ½·delta), whose ½ in front is too much": _huber(
            large=lambda r, delta: _line(r, delta) / 2
        ),
        "½r² within delta and 0 beyond": _huber(large=lambda r, delta: 0 * r),
        "the loss with the sign of each residual": (
            lambda residual, delta: np.sign(residual) * regression_errors.huber(residual, delta)
        ),
        "zero within delta and the line beyond": _huber(small=lambda r, delta: 0 * r),
        "the part of each residual beyond delta, max(|r| − delta, 0)": (
            lambda residual, delta: np.maximum(np.abs(residual) - delta, 0)
        ),
        "what comes of asking r² ≤ delta where |r| ≤ delta is meant": _huber(
            is_small=lambda r, delta: r**2 <= delta
        ),
    },
    lesson="Near 0 it is smooth, as a square is; far away its slope is never more than delta, so "
    "no single row pulls harder than that. What counts as far is yours to choose.",
)
