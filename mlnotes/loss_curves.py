"""What can be read off recorded losses: a smooth course, the epoch to keep, what went wrong."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["diagnose_curves", "early_stopping_epoch", "smooth_losses"]


def smooth_losses(losses: ArrayLike, beta: float) -> np.ndarray:
    """Bias-corrected moving average: v ← beta·v + (1 − beta)·loss from 0, shown as v/(1 − betaᵗ).

    Shape as `losses`; t counts from 1. Old losses count less by the factor beta a step, so about
    1/(1 − beta) of them matter. Raises ValueError unless 0 ≤ beta < 1.
    Source: Kingma & Ba, Adam (2015), section 3.

    >>> smooth_losses([4.0, 1.0, 1.0], beta=0.5).round(3)
    array([4.   , 2.   , 1.429])
    """
    if not 0 <= beta < 1:
        raise ValueError(f"beta must be at least 0 and below 1, got {beta!r}")
    losses = _curve("losses", losses)
    smoothed, average = np.empty(len(losses)), 0.0
    for step, loss in enumerate(losses):
        average = beta * average + (1 - beta) * loss
        smoothed[step] = average / (1 - beta ** (step + 1))
    return smoothed


def early_stopping_epoch(valid_losses: ArrayLike, patience: int, min_delta: float = 0.0) -> int:
    """The epoch whose weights early stopping keeps, counted from 0.

    An epoch replaces the best one when its loss is below best − min_delta; once `patience` epochs
    in a row have not, training stops and later losses are never seen. NaN replaces nothing.
    Raises ValueError for patience < 1 or min_delta < 0.
    Source: Prechelt, Early Stopping – But When? (1998).

    >>> early_stopping_epoch([3.0, 2.0, 2.5, 2.25, 1.0], patience=2)
    1
    """
    if not patience >= 1:
        raise ValueError(f"patience must be at least 1, got {patience!r}")
    if not min_delta >= 0:
        raise ValueError(f"min_delta must be at least 0, got {min_delta!r}")
    valid_losses = _curve("valid_losses", valid_losses)
    best = 0
    for epoch, loss in enumerate(valid_losses):
        if loss < valid_losses[best] - min_delta:
            best = epoch
        elif epoch - best >= patience:
            break
    return best


def diagnose_curves(train_losses: ArrayLike, valid_losses: ArrayLike, target: float) -> str:
    """Name what two loss curves show; the first rule that holds decides.

    'diverging': the last training loss is not finite, or above the first.
    'overfitting': the last validation loss exceeds its minimum by more than 10%.
    'not converged': over the last tenth of the run (at least two epochs) the training loss still
    fell by 1% or more. 'underfitting': it is above `target`. Else 'good fit'.
    Raises ValueError for empty curves and negative losses, where a percentage means nothing.

    >>> diagnose_curves([4.0, 2.0, 1.0, 0.5], [4.0, 2.0, 2.5, 3.0], target=1.0)
    'overfitting'
    """
    train = _curve("train_losses", train_losses, nonnegative=True)
    valid = _curve("valid_losses", valid_losses, nonnegative=True)
    if not np.isfinite(train[-1]) or train[-1] > train[0]:
        return "diverging"
    if valid[-1] > 1.1 * valid.min():
        return "overfitting"
    tail = train[-max(2, len(train) // 10) :]
    # A loss that has reached 0 cannot improve.
    if tail[0] > 0 and (tail[0] - tail[-1]) / tail[0] >= 0.01:
        return "not converged"
    return "underfitting" if train[-1] > target else "good fit"


def _curve(name: str, losses: ArrayLike, *, nonnegative: bool = False) -> np.ndarray:
    losses = np.asarray(losses, dtype=float)
    if losses.ndim != 1 or not len(losses):
        raise ValueError(f"{name} must be flat and not empty, got shape {losses.shape}")
    if nonnegative and np.any(losses < 0):
        raise ValueError(f"{name} must not be negative, got {losses.min()}")
    return losses
