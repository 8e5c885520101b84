"""What measures cost on a million rows, beside scikit-learn's, for equal numbers.

The two take turns, each pair gives a ratio, and the median of these is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from bench_bias_variance import SEED, ratio
from sklearn import metrics

from mlnotes.averaging import macro_f1, micro_f1, weighted_f1
from mlnotes.confusion import confusion_counts, confusion_matrix
from mlnotes.curves import average_precision, roc_auc

N_ROWS = 1_000_000
F1 = {"macro": macro_f1, "micro": micro_f1, "weighted": weighted_f1}

Rivals = tuple[str, Callable, Callable]


def scored(rng: np.random.Generator) -> Iterator[Rivals]:
    """Areas under curves, all scores distinct or many tied."""
    y_true = (rng.random(N_ROWS) < 0.3).astype(int)
    distinct = rng.normal(size=N_ROWS) + y_true
    areas = {
        "ROC area": (metrics.roc_auc_score, roc_auc),
        "average precision": (metrics.average_precision_score, average_precision),
    }
    for name, (theirs, ours) in areas.items():
        for kind, scores in {"distinct": distinct, "tied": distinct.round(2)}.items():
            rows = y_true, scores
            yield f"{name}, {kind}", lambda f=theirs, r=rows: f(*r), lambda f=ours, r=rows: f(*r)


def labelled(rng: np.random.Generator) -> Iterator[Rivals]:
    """Counts of two classes, matrix and averages of ten; numbers and texts."""
    y_true = rng.integers(0, 10, N_ROWS)
    y_pred = np.where(rng.random(N_ROWS) < 0.7, y_true, rng.integers(0, 10, N_ROWS))
    texts = np.array([f"class {number}" for number in range(10)])
    for kind, labels in {"numbers": np.arange(10), "texts": texts}.items():
        two = labels[y_true % 2], labels[y_pred % 2]
        yield (
            f"confusion counts, {kind}",
            lambda two=two: metrics.confusion_matrix(*two).ravel()[[3, 1, 2, 0]],
            lambda two=two, positive=labels[1]: confusion_counts(*two, positive),
        )
        rows = labels[y_true], labels[y_pred]
        yield (
            f"confusion matrix, {kind}",
            lambda rows=rows: metrics.confusion_matrix(*rows),
            lambda rows=rows: confusion_matrix(*rows),
        )
        for average, ours in F1.items():
            yield (
                f"{average} F1, {kind}",
                lambda rows=rows, average=average: metrics.f1_score(*rows, average=average),
                lambda rows=rows, ours=ours: ours(*rows),
            )


def bench_metrics(rounds: int = 7) -> None:
    rng = np.random.default_rng(SEED)
    for measures in (scored, labelled):
        for name, theirs, ours in measures(rng):
            np.testing.assert_allclose(ours(), theirs(), rtol=1e-10)
            times, seconds = ratio(theirs, ours, rounds)
            print(f"{times:7.2f} ×   scikit-learn's {1e3 * seconds:4.0f} ms: {name}")


if __name__ == "__main__":
    bench_metrics()
