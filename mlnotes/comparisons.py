"""Optimisers on trial: the same number of settings for each, on the same starts and batches.

A sweep runs all of a method's settings and all seeds at once: weights are (n_memories, n_rates,
n_seeds, d), and the textbook steps of `optimizers`, being entry by entry, take them as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.optimizers import adam_step, momentum_step, rmsprop_step

__all__ = [
    "METHODS",
    "Situation",
    "noise",
    "ravine",
    "ravine_gradient",
    "ravine_loss",
    "saddle",
    "saddle_gradient",
    "saddle_loss",
    "sweep",
    "tune",
    "width_of_rates",
]

EPSILON = 1e-8
MOST_DECADES = 16.0  # beyond it, doubles hold nothing but rounding


class Situation(NamedTuple):
    """A loss to descend on, from as many starts as there are seeds.

    `loss` maps (..., n_seeds, d) to (..., n_seeds) and is 0 at its lowest; `gradient(w, step)` has
    the shape of w and may differ from step to step; `starts` is (n_seeds, d). What a run reaches
    is the mean loss of its last `n_last` steps.
    """

    loss: Callable
    gradient: Callable
    starts: np.ndarray
    n_steps: int
    n_last: int = 1


def ravine_loss(w: np.ndarray, *, steepest: float = 25.0) -> np.ndarray:
    """Half the sum of curvature·distance², with curvatures `steepest` and 1; w is (..., 2).

    The steepest direction is (1, 1) and the flattest (1, -1), so that the valley follows no axis.

    >>> ravine_loss(np.array([[1.0, 1.0], [1.0, -1.0]]))
    array([25.,  1.])
    """
    return np.sum(w * ravine_gradient(w, steepest=steepest), axis=-1) / 2


def ravine_gradient(w: np.ndarray, *, steepest: float = 25.0) -> np.ndarray:
    """The gradient of `ravine_loss`, of the shape of w."""
    return (steepest + 1) / 2 * w + (steepest - 1) / 2 * w[..., ::-1]


def ravine(seeds: ArrayLike) -> Situation:
    """100 steps down a ravine of condition number 100, from somewhere on a circle of radius 3."""
    angles = [np.random.default_rng(seed).uniform(0, 2 * np.pi) for seed in seeds]
    return Situation(
        lambda w: ravine_loss(w, steepest=100.0),
        lambda w, step: ravine_gradient(w, steepest=100.0),
        3 * np.column_stack([np.cos(angles), np.sin(angles)]),
        n_steps=100,
    )


def saddle_loss(w: np.ndarray) -> np.ndarray:
    """½a² + ¼(b² − 1)² for w = (..., (a, b)): lowest at b = ±1, and flat in between, at 0."""
    return w[..., 0] ** 2 / 2 + (w[..., 1] ** 2 - 1) ** 2 / 4


def saddle_gradient(w: np.ndarray) -> np.ndarray:
    """(a, b³ − b), which is 0 at the saddle, too."""
    return np.stack([w[..., 0], w[..., 1] ** 3 - w[..., 1]], axis=-1)


def saddle(seeds: ArrayLike) -> Situation:
    """50 steps down `saddle_loss`, from a ~ N(0, 1) and b ~ N(0, 0.001²)."""
    starts = np.array([np.random.default_rng(seed).normal(scale=[1, 1e-3]) for seed in seeds])
    return Situation(saddle_loss, lambda w, step: saddle_gradient(w), starts, n_steps=50)


def noise(X: ArrayLike, y: ArrayLike, seeds: ArrayLike, *, batch_size: int = 8) -> Situation:
    """Least squares from 0 in 500 mini-batches, each drawn at random from all rows.

    The loss is the mean squared error on all rows, above the lowest; that of the last 100 steps
    counts. X (n, d) and y (n,) should be centred, for there is no intercept.
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    n_steps = 500
    batches = np.stack(
        [
            np.random.default_rng(seed).integers(len(y), size=(n_steps, batch_size))
            for seed in seeds
        ],
        axis=1,
    )
    lowest, half_hessian = np.linalg.lstsq(X, y)[0], X.T @ X / len(y)

    def loss(w):
        return np.sum((w - lowest) @ half_hessian * (w - lowest), axis=-1)

    def gradient(w, step):
        rows = X[batches[step - 1]]  # (n_seeds, batch_size, d)
        squares = np.einsum("sbd,sbe->sde", rows, rows)
        products = np.einsum("sbd,sb->sd", rows, y[batches[step - 1]])
        return 2 / batch_size * ((w[..., np.newaxis, :] @ squares)[..., 0, :] - products)

    starts = np.zeros((len(batches[0]), X.shape[1]))
    return Situation(loss, gradient, starts, n_steps=n_steps, n_last=100)


