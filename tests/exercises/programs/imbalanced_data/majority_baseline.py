"""Answers to imbalanced_data/majority_baseline: right ones, and wrong ones."""

from collections import Counter
from typing import NamedTuple

import numpy as np


def loop(y):
    counts = {}
    for label in y.tolist():
        counts[label] = counts.get(label, 0) + 1
    return [max(counts.values()) / len(y), 0]


def vectorised(y):
    _, counts = np.unique(y, return_counts=True)
    return counts.max() / counts.sum(), 0.0


def library(y):
    (_, count), _ = Counter(y.tolist()).most_common(2)
    return np.array([count / len(y), 0.0])


def by_the_formula(y):
    labels, counts = np.unique(y, return_counts=True)
    predicted = np.full(len(y), labels[np.argmax(counts)])
    rare = labels[np.argmin(counts)]
    tp = np.sum((predicted == rare) & (y == rare))
    fp, fn = np.sum((predicted == rare) & (y != rare)), np.sum((predicted != rare) & (y == rare))
    return np.mean(predicted == y), 2 * tp / (2 * tp + fp + fn)


class _Baseline(NamedTuple):
    accuracy: np.ndarray
    minority_f1: int


def named(y):
    return _Baseline(np.array(vectorised(y)[0]), 0)


def first_against_the_others(y):
    share = float(np.mean(y == y[0]))
    return max(share, 1 - share), False * 1.0


def _share(y):
    return np.unique(y, return_counts=True)[1].max() / len(y)


def majority_f1__of_the_label_that_is_said(y):
    share = _share(y)
    return share, 2 * share / (share + 1)


def minority_share__error_rate(y):
    return _share(y), 1 - _share(y)


def macro_f1__mean_of_both(y):
    share = _share(y)
    return share, (2 * share / (share + 1) + 0.0) / 2


def weighted_f1__by_support(y):
    share = _share(y)
    return share, 2 * share**2 / (share + 1)


def accuracy_again__micro(y):
    return [_share(y)] * 2


def minority_predicted__argmin(y):
    share = np.unique(y, return_counts=True)[1].min() / len(y)
    return share, 2 * share / (1 + share)


def f1_of_always_the_minority__second_alone(y):
    rare = 1 - _share(y)
    return _share(y), 2 * rare / (1 + rare)


def minority_accuracy__smaller_count(y):
    return Counter(y.tolist()).most_common()[-1][1] / len(y), 0.0


def nan_for_the_minority__numpy_division(y):
    precision = np.float64(0) / 0
    recall = 0.0
    return _share(y), 2 * precision * recall / (precision + recall)


def count__not_divided(y):
    return max(Counter(y.tolist()).values()), 0


def percent__times_100(y):
    return 100 * _share(y), 0.0


def zero_taken_as_the_majority__equal_to_0(y):
    return np.mean(y == 0), 0.0


def zero_taken_as_the_majority__mean(y):
    return 1 - y.mean(), 0.0


def labels_taken_as_0_and_1__larger_mean(y):
    return max(y.mean(), 1 - y.mean()), 0.0


def first_label_taken_as_the_majority__unique(y):
    return np.mean(y == np.unique(y)[0]), 0.0


def first_row_taken_as_the_majority__y0(y):
    return (y == y[0]).mean(), 0.0


def members__other_order(y):
    return 0.0, _share(y)


def members__rounded(y):
    return round(_share(y), 2), 0.0


def relation__accuracy_alone(y):
    return _share(y)


def error__bincount_of_texts(y):
    return np.bincount(y).max() / len(y), 0.0


def error__zero_division(y):
    tp = fp = 0
    precision = tp / (tp + fp)
    return _share(y), precision
