"""The likelihood of labels under predicted probabilities, and what it teaches: natural logarithms.

`y_true`, `y` and `p` are (n,): labels 0 and 1, and the probability predicted for 1. All functions
raise ValueError for other labels, shapes or probabilities.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mlnotes.confusion import weights_of
from mlnotes.losses import sigmoid

__all__ = ["LogitGradients", "bernoulli_nll", "log_loss", "logit_gradients"]

# As near to 0 and 1 as log_loss lets a probability come, so that one error is not infinite.
SMALLEST = 1e-15


class LogitGradients(NamedTuple):
    """Slopes of two losses in the logit z, where the probability is σ(z)."""

    log_loss_gradient: np.ndarray | float
    squared_error_gradient: np.ndarray | float


def log_loss(y_true: ArrayLike, p: ArrayLike, *, sample_weight: ArrayLike | None = None) -> float:
    """Mean negative log-likelihood: −(1/n) Σ [y·log p + (1−y)·log(1−p)], p in [0, 1].

    p is clipped to [1e-15, 1 − 1e-15] first.

    >>> round(log_loss([1, 0], [0.5, 0.5]), 4)
    0.6931
    """
    y_true, p = labels_and_probabilities(y_true, p)
    p = np.clip(p, SMALLEST, 1 - SMALLEST)
    losses = -np.where(y_true == 1, np.log(p), np.log1p(-p))
    return float(np.average(losses, weights=weights_of(y_true, sample_weight)))


def bernoulli_nll(y: ArrayLike, p: ArrayLike) -> float:
    """−log of the probability of all labels at once, −Σ log pᵢ^yᵢ(1−pᵢ)^(1−yᵢ), 0 < p < 1.

    The labels are independent, so their probabilities multiply and the logarithms add: n times
    the mean log loss.

    >>> round(bernoulli_nll([1, 0], [0.5, 0.5]), 4)
    1.3863
    """
    y, p = labels_and_probabilities(y, p)
    if not ((p > 0) & (p < 1)).all():
        raise ValueError(f"p must lie strictly between 0 and 1, got {p.min()} to {p.max()}")
    return float(-np.sum(np.where(y == 1, np.log(p), np.log1p(-p))))


def logit_gradients(z: ArrayLike, y: ArrayLike) -> LogitGradients:
    """d/dz of log loss, σ(z) − y, and of (σ(z) − y)², 2(σ(z) − y)·σ(z)(1 − σ(z)), elementwise.

    Where the model is sure and wrong, the second vanishes with σ(1 − σ).

    >>> logit_gradients(0.0, 1)
    LogitGradients(log_loss_gradient=-0.5, squared_error_gradient=-0.25)
    """
    z, y = np.asarray(z, dtype=float), np.asarray(y)
    if z.shape != y.shape:
        raise ValueError(f"z and y must have one shape, got {z.shape} and {y.shape}")
    _require_labels("y", y)
    # With the sign turned round where y is 0, neither 1 − σ nor σ − 1 is ever a small difference.
    sign = np.where(y == 1, 1.0, -1.0)
    miss, hit = sigmoid(-sign * z), sigmoid(sign * z)
    gradients = (-sign * miss, -2 * sign * miss * (miss * hit))
    return LogitGradients(*(value if z.ndim else float(value) for value in gradients))


def labels_and_probabilities(y: ArrayLike, p: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Both as arrays (n,), labels 0 or 1, probabilities in [0, 1]; ValueError for anything else."""
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    if y.ndim != 1 or y.shape != p.shape or not y.size:
        raise ValueError(
            "labels and p must have one entry a row each, (n,) with n ≥ 1; "
            f"got {y.shape} and {p.shape}"
        )
    _require_labels("labels", y)
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError(f"p must lie in [0, 1], got {p.min()} to {p.max()}")
    return y, p


def _require_labels(name: str, y: np.ndarray) -> None:
    if not ((y == 0) | (y == 1)).all():
        raise ValueError(f"{name} must be 0 or 1, got {np.unique(y)[:5].tolist()}")
