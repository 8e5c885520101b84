"""Answers to metrics/average_precision: right ones, and wrong ones by what they are told."""

from fractions import Fraction

import numpy as np


def loop(y_true, scores):
    n_pos = sum(1 for label in y_true if label == 1)
    total = recall_before = 0.0
    for threshold in sorted(set(scores), reverse=True):
        called = tp = 0
        for label, score in zip(y_true, scores, strict=True):
            if score >= threshold:
                called += 1
                tp += int(label == 1)
        total += (tp / n_pos - recall_before) * tp / called
        recall_before = tp / n_pos
    return total


def vectorised(y_true, scores):
    called = scores >= np.unique(scores)[::-1][:, None]
    tp = (called & (y_true == 1)).sum(axis=1)
    return np.sum(np.diff(tp / tp[-1], prepend=0.0) * tp / called.sum(axis=1))


def library(y_true, scores):
    found = scores[y_true == 1]
    all_above = len(scores) - np.searchsorted(np.sort(scores), found, side="left")
    found_above = len(found) - np.searchsorted(np.sort(found), found, side="left")
    return np.mean(found_above / all_above)


def exact(y_true, scores):
    positive = [s for s, label in zip(scores, y_true, strict=True) if label == 1]
    shares = [Fraction(sum(p >= s for p in positive), int(np.sum(scores >= s))) for s in positive]
    return sum(shares) / len(shares)


def by_groups(y_true, scores):
    order = np.argsort(scores, kind="stable")[::-1]
    y, s = y_true[order], scores[order]
    ends = np.append(np.flatnonzero(s[1:] != s[:-1]), len(s) - 1)
    tp = np.cumsum(y)[ends]
    return np.array(np.append(tp[0], np.diff(tp)) @ (tp / (ends + 1)) / y.sum())


def _curve(y_true, scores):
    thresholds = np.unique(scores)[::-1]
    precision = np.array([np.mean(y_true[scores >= t]) for t in thresholds])
    recall = np.array([np.mean(scores[y_true == 1] >= t) for t in thresholds])
    return precision, recall


def _one_by_one(y_true, scores):
    y = y_true[np.argsort(-scores, kind="stable")]
    return np.cumsum(y) / np.arange(1, len(y) + 1), np.cumsum(y) / y.sum(), y


def trapezoid__from_one(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return np.trapezoid(np.append(1, precision), np.append(0, recall))


def trapezoid__without_start(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return np.trapezoid(precision, recall)


def trapezoid__as_scikit_learn_orders_it(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return -np.trapezoid(np.append(precision[::-1], 1), np.append(recall[::-1], 0))


def trapezoid_with_ties_split__from_one(y_true, scores):
    precision, recall, _ = _one_by_one(y_true, scores)
    return np.trapezoid(np.append(1, precision), np.append(0, recall))


def ties_split__at_the_positives(y_true, scores):
    precision, _, y = _one_by_one(y_true, scores)
    return precision[y == 1].mean()


def ties_split__sorted_pairs(y_true, scores):
    hits, total = 0, 0.0
    pairs = sorted(zip(scores.tolist(), y_true.tolist(), strict=True), reverse=True)
    for rank, (_, label) in enumerate(pairs, start=1):
        if label:
            hits += 1
            total += hits / rank
    return total / hits


def roc_auc__pairs(y_true, scores):
    gaps = scores[y_true == 1][:, None] - scores[y_true == 0]
    return np.mean((gaps > 0) + 0.5 * (gaps == 0))


def low_scores_called__at_most(y_true, scores):
    return vectorised(y_true, -scores)


def low_scores_called__ascending(y_true, scores):
    y = y_true[np.argsort(scores, kind="stable")]
    precision = np.cumsum(y) / np.arange(1, len(y) + 1)
    return precision[y == 1].mean()


def classes_exchanged__zeros(y_true, scores):
    return vectorised(1 - y_true, scores)


def hard_labels__at_half(y_true, scores):
    return vectorised(y_true, (scores >= 0.5).astype(float))


def plain_mean_of_precisions__thresholds(y_true, scores):
    return _curve(y_true, scores)[0].mean()


def mean_over_thresholds_with_a_gain__if(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return precision[np.diff(recall, prepend=0) > 0].mean()


def first_step_left_out__diff(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return np.sum(np.diff(recall) * precision[1:])


def precision_of_the_step_before__from_one(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return np.sum(np.diff(recall, prepend=0) * np.append(1, precision)[:-1])


def interpolated__envelope(y_true, scores):
    precision, recall = _curve(y_true, scores)
    best = [max(precision[i:]) for i in range(len(precision))]
    return np.diff(recall, prepend=0) @ best


def interpolated__eleven_points(y_true, scores):
    precision, recall = _curve(y_true, scores)
    levels = [max(precision[recall >= i / 10 - 1e-9]) for i in range(11)]
    return sum(levels) / 11


def divided_by_all_rows__plain(y_true, scores):
    return vectorised(y_true, scores) * y_true.sum() / len(y_true)


def not_divided__plain(y_true, scores):
    return vectorised(y_true, scores) * y_true.sum()


def precision_and_recall_exchanged__plain(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return np.diff(precision, prepend=0) @ recall


def recall_itself_for_its_steps__plain(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return np.sum(precision * recall)


def steps_of_the_false_positive_rate__plain(y_true, scores):
    precision, _ = _curve(y_true, scores)
    fpr = np.array([np.mean(scores[y_true == 0] >= t) for t in np.unique(scores)[::-1]])
    return np.diff(fpr, prepend=0) @ precision


def sign_flipped__downwards(y_true, scores):
    precision, recall = _curve(y_true, scores)
    recall = np.append(0, recall)
    return np.sum((recall[:-1] - recall[1:]) * precision)


def companion__prevalence(y_true, scores):
    return y_true.mean()


def companion__best_f1(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return np.max(2 * precision * recall / np.maximum(precision + recall, 1e-12))


def companion__best_precision(y_true, scores):
    return _curve(y_true, scores)[0].max()


def companion__mean_reciprocal_ranks(y_true, scores):
    _, _, y = _one_by_one(y_true, scores)
    return np.mean(1 / (np.flatnonzero(y) + 1))


def companion__mean_recall(y_true, scores):
    return _curve(y_true, scores)[1].mean()


def companion__last_step_left_out(y_true, scores):
    precision, recall = _curve(y_true, scores)
    steps = np.diff(recall, prepend=0)
    return steps[:-1] @ precision[:-1]


def relation__rounded(y_true, scores):
    return round(float(vectorised(y_true, scores)), 3)


def precision_and_recall_exchanged__thresholds_upwards(y_true, scores):
    total = recall_before = 0.0
    for threshold in np.unique(scores):
        recall = np.mean(scores[y_true == 1] >= threshold)
        total += (recall - recall_before) * y_true[scores >= threshold].mean()
        recall_before = recall
    return total


def recall_itself_for_its_steps__never_set_anew(y_true, scores):
    total = recall_before = 0.0
    for threshold in np.unique(scores)[::-1]:
        recall = np.mean(scores[y_true == 1] >= threshold)
        total += (recall - recall_before) * y_true[scores >= threshold].mean()
    return total


def begun_at_the_last_recall__index(y_true, scores):
    precision, recall = _curve(y_true, scores)
    return sum((recall[i] - recall[i - 1]) * precision[i] for i in range(len(recall)))


def scores_sorted_without_labels__descending(y_true, scores):
    return vectorised(y_true, np.sort(scores)[::-1])
