import numpy as np


def wrong_01_penalty_once_per_row(w, X, y, alpha):
    n = len(y)
    grad = np.zeros(len(w))
    for i in range(n):
        grad += 2 * (X[i] @ w - y[i]) * X[i] / n
        grad += 2 * alpha * w
    return grad


def wrong_02_length_not_squared(w, X, y, alpha):
    length = np.sqrt(np.sum(w**2))
    data = 2 / len(y) * X.T @ (X @ w - y)
    return data + alpha * w / length if length > 0 else data


def wrong_03_halves_as_in_glmnet(w, X, y, alpha):
    return X.T @ (X @ w - y) / len(y) + alpha * w


def wrong_04_whole_penalty_on_every_entry(w, X, y, alpha):
    return 2 / len(y) * X.T @ (X @ w - y) + 2 * alpha * np.sum(w)


def wrong_05_blog_subtracts_the_decay(w, X, y, alpha):
    grad = 2 / X.shape[0] * X.T.dot(X.dot(w) - y)
    return grad - 2 * alpha * w


def wrong_06_bracket_around_alpha(w, X, y, alpha):
    return 2 * (X.T @ (X @ w - y) / len(y) + alpha) * w


def wrong_07_last_weight_goes_free(w, X, y, alpha):
    grad = 2 / len(y) * X.T @ (X @ w - y)
    for j in range(len(w) - 1):
        grad[j] += 2 * alpha * w[j]
    return grad


def wrong_08_returns_after_the_first_penalty(w, X, y, alpha):
    grad = 2 / len(y) * X.T @ (X @ w - y)
    for j in range(len(w)):
        grad[j] += 2 * alpha * w[j]
        return grad


def wrong_09_penalty_made_out_of_w(w, X, y, alpha):
    grad = w
    grad *= 2 * alpha
    grad += 2 / len(y) * X.T @ (X @ w - y)
    return grad


def wrong_10_mean_over_rows_and_columns(w, X, y, alpha):
    r = X @ w - y
    return 2 * np.mean(X * r[:, None]) + 2 * alpha * w


def wrong_11_a_sum_and_half_a_penalty(w, X, y, alpha):
    return 2 * X.T @ (X @ w - y) + alpha * w


def wrong_12_alpha_mixes_the_two(w, X, y, alpha):
    data = 2 / len(y) * X.T @ (X @ w - y)
    return (1 - alpha) * data + alpha * 2 * w


def right_1_extra_rows(w, X, y, alpha):
    n, d = X.shape
    tall = np.vstack([X, np.sqrt(alpha * n) * np.eye(d)])
    seen = np.append(y, np.zeros(d))
    return np.einsum("ij,i->j", tall, tall @ w - seen) * (2 / n)


def right_2_pure_python_by_columns(w, X, y, alpha):
    n = len(y)
    miss = [sum(x * k for x, k in zip(row, w)) - s for row, s in zip(X, y)]
    return np.array(
        [2 * (sum(m * x for m, x in zip(miss, X[:, j])) / n + alpha * w[j]) for j in range(w.size)]
    )
