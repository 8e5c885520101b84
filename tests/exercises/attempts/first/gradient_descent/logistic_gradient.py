import math
from functools import reduce

import numpy as np


def wrong_01_total_not_reset_per_column(w, X, y):
    n, d = X.shape
    gradient = np.zeros(d)
    total = 0.0
    for j in range(d):
        for i in range(n):
            z = 0.0
            for k in range(d):
                z += X[i, k] * w[k]
            total += (1 / (1 + np.exp(-z)) - y[i]) * X[i, j]
        gradient[j] = total / n
    return gradient


def wrong_02_weighted_by_variance(w, X, y):
    # physicist: a mean is weighted by p(1 - p)
    p = 1 / (1 + np.exp(-X @ w))
    return X.T @ (p - y) / np.sum(p * (1 - p))


def wrong_03_matlab_column_minus_vector(w, X, y):
    p = 1 / (1 + np.exp(-X @ w.reshape(-1, 1)))  # a column
    return (X.T @ (p - y) / len(y)).mean(axis=1)


def wrong_04_formula_for_plus_minus_labels(w, X, y):
    margin = y * (X @ w)
    return -np.mean((y / (1 + np.exp(margin)))[:, None] * X, axis=0)


def wrong_05_blog_first_weight_is_intercept(w, X, y):
    m = len(y)
    h = 1 / (1 + np.exp(-X.dot(w)))
    grad = X.T.dot(h - y) / m
    grad[0] = np.sum(h - y) / m
    return grad


def wrong_06_mean_only_of_second_part(w, X, y):
    p = 1 / (1 + np.exp(-(X @ w)))
    return X.T @ p - X.T @ y / len(y)


def wrong_07_n_minus_one(w, X, y):
    p = 1 / (1 + np.exp(-(X @ w)))
    return X.T @ (p - y) / max(len(y) - 1, 1)


def wrong_08_division_inside_loop(w, X, y):
    n = len(y)
    total = np.zeros(len(w))
    for i in range(n):
        p = 1 / (1 + np.exp(-(X[i] @ w)))
        total += (p - y[i]) * X[i]
        total /= n
    return total


def wrong_09_gradient_is_w(w, X, y):
    gradient = np.asarray(w)
    start = w.copy()
    gradient[:] = 0
    for i in range(len(y)):
        p = 1 / (1 + np.exp(-(X[i] @ w)))  # w is being filled
        gradient += (p - y[i]) * X[i] / len(y)
    answer = gradient.copy()
    w[:] = start
    return answer


def wrong_10_reshape_for_transpose(w, X, y):
    p = 1 / (1 + np.exp(-(X @ w)))
    n, d = X.shape
    return X.reshape(d, n) @ (p - y) / n


def wrong_11_labels_instead_of_probabilities_and_d(w, X, y):
    says = (X @ w > 0).astype(float)
    return X.T @ (says - y) / len(w)


def wrong_12_only_the_mistaken_rows(w, X, y):
    # whoever is right needs no correction
    p = 1 / (1 + np.exp(-(X @ w)))
    mistaken = (p >= 0.5) != (y == 1)
    return X[mistaken].T @ (p[mistaken] - y[mistaken]) / len(y)


def right_1_pure_lists(w, X, y):
    rows, weights, labels = X.tolist(), w.tolist(), y.tolist()

    def sigma(z):
        return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))

    errors = [
        sigma(math.fsum(a * b for a, b in zip(row, weights))) - label
        for row, label in zip(rows, labels)
    ]
    return np.array([math.fsum(e * x for e, x in zip(errors, c)) / len(rows) for c in zip(*rows)])


def right_2_reduce_over_rows(w, X, y):
    def add(total, pair):
        row, label = pair
        return total + (math.exp(-np.logaddexp(0.0, -np.dot(row, w))) - label) * row

    return reduce(add, zip(X, y), np.zeros(X.shape[1])) / X.shape[0]


def right_3_einsum_tanh(w, X, y):
    errors = 0.5 * np.tanh(0.5 * np.einsum("ij,j->i", X, w)) + 0.5 - y
    return np.einsum("i,ij->j", errors, X) / np.add.reduce(np.ones(len(X)))
