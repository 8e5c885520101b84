"""Answers to bias_variance/ensemble_variance: right ones, and wrong ones by what they are told."""

import math

import numpy as np


def loop(variance, correlation, n_models):
    """Every pair of models, a model with itself among them."""
    total = 0.0
    for i in range(n_models):
        for j in range(n_models):
            total += variance if i == j else correlation * variance
    return total / n_models**2


def vectorised(variance, correlation, n_models):
    covariance = np.full((n_models, n_models), correlation * variance)
    np.fill_diagonal(covariance, variance)
    return covariance.mean()


def library(variance, correlation, n_models):
    return correlation * variance + (1 - correlation) * variance / n_models


def in_one_fraction(variance, correlation, n_models):
    return variance * (1 + (n_models - 1) * correlation) / n_models


def quadratic_form(variance, correlation, n_models):
    weights = np.ones(n_models) / n_models
    R = (1 - correlation) * np.eye(n_models) + correlation
    return np.array(variance * weights @ R @ weights)


def of_two_parts(variance, correlation, n_models):
    shared = variance * correlation
    return math.fsum([shared, (variance - shared) / n_models])


def independent__over_b(variance, correlation, n_models):
    return variance / n_models


def independent__brackets_around_both(variance, correlation, n_models):
    return (correlation * variance + (1 - correlation) * variance) / n_models


def own_share_not_reduced__all_of_it(variance, correlation, n_models):
    return correlation * variance + variance / n_models


def own_share_not_reduced__counted_with_itself(variance, correlation, n_models):
    return variance * (1 + n_models * correlation) / n_models


def standard_error__of_independent_ones(variance, correlation, n_models):
    return math.sqrt(variance) / math.sqrt(n_models)


def standard_error__root_at_the_end(variance, correlation, n_models):
    return np.sqrt(correlation * variance + (1 - correlation) * variance / n_models)


def shares_swapped__other_way_round(variance, correlation, n_models):
    return (1 - correlation) * variance + correlation * variance / n_models


def shared_part_only__limit(variance, correlation, n_models):
    return correlation * variance


def own_part_only__shared_forgotten(variance, correlation, n_models):
    return (1 - correlation) * variance / n_models


def nothing_gained__single(variance, correlation, n_models):
    return variance


def divided_by_one_less__b_less_one(variance, correlation, n_models):
    return correlation * variance + (1 - correlation) * variance / (n_models - 1)


def divided_by_the_square__b_squared(variance, correlation, n_models):
    return correlation * variance + (1 - correlation) * variance / n_models**2


def divided_by_the_root__of_b(variance, correlation, n_models):
    return correlation * variance + (1 - correlation) * variance / math.sqrt(n_models)


def taken_as_standard_deviation__squared(variance, correlation, n_models):
    return correlation * variance**2 + (1 - correlation) * variance**2 / n_models


def correlation_squared__in_the_shared_part(variance, correlation, n_models):
    return correlation**2 * variance + (1 - correlation) * variance / n_models


def variance_left_out_of_a_part__as_it_is(variance, correlation, n_models):
    return correlation + (1 - correlation) * variance / n_models


def companion__of_the_sum(variance, correlation, n_models):
    return n_models * variance + n_models * (n_models - 1) * correlation * variance


def companion__saved(variance, correlation, n_models):
    return variance - library(variance, correlation, n_models)


def companion__share(variance, correlation, n_models):
    return library(1.0, correlation, n_models)


def variance_left_out_of_a_part__own(variance, correlation, n_models):
    return correlation * variance + (1 - correlation) / n_models


def value__plus_rho(variance, correlation, n_models):
    return correlation * variance + (1 + correlation) * variance / n_models


def value__pairs_counted_once(variance, correlation, n_models):
    pairs = n_models * (n_models - 1) / 2
    return (n_models * variance + pairs * correlation * variance) / n_models**2


def value__covariances_left_undivided(variance, correlation, n_models):
    return variance / n_models + (n_models - 1) * correlation * variance


def value__floor_division(variance, correlation, n_models):
    return correlation * variance + (1 - correlation) * variance // n_models


def raised__unpacked_table(variance, correlation, n_models):
    return np.var(variance, ddof=1) / len(n_models)
