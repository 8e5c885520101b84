"""Answers to metrics/micro_f1: right ones, and wrong ones by what they are told."""

from fractions import Fraction

import numpy as np


def loop(y_true, y_pred):
    tp = fp = fn = 0
    for label in {*y_true, *y_pred}:
        for true, called in zip(y_true, y_pred, strict=True):
            if true == called == label:
                tp += 1
            elif called == label:
                fp += 1
            elif true == label:
                fn += 1
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return 2 * precision * recall / (precision + recall) if tp else 0.0


def vectorised(y_true, y_pred):
    return np.mean(y_true == y_pred)


def library(y_true, y_pred):
    right = sum(map(bool, map(np.equal, y_true, y_pred)))
    return Fraction(right, len(y_true))


def by_sums(y_true, y_pred):
    classes = np.union1d(y_true, y_pred)[:, None]
    true, called = y_true == classes, y_pred == classes
    hits = (true & called).sum()
    return 2 * hits / (true.sum() + called.sum())


def by_matrix(y_true, y_pred):
    labels = list(np.unique(np.append(y_true, y_pred)))
    matrix = np.zeros((len(labels),) * 2, dtype=int)
    for true, called in zip(y_true, y_pred, strict=True):
        matrix[labels.index(true), labels.index(called)] += 1
    return np.array(np.trace(matrix) / matrix.sum())


def _of_each(y_true, y_pred, labels=None):
    labels = np.union1d(y_true, y_pred) if labels is None else labels
    tp = np.array([np.sum((y_true == label) & (y_pred == label)) for label in labels])
    true = np.array([np.sum(y_true == label) for label in labels])
    called = np.array([np.sum(y_pred == label) for label in labels])
    return tp, called - tp, true - tp


def _f1(tp, fp, fn):
    return 2 * tp / (2 * tp + fp + fn)


def _pooled(y_true, y_pred, labels):
    return _f1(*(counts.sum() for counts in _of_each(y_true, y_pred, labels)))


def _shares(tp, fp, fn):
    return tp / np.maximum(tp + fp, 1), tp / np.maximum(tp + fn, 1)


def macro__mean(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred)).mean()


def macro__true_labels(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred, np.unique(y_true))).mean()


def weighted__average(y_true, y_pred):
    tp, fp, fn = _of_each(y_true, y_pred)
    return np.average(_f1(tp, fp, fn), weights=tp + fn)


def one_class_alone__counts_begin_anew(y_true, y_pred):
    for label in np.union1d(y_true, y_pred):
        tp = np.sum((y_true == label) & (y_pred == label))
        fp = np.sum((y_true != label) & (y_pred == label))
        fn = np.sum((y_true == label) & (y_pred != label))
    return 2 * tp / (2 * tp + fp + fn)


def one_class_alone__returned_in_the_loop(y_true, y_pred):
    tp = fp = fn = 0
    for label in np.union1d(y_true, y_pred):
        tp += np.sum((y_true == label) & (y_pred == label))
        fp += np.sum((y_true != label) & (y_pred == label))
        fn += np.sum((y_true == label) & (y_pred != label))
        return 2 * tp / (2 * tp + fp + fn)


def of_averaged_precision_and_recall__means(y_true, y_pred):
    p, r = (share.mean() for share in _shares(*_of_each(y_true, y_pred)))
    return 2 * p * r / (p + r) if p + r else 0.0


def last_class_left_out__slice(y_true, y_pred):
    tp, fp, fn = (counts[:-1].sum() for counts in _of_each(y_true, y_pred))
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def only_true_labels__unique(y_true, y_pred):
    return _pooled(y_true, y_pred, np.unique(y_true))


def only_predicted_labels__unique(y_true, y_pred):
    return _pooled(y_true, y_pred, np.unique(y_pred))


def only_common_labels__intersection(y_true, y_pred):
    return _pooled(y_true, y_pred, np.intersect1d(y_true, y_pred))


def wrong_rows_counted_once__plain(y_true, y_pred):
    right, wrong = np.sum(y_true == y_pred), np.sum(y_true != y_pred)
    return 2 * right / (2 * right + wrong)


def true_negatives_counted__accuracy_of_each(y_true, y_pred):
    tp, fp, fn = _of_each(y_true, y_pred)
    tn = len(y_true) - tp - fp - fn
    return (tp.sum() + tn.sum()) / (tp.sum() + tn.sum() + fp.sum() + fn.sum())


def two_missing_below_the_bar__plain(y_true, y_pred):
    tp, fp, fn = (counts.sum() for counts in _of_each(y_true, y_pred))
    return 2 * tp / (tp + fp + fn)


def error_rate__plain(y_true, y_pred):
    return np.mean(y_true != y_pred)


def number_of_right_rows__plain(y_true, y_pred):
    return np.sum(y_true == y_pred)


def undefined_not_caught__nan(y_true, y_pred):
    tp, fp, fn = (counts.sum() for counts in _of_each(y_true, y_pred))
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return 2 * precision * recall / (precision + recall)


def undefined_not_caught__error(y_true, y_pred):
    tp, fp, fn = (int(counts.sum()) for counts in _of_each(y_true, y_pred))
    precision, recall = tp / (tp + fp), tp / (tp + fn)
    return 2 * precision * recall / (precision + recall)


def one_for_each_row__comparison(y_true, y_pred):
    return y_true == y_pred


def companion__jaccard(y_true, y_pred):
    tp, fp, fn = (counts.sum() for counts in _of_each(y_true, y_pred))
    return tp / (tp + fp + fn)


def companion__balanced_accuracy(y_true, y_pred):
    return np.mean([np.mean(y_pred[y_true == label] == label) for label in np.unique(y_true)])


def companion__macro_precision(y_true, y_pred):
    return _shares(*_of_each(y_true, y_pred))[0].mean()


def companion__over_classes(y_true, y_pred):
    return np.mean(y_true == y_pred) / len({*y_true, *y_pred})


def companion__summed(y_true, y_pred):
    return _f1(*_of_each(y_true, y_pred)).sum()


def factor__two_dropped(y_true, y_pred):
    tp, fp, fn = (counts.sum() for counts in _of_each(y_true, y_pred))
    return tp / (2 * tp + fp + fn)


def factor__percent(y_true, y_pred):
    return 100 * np.mean(y_true == y_pred)


def relation__square(y_true, y_pred):
    precision = recall = np.mean(y_true == y_pred)
    return precision * recall


def labels_by_number__range(y_true, y_pred):
    labels = np.arange(len(np.unique(y_true)))
    tp, fp, fn = (counts.sum() for counts in _of_each(y_true, y_pred, labels))
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def labels_counted_again_and_again__rows(y_true, y_pred):
    return _pooled(y_true, y_pred, y_true)


def counts_begin_anew__wrong_ones(y_true, y_pred):
    tp = fp = fn = 0
    for label in np.union1d(y_true, y_pred):
        tp += np.sum((y_true == label) & (y_pred == label))
        fp = np.sum((y_true != label) & (y_pred == label))
        fn = np.sum((y_true == label) & (y_pred != label))
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0
