"""Answers to gradient_descent/logistic_gradient: right ones, and wrong ones by diagnosis."""

import math

import numpy as np


def _sigmoid(z):
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
    return np.einsum("ij,i->j", X, _sigmoid(X @ w) - y) / X.shape[0]


def mean_by_columns(w, X, y):
    error = _sigmoid(X @ w) - y
    return tuple(np.mean(error * column) for column in X.T)


def exact_sums(w, X, y):
    error = [
        float(_sigmoid(math.fsum(row * w))) - int(label) for row, label in zip(X, y, strict=True)
    ]
    return [math.fsum(column * error) / len(y) for column in X.T]


def by_margins(w, X, y):
    sign = 2 * y - 1
    return -np.mean((sign * _sigmoid(-sign * (X @ w)))[:, None] * X, axis=0)


def two_groups(w, X, y):
    p = _sigmoid(X @ w)
    ones, zeros = y == 1, y == 0
    return (X[zeros].T @ p[zeros] - X[ones].T @ (1 - p[ones])) / len(y)


def sum_not_mean__sums(w, X, y):
    return X.T @ (_sigmoid(X @ w) - y)


def divided_by_n_twice__averaged_twice(w, X, y):
    return np.mean((_sigmoid(X @ w) - y)[:, None] * X, axis=0) / len(y)


def sign_flipped__flipped(w, X, y):
    return X.T @ (y - _sigmoid(X @ w)) / len(y)


def squared_error_through_sigmoid__squares_through_sigmoid(w, X, y):
    p = _sigmoid(X @ w)
    return 2 * X.T @ ((p - y) * p * (1 - p)) / len(y)


def squared_error_through_sigmoid__half_squares_through_sigmoid(w, X, y):
    p = _sigmoid(X @ w)
    return X.T @ ((p - y) * p * (1 - p)) / len(y)


def two_of_the_square__two_as_for_squares(w, X, y):
    return 2 / len(y) * X.T @ (_sigmoid(X @ w) - y)


def sigmoid_left_out__linear(w, X, y):
    return X.T @ (X @ w - y) / len(y)


def sigmoid_left_out__linear_with_two(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - y)


def sign_inside_sigmoid__sign_of_z_lost(w, X, y):
    return X.T @ (1 / (1 + np.exp(X @ w)) - y) / len(y)


def hard_predictions__classes_instead(w, X, y):
    return X.T @ ((_sigmoid(X @ w) > 0.5) - y) / len(y)


def labels_of_plus_and_minus_one__labels_taken_as_signs(w, X, y):
    return -X.T @ (y * _sigmoid(-y * (X @ w))) / len(y)


def code__labels_made_signs(w, X, y):
    return X.T @ (_sigmoid(X @ w) - (2 * y - 1)) / len(y)


def x_factor_missing__mean_error_in_every_entry(w, X, y):
    return np.full(len(w), np.mean(_sigmoid(X @ w) - y))


def x_factor_missing__mean_error(w, X, y):
    return np.mean(_sigmoid(X @ w) - y)


def not_summed_over_rows__errors(w, X, y):
    return _sigmoid(X @ w) - y


def not_summed_over_rows__rows_weighted(w, X, y):
    return (_sigmoid(X @ w) - y)[:, None] * X


def factor__divided_by_features(w, X, y):
    return X.T @ (_sigmoid(X @ w) - y) / len(w)


def contrast__probabilities_for_labels(w, X, y):
    return X.T @ _sigmoid(X @ w) / len(y)


def value__tanh_instead(w, X, y):
    return X.T @ (np.tanh(X @ w) - y) / len(y)


def relation__one_row(w, X, y):
    return (_sigmoid(X @ w) - y)[None, :] @ X / len(y)


def relation__average_of_the_gradient(w, X, y):
    return np.mean(X.T @ (_sigmoid(X @ w) - y) / len(y))


def entries__first_entry_only(w, X, y):
    gradient = np.zeros(len(w))
    gradient[0] = np.mean((_sigmoid(X @ w) - y) * X[:, 0])
    return gradient


def relation__rounded(w, X, y):
    return np.round(X.T @ (_sigmoid(X @ w) - y) / len(y), 3)


def shape__the_loss(w, X, y):
    z = X @ w
    return np.mean(np.logaddexp(0, z) - y * z)


def changed_input__labels_overwritten(w, X, y):
    y -= 1
    return X.T @ (_sigmoid(X @ w) - y - 1) / len(y)
