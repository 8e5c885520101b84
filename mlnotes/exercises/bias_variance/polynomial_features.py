"""The powers of one variable as columns, so that a linear model can bend."""

from collections.abc import Iterator

import numpy as np

from mlnotes import polynomials
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([2.0, 3.0, 5.0]), 1
    yield np.array([2.0, 3.0]), 2
    yield np.array([-1.0, 2.0, -3.0, 4.0]), 3
    yield Case(np.array([2, 3, -4]), 2, word="whole numbers")
    yield Case(np.array([2.0, 3.0, 7.0]), 0, word="degree 0")
    yield Case(np.array([0.0, 3.0, 2.0]), 2, word="an x of 0")
    yield Case(np.array([3.0]), 3, word="a single point")
    yield Case(np.array([0.0]), 0, word="degree 0")
    for n, degree in [(3, 4), (5, 2), (4, 3), (8, 6), (12, 1), (20, 5)]:
        x = rng.uniform(0.5, 2.0, size=n) * rng.choice([-1.0, 1.0], size=n)
        yield x, degree
    yield Case(rng.integers(2, 6, size=6), 4, word="whole numbers")
    yield Case(rng.normal(loc=1.0, size=7), 0, word="degree 0")


def _powers(x, powers):
    return np.asarray(x, dtype=float)[:, None] ** np.asarray(powers)


def _no_root_of_zero(x):
    if np.any(np.asarray(x) < 0):
        raise ZeroDivisionError("0 to a negative power")
    return np.asarray(x, dtype=float)[:, None]


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="polynomial_features(x, degree)",
    task="`x` is (n,), floats or whole numbers; degree ≥ 0. Return the (n, degree + 1) array whose "
    "columns are x⁰, x¹, …, x^degree, in this order. x⁰ is 1, also where x is 0.",
    reference=polynomials.polynomial_features,
    cases=_cases,
    hints=(
        "A curve can be linear in its weights: w₀ + w₁x + w₂x² is a weighted sum of 1, x and x². "
        "Each row of the answer holds these for one x.",
        "Row i is (1, xᵢ, xᵢ², …, xᵢ^degree): degree + 1 numbers, since the power 0 counts too.",
        "`powers = np.arange(degree + 1)`. A column of x, `x[:, np.newaxis]`, and a row of powers "
        "make a table of all pairs. Which operation fills it?",
    ),
    mistakes={
        "constant_column_missing": (
            "The column x⁰ is missing: the powers begin with 1. Without the constant column every "
            "curve is bound to go through 0 at x = 0.",
            lambda x, degree: _powers(x, range(1, degree + 1)),
        ),
        "last_power_missing": (
            "There are `degree` columns: the highest power is missing. Powers from 0 to degree are "
            "degree + 1 of them, and `range(degree)` ends one earlier.",
            lambda x, degree: _powers(x, range(degree)),
        ),
        "reversed": (
            "The columns are in reverse order, the highest power first, as `np.vander` gives them "
            "unless it is told `increasing=True`.",
            lambda x, degree: _powers(x, range(degree, -1, -1)),
        ),
        "straight_line": (
            "There are two columns, 1 and x, whatever `degree` is.",
            lambda x, degree: _powers(x, [0, 1]),
        ),
        "one_column_too_many": (
            "There is a column too many, x^(degree + 1) or a second one of ones.",
            lambda x, degree: _powers(x, range(degree + 2)),
            lambda x, degree: _powers(x, [0, *range(degree + 1)]),
        ),
        "constant_column_last": (
            "The constant column comes last. It is the power 0, and the powers ascend.",
            lambda x, degree: _powers(x, [*range(1, degree + 1), 0]),
        ),
        "multiples_not_powers": (
            "These are multiples of x, not powers: `*` where `**` is meant? A sum of multiples of "
            "x is a straight line again.",
            lambda x, degree: np.asarray(x, dtype=float)[:, None] * np.arange(degree + 1),
            lambda x, degree: np.column_stack(
                [np.ones(len(x)), np.outer(x, np.arange(1, degree + 1))]
            ),
        ),
        "base_and_exponent_swapped": (
            "Base and exponent are swapped: these are 0ˣ, 1ˣ, 2ˣ, …",
            lambda x, degree: np.arange(degree + 1.0)[None, :] ** _no_root_of_zero(x),
        ),
        "powers_start_too_high": (
            "Each column holds one power too much: they run from x¹ to x^(degree + 1).",
            lambda x, degree: _powers(x, range(1, degree + 2)),
        ),
        "column_of_zeros": (
            "The constant column holds zeros. x⁰ is 1.",
            lambda x, degree: _powers(x, range(degree + 1)) * (np.arange(degree + 1) > 0),
        ),
        "highest_power_alone": (
            "This is the highest power alone. All powers from 0 on are asked for, a column each.",
            lambda x, degree: np.asarray(x, dtype=float) ** degree,
            lambda x, degree: _powers(x, [degree]),
        ),
        "sum_of_powers": (
            "The powers are summed up to one number for each x. Each needs a column of its own, "
            "so that it can get a weight of its own.",
            lambda x, degree: _powers(x, range(degree + 1)).sum(axis=1),
        ),
        "signs_lost": (
            "The signs are lost: odd powers of a negative x are negative.",
            lambda x, degree: np.abs(_powers(x, range(degree + 1))),
        ),
    },
    companions={
        "x itself, in every column": lambda x, degree: np.column_stack([x] * (degree + 1)),
        "the table of the powers, with each column centred": lambda x, degree: (
            _powers(x, range(degree + 1)) - _powers(x, range(degree + 1)).mean(axis=0)
        ),
        "the table of the derivatives, k·x^(k − 1)": lambda x, degree: np.column_stack(
            [np.zeros(len(x)), *(k * np.asarray(x, float) ** (k - 1) for k in range(1, degree + 1))]
        ),
    },
    lesson="The model stays linear in its weights, so least squares and ridge need no change: all "
    "the bending is in the columns.",
)
