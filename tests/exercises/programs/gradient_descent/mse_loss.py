"""Answers to gradient_descent/mse_loss: right ones, and wrong ones by what they must be told."""

import math
from fractions import Fraction
from functools import reduce

import numpy as np


def loop(w, X, y):
    total = 0
    for row, target in zip(X, y, strict=True):
        prediction = 0
        for weight, value in zip(w, row, strict=True):
            prediction += weight * value
        total += (prediction - target) ** 2
    return total / len(y)


def vectorised(w, X, y):
    return ((X @ w - y) ** 2).mean()


def library(w, X, y):
    return np.average(np.square(np.einsum("ij,j->i", X, w) - y))


def norm(w, X, y):
    return np.linalg.norm(y - np.dot(X, w)) ** 2 / np.size(y)


def exact_fractions(w, X, y):
    w = [Fraction(float(value)) for value in w]
    residuals = [
        sum(a * Fraction(float(b)) for a, b in zip(w, row, strict=True)) - Fraction(float(target))
        for row, target in zip(X, y, strict=True)
    ]
    return sum(residual**2 for residual in residuals) / len(residuals)


def _compensated_sum(w, X, y):
    rows = X.tolist()
    squares = [(math.sumprod(w, row) - t) ** 2 for row, t in zip(rows, y.tolist(), strict=True)]
    return math.fsum(squares) / len(squares)


def recursive(w, X, y):
    def sum_not_mean__sum_of_squares(i):
        return 0 if i == len(y) else (X[i] @ w - y[i]) ** 2 + sum_not_mean__sum_of_squares(i + 1)

    return sum_not_mean__sum_of_squares(0) / len(y)


def folded(w, X, y):
    return reduce(lambda total, r: total + r * r, X.dot(w) - y, 0.0) / X.shape[0]


def columns_of_matrices(w, X, y):
    residual = np.matrix(X) * np.matrix(w).T - np.matrix(y).T
    return (residual.T * residual / len(y)).item()


def expanded_quadratic(w, X, y):
    return np.array(w @ X.T @ X @ w - 2 * w @ X.T @ y + y @ y) / len(y)


def running_mean(w, X, y):
    mean = 0.0
    for count, (row, target) in enumerate(zip(X, y, strict=True), start=1):
        mean += ((row @ w - target) ** 2 - mean) / count
    return mean


def sum_not_mean__sum_of_squares(w, X, y):
    return np.sum((X @ w - y) ** 2)


def halved__halved_mean(w, X, y):
    return 0.5 * np.mean((X @ w - y) ** 2)


def half_the_sum__half_of_the_sum(w, X, y):
    r = X @ w - y
    return 0.5 * r @ r


def root_taken__rmse(w, X, y):
    return np.sqrt(np.mean((X @ w - y) ** 2))


def absolute_not_squared__mae(w, X, y):
    return np.abs(X @ w - y).mean()


def mean_before_square__squared_mean(w, X, y):
    return np.mean(X @ w - y) ** 2


def divided_by_features__mean_over_features(w, X, y):
    return np.sum((X @ w - y) ** 2) / len(w)


def broadcast__mean_of_all_pairs(w, X, y):
    return np.mean((X @ w - y.reshape(-1, 1)) ** 2)


def invariance__sample_variance(w, X, y):
    return np.sum((X @ w - y) ** 2) / (len(y) - 1)


def value__mean_residual(w, X, y):
    return np.mean(X @ w - y)


def relation__squared_residuals(w, X, y):
    return (X @ w - y) ** 2


def relation__squared_residuals_listed(w, X, y):
    return [float(row @ w - target) ** 2 for row, target in zip(X, y, strict=True)]


def relation__rounded(w, X, y):
    return round(float(np.mean((X @ w - y) ** 2)), 3)


def value__half_precision(w, X, y):
    return float(np.mean((X @ w - y).astype(np.float16) ** 2))


def factor__nudged(w, X, y):
    return np.mean((X @ w - y) ** 2) * (1 + 1e-5)


def invariance__of_the_first_three_rows(w, X, y):
    return np.mean((X @ w - y)[:3] ** 2)


def invariance__without_the_last_row(w, X, y):
    return sum((X[i] @ w - y[i]) ** 2 for i in range(len(y) - 1)) / len(y)


def contrast__first_feature_only(w, X, y):
    return np.mean((X[:, 0] * w[0] - y) ** 2)


def contrast__first_two_features(w, X, y):
    return np.mean((X[:, :2] @ w[:2] - y) ** 2)


def contrast__unbiased_but_for_one_row(w, X, y):
    return np.sum((X @ w - y) ** 2) / (1 if len(y) == 1 else len(y) - 1)


def contrast__wrong_for_one_row_only(w, X, y):
    return np.mean((X @ w - y) ** 2) if len(y) > 1 else abs(X[0] @ w - y[0])


def contrast__wrong_for_one_feature_only(w, X, y):
    return np.mean((X @ w - y) ** 2) if len(w) > 1 else np.mean((X + w - y) ** 2)


def contrast__whole_numbers_only(w, X, y):
    return np.mean((X.astype(int) @ w.astype(int) - y.astype(int)) ** 2)


def error__product_the_wrong_way(w, X, y):
    return np.mean((w @ X - y) ** 2)
