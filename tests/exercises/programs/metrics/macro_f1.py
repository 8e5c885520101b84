"""Answers to metrics/macro_f1: right ones, and wrong ones by what they are told."""

from collections import Counter
from fractions import Fraction

import numpy as np


def loop(y_true, y_pred):
    scores = []
    for label in {*y_true, *y_pred}:
        tp = fp = fn = 0
        for true, called in zip(y_true, y_pred, strict=True):
            if true == called == label:
                tp += 1
            elif called == label:
                fp += 1
            elif true == label:
                fn += 1
        precision = tp / (tp + fp) if tp + fp else 0.0
        recall = tp / (tp + fn) if tp + fn else 0.0
        both = precision + recall
        scores.append(2 * precision * recall / both if both else 0.0)
    return sum(scores) / len(scores)


def vectorised(y_true, y_pred):
    classes = np.union1d(y_true, y_pred)[:, None]
    true, called = y_true == classes, y_pred == classes
    return np.mean(2 * (true & called).sum(axis=1) / (true.sum(axis=1) + called.sum(axis=1)))


def library(y_true, y_pred):
    hits = Counter(y_true[y_true == y_pred].tolist())
    all_of_both = Counter(y_true.tolist()) + Counter(y_pred.tolist())
    scores = [Fraction(2 * hits[label], n) for label, n in all_of_both.items()]
    return sum(scores) / len(scores)


def by_matrix(y_true, y_pred):
    labels = sorted({*y_true.tolist(), *y_pred.tolist()})
    matrix = np.zeros((len(labels), len(labels)))
    for true, called in zip(y_true.tolist(), y_pred.tolist(), strict=True):
        matrix[labels.index(true), labels.index(called)] += 1
    scores = 2 * np.diag(matrix) / (matrix.sum(axis=0) + matrix.sum(axis=1))
    return np.float64(scores.mean())


def nan_to_zero(y_true, y_pred):
    scores = []
    with np.errstate(all="ignore"):
        for label in np.unique(np.concatenate((y_true, y_pred))):
            tp = np.sum((y_true == label) & (y_pred == label))
            p, r = tp / np.sum(y_pred == label), tp / np.sum(y_true == label)
            scores.append(2 * p * r / (p + r))
    return np.nan_to_num(scores).mean()


def _of_each(y_true, y_pred, labels=None):
    labels = np.union1d(y_true, y_pred) if labels is None else labels
    tp = np.array([np.sum((y_true == label) & (y_pred == label)) for label in labels])
    true = np.array([np.sum(y_true == label) for label in labels])
    called = np.array([np.sum(y_pred == label) for label in labels])
    return tp, called - tp, true - tp


def _f1(tp, fp, fn):
    return 2 * tp / (2 * tp + fp + fn)


def _shares(tp, fp, fn):
    return tp / np.maximum(tp + fp, 1), tp / np.maximum(tp + fn, 1)


def weighted__by_support(y_true, y_pred):
    tp, fp, fn = _of_each(y_true, y_pred)
    return np.average(_f1(tp, fp, fn), weights=tp + fn)


def weighted__loop_over_all_rows(y_true, y_pred):
    total = 0.0
    for label in y_true:
        total += _f1(*(counts[0] for counts in _of_each(y_true, y_pred, [label])))
    return total / len(y_true)


def weighted_by_calls__average(y_true, y_pred):
    tp, fp, fn = _of_each(y_true, y_pred)
    return np.average(_f1(tp, fp, fn), weights=tp + fp)


def micro__accuracy(y_true, y_pred):
    return np.mean(y_true == y_pred)


def micro__pooled(y_true, y_pred):
    tp, fp, fn = (counts.sum() for counts in _of_each(y_true, y_pred))
    return 2 * tp / (2 * tp + fp + fn)


def of_averaged_precision_and_recall__plain(y_true, y_pred):
    p, r = (share.mean() for share in _shares(*_of_each(y_true, y_pred)))
    return 2 * p * r / (p + r) if p + r else 0.0


def only_true_labels__unique(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred, np.unique(y_true))).mean()


def only_true_labels__wrong_number(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred)).sum() / len(set(y_true))


def only_predicted_labels__unique(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred, np.unique(y_pred))).mean()


def only_common_labels__intersection(y_true, y_pred):
    labels = np.intersect1d(y_true, y_pred)
    return _f1(*_of_each(y_true, y_pred, labels)).mean() if len(labels) else 0.0


