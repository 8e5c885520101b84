"""Descent on mini-batches, and learning-rate schedules: plain functions from step to rate."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.optimizers import _empty_trajectory, _require_positive

__all__ = [
    "constant",
    "cosine_decay",
    "inverse_time_decay",
    "linear_warmup",
    "stochastic_gradient_descent",
]

BatchGradient = Callable[[np.ndarray, np.ndarray, np.ndarray], ArrayLike]
Schedule = Callable[[int], float]


def stochastic_gradient_descent(
    gradient: BatchGradient,
    w0: ArrayLike,
    X: ArrayLike,
    y: ArrayLike,
    learning_rate: float | Schedule,
    n_steps: int,
    *,
    batch_size: int = 1,
    random_state: int = 0,
) -> np.ndarray:
    """Gradient descent that looks at `batch_size` rows a step, and at each row once an epoch.

    `gradient(w, X, y)` is taken on the batch's rows, as `losses.mse_gradient` is on all; the last
    batch of an epoch holds what is left. Returns the trajectory (n_steps + 1, d), row 0 being w0.
    Raises ValueError when X and y differ in length, or batch_size is not among 1 … n.
    Source: Robbins & Monro (1951).

    >>> stochastic_gradient_descent(lambda w, X, y: w - y.mean(), [0.0], [[1], [1]], [4, 4], 0.5, 2)
    array([[0.],
           [2.],
           [3.]])
    """
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError(f"X and y must have one length, got {len(X)} and {len(y)}")
    if not 1 <= batch_size <= len(y):
        raise ValueError(f"batch_size must be from 1 to n = {len(y)}, got {batch_size!r}")
    rate = learning_rate if callable(learning_rate) else constant(learning_rate)
    trajectory = _empty_trajectory(w0, n_steps)
    batches = _batches(len(y), batch_size, np.random.default_rng(random_state))
    for step, rows in enumerate(islice(batches, n_steps)):
        w = trajectory[step]
        trajectory[step + 1] = w - rate(step) * np.asarray(gradient(w.copy(), X[rows], y[rows]))
    return trajectory


def _batches(n: int, batch_size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Row numbers of batch after batch without end, each epoch in a new random order."""
    while True:
        order = rng.permutation(n)
        yield from (order[start : start + batch_size] for start in range(0, n, batch_size))


def constant(rate: float) -> Schedule:
    """The same rate at every step.

    >>> [constant(0.5)(step) for step in (0, 100)]
    [0.5, 0.5]
    """
    _require_positive(learning_rate=rate)
    return lambda step: rate


def inverse_time_decay(initial_rate: float, decay: float) -> Schedule:
    """initial_rate / (1 + decay·step): half the rate after 1/decay steps, then like 1/step.

    Its sum diverges and its sum of squares does not, which is what descent on noisy gradients
    needs in order to arrive. Source: Robbins & Monro (1951).

    >>> [inverse_time_decay(1.0, decay=0.5)(step) for step in (0, 2, 6)]
    [1.0, 0.5, 0.25]
    """
    _require_positive(initial_rate=initial_rate, decay=decay)
    return lambda step: initial_rate / (1 + decay * step)


def cosine_decay(initial_rate: float, n_steps: int) -> Schedule:
    """½·initial_rate·(1 + cos(π·step/n_steps)): slow, fast, slow down to 0, and 0 from there on.

    Source: Loshchilov & Hutter (2017), one cycle without restarts.

    >>> [round(cosine_decay(1.0, n_steps=4)(step), 2) for step in range(6)]
    [1.0, 0.85, 0.5, 0.15, 0.0, 0.0]
    """
    _require_positive(initial_rate=initial_rate, n_steps=n_steps)
    return lambda step: initial_rate * (1 + math.cos(math.pi * min(step / n_steps, 1))) / 2


def linear_warmup(schedule: Schedule, n_steps: int) -> Schedule:
    """`schedule`, with its first rates scaled by 1/n_steps, 2/n_steps, … up to 1.

    Source: Goyal et al. (2017).

    >>> [linear_warmup(constant(1.0), n_steps=4)(step) for step in range(6)]
    [0.25, 0.5, 0.75, 1.0, 1.0, 1.0]
    """
    _require_positive(n_steps=n_steps)
    return lambda step: schedule(step) * min((step + 1) / n_steps, 1)
