import numpy as np


def wrong_01_movement_without_minus(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    dw = np.linalg.solve(H, w)
    g = 2 / len(y_valid) * X_valid.T @ (X_valid @ w - y_valid)
    return g @ dw


def wrong_02_valid_error_over_train_rows(X_train, y_train, X_valid, y_valid, alpha):
    n = len(y_train)
    H = X_train.T @ X_train / n + alpha * np.eye(X_train.shape[1])
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    dw = -np.linalg.solve(H, w)
    g = 2 * X_valid.T @ (X_valid @ w - y_valid) / n
    return np.sum(g * dw)


def wrong_03_alpha_on_all_entries(X_train, y_train, X_valid, y_valid, alpha):
    n = len(X_train)
    H = X_train.T @ X_train / n + alpha
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    dw = np.linalg.solve(H, -w)
    return 2 * np.mean((X_valid @ w - y_valid) * (X_valid @ dw))


def wrong_04_last_valid_row_dropped(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    dw = -np.linalg.solve(H, w)
    slope = 0
    for i in range(len(y_valid) - 1):
        slope += 2 * (X_valid[i] @ w - y_valid[i]) * (X_valid[i] @ dw)
    return slope / len(y_valid)


def wrong_05_alpha_divided_too(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = 1 / n * (X_train.T @ X_train + alpha * np.eye(d))
    w = np.linalg.solve(H, 1 / n * X_train.T @ y_train)
    movement = -np.linalg.solve(H, w)
    gradient = 2 / len(y_valid) * X_valid.T @ (X_valid @ w - y_valid)
    return gradient @ movement


def wrong_06_one_weight_formula(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    dw = -w / (1 + alpha)
    g = 2 / len(y_valid) * X_valid.T @ (X_valid @ w - y_valid)
    return g @ dw


def wrong_07_slope_in_log_alpha(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    dw = -np.linalg.solve(H, w)
    g = 2 / len(y_valid) * X_valid.T @ (X_valid @ w - y_valid)
    return alpha * (g @ dw)


def wrong_08_few_rows_unpenalised(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    if n < d:
        w = np.linalg.lstsq(X_train, y_train, rcond=None)[0]
    else:
        w = np.linalg.solve(H, X_train.T @ y_train / n)
    dw = -np.linalg.solve(H, w)
    g = 2 / len(y_valid) * X_valid.T @ (X_valid @ w - y_valid)
    return g @ dw


def _solve_with_penalty(H, b, alpha):
    H += alpha * np.eye(len(b))
    return np.linalg.solve(H, b)


def wrong_09_alpha_added_twice(X_train, y_train, X_valid, y_valid, alpha):
    n = len(y_train)
    H = X_train.T @ X_train / n
    w = _solve_with_penalty(H, X_train.T @ y_train / n, alpha)
    dw = -_solve_with_penalty(H, w, alpha)
    r = X_valid @ w - y_valid
    return (2 / len(r)) * (X_valid.T @ r) @ dw


def wrong_10_half_squared_error(X_train, y_train, X_valid, y_valid, alpha):
    # 1/(2n) |Xw-y|^2 + alpha |w|^2
    n, d = X_train.shape
    H = X_train.T @ X_train / n + 2 * alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    dw = -np.linalg.solve(H, 2 * w)
    g = 2 * X_valid.T @ (X_valid @ w - y_valid) / len(y_valid)
    return g @ dw


def _valid_loss(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    w = np.linalg.solve(X_train.T @ X_train / n + alpha * np.eye(d), X_train.T @ y_train / n)
    return np.mean((X_valid @ w - y_valid) ** 2)


def wrong_11_coarse_forward_difference(X_train, y_train, X_valid, y_valid, alpha):
    h = 0.01
    after = _valid_loss(X_train, y_train, X_valid, y_valid, alpha + h)
    before = _valid_loss(X_train, y_train, X_valid, y_valid, alpha)
    return (after - before) / h


def wrong_12_inverse_times_star(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H_inv = np.linalg.inv(X_train.T @ X_train / n + alpha * np.eye(d))
    w = H_inv @ (X_train.T @ y_train / n)
    dw = -np.sum(H_inv * w, axis=0)
    g = 2 / len(y_valid) * X_valid.T @ (X_valid @ w - y_valid)
    return np.dot(g, dw)


def right_01_adjoint(X_train, y_train, X_valid, y_valid, alpha):
    # first the gradient through H, then times w
    n, d = X_train.shape
    H = X_train.T @ X_train + n * alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train)
    q = np.linalg.solve(H, n * X_valid.T @ (X_valid @ w - y_valid))
    return float(-2 * (q @ w) / len(y_valid))


def right_02_eigenvectors(X_train, y_train, X_valid, y_valid, alpha):
    n = X_train.shape[0]
    lam, Q = np.linalg.eigh(X_train.T @ X_train / n)
    c = Q.T @ (X_train.T @ y_train) / n
    w = Q @ (c / (lam + alpha))
    dw = Q @ (-c / (lam + alpha) ** 2)
    return 2 * np.average((X_valid @ w - y_valid) * (X_valid @ dw))


def right_03_complex_step(X_train, y_train, X_valid, y_valid, alpha):
    a = alpha + 1e-30j
    n, d = X_train.shape
    w = np.linalg.solve(X_train.T @ X_train / n + a * np.eye(d), X_train.T @ y_train / n + 0j)
    loss = np.sum((X_valid @ w - y_valid) ** 2) / len(y_valid)
    return loss.imag / 1e-30
