"""Answers to bias_variance/variance: right ones, and wrong ones by what they are told."""

import math
import statistics

import numpy as np


def loop(predictions):
    n_datasets, n_points = predictions.shape
    total = 0.0
    for j in range(n_points):
        mean = sum(predictions[i, j] for i in range(n_datasets)) / n_datasets
        for i in range(n_datasets):
            total += (predictions[i, j] - mean) ** 2
    return total / (n_datasets * n_points)


def vectorised(predictions):
    return np.mean((predictions - predictions.mean(axis=0)) ** 2)


def library(predictions):
    return np.var(predictions, axis=0).mean()


def columns(predictions):
    return statistics.fmean(statistics.pvariance(column) for column in predictions.T.tolist())


def mean_of_squares_less_square_of_mean(predictions):
    return ((predictions**2).mean(axis=0) - predictions.mean(axis=0) ** 2).mean()


def trace_of_the_covariance(predictions):
    return np.trace(np.atleast_2d(np.cov(predictions, rowvar=False, ddof=0))) / predictions.shape[1]


def pairs(predictions):
    differences = predictions[:, None, :] - predictions[None, :, :]
    return np.mean(differences**2) / 2


def across_points__within_a_dataset(predictions):
    return np.mean(np.var(predictions, axis=1))


def across_points__of_the_mean_prediction(predictions):
    return np.var(predictions.mean(axis=0))


def divided_by_one_less__ddof(predictions):
    return predictions.var(axis=0, ddof=1).mean()


def divided_by_one_less__by_hand(predictions):
    squares = (predictions - predictions.mean(axis=0)) ** 2
    return float((squares.sum(axis=0) / (len(predictions) - 1)).mean())


def divided_by_one_less__statistics(predictions):
    return statistics.fmean(statistics.variance(column) for column in predictions.T.tolist())


def standard_deviation__mean_of_them(predictions):
    return predictions.std(axis=0).mean()


def standard_deviation__root_of_the_mean(predictions):
    return math.sqrt(predictions.var(axis=0).mean())


def all_at_once__axis_forgotten(predictions):
    return np.var(predictions)


def averaged_over_points_first__variance_of_means(predictions):
    return np.var([np.mean(row) for row in predictions])


def summed_over_points__sum(predictions):
    return predictions.var(axis=0).sum()


def summed_over_datasets__sum(predictions):
    return np.sum((predictions - predictions.mean(axis=0)) ** 2, axis=0).mean()


def absolute_distances__absolute(predictions):
    return np.mean(np.abs(predictions - predictions.mean(axis=0)))


def mean_not_subtracted__mean_of_squares(predictions):
    return np.mean(predictions**2)


def from_the_median__median(predictions):
    return np.mean((predictions - np.median(predictions, axis=0)) ** 2)


def shape__of_each_point(predictions):
    return np.var(predictions, axis=0)


def companion__last_point_of_the_loop(predictions):
    for j in range(predictions.shape[1]):
        spread = np.var(predictions[:, j])
        break
    return spread


def raised__whole_table_to_statistics(predictions):
    return statistics.pvariance(predictions.tolist())


def factor__summed_over_all(predictions):
    return np.sum((predictions - predictions.mean(axis=0)) ** 2)


def constant__square_outside_the_mean(predictions):
    return np.mean(predictions - predictions.mean(axis=0)) ** 2


def raised__axis_two(predictions):
    return np.mean(np.var(predictions, axis=2))


def relation__comma_for_a_point(predictions):
    return np.mean(np.var(predictions, 0)), 0
