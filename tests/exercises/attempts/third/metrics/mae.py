import statistics

import numpy as np


def wrong_01_abs_around_the_mean(y_true, y_pred):
    return abs(np.mean(y_true - y_pred))


def wrong_02_n_minus_one(y_true, y_pred):
    n = len(y_true)
    return np.abs(y_true - y_pred).sum() / (n - 1)


def wrong_03_outer_differences(y_true, y_pred):
    e = np.abs(np.subtract.outer(y_true, y_pred))
    return e.mean()


def wrong_04_last_ride_dropped(y_true, y_pred):
    total = 0
    for i in range(len(y_true) - 1):
        total += abs(y_true[i] - y_pred[i])
    return total / len(y_true)


def wrong_05_whole_minutes(y_true, y_pred):
    total = 0
    for t, p in zip(y_true, y_pred):
        total += int(abs(t - p))
    return total / len(y_true)


def wrong_06_mape(y_true, y_pred):
    # lesson: off = abs(prices - forecast) / prices
    off = np.abs(y_true - y_pred) / np.maximum(np.abs(y_true), 1e-9)
    return off.mean()


def wrong_07_only_when_too_late(y_true, y_pred):
    late = [t - p for t, p in zip(y_true, y_pred) if t > p]
    return sum(late) / len(y_true)


def wrong_08_zero_residuals_not_counted(y_true, y_pred):
    e = np.abs(y_true - y_pred)
    e = e[e > 0]
    if len(e) == 0:
        return 0.0
    return e.mean()


def wrong_09_signs_dropped_in_the_input(y_true, y_pred):
    np.subtract(y_true, y_pred, out=y_true)
    np.abs(y_true, out=y_true)
    return np.mean(y_true)


def wrong_10_mean_absolute_deviation(y_true, y_pred):
    # MAD as in the statistics class
    e = y_true - y_pred
    return np.mean(np.abs(e - e.mean()))


def wrong_11_abs_of_each_side_first(y_true, y_pred):
    a = np.abs(y_true)
    b = np.abs(y_pred)
    return np.mean(np.abs(a - b))


def wrong_12_abs_closes_too_late(y_true, y_pred):
    total = 0
    for i in range(len(y_true)):
        total = abs(total + y_true[i] - y_pred[i])
    return total / len(y_true)


def right_01_fmean(y_true, y_pred):
    return statistics.fmean(abs(float(a) - float(b)) for a, b in zip(y_true, y_pred))


def right_02_max_minus_min(y_true, y_pred):
    return (np.maximum(y_true, y_pred).sum() - np.minimum(y_true, y_pred).sum()) / np.size(y_pred)


def right_03_dot_with_sign(y_true, y_pred):
    e = y_pred - y_true
    return np.sign(e) @ e / e.shape[0]
