import numpy as np


def wrong_01_minus_alpha(X, y, alpha):
    d = X.shape[1]
    return np.linalg.solve(X.T @ X - alpha * np.eye(d), X.T @ y)


def wrong_02_alpha_times_n(X, y, alpha):
    n, d = X.shape
    return np.linalg.solve(X.T @ X + n * alpha * np.eye(d), X.T @ y)


def wrong_03_alpha_everywhere(X, y, alpha):
    A = X.T @ X + alpha
    return np.linalg.lstsq(A, X.T @ y, rcond=None)[0]


def wrong_04_loop_skips_last_diagonal(X, y, alpha):
    A = X.T @ X
    for j in range(len(A) - 1):
        A[j, j] += alpha
    return np.linalg.pinv(A) @ X.T @ y


def wrong_05_alpha_outside(X, y, alpha):
    return np.linalg.pinv(X.T @ X) @ X.T @ y / (1 + alpha)


def wrong_06_mean_convention(X, y, alpha):
    n = len(y)
    return np.linalg.solve(X.T @ X / n + alpha * np.eye(X.shape[1]), X.T @ y / n)


def wrong_07_centred(X, y, alpha):
    Xc = X - X.mean(axis=0)
    yc = y - y.mean()
    return np.linalg.solve(Xc.T @ Xc + alpha * np.eye(X.shape[1]), Xc.T @ yc)


def wrong_08_wide_without_penalty(X, y, alpha):
    n, d = X.shape
    if n < d:
        return np.linalg.pinv(X) @ y
    return np.linalg.solve(X.T @ X + alpha * np.identity(d), X.T @ y)


def wrong_09_fill_diagonal_overwrites(X, y, alpha):
    A = X.T @ X
    np.fill_diagonal(A, alpha)
    return np.linalg.lstsq(A, X.T @ y, rcond=None)[0]


def wrong_10_first_weight_free(X, y, alpha):
    # bias is not penalised
    I = np.eye(X.shape[1])
    I[0, 0] = 0
    return np.linalg.pinv(X.T @ X + alpha * I) @ (X.T @ y)


def wrong_11_stacked_rows_alpha(X, y, alpha):
    # alpha ||w||^2 is like d more rows
    d = X.shape[1]
    A = np.vstack([X, alpha * np.eye(d)])
    b = np.concatenate([y, np.zeros(d)])
    return np.linalg.lstsq(A, b, rcond=None)[0]


def wrong_12_two_alpha(X, y, alpha):
    # gradient: 2 X^T(Xw - y) + 2 alpha w, the 2 only goes from the first part
    A = X.T @ X + 2 * alpha * np.eye(X.shape[1])
    return np.linalg.inv(A).dot(X.T.dot(y))


def right_01_stacked_rows(X, y, alpha):
    d = X.shape[1]
    A = np.vstack([X, np.sqrt(alpha) * np.eye(d)])
    return np.linalg.lstsq(A, np.r_[y, np.zeros(d)], rcond=None)[0]


def right_02_dual(X, y, alpha):
    return X.T @ np.linalg.solve(X @ X.T + alpha * np.eye(len(X)), y)


def right_03_svd_einsum(X, y, alpha):
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    return np.einsum("kd,k,nk,n->d", Vt, s / (s * s + alpha), U, y)
