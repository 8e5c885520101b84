"""The root mean squared error of predictions."""

import numpy as np

from mlnotes import regression_errors
from mlnotes.checker.record import Exercise
from mlnotes.exercises.metrics._probabilities import true_and_predicted


def _squares(y_true, y_pred):
    return (y_pred - y_true) ** 2


def _r_squared(y_true, y_pred):
    return 1 - np.mean(_squares(y_true, y_pred)) / np.var(y_true)


exercise = Exercise(
    __name__,
    points=1,
    minutes=3,
    signature="rmse(y_true, y_pred)",
    task="Return the root mean squared error of the predictions: the root of the mean squared "
    "difference, over all n of them.",
    reference=regression_errors.rmse,
    cases=true_and_predicted,
    hints=(
        "Read the name from right to left: first the errors, then their squares, then the mean, "
        "then the root.",
        "With errors eᵢ it is √((e₁² + … + eₙ²)/n).",
        "`errors = y_pred - y_true` has one number for each row. The root is taken once, at the "
        "end.",
    ),
    mistakes={
        "no_root": (
            "This is the mean squared error: the root is missing. It brings the number back to "
            "the units of y.",
            lambda t, p: _squares(t, p).mean(),
        ),
        "absolute_error": (
            "This is the mean absolute error. A root of each square undoes the square; the root "
            "of their mean does not.",
            lambda t, p: np.sqrt(_squares(t, p)).mean(),
        ),
        "ddof_1": (
            "The sum of squares is divided by n − 1. That belongs to a variance, where the mean "
            "was estimated from the same rows; the predictions were not, so here it is n.",
            lambda t, p: np.sqrt(_squares(t, p).sum() / (len(t) - 1)),
        ),
        "root_of_the_sum": (
            "This is the root of the summed squares: the mean is missing, and the number grows "
            "with the rows.",
            lambda t, p: np.sqrt(_squares(t, p).sum()),
        ),
        "divided_after_the_root": (
            "The n is outside the root: √(sum)/n is smaller than √(sum/n) by a factor √n, and "
            "goes to 0 when rows are added.",
            lambda t, p: np.sqrt(_squares(t, p).sum()) / len(t),
        ),
        "mean_before_square": (
            "This is the size of the mean error: errors of opposite sign cancel before they are "
            "squared.",
            lambda t, p: abs(np.mean(p - t)),
        ),
        "centred": (
            "This is a standard deviation of the errors. It leaves out their mean: predictions "
            "that are all 5 too high would be given 0.",
            lambda t, p: np.std(p - t),
            lambda t, p: np.std(p - t, ddof=1),
        ),
        "not_averaged": (
            "This still has one number for each row. Average the squares, then take the root.",
            lambda t, p: np.abs(p - t),
            _squares,
        ),
    },
    companions={
        "the root of the mean square, each true value against each prediction": (
            lambda t, p: np.sqrt(np.mean(np.subtract.outer(t, p) ** 2))
        ),
        "the mean error, with its sign": lambda t, p: np.mean(p - t),
        "the square of the mean error": lambda t, p: np.mean(p - t) ** 2,
        "the median absolute error": lambda t, p: np.median(np.abs(p - t)),
        "the root of the median squared error": lambda t, p: np.sqrt(np.median(_squares(t, p))),
        "the largest absolute error": lambda t, p: np.max(np.abs(p - t)),
        "the sum of the squared errors": lambda t, p: _squares(t, p).sum(),
        "the sum of the absolute errors": lambda t, p: np.abs(p - t).sum(),
        "the variance of the errors": lambda t, p: np.var(p - t),
        "R², the share of the variance that is explained": _r_squared,
        "the mean absolute error in shares of the true values": lambda t, p: np.mean(
            np.abs((p - t) / t)
        ),
        "the root mean square of the errors in shares of the true values": lambda t, p: np.sqrt(
            np.mean(((p - t) / t) ** 2)
        ),
        "the RMSE divided by the mean of `y_true`": lambda t, p: (
            np.sqrt(_squares(t, p).mean()) / np.mean(t)
        ),
        "the RMSE divided by the standard deviation of `y_true`": lambda t, p: (
            np.sqrt(_squares(t, p).mean()) / np.std(t)
        ),
        "the RMSE divided by the range of `y_true`": lambda t, p: (
            np.sqrt(_squares(t, p).mean()) / np.ptp(t)
        ),
        "the root of the difference of the mean squares": lambda t, p: np.sqrt(
            abs(np.mean(t**2) - np.mean(p**2))
        ),
        "the root mean square of the predictions": lambda t, p: np.sqrt(np.mean(p**2)),
        "the root mean square of the true values": lambda t, p: np.sqrt(np.mean(t**2)),
        "the RMSE of the logarithms, log(1 + y)": lambda t, p: np.sqrt(
            np.mean((np.log1p(p) - np.log1p(t)) ** 2)
        ),
    },
    lesson="The RMSE is in the units of y, and it counts large errors more than small ones: one "
    "that is ten times as large weighs a hundred times as much.",
)
