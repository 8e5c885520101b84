import numpy as np


def wrong_01_minus(variance, correlation, n_models):
    return correlation * variance - (1 - correlation) * variance / n_models


def wrong_02_divides_by_n_squared(variance, correlation, n_models):
    return correlation * variance + (1 - correlation) * variance / n_models**2


def wrong_03_axis_diag_only(variance, correlation, n_models):
    C = np.full((n_models, n_models), correlation * variance)
    np.fill_diagonal(C, variance)
    return C.mean(axis=0).sum()


def wrong_04_pairs_once(variance, correlation, n_models):
    total = n_models * variance
    for a in range(n_models):
        for b in range(a):
            total += correlation * variance
    return total / n_models**2


def wrong_05_precedence(variance, correlation, n_models):
    return (correlation * variance + (1 - correlation) * variance) / n_models


def wrong_06_independent(variance, correlation, n_models):
    return variance / n_models


def wrong_07_integer_division(variance, correlation, n_models):
    return correlation * variance + (1 - correlation) * variance // n_models


def wrong_08_many_models_limit(variance, correlation, n_models):
    if n_models == 1:
        return variance
    return correlation * variance


def wrong_09_B_minus_1_pairs(variance, correlation, n_models):
    # B squares, and B-1 mixed products
    mixed = (n_models - 1) * correlation * variance
    return (n_models * variance + mixed) / n_models**2


def wrong_10_variance_squared(variance, correlation, n_models):
    s2 = variance**2  # sigma -> sigma squared
    return correlation * s2 + (1 - correlation) * s2 / n_models


def wrong_11_rho_squared(variance, correlation, n_models):
    shared = correlation**2
    return shared * variance + (1 - shared) * variance / n_models


def wrong_12_returns_standard_deviation(variance, correlation, n_models):
    return np.sqrt(correlation * variance + (1 - correlation) * variance / n_models)


def right_01_covariance_matrix(variance, correlation, n_models):
    C = variance * (
        correlation * np.ones((n_models, n_models)) + (1 - correlation) * np.eye(n_models)
    )
    w = np.ones(n_models) / n_models
    return w @ C @ w


def right_02_count_products(variance, correlation, n_models):
    B = n_models
    return float((B * variance + B * (B - 1) * correlation * variance) / (B * B))


def right_03_blend(variance, correlation, n_models):
    return np.float64(np.interp(correlation, [0, 1], [variance / n_models, variance]))
