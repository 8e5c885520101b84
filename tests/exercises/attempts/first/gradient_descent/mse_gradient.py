import numpy as np


def wrong_01_each_weight_predicts_alone(w, X, y):
    n, d = X.shape
    grad = np.zeros(d)
    for j in range(d):
        for i in range(n):
            grad[j] += 2 * (w[j] * X[i, j] - y[i]) * X[i, j]
        grad[j] = grad[j] / n
    return grad


def wrong_02_unit_vector_uphill(w, X, y):
    g = 2 / len(y) * X.T @ (X @ w - y)
    length = np.linalg.norm(g)
    return g / length if length > 0 else g


def wrong_03_columns_centred_as_in_scale(w, X, y):
    r = X @ w - y
    Xc = X - X.mean(axis=0)
    return 2 * Xc.T @ r / len(y)


def wrong_04_n_is_the_number_of_weights(w, X, y):
    n = len(w)
    return 2 / n * X.T @ (X @ w - y)


def wrong_05_blog_clips_the_gradient(w, X, y):
    m = X.shape[0]
    grad = 2 * np.dot(X.T, np.dot(X, w) - y) / m
    return np.clip(grad, -5, 5)


def wrong_06_brackets_multiplied_out_by_half(w, X, y):
    return 2 / len(y) * X.T @ X @ w - X.T @ y


def wrong_07_rows_from_one(w, X, y):
    n = len(y)
    grad = np.zeros(len(w))
    for i in range(1, n):
        grad += 2 * (X[i] @ w - y[i]) * X[i]
    return grad / n


def wrong_08_divides_inside_the_loop(w, X, y):
    grad = np.zeros(len(w))
    for row, observed in zip(X, y):
        grad = grad + 2 * (row @ w - observed) * row
        grad = grad / len(y)
    return grad


def wrong_09_gradient_collected_in_w(w, X, y):
    grad = w
    grad *= 0
    for i in range(len(y)):
        grad += 2 * (X[i] @ w - y[i]) * X[i] / len(y)
    return grad


def wrong_10_residuals_become_a_square(w, X, y):
    r = (X @ w).reshape(-1, 1) - y
    return 2 / len(y) * np.mean(X.T @ r, axis=1)


def wrong_11_downhill_and_all_entries_counted(w, X, y):
    return 2 * X.T @ (y - X @ w) / X.size


def wrong_12_change_for_one_whole_unit(w, X, y):
    def loss(v):
        return np.mean((X @ v - y) ** 2)

    # how much the loss changes if this weight grows by one
    return np.array([loss(w + unit) - loss(w) for unit in np.eye(len(w))])


def right_1_pure_lists(w, X, y):
    rows, weights, seen = X.tolist(), w.tolist(), y.tolist()
    miss = [sum(a * b for a, b in zip(row, weights)) - s for row, s in zip(rows, seen)]
    return np.array([sum(2 * m * c for m, c in zip(miss, col)) / len(seen) for col in zip(*rows)])


def right_2_add_reduce(w, X, y):
    residual = np.add.reduce(X * w, axis=1) - y
    return np.add.reduce((residual + residual)[:, np.newaxis] * X, axis=0) / len(X)
