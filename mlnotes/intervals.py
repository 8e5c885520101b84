"""How far a measured score may be from the true one: intervals for shares and for any score."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["Interval", "bootstrap_interval", "wilson_interval"]


class Interval(NamedTuple):
    """The ends of an interval."""

    low: float
    high: float


def wilson_interval(successes: int, n: int, z: float = 1.96) -> Interval:
    """The shares π from which `successes` of n is at most z standard errors √(π(1−π)/n) away.

    With p = successes/n its centre is (p + z²/2n) / (1 + z²/n), drawn towards ½, and it is
    z·√(p(1−p)/n + z²/4n²) / (1 + z²/n) wide to each side: never empty, never outside [0, 1]. z is
    1.96 for 95%. Raises ValueError unless 0 ≤ successes ≤ n, n ≥ 1 and z > 0. Source: Wilson
    (1927), Journal of the American Statistical Association 22.

    >>> [round(end, 4) for end in wilson_interval(0, 10)]
    [0.0, 0.2775]
    """
    if not n >= 1:
        raise ValueError(f"n must be at least 1, got {n!r}")
    if not 0 <= successes <= n:
        raise ValueError(f"successes must lie between 0 and n = {n}, got {successes!r}")
    if not 0 < z < math.inf:
        raise ValueError(f"z must be positive and finite, got {z!r}")
    p = successes / n
    centre = p + z**2 / (2 * n)
    width = z * math.sqrt(p * (1 - p) / n + (z / (2 * n)) ** 2)
    # Rounding must not take an end out of [0, 1].
    low, high = ((centre + side) / (1 + z**2 / n) for side in (-width, width))
    return Interval(max(0.0, float(low)), min(1.0, float(high)))


def bootstrap_interval(
    score: Callable[[np.ndarray, np.ndarray], float],
    y_true: ArrayLike,
    y_pred: ArrayLike,
    *,
    n_rounds: int = 1000,
    level: float = 0.95,
    groups: ArrayLike | None = None,
    random_state: int = 0,
) -> Interval:
    """Quantiles of the score over resampled rows: the middle `level` of `n_rounds` rounds.

    A round draws n rows with replacement; with `groups`, (n,), it draws whole groups, because rows
    of one patient are not news of their own. Rounds in which the score is NaN are left out. Raises
    ValueError for a level outside (0, 1), no rounds, arrays of other lengths, or if the score is
    always NaN. Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.

    >>> bootstrap_interval(lambda y, p: np.mean(y == p), [0, 1, 1], [0, 1, 1])
    Interval(low=1.0, high=1.0)
    """
    y_true, y_pred = np.asarray(y_true), np.asarray(y_pred)
    n_groups = len(y_true) if groups is None else len(groups)
    if not len(y_true) or not len(y_true) == len(y_pred) == n_groups:
        raise ValueError(
            "y_true, y_pred and groups must have one entry a row each, n ≥ 1; "
            f"got {len(y_true)}, {len(y_pred)} and {n_groups}"
        )
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, got {level!r}")
    if not n_rounds >= 1:
        raise ValueError(f"n_rounds must be at least 1, got {n_rounds!r}")
    rng = np.random.default_rng(random_state)
    rows_of = None if groups is None else _rows_of_groups(groups)
    n_units = len(y_true) if rows_of is None else len(rows_of)
    scores = []
    for _ in range(n_rounds):
        rows = rng.integers(0, n_units, n_units)
        if rows_of is not None:
            rows = np.concatenate([rows_of[group] for group in rows])
        scores.append(score(y_true[rows], y_pred[rows]))
    if np.isnan(scores).all():
        raise ValueError(f"score must be a number in some round, got NaN in all {n_rounds}")
    low, high = np.nanquantile(scores, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high))


def _rows_of_groups(groups: ArrayLike) -> list[np.ndarray]:
    _, group_of, counts = np.unique(groups, return_inverse=True, return_counts=True)
    return np.split(np.argsort(group_of, kind="stable"), np.cumsum(counts)[:-1])
