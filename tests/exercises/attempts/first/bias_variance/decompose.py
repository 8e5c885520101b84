from collections import namedtuple

import numpy as np


def wrong_01_noise_subtracted(predictions, truth, noise_variance):
    b = np.mean((truth - predictions.mean(axis=0)) ** 2)
    v = np.mean(np.var(predictions, axis=0))
    return b, v, b + v - noise_variance


def wrong_02_ddof_one(predictions, truth, noise_variance):
    n = len(predictions)
    m = predictions.mean(axis=0)
    b = ((m - truth) ** 2).mean()
    v = (((predictions - m) ** 2).sum(axis=0) / max(1, n - 1)).mean()
    return b, v, b + v + noise_variance


def wrong_03_truth_as_column(predictions, truth, noise_variance):
    m = predictions.mean(axis=0)
    b = np.mean((m - truth[:, None]) ** 2)
    v = np.mean((predictions - m) ** 2)
    return float(b), float(v), float(b + v + noise_variance)


def wrong_04_noise_added_in_loop(predictions, truth, noise_variance):
    n, p = predictions.shape
    bias2 = var = err = 0.0
    for j in range(p):
        col = predictions[:, j]
        m = sum(col) / n
        bias2 += (m - truth[j]) ** 2 / p
        var += sum((c - m) ** 2 for c in col) / n / p
        err += noise_variance
    err += bias2 + var
    return bias2, var, err


def wrong_05_rounded_like_the_print(predictions, truth, noise_variance):
    b = round(float(np.mean((predictions.mean(axis=0) - truth) ** 2)), 3)
    v = round(float(predictions.var(axis=0).mean()), 3)
    return b, v, round(b + v + noise_variance, 3)


def wrong_06_noise_as_deviation(predictions, truth, noise_variance):
    gap = predictions.mean(axis=0) - truth
    b = gap @ gap / len(gap)
    v = predictions.var(axis=0).mean()
    sigma = noise_variance
    return b, v, b + v + sigma**2


def wrong_07_error_first(predictions, truth, noise_variance):
    b = np.mean((predictions.mean(axis=0) - truth) ** 2)
    v = np.mean(predictions.var(axis=0))
    error = b + v + noise_variance
    return error, b, v


def wrong_08_one_row_forgets_noise(predictions, truth, noise_variance):
    if len(predictions) == 1:
        b = float(np.mean((predictions[0] - truth) ** 2))
        return b, 0.0, b
    b = float(np.mean((predictions.mean(axis=0) - truth) ** 2))
    v = float(np.mean(np.var(predictions, axis=0)))
    return b, v, b + v + noise_variance


def wrong_09_centred_before_bias(predictions, truth, noise_variance):
    p = predictions
    p -= p.mean(axis=0)
    v = np.mean(p**2)
    b = np.mean((predictions.mean(axis=0) - truth) ** 2)
    return b, v, b + v + noise_variance


def wrong_10_prediction_interval(predictions, truth, noise_variance):
    n = len(predictions)
    b = np.mean((np.mean(predictions, axis=0) - truth) ** 2)
    v = np.mean(np.var(predictions, axis=0))
    return b, v, b + v + noise_variance * (1 + 1 / n)


def wrong_11_simulated_labels(predictions, truth, noise_variance):
    rng = np.random.default_rng(0)
    b = np.mean((predictions.mean(axis=0) - truth) ** 2)
    v = np.mean(predictions.var(axis=0))
    fresh = truth + np.sqrt(noise_variance) * rng.normal(size=(500,) + predictions.shape)
    return b, v, np.mean((fresh - predictions) ** 2)


def wrong_12_mse_to_truth(predictions, truth, noise_variance):
    b = np.mean((np.average(predictions, axis=0) - truth) ** 2)
    v = np.mean(np.var(predictions, axis=0))
    expected_error = np.mean(np.square(predictions - truth))
    return b, v, expected_error


def right_01_namedtuple(predictions, truth, noise_variance):
    Parts = namedtuple("Parts", "bias_squared variance expected_error")
    n, p = predictions.shape
    m = np.ones(n) @ predictions / n
    b = sum((x - t) ** 2 for x, t in zip(m, truth)) / p
    v = sum(sum((x - mm) ** 2 for x in c) for c, mm in zip(predictions.T, m)) / (n * p)
    return Parts(b, v, b + v + noise_variance)


def right_02_error_first_then_difference(predictions, truth, noise_variance):
    d = predictions - truth
    v = d.var(axis=0).mean()
    err = np.mean(d * d) + noise_variance
    g = d.mean(axis=0)
    return (np.dot(g, g) / g.size, v, err)


def right_03_two_noise_signs(predictions, truth, noise_variance):
    # labels truth + s and truth - s, equally likely, like the cell with six pairs
    s = noise_variance**0.5
    up = ((truth + s - predictions) ** 2).mean()
    down = ((truth - s - predictions) ** 2).mean()
    mean = predictions.mean(axis=0)
    parts = [np.mean((mean - truth) ** 2), np.mean((predictions - mean) ** 2), (up + down) / 2]
    return tuple(float(x) for x in parts)
