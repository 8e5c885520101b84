"""Answers to metrics/roc_auc: right ones, and wrong ones by what they are told."""

from fractions import Fraction

import numpy as np


def loop(y_true, scores):
    won, n_pairs = 0.0, 0
    for label, score in zip(y_true, scores, strict=True):
        for other, below in zip(y_true, scores, strict=True):
            if label == 1 and other == 0:
                n_pairs += 1
                if score > below:
                    won += 1
                elif score == below:
                    won += 0.5
    return won / n_pairs


def vectorised(y_true, scores):
    gaps = scores[y_true == 1][:, None] - scores[y_true == 0]
    return (np.sign(gaps).mean() + 1) / 2


def library(y_true, scores):
    thresholds = np.append(np.inf, np.unique(scores)[::-1])[:, None]
    tpr = (scores[y_true == 1] >= thresholds).mean(axis=1)
    fpr = (scores[y_true == 0] >= thresholds).mean(axis=1)
    return np.trapezoid(tpr, fpr)


def by_ranks(y_true, scores):
    _, codes, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[codes]
    n_pos = y_true.sum()
    n_neg = len(y_true) - n_pos
    return (ranks[y_true == 1].sum() - n_pos * (n_pos + 1) / 2) / (n_pos * n_neg)


def exact(y_true, scores):
    positive, negative = scores[y_true == 1], scores[y_true == 0]
    doubled = sum(int(np.sum(p > negative)) * 2 + int(np.sum(p == negative)) for p in positive)
    return Fraction(doubled, 2 * len(positive) * len(negative))


def _gaps(y_true, scores):
    return scores[y_true == 1][:, None] - scores[y_true == 0]


def _curve(y_true, scores, thresholds):
    called = scores >= np.asarray(thresholds)[:, None]
    return called[:, y_true == 0].mean(axis=1), called[:, y_true == 1].mean(axis=1)


def hard_labels__rates(y_true, scores):
    called = scores >= 0.5
    return (called[y_true == 1].mean() + 1 - called[y_true == 0].mean()) / 2


def hard_labels__more_than_half(y_true, scores):
    return vectorised(y_true, (scores > 0.5).astype(float))


def ties_counted_as_wins__at_least(y_true, scores):
    return np.mean(_gaps(y_true, scores) >= 0)


def ties_counted_as_wins__rectangles(y_true, scores):
    fpr, tpr = _curve(y_true, scores, np.append(np.inf, np.unique(scores)[::-1]))
    return np.sum(np.diff(fpr) * tpr[1:])


def ties_counted_as_losses__more_than(y_true, scores):
    return np.mean(_gaps(y_true, scores) > 0)


def ties_counted_as_losses__rectangles(y_true, scores):
    fpr, tpr = _curve(y_true, scores, np.append(np.inf, np.unique(scores)[::-1]))
    return np.sum(np.diff(fpr) * tpr[:-1])


def ties_left_out__pairs(y_true, scores):
    gaps = _gaps(y_true, scores)
    decided = gaps[gaps != 0]
    return np.mean(decided > 0) if len(decided) else 0.5


def turned_round__classes(y_true, scores):
    return vectorised(1 - y_true, scores)


def turned_round__axes(y_true, scores):
    fpr, tpr = _curve(y_true, scores, np.append(np.inf, np.unique(scores)[::-1]))
    return np.trapezoid(fpr, tpr)


def turned_round_and_ties__less_than(y_true, scores):
    return np.mean(_gaps(y_true, scores) < 0)


def area_with_its_sign__ascending(y_true, scores):
    fpr, tpr = _curve(y_true, scores, np.append(np.unique(scores), np.inf))
    return np.trapezoid(tpr, fpr)


def ties_by_order__stable(y_true, scores):
    y = y_true[np.argsort(-scores, kind="stable")]
    tpr, fpr = np.append(0, np.cumsum(y) / y.sum()), np.append(0, np.cumsum(1 - y) / sum(1 - y))
    return np.trapezoid(tpr, fpr)


