"""How much the predictions depend on which data set happened to be drawn."""

from collections.abc import Iterator

import numpy as np

from mlnotes import bias_variance
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.bias_variance._cases import prediction_tables


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for predictions, _, word in prediction_tables(rng):
        yield Case(predictions, word="" if word == "no bias at all" else word)
    agreed = np.array([[1.0, 4.0], [3.0, 4.0], [8.0, 4.0]])
    yield Case(agreed, word="a point on which all data sets agree")


def _ddof_one(values, axis=None):
    if np.shape(values)[axis or 0] < 2:
        raise ZeroDivisionError("undefined for a single value")
    return np.var(values, axis=axis, ddof=1)


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="variance(predictions)",
    task="`predictions` is (n_datasets, n_points): row i is what the model predicts after training "
    "on data set i. Return one number: at each point the variance over data sets, divided by "
    "n_datasets (ddof 0); then the mean over points.",
    reference=bias_variance.variance,
    cases=_cases,
    hints=(
        "Train the same model on other data, and its prediction at a point moves. Variance asks "
        "how far, point by point; whether the points differ from each other does not matter.",
        "At each point: mean over data sets of (prediction − its mean over data sets)². Then the "
        "mean of that over points.",
        "`predictions - predictions.mean(axis=0)` holds, for each data set and point, the "
        "distance from that point's mean.",
    ),
    mistakes={
        "across_points": (
            "This is a variance across points, within a data set or of the mean prediction. It "
            "tells how wavy the fitted curve is, not how far it moves with the data set: points "
            "stand side by side in a row, data sets below each other.",
            lambda predictions: np.mean(np.var(predictions, axis=1)),
            lambda predictions: np.var(predictions.mean(axis=0)),
            lambda predictions: np.mean(_ddof_one(predictions, axis=1)),
            lambda predictions: _ddof_one(predictions.mean(axis=0)),
        ),
        "divided_by_one_less": (
            "This divides by n_datasets − 1 (ddof 1). Asked for is division by n_datasets: then "
            "bias² and variance add up to the mean squared distance from the truth exactly.",
            lambda predictions: np.mean(_ddof_one(predictions, axis=0)),
        ),
        "standard_deviation": (
            "This is a standard deviation: the mean of those of the points, or the root of the "
            "mean variance. Parts of a squared error must stay squared to be added.",
            lambda predictions: np.mean(np.std(predictions, axis=0)),
            lambda predictions: np.sqrt(np.mean(np.var(predictions, axis=0))),
            lambda predictions: np.mean(np.sqrt(_ddof_one(predictions, axis=0))),
            lambda predictions: np.sqrt(np.mean(_ddof_one(predictions, axis=0))),
        ),
        "all_at_once": (
            "This is the variance of all numbers at once: it also holds how much the points "
            "differ from each other. Each point has a mean of its own to be measured from.",
            lambda predictions: np.var(predictions),
            lambda predictions: _ddof_one(predictions.ravel()),
        ),
        "averaged_over_points_first": (
            "This is the variance of the data sets' means, each taken over all points. A data set "
            "that is too high here and too low there seems steady so.",
            lambda predictions: np.var(predictions.mean(axis=1)),
            lambda predictions: _ddof_one(predictions.mean(axis=1)),
        ),
        "summed_over_points": (
            "This is the sum of the points' variances. Their mean is asked for.",
            lambda predictions: np.sum(np.var(predictions, axis=0)),
        ),
        "summed_over_datasets": (
            "Squared distances are summed over the data sets. Divided by the number of data sets, "
            "they are a variance.",
            lambda predictions: np.mean(np.var(predictions, axis=0)) * len(predictions),
        ),
        "absolute_distances": (
            "These are absolute distances from the mean. A variance is the mean of the squared "
            "ones.",
            lambda predictions: np.mean(np.abs(predictions - predictions.mean(axis=0))),
        ),
        "mean_not_subtracted": (
            "The predictions themselves are squared. Take off each point's mean over data sets "
            "before squaring, or that mean's square afterwards.",
            lambda predictions: np.mean(predictions**2),
        ),
        "from_the_median": (
            "The distances are measured from the median over data sets, not from the mean.",
            lambda predictions: np.mean((predictions - np.median(predictions, axis=0)) ** 2),
        ),
    },
    companions={
        "the variance at the first point alone": lambda predictions: np.var(predictions[:, 0]),
        "the median over points of their variances, not the mean": lambda predictions: np.median(
            np.var(predictions, axis=0)
        ),
        "the largest variance of any point": lambda predictions: np.max(
            np.var(predictions, axis=0)
        ),
    },
    lesson="A model with small variance tells the same story whichever data it has seen. That is "
    "no proof that the story is true.",
)
