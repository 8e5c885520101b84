"""The constant learning rate at which the slowest direction is fastest."""

import numpy as np

from mlnotes import convergence
from mlnotes.checker.record import Exercise
from mlnotes.exercises.convergence._cases import full_rank_matrices


def _cases(rng: np.random.Generator):
    return ((X,) for X in full_rank_matrices(rng))


def _eigenvalues(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)


def _ends(X):
    return _eigenvalues(X)[[0, -1]]


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="best_fixed_learning_rate(X)",
    task="Return 2/(λmin + λmax) of the Hessian (2/n)XᵀX of the mean squared error: the constant "
    "rate with the best worst direction.",
    reference=convergence.best_fixed_learning_rate,
    cases=_cases,
    hints=(
        "Too small a rate leaves the flattest direction slow, too large a one the steepest. The "
        "best rate treats both alike: it shrinks them by the same factor.",
        "The two factors are 1 − rate·λmin and 1 − rate·λmax. At the best rate they have the same "
        "size and opposite signs: solve that for the rate.",
        "`eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)` come in ascending order: the "
        "first and the last are all you need.",
    ),
    mistakes={
        "one_over_largest": (
            "This is 1/λmax, which is safe, and solves the steepest direction in one step. The "
            "flattest, which everything waits for, goes faster at a larger rate.",
            lambda X: 1 / _eigenvalues(X)[-1],
        ),
        "stability_bound": (
            "This is 2/λmax, the bound of stability: there the steepest direction jumps from "
            "side to side for ever.",
            lambda X: 2 / _eigenvalues(X)[-1],
        ),
        "mean_of_the_bounds": (
            "This is a mean of rates, 2/λmin and 2/λmax or their halves. It is the curvatures "
            "that must be averaged; this rate is far too large for the steepest direction.",
            lambda X: (2 / _ends(X)).mean(),
            lambda X: (1 / _ends(X)).mean(),
        ),
        "two_in_the_numerator_missing": (
            "This is 1/(λmin + λmax), half of what is asked for: the rate is 1 over the mean of "
            "the two curvatures, and a mean is half a sum.",
            lambda X: 1 / _ends(X).sum(),
        ),
        "hessian_without_two": (
            "The Hessian's factor 2 is missing, which makes the rate twice too large: this loss "
            "has no ½.",
            lambda X: 4 / _ends(X).sum(),
        ),
        "n_forgotten": (
            "The 1/n of the Hessian is missing: this rate is for the sum of squares, which is n "
            "times steeper than the mean.",
            lambda X: 2 / (len(X) * _ends(X).sum()),
            lambda X: 4 / (len(X) * _ends(X).sum()),
        ),
        "all_eigenvalues": (
            "All eigenvalues are used here. Only the two extreme ones bind; those between are "
            "served better than both.",
            lambda X: 2 / _eigenvalues(X).sum(),
            lambda X: 1 / _eigenvalues(X).mean(),
        ),
        "smallest_eigenvalue": (
            "Only the smallest eigenvalue is used: the steepest direction would diverge.",
            lambda X: 2 / _eigenvalues(X)[0],
            lambda X: 1 / _eigenvalues(X)[0],
        ),
        "geometric_mean": (
            "The two curvatures are joined by a geometric mean. Their factors 1 − rate·λ are "
            "linear in λ, so the plain mean is what makes them equal.",
            lambda X: 1 / np.sqrt(_ends(X).prod()),
            lambda X: 2 / np.sqrt(_ends(X).prod()),
        ),
        "difference_of_eigenvalues": (
            "The eigenvalues are subtracted here. They are to be added.",
            lambda X: 2 / np.diff(_ends(X))[0],
        ),
    },
    lesson="The best rate lies just below the bound of stability when the bowl is long: "
    "2/(λmin + λmax) against 2/λmax. Both directions then shrink by (κ − 1)/(κ + 1) a step.",
)
