"""Answers to bias_variance/bias_squared: right ones, and wrong ones by what they are told."""

import math
from statistics import fmean

import numpy as np


def loop(predictions, truth):
    n_datasets, n_points = predictions.shape
    total = 0.0
    for j in range(n_points):
        mean = 0.0
        for i in range(n_datasets):
            mean += predictions[i, j] / n_datasets
        total += (mean - truth[j]) ** 2
    return total / n_points


def vectorised(predictions, truth):
    return np.mean((predictions.mean(axis=0) - truth) ** 2)


def library(predictions, truth):
    gap = np.average(predictions, axis=0) - np.asarray(truth)
    return gap @ gap / gap.size


def columns(predictions, truth):
    """Plain Python, a column at a time."""
    columns = zip(*predictions.tolist(), strict=True)
    return fmean((fmean(column) - t) ** 2 for column, t in zip(columns, truth, strict=True))


def total_less_variance(predictions, truth):
    total = ((predictions - truth) ** 2).mean()
    return total - predictions.var(axis=0).mean()


def norm(predictions, truth):
    return np.linalg.norm(np.mean(predictions - truth, 0)) ** 2 / len(truth)


def averaged_before_squaring__mean_gap_squared(predictions, truth):
    return np.mean(predictions.mean(axis=0) - truth) ** 2


def averaged_before_squaring__of_the_two_means(predictions, truth):
    return (predictions.mean() - truth.mean()) ** 2


def averaged_before_squaring__without_signs(predictions, truth):
    return np.mean(np.abs(predictions.mean(axis=0) - truth)) ** 2


def variance_left_in__mean_squared_error(predictions, truth):
    return ((predictions - truth) ** 2).mean()


def variance_left_in__loop_over_datasets(predictions, truth):
    errors = []
    for row in predictions:
        errors.append(np.mean((row - truth) ** 2))
    return np.mean(errors)


def not_squared__signed(predictions, truth):
    return np.mean(predictions - truth)


def not_squared__truth_first(predictions, truth):
    return (truth - predictions.mean(axis=0)).mean()


def not_squared__absolute(predictions, truth):
    return np.mean(abs(predictions.mean(axis=0) - truth))


def root_taken__root_at_the_end(predictions, truth):
    return math.sqrt(np.mean((predictions.mean(axis=0) - truth) ** 2))


def summed_over_points__sum(predictions, truth):
    return np.sum((predictions.mean(axis=0) - truth) ** 2)


def mean_over_points__other_axis(predictions, truth):
    return np.mean((predictions.mean(axis=1) - truth) ** 2)


def grand_mean__axis_forgotten(predictions, truth):
    return np.mean((predictions.mean() - truth) ** 2)


def median_prediction__median(predictions, truth):
    return np.mean((np.median(predictions, axis=0) - truth) ** 2)


def not_divided_over_datasets__sum(predictions, truth):
    return np.mean((predictions.sum(axis=0) - truth) ** 2)


def share_of_variance_taken_off__unbiased(predictions, truth):
    n = len(predictions)
    corrected = np.mean((predictions.mean(axis=0) - truth) ** 2)
    return corrected - predictions.var(axis=0).mean() / n


def companion__variance(predictions, truth):
    return predictions.var(axis=0).mean()


def shape__of_each_point(predictions, truth):
    return (predictions.mean(axis=0) - truth) ** 2


def none__return_forgotten(predictions, truth):
    result = np.mean((predictions.mean(axis=0) - truth) ** 2)  # noqa: F841


def changed_input__in_place(predictions, truth):
    predictions -= truth
    return np.mean(predictions.mean(axis=0) ** 2)


def factor__halved(predictions, truth):
    return 0.5 * np.mean((predictions.mean(axis=0) - truth) ** 2)


def invariance__first_dataset_left_out(predictions, truth):
    return np.mean((predictions[1:].mean(axis=0) - truth) ** 2) if len(predictions) > 1 else 0.0


def contrast__returned_inside_the_loop(predictions, truth):
    total = 0.0
    for j in range(len(truth)):
        total += (predictions[:, j].mean() - truth[j]) ** 2
        return total / len(truth)


def substitution__truth_forgotten(predictions, truth):
    return np.mean(predictions.mean(axis=0) ** 2)


def factor__divided_by_datasets(predictions, truth):
    return np.sum((predictions.mean(axis=0) - truth) ** 2) / len(predictions)
