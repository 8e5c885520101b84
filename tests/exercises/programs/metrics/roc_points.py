"""Answers to metrics/roc_points: right ones, and wrong ones by what they are told."""

from typing import NamedTuple

import numpy as np


def loop(y_true, scores):
    n_pos = sum(1 for label in y_true if label == 1)
    n_neg = len(y_true) - n_pos
    fpr, tpr = [0.0], [0.0]
    for threshold in sorted(set(scores), reverse=True):
        tp = fp = 0
        for label, score in zip(y_true, scores, strict=True):
            if score >= threshold:
                tp, fp = (tp + 1, fp) if label == 1 else (tp, fp + 1)
        fpr.append(fp / n_neg)
        tpr.append(tp / n_pos)
    return fpr, tpr


def vectorised(y_true, scores):
    called = scores >= np.append(np.inf, np.unique(scores)[::-1])[:, None]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)


def library(y_true, scores):
    thresholds = np.unique(scores)
    rates = []
    for label in (0, 1):
        own = np.sort(scores[y_true == label])
        below = np.searchsorted(own, np.append(thresholds, np.inf), side="left")
        rates.append((1 - below / len(own))[::-1])
    return rates


class _Curve(NamedTuple):
    fpr: np.ndarray
    tpr: np.ndarray


def named(y_true, scores):
    order = np.argsort(-scores)
    tp, fp = np.cumsum(y_true[order]), np.cumsum(1 - y_true[order])
    last = np.append(np.diff(scores[order]) != 0, True)
    return _Curve(np.r_[0, fp[last] / fp[-1]], np.r_[0, tp[last] / tp[-1]])


def stacked(y_true, scores):
    thresholds = sorted({*scores.tolist(), float("inf")}, reverse=True)
    positive = y_true.astype(bool)
    rows = [[np.mean(scores[~positive] >= t), np.mean(scores[positive] >= t)] for t in thresholds]
    return np.array(rows).T


def _right(y_true, scores):
    fpr, tpr = vectorised(y_true, scores)
    return fpr, tpr


def _split(y_true, order):
    y = y_true[order]
    return np.append(0, np.cumsum(1 - y) / np.sum(1 - y)), np.append(0, np.cumsum(y) / np.sum(y))


def start_missing__thresholds_alone(y_true, scores):
    thresholds = np.unique(scores)[::-1]
    fpr = [np.mean(scores[y_true == 0] >= t) for t in thresholds]
    tpr = [np.mean(scores[y_true == 1] >= t) for t in thresholds]
    return np.array(fpr), np.array(tpr)


def end_missing__more_than(y_true, scores):
    thresholds = np.unique(scores)[::-1]
    fpr = [np.mean(scores[y_true == 0] > t) for t in thresholds]
    tpr = [np.mean(scores[y_true == 1] > t) for t in thresholds]
    return np.array(fpr), np.array(tpr)


def both_ends_missing__slice(y_true, scores):
    return [rates[1:-1] for rates in _right(y_true, scores)]


def axes_swapped__returned(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    return tpr, fpr


def turned_round__ascending(y_true, scores):
    thresholds = [*sorted(set(scores)), np.inf]
    fpr = [np.mean(scores[y_true == 0] >= t) for t in thresholds]
    tpr = [np.mean(scores[y_true == 1] >= t) for t in thresholds]
    return fpr, tpr


def turned_round_without_start__ascending(y_true, scores):
    thresholds = sorted(set(scores))
    fpr = [np.mean(scores[y_true == 0] >= t) for t in thresholds]
    tpr = [np.mean(scores[y_true == 1] >= t) for t in thresholds]
    return fpr, tpr


def low_scores_called__at_most(y_true, scores):
    thresholds = np.append(-np.inf, np.unique(scores))[:, None]
    called = scores <= thresholds
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)


def ties_split__stable(y_true, scores):
    return _split(y_true, np.argsort(-scores, kind="stable"))


def ties_split__turned_round(y_true, scores):
    return _split(y_true, np.argsort(scores, kind="stable")[::-1])


def ties_split__sorted_pairs(y_true, scores):
    pairs = sorted(zip(scores.tolist(), y_true.tolist(), strict=True), reverse=True)
    return _split(np.array([label for _, label in pairs]), slice(None))


