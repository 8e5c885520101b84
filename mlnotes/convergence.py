"""When descent has settled, and how fast it gets there.

Rates and bounds are those of the mean squared error of a linear model, a quadratic whose Hessian
tells everything. `X` is (n, d) with one row a sample; pass the column of ones for an intercept.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

__all__ = [
    "best_fixed_learning_rate",
    "gradient_stop",
    "has_converged",
    "hessian_condition_number",
    "linear_rate",
    "max_stable_learning_rate",
    "mse_hessian",
    "steps_to_tolerance",
]

# Below this a loss counts as zero, and a change relative to it means nothing.
SMALLEST_LOSS = 1e-12


def has_converged(losses: ArrayLike, tolerance: float, patience: int) -> bool:
    """Whether each of the last `patience` steps changed the loss by little, up or down.

    Little is at most tolerance·max(|previous loss|, 1e-12). False while there are fewer than
    patience + 1 losses, and when any loss is NaN or infinite. Raises ValueError for
    tolerance < 0 or patience < 1.

    >>> has_converged([4.0, 2.0, 1.0, 1.001, 1.0], tolerance=0.01, patience=2)
    True
    """
    if not tolerance >= 0:
        raise ValueError(f"tolerance must be at least 0, got {tolerance!r}")
    if not patience >= 1:
        raise ValueError(f"patience must be at least 1, got {patience!r}")
    losses = np.asarray(losses, dtype=float)
    if losses.ndim != 1:
        raise ValueError(f"losses must be flat, got shape {losses.shape}")
    if len(losses) < patience + 1 or not np.all(np.isfinite(losses)):
        return False
    window = losses[-(patience + 1) :]
    allowed = tolerance * np.maximum(np.abs(window[:-1]), SMALLEST_LOSS)
    return bool(np.all(np.abs(np.diff(window)) <= allowed))


def gradient_stop(
    gradient: Callable[[np.ndarray], ArrayLike],
    w0: ArrayLike,
    learning_rate: float,
    tolerance: float,
    max_steps: int,
) -> tuple[np.ndarray, int]:
    """Descend until ‖∇L(w)‖₂ ≤ tolerance, looked at before each step: that w, and the steps taken.

    After `max_steps` steps it ends wherever it is. `gradient` maps (d,) to (d,). Raises
    ValueError when w0 is not flat, learning_rate ≤ 0, tolerance < 0 or max_steps < 0.

    >>> gradient_stop(lambda w: 2 * w, [4.0], learning_rate=0.25, tolerance=1.5, max_steps=10)
    (array([0.5]), 3)
    """
    w = np.array(w0, dtype=float)
    if w.ndim != 1:
        raise ValueError(f"w0 must be a flat array, got shape {w.shape}")
    if not learning_rate > 0:
        raise ValueError(f"learning_rate must be positive, got {learning_rate!r}")
    if not (tolerance >= 0 and max_steps >= 0):
        raise ValueError(
            f"tolerance and max_steps must be at least 0, got {tolerance!r} and {max_steps!r}"
        )
    for step in range(max_steps):
        slope = np.asarray(gradient(w.copy()))
        if np.linalg.norm(slope) <= tolerance:
            return w, step
        w = w - learning_rate * slope
    return w, max_steps


def mse_hessian(X: ArrayLike) -> np.ndarray:
    """Second derivatives of the mean squared error: (2/n) XᵀX, shape (d, d), the same at every w.

    Raises ValueError unless X is (n, d) with n, d ≥ 1.

    >>> mse_hessian([[1.0, 0.0], [1.0, 2.0]])
    array([[2., 2.],
           [2., 4.]])
    """
    X = np.asarray(X, dtype=float)
    if X.ndim != 2 or 0 in X.shape:
        raise ValueError(f"X must have the shape (n, d) with n, d ≥ 1, got {X.shape}")
    return 2 / len(X) * X.T @ X


def hessian_condition_number(X: ArrayLike) -> float:
    """Largest over smallest curvature, λmax/λmin of `mse_hessian(X)`: 1 for round bowls.

    Raises ValueError unless X is of full column rank, which makes the minimum one point.
    Source: Boyd & Vandenberghe, Convex Optimization (2004), section 9.3.

    >>> round(hessian_condition_number([[2.0, 0.0], [0.0, 1.0]]), 6)
    4.0
    """
    flattest, steepest = _extreme_curvatures(X)
    return float(steepest / flattest)


def max_stable_learning_rate(X: ArrayLike) -> float:
    """The bound 2/λmax: descent on the mean squared error diverges at any larger constant rate.

    Along an eigenvector each step multiplies the error by 1 − rate·λ, which must stay above −1.
    Infinite when X is 0 everywhere and the loss is flat.

    >>> round(max_stable_learning_rate([[2.0, 0.0], [0.0, 1.0]]), 6)
    0.5
    """
    steepest = np.linalg.eigvalsh(mse_hessian(X))[-1]
    return float(2 / steepest) if steepest > 0 else math.inf


def best_fixed_learning_rate(X: ArrayLike) -> float:
    """The rate 2/(λmin + λmax), at which the slowest of all directions is fastest.

    The flattest and the steepest direction then shrink by the same factor (κ − 1)/(κ + 1), κ
    being the condition number. Raises ValueError unless X is of full column rank.
    Source: Polyak, Introduction to Optimization (1987), section 1.4.

    >>> round(best_fixed_learning_rate([[2.0, 0.0], [0.0, 1.0]]), 6)
    0.4
    """
    return float(2 / sum(_extreme_curvatures(X)))


def _extreme_curvatures(X: ArrayLike) -> tuple[float, float]:
    """λmin and λmax of the Hessian, λmin > 0."""
    eigenvalues = np.linalg.eigvalsh(mse_hessian(X))
    rank, columns = np.linalg.matrix_rank(X), len(eigenvalues)
    if rank < columns:
        raise ValueError(f"X must have full column rank, got rank {rank} with {columns} columns")
    return eigenvalues[0], eigenvalues[-1]


def linear_rate(errors: ArrayLike) -> float:
    """Mean factor of one step, (e_T/e_0)^(1/T): the geometric mean of successive ratios.

    `errors` holds e_0 … e_T, at least two, all positive. Below 1 the errors shrink.

    >>> linear_rate([16.0, 8.0, 1.0])
    0.25
    """
    errors = np.asarray(errors, dtype=float)
    if errors.ndim != 1 or len(errors) < 2:
        raise ValueError(f"errors must be flat and hold at least two, got shape {errors.shape}")
    if not np.all((errors > 0) & np.isfinite(errors)):
        raise ValueError(f"errors must be positive and finite, got {errors}")
    return float((errors[-1] / errors[0]) ** (1 / (len(errors) - 1)))


def steps_to_tolerance(rate: float, initial_error: float, tolerance: float) -> int:
    """The smallest t ≥ 0 with initial_error·rateᵗ ≤ tolerance.

    Raises ValueError unless 0 < rate < 1 and both others are positive and finite.

    >>> steps_to_tolerance(0.5, initial_error=1.0, tolerance=0.3)
    2
    """
    if not 0 < rate < 1:
        raise ValueError(f"rate must lie between 0 and 1, got {rate!r}")
    for name, value in (("initial_error", initial_error), ("tolerance", tolerance)):
        if not 0 < value < math.inf:
            raise ValueError(f"{name} must be positive and finite, got {value!r}")
    logarithmic = (math.log(tolerance) - math.log(initial_error)) / math.log(rate)
    steps = max(0, math.ceil(logarithmic))
    # Near a tie the logarithms round to either side; what was asked for decides.
    while initial_error * rate**steps > tolerance:
        steps += 1
    while steps > 0 and initial_error * rate ** (steps - 1) <= tolerance:
        steps -= 1
    return steps
