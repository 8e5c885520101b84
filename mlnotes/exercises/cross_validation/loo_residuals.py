"""Leave-one-out residuals of ridge regression, without n fits."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import ridge
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    # XᵀX + alpha is 10, so the leverages are .1 and .4.
    yield np.array([[1.0], [2.0]]), np.array([5.0, 10.0]), 5.0
    yield Case(np.array([[2.0]]), np.array([3.0]), 4.0, word="a single row")
    yield np.array([[1.0, 1.0], [1.0, -1.0], [2.0, 0.0]]), np.array([4.0, 2.0, 1.0]), 2.0
    for n, d in [(3, 1), (4, 2), (6, 3), (3, 5), (1, 3), (5, 5), (12, 4), (30, 6)]:
        X = rng.normal(loc=0.5, size=(n, d))
        y = X @ rng.normal(loc=1.0, size=d) + rng.normal(size=n)
        word = "a single row" if n == 1 else "more columns than rows" if n < d else ""
        yield Case(X, y, float(rng.uniform(0.3, 3.0)), word=word)


def _hat(X, alpha):
    return X @ np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T)


def _by(change: Callable, hat: Callable = _hat) -> Callable:
    """The wrong function that makes of the residuals e and the leverages h something else."""

    def wrong(X, y, alpha):
        H = hat(X, alpha)
        return change(y - H @ y, np.diag(H))

    return wrong


def _least_squares_hat(X, alpha):
    if np.linalg.matrix_rank(X) < X.shape[1] or len(X) == X.shape[1]:
        raise np.linalg.LinAlgError("no inverse, or leverages of 1: no answer here")
    return X @ np.linalg.inv(X.T @ X) @ X.T


def _mixed(X, y, alpha):
    """The residuals of ridge, over the leverages of least squares."""
    return (y - _hat(X, alpha) @ y) / (1 - np.diag(_least_squares_hat(X, alpha)))


def _penalty_kept(X, y, alpha):
    """Leave-one-out with the penalty n·alpha."""
    return ridge.loo_residuals(X, y, len(y) * alpha)


def _right_over(e, h):
    return e / (1 - h)


exercise = Exercise(
    __name__,
    points=2,
    minutes=7,
    signature="loo_residuals(X, y, alpha)",
    task="Ridge regression takes w = argmin ‖Xw − y‖² + alpha‖w‖², alpha > 0, no intercept. Return "
    "the n leave-one-out residuals: entry i is yᵢ − xᵢ·w with the w that is fitted on all rows "
    "but row i, with the same alpha.",
    reference=ridge.loo_residuals,
    cases=_cases,
    hints=(
        "Nothing need be fitted n times. A row pulls the fit towards itself, by a share that is "
        "called its leverage h; the plain residual e is too small by just that pull.",
        "H = X(XᵀX + alpha·I)⁻¹Xᵀ turns y into the fitted values, and hᵢ is its i-th diagonal "
        "entry. The leave-one-out residual is eᵢ/(1 − hᵢ).",
        "`H = X @ np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T)`. The plain residuals "
        "come from y and `H @ y`; the leverages from `np.diag`.",
    ),
    mistakes={
        "plain_residuals": (
            "These are the plain residuals, of the fit on all rows: every row has helped to fit "
            "the line that judges it.",
            _by(lambda e, h: e),
        ),
        "one_plus_h": (
            "The residuals are divided by 1 + h, which makes them smaller. A row that was not "
            "there for the fit lies further off it, not nearer.",
            _by(lambda e, h: e / (1 + h)),
        ),
        "square_slipped_in": (
            "A square has slipped in, of the leverage or of 1 − h. The residuals are divided by "
            "1 − h itself.",
            _by(lambda e, h: e / (1 - h**2)),
            _by(lambda e, h: e / (1 - h) ** 2),
        ),
        "root_slipped_in": (
            "The residuals are divided by √(1 − h). That makes their spread even (studentised "
            "residuals); leaving a row out divides by 1 − h.",
            _by(lambda e, h: e / np.sqrt(1 - h)),
        ),
        "multiplied": (
            "The residuals are multiplied by 1 − h. A row that was not there for the fit lies "
            "further off it, not nearer.",
            _by(lambda e, h: e * (1 - h)),
        ),
        "divided_by_h": (
            "The residuals are divided by the leverage h. What is left without the row's own pull "
            "is 1 − h.",
            _by(lambda e, h: e / h),
        ),
        "sign_flipped": (
            "The sign is flipped: what is asked for is y − Xw, and not Xw − y.",
            _by(lambda e, h: -e / (1 - h)),
        ),
        "mean_leverage": (
            "All residuals are divided by one number, made of the mean of the leverages or their "
            "sum. Every row has its own leverage.",
            _by(lambda e, h: e / (1 - h.mean())),
            _by(lambda e, h: e / (1 - h.sum())),
        ),
        "hat_matrix_of_least_squares": (
            "The leverages are those of least squares: alpha is missing from the matrix that is "
            "inverted.",
            _by(_right_over, _least_squares_hat),
            _mixed,
        ),
        "alpha_times_n": (
            "The penalty is n·alpha here. The squares are summed and not averaged, so alpha "
            "stands by itself.",
            _penalty_kept,
        ),
        "alpha_over_n": (
            "The penalty is alpha/n here. The squares are summed and not averaged, so alpha stands "
            "by itself.",
            lambda X, y, alpha: ridge.loo_residuals(X, y, alpha / len(y)),
        ),
        "alpha_squared": (
            "The penalty has alpha². It has alpha itself.",
            lambda X, y, alpha: ridge.loo_residuals(X, y, alpha**2),
        ),
        "alpha_doubled_or_halved": (
            "The penalty has alpha twice, or half of it. Both terms of the condition for w have a "
            "factor 2, and there it cancels.",
            lambda X, y, alpha: ridge.loo_residuals(X, y, 2 * alpha),
            lambda X, y, alpha: ridge.loo_residuals(X, y, alpha / 2),
        ),
        "squared": (
            "The residuals are squared, or without their sign. They keep it.",
            _by(lambda e, h: (e / (1 - h)) ** 2),
            _by(lambda e, h: np.abs(e / (1 - h))),
        ),
        "mean_square": (
            "This is one number, the mean of the squares or its root. Return the n residuals.",
            _by(lambda e, h: np.mean((e / (1 - h)) ** 2)),
            _by(lambda e, h: np.sqrt(np.mean((e / (1 - h)) ** 2))),
        ),
        "predictions": (
            "These are the predictions for the rows left out. The residuals are y less these.",
            lambda X, y, alpha: y - ridge.loo_residuals(X, y, alpha),
        ),
    },
    companions={
        "the leverages h": lambda X, y, alpha: np.diag(_hat(X, alpha)),
        "1 − h, what the residuals are divided by": lambda X, y, alpha: 1 - np.diag(_hat(X, alpha)),
        "the fitted values of all rows": lambda X, y, alpha: _hat(X, alpha) @ y,
    },
    lesson="n fits for the price of one: what a row does to its own prediction is known from the "
    "hat matrix. Only for fits that are linear in y is it this easy.",
)
