"""Answers to imbalanced_data/balanced_class_weights: right ones, and wrong ones."""

from collections import Counter, OrderedDict, defaultdict

import numpy as np


def loop(y):
    counts = defaultdict(int)
    for label in y:
        counts[label] += 1
    return {label: len(y) / (len(counts) * count) for label, count in counts.items()}


def vectorised(y):
    labels, counts = np.unique(y, return_counts=True)
    return dict(zip(labels, len(y) / (len(labels) * counts), strict=True))


def library(y):
    counts = Counter(y.tolist())
    return OrderedDict((label, counts.total() / len(counts) / counts[label]) for label in counts)


def of_shares(y):
    labels = sorted(set(y.tolist()))
    return {label: np.array(1 / (len(labels) * np.mean(y == label))) for label in labels}


def default_dict(y):
    weights = defaultdict(float)
    for label in np.unique(y):
        weights[label] = (1 / len(np.unique(y))) / np.mean(y == label)
    return weights


def _table(y, weight):
    counts = Counter(y.tolist())
    return {label: weight(len(y), len(counts), count) for label, count in counts.items()}


def inverted__upside_down(y):
    return _table(y, lambda n, k, count: k * count / n)


def normalised_to_sum_1__divided(y):
    weights = _table(y, lambda n, k, count: 1 / count)
    return {label: weight / sum(weights.values()) for label, weight in weights.items()}


def k_forgotten__n_over_count(y):
    return _table(y, lambda n, k, count: n / count)


def two_classes_taken_for_granted__two(y):
    return _table(y, lambda n, k, count: n / (2 * count))


def one_over_count__reciprocal(y):
    return _table(y, lambda n, k, count: 1 / count)


def n_forgotten__one_over_k(y):
    return _table(y, lambda n, k, count: 1 / (k * count))


def share__frequency(y):
    return _table(y, lambda n, k, count: count / n)


def one_minus_share__complement(y):
    return _table(y, lambda n, k, count: 1 - count / n)


def counts__as_they_are(y):
    return Counter(y.tolist())


def against_the_largest__most_frequent_is_1(y):
    most = max(Counter(y.tolist()).values())
    return _table(y, lambda n, k, count: most / count)


def normalised_to_mean_1__of_classes(y):
    weights = normalised_to_sum_1__divided(y)
    return {label: weight * len(weights) for label, weight in weights.items()}


def others_over_count__as_in_boosting(y):
    return _table(y, lambda n, k, count: (n - count) / count)


def bracket_missing__left_to_right(y):
    return _table(y, lambda n, k, count: n / k * count)


def whole_numbers__floor_division(y):
    return _table(y, lambda n, k, count: n // (k * count))


def numbered_classes__enumerate(y):
    counts = np.unique(y, return_counts=True)[1]
    return {place: len(y) / (len(counts) * count) for place, count in enumerate(counts)}


def texts_for_numbers__str(y):
    return {str(label): weight for label, weight in loop(y).items()}


def weight_of_all_rows__n_over_k(y):
    return _table(y, lambda n, k, count: n / k)


def list_in_place_of_dict__values(y):
    labels, counts = np.unique(y, return_counts=True)
    return (len(y) / (len(labels) * counts)).tolist()


def weight_of_each_row__looked_up(y):
    weights = loop(y)
    return [weights[label] for label in y]


def companion__order_of_appearance(y):
    labels = list(dict.fromkeys(y.tolist()))
    counts = np.unique(y, return_counts=True)[1]
    return {a: len(y) / (len(labels) * b) for a, b in zip(labels, counts, strict=True)}


def companion__k_over_count(y):
    return _table(y, lambda n, k, count: k / count)


def contrast__bincount(y):
    counts = np.bincount(y)
    return {k: len(y) / (len(counts) * c) for k, c in enumerate(counts) if c}


def code__return_in_the_loop(y):
    weights = {}
    for label, count in Counter(y.tolist()).items():
        weights[label] = len(y) / (len(set(y.tolist())) * count)
        return weights


def type__pairs(y):
    return list(loop(y).items())
