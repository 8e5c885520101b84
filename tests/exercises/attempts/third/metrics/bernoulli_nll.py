import math

import numpy as np


def wrong_02_deviance(y, p):
    # -2 log L as R prints it
    return -2 * np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def wrong_03_minus_before_first_only(y, p):
    return np.sum(-(y * np.log(p)) + (1 - y) * np.log(1 - p))


def wrong_04_return_inside_loop(y, p):
    total = 0
    for yi, pi in zip(y, p):
        total += yi * math.log(pi) + (1 - yi) * math.log(1 - pi)
        return -total


def wrong_05_missing_brackets(y, p):
    return -np.sum(y * np.log(p) + 1 - y * np.log(1 - p))


def wrong_06_log_of_sum(y, p):
    given = np.where(y == 1, p, 1 - p)
    return -np.log(np.sum(given))


def wrong_07_labels_other_way_round(y, p):
    total = 0.0
    for yi, pi in zip(y, p):
        if yi == 0:
            total -= math.log(pi)
        else:
            total -= math.log(1 - pi)
    return total


def wrong_08_only_ones_given(y, p):
    return -np.log(p[y == 1]).sum()


def wrong_09_one_coin_for_all(y, p):
    q = p.mean()
    k = y.sum()
    return -(k * np.log(q) + (len(y) - k) * np.log(1 - q))


def wrong_10_binomial_coefficient(y, p):
    n, k = len(y), int(y.sum())
    nll = -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
    return nll - math.log(math.comb(n, k))


def wrong_11_product_plus_epsilon(y, p):
    # many coins: the product becomes 0, so add something
    L = 1.0
    for yi, pi in zip(y, p):
        L *= pi if yi == 1 else 1 - pi
    return -math.log(L + 1e-10)


def wrong_12_clipped_to_percent(y, p):
    p = np.clip(p, 0.05, 0.95)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


def right_01_halves(y, p):
    if len(y) == 1:
        return -math.log(p[0] if y[0] == 1 else 1 - p[0])
    m = len(y) // 2
    return right_01_halves(y[:m], p[:m]) + right_01_halves(y[m:], p[m:])


def right_02_abs_trick(y, p):
    return -np.log(np.abs(1 - y - p)).sum()


def right_03_frexp_product(y, p):
    # keep the product near 1 and count the powers of two
    m, k = 1.0, 0
    for yi, pi in zip(y, p):
        m, e = math.frexp(m * (float(pi) if yi else 1 - float(pi)))
        k += e
    return -(math.log(m) + k * math.log(2))
