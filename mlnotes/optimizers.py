"""Optimisers on the full gradient: each body is the textbook update, each result a trajectory.

A `*_step` takes and returns arrays of any one shape, entry by entry. A descent repeats its step
from w0 and returns every point visited, (n_steps + 1, d). Descent on mini-batches is in
`stochastic`, descent under an L1 penalty in `proximal`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

__all__ = [
    "adam",
    "adam_step",
    "gradient_descent",
    "momentum_descent",
    "momentum_step",
    "rmsprop",
    "rmsprop_step",
]

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
    _require_positive(learning_rate=learning_rate)
    trajectory = _empty_trajectory(w0, n_steps)
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
    _require_positive(learning_rate=learning_rate)
    _require_fraction(momentum=momentum)
    trajectory = _empty_trajectory(w0, n_steps)
    velocity = np.zeros_like(trajectory[0])
    for step in range(n_steps):
        w = trajectory[step]
        g = np.asarray(gradient(w.copy()))
        trajectory[step + 1], velocity = momentum_step(w, velocity, g, learning_rate, momentum)
    return trajectory


def rmsprop_step(
    w: np.ndarray,
    second_moment: np.ndarray,
    gradient: np.ndarray,
    learning_rate: float,
    decay: float,
    epsilon: float,
) -> tuple[np.ndarray, np.ndarray]:
    """One step of RMSProp: s ← decay·s + (1 − decay)·g², then w ← w − learning_rate·g/(√s + ε).

    Source: Tieleman & Hinton, Coursera lecture 6.5 (2012).

    >>> rmsprop_step(np.array([1.0]), np.array([2.0]), np.array([4.0]), 0.5, 0.5, 1.0)
    (array([0.5]), array([9.]))
    """
    second_moment = decay * second_moment + (1 - decay) * gradient**2
    return w - learning_rate * gradient / (np.sqrt(second_moment) + epsilon), second_moment


def rmsprop(
    gradient: Gradient,
    w0: ArrayLike,
    learning_rate: float,
    n_steps: int,
    *,
    decay: float = 0.9,
    epsilon: float = 1e-8,
) -> np.ndarray:
    """`rmsprop_step` from a second moment of 0: the trajectory (n_steps + 1, d), row 0 being w0.

    Raises ValueError as `gradient_descent` does, for decay outside [0, 1), and for epsilon ≤ 0.

    >>> rmsprop(lambda w: 2 * w, [1.0], 0.25, 1, decay=0.75).ravel()
    array([1. , 0.5])
    """
    _require_positive(learning_rate=learning_rate, epsilon=epsilon)
    _require_fraction(decay=decay)
    trajectory = _empty_trajectory(w0, n_steps)
    s = np.zeros_like(trajectory[0])
    for step in range(n_steps):
        w = trajectory[step]
        g = np.asarray(gradient(w.copy()))
        trajectory[step + 1], s = rmsprop_step(w, s, g, learning_rate, decay, epsilon)
    return trajectory


def adam_step(
    w: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    gradient: np.ndarray,
    learning_rate: float,
    beta1: float,
    beta2: float,
    epsilon: float,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Step number t ≥ 1 of Adam: w ← w − learning_rate·m̂/(√v̂ + ε); returns w, m, v.

    m and v are running means of g and g², m̂ and v̂ the same freed of their start at 0; m and v
    are returned as they are. Source: Kingma & Ba (2015), algorithm 1.

    >>> zero = np.zeros(1)
    >>> adam_step(np.array([1.0]), zero, zero, 1, np.array([3.0]), 0.5, 0.5, 0.75, 1.0)
    (array([0.625]), array([1.5]), array([2.25]))
    """
    if not t >= 1:
        raise ValueError(f"t counts the steps from 1, got {t!r}")
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon), m, v


def adam(
    gradient: Gradient,
    w0: ArrayLike,
    learning_rate: float,
    n_steps: int,
    *,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> np.ndarray:
    """`adam_step` from moments of 0: the trajectory (n_steps + 1, d), row 0 being w0.

    Raises ValueError as `gradient_descent` does, for a beta outside [0, 1), and for epsilon ≤ 0.

    >>> adam(lambda w: 2 * w, [8.0, -8.0], 0.25, 2).round(2)
    array([[ 8.  , -8.  ],
           [ 7.75, -7.75],
           [ 7.5 , -7.5 ]])
    """
    _require_positive(learning_rate=learning_rate, epsilon=epsilon)
    _require_fraction(beta1=beta1, beta2=beta2)
    trajectory = _empty_trajectory(w0, n_steps)
    m = v = np.zeros_like(trajectory[0])
    for step in range(n_steps):
        w = trajectory[step]
        g = np.asarray(gradient(w.copy()))
        trajectory[step + 1], m, v = adam_step(
            w, m, v, step + 1, g, learning_rate, beta1, beta2, epsilon
        )
    return trajectory


def _empty_trajectory(w0: ArrayLike, n_steps: int) -> np.ndarray:
    """Room for w0 and every step after it, with w0 filled in."""
    w0 = np.asarray(w0, dtype=float)
    if w0.ndim != 1:
        raise ValueError(f"w0 must be a flat array, got shape {w0.shape}")
    if n_steps < 0:
        raise ValueError(f"n_steps must be at least 0, got {n_steps!r}")
    trajectory = np.empty((n_steps + 1, len(w0)))
    trajectory[0] = w0
    return trajectory


def _require_positive(**values: float) -> None:
    for name, value in values.items():
        if not value > 0:
            raise ValueError(f"{name} must be positive, got {value!r}")


def _require_fraction(**values: float) -> None:
    for name, value in values.items():
        if not 0 <= value < 1:
            raise ValueError(f"{name} must be at least 0 and below 1, got {value!r}")
