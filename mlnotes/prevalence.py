"""What the prevalence of a class, its share of all rows, does to measures and to probabilities.

Prevalences, sensitivities and specificities are shares in [0, 1]; all functions raise ValueError
for others, and where a result is not defined.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

__all__ = [
    "Baseline",
    "constant_f1",
    "correct_prior",
    "majority_baseline",
    "positive_predictive_value",
    "random_guess_f1",
]


class Baseline(NamedTuple):
    """What whoever always says the majority's label reaches: the score to beat."""

    accuracy: float
    minority_f1: float


def majority_baseline(y: ArrayLike) -> Baseline:
    """Accuracy, and F1 of the minority, of the constant prediction; y has two labels, no tie.

    >>> majority_baseline(["well", "well", "ill", "well"])
    Baseline(accuracy=0.75, minority_f1=0.0)
    """
    labels, counts = np.unique(np.asarray(y), return_counts=True)
    if len(labels) != 2 or counts[0] == counts[1]:
        raise ValueError(
            f"y must hold two labels, one more often than the other; got {len(labels)} labels "
            f"with the counts {counts.tolist()}"
        )
    # Nobody is called the minority, so there is no hit.
    return Baseline(float(counts.max() / counts.sum()), 0.0)


def constant_f1(prevalence: float, predict_positive: bool) -> float:
    """F1 of the positive class for a constant prediction: 2π/(1 + π) for always, 0 for never.

    Always positive has recall 1 and precision π; never positive has no hit. 0 < prevalence < 1.

    >>> round(constant_f1(0.99, predict_positive=True), 4)
    0.995
    """
    _require_between(prevalence=prevalence)
    return float(2 * prevalence / (1 + prevalence)) if predict_positive else 0.0


def random_guess_f1(prevalence: float) -> float:
    """F1 of a fair coin on a large sample, π/(π + ½): precision is π, recall ½; 0 < π < 1.

    >>> round(random_guess_f1(0.01), 4)
    0.0196
    """
    _require_between(prevalence=prevalence)
    return float(prevalence / (prevalence + 0.5))


def positive_predictive_value(sensitivity: float, specificity: float, prevalence: float) -> float:
    """How many of those called positive are, by Bayes: se·π / (se·π + (1 − sp)(1 − π)).

    Raises ValueError where nobody is called positive.

    >>> round(positive_predictive_value(0.9999, 0.9999, prevalence=0.0001), 4)
    0.5
    """
    shares = {"sensitivity": sensitivity, "specificity": specificity, "prevalence": prevalence}
    for name, value in shares.items():
        if not 0 <= value <= 1:
            raise ValueError(f"{name} must lie in [0, 1], got {value!r}")
    hits, false_alarms = sensitivity * prevalence, (1 - specificity) * (1 - prevalence)
    if not hits + false_alarms > 0:
        raise ValueError("nobody is called positive, so no share of them is defined")
    return float(hits / (hits + false_alarms))


def correct_prior(
    p: ArrayLike, train_prevalence: float, true_prevalence: float
) -> np.ndarray | float:
    """Probabilities learned under one prevalence, as they are under another; 0 < p < 1.

    The odds p/(1−p) are multiplied by the ratio of the prior odds, π(1−π_train) / (π_train(1−π)):
    the rows of each class must look as before, only their shares may change. Source: Saerens,
    Latinne & Decaestecker (2002), Neural Computation 14.

    >>> correct_prior([0.5, 0.8], train_prevalence=0.5, true_prevalence=0.2).round(4)
    array([0.2, 0.5])
    """
    _require_between(train_prevalence=train_prevalence, true_prevalence=true_prevalence)
    p = np.asarray(p, dtype=float)
    if not ((p > 0) & (p < 1)).all():
        raise ValueError(f"p must lie strictly between 0 and 1, got {p.min()} to {p.max()}")
    positive = p * true_prevalence / train_prevalence
    negative = (1 - p) * (1 - true_prevalence) / (1 - train_prevalence)
    corrected = positive / (positive + negative)
    return corrected if corrected.ndim else float(corrected)


def _require_between(**shares: float) -> None:
    for name, value in shares.items():
        if not 0 < value < 1:
            raise ValueError(f"{name} must lie strictly between 0 and 1, got {value!r}")