def ties_by_order__ranks(y_true, scores):
    ranks = np.argsort(np.argsort(scores, kind="stable"), kind="stable") + 1
    n_pos = y_true.sum()
    n_neg = len(y_true) - n_pos
    return (ranks[y_true == 1].sum() - n_pos * (n_pos + 1) / 2) / (n_pos * n_neg)


def not_divided__pairs(y_true, scores):
    gaps = _gaps(y_true, scores)
    return np.sum(gaps > 0) + np.sum(gaps == 0) / 2


def other_pairs_below_the_bar__of_rows(y_true, scores):
    n = len(y_true)
    return not_divided__pairs(y_true, scores) / (n * (n - 1) / 2)


def gini__signs(y_true, scores):
    return np.sign(_gaps(y_true, scores)).mean()


def start_missing__thresholds_alone(y_true, scores):
    fpr, tpr = _curve(y_true, scores, np.unique(scores)[::-1])
    return np.trapezoid(tpr, fpr)


def average_precision__steps(y_true, scores):
    thresholds = np.unique(scores)[::-1]
    precision = np.array([y_true[scores >= t].mean() for t in thresholds])
    _, tpr = _curve(y_true, scores, thresholds)
    return np.diff(tpr, prepend=0) @ precision


def average_precision__trapezoids(y_true, scores):
    thresholds = np.unique(scores)[::-1]
    precision = np.array([y_true[scores >= t].mean() for t in thresholds])
    _, tpr = _curve(y_true, scores, thresholds)
    return np.trapezoid(np.append(1, precision), np.append(0, tpr))


def side_by_side_only__zip(y_true, scores):
    positive, negative = scores[y_true == 1], scores[y_true == 0]
    wins = [(p > n) + (p == n) / 2 for p, n in zip(positive, negative, strict=False)]
    return sum(wins) / len(wins)


def points_returned__curve(y_true, scores):
    return _curve(y_true, scores, np.append(np.inf, np.unique(scores)[::-1]))


def companion__accuracy(y_true, scores):
    return np.mean((scores >= 0.5) == (y_true == 1))


def companion__means(y_true, scores):
    return scores[y_true == 1].mean() - scores[y_true == 0].mean()


def companion__kolmogorov_smirnov(y_true, scores):
    fpr, tpr = _curve(y_true, scores, np.unique(scores)[::-1])
    return np.max(tpr - fpr)


def companion__rank_sum(y_true, scores):
    _, codes, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[codes]
    return ranks[y_true == 1].sum() / (y_true.sum() * (len(y_true) - y_true.sum()))


def companion__no_half_in_the_trapezoid(y_true, scores):
    fpr, tpr = _curve(y_true, scores, np.append(np.inf, np.unique(scores)[::-1]))
    return np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]))


def companion__never_below_a_half(y_true, scores):
    auc = vectorised(y_true, scores)
    return max(auc, 1 - auc)


def companion__correlation(y_true, scores):
    return np.corrcoef(y_true, scores)[0, 1] if np.ptp(scores) else 0.0


def relation__rounded(y_true, scores):
    return round(float(vectorised(y_true, scores)), 2)


def side_by_side_only__arrays(y_true, scores):
    return np.mean(scores[y_true == 1] > scores[y_true == 0])


def one_positive_alone__set_anew(y_true, scores):
    negative = scores[y_true == 0]
    for score in scores[y_true == 1]:
        won = np.sum(score > negative) + np.sum(score == negative) / 2
    return won / len(negative)


def pairs_in_one_order_only__later_rows(y_true, scores):
    won = n_pairs = 0
    for i in range(len(scores)):
        for j in range(i + 1, len(scores)):
            if y_true[i] != y_true[j]:
                n_pairs += 1
                won += (scores[i] > scores[j]) + (scores[i] == scores[j]) / 2
    return won / n_pairs


def points_in_the_order_of_the_data__thresholds(y_true, scores):
    fpr, tpr = _curve(y_true, scores, scores)
    return np.trapezoid(tpr, fpr)


def scores_sorted_without_labels__descending(y_true, scores):
    return vectorised(y_true, np.sort(scores)[::-1])
