"""The gradient of the mean log loss of logistic regression."""

from collections.abc import Iterator

import numpy as np

from mlnotes import losses
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.gradient_descent._cases import nonzero_integers, word_on_shape


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([0.0]), np.array([[1.0], [2.0], [4.0]]), np.array([1, 0, 1])
    yield np.array([1.0]), np.array([[1.0], [2.0], [-1.0]]), np.array([0, 1, 1])
    yield np.array([0.5, -1.0]), nonzero_integers(rng, 3, 2), np.array([1, 0, 1])
    far = np.array([[1.0], [-1.0], [0.5]])
    yield Case(np.array([40.0]), far, np.array([0, 1, 1]), word="rows far on the wrong side")
    for n, d in [(4, 1), (5, 3), (2, 4), (8, 2), (1, 3), (3, 3), (12, 5), (30, 4)]:
        X = rng.normal(loc=0.5, size=(n, d))
        y = rng.permutation(np.arange(n) % 2)
        yield Case(rng.normal(size=d), X, y, word=word_on_shape(n, d))


def _errors(w, X, y):
    return losses.sigmoid(X @ w) - y


def _through_the_square(w, X, y):
    """Of the mean of (σ − y)²: σ' stays."""
    p = losses.sigmoid(X @ w)
    return 2 / len(y) * X.T @ ((p - y) * p * (1 - p))


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="logistic_gradient(w, X, y)",
    task="Return the gradient with respect to `w` of the mean log loss, where row i has the "
    "probability σ(xᵢ·w) of label 1 and `y` holds 0 and 1.",
    reference=losses.logistic_gradient,
    cases=_cases,
    hints=(
        "Write the loss of one row as a function of its z = xᵢ·w, differentiate by z, then "
        "multiply by the derivative of z in w. Much cancels in the first step.",
        "For one row dℓ/dz = σ(z) − y, and dz/dwⱼ = xᵢⱼ. Then comes the mean over the rows.",
        "`p = sigmoid(X @ w)` is (n,). Go on as in the gradient of the MSE, with `p - y` for the "
        "residuals; but no square was differentiated here.",
    ),
    mistakes={
        "sum_not_mean": (
            "The 1/n is missing: this is the gradient of the summed loss, n times too long.",
            lambda w, X, y: X.T @ _errors(w, X, y),
        ),
        "divided_by_n_twice": (
            "This is divided by n twice: a mean divides once.",
            lambda w, X, y: X.T @ _errors(w, X, y) / len(y) ** 2,
        ),
        "sign_flipped": (
            "The sign is flipped: y − σ leads downhill, or up the likelihood. The gradient of "
            "the loss is made of σ − y.",
            lambda w, X, y: -X.T @ _errors(w, X, y) / len(y),
            lambda w, X, y: -X.T @ _errors(w, X, y),
        ),
        "squared_error_through_sigmoid": (
            "This is the gradient of (σ − y)², the squared error through the sigmoid: σ' = "
            "σ(1 − σ) is still in it. In the log loss it cancels, and with it the reason why a "
            "confident mistake would hardly be corrected.",
            _through_the_square,
            lambda w, X, y: _through_the_square(w, X, y) / 2,
            lambda w, X, y: _through_the_square(w, X, y) * len(y),
            lambda w, X, y: _through_the_square(w, X, y) * len(y) / 2,
        ),
        "two_of_the_square": (
            "This has a factor 2, which belongs to the derivative of a square. There is no "
            "square in the log loss.",
            lambda w, X, y: 2 / len(y) * X.T @ _errors(w, X, y),
        ),
        "sigmoid_left_out": (
            "The sigmoid is left out: Xw − y is the residual of a linear model. Here the model "
            "says σ(Xw).",
            lambda w, X, y: X.T @ (X @ w - y) / len(y),
            lambda w, X, y: 2 / len(y) * X.T @ (X @ w - y),
        ),
        "sign_inside_sigmoid": (
            "The sigmoid is taken of −Xw: that is the probability of label 0, and y = 1 is "
            "compared with it.",
            lambda w, X, y: X.T @ (losses.sigmoid(-(X @ w)) - y) / len(y),
        ),
        "hard_predictions": (
            "The probabilities are rounded to labels first, which is the perceptron's update: "
            "rows on the right side then teach nothing, and the loss has no such slope.",
            lambda w, X, y: X.T @ ((X @ w > 0) - y) / len(y),
            lambda w, X, y: X.T @ ((X @ w >= 0) - y) / len(y),
        ),
        "labels_of_plus_and_minus_one": (
            "Rows with label 0 add nothing here. That comes of −y·x·σ(−y·z), the form for labels "
            "−1 and 1, and of a log loss whose second half, (1 − y)·log(1 − σ), is left out.",
            lambda w, X, y: -X.T @ (y * losses.sigmoid(-y * (X @ w))) / len(y),
        ),
        "x_factor_missing": (
            "The inner derivative is missing: by the chain rule each error σ − y is multiplied "
            "by its own xᵢⱼ before averaging.",
            lambda w, X, y: np.full(len(w), _errors(w, X, y).mean()),
            lambda w, X, y: _errors(w, X, y).mean(),
        ),
        "not_summed_over_rows": (
            "This has one number, or one row, for each row of the data. A gradient has one "
            "number for each weight: `X.T @ errors` multiplies by xᵢⱼ and sums over the rows.",
            _errors,
            lambda w, X, y: _errors(w, X, y) / len(y),
            lambda w, X, y: _errors(w, X, y)[:, None] * X,
            lambda w, X, y: _errors(w, X, y)[:, None] * X / len(y),
        ),
    },
    companions={
        "the log loss itself, not its gradient": losses.logistic_loss,
        "the vector of probabilities": lambda w, X, y: losses.sigmoid(X @ w),
    },
    lesson="Error times input, averaged: the same form as for the squared error of a line, "
    "because the log loss is the one that fits the sigmoid. Its gradient stays large as long as "
    "a row is wrong.",
)
