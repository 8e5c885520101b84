"""Answers to gradient_descent/ridge_hypergradient: right ones, and wrong ones by diagnosis."""

import numpy as np


def _solve_by_elimination(A, b):
    rows = [[*map(float, row), float(value)] for row, value in zip(A, b, strict=True)]
    d = len(rows)
    for k in range(d):
        pivot = max(range(k, d), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(d):
            if i != k:
                factor = rows[i][k] / rows[k][k]
                rows[i] = [a - factor * p for a, p in zip(rows[i], rows[k], strict=True)]
    return [rows[k][d] / rows[k][k] for k in range(d)]


def loop(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    A = [
        [sum(X_train[:, j] * X_train[:, k]) / n + alpha * (j == k) for k in range(d)]
        for j in range(d)
    ]
    w = _solve_by_elimination(A, [sum(X_train[:, j] * y_train) / n for j in range(d)])
    slope = _solve_by_elimination(A, w)
    total = 0.0
    for row, target in zip(X_valid, y_valid, strict=True):
        residual = sum(x * a for x, a in zip(row, w, strict=True)) - target
        total -= 2 * residual * sum(x * s for x, s in zip(row, slope, strict=True))
    return total / len(y_valid)


def vectorised(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    A = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(A, X_train.T @ y_train / n)
    dw = -np.linalg.solve(A, w)
    return 2 / len(y_valid) * (X_valid @ w - y_valid) @ X_valid @ dw


def library(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    stacked = np.vstack([X_train, np.sqrt(n * alpha) * np.identity(d)])
    w = np.linalg.lstsq(stacked, np.append(y_train, np.zeros(d)), rcond=None)[0]
    dw = -n * np.linalg.pinv(stacked.T @ stacked) @ w
    return np.mean(2 * np.subtract(X_valid.dot(w), y_valid) * X_valid.dot(dw))


def adjoint(X_train, y_train, X_valid, y_valid, alpha):
    n, m = len(y_train), len(y_valid)
    _hessian = 2 / n * X_train.T @ X_train + 2 * alpha * np.eye(X_train.shape[1])
    w = np.linalg.solve(_hessian, 2 / n * X_train.T @ y_train)
    multiplier = np.linalg.solve(_hessian, 2 / m * X_valid.T @ (X_valid @ w - y_valid))
    return -multiplier @ (2 * w)


def without_mean(X_train, y_train, X_valid, y_valid, alpha):
    n = len(y_train)
    inverse = np.linalg.inv(X_train.T @ X_train + n * alpha * np.eye(X_train.shape[1]))
    w = inverse @ X_train.T @ y_train
    return float(-2 * n * np.mean((X_valid @ w - y_valid) * (X_valid @ inverse @ w)))


def singular_values(X_train, y_train, X_valid, y_valid, alpha):
    n = len(y_train)
    U, s, Vt = np.linalg.svd(X_train, full_matrices=False)
    rotated = s * (U.T @ y_train) / n
    shrunk = s**2 / n + alpha
    w, dw = Vt.T @ (rotated / shrunk), Vt.T @ (-rotated / shrunk**2)
    return np.array(2 * np.mean((X_valid @ w - y_valid) * (X_valid @ dw)))


def eigenvectors(X_train, y_train, X_valid, y_valid, alpha):
    values, Q = np.linalg.eigh(X_train.T @ X_train / len(y_train))
    b = Q.T @ X_train.T @ y_train / len(y_train)
    Z = X_valid @ Q
    residual = Z @ (b / (values + alpha)) - y_valid
    return -2 * np.einsum("i,ij,j->", residual, Z, b / (values + alpha) ** 2) / len(residual)


def complex_step(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    A = X_train.T @ X_train / n + (alpha + 1e-30j) * np.eye(d)
    residual = X_valid @ np.linalg.solve(A, X_train.T @ y_train / n) - y_valid
    return np.mean(residual * residual).imag / 1e-30


def kernel_matrix(X_train, y_train, X_valid, y_valid, alpha):
    n = len(y_train)
    inverse = np.linalg.inv(X_train @ X_train.T + n * alpha * np.eye(n))
    K = X_valid @ X_train.T
    residual = K @ inverse @ y_train - y_valid
    return -2 * n * residual @ K @ inverse @ inverse @ y_train / len(y_valid)


def _ridge(X, y, alpha):
    return np.linalg.solve(X.T @ X / len(y) + alpha * np.eye(X.shape[1]), X.T @ y / len(y))


def _hessian(X, alpha):
    return X.T @ X / len(X) + alpha * np.eye(X.shape[1])


def _valid_slope(X, y, w):
    return 2 * X.T @ (X @ w - y) / len(y)


def fixed_weights__partial_at_fixed_weights(X_train, y_train, X_valid, y_valid, alpha):
    return 0.0


def sign_flipped__minus_forgotten(X_train, y_train, X_valid, y_valid, alpha):
    w = _ridge(X_train, y_train, alpha)
    dw = np.linalg.solve(_hessian(X_train, alpha), w)
    return _valid_slope(X_valid, y_valid, w) @ dw


def n_missing__n_missing_in_both(X_train, y_train, X_valid, y_valid, alpha):
    A = X_train.T @ X_train + alpha * np.eye(X_train.shape[1])
    w = np.linalg.solve(A, X_train.T @ y_train)
    return -_valid_slope(X_valid, y_valid, w) @ np.linalg.solve(A, w)


def n_missing__n_missing_in_the_second(X_train, y_train, X_valid, y_valid, alpha):
    w = _ridge(X_train, y_train, alpha)
    A = X_train.T @ X_train + alpha * np.eye(X_train.shape[1])
    return -_valid_slope(X_valid, y_valid, w) @ np.linalg.solve(A, w)


def n_missing__n_missing_from_the_derivative_of_n_alpha(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    A = X_train.T @ X_train + n * alpha * np.eye(d)
    w = np.linalg.solve(A, X_train.T @ y_train)
    return -_valid_slope(X_valid, y_valid, w) @ np.linalg.solve(A, w)


def two_dropped_or_doubled__two_of_the_square_forgotten(X_train, y_train, X_valid, y_valid, alpha):
    w = _ridge(X_train, y_train, alpha)
    dw = -np.linalg.solve(_hessian(X_train, alpha), w)
    return np.mean((X_valid @ w - y_valid) * (X_valid @ dw))


def two_dropped_or_doubled__two_w_without_two_in_the_hessian(
    X_train, y_train, X_valid, y_valid, alpha
):
    w = _ridge(X_train, y_train, alpha)
    dw = -np.linalg.solve(_hessian(X_train, alpha), 2 * w)
    return _valid_slope(X_valid, y_valid, w) @ dw


def penalty_unbalanced__penalty_without_two(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    A = 2 / n * X_train.T @ X_train + alpha * np.eye(d)
    w = np.linalg.solve(A, 2 / n * X_train.T @ y_train)
    return -_valid_slope(X_valid, y_valid, w) @ np.linalg.solve(A, w)


def penalty_forgotten_in_second_system__hessian_of_least_squares(
    X_train, y_train, X_valid, y_valid, alpha
):
    w = _ridge(X_train, y_train, alpha)
    dw = -np.linalg.solve(_hessian(X_train, 0), w)
    return _valid_slope(X_valid, y_valid, w) @ dw


def train_error__of_the_train_error(X_train, y_train, X_valid, y_valid, alpha):
    w = _ridge(X_train, y_train, alpha)
    dw = -np.linalg.solve(_hessian(X_train, alpha), w)
    return _valid_slope(X_train, y_train, w) @ dw


def penalty_counted_in_validation__penalised_validation(X_train, y_train, X_valid, y_valid, alpha):
    w = _ridge(X_train, y_train, alpha)
    dw = -np.linalg.solve(_hessian(X_train, alpha), w)
    return (_valid_slope(X_valid, y_valid, w) + 2 * alpha * w) @ dw + w @ w


def validation_summed__validation_sum(X_train, y_train, X_valid, y_valid, alpha):
    w = _ridge(X_train, y_train, alpha)
    dw = -np.linalg.solve(_hessian(X_train, alpha), w)
    return 2 * (X_valid @ w - y_valid) @ (X_valid @ dw)


def in_log_alpha__with_respect_to_log_alpha(X_train, y_train, X_valid, y_valid, alpha):
    return alpha * vectorised(X_train, y_train, X_valid, y_valid, alpha)


def companion__validation_error(X_train, y_train, X_valid, y_valid, alpha):
    return np.mean((X_valid @ _ridge(X_train, y_train, alpha) - y_valid) ** 2)


def penalty_counted_in_validation__derivative_of_the_penalty(
    X_train, y_train, X_valid, y_valid, alpha
):
    return np.sum(_ridge(X_train, y_train, alpha) ** 2)


def value__inverse_forgotten(X_train, y_train, X_valid, y_valid, alpha):
    w = _ridge(X_train, y_train, alpha)
    return -_valid_slope(X_valid, y_valid, w) @ w


def value__inverse_of_the_diagonal(X_train, y_train, X_valid, y_valid, alpha):
    w = _ridge(X_train, y_train, alpha)
    return -_valid_slope(X_valid, y_valid, w) @ (w / np.diag(_hessian(X_train, alpha)))


def value__coarse_difference(X_train, y_train, X_valid, y_valid, alpha):
    rows = (X_train, y_train, X_valid, y_valid)
    return (
        companion__validation_error(*rows, alpha * 1.1) - companion__validation_error(*rows, alpha)
    ) / (alpha * 0.1)


def value__least_squares_weights(X_train, y_train, X_valid, y_valid, alpha):
    w = np.linalg.pinv(X_train) @ y_train
    return -_valid_slope(X_valid, y_valid, w) @ np.linalg.solve(_hessian(X_train, alpha), w)


def code__slope_of_the_weights(X_train, y_train, X_valid, y_valid, alpha):
    w = _ridge(X_train, y_train, alpha)
    return -np.linalg.solve(_hessian(X_train, alpha), w)


def relation__boxed(X_train, y_train, X_valid, y_valid, alpha):
    return np.array([vectorised(X_train, y_train, X_valid, y_valid, alpha)])


def code__centred_in_place(X_train, y_train, X_valid, y_valid, alpha):
    slope = vectorised(X_train, y_train, X_valid, y_valid, alpha)
    y_train -= 1 + y_train.mean()
    return slope


def divided_by_train_rows__n_of_the_wrong_set(X_train, y_train, X_valid, y_valid, alpha):
    n = len(y_train)
    H = X_train.T @ X_train / n + alpha * np.eye(X_train.shape[1])
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    return 2 / n * (X_valid.T @ (X_valid @ w - y_valid)) @ np.linalg.solve(H, -w)
