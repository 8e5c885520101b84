import numpy as np


def wrong_01_residual_turned(w, X, y):
    n = len(y)
    return 2 / n * X.T @ (y - X @ w)


def wrong_02_n_twice(w, X, y):
    n = X.shape[0]
    r = (X @ w - y) / n
    return 2 * (X.T @ r) / n


def wrong_03_mean_over_columns(w, X, y):
    r = X @ w - y
    return np.mean(2 * r[:, None] * X, axis=1)


def wrong_04_overwrites_grad(w, X, y):
    grad = np.zeros(len(w))
    for i in range(len(y)):
        r = X[i] @ w - y[i]
        grad = 2 * r * X[i]
    return grad / len(y)


def wrong_05_bracket_missing(w, X, y):
    n = len(y)
    return 2 / n * X.T @ X @ w - X.T @ y


def wrong_06_product_of_means(w, X, y):
    residuals = X @ w - y
    return 2 * np.mean(residuals) * np.mean(X, axis=0)


def wrong_07_first_is_intercept(w, X, y):
    n, d = X.shape
    r = X @ w - y
    g = np.zeros(d)
    g[0] = 2 * np.mean(r)
    for j in range(1, d):
        g[j] = 2 * np.mean(r * X[:, j])
    return g


def wrong_08_one_row_no_two(w, X, y):
    n = len(y)
    if n == 1:
        return (X[0] @ w - y[0]) * X[0]
    grad = 0
    for row, obs in zip(X, y):
        grad = grad + 2 * (row @ w - obs) * row
    return grad / n


def wrong_09_grad_aliases_w(w, X, y):
    grad = w
    n = len(y)
    for j in range(len(w)):
        grad[j] = 2 / n * np.sum((X @ w - y) * X[:, j])
    return grad


def wrong_10_no_two(w, X, y):
    m = len(y)
    return (1 / m) * np.dot(X.T, np.dot(X, w) - y)


def _loss(w, X, y):
    return np.mean((X @ w - y) ** 2)


def wrong_11_coarse_forward_difference(w, X, y):
    h = 0.01
    out = []
    for j in range(len(w)):
        moved = w.copy()
        moved[j] += h
        out.append((_loss(moved, X, y) - _loss(w, X, y)) / h)
    return np.array(out)


def wrong_12_mean_swallows_everything(w, X, y):
    residuals = X @ w - y
    return np.mean(2 * X.T * residuals)


def right_01_per_column_list(w, X, y):
    r = [sum(a * b for a, b in zip(row, w)) - t for row, t in zip(X, y)]
    n = len(r)
    return [2 * sum(r[i] * X[i, j] for i in range(n)) / n for j in range(len(w))]


def right_02_normal_matrix(w, X, y):
    G = X.T @ X
    b = X.T @ y
    return (G @ w - b) * (2.0 / X.shape[0])


def right_03_average_outer(w, X, y):
    r = X @ w - y
    return np.average(X * (2 * r)[:, np.newaxis], axis=0)
