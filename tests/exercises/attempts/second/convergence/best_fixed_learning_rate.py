import numpy as np


def wrong_01_minus_below(X):
    e = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    if len(e) == 1:
        return 1 / e[0]
    return 2 / (e[-1] - e[0])


def wrong_02_half_convention(X):
    n = X.shape[0]
    e = np.linalg.eigvalsh(X.T @ X / n)
    return 2 / (e.min() + e.max())


def wrong_03_rows_times_rows(X):
    H = 2 / len(X) * X @ X.T
    e = np.linalg.eigvalsh(H)
    return 2 / (e[0] + e[-1])


def wrong_04_loop_drops_last(X):
    e = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    low = high = e[0]
    for i in range(1, len(e) - 1):
        low = min(low, e[i])
        high = max(high, e[i])
    return 2 / (low + high)


def wrong_05_bracket_missing(X):
    lams = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / lams[0] + lams[-1]


def wrong_06_largest_stable(X):
    n = len(X)
    return 2 / np.linalg.eigvalsh(2 / n * X.T @ X)[-1]


def wrong_07_first_two(X):
    n = len(X)
    e = np.linalg.eigvalsh(2 / n * X.T @ X)
    if len(e) == 1:
        return 1 / e[0]
    return 2 / (e[0] + e[1])


def wrong_08_one_column_unfinished(X):
    n, d = X.shape
    H = 2 / n * X.T @ X
    if d == 1:
        return 2 / H[0, 0]
    e = np.linalg.eigvalsh(H)
    return 2 / (e[0] + e[-1])


def wrong_09_plus_equals_on_a_view(X):
    e = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    smallest = e[:1]
    largest = e[-1:]
    total = smallest
    total += largest
    return float(2 / (smallest + largest)[0])


def wrong_10_heavy_ball_rate(X):
    e = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return (2 / (np.sqrt(e[0]) + np.sqrt(e[-1]))) ** 2


def wrong_11_mean_curvature(X):
    # one over the mean curvature; the eigenvalues add up to the trace
    n, d = X.shape
    H = 2 / n * X.T @ X
    return d / np.trace(H)


def wrong_12_svd_not_squared(X):
    n = len(X)
    s = np.linalg.svd(X, compute_uv=False)
    return 2 / (2 / n * (s[0] + s[-1]))


def right_01_svd_squared(X):
    s = np.linalg.svd(X)[1]
    return X.shape[0] / (s[0] ** 2 + s[-1] ** 2)


class _Bowl:
    def __init__(self, X):
        self.X = X
        self.n = len(X)

    @property
    def curvatures(self):
        H = sum(np.outer(row, row) for row in self.X) * 2 / self.n
        return sorted(np.linalg.eigvals(H).real)


def right_02_class_outer(X):
    c = _Bowl(X).curvatures
    return np.float64(2 / (c[0] + c[-1]))


def right_03_norm_and_inverse(X):
    H = 2 / len(X) * X.T @ X
    steep = np.linalg.norm(H, 2)
    flat = 1 / np.linalg.norm(np.linalg.inv(H), 2)
    return 1 / ((steep + flat) / 2)
