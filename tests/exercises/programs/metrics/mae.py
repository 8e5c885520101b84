"""Answers to metrics/mae: right ones, and wrong ones by what they must be told."""

import math

import numpy as np


def loop(y_true, y_pred):
    total = 0
    for i in range(len(y_true)):
        error = y_true[i] - y_pred[i]
        total += error if error > 0 else -error
    return total / len(y_true)


def vectorised(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred))


def library(y_true, y_pred):
    return np.linalg.norm(np.subtract(y_pred, y_true), ord=1) / y_true.size


def exact_sum(y_true, y_pred):
    return math.fsum(abs(t - p) for t, p in zip(y_true, y_pred, strict=True)) / len(y_true)


def larger_less_smaller(y_true, y_pred):
    return np.mean(np.maximum(y_true, y_pred)) - np.mean(np.minimum(y_true, y_pred))


def root_of_squares(y_true, y_pred):
    return np.array(np.sqrt((y_true - y_pred) ** 2).mean())


def signs(y_true, y_pred):
    errors = y_pred - y_true
    return np.float64(errors @ np.sign(errors) / len(errors))


def signed_mean__as_it_comes(y_true, y_pred):
    return np.mean(y_true - y_pred)


def signed_mean__predicted_first(y_true, y_pred):
    return sum(y_pred - y_true) / len(y_true)


def absolute_value_of_the_mean__too_late(y_true, y_pred):
    return abs(np.mean(y_true - y_pred))


def median__of_sizes(y_true, y_pred):
    return np.median(np.abs(y_pred - y_true))


def mean_square__squared(y_true, y_pred):
    return ((y_true - y_pred) ** 2).mean()


def root_mean_square__rmse(y_true, y_pred):
    return np.sqrt(((y_true - y_pred) ** 2).mean())


def sum_not_mean__sum(y_true, y_pred):
    return np.abs(y_true - y_pred).sum()


def relative__mape(y_true, y_pred):
    return np.mean(np.abs((y_true - y_pred) / y_true))


def not_averaged__sizes(y_true, y_pred):
    return abs(y_true - y_pred)


def companion__largest(y_true, y_pred):
    return np.abs(y_true - y_pred).max()


def invariance__difference_of_sizes(y_true, y_pred):
    return np.mean(np.abs(y_true) - np.abs(y_pred))


def companion__around_the_mean(y_true, y_pred):
    errors = y_pred - y_true
    return np.mean(np.abs(errors - errors.mean()))


def factor__less_one_row(y_true, y_pred):
    return np.sum(np.abs(y_true - y_pred)) / (len(y_true) - 1)


def factor__halved(y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred)) / 2


def one_sided__only_what_is_too_low(y_true, y_pred):
    return np.mean(np.maximum(y_true - y_pred, 0))


def value__range_of_errors(y_true, y_pred):
    return np.ptp(y_true - y_pred) / 2


def relation__whole_number(y_true, y_pred):
    return np.abs(y_true - y_pred).sum() // len(y_true)


def one_sided__return_in_the_loop(y_true, y_pred):
    total = 0
    for t, p in zip(y_true, y_pred, strict=True):
        total += abs(t - p)
        return total / len(y_true)


def one_sided__first_row_left_out(y_true, y_pred):
    return sum(abs(y_true[i] - y_pred[i]) for i in range(1, len(y_true))) / len(y_true)


def broadcast__column(y_true, y_pred):
    return np.mean(np.abs(y_true[:, None] - y_pred))


def invariance__root_of_sizes(y_true, y_pred):
    return np.mean(np.sqrt(np.abs(y_true - y_pred)))


def error__lists(y_true, y_pred):
    return np.mean(abs(list(y_true) - list(y_pred)))
