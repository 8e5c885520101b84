from collections import Counter

import numpy as np


def wrong_01_pooled_over_true_classes(y_true, y_pred):
    tp = fp = fn = 0
    for c in np.unique(y_true):
        tp += np.sum((y_true == c) & (y_pred == c))
        fp += np.sum((y_true != c) & (y_pred == c))
        fn += np.sum((y_true == c) & (y_pred != c))
    return float(2 * tp / (2 * tp + fp + fn)) if tp else 0.0


def wrong_02_wrong_rows_once(y_true, y_pred):
    right = int(np.sum(y_true == y_pred))
    wrong = len(y_true) - right
    if right == 0:
        return 0.0
    return 2 * right / (2 * right + wrong)


def wrong_03_bag_of_labels(y_true, y_pred):
    # F1 of the common words, like for question answering
    common = Counter(y_true.tolist()) & Counter(y_pred.tolist())
    same = sum(common.values())
    if same == 0:
        return 0.0
    P = same / len(y_pred)
    R = same / len(y_true)
    return 2 * P * R / (P + R)


def wrong_04_no_guard(y_true, y_pred):
    tp = fp = fn = 0
    for c in set(y_true.tolist()) | set(y_pred.tolist()):
        for t, p in zip(y_true.tolist(), y_pred.tolist()):
            tp += t == c and p == c
            fp += t != c and p == c
            fn += t == c and p != c
    P = tp / (tp + fp)
    R = tp / (tp + fn)
    return 2 * P * R / (P + R)


def wrong_05_true_negatives_pooled_too(y_true, y_pred):
    good = total = 0
    for c in np.union1d(y_true, y_pred):
        good += np.sum((y_true == c) == (y_pred == c))
        total += len(y_true)
    return float(good / total)


def wrong_06_without_first_class(y_true, y_pred):
    labels = np.unique(np.concatenate((y_true, y_pred)))
    tp = fp = fn = 0
    for c in labels[1:]:
        t, p = y_true == c, y_pred == c
        tp += (t & p).sum()
        fp += (p & ~t).sum()
        fn += (t & ~p).sum()
    if tp == 0:
        return 0.0
    return float(2 * tp / (2 * tp + fp + fn))


def wrong_07_sorted_first(y_true, y_pred):
    y_true.sort()
    y_pred.sort()
    return float(np.mean(y_true == y_pred))


def wrong_08_difference_is_zero(y_true, y_pred):
    error = y_true - y_pred
    return 1 - np.count_nonzero(error) / len(error)


def wrong_09_f1_of_weighted_means(y_true, y_pred):
    n = len(y_true)
    P = R = 0.0
    for c in np.unique(y_true):
        t, p = y_true == c, y_pred == c
        w = t.sum() / n
        hits = (t & p).sum()
        P += w * (hits / p.sum() if p.any() else 0.0)
        R += w * hits / t.sum()
    return float(2 * P * R / (P + R)) if P + R > 0 else 0.0


def wrong_10_copy_into_the_type_of_truth(y_true, y_pred):
    said = np.empty_like(y_true)
    for i, p in enumerate(y_pred):
        said[i] = p  # long words are cut to the longest of y_true
    tp = sum(s == t for s, t in zip(said, y_true))
    return float(tp / len(y_true))


def wrong_11_last_row_dropped(y_true, y_pred):
    right = 0
    for i in range(len(y_true) - 1):
        if y_true[i] == y_pred[i]:
            right += 1
    return right / len(y_true)


def wrong_12_classes_where_something_was_hit(y_true, y_pred):
    tp = fp = fn = 0
    for c in np.intersect1d(y_true, y_pred):
        tp += int(np.sum((y_true == c) & (y_pred == c)))
        fp += int(np.sum(y_pred == c))
        fn += int(np.sum(y_true == c))
    fp, fn = fp - tp, fn - tp
    return 0.0 if tp == 0 else 2 * tp / (2 * tp + fp + fn)


class _Pool:
    def __init__(self):
        self.tp, self.fp, self.fn = 0, 0, 0

    def add(self, t, p):
        self.tp += int(np.dot(t, p))
        self.fp += int(np.dot(1 - t, p))
        self.fn += int(np.dot(t, 1 - p))


def right_01_class_that_pools(y_true, y_pred):
    pool = _Pool()
    for c in np.union1d(y_true, y_pred):
        pool.add((y_true == c).astype(int), (y_pred == c).astype(int))
    return pool.tp / (pool.tp + (pool.fp + pool.fn) / 2)


def right_02_trace_of_matrix(y_true, y_pred):
    labels = {l: i for i, l in enumerate(sorted(set(y_true.tolist()) | set(y_pred.tolist())))}
    M = np.zeros((len(labels), len(labels)))
    for t, p in zip(y_true.tolist(), y_pred.tolist()):
        M[labels[t], labels[p]] += 1
    return np.trace(M) / M.sum()


def right_03_plain_mean_of_equal_p_and_r(y_true, y_pred):
    # pooled precision and recall are equal, so any mean does
    hits = [a == b for a, b in zip(y_true, y_pred)]
    P, R = hits.count(True) / len(y_pred), hits.count(True) / len(y_true)
    return (P + R) / 2
