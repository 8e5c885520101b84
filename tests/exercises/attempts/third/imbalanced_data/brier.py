import math

import numpy as np


def wrong_01_square_outside(y_true, p):
    return np.mean(p - y_true) ** 2


def wrong_02_two_columns(y_true, p):
    total = 0.0
    for y, q in zip(y_true, p):
        onehot = [1 - y, y]
        pred = [1 - q, q]
        total += sum((a - b) ** 2 for a, b in zip(pred, onehot))
    return total / len(y_true)


def wrong_03_norm_over_n(y_true, p):
    return np.linalg.norm(p - y_true) / len(p)


def wrong_04_variance_of_residuals(y_true, p):
    r = p - y_true
    return r.var()


def wrong_05_half(y_true, p):
    return 0.5 * np.mean((y_true - p) ** 2)


def wrong_06_no_square(y_true, p):
    miss = np.where(y_true == 1, 1 - p, p)
    return miss.mean()


def wrong_07_column_against_row(y_true, p):
    p = p.reshape(-1, 1)
    return ((p - y_true) ** 2).mean()


def wrong_08_mean_of_class_means(y_true, p):
    parts = []
    for c in (0, 1):
        rows = y_true == c
        if rows.any():
            parts.append(np.mean((p[rows] - c) ** 2))
    return sum(parts) / len(parts)


def wrong_09_loop_starts_at_one(y_true, p):
    s = 0
    for i in range(1, len(p)):
        s += (p[i] - y_true[i]) ** 2
    return s / len(p)


def wrong_10_skill_score(y_true, p):
    b = np.mean((p - y_true) ** 2)
    base = np.mean((y_true.mean() - y_true) ** 2)
    if base == 0:
        return b
    return 1 - b / base


def wrong_11_only_those_who_are_ill(y_true, p):
    # (1 - p)^2 for ones, the zeros have y*... = 0
    return float(np.sum(y_true * (1 - p) ** 2) / len(y_true))


def wrong_12_reliability_plus_uncertainty(y_true, p):
    ybar = y_true.mean()
    total = 0
    for value in np.unique(p):
        g = y_true[p == value]
        total += len(g) / len(p) * (value - g.mean()) ** 2
    return total + ybar * (1 - ybar)


def right_01_expanded(y_true, p):
    y = np.asarray(y_true, dtype=float)
    p = np.asarray(p, dtype=float)
    n = len(p)
    return (p @ p - 2 * (p @ y) + y.sum()) / n


def right_02_recursion(y_true, p):
    def s(lo, hi):
        if hi - lo == 1:
            return (float(p[lo]) - float(y_true[lo])) ** 2
        m = (lo + hi) // 2
        return s(lo, m) + s(m, hi)

    return s(0, len(p)) / len(p)


def right_03_three_parts(y_true, p):
    y = np.asarray(y_true, dtype=float)
    p = np.asarray(p, dtype=float)
    levels, which = np.unique(p, return_inverse=True)
    count = np.bincount(which)
    share = np.bincount(which, weights=y) / count
    w = count / count.sum()
    all_ = y.mean()
    return math.fsum(w * ((levels - share) ** 2 - (share - all_) ** 2)) + all_ * (1 - all_)
