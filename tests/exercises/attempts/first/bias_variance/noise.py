import statistics

import numpy as np


def wrong_01_plus_in_shortcut(y_repeats):
    n = len(y_repeats)
    m = y_repeats.mean(axis=0)
    ss = (y_repeats**2).sum(axis=0) + n * m**2
    return np.mean(ss / (n - 1))


def wrong_02_ddof_zero(y_repeats):
    return np.mean(np.var(y_repeats, axis=0))


def wrong_03_row_means(y_repeats):
    n = y_repeats.shape[0]
    centre = y_repeats.mean(axis=1, keepdims=True)
    d = y_repeats - centre
    return np.mean(np.sum(d**2, axis=0) / (n - 1))


def wrong_04_first_repeat_dropped(y_repeats):
    n, p = y_repeats.shape
    total = 0.0
    for j in range(p):
        m = y_repeats[:, j].mean()
        s = 0.0
        for i in range(1, n):
            s += (y_repeats[i, j] - m) ** 2
        total += s / (n - 1)
    return total / p


def wrong_05_minus_one_last(y_repeats):
    n = len(y_repeats)
    d = y_repeats - y_repeats.mean(axis=0)
    v = (d**2).sum(axis=0) / n - 1
    return v.mean()


def wrong_06_all_values_together(y_repeats):
    # spread of all labels
    return np.var(y_repeats.ravel(), ddof=1)


def wrong_07_deviation(y_repeats):
    return float(y_repeats.std(axis=0, ddof=1).mean())


def wrong_08_only_two_repeats(y_repeats):
    a, b = y_repeats[0], y_repeats[1]
    m = (a + b) / 2
    v = (a - m) ** 2 + (b - m) ** 2
    return np.mean(v)


def wrong_09_mean_is_row_zero(y_repeats):
    n = len(y_repeats)
    mean = y_repeats[0]
    for i in range(1, n):
        mean += y_repeats[i]
    mean /= n
    return np.mean(np.sum((y_repeats - mean) ** 2, axis=0) / (n - 1))


def wrong_10_standard_error(y_repeats):
    n = y_repeats.shape[0]
    s = np.std(y_repeats, axis=0, ddof=1)
    se = s / np.sqrt(n)
    return np.mean(se**2)


def wrong_11_neighbour_differences(y_repeats):
    # difference of two measurements has twice the noise
    steps = np.diff(y_repeats, axis=0)
    return np.mean(steps**2) / 2


def wrong_12_statistics_second_argument(y_repeats):
    return statistics.mean([statistics.variance(col, 1) for col in y_repeats.T.tolist()])


def right_01_statistics(y_repeats):
    vs = []
    for k in range(y_repeats.shape[1]):
        vs.append(statistics.variance([float(v) for v in y_repeats[:, k]]))
    return sum(vs) / len(vs)


def right_02_projection(y_repeats):
    n, p = y_repeats.shape
    H = np.eye(n) - np.ones((n, n)) / n
    return np.linalg.norm(H @ y_repeats) ** 2 / ((n - 1) * p)


def right_03_recursion(y_repeats):
    def total(xs):
        if len(xs) == 0:
            return 0.0
        return xs[0] + total(xs[1:])

    def one(col):
        m = total(col) / len(col)
        return total([(v - m) * (v - m) for v in col]) / (len(col) - 1)

    cols = [list(c) for c in y_repeats.T]
    return sum(map(one, cols)) / len(cols)
