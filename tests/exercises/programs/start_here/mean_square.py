"""Answers to start_here/mean_square: right ones, and wrong ones by what they must be told."""

import math
import statistics

import numpy as np


def loop(values):
    total = 0
    for value in values:
        total += value * value
    return total / len(values)


def vectorised(values):
    return (values**2).mean()


def dot_product(values):
    return values @ values / values.size


def library(values):
    return statistics.fmean(float(value) ** 2 for value in values)


def norm(values):
    return np.linalg.norm(values) ** 2 / len(values)


def variance_plus_squared_mean(values):
    return np.var(values) + np.mean(values) ** 2


def squared_mean(values):
    return np.mean(values) ** 2


def squared_mean_in_a_loop(values):
    return (sum(values) / len(values)) ** 2


def sum_of_squares(values):
    return np.sum(values**2)


def sum_of_squares_as_a_product(values):
    return values @ values


def root_mean_square(values):
    return math.sqrt(np.mean(values**2))


def length(values):
    return np.linalg.norm(values)


def mean(values):
    return sum(values) / len(values)


def mean_size(values):
    return np.abs(values).mean()


def squares(values):
    return [value**2 for value in values]


def variance(values):
    return np.mean((values - values.mean()) ** 2)


def sample_divisor(values):
    return np.sum(values**2) / (len(values) - 1)


def half(values):
    return np.mean(values**2) / 2


def first_value(values):
    return values[0] ** 2


RIGHT = [loop, vectorised, dot_product, library, norm, variance_plus_squared_mean]

WRONG = {
    "square_of_the_mean": [squared_mean, squared_mean_in_a_loop],
    "sum_not_mean": [sum_of_squares, sum_of_squares_as_a_product],
    "root_taken": [root_mean_square, length],
    "not_squared": [mean, mean_size],
    "mean_left_out": [squares],
    "deviations_squared": [variance],
    "not right": [sample_divisor, half, first_value],
}
