import numpy as np


def _hat(X, alpha):
    return X @ np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T)


def _ridge(X, y, alpha):
    return np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y)


def wrong_01_sign(X, y, alpha):
    H = _hat(X, alpha)
    return (H @ y - y) / (1 - np.diag(H))


def wrong_02_mean_leverage(X, y, alpha):
    # as in generalised cross-validation
    H = _hat(X, alpha)
    return (y - H @ y) / (1 - np.trace(H) / len(y))


def wrong_03_broadcast_row_sum(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / (1 - H.sum(axis=1))


def wrong_04_range_n_minus_1(X, y, alpha):
    n = len(y)
    out = np.zeros(n)
    for i in range(n - 1):
        keep = np.arange(n) != i
        w = _ridge(X[keep], y[keep], alpha)
        out[i] = y[i] - X[i] @ w
    return out


def wrong_05_precedence(X, y, alpha):
    H = _hat(X, alpha)
    h = np.diag(H)
    return y - H @ y / (1 - h)


def wrong_06_ordinary_residuals(X, y, alpha):
    w = _ridge(X, y, alpha)
    return y - X @ w


def wrong_07_squared(X, y, alpha):
    H = _hat(X, alpha)
    return ((y - H @ y) / (1 - np.diag(H))) ** 2


def wrong_08_least_squares_leverage(X, y, alpha):
    h = np.diag(X @ np.linalg.pinv(X))
    e = y - X @ _ridge(X, y, alpha)
    return e / np.maximum(1 - h, 1e-12)


def wrong_09_rows_stay_deleted(X, y, alpha):
    n = len(y)
    Xr, yr = X.copy(), y.copy()
    out = []
    for i in range(n):
        Xr, yr = Xr[1:], yr[1:]
        w = _ridge(Xr, yr, alpha)
        out.append(y[i] - X[i] @ w)
    return np.array(out)


def wrong_10_studentised(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / np.sqrt(1 - np.diag(H))


def wrong_11_alpha_rescaled(X, y, alpha):
    n = len(y)
    out = np.empty(n)
    for i in range(n):
        Xi, yi = np.delete(X, i, axis=0), np.delete(y, i)
        out[i] = y[i] - X[i] @ _ridge(Xi, yi, alpha * (n - 1) / n)
    return out


def wrong_12_set_label_zero(X, y, alpha):
    # leave the row out: its label counts nothing
    out = []
    for i in range(len(y)):
        z = y.copy()
        z[i] = 0
        out.append(y[i] - X[i] @ _ridge(X, z, alpha))
    return np.array(out)


def right_01_mask_loop(X, y, alpha):
    out = []
    for i in range(len(y)):
        keep = [j for j in range(len(y)) if j != i]
        out.append(y[i] - X[i] @ _ridge(X[keep], y[keep], alpha))
    return np.array(out)


def right_02_dual(X, y, alpha):
    # kernel form: residual_loo = (K+aI)^-1 y / diag
    C = np.linalg.inv(X @ X.T + alpha * np.eye(len(X)))
    return C.dot(y) / C.diagonal()


def right_03_zero_the_row(X, y, alpha):
    res = np.zeros_like(y)
    for i in range(len(y)):
        M = X.copy()
        M[i] = 0
        w = _ridge(M, y, alpha)
        res[i] = y[i] - np.einsum("d,d->", X[i], w)
    return res
