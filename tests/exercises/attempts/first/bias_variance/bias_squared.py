from functools import reduce

import numpy as np


def wrong_01_signed_gaps_cancel(predictions, truth):
    mean_pred = predictions.mean(axis=0)
    gap = mean_pred - truth
    return np.mean(gap) ** 2


def wrong_02_divided_by_datasets(predictions, truth):
    n = len(predictions)
    mean_pred = predictions.sum(axis=0) / n
    return np.sum((mean_pred - truth) ** 2) / n


def wrong_03_column_broadcast(predictions, truth):
    m = predictions.mean(axis=0, keepdims=True)
    t = truth.reshape(-1, 1)
    return float(((m - t) ** 2).mean())


def wrong_04_sum_not_reset(predictions, truth):
    n, p = predictions.shape
    total = 0
    s = 0
    for j in range(p):
        for i in range(n):
            s += predictions[i, j]
        total += (s / n - truth[j]) ** 2
    return total / p


def wrong_05_precedence(predictions, truth):
    n_sets, n_points = predictions.shape
    out = 0.0
    for j in range(n_points):
        gap = sum(predictions[:, j]) - truth[j] / n_sets
        out += gap**2
    return out / n_points


def wrong_06_is_whole_mse(predictions, truth):
    # mean squared distance from the truth
    errors = predictions - truth
    return np.mean(np.mean(errors**2, axis=0))


def wrong_07_took_root(predictions, truth):
    gaps = [np.mean(col) - t for col, t in zip(predictions.T, truth)]
    return (sum(g * g for g in gaps) / len(gaps)) ** 0.5


def wrong_08_one_dataset_no_bias(predictions, truth):
    if predictions.shape[0] == 1:
        return 0.0  # no mean with only one data set
    gap = predictions.mean(axis=0) - truth
    return float(np.mean(gap**2))


def wrong_09_first_row_counted_twice(predictions, truth):
    m = predictions[0]
    for row in predictions:
        m += row
    m = m / len(predictions)
    return np.mean((m - truth) ** 2)


def wrong_10_half_mse(predictions, truth):
    m = len(truth)
    avg = np.mean(predictions, axis=0)
    J = 1 / (2 * m) * np.sum((avg - truth) ** 2)
    return J


def wrong_11_running_mean(predictions, truth):
    mean = predictions[0].copy()
    for row in predictions[1:]:
        mean = (mean + row) / 2
    d = mean - truth
    return d @ d / len(d)


def wrong_12_np_var_of_gap(predictions, truth):
    gap = np.mean(predictions, axis=0) - truth
    return np.var(gap)


def right_01_einsum(predictions, truth):
    w = np.full(len(predictions), 1 / len(predictions))
    g = np.einsum("i,ij->j", w, predictions) - truth
    return np.einsum("j,j->", g, g) / g.size


def right_02_lists(predictions, truth):
    rows = predictions.tolist()
    cols = list(zip(*rows))
    sq = [(t - sum(c) / len(c)) ** 2 for c, t in zip(cols, list(truth))]
    return sum(sq) / len(sq)


def right_03_gaps_first_reduce(predictions, truth):
    gaps = predictions - truth
    total = reduce(lambda a, b: a + b, list(gaps))
    return np.linalg.norm(total / len(gaps)) ** 2 / len(truth)
