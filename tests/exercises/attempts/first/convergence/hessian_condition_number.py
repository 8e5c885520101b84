import numpy as np


def wrong_01_curvature_of_each_column(X):
    n, d = X.shape
    curvatures = []
    for j in range(d):
        total = 0
        for i in range(n):
            total += X[i, j] ** 2
        curvatures.append(2 * total / n)
    return max(curvatures) / min(curvatures)


def wrong_02_quadratic_formula_for_two(X):
    H = 2 / len(X) * X.T @ X
    trace, det = np.trace(H), np.linalg.det(H)
    root = np.sqrt(np.abs(trace**2 - 4 * det))
    return (trace + root) / (trace - root)


def wrong_03_eigen_of_cov(X):
    S = np.atleast_2d(np.cov(X.T))
    values = np.linalg.eigvalsh(S)
    return values[-1] / values[0]


def wrong_04_thinks_eigvals_ascend(X):
    values = np.linalg.eigvals(2 / len(X) * (X.T @ X))
    return values[-1] / values[0]


def wrong_05_blog_puts_ones_in_front(X):
    Xb = np.c_[np.ones((X.shape[0], 1)), X]
    values = np.linalg.eigvalsh(2 / X.shape[0] * Xb.T.dot(Xb))
    return values.max() / values.min()


def wrong_06_factor_on_one_of_the_two(X):
    values = np.linalg.eigvalsh(X.T @ X)
    return 2 / len(X) * values[-1] / values[0]


def wrong_07_second_smallest(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return values[-1] / values[1]


def wrong_08_elif_never_sees_the_smallest(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    largest, smallest = 0.0, np.inf
    for value in values:
        if value > largest:
            largest = value
        elif value < smallest:
            smallest = value
    return largest / smallest


def wrong_09_sorted_twice_the_same_array(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    up = values
    up.sort()
    down = values
    down[::-1].sort()
    return down[0] / up[0]


def wrong_10_lengths_of_the_columns_of_h(X):
    H = 2 / len(X) * X.T @ X
    lengths = np.linalg.norm(H, axis=0)
    return lengths.max() / lengths.min()


def wrong_11_singular_values_and_upside_down(X):
    s = np.linalg.svd(X, compute_uv=False)
    return s[-1] / s[0]


def wrong_12_largest_over_smallest_entry(X):
    H = np.abs(2 / len(X) * X.T @ X)
    return H.max() / H[H > 0].min()


def right_1_ratio_of_singular_values_squared(X):
    return float(np.exp(2 * np.subtract(*np.log(np.linalg.svd(X, compute_uv=False)[[0, -1]]))))


def right_2_cond_of_r_from_qr(X):
    r = np.linalg.qr(X, mode="r")
    singular = np.linalg.svd(r * (2 / len(X)) ** 0.5, compute_uv=False).tolist()
    squares = sorted((s * s for s in singular), reverse=True)
    return squares[0] / squares[-1]
