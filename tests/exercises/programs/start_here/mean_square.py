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


def square_of_the_mean__squared_mean(values):
    return np.mean(values) ** 2


def sum_not_mean__sum_of_squares(values):
    return np.sum(values**2)


def root_taken__root_mean_square(values):
    return math.sqrt(np.mean(values**2))


def root_taken__length(values):
    return np.linalg.norm(values)


def not_squared__mean(values):
    return sum(values) / len(values)


def not_squared__mean_size(values):
    return np.abs(values).mean()


def mean_left_out__squares(values):
    return [value**2 for value in values]


def deviations_squared__variance(values):
    return np.mean((values - values.mean()) ** 2)


def code__sample_divisor(values):
    return np.sum(values**2) / (len(values) - 1)


def factor__half(values):
    return np.mean(values**2) / 2


def substitution__first_value(values):
    return values[0] ** 2
