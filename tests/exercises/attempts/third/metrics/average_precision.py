from fractions import Fraction
from itertools import groupby

import numpy as np


def wrong_01_mean_over_all_thresholds(y_true, scores):
    P = [np.mean(y_true[scores >= c]) for c in np.unique(scores)]
    return float(np.mean(P))


def wrong_02_precision_before_the_step(y_true, scores):
    total, last_r, last_p = 0.0, 0.0, 1.0
    for c in np.unique(scores)[::-1]:
        called = scores >= c
        r = np.sum(y_true[called]) / np.sum(y_true)
        total += (r - last_r) * last_p
        last_p = np.mean(y_true[called])
        last_r = r
    return float(total)


def wrong_03_best_precision_to_the_right(y_true, scores):
    cuts = np.unique(scores)[::-1]
    P = np.array([y_true[scores >= c].mean() for c in cuts])
    R = np.array([y_true[scores >= c].sum() / y_true.sum() for c in cuts])
    P = np.maximum.accumulate(P[::-1])[::-1]
    return float(np.sum(np.diff(np.r_[0, R]) * P))


def wrong_04_diff_loses_the_first(y_true, scores):
    cuts = np.sort(np.unique(scores))[::-1]
    P = np.array([y_true[scores >= c].mean() for c in cuts])
    R = np.array([y_true[scores >= c].sum() / y_true.sum() for c in cuts])
    return float(np.sum(np.diff(R) * P[1:]))


def wrong_05_thresholds_of_positives_unweighted(y_true, scores):
    cuts = np.unique(scores[y_true == 1])
    return float(np.mean([np.mean(y_true[scores >= c]) for c in cuts]))


def wrong_06_divided_by_rows(y_true, scores):
    total = 0.0
    for i in range(len(scores)):
        if y_true[i] == 1:
            total += np.mean(y_true[scores >= scores[i]])
    return float(total / len(scores))


def wrong_07_rank_from_zero(y_true, scores):
    total, hits, n_before = 0.0, 0, 0
    for c in np.unique(scores)[::-1]:
        here = y_true[scores == c]
        hits += here.sum()
        total += here.sum() * hits / max(1, n_before)
        n_before += len(here)
    return float(total / y_true.sum())


def wrong_08_strictly_above_plus_itself(y_true, scores):
    # each positive row: how many of those above it and itself are right
    out = []
    for s in scores[y_true == 1]:
        above = y_true[scores > s]
        out.append((above.sum() + 1) / (len(above) + 1))
    return float(np.mean(out))


def wrong_09_eleven_points(y_true, scores):
    cuts = np.unique(scores)[::-1]
    P = np.array([y_true[scores >= c].mean() for c in cuts])
    R = np.array([y_true[scores >= c].sum() / y_true.sum() for c in cuts])
    return float(np.mean([P[R >= r - 1e-12].max() for r in np.linspace(0, 1, 11)]))


def wrong_10_sorted_upwards(y_true, scores):
    total = last = 0.0
    for c in np.unique(scores):
        called = scores <= c
        r = y_true[called].sum() / y_true.sum()
        total += (r - last) * y_true[called].mean()
        last = r
    return float(total)


def wrong_11_last_recall_not_updated(y_true, scores):
    ap, last = 0.0, 0.0
    for c in np.unique(scores)[::-1]:
        tp = np.sum((scores >= c) & (y_true == 1))
        fp = np.sum((scores >= c) & (y_true == 0))
        r = tp / y_true.sum()
        if r > last:
            ap += (r - last) * tp / (tp + fp)
        else:
            last = r
    return float(ap)


def wrong_12_precision_of_the_group_alone(y_true, scores):
    total = 0.0
    for c in np.unique(scores):
        group = y_true[scores == c]
        total += group.sum() / y_true.sum() * group.mean()
    return float(total)


def right_01_mean_over_positive_rows(y_true, scores):
    return np.mean([y_true[scores >= s].mean() for s in scores[y_true == 1]])


def right_02_exact_fractions(y_true, scores):
    rows = sorted(zip(scores.tolist(), y_true.tolist()), reverse=True)
    called = hits = 0
    total = Fraction(0)
    for _, g in groupby(rows, key=lambda r: r[0]):
        labels = [int(y) for _, y in g]
        called += len(labels)
        hits += sum(labels)
        total += Fraction(sum(labels) * hits, called)
    return float(total / hits)


def right_03_comparison_matrix(y_true, scores):
    at_least = (scores[None, :] >= scores[:, None]).astype(float)
    precision = at_least @ y_true / at_least.sum(axis=1)
    return float(np.dot(precision, y_true) / y_true.sum())
