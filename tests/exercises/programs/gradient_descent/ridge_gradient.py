"""Answers to gradient_descent/ridge_gradient: right ones, and wrong ones by their diagnosis."""

import numpy as np


def loop(w, X, y, alpha):
    n, d = X.shape
    gradient = [2 * alpha * w[j] for j in range(d)]
    for i in range(n):
        residual = sum(X[i][k] * w[k] for k in range(d)) - y[i]
        for j in range(d):
            gradient[j] = gradient[j] + 2 / n * residual * X[i][j]
    return gradient


def vectorised(w, X, y, alpha):
    return 2 * X.T @ (X @ w - y) / len(y) + 2 * alpha * w


def library(w, X, y, alpha):
    hessian = np.add(np.dot(X.T, X) / len(y), np.diag(np.full(len(w), alpha)))
    return np.multiply(2, np.subtract(np.matmul(hessian, w), np.dot(y, X) / len(y)))


def augmented_rows(w, X, y, alpha):
    """The penalty as d more rows of data."""
    n, d = X.shape
    X = np.vstack([X, np.sqrt(n * alpha) * np.eye(d)])
    y = np.r_[y, np.zeros(d)]
    return 2 / n * X.T @ (X @ w - y)


def _helper(w, X, y):
    return np.array([2 * np.mean((X @ w - y) * column) for column in X.T])


def own_helper(w, X, y, alpha):
    gradient = _helper(w, X, y)
    gradient += alpha * w + alpha * w
    return gradient


def tuple_by_columns(w, X, y, alpha):
    r = X @ w - y
    return tuple(2 * (r @ X[:, j] / len(r) + alpha * w[j]) for j in range(len(w)))


def penalty_two_dropped__without_the_two(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) + alpha * w


def penalty_divided_by_n__all_divided_by_n(w, X, y, alpha):
    return 2 / len(y) * (X.T @ (X @ w - y) + alpha * w)


def penalty_sign_flipped__subtracted(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) - 2 * alpha * w


def penalty_left_out__no_penalty(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y)


def penalty_not_differentiated__squared_weights(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) + alpha * w**2


def penalty_not_differentiated__squared_norm_added(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) + alpha * np.sum(w**2)


def absolute_penalty__lasso(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) + alpha * np.sign(w)


def data_term_not_averaged__summed_data_term(w, X, y, alpha):
    return 2 * X.T @ (X @ w - y) + 2 * alpha * w


def contrast__once_for_every_row(w, X, y, alpha):
    gradient = np.zeros(len(w))
    for row, target in zip(X, y, strict=True):
        gradient += 2 / len(y) * (row @ w - target) * row + 2 * alpha * w
    return gradient


def substitution__alpha_squared(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) + 2 * alpha**2 * w


def entries__first_weight_free(w, X, y, alpha):
    penalty = 2 * alpha * w
    penalty[0] = 0
    return 2 / len(y) * X.T @ (X @ w - y) + penalty


def value__alpha_added(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) + 2 * alpha


def companion__penalty_only(w, X, y, alpha):
    return 2 * alpha * w


def factor__all_flipped(w, X, y, alpha):
    return -2 / len(y) * X.T @ (X @ w - y) - 2 * alpha * w


def factor__half_of_all(w, X, y, alpha):
    return X.T @ (X @ w - y) / len(y) + alpha * w


def changed_input__input_overwritten(w, X, y, alpha):
    gradient = 2 / len(y) * X.T @ (X @ w - y)
    w *= 2 * alpha
    return gradient + w


def contrast__penalty_at_most_one(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) + 2 * min(alpha, 1) * w


def entries__negative_weights_free(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) + 2 * alpha * np.maximum(w, 0)
