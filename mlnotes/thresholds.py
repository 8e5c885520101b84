"""From scores to decisions: which threshold costs least. A row is called positive where s ≥ t.

`cost_fp` is what a false alarm costs, `cost_fn` what a miss does: at least 0, one of them more. All
functions raise ValueError for other costs, labels or shapes.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["bayes_threshold", "best_threshold", "expected_cost", "total_cost"]


def bayes_threshold(cost_fp: float, cost_fn: float) -> float:
    """For calibrated probabilities, cost_fp / (cost_fp + cost_fn): from there on an alarm pays.

    An alarm costs (1 − p)·cost_fp on average, none p·cost_fn; they are equal at this p. Source:
    Elkan (2001), The Foundations of Cost-Sensitive Learning.

    >>> bayes_threshold(cost_fp=1, cost_fn=3)
    0.25
    """
    _require_costs(cost_fp, cost_fn)
    return float(cost_fp / (cost_fp + cost_fn))


def best_threshold(y_true: ArrayLike, scores: ArrayLike, cost_fp: float, cost_fn: float) -> float:
    """The threshold with the least total cost on these rows, the highest of several.

    Only the scores themselves, and inf for calling nobody, make a difference. `y_true` holds 0 and
    1. Choose on validation rows: on those that it was chosen on, a threshold looks too good.

    >>> best_threshold([0, 1, 0, 1], [0.1, 0.4, 0.6, 0.8], cost_fp=1, cost_fn=3)
    0.4
    """
    _require_costs(cost_fp, cost_fn)
    y_true, scores = _rows(y_true, scores)
    order = np.argsort(-scores)
    positive = y_true[order] == 1
    # The errors of calling the first k rows positive, for k from 0 to n.
    fp = np.append(0, np.cumsum(~positive))
    fn = positive.sum() - np.append(0, np.cumsum(positive))
    falling = np.concatenate([[math.inf], scores[order], [-math.inf]])
    # No threshold parts two rows with one score.
    cost = np.where(falling[:-1] != falling[1:], cost_fp * fp + cost_fn * fn, math.inf)
    return float(falling[np.argmin(cost)])


def total_cost(
    y_true: ArrayLike, scores: ArrayLike, threshold: float, cost_fp: float, cost_fn: float
) -> float:
    """What the errors of a threshold cost together: cost_fp·fp + cost_fn·fn.

    >>> total_cost([0, 1, 0, 1], [0.1, 0.4, 0.6, 0.8], 0.5, cost_fp=1, cost_fn=3)
    4.0
    """
    _require_costs(cost_fp, cost_fn)
    y_true, scores = _rows(y_true, scores)
    called = scores >= threshold
    return float(
        cost_fp * np.sum(called & (y_true == 0)) + cost_fn * np.sum(~called & (y_true == 1))
    )


def expected_cost(
    fpr: ArrayLike, tpr: ArrayLike, prevalence: float, cost_fp: float, cost_fn: float
) -> np.ndarray | float:
    """Cost of a case in use, (1 − π)·fpr·cost_fp + π·(1 − tpr)·cost_fn, for points of a ROC curve.

    The rates carry over to another prevalence π, in [0, 1]; counts on validation rows do not.

    >>> round(expected_cost(0.1, 0.8, prevalence=0.05, cost_fp=1, cost_fn=20), 4)
    0.295
    """
    _require_costs(cost_fp, cost_fn)
    fpr, tpr = np.asarray(fpr, dtype=float), np.asarray(tpr, dtype=float)
    for name, shares in (("fpr", fpr), ("tpr", tpr), ("prevalence", np.asarray(prevalence))):
        if not ((shares >= 0) & (shares <= 1)).all():
            raise ValueError(f"{name} must lie in [0, 1], got {shares.min()} to {shares.max()}")
    cost = (1 - prevalence) * fpr * cost_fp + prevalence * (1 - tpr) * cost_fn
    return cost if cost.ndim else float(cost)


def _rows(y_true: ArrayLike, scores: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    y_true, scores = np.asarray(y_true), np.asarray(scores, dtype=float)
    if y_true.ndim != 1 or y_true.shape != scores.shape or not y_true.size:
        raise ValueError(
            "y_true and scores must have one entry a row each, (n,) with n ≥ 1; "
            f"got {y_true.shape} and {scores.shape}"
        )
    if not ((y_true == 0) | (y_true == 1)).all():
        raise ValueError(f"y_true must hold 0 and 1 only, got {np.unique(y_true)[:5].tolist()}")
    if not np.isfinite(scores).all():
        raise ValueError("scores must be finite, got NaN or infinity")
    return y_true, scores


def _require_costs(cost_fp: float, cost_fn: float) -> None:
    for name, cost in (("cost_fp", cost_fp), ("cost_fn", cost_fn)):
        if not 0 <= cost < math.inf:
            raise ValueError(f"{name} must be at least 0 and finite, got {cost!r}")
    if not cost_fp + cost_fn > 0:
        raise ValueError("cost_fp and cost_fn must not both be 0")
