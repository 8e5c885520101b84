"""The part of the error that no model can avoid, from labels that were measured again."""

from collections.abc import Iterator

import numpy as np

from mlnotes import bias_variance
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield (np.array([[1.0, 6.0], [3.0, 2.0], [5.0, 4.0]]),)
    yield (np.array([[0.0, 5.0, 2.0], [4.0, 6.0, 2.0]]),)
    yield Case(np.array([[1.0], [2.0], [6.0]]), word="a single point")
    yield Case(np.array([[2.0, 7.0, 3.0], [2.0, 7.0, 3.0]]), word="repeats that all agree")
    yield ((rng.integers(-4, 5, size=(4, 2)) + np.array([0, 20])).astype(float),)
    for n_repeats, n_points in [(2, 5), (4, 3), (3, 3), (5, 1), (2, 9), (8, 4), (20, 6)]:
        level = rng.normal(loc=2.0, scale=4.0, size=n_points)
        spread = rng.uniform(0.5, 3.0, size=n_points)
        y_repeats = level + spread * rng.normal(size=(n_repeats, n_points))
        yield Case(y_repeats, word="a single point" if n_points == 1 else "")


def _ddof_one(values, axis=0):
    if np.shape(values)[axis] < 2:
        raise ZeroDivisionError("undefined for a single value")
    return np.var(values, axis=axis, ddof=1)


def _one_less(y):
    if y.shape[1] < 2:
        raise ZeroDivisionError("a single point less one")
    return y.shape[1] - 1


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="noise(y_repeats)",
    task="`y_repeats` is (n_repeats, n_points), n_repeats ≥ 2: row i is the i-th time that the "
    "same points were measured, with fresh noise. Return one number: at each point the variance "
    "of its repeats, divided by n_repeats − 1 (ddof 1); then the mean over points.",
    reference=bias_variance.noise,
    cases=_cases,
    hints=(
        "Where the same point is measured twice, the true value is the same and only the noise "
        "differs. Between two points the true value differs as well, and that is no noise.",
        "At each point: Σ (y − ȳ)² / (n_repeats − 1), where ȳ is the mean of that point's "
        "repeats. Then the mean over points.",
        "`numpy.var` has an `axis` and a `ddof`. Along which axis of `y_repeats` do the repeats "
        "of one point stand?",
    ),
    mistakes={
        "divided_by_n": (
            "This divides by n_repeats (ddof 0). The distances are taken from the mean of the "
            "very repeats, which lies closer to them than the true value does: on average only "
            "(n_repeats − 1)/n_repeats of the noise is found so.",
            lambda y: np.mean(np.var(y, axis=0)),
        ),
        "across_points": (
            "This is a variance across points: of each round of measurements, or of the points' "
            "means. Points differ because the truth does. Repeats of one point stand below each "
            "other.",
            lambda y: np.mean(_ddof_one(y, axis=1)),
            lambda y: np.mean(np.var(y, axis=1)),
            lambda y: _ddof_one(y.mean(axis=0)),
            lambda y: np.var(y.mean(axis=0)),
        ),
        "all_at_once": (
            "This is the variance of all values at once: it also holds how much the points "
            "differ, and that is no noise.",
            lambda y: _ddof_one(y.ravel()),
            lambda y: np.var(y),
        ),
        "standard_deviation": (
            "This is a standard deviation: the mean of those of the points, or the root of the "
            "mean variance. Asked for is the variance, in squared units.",
            lambda y: np.mean(np.sqrt(_ddof_one(y))),
            lambda y: np.sqrt(np.mean(_ddof_one(y))),
            lambda y: np.mean(np.std(y, axis=0)),
            lambda y: np.sqrt(np.mean(np.var(y, axis=0))),
        ),
        "averaged_over_points_first": (
            "This is the variance of the rounds' means, each taken over all points. In such a mean "
            "the noise of the points cancels in part. Noise is what a single label has.",
            lambda y: _ddof_one(y.mean(axis=1)),
            lambda y: np.var(y.mean(axis=1)),
        ),
        "of_the_mean": (
            "This is the variance of the mean of the repeats, smaller by the factor n_repeats. "
            "That is how well the mean is known, not how far single labels scatter.",
            lambda y: np.mean(_ddof_one(y)) / len(y),
            lambda y: np.mean(np.var(y, axis=0)) / len(y),
        ),
        "summed_over_points": (
            "This is the sum of the points' variances. Their mean is asked for.",
            lambda y: np.sum(_ddof_one(y)),
            lambda y: np.sum(np.var(y, axis=0)),
        ),
        "divided_by_points": (
            "n_points stands where n_repeats belongs: the squares of one point are as many as "
            "its repeats.",
            lambda y: np.mean(np.sum((y - y.mean(axis=0)) ** 2, axis=0) / _one_less(y)),
            lambda y: np.mean(np.sum((y - y.mean(axis=0)) ** 2, axis=0) / y.shape[1]),
        ),
        "one_taken_off_for_all": (
            "All squared distances together are divided by their number less 1. Each point has a "
            "mean of its own, so each point has one less to divide by.",
            lambda y: np.sum((y - y.mean(axis=0)) ** 2) / (y.size - 1),
        ),
        "mean_not_subtracted": (
            "The labels themselves are squared. Take off each point's own mean first.",
            lambda y: np.mean(np.sum(y**2, axis=0) / (len(y) - 1)),
            lambda y: np.mean(y**2),
        ),
        "differences_not_halved": (
            "Neighbouring repeats are subtracted from each other. Such a difference has the "
            "noise of both in it, twice the variance of one.",
            lambda y: np.mean(np.diff(y, axis=0) ** 2),
        ),
    },
    companions={
        "the largest variance of any point": lambda y: np.max(_ddof_one(y)),
        "the median over points of their variances, not the mean": lambda y: np.median(
            _ddof_one(y)
        ),
        "half the mean squared difference of neighbouring repeats, which uses only some of the "
        "pairs": lambda y: np.mean(np.diff(y, axis=0) ** 2) / 2,
    },
    lesson="A model whose error is as small as the noise has learnt all that there is. What seems "
    "to be left is the labels' own scatter.",
)
