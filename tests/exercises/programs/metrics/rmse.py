"""Answers to metrics/rmse: right ones, and wrong ones by what they must be told."""

import math

import numpy as np


def loop(y_true, y_pred):
    total = 0
    for t, p in zip(y_true, y_pred, strict=True):
        total += (t - p) ** 2
    return math.sqrt(total / len(y_true))


def vectorised(y_true, y_pred):
    return np.sqrt(np.mean((y_true - y_pred) ** 2))


def library(y_true, y_pred):
    return np.linalg.norm(y_pred - y_true) / np.sqrt(np.size(y_true))


def hypot(y_true, y_pred):
    return math.hypot(*(y_pred - y_true).tolist()) / len(y_true) ** 0.5


def zero_dimensional(y_true, y_pred):
    return np.array(np.average(np.square(y_pred - y_true))) ** 0.5


def distance(y_true, y_pred):
    return math.dist(y_true, y_pred) / math.sqrt(len(y_pred))


def spread_and_mean(y_true, y_pred):
    errors = y_pred - y_true
    return np.float64(np.var(errors) + errors.mean() ** 2) ** 0.5


def no_root__mean_squared(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)


def absolute_error__root_of_each(y_true, y_pred):
    return np.mean(np.sqrt((y_true - y_pred) ** 2))


def ddof_1__unbiased(y_true, y_pred):
    return math.sqrt(sum((y_true - y_pred) ** 2) / (len(y_true) - 1))


def root_of_the_sum__norm(y_true, y_pred):
    return np.linalg.norm(y_true - y_pred)


def divided_after_the_root__sum_first(y_true, y_pred):
    return np.sum((y_true - y_pred) ** 2) ** 0.5 / len(y_true)


def mean_before_square__mean_first(y_true, y_pred):
    return np.sqrt(np.mean(y_true - y_pred) ** 2)


def centred__std(y_true, y_pred):
    return (y_pred - y_true).std()


def not_averaged__squares(y_true, y_pred):
    return [(t - p) ** 2 for t, p in zip(y_true, y_pred, strict=True)]


def companion__median(y_true, y_pred):
    return np.median(np.abs(y_true - y_pred))


def companion__largest(y_true, y_pred):
    return max(abs(y_true - y_pred))


def companion__of_the_means(y_true, y_pred):
    return (y_true.mean() - y_pred.mean()) ** 2


def companion__explained(y_true, y_pred):
    return 1 - np.sum((y_true - y_pred) ** 2) / np.sum((y_true - y_true.mean()) ** 2)


def factor__half_the_mean(y_true, y_pred):
    return np.sqrt(np.mean((y_true - y_pred) ** 2)) / 2


def factor__half_under_the_root(y_true, y_pred):
    return np.sqrt(np.mean((y_true - y_pred) ** 2) / 2)


def invariance__precedence(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2) ** 1 / 2


def one_sided__return_in_the_loop(y_true, y_pred):
    total = 0
    for t, p in zip(y_true, y_pred, strict=True):
        total += (t - p) ** 2
        return math.sqrt(total / len(y_true))


def relation__rounded(y_true, y_pred):
    return round(math.sqrt(np.mean((y_true - y_pred) ** 2)), 2)


def one_sided__last_row_left_out(y_true, y_pred):
    total = 0
    for i in range(len(y_true) - 1):
        total += (y_true[i] - y_pred[i]) ** 2
    return math.sqrt(total / len(y_true))


def companion__difference_of_squares(y_true, y_pred):
    return np.sqrt(np.abs(np.mean(y_true**2 - y_pred**2)))


def substitution__sum_of_both(y_true, y_pred):
    return np.sqrt(np.mean((y_true + y_pred) ** 2))


def error__sqrt_of_all(y_true, y_pred):
    return np.mean(math.sqrt((y_true - y_pred) ** 2))


def broadcast__column(y_true, y_pred):
    return np.sqrt(np.mean((y_true.reshape(-1, 1) - y_pred) ** 2))
