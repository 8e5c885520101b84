"""Answers to bias_variance/effective_degrees_of_freedom: right ones, and wrong ones."""

import numpy as np


def loop(X, alpha):
    total = 0.0
    for s in np.linalg.svd(X)[1]:
        total += s**2 / (s**2 + alpha)
    return total


def vectorised(X, alpha):
    squares = np.linalg.svd(X, compute_uv=False) ** 2
    return np.sum(squares / (squares + alpha))


def library(X, alpha):
    return np.trace(X @ np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T))


def by_eigenvalues(X, alpha):
    values = np.linalg.eigvalsh(X.T @ X)
    return sum(float(value) / (float(value) + alpha) for value in values)


def what_is_left(X, alpha):
    d = X.shape[1]
    return d - alpha * np.trace(np.linalg.inv(X.T @ X + alpha * np.eye(d)))


def by_rows(X, alpha):
    K = X @ X.T
    return np.einsum("ij,ji->", K, np.linalg.inv(K + alpha * np.eye(len(X))))


def leverages(X, alpha):
    inverse = np.linalg.inv(X.T @ X + alpha * np.eye(X.shape[1]))
    return np.sum([row @ inverse @ row for row in X])


def singular_values_not_squared__as_they_are(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s / (s + alpha))


def one_square_of_two__below(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s / (s**2 + alpha))


def rank__matrix_rank(X, alpha):
    return np.linalg.matrix_rank(X)


def rank__columns(X, alpha):
    return X.shape[1]


def alpha_subtracted__from_the_columns(X, alpha):
    return X.shape[1] - alpha


def squared_twice__eigenvalues_squared(X, alpha):
    values = np.linalg.eigvalsh(X.T @ X)
    return np.sum(values**2 / (values**2 + alpha))


def alpha_squared__both_squared(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2 / (s**2 + alpha**2))


def what_is_taken__alpha_on_top(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(alpha / (s**2 + alpha))


def averaged__mean(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.mean(s**2 / (s**2 + alpha))


def one_fraction_of_sums__above_only(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2) / (s**2 + alpha)


def one_fraction_of_sums__sums(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2) / np.sum(s**2 + alpha)


def upside_down__fractions(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum((s**2 + alpha) / s**2)


def all_entries_summed__hat_matrix(X, alpha):
    return np.sum(X @ np.linalg.inv(X.T @ X + alpha * np.eye(X.shape[1])) @ X.T)


def all_directions_alike__orthonormal(X, alpha):
    return X.shape[1] / (1 + alpha)


def alpha_times_n__mean_of_squares(X, alpha):
    values = np.linalg.eigvalsh(X.T @ X / len(X))
    return np.sum(values / (values + alpha))


def columns_for_directions__diagonal(X, alpha):
    lengths = np.diag(X.T @ X)
    return np.sum(lengths / (lengths + alpha))


def centred__columns(X, alpha):
    s = np.linalg.svd(X - X.mean(axis=0), compute_uv=False)
    return np.sum(s**2 / (s**2 + alpha))


def sign_in_the_denominator__minus(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2 / (s**2 - alpha))


def companion__shares_squared(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum((s**2 / (s**2 + alpha)) ** 2)


def companion__of_the_residuals(X, alpha):
    return len(X) - vectorised(X, alpha)


def companion__trace_of_the_inverse(X, alpha):
    return np.trace(np.linalg.inv(X.T @ X + alpha * np.eye(X.shape[1])))


def shape__of_each_direction(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return s**2 / (s**2 + alpha)


def value__singular_values_of_the_square(X, alpha):
    s = np.linalg.svd(X.T @ X, compute_uv=False)
    return np.sum(np.sqrt(s) / (s + 2 * alpha))


def substitution__alpha_doubled(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2 / (s**2 + 2 * alpha))


def factor__twice(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(2 * s**2 / (s**2 + alpha))


def raised__unpacked(X, alpha):
    _, s = np.linalg.svd(X)
    return np.sum(s**2 / (s**2 + alpha))


def value__first_direction_only(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return s[0] ** 2 / (s[0] ** 2 + alpha)


def sensitivity__denominator_without_brackets(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2 / s**2 + alpha)
