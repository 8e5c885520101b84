"""The learning rate beyond which descent on the mean squared error diverges."""

import numpy as np

from mlnotes import convergence
from mlnotes.checker.record import Exercise
from mlnotes.exercises.convergence._cases import full_rank_matrices


def _cases(rng: np.random.Generator):
    return ((X,) for X in full_rank_matrices(rng))


def _eigenvalues(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="max_stable_learning_rate(X)",
    task="Return 2/λmax, where λmax is the largest eigenvalue of the Hessian (2/n)XᵀX of the mean "
    "squared error: at any larger constant rate, gradient descent diverges.",
    reference=convergence.max_stable_learning_rate,
    cases=_cases,
    hints=(
        "Along an eigenvector with eigenvalue λ, a step multiplies the error by 1 − rate·λ. For "
        "which rates does that stay between −1 and 1, and which λ is the strictest?",
        "|1 − rate·λ| < 1 means rate·λ < 2. It must hold for every λ of (2/n) XᵀX.",
        "`hessian = 2 / len(X) * X.T @ X`, and `np.linalg.eigvalsh` gives its eigenvalues in "
        "ascending order. The strictest stands at one end.",
    ),
    mistakes={
        "one_over_largest": (
            "This is 1/λmax, half the bound. At that rate the steepest direction is solved in a "
            "single step; up to twice the rate it overshoots, and yet converges. (The same "
            "number comes from 2/λmax if the Hessian has a 4 for its 2.)",
            lambda X: 1 / _eigenvalues(X)[-1],
        ),
        "hessian_without_two": (
            "The Hessian's factor 2 is missing, which makes the bound twice too large: the "
            "second derivative of a squared residual is 2x², and this loss has no ½.",
            lambda X: 4 / _eigenvalues(X)[-1],
        ),
        "n_forgotten": (
            "The 1/n is missing: this is the bound for the sum of squares. The mean is n times "
            "flatter and bears an n times larger rate.",
            lambda X: 2 / np.linalg.eigvalsh(2 * X.T @ X)[-1],
            lambda X: 1 / np.linalg.eigvalsh(2 * X.T @ X)[-1],
        ),
        "two_and_n_forgotten": (
            "The Hessian is taken as XᵀX: both its factors are missing, the 2 of the square and "
            "the 1/n of the mean.",
            lambda X: 2 / np.linalg.eigvalsh(X.T @ X)[-1],
        ),
        "smallest_eigenvalue": (
            "This uses the smallest eigenvalue, the flattest direction. It is the steepest one "
            "that diverges first.",
            lambda X: 2 / _eigenvalues(X)[0],
            lambda X: 1 / _eigenvalues(X)[0],
        ),
        "not_inverted": (
            "This grows with the curvature: the steeper the bowl, the smaller the rate must be. "
            "Is it divided by, and does a bracket hold all that divides?",
            lambda X: _eigenvalues(X)[-1],
            lambda X: 2 * _eigenvalues(X)[-1],
            lambda X: _eigenvalues(X)[-1] / 2,
        ),
        "all_curvatures_together": (
            "The curvatures of all directions are put together here (a trace, or a Frobenius "
            "norm, which `np.linalg.norm` gives by default). Only the largest eigenvalue sets "
            "the bound.",
            lambda X: 2 / _eigenvalues(X).sum(),
            lambda X: 2 / np.linalg.norm(_eigenvalues(X)),
            lambda X: 1 / _eigenvalues(X).sum(),
            lambda X: 1 / np.linalg.norm(_eigenvalues(X)),
        ),
        "largest_entry": (
            "This takes the largest entry of the Hessian. Along a direction between the axes "
            "the bowl can be steeper than along any axis: take the largest eigenvalue.",
            lambda X: 2 / (2 / len(X) * X.T @ X).max(),
            lambda X: 2 / np.abs(2 / len(X) * X.T @ X).max(),
            lambda X: 2 / np.diag(2 / len(X) * X.T @ X).max(),
        ),
        "singular_value_not_squared": (
            "A singular value of X is used as if it were an eigenvalue of the Hessian. Its "
            "square is: λ = (2/n)·σ².",
            lambda X: 2 / np.linalg.norm(X, 2),
            lambda X: len(X) / np.linalg.norm(X, 2),
        ),
        "best_rate": (
            "This is 2/(λmin + λmax), the fastest constant rate. It is stable, but not the bound.",
            lambda X: 2 / _eigenvalues(X)[[0, -1]].sum(),
        ),
    },
    lesson="One direction sets the speed limit for all. Above it the loss first falls, in the "
    "flat directions, and only then explodes: a few steps do not show that a rate is stable.",
)
