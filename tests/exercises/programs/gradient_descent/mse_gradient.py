"""Answers to gradient_descent/mse_gradient: right ones, and wrong ones by what they are told."""

import numpy as np


def loop(w, X, y):
    n, d = X.shape
    gradient = [0] * d
    for i in range(n):
        residual = sum(X[i, j] * w[j] for j in range(d)) - y[i]
        for j in range(d):
            gradient[j] += 2 * residual * X[i, j] / n
    return gradient


def vectorised(w, X, y):
    return 2 / len(y) * X.T @ (X @ w - y)


def library(w, X, y):
    return 2 * np.average(np.multiply(X, np.subtract(X.dot(w), y)[:, np.newaxis]), axis=0)


def einsum(w, X, y):
    return np.einsum("ij,i->j", X, X @ w - y) * 2 / X.shape[0]


def one_column_at_a_time(w, X, y):
    return tuple(np.mean(2 * (X @ w - y) * column) for column in X.T)


def normal_equations(w, X, y):
    n = len(y)
    return np.linalg.multi_dot([X.T, X, w]) * (2 / n) - X.T.dot(y) * (2 / n)


def negated_residual(w, X, y):
    return -2 * np.mean((y - X @ w)[:, None] * X, axis=0)


def columns_of_matrices(w, X, y):
    X, w, y = np.asmatrix(X), np.asmatrix(w).T, np.asmatrix(y).T
    return np.asarray(2 * X.T * (X * w - y) / len(y)).ravel()


def list_of_zero_dimensional_arrays(w, X, y):
    return [np.array(2 * np.mean((X @ w - y) * X[:, j])) for j in range(X.shape[1])]


def masked(w, X, y):
    return np.ma.masked_array(2 * (X @ w - y) @ X / len(y))


class Residual:
    """A learner's own class; `residual @ X` is its overload."""

    def __init__(self, values):
        self.values = values

    def __matmul__(self, X):
        return self.values @ X


def operator_overload(w, X, y):
    return Residual(X @ w - y) @ X * 2 / len(y)


def _one_sample(w, row, target):
    return 2 * (row @ w - target) * row


def mean_of_sample_gradients(w, X, y):
    return np.mean([_one_sample(w, *pair) for pair in zip(X, y, strict=True)], axis=0)


def not_divided_by_n__sum_of_rows(w, X, y):
    return 2 * X.T @ (X @ w - y)


def divided_by_n_twice__n_squared(w, X, y):
    return 2 / len(y) ** 2 * X.T @ (X @ w - y)


def two_dropped__no_two(w, X, y):
    return X.T @ (X @ w - y) / len(y)


def two_and_n_dropped__no_two_and_no_n(w, X, y):
    return X.T @ (X @ w - y)


def sign_flipped__flipped(w, X, y):
    return 2 / len(y) * X.T @ (y - X @ w)


def x_factor_missing__mean_residual_in_every_entry(w, X, y):
    return np.full(len(w), np.mean(X @ w - y))


def x_factor_missing__twice_mean_residual_in_every_entry(w, X, y):
    return [2 * np.mean(X @ w - y)] * len(w)


def x_factor_missing__mean_residual_as_a_number(w, X, y):
    return np.mean(X @ w - y)


def x_factor_missing__twice_mean_residual_as_a_number(w, X, y):
    return 2 * np.mean(X @ w - y)


def not_summed_over_rows__slopes_of_the_squares(w, X, y):
    return 2 * (X @ w - y)


def not_summed_over_rows__slopes_over_n(w, X, y):
    return 2 / len(y) * (X @ w - y)


def not_summed_over_rows__residuals_alone(w, X, y):
    return X @ w - y


def row_gradients__rows_weighted_by_residual(w, X, y):
    return 2 * (X @ w - y)[:, None] * X


def residual_forgets_y__without_y(w, X, y):
    return 2 / len(y) * X.T @ X @ w


def relation__one_row_matrix(w, X, y):
    return (2 / len(y) * X.T @ (X @ w - y)).reshape(1, -1)


def relation__one_column(w, X, y):
    w, y = w.reshape(-1, 1), y.reshape(-1, 1)
    return 2 / len(y) * X.T @ (X @ w - y)


def relation__mean_over_columns_too(w, X, y):
    return np.mean(2 * (X @ w - y)[:, None] * X)


def factor__divided_by_features(w, X, y):
    return 2 / len(w) * X.T @ (X @ w - y)


def factor__flipped_and_no_two(w, X, y):
    return X.T @ (y - X @ w) / len(y)


def entries__first_entry_only(w, X, y):
    gradient = np.zeros(len(w))
    gradient[0] = 2 * np.mean((X @ w - y) * X[:, 0])
    return gradient


def entries__first_two_entries_only(w, X, y):
    gradient = 2 * X.T @ (X @ w - y) / len(y)
    gradient[2:] = 0
    return gradient


def value__three_rows_only(w, X, y):
    return 2 * X[:3].T @ (X[:3] @ w - y[:3]) / len(y[:3])


def relation__rounded(w, X, y):
    return np.round(2 / len(y) * X.T @ (X @ w - y), 3)


def relation__truncated_to_integers(w, X, y):
    return (2 / len(y) * X.T @ (X @ w - y)).astype(int)


def nearly__forward_difference(w, X, y):
    def loss(w):
        return np.mean((X @ w - y) ** 2)

    return [(loss(w + 1e-4 * e) - loss(w)) / 1e-4 for e in np.eye(len(w))]


def contrast__backwards_when_wide(w, X, y):
    gradient = 2 / len(y) * X.T @ (X @ w - y)
    return gradient if len(y) >= len(w) else gradient[::-1]


def contrast__divided_by_features_when_wide(w, X, y):
    n, d = X.shape
    return 2 / d * X.T @ (X @ w - y) if n < d else 2 / n * X.T @ (X @ w - y)


def contrast__squeezed(w, X, y):
    """Right but for one feature, where the array collapses to a number."""
    return np.squeeze(2 / len(y) * X.T @ (X @ w - y)[:, None])


def error__not_transposed(w, X, y):
    return 2 / len(y) * X @ (X @ w - y)
