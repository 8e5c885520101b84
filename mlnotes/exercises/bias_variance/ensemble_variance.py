"""What averaging several models does to the variance, when they resemble each other."""

from collections.abc import Iterator

import numpy as np

from mlnotes import ensembles
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield 4.0, 0.25, 2
    yield 8.0, 0.5, 4
    yield 0.5, 0.75, 5
    yield Case(4.0, 0.0, 8, word="no correlation at all")
    yield Case(9.0, 0.0, 4, word="no correlation at all")
    yield Case(4.0, 1.0, 8, word="models that are all the same")
    yield Case(5.0, 1.0, 3, word="models that are all the same")
    yield Case(3.0, 0.25, 1, word="a single model")
    yield Case(7.0, 0.5, 1, word="a single model")
    for n_models in [2, 3, 7, 10, 25, 100, 500]:
        variance = float(rng.choice([rng.uniform(0.1, 0.8), rng.uniform(1.5, 20.0)]))
        correlation = float(rng.choice([rng.uniform(0.1, 0.4), rng.uniform(0.6, 0.9)]))
        yield variance, correlation, n_models


def _single_less(n_models):
    if n_models < 2:
        raise ZeroDivisionError("a single model less one")
    return n_models - 1


exercise = Exercise(
    __name__,
    points=1,
    minutes=4,
    signature="ensemble_variance(variance, correlation, n_models)",
    task="`n_models` models are averaged. The prediction of each has the variance σ² = `variance`, "
    "any two of them have the correlation ρ = `correlation`, 0 ≤ ρ ≤ 1. Return the variance of "
    "their mean.",
    reference=ensembles.ensemble_variance,
    cases=_cases,
    hints=(
        "What the models have in common stays, however many are averaged. Only what each has for "
        "itself evens out.",
        "The variance of a sum has B variances σ² and B(B − 1) covariances ρσ² in it; that of the "
        "mean is this divided by B². Sort it into a part that shrinks with B and one that does "
        "not.",
        "`shared = correlation * variance` is what averaging cannot take away. How much variance "
        "does each model have besides, and what becomes of that with `n_models`?",
    ),
    mistakes={
        "independent": (
            "This is σ²/B: the variance of the mean of independent models, or all of it divided "
            "by B. What the models have in common does not shrink with their number.",
            lambda variance, correlation, n_models: variance / n_models,
        ),
        "own_share_not_reduced": (
            "The part that shrinks is too large by ρσ²/B: it is σ²/B here, as if nothing of σ² "
            "were in the other part already (or a model were counted as its own companion, B "
            "for B − 1). A single model must come out with σ².",
            lambda variance, correlation, n_models: correlation * variance + variance / n_models,
        ),
        "standard_error": (
            "This is a standard deviation, σ/√B or the root of the variance of the mean. Asked "
            "for is a variance.",
            lambda variance, correlation, n_models: np.sqrt(variance / n_models),
            lambda variance, correlation, n_models: np.sqrt(
                ensembles.ensemble_variance(variance, correlation, n_models)
            ),
        ),
        "shares_swapped": (
            "The two shares are swapped: here the part that the models have in common shrinks, "
            "and what each has for itself stays. The less they resemble each other, the more "
            "averaging should help.",
            lambda variance, correlation, n_models: (
                (1 - correlation) * variance + correlation * variance / n_models
            ),
        ),
        "shared_part_only": (
            "This is the part that the models share, which is what is left when infinitely many "
            "are averaged. With B models a rest of the other part remains.",
            lambda variance, correlation, n_models: correlation * variance,
        ),
        "own_part_only": (
            "This is the part that each model has for itself, as it shrinks. The part that they "
            "share is left out.",
            lambda variance, correlation, n_models: (1 - correlation) * variance / n_models,
        ),
        "nothing_gained": (
            "This is the variance of a single model: averaging gains nothing here.",
            lambda variance, correlation, n_models: variance,
        ),
        "divided_by_one_less": (
            "This divides by B − 1. Nothing is estimated here, so no degree of freedom is lost: "
            "B models are averaged.",
            lambda variance, correlation, n_models: (
                correlation * variance + (1 - correlation) * variance / _single_less(n_models)
            ),
        ),
        "divided_by_the_square": (
            "The own part is divided by B². A sum of B of them is divided by B², which leaves "
            "one B.",
            lambda variance, correlation, n_models: (
                correlation * variance + (1 - correlation) * variance / n_models**2
            ),
        ),
        "divided_by_the_root": (
            "The own part, or all of σ², is divided by √B. So does a standard deviation shrink; "
            "a variance shrinks by B.",
            lambda variance, correlation, n_models: variance / np.sqrt(n_models),
            lambda variance, correlation, n_models: (
                correlation * variance + (1 - correlation) * variance / np.sqrt(n_models)
            ),
        ),
        "taken_as_standard_deviation": (
            "`variance` is squared, as if it were σ. It is σ² already.",
            lambda variance, correlation, n_models: ensembles.ensemble_variance(
                variance**2, correlation, n_models
            ),
        ),
        "correlation_squared": (
            "The correlation is squared somewhere. ρ² is the share of one model's variance that "
            "another explains; a covariance is ρσ².",
            lambda variance, correlation, n_models: ensembles.ensemble_variance(
                variance, correlation**2, n_models
            ),
            lambda variance, correlation, n_models: (
                correlation**2 * variance + (1 - correlation) * variance / n_models
            ),
            lambda variance, correlation, n_models: (
                correlation * variance + (1 - correlation**2) * variance / n_models
            ),
        ),
        "variance_left_out_of_a_part": (
            "σ² is left out somewhere. A correlation has no units: both parts are shares of σ².",
            lambda variance, correlation, n_models: (
                correlation * variance + (1 - correlation * variance) / n_models
            ),
            lambda variance, correlation, n_models: (
                correlation * variance + (1 - correlation) / n_models
            ),
            lambda variance, correlation, n_models: (
                correlation + (1 - correlation) * variance / n_models
            ),
        ),
    },
    companions={
        "the variance of the models' sum": lambda variance, correlation, n_models: (
            n_models**2 * ensembles.ensemble_variance(variance, correlation, n_models)
        ),
        "the variance of a model minus that of the mean, what averaging takes away": (
            lambda variance, correlation, n_models: (
                variance - ensembles.ensemble_variance(variance, correlation, n_models)
            )
        ),
        "the variance of the mean as a share of that of a single model": (
            lambda variance, correlation, n_models: (
                ensembles.ensemble_variance(variance, correlation, n_models) / variance
            )
        ),
    },
    lesson="More models help less and less; models that resemble each other less help at once. "
    "That is why a random forest shows each split only some of the columns.",
)
