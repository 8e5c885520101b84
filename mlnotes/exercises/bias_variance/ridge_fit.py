"""Least squares with a penalty on the weights, solved at one stroke."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import ridge
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    # Σx² = 6 and Σxy = 8, so w = 8/(6 + alpha).
    yield np.array([[1.0], [1.0], [2.0]]), np.array([2.0, 4.0, 1.0]), 2.0
    yield np.array([[2.0, 0.0], [0.0, 1.0], [0.0, 1.0]]), np.array([3.0, 4.0, 1.0]), 0.5
    yield np.array([[1.0, 1.0], [1.0, -1.0], [2.0, 0.0]]), np.array([3.0, 1.0, 2.0]), 4.0
    yield Case(np.array([[2.0]]), np.array([3.0]), 2.0, word="a single row")
    doubled = np.array([[1.0, 1.0], [2.0, 2.0], [0.0, 0.0]])
    yield Case(doubled, np.array([1.0, 4.0, 2.0]), 0.5, word="two columns that are the same")
    for n, d in [(4, 1), (5, 2), (8, 3), (1, 3), (3, 6), (4, 4), (12, 5), (40, 6)]:
        X = rng.normal(loc=0.5, size=(n, d))
        y = X @ rng.normal(loc=1.0, size=d) + rng.normal(loc=1.0, size=n)
        alpha = float(rng.choice([rng.uniform(0.2, 0.8), rng.uniform(1.5, 5.0)]))
        yield Case(X, y, alpha, word=_word(n, d))


def _word(n: int, d: int) -> str:
    if n == 1:
        return "a single row"
    return "more columns than rows" if n < d else ""


def _solved(penalty: Callable, weight: Callable = lambda n: 1.0) -> Callable:
    """The system with another matrix added to XᵀX, and another factor to Xᵀy."""

    def wrong(X, y, alpha):
        n, d = X.shape
        return np.linalg.solve(X.T @ X + penalty(alpha, n, d), weight(n) * (X.T @ y))

    return wrong


def _least_squares(X, y):
    if np.linalg.matrix_rank(X) < X.shape[1]:
        raise np.linalg.LinAlgError("Singular matrix")
    return np.linalg.solve(X.T @ X, X.T @ y)


def _centred(X, y, alpha):
    return ridge.ridge_fit(X - X.mean(axis=0), y - y.mean(), alpha)


def _standardised(X, y, alpha):
    scale = X.std(axis=0)
    if not scale.all():
        raise ZeroDivisionError
    return ridge.ridge_fit((X - X.mean(axis=0)) / scale, y - y.mean(), alpha)


def _with_ones(X):
    return np.column_stack([np.ones(len(X)), X])


def _first_not_penalised(X, y, alpha):
    d = X.shape[1]
    return np.linalg.solve(X.T @ X + alpha * np.diag(np.arange(d) > 0), X.T @ y)


exercise = Exercise(
    __name__,
    points=2,
    minutes=6,
    signature="ridge_fit(X, y, alpha)",
    task="Return the w, shape (d,), that minimises ‖Xw − y‖² + alpha·‖w‖², alpha > 0. The first "
    "term is the sum of the squared errors, not their mean; there is no intercept. `np.linalg` "
    "may be used.",
    reference=ridge.ridge_fit,
    cases=_cases,
    hints=(
        "At the minimum the gradient is 0. Both terms are quadratic in w, so that is a system of "
        "linear equations: no descent is needed.",
        "2Xᵀ(Xw − y) + 2·alpha·w = 0. Collect what stands with w on the left: w = Iw, so alpha "
        "comes with the identity matrix I.",
        "`right_side = X.T @ y`. The matrix on the left is (d, d); `np.eye(X.shape[1])` is the "
        "identity, and `np.linalg.solve` takes the matrix and the right side.",
    ),
    mistakes={
        "alpha_times_n": (
            "This is the minimum with the mean of the squared errors, in which alpha weighs n "
            "times as much. Here the errors are summed, and alpha stands as it is.",
            _solved(lambda alpha, n, d: n * alpha * np.eye(d)),
        ),
        "n_on_one_side": (
            "XᵀX and Xᵀy do not carry the same factor. Both come from one sum over the rows: if "
            "one is divided by n, so is the other.",
            _solved(lambda alpha, n, d: n * alpha * np.eye(d), lambda n: n),
        ),
        "divided_by_n": (
            "These are the right weights, all divided by n. Is Xᵀy taken as a mean over the rows, "
            "where XᵀX is a sum?",
            lambda X, y, alpha: ridge.ridge_fit(X, y, alpha) / len(y),
        ),
        "alpha_divided_by_n": (
            "The penalty is divided by the number of rows. It stands beside the sum of the "
            "squared errors, with its full weight.",
            _solved(lambda alpha, n, d: alpha / n * np.eye(d)),
        ),
        "least_squares": (
            "These are the weights of least squares, without a penalty. They grow wild where "
            "columns resemble each other; alpha is there to hold them back.",
            lambda X, y, alpha: _least_squares(X, y),
            lambda X, y, alpha: np.linalg.lstsq(X, y, rcond=None)[0],
        ),
        "alpha_squared": (
            "alpha is squared. Where X is stretched by rows of its own for the penalty, it is "
            "their square that counts, so they hold √alpha.",
            _solved(lambda alpha, n, d: alpha**2 * np.eye(d)),
        ),
        "alpha_halved_or_doubled": (
            "alpha weighs half or twice as much as it should: both terms are squares, with the "
            "same 2 in their derivatives.",
            _solved(lambda alpha, n, d: alpha / 2 * np.eye(d)),
            _solved(lambda alpha, n, d: 2 * alpha * np.eye(d)),
        ),
        "alpha_in_every_entry": (
            "alpha is added to every entry of XᵀX, as `matrix + number` does. That penalises the "
            "sum of the weights, squared; ‖w‖² has each weight's own square and no products.",
            _solved(lambda alpha, n, d: alpha * np.ones((d, d))),
        ),
        "penalty_subtracted": (
            "The penalty has the wrong sign: it is taken off XᵀX, which rewards large weights.",
            _solved(lambda alpha, n, d: -alpha * np.eye(d)),
        ),
        "least_squares_scaled_down": (
            "These are the weights of least squares, all divided by 1 + alpha. So much does ridge "
            "shrink only where the columns have length 1 and are orthogonal.",
            lambda X, y, alpha: _least_squares(X, y) / (1 + alpha),
        ),
        "centred": (
            "The columns and y are centred, as for a model with an intercept. This one has none: "
            "X and y are taken as they are.",
            _centred,
            lambda X, y, alpha: ridge.ridge_fit(X - X.mean(axis=0), y, alpha),
        ),
        "intercept_added": (
            "A column of ones is added to X. This model has no intercept: w holds one weight for "
            "each column of X, and nothing besides.",
            lambda X, y, alpha: ridge.ridge_fit(_with_ones(X), y, alpha),
            lambda X, y, alpha: ridge.ridge_fit(_with_ones(X), y, alpha)[1:],
            lambda X, y, alpha: _first_not_penalised(_with_ones(X), y, alpha),
        ),
        "standardised": (
            "The columns are standardised. That is often wise before a penalty, but these are "
            "then the weights of other columns.",
            _standardised,
        ),
        "first_weight_not_penalised": (
            "The first weight goes without a penalty, as an intercept would. There is none here: "
            "all weights are in ‖w‖².",
            _first_not_penalised,
        ),
        "each_column_alone": (
            "Each weight is found as if its column were the only one: Σxy/(Σx² + alpha). Columns "
            "that resemble each other share what they explain, and that is in the entries of XᵀX "
            "beside the diagonal.",
            lambda X, y, alpha: X.T @ y / (np.sum(X**2, axis=0) + alpha),
        ),
        "predictions_returned": (
            "These are the predictions Xw on the training rows. The weights w are asked for.",
            lambda X, y, alpha: X @ ridge.ridge_fit(X, y, alpha),
        ),
        "system_not_solved": (
            "The matrix of the system is multiplied with Xᵀy. Its inverse belongs there, or "
            "`np.linalg.solve`.",
            lambda X, y, alpha: (X.T @ X + alpha * np.eye(X.shape[1])) @ (X.T @ y),
        ),
    },
    companions={
        "Xᵀy, the right-hand side of the system": lambda X, y, alpha: X.T @ y,
    },
    lesson="With any alpha above 0 the system has exactly one solution, also with more columns "
    "than rows. What that costs is bias, what it buys is variance.",
)
