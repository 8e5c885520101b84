"""How much steeper the steepest direction of the mean squared error is than the flattest."""

import numpy as np

from mlnotes import convergence
from mlnotes.checker.record import Exercise
from mlnotes.exercises.convergence._cases import full_rank_matrices


def _cases(rng: np.random.Generator):
    return ((X,) for X in full_rank_matrices(rng))


def _centred(X):
    centred = X - X.mean(axis=0)
    if np.linalg.matrix_rank(centred) < X.shape[1]:
        raise ValueError("centred, these columns have no condition number")
    return centred


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="hessian_condition_number(X)",
    task="Return λmax/λmin, the largest over the smallest eigenvalue of the Hessian (2/n)XᵀX of "
    "the mean squared error. X has full column rank; `np.linalg` may be used.",
    reference=convergence.hessian_condition_number,
    cases=_cases,
    hints=(
        "The curvatures of a quadratic bowl are the eigenvalues of its Hessian, which is "
        "symmetric. How elongated the bowl is, is the ratio of the extreme ones.",
        "κ = λmax / λmin of H = (2/n) XᵀX. A common factor cancels in the ratio.",
        "`eigenvalues = np.linalg.eigvalsh(X.T @ X)` come in ascending order. Which two of them "
        "do you need?",
    ),
    mistakes={
        "condition_number_of_data": (
            "This is the condition number of X, the square root of the one asked for: the "
            "Hessian holds X twice, so its eigenvalues are singular values squared.",
            lambda X: np.linalg.cond(X),
        ),
        "squared_twice": (
            "This is squared once too often: the eigenvalues of XᵀX are the singular values of "
            "X squared already.",
            lambda X: np.linalg.cond(X) ** 4,
        ),
        "largest_eigenvalue": (
            "This is the largest eigenvalue alone. It tells how steep the bowl is, not how "
            "elongated: divide by the smallest.",
            lambda X: np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1],
            lambda X: np.linalg.eigvalsh(X.T @ X)[-1],
            lambda X: np.linalg.eigvalsh(X.T @ X / len(X))[-1],
            lambda X: np.linalg.eigvalsh(2 * X.T @ X)[-1],
        ),
        "smallest_eigenvalue": (
            "This is the smallest eigenvalue alone, the curvature of the flattest direction. "
            "The largest is to be divided by it.",
            lambda X: np.linalg.eigvalsh(2 / len(X) * X.T @ X)[0],
            lambda X: np.linalg.eigvalsh(X.T @ X)[0],
            lambda X: np.linalg.eigvalsh(X.T @ X / len(X))[0],
        ),
        "inverted": (
            "The ratio is upside down: a condition number is at least 1. `np.linalg.eigvalsh` "
            "gives the smallest eigenvalue first.",
            lambda X: 1 / np.linalg.cond(X) ** 2,
            lambda X: 1 / np.linalg.cond(X),
        ),
        "difference_not_ratio": (
            "This is the difference of the extreme eigenvalues. Their ratio is asked for, which "
            "no rescaling of the loss can change.",
            lambda X: np.ptp(np.linalg.eigvalsh(2 / len(X) * X.T @ X)),
            lambda X: np.ptp(np.linalg.eigvalsh(X.T @ X)),
        ),
        "diagonal_entries": (
            "These are ratios of diagonal entries. They are the eigenvalues only when the "
            "columns of X are orthogonal; correlated columns make the bowl longer than that.",
            lambda X: (X**2).sum(axis=0).max() / (X**2).sum(axis=0).min(),
        ),
        "centred": (
            "The columns are centred here, as in a covariance. The Hessian is made of X as it "
            "is: what is not centred makes the bowl longer, and that is part of the answer.",
            lambda X: np.linalg.cond(_centred(X)) ** 2,
            # One column has a variance, but no matrix of covariances.
            lambda X: np.linalg.cond(np.cov(_centred(X), rowvar=False)),
        ),
        "neighbouring_eigenvalues": (
            "The two eigenvalues taken are not the extreme ones. With more than two columns, "
            "`eigenvalues[1]` is no longer the last.",
            lambda X: np.divide(*np.linalg.eigvalsh(X.T @ X)[[1, 0]]),
            lambda X: np.divide(*np.linalg.eigvalsh(X.T @ X)[[-1, -2]]),
        ),
    },
    lesson="Descent must be slow enough for the steepest direction and so crawls along the "
    "flattest: the number of steps grows with this ratio. Scaling the columns is the cheapest "
    "way to bring it down.",
)
