"""The mean absolute error of predictions."""

import numpy as np

from mlnotes import regression_errors
from mlnotes.checker.record import Exercise
from mlnotes.exercises.metrics._probabilities import true_and_predicted


def _sizes(y_true, y_pred):
    return np.abs(y_pred - y_true)


exercise = Exercise(
    __name__,
    points=1,
    minutes=3,
    signature="mae(y_true, y_pred)",
    task="Return the mean absolute error of the predictions: by how much they miss, in the mean, "
    "to whichever side.",
    reference=regression_errors.mae,
    cases=true_and_predicted,
    hints=(
        "A prediction that is 3 too low misses by as much as one that is 3 too high.",
        "With errors eᵢ it is (|e₁| + … + |eₙ|)/n.",
        "`errors = y_pred - y_true` has one number for each row, with a sign that has to go.",
    ),
    mistakes={
        "signed_mean": (
            "This is the mean error with its sign: errors of opposite sign cancel, and that "
            "of any line fitted by least squares with an intercept is 0 on its own rows.",
            lambda t, p: np.mean(p - t),
            lambda t, p: np.mean(t - p),
        ),
        "absolute_value_of_the_mean": (
            "The absolute value is taken too late: errors of opposite sign have cancelled by then.",
            lambda t, p: abs(np.mean(p - t)),
        ),
        "median": (
            "This is the median of the absolute errors: half of them may be anything above it, "
            "and it stays the same. The mean is asked for.",
            lambda t, p: np.median(_sizes(t, p)),
        ),
        "mean_square": (
            "This is the mean squared error. It is in squared units, and its largest errors count "
            "for almost everything.",
            lambda t, p: np.mean(_sizes(t, p) ** 2),
        ),
        "root_mean_square": (
            "This is the root mean squared error. In it large errors count more; here every "
            "error counts as much as it is large.",
            lambda t, p: np.sqrt(np.mean(_sizes(t, p) ** 2)),
        ),
        "sum_not_mean": (
            "This is the sum of the absolute errors: divide by n, or the number grows with the "
            "rows.",
            lambda t, p: _sizes(t, p).sum(),
        ),
        "relative": (
            "The errors are divided by the true values, so this is a share (MAPE), not an error "
            "in the units of y.",
            lambda t, p: np.mean(_sizes(t, p) / np.abs(t)),
            lambda t, p: 100 * np.mean(_sizes(t, p) / np.abs(t)),
        ),
        "not_averaged": (
            "This still has one number for each row. Take their mean.",
            _sizes,
        ),
    },
    companions={
        "the mean absolute error, each true value against each prediction": (
            lambda t, p: np.abs(np.subtract.outer(t, p)).mean()
        ),
        "the mean absolute error in shares of the predictions": lambda t, p: np.mean(
            np.abs((p - t) / p)
        ),
        "the largest absolute error": lambda t, p: np.max(_sizes(t, p)),
        "the smallest absolute error": lambda t, p: np.min(_sizes(t, p)),
        "the median error, with its sign": lambda t, p: np.median(p - t),
        "the absolute value of the median error": lambda t, p: abs(np.median(p - t)),
        "the array of errors, one for each row": lambda t, p: p - t,
        "the standard deviation of the errors": lambda t, p: np.std(p - t),
        "the mean distance of the errors from their mean": lambda t, p: np.mean(
            np.abs(p - t - np.mean(p - t))
        ),
        "the mean distance of the errors from their median": lambda t, p: np.mean(
            np.abs(p - t - np.median(p - t))
        ),
        "the difference of the sizes, the mean of ||y_pred| − |y_true||": lambda t, p: np.mean(
            np.abs(np.abs(p) - np.abs(t))
        ),
        "the mean of |y_pred| − |y_true|": lambda t, p: np.mean(np.abs(p) - np.abs(t)),
        "the share of predictions that are not exact": lambda t, p: np.mean(t != p),
        "the MAE divided by the mean of `y_true`": lambda t, p: _sizes(t, p).mean() / np.mean(t),
        "the mean of |y_pred + y_true|": lambda t, p: np.mean(np.abs(p + t)),
    },
    lesson="Every error counts as much as it is large, so one wild value moves the MAE less "
    "than the RMSE. The constant with the least MAE is the median; the one with the least RMSE "
    "is the mean.",
)
