import statistics

import numpy as np


def wrong_01_shortcut_turned_round(predictions):
    m = predictions.mean(axis=0)
    m2 = (predictions**2).mean(axis=0)
    return np.mean(m**2 - m2)


def wrong_02_ddof_one(predictions):
    n = predictions.shape[0]
    d = predictions - predictions.mean(axis=0)
    return ((d**2).sum(axis=0) / max(n - 1, 1)).mean()


def wrong_03_axis_one(predictions):
    return np.mean(np.var(predictions, axis=1))


def wrong_04_return_in_loop(predictions):
    n, p = predictions.shape
    total = 0
    for j in range(p):
        m = sum(predictions[:, j]) / n
        v = 0
        for i in range(n):
            v += (predictions[i, j] - m) ** 2
        total += v / n
        return total / p


def wrong_05_square_only_n(predictions):
    n = len(predictions)
    s = predictions.sum(axis=0)
    s2 = (predictions**2).sum(axis=0)
    var = s2 / n - s**2 / n
    return var.mean()


def wrong_06_variance_of_mean_fit(predictions):
    mean_prediction = predictions.mean(axis=0)
    return np.mean((mean_prediction - mean_prediction.mean()) ** 2)


def wrong_07_deviation_instead(predictions):
    spreads = []
    for column in predictions.T:
        spreads.append(column.std())
    return sum(spreads) / len(spreads)


def wrong_08_skips_zero_columns(predictions):
    vs = []
    for c in predictions.T:
        v = np.var(c)
        if v > 0:
            vs.append(v)
    if not vs:
        return 0.0
    return float(np.mean(vs))


def wrong_09_centres_while_mean_moves(predictions):
    p = predictions
    for row in p:
        row -= p.mean(axis=0)
    return (p**2).mean()


def wrong_10_pairs_without_half(predictions):
    # variance = mean squared distance of two fits
    d = predictions[:, None, :] - predictions[None, :, :]
    return np.mean(d**2)


def wrong_11_welford_new_mean_twice(predictions):
    n, p = predictions.shape
    mean = np.zeros(p)
    M2 = np.zeros(p)
    for k, x in enumerate(predictions, start=1):
        mean = mean + (x - mean) / k
        M2 = M2 + (x - mean) ** 2
    return (M2 / n).mean()


def wrong_12_mean_of_whole_cov(predictions):
    c = np.cov(predictions, rowvar=False, bias=True)
    return float(np.mean(c))


def right_01_statistics(predictions):
    return statistics.fmean(statistics.pvariance(c) for c in predictions.T.tolist())


def right_02_half_of_pairs(predictions):
    n, p = predictions.shape
    t = 0.0
    for i in range(n):
        for k in range(i):
            diff = predictions[i] - predictions[k]
            t += diff @ diff
    return t / n**2 / p


def right_03_class_welford(predictions):
    class Acc:
        def __init__(self):
            self.n, self.m, self.s = 0, 0.0, 0.0

        def add(self, x):
            self.n += 1
            d = x - self.m
            self.m += d / self.n
            self.s += d * (x - self.m)

    out = 0.0
    for col in predictions.T:
        a = Acc()
        for x in col:
            a.add(x)
        out += a.s / a.n
    return np.float64(out / predictions.shape[1])
