"""How many steps at a constant rate bring the error below a tolerance."""

import math
from collections.abc import Iterator

import numpy as np

from mlnotes import convergence
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield 0.5, 1.0, 0.3
    yield 0.5, 2.0, 0.3
    yield 0.5, 1.0, 0.7
    yield 0.25, 3.0, 1.0
    yield Case(0.5, 1.0, 0.25, word="a tolerance that is reached exactly")
    yield Case(0.5, 8.0, 1.0, word="a tolerance that is reached exactly")
    yield Case(0.5, 1.0, 1.0, word="an error that is small enough already")
    yield Case(0.5, 1.0, 1.5, word="an error that is small enough already")
    yield Case(0.5, 1.0, 10.0, word="an error that is small enough already")
    yield Case(0.75, 2.0, 30.0, word="an error that is small enough already")
    yield 0.9, 4.0, 1.0
    yield Case(0.995, 2.0, 1e-5, word="more than a hundred steps")
    for steps in [1, 2, 3, 5, 8, 13, 40, 200]:
        word = "more than a hundred steps" if steps > 100 else ""
        rate, error = float(rng.uniform(0.2, 0.95)), float(rng.uniform(2.0, 50.0))
        # Between two whole numbers of steps, far from either.
        tolerance = error * rate ** (steps - float(rng.uniform(0.2, 0.8)))
        yield Case(rate, error, tolerance, word=word)


def _real_steps(rate, initial_error, tolerance):
    return math.log(tolerance / initial_error) / math.log(rate)


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="steps_to_tolerance(rate, initial_error, tolerance)",
    task="Return the smallest whole number t ≥ 0 of steps with initial_error · rateᵗ ≤ tolerance, "
    "where 0 < rate < 1.",
    reference=convergence.steps_to_tolerance,
    cases=_cases,
    hints=(
        "Solve the inequality for t by taking logarithms. Mind that log(rate) is negative, which "
        "turns the inequality round, and that t is a whole number and never below 0.",
        "t ≥ log(tolerance / initial_error) / log(rate).",
        "`exact = math.log(tolerance / initial_error) / math.log(rate)` has a fraction. Which "
        "whole number is the first that is enough, and which if `exact` is negative? (A `while` "
        "loop that counts will do as well.)",
    ),
    mistakes={
        "one_too_few": (
            "This is one step too few: after it the error is still above the tolerance. Round "
            "up, not down.",
            lambda r, e, tol: max(0, math.floor(_real_steps(r, e, tol))),
            lambda r, e, tol: math.floor(_real_steps(r, e, tol)),
            lambda r, e, tol: int(_real_steps(r, e, tol)),
            lambda r, e, tol: math.ceil(_real_steps(r, e, tol)) - 1,
            lambda r, e, tol: max(0, math.ceil(_real_steps(r, e, tol)) - 1),
        ),
        "one_too_many": (
            "This is one step too many: the error was small enough one step before.",
            lambda r, e, tol: max(0, math.ceil(_real_steps(r, e, tol))) + 1,
            lambda r, e, tol: max(0, math.ceil(_real_steps(r, e, tol)) + 1),
            lambda r, e, tol: math.ceil(_real_steps(r, e, tol)) + 1,
        ),
        "negative_steps": (
            "Where the error is small already, this gives a negative number of steps. None are "
            "needed then: 0.",
            lambda r, e, tol: math.ceil(_real_steps(r, e, tol)),
        ),
        "at_least_one": (
            "Where the error is small already, no step is needed: look before the first one.",
            lambda r, e, tol: max(1, math.ceil(_real_steps(r, e, tol))),
        ),
        "not_rounded": (
            "Steps are whole numbers: round up to the first that is enough.",
            lambda r, e, tol: max(0.0, _real_steps(r, e, tol)),
            _real_steps,
        ),
        "rounded_to_nearest": (
            "This rounds to the nearest whole number. When that is down, the error is still "
            "above the tolerance: round up.",
            lambda r, e, tol: max(0, round(_real_steps(r, e, tol))),
            lambda r, e, tol: round(_real_steps(r, e, tol)),
        ),
        "initial_error_ignored": (
            "The initial error is left out, as if it were 1 or the tolerance were a share of "
            "it. The tolerance is an error itself.",
            lambda r, e, tol: max(0, math.ceil(math.log(tol) / math.log(r))),
            lambda r, e, tol: math.ceil(math.log(tol) / math.log(r)),
        ),
        "rate_as_loss": (
            "The rate is taken as the share of the error that is lost in a step. It is the share "
            "that is left: a rate of 0.9 is slow.",
            lambda r, e, tol: max(0, math.ceil(_real_steps(1 - r, e, tol))),
            lambda r, e, tol: math.ceil(_real_steps(1 - r, e, tol)),
        ),
        "small_step_approximation": (
            "This puts 1 − rate for −log(rate), which is nearly the same only when the rate is "
            "close to 1.",
            lambda r, e, tol: max(0, math.ceil(math.log(e / tol) / (1 - r))),
            lambda r, e, tol: math.ceil(math.log(e / tol) / (1 - r)),
        ),
        "sign_lost": (
            "The sign is wrong: both log(tolerance/initial_error) and log(rate) are negative "
            "when there is something to do, and their quotient is positive.",
            lambda r, e, tol: max(0, math.ceil(-_real_steps(r, e, tol))),
            lambda r, e, tol: math.ceil(-_real_steps(r, e, tol)),
            lambda r, e, tol: math.ceil(abs(_real_steps(r, e, tol))),
        ),
    },
    lesson="Each further digit costs the same number of steps, log(10)/log(1/rate): about 3.3 "
    "at a rate of 0.5, and about 229 at 0.99.",
)