def _plain(w, state, step, gradient, rate, memory):
    return w - rate * gradient, state


def _momentum(w, state, step, gradient, rate, memory):
    w, velocity = momentum_step(w, state[0], gradient, rate, memory)
    return w, (velocity,)


def _rmsprop(w, state, step, gradient, rate, memory):
    w, second_moment = rmsprop_step(w, state[0], gradient, rate, memory, EPSILON)
    return w, (second_moment,)


def _adam(w, state, step, gradient, rate, memory):
    w, *state = adam_step(w, *state, step, gradient, rate, memory, 0.999, EPSILON)
    return w, state


# Each method's step, how many arrays it remembers, and which memory it has when nobody tunes it.
METHODS = {
    "plain": (_plain, 0, 0.0),
    "momentum": (_momentum, 1, 0.9),
    "RMSProp": (_rmsprop, 1, 0.9),
    "Adam": (_adam, 2, 0.9),
}


def sweep(
    situation: Situation, method: str, rates: ArrayLike, memories: ArrayLike = (0.0,)
) -> np.ndarray:
    """By how many powers of ten the loss falls: (n_memories, n_rates, n_seeds), between 0 and 16.

    The memory is momentum's β, RMSProp's decay, Adam's β₁ (its β₂ is 0.999); plain descent has
    none. A run that diverges, or ends above its start, has fallen by 0.
    """
    step_of, n_arrays, _ = METHODS[method]
    rates = np.asarray(rates, dtype=float)[:, np.newaxis, np.newaxis]
    memories = np.asarray(memories, dtype=float)[:, np.newaxis, np.newaxis, np.newaxis]
    w = np.broadcast_to(
        situation.starts, (len(memories), len(rates), *situation.starts.shape)
    ).copy()
    state = (np.zeros_like(w),) * n_arrays
    reached = np.zeros(w.shape[:-1])
    with np.errstate(all="ignore"):  # too large a rate is part of the trial
        for step in range(1, situation.n_steps + 1):
            w, state = step_of(w, state, step, situation.gradient(w, step), rates, memories)
            if step > situation.n_steps - situation.n_last:
                reached += situation.loss(w) / situation.n_last
        fallen = np.log10(situation.loss(situation.starts) / reached)
    return np.clip(np.nan_to_num(fallen, nan=0.0, neginf=0.0), 0.0, MOST_DECADES)


def tune(
    situation: Situation, method: str, rates: ArrayLike, memories: ArrayLike
) -> tuple[float, float]:
    """The rate and the memory, of all pairs, with which the loss falls furthest on average."""
    fallen = sweep(situation, method, rates, memories).mean(axis=-1)
    memory, rate = np.unravel_index(fallen.argmax(), fallen.shape)
    return float(rates[rate]), float(memories[memory])


def width_of_rates(fallen: ArrayLike, rates: ArrayLike, depth: float) -> np.ndarray:
    """How many powers of ten of rates let the loss fall by `depth`, for each seed: (n_seeds,).

    `fallen` is (n_rates, n_seeds), for rates evenly spaced in their logarithm.

    >>> width_of_rates([[0.5], [2.0], [3.0], [0.0]], [0.001, 0.01, 0.1, 1.0], depth=1.0)
    array([2.])
    """
    spacing = np.log10(rates[1] / rates[0])
    return spacing * np.sum(np.asarray(fallen) >= depth, axis=0)
