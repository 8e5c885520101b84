import math

import numpy as np


def wrong_01_keeps_sign(values):
    total = 0.0
    for v in values:
        total += v * abs(v)
    return total / len(values)


def wrong_02_n_minus_one(values):
    n = len(values)
    if n == 1:
        return values[0] ** 2
    return np.sum(values**2) / (n - 1)


def wrong_03_broadcast_table(values):
    column = values.reshape(-1, 1)
    products = column * values
    return np.mean(products)


def wrong_04_last_dropped(values):
    total = 0
    n = len(values)
    for i in range(n - 1):
        total = total + values[i] ** 2
    return total / n


def wrong_05_floor_division(values):
    s = sum([v**2 for v in values])
    return s // len(values)


def wrong_06_mean_size_squared(values):
    sizes = np.abs(values)
    return np.mean(sizes) ** 2


def wrong_07_root(values):
    squares = [v * v for v in values]
    return math.sqrt(sum(squares) / len(squares))


def wrong_08_single_value_not_squared(values):
    if len(values) == 1:
        return values[0]
    return np.mean(np.square(values))


def wrong_09_alias_squares_twice(values):
    squares = values
    for i in range(len(values)):
        squares[i] = values[i] ** 2
    return np.mean(values * squares)


def wrong_10_half(values):
    m = len(values)
    return 1 / (2 * m) * np.sum(values**2)


def wrong_11_variance_plus_mean(values):
    # mean of squares = spread + centre
    centre = np.mean(values)
    spread = np.mean((values - centre) ** 2)
    return spread + abs(centre)


def wrong_12_norm_over_n(values):
    return np.linalg.norm(values) / len(values)


def right_01_dot(values):
    return np.dot(values, values) / values.size


def _add(vs):
    if len(vs) == 1:
        return float(vs[0]) ** 2
    m = len(vs) // 2
    return _add(vs[:m]) + _add(vs[m:])


def right_02_recursion_halves(values):
    return _add(list(values)) / len(values)


def right_03_running_mean(values):
    m = 0.0
    for k, v in enumerate(values, start=1):
        m += (v * v - m) / k
    return np.array(m)[()]