def ties_split_and_start_missing__slice(y_true, scores):
    fpr, tpr = _split(y_true, np.argsort(-scores, kind="stable"))
    return fpr[1:], tpr[1:]


def ties_split__every_row_its_threshold(y_true, scores):
    thresholds = np.append(np.inf, np.sort(scores)[::-1])[:, None]
    called = scores >= thresholds
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)


def points_on_a_line_dropped__corners(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    kept = [0]
    for i in range(1, len(fpr) - 1):
        before = (fpr[i] - fpr[i - 1]) * (tpr[i + 1] - tpr[i])
        after = (fpr[i + 1] - fpr[i]) * (tpr[i] - tpr[i - 1])
        if abs(before - after) > 1e-12:
            kept.append(i)
    kept.append(len(fpr) - 1)
    return fpr[kept], tpr[kept]


def hard_labels__one_point(y_true, scores):
    called = scores >= 0.5
    return [0, called[y_true == 0].mean(), 1], [0, called[y_true == 1].mean(), 1]


def hard_labels__two_numbers(y_true, scores):
    called = scores >= 0.5
    return called[y_true == 0].mean(), called[y_true == 1].mean()


def counts__plain(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    return np.round(fpr * np.sum(y_true == 0)), np.round(tpr * np.sum(y_true == 1))


def shares_of_all_rows__plain(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    return fpr * np.mean(y_true == 0), tpr * np.mean(y_true == 1)


def shares_of_the_called__plain(y_true, scores):
    thresholds = np.unique(scores)[::-1]
    fpr = [0.0] + [np.mean(y_true[scores >= t] == 0) for t in thresholds]
    tpr = [0.0] + [np.mean(y_true[scores >= t] == 1) for t in thresholds]
    return fpr, tpr


def denominators_exchanged__plain(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    ratio = np.sum(y_true == 1) / np.sum(y_true == 0)
    return fpr / ratio, tpr * ratio


def precision_for_fpr__curve(y_true, scores):
    thresholds = np.unique(scores)[::-1]
    precision = [np.mean(y_true[scores >= t]) for t in thresholds]
    return precision, [np.mean(scores[y_true == 1] >= t) for t in thresholds]


def specificity_for_fpr__plain(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    return 1 - fpr, tpr


def thresholds_besides__as_in_scikit_learn(y_true, scores):
    return (*_right(y_true, scores), np.append(np.inf, np.unique(scores)[::-1]))


def an_end_twice__at_the_end(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    return np.append(fpr, 1), np.append(tpr, 1)


def not_added_up__steps(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    return np.diff(fpr), np.diff(tpr)


def not_added_up__equal_to_the_threshold(y_true, scores):
    thresholds = np.append(np.inf, np.unique(scores)[::-1])[:, None]
    called = scores == thresholds
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)


def area__trapezoids(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    return np.trapezoid(tpr, fpr)


def as_pairs__list(y_true, scores):
    return list(zip(*_right(y_true, scores), strict=True))


def fixed_thresholds__grid(y_true, scores):
    thresholds = np.linspace(1, 0, 11)
    fpr = [np.mean(scores[y_true == 0] >= t) for t in thresholds]
    tpr = [np.mean(scores[y_true == 1] >= t) for t in thresholds]
    return fpr, tpr


def members__only_fpr_by_the_positives(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    return fpr * np.sum(y_true == 0) / np.sum(y_true == 1), tpr


def members__tpr_of_all_rows(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    return fpr, tpr * np.mean(y_true)


def changed_input__sorted_in_place(y_true, scores):
    fpr, tpr = _right(y_true, scores)
    scores.sort()
    return fpr, tpr


def shares_not_called__below_the_threshold(y_true, scores):
    below = scores < np.append(np.inf, np.unique(scores)[::-1])[:, None]
    return below[:, y_true == 0].mean(axis=1), below[:, y_true == 1].mean(axis=1)


def scores_sorted_without_labels__descending(y_true, scores):
    return _right(y_true, np.sort(scores)[::-1])


def points_in_the_order_of_the_data__rows(y_true, scores):
    called = scores >= np.append(np.inf, scores)[:, None]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)


def end_missing__more_than_with_a_start(y_true, scores):
    called = scores > np.append(np.inf, np.unique(scores)[::-1])[:, None]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)
