"""Answers to gradient_descent/logistic_gradient: right ones, and wrong ones by diagnosis."""

import math

import numpy as np


def sigmoid(z):
    return (1 + np.tanh(np.asarray(z) / 2)) / 2


def loop(w, X, y):
    n, d = X.shape
    gradient = [0.0] * d
    for i in range(n):
        z = sum(X[i, j] * w[j] for j in range(d))
        p = 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
        for j in range(d):
            gradient[j] += (p - y[i]) * X[i, j] / n
    return gradient


def vectorised(w, X, y):
    p = 1 / (1 + np.exp(-(X @ w)))
    return X.T @ (p - y) / len(y)


def library(w, X, y):
    p = np.exp(-np.logaddexp(0, -X.dot(w)))
    return np.average(np.multiply(X, np.subtract(p, y)[:, np.newaxis]), axis=0)


def einsum(w, X, y):
    return np.einsum("ij,i->j", X, sigmoid(X @ w) - y) / X.shape[0]


def mean_by_columns(w, X, y):
    error = sigmoid(X @ w) - y
    return tuple(np.mean(error * column) for column in X.T)


def exact_sums(w, X, y):
    error = [
        float(sigmoid(math.fsum(row * w))) - int(label) for row, label in zip(X, y, strict=True)
    ]
    return [math.fsum(column * error) / len(y) for column in X.T]


def by_margins(w, X, y):
    sign = 2 * y - 1
    return -np.mean((sign * sigmoid(-sign * (X @ w)))[:, None] * X, axis=0)


def two_groups(w, X, y):
    p = sigmoid(X @ w)
    ones, zeros = y == 1, y == 0
    return (X[zeros].T @ p[zeros] - X[ones].T @ (1 - p[ones])) / len(y)


def sums(w, X, y):
    return X.T @ (sigmoid(X @ w) - y)


def sums_in_a_loop(w, X, y):
    gradient = np.zeros(len(w))
    for row, label in zip(X, y, strict=True):
        gradient += (sigmoid(row @ w) - label) * row
    return gradient


def averaged_twice(w, X, y):
    return np.mean((sigmoid(X @ w) - y)[:, None] * X, axis=0) / len(y)


def flipped(w, X, y):
    return X.T @ (y - sigmoid(X @ w)) / len(y)


def flipped_in_a_loop(w, X, y):
    gradient = [0.0] * len(w)
    for i in range(len(y)):
        p = float(sigmoid(X[i] @ w))
        for j in range(len(w)):
            gradient[j] -= (p - y[i]) * X[i, j] / len(y)
    return gradient


def squares_through_sigmoid(w, X, y):
    p = sigmoid(X @ w)
    return 2 * X.T @ ((p - y) * p * (1 - p)) / len(y)


def half_squares_through_sigmoid(w, X, y):
    p = sigmoid(X @ w)
    return X.T @ ((p - y) * p * (1 - p)) / len(y)


def squares_through_sigmoid_in_a_loop(w, X, y):
    gradient = np.zeros_like(w)
    for row, label in zip(X, y, strict=True):
        p = sigmoid(row @ w)
        gradient = gradient + 2 / len(y) * (p - label) * p * (1 - p) * row
    return gradient.tolist()


def two_as_for_squares(w, X, y):
    return 2 / len(y) * X.T @ (sigmoid(X @ w) - y)


def linear(w, X, y):
    return X.T @ (X @ w - y) / len(y)


def linear_with_two(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - y)


def sign_of_z_lost(w, X, y):
    return X.T @ (1 / (1 + np.exp(X @ w)) - y) / len(y)


def classes_instead(w, X, y):
    return X.T @ ((sigmoid(X @ w) > 0.5) - y) / len(y)


def classes_in_a_loop(w, X, y):
    gradient = np.zeros(len(w))
    for row, label in zip(X, y, strict=True):
        gradient += ((1 if row @ w > 0 else 0) - label) * row / len(y)
    return gradient


def labels_taken_as_signs(w, X, y):
    return -X.T @ (y * sigmoid(-y * (X @ w))) / len(y)


def labels_made_signs(w, X, y):
    return X.T @ (sigmoid(X @ w) - (2 * y - 1)) / len(y)


def mean_error_in_every_entry(w, X, y):
    return np.full(len(w), np.mean(sigmoid(X @ w) - y))


def mean_error(w, X, y):
    return np.mean(sigmoid(X @ w) - y)


def errors(w, X, y):
    return sigmoid(X @ w) - y


def rows_weighted(w, X, y):
    return (sigmoid(X @ w) - y)[:, None] * X


def divided_by_features(w, X, y):
    return X.T @ (sigmoid(X @ w) - y) / len(w)


def probabilities_for_labels(w, X, y):
    return X.T @ sigmoid(X @ w) / len(y)


def tanh_instead(w, X, y):
    return X.T @ (np.tanh(X @ w) - y) / len(y)


def one_row(w, X, y):
    return (sigmoid(X @ w) - y)[None, :] @ X / len(y)


def average_of_the_gradient(w, X, y):
    return np.mean(X.T @ (sigmoid(X @ w) - y) / len(y))


def first_entry_only(w, X, y):
    gradient = np.zeros(len(w))
    gradient[0] = np.mean((sigmoid(X @ w) - y) * X[:, 0])
    return gradient


def rounded(w, X, y):
    return np.round(X.T @ (sigmoid(X @ w) - y) / len(y), 3)


def the_loss(w, X, y):
    z = X @ w
    return np.mean(np.logaddexp(0, z) - y * z)


def labels_overwritten(w, X, y):
    y -= 1
    return X.T @ (sigmoid(X @ w) - y - 1) / len(y)


RIGHT = [
    loop,
    vectorised,
    library,
    einsum,
    mean_by_columns,
    exact_sums,
    by_margins,
    two_groups,
]

WRONG = {
    "sum_not_mean": [sums, sums_in_a_loop],
    "divided_by_n_twice": [averaged_twice],
    "sign_flipped": [flipped, flipped_in_a_loop],
    "squared_error_through_sigmoid": [
        squares_through_sigmoid,
        half_squares_through_sigmoid,
        squares_through_sigmoid_in_a_loop,
    ],
    "two_of_the_square": [two_as_for_squares],
    "sigmoid_left_out": [linear, linear_with_two],
    "sign_inside_sigmoid": [sign_of_z_lost],
    "hard_predictions": [classes_instead, classes_in_a_loop],
    "labels_of_plus_and_minus_one": [labels_taken_as_signs],
    "x_factor_missing": [mean_error_in_every_entry, mean_error],
    "not_summed_over_rows": [errors, rows_weighted],
    "changed its input": [labels_overwritten],
    "shape": [one_row, average_of_the_gradient, the_loss],
    "wrong in": [
        divided_by_features,
        probabilities_for_labels,
        labels_made_signs,
        tanh_instead,
        first_entry_only,
        rounded,
    ],
}
