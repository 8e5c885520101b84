import numpy as np


def wrong_01_smallest_over_largest(X):
    n = len(X)
    lams = np.linalg.eigvalsh(2 / n * X.T @ X)
    return lams[0] / lams[-1]


def wrong_02_covariance(X):
    H = 2 * np.atleast_2d(np.cov(X, rowvar=False))
    lams = np.linalg.eigvalsh(H)
    return lams[-1] / lams[0]


def wrong_03_rows_times_rows(X):
    n = X.shape[0]
    H = 2 / n * X @ X.T
    e = np.linalg.eigvalsh(H)
    return e[-1] / e[0]


def wrong_04_smallest_starts_at_one(X):
    H = 2 / len(X) * X.T @ X
    largest, smallest = 0, 1
    for lam in np.linalg.eigvalsh(H):
        if lam > largest:
            largest = lam
        if lam < smallest:
            smallest = lam
    return largest / smallest


def wrong_05_floor_division(X):
    e = np.linalg.eigvalsh(2 * X.T @ X / len(X))
    return max(e) // min(e)


def wrong_06_condition_of_X(X):
    return np.linalg.cond(X)


def wrong_07_second_is_largest(X):
    n = len(X)
    flat, steep = np.linalg.eigvalsh(2 / n * X.T @ X)[:2]
    return steep / flat


def wrong_08_one_column_gives_lambda(X):
    n, d = X.shape
    H = 2 / n * X.T @ X
    if d == 1:
        return H[0, 0]
    e = np.linalg.eigvalsh(H)
    return e.max() / e.min()


def wrong_09_columns_scaled_in_place(X):
    for j in range(X.shape[1]):
        column = X[:, j]
        column /= np.sqrt(np.mean(column**2))
    e = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return e[-1] / e[0]


def wrong_10_with_a_little_ridge(X):
    n, d = X.shape
    H = 2 / n * X.T @ X + 0.01 * np.eye(d)
    e = np.linalg.eigvalsh(H)
    return e[-1] / e[0]


def wrong_11_diagonal_only(X):
    # curvature of each weight: mean of the squares of its column, times 2
    curvatures = [2 * np.mean(X[:, j] ** 2) for j in range(X.shape[1])]
    return max(curvatures) / min(curvatures)


def wrong_12_eig_thought_sorted(X):
    H = 2 / len(X) * X.T @ X
    values, vectors = np.linalg.eig(H)
    return values[0] / values[-1]


def right_01_singular_values(X):
    s = np.linalg.svd(X, compute_uv=False)
    return (s[0] / s[-1]) ** 2


def right_02_cond_squared(X):
    return np.linalg.cond(X, 2) ** 2


def _jacobi(A):
    A = [list(map(float, r)) for r in A]
    d = len(A)
    for _ in range(60):
        for p in range(d):
            for q in range(p + 1, d):
                if A[p][q] == 0:
                    continue
                th = (A[q][q] - A[p][p]) / (2 * A[p][q])
                t = (1 if th >= 0 else -1) / (abs(th) + (th * th + 1) ** 0.5)
                c = 1 / (t * t + 1) ** 0.5
                s = t * c
                for k in range(d):
                    a, b = A[k][p], A[k][q]
                    A[k][p], A[k][q] = c * a - s * b, s * a + c * b
                for k in range(d):
                    a, b = A[p][k], A[q][k]
                    A[p][k], A[q][k] = c * a - s * b, s * a + c * b
    return sorted(A[i][i] for i in range(d))


def right_03_jacobi_rotations(X):
    e = _jacobi(X.T @ X)
    return e[-1] / e[0]
