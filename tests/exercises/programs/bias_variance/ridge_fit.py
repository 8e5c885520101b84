"""Answers to bias_variance/ridge_fit: right ones, and wrong ones by what they are told."""

import numpy as np


def loop(X, y, alpha):
    """Gaussian elimination of the normal equations."""
    n, d = X.shape
    rows = [
        [sum(X[i, j] * X[i, k] for i in range(n)) + alpha * (j == k) for k in range(d)]
        + [sum(X[i, j] * y[i] for i in range(n))]
        for j in range(d)
    ]
    for j in range(d):
        pivot = max(range(j, d), key=lambda i: abs(rows[i][j]))
        rows[j], rows[pivot] = rows[pivot], rows[j]
        for i in range(d):
            if i != j:
                factor = rows[i][j] / rows[j][j]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[j], strict=True)]
    return [rows[j][d] / rows[j][j] for j in range(d)]


def vectorised(X, y, alpha):
    return np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y)


def library(X, y, alpha):
    """Least squares with a row more for each weight."""
    d = X.shape[1]
    stacked = np.vstack([X, np.sqrt(alpha) * np.eye(d)])
    return np.linalg.lstsq(stacked, np.concatenate([y, np.zeros(d)]), rcond=None)[0]


def by_singular_values(X, y, alpha):
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    return Vt.T @ (s / (s**2 + alpha) * (U.T @ y))


def by_inverse(X, y, alpha):
    return np.linalg.inv(X.T.dot(X) + np.diag(np.full(X.shape[1], alpha))).dot(X.T).dot(y)


def by_rows(X, y, alpha):
    """The other form, with an (n, n) system."""
    return X.T @ np.linalg.solve(X @ X.T + alpha * np.eye(len(X)), y)


def from_the_mean(X, y, alpha):
    n, d = X.shape
    return np.linalg.solve(X.T @ X / n + alpha / n * np.eye(d), X.T @ y / n)


def by_descent(X, y, alpha):
    """As many steps as it takes, at a rate that suits the steepest direction."""
    values = np.linalg.eigvalsh(X.T @ X) + alpha
    w = np.zeros(X.shape[1])
    for _ in range(int(20 * values[-1] / values[0]) + 20):
        w = w - (X.T @ (X @ w - y) + alpha * w) / values[-1]
    return w


def by_coordinates(X, y, alpha):
    A, b = X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y
    w = np.zeros(len(b))
    while np.abs(A @ w - b).max() > 1e-10:
        for j in range(len(w)):
            w[j] += (b[j] - A[j] @ w) / A[j, j]
    return w


def alpha_times_n__mean_of_squares(X, y, alpha):
    n, d = X.shape
    return np.linalg.solve(X.T @ X / n + alpha * np.eye(d), X.T @ y / n)


def divided_by_n__right_side_averaged(X, y, alpha):
    n, d = X.shape
    return np.linalg.solve(X.T @ X + alpha * np.eye(d), X.T @ y / n)


def n_on_one_side__left_side_averaged(X, y, alpha):
    n, d = X.shape
    return np.linalg.solve(X.T @ X / n + alpha * np.eye(d), X.T @ y)


def alpha_divided_by_n__in_the_matrix(X, y, alpha):
    n, d = X.shape
    return np.linalg.solve(X.T @ X + alpha / n * np.eye(d), X.T @ y)


def least_squares__solve(X, y, alpha):
    return np.linalg.solve(X.T @ X, X.T @ y)


def least_squares__lstsq(X, y, alpha):
    return np.linalg.lstsq(X, y, rcond=None)[0]


def alpha_squared__stacked_rows(X, y, alpha):
    d = X.shape[1]
    stacked = np.vstack([X, alpha * np.eye(d)])
    return np.linalg.lstsq(stacked, np.append(y, np.zeros(d)), rcond=None)[0]


def alpha_halved_or_doubled__two_on_one_side(X, y, alpha):
    return np.linalg.solve(X.T @ X + 2 * alpha * np.eye(X.shape[1]), X.T @ y)


def alpha_halved_or_doubled__two_of_the_squares(X, y, alpha):
    return np.linalg.solve(2 * X.T @ X + alpha * np.eye(X.shape[1]), 2 * X.T @ y)


def alpha_in_every_entry__no_identity(X, y, alpha):
    return np.linalg.solve(X.T @ X + alpha, X.T @ y)


def penalty_subtracted__minus(X, y, alpha):
    return np.linalg.inv(X.T @ X - alpha * np.eye(X.shape[1])) @ X.T @ y


def least_squares_scaled_down__after_the_fit(X, y, alpha):
    return np.linalg.inv(X.T @ X) @ X.T @ y / (1 + alpha)


def centred__with_intercept(X, y, alpha):
    A, b = X - X.mean(axis=0), y - y.mean()
    return np.linalg.solve(A.T @ A + alpha * np.eye(X.shape[1]), A.T @ b)


def intercept_added__column_of_ones(X, y, alpha):
    A = np.column_stack([np.ones(len(X)), X])
    return np.linalg.solve(A.T @ A + alpha * np.eye(A.shape[1]), A.T @ y)


def intercept_added__and_dropped_again(X, y, alpha):
    A = np.column_stack([np.ones(len(X)), X])
    return np.linalg.solve(A.T @ A + alpha * np.eye(A.shape[1]), A.T @ y)[1:]


def standardised__before_the_fit(X, y, alpha):
    A = (X - X.mean(axis=0)) / X.std(axis=0)
    return np.linalg.solve(A.T @ A + alpha * np.eye(X.shape[1]), A.T @ (y - y.mean()))


def first_weight_not_penalised__intercept(X, y, alpha):
    identity = np.eye(X.shape[1])
    identity[0, 0] = 0
    return np.linalg.solve(X.T @ X + alpha * identity, X.T @ y)


def predictions_returned__fitted(X, y, alpha):
    return X @ np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y)


def system_not_solved__inverse_forgotten(X, y, alpha):
    return (X.T @ X + alpha * np.eye(X.shape[1])) @ X.T @ y


def companion__right_side(X, y, alpha):
    return X.T @ y


def relation__column(X, y, alpha):
    return np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y[:, None])


def raised__identity_of_rows(X, y, alpha):
    return np.linalg.solve(X.T @ X + alpha * np.eye(len(X)), X.T @ y)


def raised__transpose_on_the_other_side(X, y, alpha):
    return np.linalg.solve(X @ X.T + alpha * np.eye(X.shape[1]), X @ y)


def factor__sign(X, y, alpha):
    return -np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y)


def each_column_alone__diagonal(X, y, alpha):
    return X.T @ y / ((X**2).sum(axis=0) + alpha)


def value__root_of_alpha(X, y, alpha):
    return np.linalg.solve(X.T @ X + np.sqrt(alpha) * np.eye(X.shape[1]), X.T @ y)


def value__soft_threshold(X, y, alpha):
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    return np.sign(w) * np.maximum(np.abs(w) - alpha, 0)
