import numpy as np


def wrong_01_smallest_eigenvalue(X):
    n = len(X)
    e = np.linalg.eigvalsh(2 / n * X.T @ X)
    return 2 / e[0]


def wrong_02_no_mean(X):
    H = 2 * X.T @ X
    return 2 / np.max(np.linalg.eigvalsh(H))


def wrong_03_n_from_columns(X):
    n = X.shape[1]
    H = 2 / n * X.T @ X
    return 2 / np.linalg.eigvalsh(H)[-1]


def wrong_04_too_few_power_steps(X):
    H = 2 / len(X) * X.T @ X
    v = np.ones(X.shape[1])
    for i in range(3):
        v = H @ v
        v = v / np.linalg.norm(v)
    return 2 / (v @ H @ v)


def wrong_05_division_order(X):
    n = len(X)
    largest = np.linalg.eigvalsh(X.T @ X)[-1]
    return 2 / 2 / n * largest


def wrong_06_best_rate_instead(X):
    e = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (e[0] + e[-1])


def wrong_07_one_over_lambda(X):
    n, d = X.shape
    lams = np.linalg.eigvalsh((2 / n) * (X.T @ X))
    return 1 / lams.max()


def wrong_08_one_column_forgot_two(X):
    if X.shape[1] == 1:
        return 2 / np.mean(X**2)
    return 2 / np.linalg.eigvalsh(2 / X.shape[0] * X.T @ X).max()


def wrong_09_new_vector_is_old_vector(X):
    H = 2 / len(X) * X.T @ X
    v = np.ones(len(H))
    for _ in range(300):
        new = v
        for j in range(len(v)):
            new[j] = H[j] @ v
        length = np.linalg.norm(new)
        v = new / length
    return 2 / length


def wrong_10_half_convention(X):
    m = len(X)
    H = X.T.dot(X) / m
    return 2 / np.linalg.eigvalsh(H)[-1]


def wrong_11_sum_of_curvatures(X):
    # the worst case: all curvatures together
    curvatures = [2 * np.mean(col**2) for col in X.T]
    return 2 / sum(curvatures)


def wrong_12_frobenius_norm(X):
    H = 2 / len(X) * X.T @ X
    return 2 / np.linalg.norm(H)


def right_01_spectral_norm(X):
    return len(X) / np.linalg.norm(X, 2) ** 2


def right_02_svd_closure(X):
    n = X.shape[0]

    def curvature(s):
        return 2 * s**2 / n

    return float(2 / max(map(curvature, np.linalg.svd(X)[1])))


def right_03_big_gram(X):
    # the same largest eigenvalue, from the rows
    G = X @ X.T
    return X.shape[0] / np.linalg.eigvalsh(G)[-1]
