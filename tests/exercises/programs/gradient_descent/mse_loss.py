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


def compensated_sum(w, X, y):
    rows = X.tolist()
    squares = [(math.sumprod(w, row) - t) ** 2 for row, t in zip(rows, y.tolist(), strict=True)]
    return math.fsum(squares) / len(squares)


def recursive(w, X, y):
    def sum_of_squares(i):
        return 0 if i == len(y) else (X[i] @ w - y[i]) ** 2 + sum_of_squares(i + 1)

    return sum_of_squares(0) / len(y)


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


def sum_of_squares(w, X, y):
    return np.sum((X @ w - y) ** 2)


def sum_in_a_loop(w, X, y):
    loss = 0
    for i in range(len(y)):
        loss += (np.dot(w, X[i]) - y[i]) ** 2
    return loss


def squared_norm(w, X, y):
    r = y - X @ w
    return r @ r


def halved_mean(w, X, y):
    return 0.5 * np.mean((X @ w - y) ** 2)


def halved_in_a_loop(w, X, y):
    n = len(y)
    return sum((X[i].dot(w) - y[i]) ** 2 for i in range(n)) / (2 * n)


def half_of_the_sum(w, X, y):
    r = X @ w - y
    return 0.5 * r @ r


def rmse(w, X, y):
    return np.sqrt(np.mean((X @ w - y) ** 2))


def scaled_norm(w, X, y):
    return np.linalg.norm(X @ w - y) / math.sqrt(len(y))


def mae(w, X, y):
    return np.abs(X @ w - y).mean()


def squared_mean(w, X, y):
    return np.mean(X @ w - y) ** 2


def mean_over_features(w, X, y):
    return np.sum((X @ w - y) ** 2) / len(w)


def mean_of_all_pairs(w, X, y):
    return np.mean((X @ w - y.reshape(-1, 1)) ** 2)


def sample_variance(w, X, y):
    return np.sum((X @ w - y) ** 2) / (len(y) - 1)


def mean_residual(w, X, y):
    return np.mean(X @ w - y)


def squared_residuals(w, X, y):
    return (X @ w - y) ** 2


def squared_residuals_listed(w, X, y):
    return [float(row @ w - target) ** 2 for row, target in zip(X, y, strict=True)]


def rounded(w, X, y):
    return round(float(np.mean((X @ w - y) ** 2)), 3)


def half_precision(w, X, y):
    return float(np.mean((X @ w - y).astype(np.float16) ** 2))


def nudged(w, X, y):
    return np.mean((X @ w - y) ** 2) * (1 + 1e-5)


def of_the_first_three_rows(w, X, y):
    return np.mean((X @ w - y)[:3] ** 2)


def without_the_last_row(w, X, y):
    return sum((X[i] @ w - y[i]) ** 2 for i in range(len(y) - 1)) / len(y)


def first_feature_only(w, X, y):
    return np.mean((X[:, 0] * w[0] - y) ** 2)


def first_two_features(w, X, y):
    return np.mean((X[:, :2] @ w[:2] - y) ** 2)


def unbiased_but_for_one_row(w, X, y):
    return np.sum((X @ w - y) ** 2) / (1 if len(y) == 1 else len(y) - 1)


def wrong_for_one_row_only(w, X, y):
    return np.mean((X @ w - y) ** 2) if len(y) > 1 else abs(X[0] @ w - y[0])


def wrong_for_one_feature_only(w, X, y):
    return np.mean((X @ w - y) ** 2) if len(w) > 1 else np.mean((X + w - y) ** 2)


def whole_numbers_only(w, X, y):
    return np.mean((X.astype(int) @ w.astype(int) - y.astype(int)) ** 2)


def product_the_wrong_way(w, X, y):
    return np.mean((w @ X - y) ** 2)


RIGHT = [
    loop,
    vectorised,
    library,
    norm,
    exact_fractions,
    recursive,
    folded,
    columns_of_matrices,
    expanded_quadratic,
    running_mean,
]
if hasattr(math, "sumprod"):  # from Python 3.12 on
    RIGHT.append(compensated_sum)

WRONG = {
    "sum_not_mean": [sum_of_squares, sum_in_a_loop, squared_norm],
    "halved": [halved_mean, halved_in_a_loop],
    "half_the_sum": [half_of_the_sum],
    "root_taken": [rmse, scaled_norm],
    "absolute_not_squared": [mae],
    "mean_before_square": [squared_mean],
    "divided_by_features": [mean_over_features],
    "single number": [squared_residuals, squared_residuals_listed],
    "not right": [
        mean_of_all_pairs,
        mean_residual,
        rounded,
        half_precision,
        nudged,
        of_the_first_three_rows,
        without_the_last_row,
        first_feature_only,
        first_two_features,
        sample_variance,
        unbiased_but_for_one_row,
        wrong_for_one_row_only,
        wrong_for_one_feature_only,
        whole_numbers_only,
    ],
    "raised ValueError": [product_the_wrong_way],
}
