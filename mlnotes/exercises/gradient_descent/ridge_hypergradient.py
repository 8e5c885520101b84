"""The derivative of the validation error with respect to the ridge penalty."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import hyperparameters
from mlnotes.checker.record import Exercise
from mlnotes.losses import mse_gradient, mse_loss


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    # Mean square of x is 1, so w* = 3/(1 + alpha).
    X_train, y_train = np.array([[1.0], [1.0]]), np.array([2.0, 4.0])
    yield X_train, y_train, np.array([[1.0], [2.0], [0.0]]), np.array([1.0, 1.0, 3.0]), 1.0
    yield X_train, y_train, np.array([[1.0]]), np.array([0.0]), 0.5
    X_train, y_train = np.array([[1.0, 1.0], [1.0, -1.0]]), np.array([4.0, 2.0])
    yield X_train, y_train, np.array([[1.0, 0.0], [2.0, 1.0]]), np.array([1.0, 1.0]), 3.0
    for n, n_valid, d in [(3, 2, 1), (5, 3, 2), (8, 5, 3), (1, 4, 2), (3, 6, 5), (30, 12, 4)]:
        w = rng.normal(loc=1.0, size=d)
        X = rng.normal(loc=0.5, size=(n + n_valid, d))
        y = X @ w + rng.normal(size=n + n_valid)
        yield X[:n], y[:n], X[n:], y[n:], float(rng.uniform(0.1, 3.0))


def _by_hand(
    system: Callable = lambda X, y, alpha: _system(X, y, alpha),
    second: Callable = lambda X, y, alpha: _system(X, y, alpha)[0],
) -> Callable:
    """The chain rule, with the system for w and the matrix for dw/dalpha exchanged."""

    def hypergradient(X_train, y_train, X_valid, y_valid, alpha):
        w = np.linalg.solve(*system(X_train, y_train, alpha))
        dw = np.linalg.solve(second(X_train, y_train, alpha), -w)
        return mse_gradient(w, X_valid, y_valid) @ dw

    return hypergradient


def _system(X, y, alpha):
    return X.T @ X / len(y) + alpha * np.eye(X.shape[1]), X.T @ y / len(y)


def _summed_system(X, y, alpha):
    return X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y


def _unpenalised_matrix(X, y, alpha):
    if np.linalg.matrix_rank(X) < X.shape[1]:
        raise np.linalg.LinAlgError("no inverse, so the mistake has no answer here")
    return X.T @ X / len(y)


def _rescaled(factor: Callable) -> Callable:
    """The right answer times a factor, a function of all the arguments."""
    return lambda *arguments: hyperparameters.ridge_hypergradient(*arguments) * factor(*arguments)


def _weights(X_train, y_train, X_valid, y_valid, alpha):
    return np.linalg.solve(*_system(X_train, y_train, alpha))


def _on_train_rows(X_train, y_train, X_valid, y_valid, alpha):
    return hyperparameters.ridge_hypergradient(X_train, y_train, X_train, y_train, alpha)


def _with_penalty_times(factor: float) -> Callable:
    """The right answer to another question: with the penalty factor·alpha‖w‖²."""

    def hypergradient(*arguments):
        *rows, alpha = arguments
        return factor * hyperparameters.ridge_hypergradient(*rows, factor * alpha)

    return hypergradient


def _with_penalty(*arguments):
    w, alpha = _weights(*arguments), arguments[-1]
    dw = np.linalg.solve(_system(*arguments[:2], alpha)[0], -w)
    return hyperparameters.ridge_hypergradient(*arguments) + w @ w + 2 * alpha * w @ dw


exercise = Exercise(
    __name__,
    points=3,
    minutes=12,
    signature="ridge_hypergradient(X_train, y_train, X_valid, y_valid, alpha)",
    task="Let w*(alpha) minimise the train MSE + alpha·‖w‖², with alpha > 0. Return "
    "d(validation MSE at w*)/d(alpha): one number. The validation MSE has no penalty.",
    reference=hyperparameters.ridge_hypergradient,
    cases=_cases,
    hints=(
        "alpha does not stand in the validation error, but w* does, and w* moves with alpha. The "
        "condition that makes w* the minimum holds at every alpha: differentiate it.",
        "With H = XᵀX/n + alpha·I on the train rows the condition is H w* = Xᵀy/n. Differentiate "
        "both sides by alpha: the right one does not move, on the left H and w* do.",
        "`H = X_train.T @ X_train / len(y_train) + alpha * np.eye(X_train.shape[1])`. Solve with "
        "it for w*, and once more for dw*/dalpha, with −w* on the right. The chain rule joins "
        "that to the validation MSE's gradient at w*.",
    ),
    mistakes={
        "fixed_weights": (
            "This holds w fixed: alpha does not stand in the validation error itself, so the "
            "partial derivative is 0. But w* moves with alpha, and that is what is asked for.",
            lambda *arguments: 0.0,
        ),
        "sign_flipped": (
            "The sign is flipped. From H w* = Xᵀy/n it follows that w* + H·dw*/dalpha = 0: a "
            "larger penalty draws the weights in, so dw*/dalpha has the minus.",
            _rescaled(lambda *arguments: -1.0),
        ),
        "n_missing": (
            "The number of train rows is missing in a linear system. The train loss is a mean, so "
            "both w* and dw*/dalpha are solved with XᵀX/n + alpha·I (or, times n, with XᵀX + "
            "n·alpha·I, and then n stands on the right-hand side too).",
            _by_hand(_summed_system, lambda X, y, alpha: _summed_system(X, y, alpha)[0]),
            _by_hand(second=lambda X, y, alpha: _summed_system(X, y, alpha)[0]),
            _by_hand(_summed_system),
            _by_hand(second=lambda X, y, alpha: len(y) * _system(X, y, alpha)[0]),
        ),
        "two_dropped_or_doubled": (
            "A factor 2 is lost or counted twice: the validation gradient has one, from the "
            "square; in the condition for w* both terms have one, and there it cancels.",
            _rescaled(lambda *arguments: 0.5),
            _rescaled(lambda *arguments: 2.0),
        ),
        "penalty_unbalanced": (
            "In a linear system alpha and XᵀX/n do not carry the same factor: alpha counts twice "
            "or half. A 2 from the derivative cancels only if both have it.",
            _with_penalty_times(2.0),
            _with_penalty_times(0.5),
            _by_hand(lambda X, y, alpha: _system(X, y, 2 * alpha)),
            _by_hand(lambda X, y, alpha: _system(X, y, alpha / 2)),
            _by_hand(second=lambda X, y, alpha: _system(X, y, 2 * alpha)[0]),
            _by_hand(second=lambda X, y, alpha: _system(X, y, alpha / 2)[0]),
            _by_hand(
                lambda X, y, alpha: _system(X, y, 2 * alpha),
                lambda X, y, alpha: _system(X, y, 2 * alpha)[0],
            ),
            _by_hand(
                lambda X, y, alpha: _system(X, y, alpha / 2),
                lambda X, y, alpha: _system(X, y, alpha / 2)[0],
            ),
        ),
        "penalty_forgotten_in_second_system": (
            "dw*/dalpha is solved without the penalty's own curvature: the condition's derivative "
            "in w is XᵀX/n + alpha·I, not XᵀX/n.",
            _by_hand(second=_unpenalised_matrix),
        ),
        "train_error": (
            "This differentiates the error on the train rows, which can only grow with alpha. "
            "The rows that judge alpha are those held out.",
            _on_train_rows,
        ),
        "penalty_counted_in_validation": (
            "The penalty is counted in what is differentiated. It shapes w*, but what is judged "
            "is the plain error on the validation rows.",
            lambda *arguments: _weights(*arguments) @ _weights(*arguments),
            _with_penalty,
        ),
        "validation_summed": (
            "The validation error is summed, not averaged: divide by the number of validation "
            "rows.",
            _rescaled(lambda X_train, y_train, X_valid, y_valid, alpha: len(y_valid)),
        ),
        "divided_by_train_rows": (
            "The validation error is divided by the number of train rows. It is a mean over the "
            "validation rows.",
            _rescaled(
                lambda X_train, y_train, X_valid, y_valid, alpha: len(y_valid) / len(y_train)
            ),
        ),
        "in_log_alpha": (
            "This is the derivative in log alpha, alpha times the one asked for.",
            _rescaled(lambda *arguments: arguments[-1]),
        ),
    },
    companions={
        "the validation MSE itself, not its derivative in alpha": lambda *arguments: mse_loss(
            _weights(*arguments), *arguments[2:4]
        ),
        "the derivative of ‖w*‖² in alpha": lambda *arguments: (
            2
            * _weights(*arguments)
            @ np.linalg.solve(_system(*arguments[:2], arguments[-1])[0], -_weights(*arguments))
        ),
    },
    lesson="A minimum can be differentiated without differentiating the search for it: its own "
    "condition tells how it moves. One more linear system replaces a grid of fits.",
)
