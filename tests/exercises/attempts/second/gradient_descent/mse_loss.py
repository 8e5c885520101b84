from functools import reduce

import numpy as np


def wrong_01_plus_observed(w, X, y):
    residuals = X @ w + y
    return np.mean(residuals**2)


def wrong_02_divided_by_size(w, X, y):
    r = X @ w - y
    return np.sum(r * r) / X.size


def wrong_03_column_minus_row(w, X, y):
    w = w.reshape(-1, 1)
    pred = X @ w  # (n, 1)
    return np.mean((pred - y) ** 2)


def wrong_04_total_reset(w, X, y):
    for row, observed in zip(X, y):
        total = 0.0
        residual = row @ w - observed
        total = total + residual**2
    return total / len(y)


def wrong_05_only_y_squared(w, X, y):
    total = 0.0
    for row, observed in zip(X, y):
        total = total + (row @ w - observed**2)
    return total / len(X)


def wrong_06_variance_of_residuals(w, X, y):
    residuals = y - X @ w
    return np.var(residuals)


def wrong_07_first_weight_intercept(w, X, y):
    # w[0] is the intercept
    pred = w[0] + X[:, 1:] @ w[1:]
    return np.mean((pred - y) ** 2)


def wrong_08_one_row_no_square(w, X, y):
    n = len(y)
    if n == 1:
        return float(abs(X[0] @ w - y[0]))
    return sum((X[i] @ w - y[i]) ** 2 for i in range(n)) / n


def wrong_09_pred_is_view_of_column(w, X, y):
    pred = X[:, 0]
    for j in range(X.shape[1]):
        pred += X[:, j] * w[j]
    return np.mean((pred - y) ** 2)


def wrong_10_half(w, X, y):
    m = y.shape[0]
    h = X.dot(w)
    J = 1 / (2 * m) * np.sum((h - y) ** 2)
    return J


def wrong_11_expanded_square(w, X, y):
    p = X @ w
    # (p - y)^2 = p^2 - 2py + y^2
    return np.mean(p**2) - 2 * np.mean(p) * np.mean(y) + np.mean(y**2)


def wrong_12_norm_without_square(w, X, y):
    return np.linalg.norm(X @ w - y) / len(y)


def right_01_einsum(w, X, y):
    r = np.einsum("ij,j->i", X, w) - y
    return np.einsum("i,i->", r, r) / r.shape[0]


def right_02_reduce_lists(w, X, y):
    rows = X.tolist()
    ys = list(y)

    def one(total, pair):
        row, obs = pair
        p = sum(a * b for a, b in zip(row, w))
        return total + (p - obs) ** 2

    return float(reduce(one, zip(rows, ys), 0.0) / len(ys))


def right_03_augmented_matrix(w, X, y):
    A = np.column_stack([X, -y])
    v = np.append(w, 1.0)
    return (v @ A.T @ A @ v) / len(A)
