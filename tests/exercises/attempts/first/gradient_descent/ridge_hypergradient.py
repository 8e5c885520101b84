import numpy as np


def wrong_01_descends_for_a_while(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    w = np.zeros(d)
    for step in range(100):
        w = w - 0.01 * (2 / n * X_train.T @ (X_train @ w - y_train) + 2 * alpha * w)
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    movement = -np.linalg.solve(H, w)
    return 2 / len(y_valid) * (X_valid.T @ (X_valid @ w - y_valid)) @ movement


def wrong_02_envelope_theorem(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    w = np.linalg.solve(X_train.T @ X_train / n + alpha * np.eye(d), X_train.T @ y_train / n)
    # at the minimum only what stands explicitly in front of alpha counts
    return w @ w


def wrong_03_power_minus_one_entry_by_entry(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    inverse = H**-1
    w = inverse @ (X_train.T @ y_train / n)
    movement = -inverse @ w
    return 2 / len(y_valid) * (X_valid.T @ (X_valid @ w - y_valid)) @ movement


def wrong_04_slope_in_log_alpha(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    movement = -np.linalg.solve(H, w)
    slope = 2 / len(y_valid) * (X_valid.T @ (X_valid @ w - y_valid)) @ movement
    return alpha * slope


def wrong_05_blog_with_half_the_penalty(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    hess = 2 / n * X_train.T.dot(X_train) + alpha * np.eye(d)
    theta = np.linalg.solve(hess, 2 / n * X_train.T.dot(y_train))
    v = np.linalg.solve(hess, 2 / len(y_valid) * X_valid.T.dot(X_valid.dot(theta) - y_valid))
    return -v.dot(theta)


def wrong_06_n_below_the_penalty_too(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = (X_train.T @ X_train + alpha * np.eye(d)) / n
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    movement = -np.linalg.solve(H, w)
    return 2 / len(y_valid) * (X_valid.T @ (X_valid @ w - y_valid)) @ movement


def wrong_07_last_weight_goes_free(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n
    for j in range(d - 1):
        H[j, j] += alpha
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    movement = -np.linalg.solve(H, w)
    return 2 / len(y_valid) * (X_valid.T @ (X_valid @ w - y_valid)) @ movement


def wrong_08_only_the_last_term(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    movement = -np.linalg.solve(H, w)
    slopes = 2 / len(y_valid) * X_valid.T @ (X_valid @ w - y_valid)
    total = 0.0
    for j in range(d):
        term = slopes[j] * movement[j]
    total += term
    return total


def wrong_09_weights_turned_round_in_place(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    right_side = w
    right_side *= -1
    movement = np.linalg.solve(H, right_side)
    return 2 / len(y_valid) * (X_valid.T @ (X_valid @ w - y_valid)) @ movement


def wrong_10_targets_against_every_prediction(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n).reshape(-1, 1)
    movement = -np.linalg.solve(H, w)
    return np.mean(2 * (X_valid @ w - y_valid) * (X_valid @ movement))


def wrong_11_no_minus_and_no_two(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X_train.T @ y_train / n)
    movement = np.linalg.solve(H, w)
    return np.mean((X_valid @ w - y_valid) * (X_valid @ movement))


def wrong_12_fitted_on_all_rows(X_train, y_train, X_valid, y_valid, alpha):
    X, y = np.vstack([X_train, X_valid]), np.concatenate([y_train, y_valid])
    n, d = X.shape
    H = X.T @ X / n + alpha * np.eye(d)
    w = np.linalg.solve(H, X.T @ y / n)
    movement = -np.linalg.solve(H, w)
    return 2 / len(y_valid) * (X_valid.T @ (X_valid @ w - y_valid)) @ movement


def right_1_eigenvectors(X_train, y_train, X_valid, y_valid, alpha):
    n = len(X_train)
    curvature, V = np.linalg.eigh(np.einsum("ki,kj->ij", X_train, X_train) / n)
    pull = np.einsum("ij,ki,k->j", V, X_train, y_train) / n
    fitted = X_valid @ (V @ (pull / (curvature + alpha)))
    moved = X_valid @ (V @ (-pull / (curvature + alpha) ** 2))
    return float(np.add.reduce(2 * (fitted - y_valid) * moved) / y_valid.size)


def right_2_one_block_system(X_train, y_train, X_valid, y_valid, alpha):
    n, d = X_train.shape
    H = X_train.T @ X_train + n * alpha * np.identity(d)
    block = np.block([[H, np.zeros((d, d))], [n * np.identity(d), H]])
    both = np.linalg.solve(block, np.concatenate([X_train.T @ y_train, np.zeros(d)]))
    w, movement = both[:d].tolist(), both[d:].tolist()
    total = 0.0
    for row, seen in zip(X_valid.tolist(), y_valid.tolist()):
        miss = sum(a * b for a, b in zip(row, w)) - seen
        total += 2 * miss * sum(a * b for a, b in zip(row, movement))
    return total / len(y_valid)
