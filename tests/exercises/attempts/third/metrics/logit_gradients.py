import math

import numpy as np


def _sig(z):
    return 1 / (1 + np.exp(-z))


def wrong_01_y_minus_sigma(z, y):
    s = _sig(z)
    e = y - s
    return e, 2 * e * s * (1 - s)


def wrong_02_averaged_over_rows(z, y):
    n = len(z)
    s = _sig(z)
    return (s - y) / n, 2 * (s - y) * s * (1 - s) / n


def wrong_03_one_pair_per_row(z, y):
    s = _sig(z)
    return np.column_stack([s - y, 2 * (s - y) * s * (1 - s)])


def wrong_04_loop_with_zero_label_skipped(z, y):
    a = np.zeros(len(z))
    b = np.zeros(len(z))
    for i in range(len(z)):
        s = 1 / (1 + math.exp(-z[i]))
        if y[i]:
            a[i] = s - 1
            b[i] = 2 * (s - 1) * s * (1 - s)
    return a, b


def wrong_05_brackets_in_sigmoid(z, y):
    s = 1 / 1 + np.exp(-z)
    return s - y, 2 * (s - y) * s * (1 - s)


def wrong_06_chain_rule_from_z(z, y):
    s = _sig(z)
    return s - y, 2 * (s - y) * z * (1 - z)


def wrong_07_only_label_one(z, y):
    # from the lesson, "for y = 1"
    s = _sig(z)
    return s - 1, 2 * (s - 1) * s * (1 - s)


def wrong_08_minus_z_in_place(z, y):
    z *= -1
    s = 1 / (1 + np.exp(z))
    return s - y, 2 * (s - y) * s * (1 - s)


def wrong_09_margin_form_with_01_labels(z, y):
    # logistic loss log(1 + exp(-y z))
    s = _sig(z)
    g = -y / (1 + np.exp(y * z))
    return g, 2 * (s - y) * s * (1 - s)


def wrong_10_scores_clipped_at_ten(z, y):
    # against overflow
    z = np.clip(z, -10, 10)
    s = _sig(z)
    return s - y, 2 * (s - y) * s * (1 - s)


def wrong_11_slopes_in_p(z, y):
    p = _sig(z)
    return -y / p + (1 - y) / (1 - p), 2 * (p - y)


def wrong_12_forward_difference(z, y):
    h = 0.01

    def ll(t):
        p = _sig(t)
        return -(y * np.log(p) + (1 - y) * np.log(1 - p))

    def se(t):
        return (_sig(t) - y) ** 2

    return (ll(z + h) - ll(z)) / h, (se(z + h) - se(z)) / h


def right_01_tanh_half(z, y):
    s = 0.5 * (1 + np.tanh(z / 2))
    slope = 1 / (4 * np.cosh(z / 2) ** 2)
    first = s - y
    return [first, 2 * first * slope]


def right_02_lists_per_label(z, y):
    first, second = [], []
    for zi, yi in zip(z.tolist(), y.tolist()):
        if yi == 1:
            up = -1 / (1 + math.exp(zi))
        else:
            up = 1 / (1 + math.exp(-zi))
        first.append(up)
        second.append(2 * up * abs(up) * (1 - abs(up)))
    return first, second


def right_03_closure_ratio(z, y):
    def s(t):
        e = np.exp(t)
        return e / (1 + e)

    a = s(z) * (1 - y) - s(-z) * y
    return a, a * s(z) * s(-z) * 2
