"""Answers to bias_variance/decompose: right ones, and wrong ones by what they are told."""

import math
from typing import NamedTuple

import numpy as np


def loop(predictions, truth, noise_variance):
    n_datasets, n_points = predictions.shape
    bias_squared = variance = 0.0
    for j in range(n_points):
        mean = sum(row[j] for row in predictions) / n_datasets
        bias_squared += (mean - truth[j]) ** 2 / n_points
        for row in predictions:
            variance += (row[j] - mean) ** 2 / n_datasets / n_points
    return bias_squared, variance, bias_squared + variance + noise_variance


def vectorised(predictions, truth, noise_variance):
    mean = predictions.mean(axis=0)
    bias_squared = np.mean((mean - truth) ** 2)
    variance = np.mean((predictions - mean) ** 2)
    return bias_squared, variance, bias_squared + variance + noise_variance


def library(predictions, truth, noise_variance):
    error = np.mean(np.square(np.subtract(predictions, truth))) + noise_variance
    variance = np.var(predictions, axis=0).mean()
    return [error - variance - noise_variance, variance, error]


class _Parts(NamedTuple):
    bias_squared: float
    variance: float
    expected_error: float


def named(predictions, truth, noise_variance):
    gap = predictions.mean(axis=0) - truth
    parts = float(gap @ gap / len(gap)), float(predictions.var(axis=0).mean())
    return _Parts(*parts, math.fsum((*parts, noise_variance)))


def as_an_array(predictions, truth, noise_variance):
    parts = np.zeros(3)
    parts[0] = ((truth - predictions.mean(axis=0)) ** 2).mean()
    parts[1] = predictions.var(axis=0).mean()
    parts[2] = parts.sum() + noise_variance
    return parts


def _bias_squared(predictions, truth):
    return np.mean((predictions.mean(axis=0) - truth) ** 2)


def _variance(predictions):
    return np.mean(np.var(predictions, axis=0))


def noise_left_out__sum_of_two(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    return b, v, b + v


def noise_left_out__mean_squared_error(predictions, truth, noise_variance):
    error = np.mean((predictions - truth) ** 2)
    return _bias_squared(predictions, truth), _variance(predictions), error


def bias_not_squared__signed(predictions, truth, noise_variance):
    bias, v = np.mean(predictions.mean(axis=0) - truth), _variance(predictions)
    return bias, v, bias + v + noise_variance


def bias_not_squared__squared_only_in_the_sum(predictions, truth, noise_variance):
    bias = np.sqrt(_bias_squared(predictions, truth))
    v = _variance(predictions)
    return bias, v, bias**2 + v + noise_variance


def bias_not_squared__absolute(predictions, truth, noise_variance):
    bias = np.mean(np.abs(predictions.mean(axis=0) - truth))
    v = _variance(predictions)
    return bias, v, bias + v + noise_variance


def parts_swapped__variance_first(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    return v, b, v + b + noise_variance


def variance_counted_twice__errors_of_each_dataset(predictions, truth, noise_variance):
    b = np.mean((predictions - truth) ** 2)
    v = _variance(predictions)
    return b, v, b + v + noise_variance


def averaged_before_squaring__mean_gap(predictions, truth, noise_variance):
    b = (predictions.mean() - truth.mean()) ** 2
    v = _variance(predictions)
    return b, v, b + v + noise_variance


def summed_over_points__both(predictions, truth, noise_variance):
    b = np.sum((predictions.mean(axis=0) - truth) ** 2)
    v = np.var(predictions, axis=0).sum()
    return b, v, b + v + noise_variance


def variance_by_one_less__ddof(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), np.mean(np.var(predictions, axis=0, ddof=1))
    return b, v, b + v + noise_variance


def standard_deviation__of_each_point(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), np.mean(np.std(predictions, axis=0))
    return b, v, b + v + noise_variance


def variance_across_points__other_axis(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), np.mean(np.var(predictions, axis=1))
    return b, v, b + v + noise_variance


def noise_taken_as_deviation__squared(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    return b, v, b + v + noise_variance**2


def gap_in_the_sum__signed(predictions, truth, noise_variance):
    bias = np.mean(predictions.mean(axis=0) - truth)
    v = _variance(predictions)
    return _bias_squared(predictions, truth), v, bias + v + noise_variance


def bias_squared_again__in_the_sum(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    return b, v, b**2 + v + noise_variance


def bias_and_variance_squared_again__in_the_sum(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    return b, v, b**2 + v**2 + noise_variance


def noise_subtracted__minus(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    return b, v, b + v - noise_variance


def root_of_the_error__rmse(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    return b, v, math.sqrt(b + v + noise_variance)


def noise_in_place_of_the_error__three_parts(predictions, truth, noise_variance):
    return _bias_squared(predictions, truth), _variance(predictions), noise_variance


def members__total_first(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    return b + v + noise_variance, b, v


def members__variance_summed(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), np.sum(np.var(predictions, axis=0))
    return b, v, b + v + noise_variance


def relation__total_alone(predictions, truth, noise_variance):
    return _bias_squared(predictions, truth) + _variance(predictions) + noise_variance


def shape__two_parts(predictions, truth, noise_variance):
    return _bias_squared(predictions, truth), _variance(predictions)


def type__dict(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    return {"bias_squared": b, "variance": v, "expected_error": b + v + noise_variance}


def members__median(predictions, truth, noise_variance):
    b = np.mean((np.median(predictions, axis=0) - truth) ** 2)
    v = _variance(predictions)
    return b, v, b + v + noise_variance


def members__both_unaveraged(predictions, truth, noise_variance):
    b = (predictions.mean() - truth.mean()) ** 2
    v = np.mean(np.var(predictions, axis=1))
    return b, v, _bias_squared(predictions, truth) + _variance(predictions) + noise_variance


def noise_left_out__never_used(predictions, truth, noise_variance):
    b, v = _bias_squared(predictions, truth), _variance(predictions)
    total = b + v
    return np.array([b, v, total])
