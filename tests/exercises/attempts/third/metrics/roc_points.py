from itertools import accumulate, groupby

import numpy as np


def wrong_01_strictly_above(y_true, scores):
    tpr, fpr = [0.0], [0.0]
    for t in np.unique(scores)[::-1]:
        called = scores > t
        tpr.append(np.sum(called & (y_true == 1)) / np.sum(y_true == 1))
        fpr.append(np.sum(called & (y_true == 0)) / np.sum(y_true == 0))
    return np.array(fpr), np.array(tpr)


def wrong_02_false_discovery_rate(y_true, scores):
    tpr, fpr = [0.0], [0.0]
    for t in sorted(set(scores.tolist()), reverse=True):
        called = scores >= t
        tp = np.sum(y_true[called])
        fp = np.sum(called) - tp
        tpr.append(tp / y_true.sum())
        fpr.append(fp / (tp + fp))
    return np.array(fpr), np.array(tpr)


def wrong_03_thresholds_of_positives(y_true, scores):
    pos, neg = scores[y_true == 1], scores[y_true == 0]
    cuts = np.unique(pos)[::-1]
    tpr = [0.0] + [np.mean(pos >= c) for c in cuts]
    fpr = [0.0] + [np.mean(neg >= c) for c in cuts]
    if fpr[-1] < 1:
        tpr.append(1.0)
        fpr.append(1.0)
    return np.array(fpr), np.array(tpr)


def wrong_04_first_of_each_tie(y_true, scores):
    order = np.argsort(-scores, kind="stable")
    s, y = scores[order], y_true[order]
    tpr = np.cumsum(y) / np.sum(y)
    fpr = np.cumsum(1 - y) / np.sum(1 - y)
    _, first = np.unique(-s, return_index=True)
    return np.concatenate([[0], fpr[first]]), np.concatenate([[0], tpr[first]])


def wrong_05_last_group_forgotten(y_true, scores):
    order = np.argsort(scores)[::-1]
    s, y = scores[order], y_true[order]
    ends = np.where(np.diff(s) != 0)[0]
    tps, fps = np.cumsum(y)[ends], np.cumsum(1 - y)[ends]
    return np.r_[0.0, fps / np.sum(y == 0)], np.r_[0.0, tps / np.sum(y == 1)]


def wrong_06_scores_sorted_in_place(y_true, scores):
    s = scores
    s[::-1].sort()  # descending
    fpr, tpr = [0.0], [0.0]
    for t in np.unique(s)[::-1]:
        fpr.append(np.mean(s[y_true == 0] >= t))
        tpr.append(np.mean(s[y_true == 1] >= t))
    return np.array(fpr), np.array(tpr)


def wrong_07_int_arrays(y_true, scores):
    cuts = np.unique(scores)[::-1]
    tpr = np.zeros(len(cuts) + 1, dtype=y_true.dtype)
    fpr = np.zeros(len(cuts) + 1, dtype=y_true.dtype)
    for i, c in enumerate(cuts, start=1):
        tpr[i] = np.sum((scores >= c) & (y_true == 1)) / np.sum(y_true == 1)
        fpr[i] = np.sum((scores >= c) & (y_true == 0)) / np.sum(y_true == 0)
    return fpr, tpr


def wrong_08_corners_only(y_true, scores):
    pts = [(0.0, 0.0)]
    for c in np.unique(scores)[::-1]:
        pts.append((np.mean(scores[y_true == 0] >= c), np.mean(scores[y_true == 1] >= c)))
    keep = [pts[0]]
    for a, b, c in zip(pts, pts[1:], pts[2:]):
        turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
        if abs(turn) > 1e-12:
            keep.append(b)
    keep.append(pts[-1])
    x, y = zip(*keep)
    return np.array(x), np.array(y)


def wrong_09_sentinel_zero(y_true, scores):
    P, N = np.sum(y_true == 1), np.sum(y_true == 0)
    tp = fp = 0
    last = 0
    fpr, tpr = [], []
    for i in np.argsort(-scores):
        if scores[i] != last:
            fpr.append(fp / N)
            tpr.append(tp / P)
            last = scores[i]
        if y_true[i] == 1:
            tp += 1
        else:
            fp += 1
    fpr.append(fp / N)
    tpr.append(tp / P)
    return np.array(fpr), np.array(tpr)


def wrong_10_dict_by_fpr(y_true, scores):
    points = {0.0: 0.0}
    n1 = y_true.sum()
    n0 = len(y_true) - n1
    for c in np.sort(np.unique(scores))[::-1]:
        called = y_true[scores >= c]
        points[np.sum(called == 0) / n0] = np.sum(called == 1) / n1
    return np.array(list(points.keys())), np.array(list(points.values()))


def wrong_11_grid_from_one_to_zero(y_true, scores):
    fpr, tpr = [0.0], [0.0]
    low, high = scores.min(), scores.max()
    for c in np.linspace(high, low, len(np.unique(scores))):
        called = scores >= c
        fpr.append(called[y_true == 0].mean())
        tpr.append(called[y_true == 1].mean())
    return np.array(fpr), np.array(tpr)


def wrong_12_rounded_thresholds(y_true, scores):
    s = np.round(scores, 2)
    cuts = np.unique(s)[::-1]
    fpr = [0.0] + [np.mean(s[y_true == 0] >= c) for c in cuts]
    tpr = [0.0] + [np.mean(s[y_true == 1] >= c) for c in cuts]
    return np.array(fpr), np.array(tpr)


def right_01_groupby_accumulate(y_true, scores):
    rows = sorted(zip(scores.tolist(), y_true.tolist()), key=lambda r: -r[0])
    steps = []
    for _, group in groupby(rows, key=lambda r: r[0]):
        labels = [y for _, y in group]
        steps.append((labels.count(0), labels.count(1)))
    fps = list(accumulate([0] + [a for a, _ in steps]))
    tps = list(accumulate([0] + [b for _, b in steps]))
    return np.array(fps) / fps[-1], np.array(tps) / tps[-1]


def right_02_bincount_of_inverse(y_true, scores):
    values, group = np.unique(-scores, return_inverse=True)
    group = group.ravel()
    out = []
    for label in (0, 1):
        h = np.bincount(group[y_true == label], minlength=len(values))
        out.append(np.concatenate(([0], h.cumsum())) / h.sum())
    return tuple(out)


def right_03_searchsorted(y_true, scores):
    cuts = np.append(np.inf, np.unique(scores)[::-1])

    def share(values):
        values = np.sort(values)
        return 1 - np.searchsorted(values, cuts, side="left") / len(values)

    return share(scores[y_true == 0]), share(scores[y_true == 1])
