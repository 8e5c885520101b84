"""Which degree should a polynomial have? Judged by the error that the choice leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
    """Lines, parabolas and waves in turn, so that no one degree serves all."""
    for _ in range(3):
        yield _data_set(rng, lambda x, a, b: a + b * x, rng.uniform(0.5, 0.6))
        yield _data_set(rng, lambda x, a, b: a + b * x + 2.5 * x**2, rng.uniform(0.5, 0.6))
        yield _data_set(rng, lambda x, a, b: np.sin(7 * x + np.pi * a), rng.uniform(0.02, 0.04))


def _data_set(rng: np.random.Generator, curve: Callable, noise_sd: float) -> Case:
    x = rng.permutation(np.linspace(-1, 1, rng.integers(80, 101)))
    law = NoisyCurve(curve(x, *rng.uniform(-1, 1, size=2)), noise_sd)
    y = law.truth + rng.normal(scale=noise_sd, size=len(x))
    return Case(x, y, DEGREES, int(rng.integers(1000)), law=law)


def _by_cross_validation(x, y, degrees, random_state):
    """The degree with the least squared error over ten folds of neighbouring rows."""
    folds = kfold_indices(len(x), 10)

    def residuals(degree, train, test):
        return y[test] - polynomial_predictions(x[train], y[None, train], x[test], degree)[0]

    return min(degrees, key=lambda d: sum(np.sum(residuals(d, *fold) ** 2) for fold in folds))


def _objection(case: tuple, degree: int) -> str | None:
    return None if degree in case[2] else f"Degree {degree} is none of those offered, {case[2]}."


def _objection_to_all(answers: Answers) -> str | None:
    """What the choices cost against the best ones, and beside those by the training error."""
    errors = [
        {degree: case.law.error(case[0], degree) for degree in case[2]} for case, _ in answers
    ]
    best = [min(error, key=error.get) for error in errors]
    chosen = [degree for _, degree in answers]
    costs = _costs(errors, chosen, best)
    # The training error is least at the largest degree, always.
    allowed = SHARE_ALLOWED * _costs(errors, [max(error) for error in errors], best).mean()
    if costs.mean() <= allowed:
        return None
    worst = int(np.argmax(costs))
    return (
        "On fresh data, polynomials of your degrees come less close to the true curve than those "
        f"of the best degrees: their squared error is {costs.mean():.4f} larger, in the mean over "
        f"{len(answers)} data sets, and {allowed:.4f} is allowed. Most is lost in data set "
        f"{worst + 1}, with an error of {errors[worst][chosen[worst]]:.4f} at your degree "
        f"{chosen[worst]}, and of {errors[worst][best[worst]]:.4f} at degree {best[worst]}."
    )


def _costs(errors: Sequence[dict], chosen: Sequence[int], best: Sequence[int]) -> np.ndarray:
    return np.array([error[d] - error[b] for error, d, b in zip(errors, chosen, best, strict=True)])


def _is_the_same_for_all(answers: Answers) -> bool:
    is_offered = all(degree in case[2] for case, degree in answers)
    return is_offered and len({degree for _, degree in answers}) == 1


exercise = Exercise(
    __name__,
    points=3,
    minutes=9,
    signature="choose_degree(x, y, degrees, random_state)",
    task="Return the one of `degrees` at which a polynomial, fitted to the points (x, y) by least "
    "squares, comes closest to the curve behind them: y is that curve plus noise. You are judged "
    "by nine data sets together. In the mean over them, the squared error against the true curve "
    "may exceed the least possible by 0.45 of what choosing by the training error would cost. "
    "`random_state` is there for rules that draw at random, and all nine may take 30 seconds.",
    reference=_by_cross_validation,
    cases=_cases,
    hints=(
        "More degrees always fit the points better that they are fitted to. How well a degree "
        "will do must be asked of points that it has not seen.",
        "For each degree: fit without a tenth of the points, measure the squared error on that "
        "tenth, do so for every tenth, and add up. The least sum wins.",
        "Begin with `fold = np.arange(len(x)) % 10`: the points are in random order already.",
    ),
    mistakes={
        "largest_degree": (
            "You choose the largest degree every time, as the training error does: every further "
            "power can only lower it, whether it follows the curve or the noise.",
            every(lambda case, degree: degree == max(case[2])),
        ),
        "smallest_degree": (
            "You choose the smallest degree every time. It has the least variance; but a line "
            "through a wave stays far from it, however many points there are.",
            every(lambda case, degree: degree == min(case[2])),
        ),
        "same_degree": (
            "You choose the same degree whatever the data. Some of the curves are lines, and "
            "some have several bends: let the points speak.",
            _is_the_same_for_all,
        ),
    },
    lesson="Nobody sees the true curve. What can be seen is the error on points that were not "
    "fitted, and over folds it is a good enough guide.",
    allowed_imports=frozenset({"numpy", "math", "sklearn"}),
    time_limit=30.0,
    objection=_objection,
    objection_to_all=_objection_to_all,
)
