"""Answers to metrics/logit_gradients: right ones, and wrong ones by what they must be told."""

import math
from typing import NamedTuple

import numpy as np


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def loop(z, y):
    first, second = [], []
    for logit, label in zip(z, y, strict=True):
        p = 1 / (1 + math.exp(-logit))
        first.append(p - label)
        second.append(2 * (p - label) * p * (1 - p))
    return first, second


def vectorised(z, y):
    p = 1 / (1 + np.exp(-z))
    return p - y, 2 * (p - y) * p * (1 - p)


def library(z, y):
    p = np.exp(-np.logaddexp(0, -z))
    slope = 1 / (np.exp(z / 2) + np.exp(-z / 2)) ** 2
    return np.array([np.subtract(p, y), 2 * np.subtract(p, y) * slope])


class _Slopes(NamedTuple):
    of_log_loss: np.ndarray
    of_square: np.ndarray


def named(z, y):
    p = (1 + np.tanh(z / 2)) / 2
    return _Slopes(p - y, (p - y) * (1 - np.tanh(z / 2) ** 2) / 2)


def chain_rule(z, y):
    p = _sigmoid(z)
    dp = p * (1 - p)
    return [(-y / p + (1 - y) / (1 - p)) * dp, 2 * (p - y) * dp]


def two_groups(z, y):
    p = _sigmoid(z)
    return (
        np.where(y == 1, p - 1, p),
        np.where(y == 1, -2 * p * (1 - p) ** 2, 2 * p**2 * (1 - p)),
    )


def sigma_prime_left_out__slope_in_p(z, y):
    p = _sigmoid(z)
    return p - y, 2 * (p - y)


def sigma_prime_left_out__both_alike(z, y):
    p = _sigmoid(z)
    return p - y, p - y


def wrong_order__square_first(z, y):
    return vectorised(z, y)[::-1]


def two_dropped__half_square(z, y):
    p = _sigmoid(z)
    return p - y, (p - y) * p * (1 - p)


def sigma_prime_in_both__chained_twice(z, y):
    p = _sigmoid(z)
    return (p - y) * p * (1 - p), 2 * (p - y) * p * (1 - p)


def sign_flipped__y_first(z, y):
    p = _sigmoid(z)
    return y - p, 2 * (y - p) * p * (1 - p)


def two_in_both__twos(z, y):
    p = _sigmoid(z)
    return 2 * (p - y), 2 * (p - y) * p * (1 - p)


def sigmoid_left_out__linear(z, y):
    return z - y, 2 * (z - y) * z * (1 - z)


def slope_in_p__first(z, y):
    p = _sigmoid(z)
    return (p - y) / (p * (1 - p)), 2 * (p - y) * p * (1 - p)


def sigma_prime_of_p__twice(z, y):
    p = _sigmoid(z)
    return p - y, 2 * (p - y) * _sigmoid(p) * (1 - _sigmoid(p))


def divided_by_n__means(z, y):
    p = _sigmoid(z)
    return np.mean(p - y), np.mean(2 * (p - y) * p * (1 - p))


def the_losses__themselves(z, y):
    p = _sigmoid(z)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)), (p - y) ** 2


def companion__sigma_prime_alone(z, y):
    p = _sigmoid(z)
    return p - y, 2 * p * (1 - p)


def companion__without_one_factor(z, y):
    p = _sigmoid(z)
    return p - y, 2 * (p - y) * p


def companion__tanh_prime(z, y):
    p = _sigmoid(z)
    return p - y, 2 * (p - y) * (1 - p**2)


def companion__labels_made_signs(z, y):
    p, sign = _sigmoid(z), 2 * y - 1
    return p - sign, 2 * (p - sign) * p * (1 - p)


def members__second_flipped(z, y):
    p = _sigmoid(z)
    return p - y, 2 * (y - p) * p * (1 - p)


def members__first_flipped(z, y):
    p = _sigmoid(z)
    return y - p, 2 * (p - y) * p * (1 - p)


def members__order_and_two(z, y):
    p = _sigmoid(z)
    return 2 * (p - y), (p - y) * p * (1 - p)


def companion__sign_of_z(z, y):
    p = 1 / (1 + np.exp(z))
    return p - y, 2 * (p - y) * p * (1 - p)


def relation__stacked(z, y):
    return np.column_stack(vectorised(z, y))


def members__error_squared(z, y):
    p = _sigmoid(z)
    return p - y, (p - y) ** 2 * p * (1 - p)


def members__first_without_negatives(z, y):
    p = _sigmoid(z)
    return -y * (1 - p), 2 * (p - y) * p * (1 - p)


def members__four(z, y):
    p = _sigmoid(z)
    return p - y, 4 * (p - y) * p * (1 - p)


def members__plus(z, y):
    p = _sigmoid(z)
    return p - y, 2 * (p - y) * p * (1 + p)


def companion__hard_labels(z, y):
    p = (z > 0) * 1.0
    return p - y, 2 * (p - y) * _sigmoid(z) * (1 - _sigmoid(z))


def code__no_brackets(z, y):
    p = 1 / 1 + np.exp(-z)
    return p - y, 2 * (p - y) * p * (1 - p)


def relation__one_array(z, y):
    return _sigmoid(z) - y
