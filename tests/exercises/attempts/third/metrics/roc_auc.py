from bisect import bisect_left, bisect_right

import numpy as np


def wrong_01_ties_count_nothing(y_true, scores):
    pos = scores[y_true == 1]
    neg = scores[y_true == 0]
    return float(np.mean(pos[:, None] > neg[None, :]))


def wrong_02_gini(y_true, scores):
    pos, neg = scores[y_true == 1], scores[y_true == 0]
    return float(np.mean(np.sign(pos[:, None] - neg)))


def wrong_03_never_below_half(y_true, scores):
    wins = 0.0
    for a in scores[y_true == 1]:
        for b in scores[y_true == 0]:
            wins += 1.0 if a > b else 0.5 if a == b else 0.0
    auc = wins / (np.sum(y_true == 1) * np.sum(y_true == 0))
    return max(auc, 1 - auc)


def wrong_04_zip_of_pairs(y_true, scores):
    pos, neg = scores[y_true == 1], scores[y_true == 0]
    pairs = list(zip(pos, neg))
    return sum((a > b) + 0.5 * (a == b) for a, b in pairs) / len(pairs)


def wrong_05_ranks_without_ties(y_true, scores):
    ranks = np.argsort(np.argsort(scores, kind="stable"), kind="stable") + 1
    n1 = int(np.sum(y_true == 1))
    n0 = len(y_true) - n1
    return float((ranks[y_true == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0))


def wrong_06_ranks_from_zero(y_true, scores):
    below = (scores[:, None] > scores[None, :]).sum(axis=1)
    equal = (scores[:, None] == scores[None, :]).sum(axis=1)
    rank = below + (equal - 1) / 2  # 0 for the lowest
    n1, n0 = np.sum(y_true == 1), np.sum(y_true == 0)
    return float((rank[y_true == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * n0))


def wrong_07_all_pairs_below(y_true, scores):
    n = len(y_true)
    won = 0
    for i in range(n):
        for j in range(n):
            if y_true[i] == 1 and y_true[j] == 0:
                if scores[i] > scores[j]:
                    won += 1
                elif scores[i] == scores[j]:
                    won += 0.5
    return won / (n * (n - 1) / 2)


def wrong_08_half_lost_by_floor(y_true, scores):
    pos, neg = scores[y_true == 1], scores[y_true == 0]
    won = int((pos[:, None] > neg).sum())
    tied = int((pos[:, None] == neg).sum())
    return (won + tied // 2) / (len(pos) * len(neg))


def wrong_09_ties_left_out(y_true, scores):
    diff = np.subtract.outer(scores[y_true == 1], scores[y_true == 0])
    won, lost = np.sum(diff > 0), np.sum(diff < 0)
    if won + lost == 0:
        return 0.5
    return float(won / (won + lost))


def wrong_10_isclose(y_true, scores):
    a = scores[y_true == 1][:, np.newaxis]
    b = scores[y_true == 0][np.newaxis, :]
    tied = np.isclose(a, b)
    return float(np.mean(np.where(tied, 0.5, a > b)))


def wrong_11_trapezoid_without_start(y_true, scores):
    tpr, fpr = [], []
    for c in np.unique(scores)[::-1]:
        tpr.append(np.mean(scores[y_true == 1] >= c))
        fpr.append(np.mean(scores[y_true == 0] >= c))
    area = 0.0
    for i in range(1, len(tpr)):
        area += (fpr[i] - fpr[i - 1]) * (tpr[i] + tpr[i - 1]) / 2
    return area


def wrong_12_half_of_the_triangle_forgotten(y_true, scores):
    x = y = area = 0.0
    for c in np.unique(scores)[::-1]:
        new_y = np.mean(scores[y_true == 1] >= c)
        new_x = np.mean(scores[y_true == 0] >= c)
        area += (new_x - x) * y + (new_x - x) * (new_y - y) / 2 * (y > 0)
        x, y = new_x, new_y
    return area


def right_01_bisect(y_true, scores):
    neg = sorted(scores[y_true == 0].tolist())
    got = [bisect_left(neg, s) + bisect_right(neg, s) for s in scores[y_true == 1].tolist()]
    return sum(got) / (2 * len(neg) * len(got))


def right_02_mid_ranks(y_true, scores):
    _, inv, cnt = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(cnt)
    ranks = (last - (cnt - 1) / 2)[inv.ravel()]
    n1 = np.count_nonzero(y_true)
    return (ranks[y_true == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * (len(y_true) - n1))


def right_03_heaviside(y_true, scores):
    d = np.subtract.outer(scores[y_true == 1], scores[y_true == 0])
    return np.heaviside(d, 0.5).mean()
