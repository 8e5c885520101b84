from collections import Counter, OrderedDict, defaultdict

import numpy as np


def wrong_01_brackets(y):
    labels, counts = np.unique(y, return_counts=True)
    n, k = len(y), len(labels)
    return {l: n / k * c for l, c in zip(labels.tolist(), counts)}


def wrong_02_return_in_the_loop(y):
    weights = {}
    labels = sorted(set(y.tolist()))
    for l in labels:
        count = 0
        for v in y:
            if v == l:
                count += 1
        weights[l] = len(y) / (len(labels) * count)
        return weights


def wrong_03_most_frequent_gets_one(y):
    c = Counter(y.tolist())
    top = max(c.values())
    return {l: top / v for l, v in c.items()}


def wrong_04_weight_for_each_row(y):
    labels, inv, counts = np.unique(y, return_inverse=True, return_counts=True)
    w = len(y) / (len(labels) * counts)
    return w[inv]


def wrong_05_sorts_y_in_place(y):
    y.sort()
    out = {}
    start = 0
    starts = [0] + [i for i in range(1, len(y)) if y[i] != y[i - 1]] + [len(y)]
    k = len(starts) - 1
    for i in range(k):
        out[y[starts[i]]] = len(y) / (k * (starts[i + 1] - starts[i]))
    return out


def wrong_06_keys_are_positions(y):
    labels, counts = np.unique(y, return_counts=True)
    return dict(enumerate(len(y) / (len(labels) * counts)))


def wrong_07_distinct_counts_for_k(y):
    c = Counter(y.tolist())
    k = len(set(c.values()))  # classes of equal size fall together
    return {l: len(y) / (k * v) for l, v in c.items()}


def wrong_08_counts_not_with_their_labels(y):
    # Counter keeps the order of first sight, unique sorts
    labels = np.unique(y)
    counts = list(Counter(y.tolist()).values())
    return {l: len(y) / (len(labels) * c) for l, c in zip(labels, counts)}


def wrong_09_keys_made_strings(y):
    labels, counts = np.unique(y, return_counts=True)
    return {"class " + str(l): len(y) / (len(labels) * c) for l, c in zip(labels, counts)}


def wrong_10_others_over_own(y):
    # like pos_weight: negatives / positives
    n = len(y)
    return {l: float(np.sum(y != l) / np.sum(y == l)) for l in np.unique(y)}


def wrong_11_scaled_to_mean_one(y):
    c = Counter(y.tolist())
    inv = {l: 1 / v for l, v in c.items()}
    total = sum(inv.values())
    return {l: len(c) * w / total for l, w in inv.items()}


def wrong_12_k_from_biggest_label(y):
    codes = y if y.dtype.kind == "i" else np.unique(y, return_inverse=True)[1]
    k = codes.max() + 1
    return {l: len(y) / (k * np.sum(y == l)) for l in np.unique(y)}


def right_01_defaultdict_adds(y):
    d = defaultdict(float)
    for v in y.tolist():
        d[v] += 1
    k = len(d)
    for v in list(d):
        d[v] = len(y) / k / d[v]
    return d


def right_02_average_size_over_size(y):
    labels, counts = np.unique(y, return_counts=True)
    return dict(zip(labels, counts.mean() / counts))


class _Weights(OrderedDict):
    pass


def right_03_one_hot_sums(y):
    labels = sorted(set(y.tolist()), reverse=True)
    hot = np.array([[1 if v == l else 0 for l in labels] for v in y.tolist()])
    share = np.einsum("ij->j", hot) / len(hot)
    return _Weights((l, 1 / len(labels) / s) for l, s in zip(labels, share))
