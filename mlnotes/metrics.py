"""Measures of hard labels from the four counts tp, fp, fn, tn; higher is better, 1 is the best.

Where a fraction has nothing below its bar it is undefined, and `zero_division` is returned: 0.0
unless told otherwise, as in scikit-learn. Counts that are negative or not finite raise ValueError.
"""

from __future__ import annotations

import math

__all__ = [
    "accuracy",
    "balanced_accuracy",
    "cohen_kappa",
    "f_beta",
    "matthews",
    "precision",
    "recall",
    "specificity",
]


def precision(tp: float, fp: float, *, zero_division: float = 0.0) -> float:
    """Of those called positive, the share that is: tp / (tp + fp).

    >>> precision(30, 10)
    0.75
    """
    return _share(*_counts(tp=tp, fp=fp), zero_division)


def recall(tp: float, fn: float, *, zero_division: float = 0.0) -> float:
    """Of those that are positive, the share that was found: tp / (tp + fn); also sensitivity.

    >>> recall(30, 20)
    0.6
    """
    return _share(*_counts(tp=tp, fn=fn), zero_division)


def specificity(tn: float, fp: float, *, zero_division: float = 0.0) -> float:
    """Of those that are negative, the share that was left alone: tn / (tn + fp).

    >>> specificity(30, 10)
    0.75
    """
    return _share(*_counts(tn=tn, fp=fp), zero_division)


def f_beta(precision: float, recall: float, beta: float) -> float:
    """(1 + β²)·P·R / (β²·P + R): recall weighs β times as much as precision; 0.0 if both are 0.

    beta = 1 is their harmonic mean, F1. Raises ValueError unless beta > 0 and both lie in [0, 1].
    Source: van Rijsbergen, Information Retrieval (1979), chapter 7.

    >>> round(f_beta(0.75, 0.5, beta=2), 4)
    0.5357
    """
    for name, value in (("precision", precision), ("recall", recall)):
        if not 0 <= value <= 1:
            raise ValueError(f"{name} must lie in [0, 1], got {value!r}")
    if not 0 < beta < math.inf:
        raise ValueError(f"beta must be positive and finite, got {beta!r}")
    below = beta**2 * precision + recall
    return float((1 + beta**2) * precision * recall / below) if below else 0.0


def accuracy(tp: float, fp: float, fn: float, tn: float) -> float:
    """The share of all rows that is right: (tp + tn) / n.

    >>> accuracy(3, 1, 1, 5)
    0.8
    """
    tp, fp, fn, tn = _counts(tp=tp, fp=fp, fn=fn, tn=tn)
    return _share(tp + tn, fp + fn, 0.0)


def balanced_accuracy(tp: float, fp: float, fn: float, tn: float) -> float:
    """Mean of recall and specificity: ½ for any constant, whatever the prevalence.

    Where one class has no rows, it is the share of the other that is right, as in scikit-learn.

    >>> balanced_accuracy(1, 0, 1, 8)
    0.75
    """
    tp, fp, fn, tn = _counts(tp=tp, fp=fp, fn=fn, tn=tn)
    shares = [hits / (hits + missed) for hits, missed in ((tp, fn), (tn, fp)) if hits + missed]
    return sum(shares) / len(shares) if shares else 0.0


def matthews(tp: float, fp: float, fn: float, tn: float) -> float:
    """Correlation of what is true with what is called, −1 to 1; 0.0 where either never varies.

    (tp·tn − fp·fn) / √((tp+fp)(tp+fn)(tn+fp)(tn+fn)). Source: Matthews (1975), Biochimica et
    Biophysica Acta 405.

    >>> matthews(4, 0, 0, 6)
    1.0
    """
    # As floats: the product of four counts does not fit into 64 bits.
    tp, fp, fn, tn = _counts(tp=tp, fp=fp, fn=fn, tn=tn)
    below = math.sqrt((tp + fp) * (tp + fn)) * math.sqrt((tn + fp) * (tn + fn))
    return (tp * tn - fp * fn) / below if below else 0.0


def cohen_kappa(tp: float, fp: float, fn: float, tn: float) -> float:
    """Agreement beyond what chance with the same totals gives: (p − pₑ) / (1 − pₑ).

    0.0 where chance agrees always. Source: Cohen (1960), Educational and Psychological Measurement
    20.

    >>> cohen_kappa(2, 1, 1, 2) == 1 / 3
    True
    """
    tp, fp, fn, tn = _counts(tp=tp, fp=fp, fn=fn, tn=tn)
    n = tp + fp + fn + tn
    by_chance = (tp + fp) * (tp + fn) + (tn + fp) * (tn + fn)
    above, below = (tp + tn) * n - by_chance, n * n - by_chance
    return above / below if below else 0.0


def _share(part: float, rest: float, otherwise: float) -> float:
    whole = part + rest
    return float(part / whole) if whole else float(otherwise)


def _counts(**counts: float) -> tuple[float, ...]:
    for name, count in counts.items():
        if not 0 <= count < math.inf:
            raise ValueError(f"{name} must be a count, at least 0 and finite, got {count!r}")
    return tuple(float(count) for count in counts.values())
