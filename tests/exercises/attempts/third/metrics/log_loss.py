import math

import numpy as np


def wrong_01_mean_of_two_class_means(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    parts = []
    for label, q in ((1, p), (0, 1 - p)):
        rows = y_true == label
        if rows.any():
            parts.append(-np.log(q[rows]).mean())
    return sum(parts) / len(parts)


def wrong_02_log1p_without_minus(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log1p(p))


def wrong_03_total_reset_in_loop(y_true, p):
    n = len(p)
    for i in range(n):
        total = 0
        q = min(max(p[i], 1e-15), 1 - 1e-15)
        if y_true[i] == 1:
            total -= math.log(q)
        else:
            total -= math.log(1 - q)
    return total / n


def wrong_04_minus_only_first_term(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return np.mean(-y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def wrong_05_log_of_mean_likelihood(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    given = p**y_true * (1 - p) ** (1 - y_true)
    return -np.log(np.mean(given))


def wrong_06_clipped_only_from_below(y_true, p):
    p = np.maximum(p, 1e-15)
    return -(y_true * np.log(p) + (1 - y_true) * np.log(1 - p)).mean()


def wrong_07_sure_rows_left_out(y_true, p):
    keep = (p > 0) & (p < 1)
    y, q = y_true[keep], p[keep]
    if len(q) == 0:
        return 0.0
    return -np.mean(y * np.log(q) + (1 - y) * np.log(1 - q))


def wrong_08_clip_written_back(y_true, p):
    p[p < 1e-15] = 1e-15
    p[p > 1 - 1e-15] = 1 - 1e-15
    return -np.mean(np.where(y_true == 1, np.log(p), np.log(1 - p)))


def wrong_09_margin_loss_on_p(y_true, p):
    # labels -1 and +1 as in my other course
    t = 2 * y_true - 1
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return np.mean(np.log(1 + np.exp(-t * p)))


def wrong_10_true_and_predicted_swapped(y_true, p):
    y = np.clip(y_true, 1e-15, 1 - 1e-15)
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))


def wrong_11_epsilon_too_small_for_a_float(y_true, p):
    eps = 1e-20
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def wrong_12_generous_clip(y_true, p):
    p = np.clip(p, 0.001, 0.999)
    total = 0
    for yi, pi in zip(y_true, p):
        total += math.log(pi) if yi else math.log(1 - pi)
    return -total / len(p)


def right_01_loop_min_max(y_true, p):
    lo, hi = 1e-15, 1 - 1e-15
    costs = []
    for label, q in zip(y_true.tolist(), p.tolist()):
        q = lo if q < lo else hi if q > hi else q
        costs.append(-math.log(q if label else 1 - q))
    return math.fsum(costs) / len(costs)


def right_02_columns_picked(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    table = np.log(np.stack([1 - p, p], axis=1))
    return -table[np.arange(len(p)), np.asarray(y_true, dtype=int)].mean()


def right_03_two_dots(y_true, p):
    q = np.minimum(np.maximum(p, 1e-15), 1 - 1e-15)
    return -(y_true @ np.log(q) + (1 - y_true) @ np.log1p(-q)) / len(q)
