"""The gradient of the mean squared error with an L2 penalty."""

from collections.abc import Iterator

import numpy as np

from mlnotes import losses
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.gradient_descent._cases import linear_problems, word_on_shape


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    alphas = [0.5, 2.0, *rng.uniform(0.1, 3.0, size=9)]
    for (w, X, y), alpha in zip(linear_problems(rng), alphas, strict=True):
        yield Case(w, X, y, float(alpha), word=word_on_shape(*X.shape) if len(y) != 3 else "")


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="ridge_gradient(w, X, y, alpha)",
    task="Return the gradient of mean squared error + alpha·‖w‖² with respect to `w`.",
    reference=losses.ridge_gradient,
    cases=_cases,
    hints=(
        "A gradient of a sum is the sum of the gradients. One of the two you have written.",
        "‖w‖² = Σ wⱼ². What is its derivative in one wⱼ, when the other terms do not contain it?",
        "`data_part = 2 / len(y) * X.T @ (X @ w - y)`. Add alpha times the gradient of ‖w‖², "
        "whose entry j you have just found.",
    ),
    mistakes={
        "penalty_two_dropped": (
            "The penalty's 2 is missing: the derivative of alpha·wⱼ² is 2·alpha·wⱼ.",
            lambda w, X, y, alpha: losses.mse_gradient(w, X, y) + alpha * w,
        ),
        "penalty_divided_by_n": (
            "The penalty is divided by n. Only the data term is a mean over the rows; the "
            "penalty is about the weights and does not know how many rows there are.",
            lambda w, X, y, alpha: losses.mse_gradient(w, X, y) + 2 * alpha * w / len(y),
        ),
        "penalty_sign_flipped": (
            "The penalty's sign is flipped: this would reward large weights.",
            lambda w, X, y, alpha: losses.mse_gradient(w, X, y) - 2 * alpha * w,
        ),
        "penalty_left_out": (
            "The penalty is left out: this is the gradient of the mean squared error alone.",
            lambda w, X, y, alpha: losses.mse_gradient(w, X, y),
        ),
        "penalty_not_differentiated": (
            "The penalty itself is added, not its gradient: alpha·‖w‖² is one number, and what "
            "is needed is its derivative in each weight.",
            lambda w, X, y, alpha: losses.mse_gradient(w, X, y) + alpha * (w @ w),
            lambda w, X, y, alpha: losses.mse_gradient(w, X, y) + alpha * w**2,
        ),
        "data_term_not_averaged": (
            "The data term lacks its 1/n: it is the gradient of a mean.",
            lambda w, X, y, alpha: 2 * X.T @ (X @ w - y) + 2 * alpha * w,
        ),
        "absolute_penalty": (
            "This is the gradient of alpha·Σ|wⱼ|, the L1 penalty. Here the squares are penalised.",
            lambda w, X, y, alpha: losses.mse_gradient(w, X, y) + alpha * np.sign(w),
        ),
    },
    companions={
        "the gradient of the penalty alone": lambda w, X, y, alpha: 2 * alpha * w,
        "the gradient of the mean squared error alone": lambda w, X, y, alpha: losses.mse_gradient(
            w, X, y
        ),
        "the gradient with the penalty alpha·‖w‖, whose norm is not squared": (
            lambda w, X, y, alpha: losses.mse_gradient(w, X, y) + alpha * w / np.linalg.norm(w)
        ),
        "the loss itself, not its gradient": lambda w, X, y, alpha: (
            losses.mse_loss(w, X, y) + alpha * w @ w
        ),
    },
    lesson="Each step now also multiplies the weights by a number below 1, which is why the L2 "
    "penalty is called weight decay. No weight is ever pulled exactly to 0 by it.",
)
