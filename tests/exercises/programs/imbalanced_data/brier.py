"""Answers to imbalanced_data/brier: right ones, and wrong ones by what they are told."""

import math
import statistics

import numpy as np


def loop(y_true, p):
    total = 0
    for label, share in zip(y_true, p, strict=True):
        total += (share - label) ** 2
    return total / len(p)


def vectorised(y_true, p):
    return np.mean((p - y_true) ** 2)


def library(y_true, p):
    return statistics.fmean((a - b) ** 2 for a, b in zip(y_true.tolist(), p.tolist(), strict=True))


def by_cases(y_true, p):
    return np.array(np.where(y_true == 1, (1 - p) ** 2, p**2).mean())


def product(y_true, p):
    gap = y_true - p
    return gap @ gap / gap.size


def multiplied_out(y_true, p):
    return np.average(p**2 - 2 * p * y_true + y_true)


def doubled__both_columns(y_true, p):
    table = np.column_stack([1 - p, p])
    return np.mean(np.sum((table - np.column_stack([1 - y_true, y_true])) ** 2, axis=1))


def root__rmse(y_true, p):
    return math.sqrt(np.mean((p - y_true) ** 2))


def log_loss__clipped(y_true, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def log_loss__unclipped(y_true, p):
    return -np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))


def absolute__no_square(y_true, p):
    return np.mean(abs(p - y_true))


def halved__as_in_gradients(y_true, p):
    return np.mean((p - y_true) ** 2) / 2


def sum__not_divided(y_true, p):
    return np.sum((p - y_true) ** 2)


def not_averaged__each_row(y_true, p):
    return (p - y_true) ** 2


def averaged_before_squaring__brackets(y_true, p):
    return np.mean(p - y_true) ** 2


def signed__no_square(y_true, p):
    return np.mean(y_true - p)


def signed__precedence(y_true, p):
    return np.mean(p - y_true**2)


def labels_of_one_half__rounded(y_true, p):
    return np.mean(((p >= 0.5) - y_true) ** 2)


def positives_only__masked_by_y(y_true, p):
    return np.mean(y_true * (p - y_true) ** 2)


def negatives_only__p_squared(y_true, p):
    return np.mean((1 - y_true) * p**2)


def labels_exchanged__one_minus(y_true, p):
    return np.mean((p - (1 - y_true)) ** 2)


def bracket_missing__p_squared(y_true, p):
    return np.mean(p**2 - y_true)


def one_degree_lost__ddof(y_true, p):
    return np.sum((p - y_true) ** 2) / (len(p) - 1)


def companion__skill(y_true, p):
    return 1 - np.mean((p - y_true) ** 2) / np.var(y_true)


def broadcast__a_column(y_true, p):
    return np.mean((p.reshape(-1, 1) - y_true) ** 2)


def factor__divided_twice(y_true, p):
    return np.sum((p - y_true) ** 2) / len(p) ** 2


def relation__a_tuple(y_true, p):
    return (np.mean((p - y_true) ** 2),)


def contrast__return_in_the_loop(y_true, p):
    total = 0.0
    for label, share in zip(y_true, p, strict=True):
        total += (share - label) ** 2
        return total / len(p)
