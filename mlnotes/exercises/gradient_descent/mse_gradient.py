"""The gradient of the mean squared error."""

import numpy as np

from mlnotes import losses
from mlnotes.checker.record import Exercise
from mlnotes.exercises.gradient_descent._cases import linear_problems


def _mean_residual(w, X, y):
    return (X @ w - y).mean()


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="mse_gradient(w, X, y)",
    task="Return the gradient of the mean squared error with respect to `w`: "
    "an array with one entry for each weight.",
    reference=losses.mse_gradient,
    cases=linear_problems,
    hints=(
        "Differentiate one term (xᵢ·w − yᵢ)² by the chain rule: an outer factor, times the "
        "derivative of what stands inside. Then average over the rows.",
        "For row i and weight j that derivative is 2·(xᵢ·w − yᵢ)·xᵢⱼ. Entry j of the gradient is "
        "its mean over the rows.",
        "`residuals = X @ w - y` is (n,). The sum over the rows of residual times xᵢⱼ, for all j "
        "at once, is a product of `X.T` with it; the 2 and the n are left.",
    ),
    mistakes={
        "sign_flipped": (
            "The sign is flipped: this points downhill. The gradient points uphill, and "
            "descent itself does the subtracting.",
            lambda w, X, y: -2 / len(y) * X.T @ (X @ w - y),
        ),
        "not_divided_by_n": (
            "The 1/n is missing: this is the gradient of the sum of squares, n times too long. "
            "The loss is a mean, so its gradient is one too.",
            lambda w, X, y: 2 * X.T @ (X @ w - y),
        ),
        "divided_by_n_twice": (
            "This is divided by n twice. A mean divides once: perhaps the residuals were "
            "averaged, and the result again.",
            lambda w, X, y: 2 / len(y) ** 2 * X.T @ (X @ w - y),
        ),
        "two_dropped": (
            "The factor 2 is missing: the derivative of a square is twice what was squared. "
            "(It cancels only against a ½ in the loss, and this loss has none.)",
            lambda w, X, y: X.T @ (X @ w - y) / len(y),
        ),
        "two_and_n_dropped": (
            "Both factors are missing, the 2 of the square and the 1/n of the mean: "
            "this is Xᵀ(Xw − y).",
            lambda w, X, y: X.T @ (X @ w - y),
        ),
        "x_factor_missing": (
            "The inner derivative is missing. By the chain rule each residual is multiplied by "
            "its own xᵢⱼ before averaging; without it every weight gets the same mean residual.",
            lambda w, X, y: np.full(len(w), _mean_residual(w, X, y)),
            lambda w, X, y: np.full(len(w), 2 * _mean_residual(w, X, y)),
            lambda w, X, y: _mean_residual(w, X, y),
            lambda w, X, y: 2 * _mean_residual(w, X, y),
        ),
        "not_summed_over_rows": (
            "This has one number for each row of the data. A gradient has one for each weight: "
            "multiply by xᵢⱼ and sum over the rows, which is what `X.T @ residuals` does.",
            lambda w, X, y: 2 * (X @ w - y),
            lambda w, X, y: -2 * (y - X @ w) * 1.0 / len(y),
            lambda w, X, y: 2 * (y - X @ w),
            lambda w, X, y: -2 * (X @ w - y) / len(y),
            lambda w, X, y: X @ w - y,
        ),
        "row_gradients": (
            "This is the gradient of every row by itself, shape (n, d). Their mean over the rows "
            "is asked for.",
            lambda w, X, y: 2 * (X @ w - y)[:, None] * X,
        ),
        "residual_forgets_y": (
            "The targets `y` are left out of the residual: it is X @ w − y, not X @ w.",
            lambda w, X, y: 2 / len(y) * X.T @ (X @ w),
        ),
    },
    companions={"the loss itself, not its gradient": losses.mse_loss},
    lesson="Outer derivative, inner derivative, mean: every gradient of this course is made of "
    "these three. It has the shape of `w`, always; check that first.",
)
