import numpy as np


def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def wrong_01_label_minus_probability(w, X, y):
    p = _sigmoid(X @ w)
    return X.T @ (y - p) / len(y)


def wrong_02_divided_by_d(w, X, y):
    p = _sigmoid(X @ w)
    return X.T @ (p - y) / len(w)


def wrong_03_column_of_probabilities(w, X, y):
    n = X.shape[0]
    p = _sigmoid(X @ w).reshape(-1, 1)
    error = p - y
    return (X.T @ error / n).mean(axis=1)


def wrong_04_divides_inside_loop(w, X, y):
    grad = np.zeros(len(w))
    n = len(y)
    for i in range(n):
        p = _sigmoid(X[i] @ w)
        grad += (p - y[i]) * X[i]
        grad /= n
    return grad


def wrong_05_rounded_probability(w, X, y):
    p = np.round(_sigmoid(X @ w))
    errors = p - y
    return np.mean(errors[:, None] * X, axis=0)


def wrong_06_squared_error(w, X, y):
    p = _sigmoid(X @ w)
    return 2 * X.T @ ((p - y) * p * (1 - p)) / len(y)


def wrong_07_labels_plus_minus_one(w, X, y):
    labels = 2 * y - 1
    p = _sigmoid(X @ w)
    return X.T @ (p - labels) / len(y)


def wrong_08_skips_far_rows(w, X, y):
    grad = np.zeros(len(w))
    for x, label in zip(X, y):
        z = x @ w
        if abs(z) > 30:  # exp would overflow, probability is 0 or 1 anyway
            continue
        grad = grad + (1 / (1 + np.exp(-z)) - label) * x
    return grad / len(y)


def wrong_09_one_buffer_for_all_rows(w, X, y):
    row = np.zeros(len(w))
    contributions = []
    for i in range(len(y)):
        row[:] = (_sigmoid(X[i] @ w) - y[i]) * X[i]
        contributions.append(row)
    return np.mean(contributions, axis=0)


def wrong_10_factor_two(w, X, y):
    n = len(y)
    return 2 / n * X.T @ (_sigmoid(X @ w) - y)


def _loss_clipped(w, X, y):
    p = np.clip(_sigmoid(X @ w), 0.001, 0.999)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def wrong_11_measured_on_clipped_loss(w, X, y):
    h = 1e-5
    g = np.zeros(len(w))
    for j in range(len(w)):
        step = np.zeros(len(w))
        step[j] = h
        g[j] = (_loss_clipped(w + step, X, y) - _loss_clipped(w - step, X, y)) / (2 * h)
    return g


def wrong_12_np_average_weights(w, X, y):
    errors = _sigmoid(X @ w) - y
    return np.average(X, axis=0, weights=np.abs(errors)) * np.sign(errors.sum())


def right_01_switches(w, X, y):
    # label 1: sigma(z)-1 = -sigma(-z), label 0: sigma(z)
    s = 2 * y - 1
    z = s * (X @ w)
    return np.mean(-s * np.exp(-np.logaddexp(0, z)) * X.T, axis=1)


def right_02_plain_loops(w, X, y):
    n, d = X.shape
    g = [0.0] * d
    for i in range(n):
        z = 0.0
        for j in range(d):
            z += X[i][j] * w[j]
        if z >= 0:
            p = 1 / (1 + np.exp(-z))
        else:
            p = np.exp(z) / (1 + np.exp(z))
        for j in range(d):
            g[j] += (p - y[i]) * X[i][j] / n
    return np.array(g)


def right_03_einsum(w, X, y):
    p = np.exp(-np.logaddexp(0, -np.einsum("nd,d->n", X, w)))
    return np.einsum("n,nd->d", (p - y) / y.shape[0], X)
