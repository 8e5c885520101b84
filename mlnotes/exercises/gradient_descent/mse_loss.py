"""The mean squared error of a linear model."""

import numpy as np

from mlnotes import losses
from mlnotes.checker.record import Exercise
from mlnotes.exercises.gradient_descent._cases import linear_problems

exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="mse_loss(w, X, y)",
    task="Return the mean of the squared residuals of `X @ w` against `y`: one number, "
    "without a factor ½.",
    reference=losses.mse_loss,
    cases=linear_problems,
    hints=(
        "A residual is what the model says minus what was observed. Square each, then average.",
        "For row i the residual is rᵢ = xᵢ·w − yᵢ, and the loss is the mean of rᵢ² over the n "
        "rows.",
        "`residuals = X @ w - y` has one entry for each row. Square it entry by entry, then take "
        "one mean of all.",
    ),
    mistakes={
        "sum_not_mean": (
            "This is the sum of the squared residuals. Divide by n, or the loss grows with the "
            "number of rows and two data sets cannot be compared.",
            lambda w, X, y: ((X @ w - y) ** 2).sum(),
        ),
        "halved": (
            "This is half the mean squared error. The ½ is a convention that cancels the 2 of "
            "the derivative; in this course the loss goes without it.",
            lambda w, X, y: ((X @ w - y) ** 2).mean() / 2,
        ),
        "half_the_sum": (
            "This is half the sum of the squared residuals: the mean is asked for, without a ½.",
            lambda w, X, y: ((X @ w - y) ** 2).sum() / 2,
        ),
        "root_taken": (
            "This is the root of the mean squared error (RMSE). It is in the units of y, but the "
            "loss to descend on here is the mean square itself.",
            lambda w, X, y: np.sqrt(((X @ w - y) ** 2).mean()),
        ),
        "absolute_not_squared": (
            "This is the mean absolute error: square the residuals instead of taking `abs`.",
            lambda w, X, y: np.abs(X @ w - y).mean(),
        ),
        "mean_before_square": (
            "This squares the mean residual. Residuals of opposite sign cancel before they are "
            "squared; square each one first, then average.",
            lambda w, X, y: (X @ w - y).mean() ** 2,
        ),
        "divided_by_features": (
            "This divides by the number of columns of X. The mean is over samples: divide by the "
            "number of rows.",
            lambda w, X, y: ((X @ w - y) ** 2).sum() / X.shape[1],
        ),
    },
    lesson="The loss is a function of `w` alone; the data are fixed. Being a mean, it has the "
    "same size for ten rows as for ten million, and so will its gradient.",
)
