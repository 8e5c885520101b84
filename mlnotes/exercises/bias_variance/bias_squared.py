"""How far the predictions are off on average, squared."""

from collections.abc import Iterator

import numpy as np

from mlnotes import bias_variance
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.bias_variance._cases import prediction_tables


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    for predictions, truth, word in prediction_tables(rng):
        yield Case(predictions, truth, word=word)


def _gaps(predictions, truth):
    return predictions.mean(axis=0) - truth


def _at_least_one(n):
    if n < 1:
        raise ZeroDivisionError
    return n


exercise = Exercise(
    __name__,
    points=1,
    minutes=6,
    signature="bias_squared(predictions, truth)",
    task="`predictions` is (n_datasets, n_points): row i is what the model predicts after training "
    "on data set i. `truth` is (n_points,). Return bias², one number: at each point the gap "
    "between the mean prediction over data sets and the truth, squared; then the mean over points.",
    reference=bias_variance.bias_squared,
    cases=_cases,
    hints=(
        "Bias is what is still wrong after the luck of single data sets has been averaged out. "
        "So what is compared with the truth is not a prediction but a mean of predictions.",
        "bias² = mean over points of (f̄(x) − f(x))², where f̄(x) is the mean of the column of "
        "`predictions` that belongs to x.",
        "`mean_prediction = predictions.mean(axis=0)` has one number for each point. Compare it "
        "with `truth` point by point: what comes next, the square or the mean over points?",
    ),
    mistakes={
        "averaged_before_squaring": (
            "This is the square of the mean gap, with or without the gaps' signs. With them, a "
            "gap upwards makes up for one downwards; without, a wide gap counts for too little. "
            "Bias is a matter of each point.",
            lambda predictions, truth: np.mean(_gaps(predictions, truth)) ** 2,
            lambda predictions, truth: np.mean(np.abs(_gaps(predictions, truth))) ** 2,
        ),
        "variance_left_in": (
            "This is the mean squared distance of the single predictions from the truth. The "
            "scatter between data sets, the variance, is still in it: bias² is about their mean "
            "prediction.",
            lambda predictions, truth: np.mean((predictions - truth) ** 2),
        ),
        "not_squared": (
            "The gaps are not squared: this is their mean over points, with or without signs.",
            lambda predictions, truth: np.mean(_gaps(predictions, truth)),
            lambda predictions, truth: np.mean(-_gaps(predictions, truth)),
            lambda predictions, truth: np.mean(np.abs(_gaps(predictions, truth))),
            lambda predictions, truth: np.abs(np.mean(_gaps(predictions, truth))),
        ),
        "root_taken": (
            "A root is taken at the end. bias² stays in squared units, like the variance that it "
            "will be added to.",
            lambda predictions, truth: np.sqrt(np.mean(_gaps(predictions, truth) ** 2)),
        ),
        "summed_over_points": (
            "The squared gaps are summed over the points. With twice as many test points the "
            "model would seem twice as biased: take their mean.",
            lambda predictions, truth: np.sum(_gaps(predictions, truth) ** 2),
        ),
        "mean_over_points": (
            "The mean prediction is taken along the wrong axis: rows are data sets and columns "
            "are points, and each point needs a mean of its own.",
            lambda predictions, truth: np.mean((predictions.mean(axis=1) - truth) ** 2),
            lambda predictions, truth: np.mean((predictions.mean(axis=1)[:, None] - truth) ** 2),
        ),
        "grand_mean": (
            "One mean of all predictions, over data sets and points together, is compared with "
            "the truth at every point. Each point has a mean prediction of its own.",
            lambda predictions, truth: np.mean((predictions.mean() - truth) ** 2),
        ),
        "median_prediction": (
            "The median over data sets stands where their mean belongs.",
            lambda predictions, truth: np.mean((np.median(predictions, axis=0) - truth) ** 2),
        ),
        "not_divided_over_datasets": (
            "The predictions are summed over the data sets, not averaged, before they are "
            "compared with the truth.",
            lambda predictions, truth: np.mean((predictions.sum(axis=0) - truth) ** 2),
        ),
        "share_of_variance_taken_off": (
            "variance/n_datasets, or variance/(n_datasets − 1), is taken off. That is a fair "
            "correction for few data sets, but not what is asked for here.",
            lambda predictions, truth: (
                np.mean(_gaps(predictions, truth) ** 2)
                - np.mean(np.var(predictions, axis=0)) / len(predictions)
            ),
            lambda predictions, truth: (
                np.mean(_gaps(predictions, truth) ** 2)
                - np.mean(np.var(predictions, axis=0)) / _at_least_one(len(predictions) - 1)
            ),
        ),
    },
    companions={
        "the variance of the predictions": lambda predictions, truth: np.mean(
            np.var(predictions, axis=0)
        ),
        "the mean over data sets of the squared mean gap of each": lambda predictions, truth: (
            np.mean(np.mean(predictions - truth, axis=1) ** 2)
        ),
        "the median over points of the squared gaps, not their mean": lambda predictions, truth: (
            np.median(_gaps(predictions, truth) ** 2)
        ),
        "the largest squared gap of any point": lambda predictions, truth: np.max(
            _gaps(predictions, truth) ** 2
        ),
    },
    lesson="No amount of data sets averages bias away: it is what the model cannot say, however "
    "often it is trained.",
)
