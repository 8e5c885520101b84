import numpy as np


def wrong_01_residual_flipped(w, X, y, alpha):
    n = len(y)
    residual = y - X @ w
    return 2 / n * X.T @ residual + 2 * alpha * w


def wrong_02_penalty_divided_by_n(w, X, y, alpha):
    n, d = X.shape
    g = np.zeros(d)
    for j in range(d):
        g[j] = 2 * np.sum((X @ w - y) * X[:, j]) + 2 * alpha * w[j]
    return g / n


def wrong_03_column_vector_y(w, X, y, alpha):
    n = X.shape[0]
    y = y.reshape(-1, 1)
    error = X @ w - y
    data = 2 * (X.T @ error / n).mean(axis=1)
    return data + 2 * alpha * w


def wrong_04_sum_reset_each_row(w, X, y, alpha):
    n = len(X)
    for i in range(n):
        total = np.zeros(len(w))
        err = np.dot(X[i], w) - y[i]
        total += 2 * err * X[i]
    return total / n + 2 * alpha * w


def wrong_05_integer_division(w, X, y, alpha):
    n = len(y)
    factor = 2 // n
    return factor * X.T @ (X @ w - y) + 2 * alpha * w


def wrong_06_l1_slope(w, X, y, alpha):
    n = len(y)
    grad_loss = (2 / n) * X.T.dot(X.dot(w) - y)
    grad_pen = alpha * np.sign(w)
    return grad_loss + grad_pen


def wrong_07_first_weight_is_intercept(w, X, y, alpha):
    grad = 2 * X.T @ (X @ w - y) / len(y)
    pen = 2 * alpha * w
    pen[0] = 0.0  # intercept goes free
    return grad + pen


def wrong_08_one_row_without_penalty(w, X, y, alpha):
    n = X.shape[0]
    if n == 1:
        # only one row, no mean needed
        return 2 * (X[0] @ w - y[0]) * X[0]
    return 2 * X.T @ (X @ w - y) / n + 2 * alpha * w


def wrong_09_penalty_is_w_itself(w, X, y, alpha):
    penalty = w
    penalty *= 2 * alpha
    residual = X @ w - y
    return 2 * X.T @ residual / len(y) + penalty


def wrong_10_half_convention(w, X, y, alpha):
    m = len(y)
    h = X @ w
    return (1 / m) * (X.T @ (h - y)) + alpha * w


def wrong_11_extra_rows_in_the_mean(w, X, y, alpha):
    # ridge = least squares with extra rows sqrt(alpha)*I and targets 0
    d = len(w)
    X_big = np.vstack([X, np.sqrt(alpha) * np.eye(d)])
    y_big = np.concatenate([y, np.zeros(d)])
    return 2 * X_big.T @ (X_big @ w - y_big) / len(y_big)


def wrong_12_norm_instead_of_w(w, X, y, alpha):
    n = len(y)
    data = 2 * np.mean((X @ w - y)[:, None] * X, axis=0)
    return data + 2 * alpha * np.linalg.norm(w)


def right_01_einsum(w, X, y, alpha):
    r = np.einsum("ij,j->i", X, w) - y
    return np.einsum("ij,i->j", X, r) * (2 / r.size) + (alpha + alpha) * w


def right_02_lists(w, X, y, alpha):
    out = []
    rows = X.tolist()
    n = len(rows)
    for j, wj in enumerate(w):
        s = 0.0
        for row, target in zip(rows, y):
            s = s + (sum(a * b for a, b in zip(row, w)) - target) * row[j]
        out.append(2.0 * s / n + 2.0 * alpha * wj)
    return np.array(out)


def right_03_augmented_rows(w, X, y, alpha):
    n, d = X.shape
    X_big = np.concatenate([X, (n * alpha) ** 0.5 * np.identity(d)])
    y_big = np.append(y, [0.0] * d)
    return 2 / n * (X_big @ w - y_big) @ X_big
