"""Optimisers: each body is the textbook update, each result the whole trajectory."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["gradient_descent", "momentum_descent", "momentum_step"]

Gradient = Callable[[np.ndarray], ArrayLike]


def gradient_descent(
    gradient: Gradient, w0: ArrayLike, learning_rate: float, n_steps: int
) -> np.ndarray:
    """Repeat w ← w − learning_rate·∇L(w): the trajectory (n_steps + 1, d), row 0 being w0.

    `gradient` maps a (d,) array to a (d,) array. Raises ValueError for n_steps < 0 or a learning
    rate that is not positive. Source: Cauchy (1847).

    >>> gradient_descent(lambda w: 2 * w, [1.0], learning_rate=0.25, n_steps=2)
    array([[1.  ],
           [0.5 ],
           [0.25]])
    """
    trajectory = _empty_trajectory(w0, learning_rate, n_steps)
    for step in range(n_steps):
        w = trajectory[step]
        trajectory[step + 1] = w - learning_rate * np.asarray(gradient(w.copy()))
    return trajectory


def momentum_step(
    w: np.ndarray,
    velocity: np.ndarray,
    gradient: np.ndarray,
    learning_rate: float,
    momentum: float,
) -> tuple[np.ndarray, np.ndarray]:
    """One step of the heavy ball: v ← momentum·v + g, then w ← w − learning_rate·v.

    Source: Polyak (1964); in this form Sutskever et al. (2013).

    >>> momentum_step(np.array([1.0]), np.array([2.0]), np.array([4.0]), 0.5, 0.5)
    (array([-1.5]), array([5.]))
    """
    velocity = momentum * velocity + gradient
    return w - learning_rate * velocity, velocity


def momentum_descent(
    gradient: Gradient,
    w0: ArrayLike,
    learning_rate: float,
    n_steps: int,
    *,
    momentum: float = 0.9,
) -> np.ndarray:
    """`momentum_step` from rest, n_steps times: the trajectory (n_steps + 1, d), row 0 being w0.

    Raises ValueError as `gradient_descent` does, and for a momentum outside [0, 1).

    >>> momentum_descent(lambda w: 2 * w, [1.0], 0.25, 2, momentum=0.5).ravel()
    array([1. , 0.5, 0. ])
    """
    if not 0 <= momentum < 1:
        raise ValueError(f"momentum must be at least 0 and below 1, got {momentum!r}")
    trajectory = _empty_trajectory(w0, learning_rate, n_steps)
    velocity = np.zeros_like(trajectory[0])
    for step in range(n_steps):
        w = trajectory[step]
        g = np.asarray(gradient(w.copy()))
        trajectory[step + 1], velocity = momentum_step(w, velocity, g, learning_rate, momentum)
    return trajectory


def _empty_trajectory(w0: ArrayLike, learning_rate: float, n_steps: int) -> np.ndarray:
    """Room for w0 and every step after it, with w0 filled in."""
    w0 = np.asarray(w0, dtype=float)
    if w0.ndim != 1:
        raise ValueError(f"w0 must be a flat array, got shape {w0.shape}")
    if not learning_rate > 0:
        raise ValueError(f"learning_rate must be positive, got {learning_rate!r}")
    if n_steps < 0:
        raise ValueError(f"n_steps must be at least 0, got {n_steps!r}")
    trajectory = np.empty((n_steps + 1, len(w0)))
    trajectory[0] = w0
    return trajectory
