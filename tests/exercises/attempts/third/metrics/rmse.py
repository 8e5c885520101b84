import math
from functools import reduce

import numpy as np


def wrong_01_root_before_dividing(y_true, y_pred):
    n = len(y_true)
    s = np.sum((y_true - y_pred) ** 2)
    return np.sqrt(s) / n


def wrong_02_norm_never_divided(y_true, y_pred):
    # norm is the root of the squares
    return np.linalg.norm(y_true - y_pred)


def wrong_03_column_minus_row(y_true, y_pred):
    y_true = y_true.reshape(-1, 1)
    e = y_true - y_pred
    return np.sqrt(np.mean(e**2))


def wrong_04_loop_starts_at_one(y_true, y_pred):
    total = 0
    for i in range(1, len(y_true)):
        total += (y_true[i] - y_pred[i]) ** 2
    return math.sqrt(total / len(y_true))


def wrong_05_power_one_over_two(y_true, y_pred):
    return (sum((y_true - y_pred) ** 2) / len(y_true)) ** 1 / 2


def wrong_06_std_of_residuals(y_true, y_pred):
    residuals = y_true - y_pred
    return residuals.std()


def wrong_07_square_of_the_mean(y_true, y_pred):
    e = y_true - y_pred
    return np.sqrt(np.mean(e) ** 2)


def wrong_08_difference_of_squares(y_true, y_pred):
    out = 0.0
    for a, b in zip(y_true, y_pred):
        out = out + abs(a**2 - b**2)
    return (out / len(y_true)) ** 0.5


def wrong_09_subtract_in_place(y_true, y_pred):
    e = y_true
    e -= y_pred
    e **= 2
    return np.sqrt(e.mean())


def wrong_10_half_from_deep_learning_course(y_true, y_pred):
    m = len(y_true)
    J = 1 / (2 * m) * np.sum((y_pred - y_true) ** 2)
    return np.sqrt(J)


def wrong_11_running_mean_weights(y_true, y_pred):
    # keep the mean up to date, no need for a sum
    mean = 0.0
    for i, (a, b) in enumerate(zip(y_true, y_pred)):
        sq = (a - b) ** 2
        if i == 0:
            mean = sq
        else:
            mean = (mean + sq) / 2
    return np.sqrt(mean)


def wrong_12_rounded_like_the_print(y_true, y_pred):
    return round(float(np.sqrt(np.mean((y_true - y_pred) ** 2))), 3)


def right_01_dot_and_hypot(y_true, y_pred):
    d = [float(a) - float(b) for a, b in zip(y_true, y_pred)]
    return math.hypot(*d) / math.sqrt(len(d))


def right_02_reduce(y_true, y_pred):
    total = reduce(lambda acc, ab: acc + (ab[1] - ab[0]) * (ab[1] - ab[0]), zip(y_true, y_pred), 0)
    return (total / y_true.size) ** 0.5


def right_03_variance_plus_bias(y_true, y_pred):
    e = np.asarray(y_pred) - np.asarray(y_true)
    return np.array(np.sqrt(np.var(e) + np.mean(e) ** 2))
