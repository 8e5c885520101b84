import math

import numpy as np


def wrong_01_branches_swapped(z):
    small = np.exp(-np.abs(z))
    p = np.where(np.asarray(z) >= 0, small / (1 + small), 1 / (1 + small))
    return float(p) if np.ndim(z) == 0 else p


def wrong_02_tanh_without_half(z):
    return 0.5 * (1 + np.tanh(z))


def wrong_03_one_branch_for_all(z):
    if np.all(z >= 0):
        return 1 / (1 + np.exp(-z))
    small = np.exp(z)
    return small / (1 + small)


def _one(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    small = math.exp(z)
    return small / (1 + small)


def wrong_04_loop_skips_last(z):
    if np.ndim(z) == 0:
        return _one(z)
    out = np.zeros(len(z))
    for i in range(len(z) - 1):
        out[i] = _one(z[i])
    return out


def wrong_05_missing_brackets_below(z):
    e = np.exp(-np.abs(z))
    positive = 1 / (1 + e)
    negative = e / 1 + e
    p = np.where(np.asarray(z) >= 0, positive, negative)
    return float(p) if np.ndim(z) == 0 else p


def wrong_06_slope(z):
    e = np.exp(-np.abs(z))
    p = 1 / (1 + e)
    return p * (1 - p)


def wrong_07_number_becomes_array(z):
    z = np.atleast_1d(z)
    out = np.zeros(z.shape)
    pos = z >= 0
    out[pos] = 1 / (1 + np.exp(-z[pos]))
    small = np.exp(z[~pos])
    out[~pos] = small / (1 + small)
    return out


def wrong_08_where_for_arrays(z):
    if isinstance(z, (int, float)):
        return _one(z)
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


def wrong_09_overwrites_then_asks_again(z):
    p = np.array(z, dtype=float)
    p[p < 0] = np.exp(p[p < 0]) / (1 + np.exp(p[p < 0]))
    p[p >= 0] = 1 / (1 + np.exp(-p[p >= 0]))
    if p.ndim == 0:
        return float(p)
    return p


def wrong_10_log_sigmoid(z):
    return -np.logaddexp(0, -z)


def wrong_11_clipped_at_ten(z):
    z = np.clip(z, -10, 10)  # no overflow any more
    return 1 / (1 + np.exp(-z))


def wrong_12_nan_to_num(z):
    with np.errstate(all="ignore"):
        e = np.exp(z)
        p = e / (1 + e)
    return np.nan_to_num(p)


def right_01_logaddexp(z):
    return np.exp(-np.logaddexp(0.0, -z))


def right_02_recursion(z):
    if np.ndim(z) > 0:
        return np.array([right_02_recursion(float(one)) for one in z])
    if z < 0:
        return math.exp(z) * right_02_recursion(-z)
    return 1 / (1 + math.exp(-z))


def right_03_minimum(z):
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))
