"""Descent under an L1 penalty, whose corner at 0 has no gradient: step, then shrink."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.optimizers import Gradient, _empty_trajectory, _require_positive

__all__ = ["proximal_gradient_descent", "soft_threshold"]


def soft_threshold(w: ArrayLike, threshold: float) -> np.ndarray:
    """Move every entry `threshold` closer to 0, but not past it: sign(w)·max(|w| − threshold, 0).

    This is the u that minimises ½‖u − w‖² + threshold·‖u‖₁; w has any shape. Raises ValueError
    for a negative threshold. Source: Donoho (1995).

    >>> soft_threshold([3.0, -2.0, 0.5], 1.0)
    array([ 2., -1.,  0.])
    """
    if not threshold >= 0:
        raise ValueError(f"threshold must be at least 0, got {threshold!r}")
    w = np.asarray(w, dtype=float)
    # Equal to the formula, but every zero is a plain 0.0; the formula gives -0.0 for w < 0.
    return w - np.clip(w, -threshold, threshold)


def proximal_gradient_descent(
    gradient: Gradient, w0: ArrayLike, learning_rate: float, n_steps: int, *, alpha: float
) -> np.ndarray:
    """Minimise L(w) + alpha·‖w‖₁ by ISTA, `gradient` being that of the smooth part L alone.

    Repeat w ← soft_threshold(w − learning_rate·∇L(w), learning_rate·alpha): the trajectory
    (n_steps + 1, d), row 0 being w0. Raises ValueError as `gradient_descent` does, and for
    alpha < 0. Source: Daubechies, Defrise & De Mol (2004).

    >>> proximal_gradient_descent(lambda w: w - 3, [0.0], 0.5, 2, alpha=1.0).ravel()
    array([0. , 1. , 1.5])
    """
    _require_positive(learning_rate=learning_rate)
    if not alpha >= 0:
        raise ValueError(f"alpha must be at least 0, got {alpha!r}")
    trajectory = _empty_trajectory(w0, n_steps)
    for step in range(n_steps):
        w = trajectory[step]
        forward = w - learning_rate * np.asarray(gradient(w.copy()))
        trajectory[step + 1] = soft_threshold(forward, learning_rate * alpha)
    return trajectory
