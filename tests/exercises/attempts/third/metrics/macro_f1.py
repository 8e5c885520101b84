from collections import Counter, defaultdict
from statistics import fmean

import numpy as np


def _f1(tp, fp, fn):
    if tp == 0:
        return 0.0
    return 2 * tp / (2 * tp + fp + fn)


def _counts(y_true, y_pred, c):
    tp = int(np.sum((y_true == c) & (y_pred == c)))
    fp = int(np.sum((y_true != c) & (y_pred == c)))
    fn = int(np.sum((y_true == c) & (y_pred != c)))
    return tp, fp, fn


def wrong_01_classes_of_truth_only(y_true, y_pred):
    return float(np.mean([_f1(*_counts(y_true, y_pred, c)) for c in np.unique(y_true)]))


def wrong_02_divided_by_true_classes(y_true, y_pred):
    total = 0
    for c in np.union1d(y_true, y_pred):
        total += _f1(*_counts(y_true, y_pred, c))
    return total / len(np.unique(y_true))


def wrong_03_jaccard(y_true, y_pred):
    scores = []
    for c in set(y_true.tolist()) | set(y_pred.tolist()):
        is_c = set(np.flatnonzero(y_true == c))
        said_c = set(np.flatnonzero(y_pred == c))
        scores.append(len(is_c & said_c) / len(is_c | said_c))
    return sum(scores) / len(scores)


def wrong_04_counts_not_reset(y_true, y_pred):
    tp = fp = fn = 0
    f1s = []
    for c in sorted(set(y_true.tolist() + y_pred.tolist())):
        for t, p in zip(y_true.tolist(), y_pred.tolist()):
            if t == c and p == c:
                tp += 1
            elif p == c:
                fp += 1
            elif t == c:
                fn += 1
        f1s.append(_f1(tp, fp, fn))
    return sum(f1s) / len(f1s)


def wrong_05_nanmean(y_true, y_pred):
    f = []
    for c in np.union1d(y_true, y_pred):
        tp, fp, fn = _counts(y_true, y_pred, c)
        P = tp / (tp + fp) if tp + fp else np.nan
        R = tp / (tp + fn) if tp + fn else np.nan
        f.append(2 * P * R / (P + R) if P + R != 0 else 0.0)
    if np.all(np.isnan(f)):
        return 0.0
    return float(np.nanmean(f))


def wrong_06_two_labels_means_binary(y_true, y_pred):
    labels = np.unique(np.concatenate([y_true, y_pred]))
    if len(labels) == 2:
        return _f1(*_counts(y_true, y_pred, labels[1]))
    return sum(_f1(*_counts(y_true, y_pred, c)) for c in labels) / len(labels)


def wrong_07_all_wrong_rows_in_each(y_true, y_pred):
    wrong = np.sum(y_true != y_pred)
    out = []
    for c in np.union1d(y_true, y_pred):
        tp = np.sum((y_true == c) & (y_pred == y_true))
        out.append(2 * tp / (2 * tp + wrong) if tp else 0.0)
    return float(np.mean(out))


def wrong_08_unique_counts_side_by_side(y_true, y_pred):
    labels, n_true = np.unique(y_true, return_counts=True)
    _, n_pred = np.unique(y_pred, return_counts=True)
    total = 0.0
    for c, a, b in zip(labels, n_true, n_pred):
        tp = np.sum((y_true == c) & (y_pred == c))
        total += 2 * tp / (a + b)
    return float(total / len(labels))


def wrong_09_binarised_in_place(y_true, y_pred):
    f1s = []
    for c in np.union1d(y_true, y_pred):
        t, p = y_true, y_pred
        t[t != c] = -1
        p[p != c] = -1
        f1s.append(
            _f1(
                np.sum((t == c) & (p == c)),
                np.sum((t != c) & (p == c)),
                np.sum((t == c) & (p != c)),
            )
        )
    return float(np.mean(f1s))


def wrong_10_range_of_labels(y_true, y_pred):
    k = max(y_true.max(), y_pred.max()) + 1
    M = np.zeros((k, k))
    np.add.at(M, (y_true, y_pred), 1)
    bottom = M.sum(0) + M.sum(1)
    bottom[bottom == 0] = 1
    return float(np.mean(2 * np.diag(M) / bottom))


def wrong_11_forgot_fp_and_fn_are_two_counts(y_true, y_pred):
    labels = set(y_true.tolist()) | set(y_pred.tolist())
    tp, bad = Counter(), Counter()
    for t, p in zip(y_true.tolist(), y_pred.tolist()):
        if t == p:
            tp[t] += 1
        else:
            bad[t] += 1  # the row belongs to its true class
    return fmean(2 * tp[c] / (2 * tp[c] + bad[c]) if tp[c] else 0.0 for c in labels)


def wrong_12_return_in_the_loop(y_true, y_pred):
    labels = np.union1d(y_true, y_pred)
    total = 0
    for c in labels:
        tp, fp, fn = _counts(y_true, y_pred, c)
        if tp == 0:
            return total / len(labels)
        total += 2 * tp / (2 * tp + fp + fn)
    return total / len(labels)


def right_01_defaultdict(y_true, y_pred):
    d = defaultdict(lambda: [0, 0])
    for t, p in zip(y_true, y_pred):
        d[str(t)][1] += 1
        d[str(p)][1] += 1
        if t == p:
            d[str(t)][0] += 2
    return fmean(a / b for a, b in d.values())


def right_02_one_hot_einsum(y_true, y_pred):
    labels, codes = np.unique(np.concatenate([y_true, y_pred]), return_inverse=True)
    hot = np.eye(len(labels))[codes.ravel()].reshape(2, len(y_true), len(labels))
    tp = np.einsum("nk,nk->k", hot[0], hot[1])
    return (2 * tp / hot.sum(axis=(0, 1))).mean()


def right_03_recursion(y_true, y_pred):
    def go(labels):
        if not labels:
            return 0.0
        tp, fp, fn = _counts(y_true, y_pred, labels[0])
        P, R = (tp / (tp + fp), tp / (tp + fn)) if tp else (0.0, 0.0)
        here = 0.0 if tp == 0 else 2 / (1 / P + 1 / R)
        return here + go(labels[1:])

    labels = list(np.union1d(y_true, y_pred))
    return go(labels) / len(labels)