def classes_without_hit_left_out__nanmean(y_true, y_pred):
    p, r = [], []
    for label in np.union1d(y_true, y_pred):
        tp = np.sum((y_true == label) & (y_pred == label))
        p.append(tp / np.sum(y_pred == label))
        r.append(tp / np.sum(y_true == label))
    p, r = np.array(p), np.array(r)
    return np.nanmean(2 * p * r / (p + r))


def classes_without_hit_left_out__continue(y_true, y_pred):
    scores = []
    for label in np.union1d(y_true, y_pred):
        tp = np.sum((y_true == label) & (y_pred == label))
        if tp == 0:
            continue
        scores.append(2 * tp / (np.sum(y_true == label) + np.sum(y_pred == label)))
    return sum(scores) / len(scores) if scores else 0.0


def labels_by_number__up_to_the_largest(y_true, y_pred):
    scores = []
    for label in range(int(max(y_true.max(), y_pred.max())) + 1):
        n = np.sum(y_true == label) + np.sum(y_pred == label)
        scores.append(2 * np.sum((y_true == label) & (y_pred == label)) / n if n else 0.0)
    return np.mean(scores)


def undefined_not_caught__nan(y_true, y_pred):
    scores = []
    for label in np.union1d(y_true, y_pred):
        tp = np.sum((y_true == label) & (y_pred == label))
        p, r = tp / np.sum(y_pred == label), tp / np.sum(y_true == label)
        scores.append(2 * p * r / (p + r))
    return np.mean(scores)


def undefined_not_caught__error(y_true, y_pred):
    scores = []
    for label in np.union1d(y_true, y_pred):
        pairs = list(zip(y_true, y_pred, strict=True))
        tp = sum(1 for true, called in pairs if true == label == called)
        p = tp / sum(1 for _, called in pairs if called == label)
        r = tp / sum(1 for true, _ in pairs if true == label)
        scores.append(2 * p * r / (p + r))
    return sum(scores) / len(scores)


def undefined_not_caught__only_the_last_step_guarded(y_true, y_pred):
    scores = []
    for label in np.union1d(y_true, y_pred):
        tp = np.sum((y_true == label) & (y_pred == label))
        p, r = tp / np.sum(y_pred == label), tp / np.sum(y_true == label)
        scores.append(0.0 if p + r == 0 else 2 * p * r / (p + r))
    return np.mean(scores)


def one_class_alone__last(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred))[-1]


def one_class_alone__returned_in_the_loop(y_true, y_pred):
    for label in np.union1d(y_true, y_pred):
        tp, fp, fn = (counts[0] for counts in _of_each(y_true, y_pred, [label]))
        return _f1(tp, fp, fn)


def summed__plain(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred)).sum()


def one_for_each_class__array(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred))


def companion__macro_recall(y_true, y_pred):
    return _shares(*_of_each(y_true, y_pred))[1].mean()


def companion__balanced_accuracy(y_true, y_pred):
    return np.mean([np.mean(y_pred[y_true == label] == label) for label in np.unique(y_true)])


def companion__macro_precision(y_true, y_pred):
    return _shares(*_of_each(y_true, y_pred))[0].mean()


def companion__arithmetic_means(y_true, y_pred):
    return np.mean(_shares(*_of_each(y_true, y_pred)))


def companion__jaccard(y_true, y_pred):
    tp, fp, fn = _of_each(y_true, y_pred)
    return np.mean(tp / (tp + fp + fn))


def companion__accuracy_of_each(y_true, y_pred):
    _, fp, fn = _of_each(y_true, y_pred)
    return np.mean((len(y_true) - fp - fn) / len(y_true))


def companion__median(y_true, y_pred):
    return np.median(_f1(*_of_each(y_true, y_pred)))


def companion__two_classes(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred)).sum() / 2


def companion__no_false_negatives(y_true, y_pred):
    tp, fp, _ = _of_each(y_true, y_pred)
    return np.mean(2 * tp / np.maximum(2 * tp + fp, 1))


def factor__two_dropped(y_true, y_pred):
    p, r = _shares(*_of_each(y_true, y_pred))
    return np.mean(p * r / np.maximum(p + r, 1e-12))


def relation__rounded(y_true, y_pred):
    return round(float(_f1(*_of_each(y_true, y_pred)).mean()), 3)
