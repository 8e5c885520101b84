import statistics
from collections import Counter

import numpy as np


def wrong_01_f1_of_the_majority(y):
    labels, counts = np.unique(y, return_counts=True)
    acc = counts.max() / counts.sum()
    # precision = acc, recall = 1
    f1 = 2 * acc / (1 + acc)
    return acc, f1


def wrong_02_mean_of_codes(y):
    # share of ones, or of the others
    pi = np.mean(y)
    return max(pi, 1 - pi), 0.0


def wrong_03_argmax_of_bincount_as_count(y):
    labels, codes = np.unique(y, return_inverse=True)
    best = np.argmax(np.bincount(codes))  # should be the max, not where
    return best / len(y), 0.0


def wrong_04_floor_division(y):
    c = Counter(y.tolist())
    return max(c.values()) // len(y), 0.0


def wrong_05_minority_f1_if_called_always(y):
    labels, counts = np.unique(y, return_counts=True)
    share = counts.min() / len(y)
    return 1 - share, 2 * share / (1 + share)


def wrong_06_order_swapped(y):
    labels, counts = np.unique(y, return_counts=True)
    accuracy = counts[np.argmax(counts)] / len(y)
    tp = 0
    f1 = 2 * tp / (2 * tp + counts.min())
    return f1, accuracy


def wrong_07_nan_for_precision(y):
    labels, counts = np.unique(y, return_counts=True)
    major, minor = labels[counts.argmax()], labels[counts.argmin()]
    pred = np.array([major] * len(y))
    tp = np.sum((pred == minor) & (y == minor))
    fp = np.sum((pred == minor) & (y != minor))
    fn = np.sum((pred != minor) & (y == minor))
    with np.errstate(all="ignore"):
        precision = tp / (tp + fp)
        recall = tp / (tp + fn)
        return np.mean(pred == y), 2 * precision * recall / (precision + recall)


def wrong_08_sorts_the_callers_array(y):
    # after sorting the middle one is the majority
    y.sort()
    major = y[len(y) // 2]
    return float(np.mean(y == major)), 0.0


def wrong_09_balanced_accuracy(y):
    labels, counts = np.unique(y, return_counts=True)
    major = labels[np.argmax(counts)]
    recalls = []
    for lab in labels:
        mine = y[y == lab]
        recalls.append(np.mean(mine == major))
    return np.mean(recalls), 0.0


def wrong_10_run_lengths(y):
    # longest run = most frequent ... only if the rows are sorted
    best = run = 1
    for i in range(1, len(y)):
        if y[i] == y[i - 1]:
            run += 1
        else:
            run = 1
        best = max(best, run)
    return best / len(y), 0.0


def wrong_11_argmax_on_labels(y):
    labels, counts = np.unique(y, return_counts=True)
    # the largest label, not the label with the largest count
    major = sorted(labels, key=str)[-1]
    acc = np.mean(np.asarray(y) == major)
    return acc, 0.0


def wrong_12_chance_agreement(y):
    # "guess like the frequencies": sum of squared shares
    _, counts = np.unique(y, return_counts=True)
    p = counts / len(y)
    return float((p**2).sum()), 0.0


def right_01_statistics_mode(y):
    rows = [v for v in y]
    m = statistics.mode(rows)
    return [sum(v == m for v in rows) / len(rows), 0]


def right_02_all_cells_counted(y):
    names = sorted(set(y.tolist()))
    a, b = names
    if list(y).count(a) < list(y).count(b):
        a, b = b, a
    tp = fp = fn = tn = 0
    for t in y.tolist():
        call = a
        if t == b and call == b:
            tp += 1
        elif t != b and call == b:
            fp += 1
        elif t == b:
            fn += 1
        else:
            tn += 1
    p = tp / (tp + fp) if tp + fp else 0.0
    r = tp / (tp + fn) if tp + fn else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return (tp + tn) / (tp + fp + fn + tn), f


class _Vote:
    def __init__(self, y):
        self.c = Counter(y.tolist())

    def top(self):
        return self.c.most_common(1)[0][1]


def right_03_class_and_array(y):
    return np.array([_Vote(y).top() / y.size, 0.0])
