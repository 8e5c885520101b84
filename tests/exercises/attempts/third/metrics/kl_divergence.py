import math

import numpy as np


def wrong_01_cross_entropy(p, q):
    total = 0
    for a, b in zip(p, q):
        if a > 0:
            if b == 0:
                return math.inf
            total -= a * math.log(b)
    return total


def wrong_02_both_must_be_positive(p, q):
    ok = (p > 0) & (q > 0)
    return np.sum(p[ok] * np.log(p[ok] / q[ok]))


def wrong_03_q_clipped(p, q):
    ok = p > 0
    return np.sum(p[ok] * np.log(p[ok] / np.maximum(q[ok], 1e-12)))


def wrong_04_missing_brackets(p, q):
    if np.any((q == 0) & (p > 0)):
        return np.inf
    ok = p > 0
    return np.sum(p[ok] * np.log(p[ok]) - np.log(q[ok]))


def wrong_05_jensen_shannon(p, q):
    m = (p + q) / 2

    def kl(a, b):
        ok = a > 0
        return np.sum(a[ok] * np.log(a[ok] / b[ok]))

    return (kl(p, m) + kl(q, m)) / 2


def wrong_06_infinite_at_any_zero_of_q(p, q):
    if (q == 0).any():
        return np.inf
    ok = p > 0
    return (p[ok] * np.log(p[ok] / q[ok])).sum()


def wrong_07_infinite_at_zero_of_p(p, q):
    if np.any((p == 0) & (q > 0)):
        return float("inf")
    t = 0.0
    for a, b in zip(p, q):
        if a > 0 and b > 0:
            t += a * math.log(a / b)
    return t


def wrong_08_zeros_of_p_set_in_place(p, q):
    if np.any((q == 0) & (p > 0)):
        return np.inf
    z = p == 0
    p[z] = 1
    q[z] = 1
    return np.sum(p * np.log(p / q))


def wrong_09_difference_of_entropies(p, q):
    def h(a):
        a = a[a > 0]
        return -np.sum(a * np.log(a))

    if np.any((q == 0) & (p > 0)):
        return np.inf
    return h(q) - h(p)


def wrong_10_absolute_terms(p, q):
    # a distance has no negative parts
    s = 0
    for i in range(len(p)):
        if p[i] > 0:
            s += abs(p[i] * math.log(p[i] / q[i])) if q[i] > 0 else math.inf
    return s


def wrong_11_nan_at_zero(p, q):
    with np.errstate(all="ignore"):
        return np.sum(p * (np.log(p) - np.log(q)))


def wrong_12_smoothed(p, q):
    p = (p + 0.01) / np.sum(p + 0.01)
    q = (q + 0.01) / np.sum(q + 0.01)
    return np.sum(p * np.log(p / q))


def right_01_cross_minus_entropy(p, q):
    cross = h = 0.0
    for a, b in zip(p, q):
        if a > 0:
            cross += a * (-math.log(b) if b > 0 else math.inf)
            h -= a * math.log(a)
    return cross - h


def right_02_nansum(p, q):
    with np.errstate(all="ignore"):
        return np.nansum(p * np.log(p / q))


def right_03_minus_log_q_over_p(p, q):
    s = p > 0
    with np.errstate(divide="ignore"):
        return -(p[s] @ np.log(q[s] / p[s]))
