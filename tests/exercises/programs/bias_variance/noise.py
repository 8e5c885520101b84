"""Answers to bias_variance/noise: right ones, and wrong ones by what they are told."""

import itertools
import math
import statistics

import numpy as np


def loop(y_repeats):
    n_repeats, n_points = y_repeats.shape
    total = 0.0
    for j in range(n_points):
        mean = sum(y_repeats[:, j]) / n_repeats
        total += sum((y - mean) ** 2 for y in y_repeats[:, j]) / (n_repeats - 1)
    return total / n_points


def vectorised(y_repeats):
    n = len(y_repeats)
    return np.mean(np.sum((y_repeats - y_repeats.mean(axis=0)) ** 2, axis=0) / (n - 1))


def library(y_repeats):
    return np.var(y_repeats, axis=0, ddof=1).mean()


def columns(y_repeats):
    return statistics.fmean(statistics.variance(column) for column in y_repeats.T.tolist())


def all_pairs(y_repeats):
    pairs = itertools.combinations(y_repeats, 2)
    return np.mean([np.mean((a - b) ** 2) / 2 for a, b in pairs])


def from_the_residuals(y_repeats):
    n_repeats, n_points = y_repeats.shape
    residuals = (y_repeats - np.mean(y_repeats, axis=0, keepdims=True)).ravel()
    return residuals @ residuals / (n_points * (n_repeats - 1))


def divided_by_n__ddof_forgotten(y_repeats):
    return np.var(y_repeats, axis=0).mean()


def across_points__other_axis(y_repeats):
    return y_repeats.var(axis=1, ddof=1).mean()


def across_points__of_the_means(y_repeats):
    return np.var(y_repeats.mean(axis=0))


def all_at_once__axis_forgotten(y_repeats):
    return np.var(y_repeats, ddof=1)


def standard_deviation__mean_of_them(y_repeats):
    return np.std(y_repeats, axis=0, ddof=1).mean()


def standard_deviation__root_of_the_mean(y_repeats):
    return math.sqrt(np.var(y_repeats, axis=0, ddof=1).mean())


def averaged_over_points_first__of_the_rounds(y_repeats):
    return np.var(y_repeats.mean(axis=1), ddof=1)


def of_the_mean__standard_error_squared(y_repeats):
    return (y_repeats.var(axis=0, ddof=1) / len(y_repeats)).mean()


def summed_over_points__sum(y_repeats):
    return np.sum(np.var(y_repeats, axis=0, ddof=1))


def divided_by_points__points_less_one(y_repeats):
    n_points = y_repeats.shape[1]
    squares = (y_repeats - y_repeats.mean(axis=0)) ** 2
    return float(np.mean(squares.sum(axis=0) / (n_points - 1)))


def one_taken_off_for_all__residuals(y_repeats):
    return np.var(y_repeats - y_repeats.mean(axis=0), ddof=1)


def mean_not_subtracted__sum_of_squares(y_repeats):
    return np.mean(np.sum(y_repeats**2, axis=0) / (len(y_repeats) - 1))


def differences_not_halved__of_neighbours(y_repeats):
    return np.mean((y_repeats[1:] - y_repeats[:-1]) ** 2)


def companion__half_of_neighbours(y_repeats):
    return np.mean(np.diff(y_repeats, axis=0) ** 2) / 2


def shape__of_each_point(y_repeats):
    return np.var(y_repeats, axis=0, ddof=1)


def factor__summed_over_repeats(y_repeats):
    return np.mean(np.sum((y_repeats - y_repeats.mean(axis=0)) ** 2, axis=0))


def one_sided__one_more(y_repeats):
    squares = np.sum((y_repeats - y_repeats.mean(axis=0)) ** 2, axis=0)
    return np.mean(squares / (len(y_repeats) + 1))


def invariance__less_one_after_dividing(y_repeats):
    squares = np.sum((y_repeats - y_repeats.mean(axis=0)) ** 2, axis=0)
    return np.mean(squares / len(y_repeats) - 1)


def none__printed(y_repeats):
    print(np.var(y_repeats, axis=0, ddof=1).mean())


def value__against_the_first(y_repeats):
    return np.mean((y_repeats[1:] - y_repeats[0]) ** 2)
