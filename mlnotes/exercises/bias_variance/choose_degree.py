"""Which degree should a polynomial have? Judged by the error that the choice leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from mlnotes.checker.properties import every
from mlnotes.checker.record import Answers, Case, Exercise
from mlnotes.folds import kfold_indices
from mlnotes.polynomials import polynomial_predictions

DEGREES = [1, 2, 4, 8, 12, 14]
# Of what choosing by the training error costs, the share that a rule may cost.
SHARE_ALLOWED = 0.45


@dataclass(frozen=True, eq=False)
class NoisyCurve:
    """Where the points of a data set come from: the curve at their x, and the noise on it."""

    truth: np.ndarray
    noise_sd: float

    def error(self, x: np.ndarray, degree: int) -> float:
        """Squared bias and variance of least squares, in the mean over x; both are exact."""
        best = polynomial_predictions(x, self.truth[None], x, degree)[0]
        return float(np.mean((best - self.truth) ** 2) + self.noise_sd**2 * (degree + 1) / len(x))


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for _ in range(3):
        yield _data_set(rng, lambda x, a, b: a + b * x, rng.uniform(0.5, 0.7))
        yield _data_set(rng, lambda x, a, b: a + b * x + 2.5 * x**2, rng.uniform(0.5, 0.7))
        yield _data_set(rng, lambda x, a, b: np.sin(7 * x + np.pi * a), rng.uniform(0.02, 0.04))


def _data_set(rng, curve, noise_sd) -> Case:
    x = rng.permutation(np.linspace(-1, 1, rng.integers(60, 101)))
    truth = curve(x, *rng.uniform(-1, 1, size=2))
    y = truth + rng.normal(scale=noise_sd, size=len(x))
    law = NoisyCurve(truth, noise_sd)
    return Case(x, y, DEGREES, int(rng.integers(1000)), law=law)


def _by_cross_validation(x, y, degrees, random_state):
    def error(degree):
        return sum(
            np.sum(
                (polynomial_predictions(x[train], y[None, train], x[test], degree) - y[test]) ** 2
            )
            for train, test in kfold_indices(len(x), 10)
        )

    return min(degrees, key=error)


def _objection(case: tuple, degree: int) -> str | None:
    return None if degree in case[2] else f"Degree {degree} is none of those offered: {case[2]}."


def _objection_to_all(answers: Answers) -> str | None:
    """What the choices cost on fresh data, against the best ones and those by training error."""
    errors = [{d: case.law.error(case[0], d) for d in case[2]} for case, _ in answers]
    best = [min(error, key=error.get) for error in errors]
    chosen = [degree for _, degree in answers]
    costs = [
        error[degree] - error[least]
        for error, degree, least in zip(errors, chosen, best, strict=True)
    ]
    cost = np.mean(costs)
    by_training_error = np.mean([error[max(error)] - min(error.values()) for error in errors])
    if cost <= SHARE_ALLOWED * by_training_error:
        return None
    worst = int(np.argmax(costs))
    error = errors[worst]
    return (
        f"Against the true curves, polynomials of your degrees have a mean squared error that is "
        f"{cost:.3f} above that of the best degrees, in the mean over {len(answers)} data sets. "
        f"Choosing by the training error costs {by_training_error:.3f}, and you may cost "
        f"{SHARE_ALLOWED} times as much. Most is lost in data set {worst + 1}: degree "
        f"{chosen[worst]} has the error {error[chosen[worst]]:.3f}, and degree {best[worst]} "
        f"{error[best[worst]]:.3f}."
    )


exercise = Exercise(
    __name__,
    points=3,
    minutes=9,
    signature="choose_degree(x, y, degrees, random_state)",
    task="t",
    reference=_by_cross_validation,
    cases=_cases,
    hints=("a", "b", "c"),
    mistakes={
        "largest_degree": ("m", every(lambda case, degree: degree == max(case[2]))),
        "smallest_degree": ("m2", every(lambda case, degree: degree == min(case[2]))),
        "same_degree": ("m3", lambda answers: len({degree for _, degree in answers}) == 1),
    },
    lesson="l",
    allowed_imports=frozenset({"numpy", "math", "sklearn"}),
    time_limit=30.0,
    objection=_objection,
    objection_to_all=_objection_to_all,
)
