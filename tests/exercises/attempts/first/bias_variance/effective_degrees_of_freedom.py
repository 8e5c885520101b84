import numpy as np


def wrong_01_lost_share(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(alpha / (s**2 + alpha))


def wrong_02_n_alpha(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2 / (s**2 + len(X) * alpha))


def wrong_03_column_lengths(X, alpha):
    s2 = (X**2).sum(axis=0)
    return np.sum(s2 / (s2 + alpha))


def wrong_04_last_value_dropped(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    total = 0.0
    for i in range(len(s) - 1):
        total += s[i] ** 2 / (s[i] ** 2 + alpha)
    return total


def wrong_05_precedence(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2 / s**2 + alpha)


def wrong_06_share_of_sums(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return np.sum(s**2) / (np.sum(s**2) + alpha)


def wrong_07_not_squared(X, alpha):
    s = np.linalg.svd(X, compute_uv=False)
    return sum(si / (si + alpha) for si in s)


def wrong_08_wide_gets_n_or_d(X, alpha):
    n, d = X.shape
    if n <= d:
        return float(n)  # every row can be hit
    s = np.linalg.svd(X, compute_uv=False)
    return float(np.sum(s**2 / (s**2 + alpha)))


def wrong_09_centred_first(X, alpha):
    Xc = X - X.mean(axis=0)
    s = np.linalg.svd(Xc, compute_uv=False)
    return np.sum(s**2 / (s**2 + alpha))


def wrong_10_plus_intercept(X, alpha):
    H = X @ np.linalg.inv(X.T @ X + alpha * np.eye(X.shape[1])) @ X.T
    return 1 + np.trace(H)


def wrong_11_trace_HtH(X, alpha):
    H = X @ np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T)
    return np.trace(H.T @ H)


def wrong_12_svd_of_gram(X, alpha):
    s = np.linalg.svd(X.T @ X, compute_uv=False)
    return np.sum(s**2 / (s**2 + alpha))


def right_01_trace_of_hat(X, alpha):
    G = X.T @ X
    return np.trace(np.linalg.solve(G + alpha * np.identity(len(G)), G))


def right_02_eigenvalues_rows(X, alpha):
    lam = np.clip(np.linalg.eigvalsh(X @ X.T), 0, None)
    return float(sum(1 - alpha / (l + alpha) for l in lam))


def right_03_loop_svd(X, alpha):
    U, s, Vt = np.linalg.svd(X)
    total = 0
    for v in s.tolist():
        total += 1 / (1 + alpha / v**2) if v > 0 else 0
    return total
