"""How uncertain a distribution is, and how far one is from another.

`p` and `q` are (k,): probabilities, at least 0, that sum to 1. Logarithms are natural, so results
are in nats; one bit is log 2 nats. 0·log 0 is 0. All functions raise ValueError for anything else.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["cross_entropy", "entropy", "entropy_bits", "jensen_shannon", "kl_divergence"]


def entropy(p: ArrayLike) -> float:
    """Mean surprise, −Σ pᵢ·log pᵢ, in nats: 0 for a sure thing, at most log k.

    Source: Shannon (1948), A Mathematical Theory of Communication, section 6.

    >>> round(entropy([0.5, 0.5]), 4)
    0.6931
    """
    p = _distribution("p", p)
    return cross_entropy(p, p)


def entropy_bits(p: ArrayLike) -> float:
    """`entropy` in bits, −Σ pᵢ·log₂ pᵢ: the yes-or-no questions that it takes on average.

    >>> entropy_bits([0.5, 0.25, 0.25])
    1.5
    """
    return entropy(p) / math.log(2)


def cross_entropy(p: ArrayLike, q: ArrayLike) -> float:
    """Mean surprise of whoever believes q where p is true: −Σ pᵢ·log qᵢ; infinite if q=0<p.

    >>> round(cross_entropy([1.0, 0.0], [0.5, 0.5]), 4)
    0.6931
    """
    p, q = _pair(p, q)
    occurs = p > 0
    if (q[occurs] == 0).any():
        return math.inf
    # The 0.0 keeps a sure thing from costing −0.
    return 0.0 - float(p[occurs] @ np.log(q[occurs]))


def kl_divergence(p: ArrayLike, q: ArrayLike) -> float:
    """What believing q costs where p is true: Σ pᵢ·log(pᵢ/qᵢ) ≥ 0; infinite where q = 0 < p.

    `cross_entropy(p, q)` less `entropy(p)`, and not the same the other way round. Source: Kullback
    & Leibler (1951), Annals of Mathematical Statistics 22.

    >>> round(kl_divergence([1.0, 0.0], [0.5, 0.5]), 4), kl_divergence([0.5, 0.5], [1.0, 0.0])
    (0.6931, inf)
    """
    p, q = _pair(p, q)
    occurs = p > 0
    if (q[occurs] == 0).any():
        return math.inf
    # Rounding alone could take it below 0.
    return max(0.0, float(p[occurs] @ (np.log(p[occurs]) - np.log(q[occurs]))))


def jensen_shannon(p: ArrayLike, q: ArrayLike) -> float:
    """Mean divergence of both from their mixture, (KL(p‖m) + KL(q‖m))/2: symmetric, at most log 2.

    Source: Lin (1991), IEEE Transactions on Information Theory 37.

    >>> round(jensen_shannon([1.0, 0.0], [0.0, 1.0]), 4)
    0.6931
    """
    p, q = _pair(p, q)
    middle = (p + q) / 2
    return (kl_divergence(p, middle) + kl_divergence(q, middle)) / 2


def _pair(p: ArrayLike, q: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    p, q = _distribution("p", p), _distribution("q", q)
    if p.shape != q.shape:
        raise ValueError(f"p and q must have as many entries, got {len(p)} and {len(q)}")
    return p, q


def _distribution(name: str, values: ArrayLike) -> np.ndarray:
    values = np.asarray(values, dtype=float)
    if values.ndim != 1 or not values.size:
        raise ValueError(f"{name} must have the shape (k,) with k ≥ 1, got {values.shape}")
    total = values.sum()
    if not (values >= 0).all() or not math.isclose(total, 1, abs_tol=1e-6):
        raise ValueError(
            f"{name} must be at least 0 and sum to 1, got a minimum of {values.min()} "
            f"and a sum of {total}"
        )
    return values
