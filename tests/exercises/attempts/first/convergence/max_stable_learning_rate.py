import numpy as np


def wrong_01_steepest_single_row(X):
    steepest = 0.0
    for row in X:
        curvature = 2 * (row @ row)
        if curvature > steepest:
            steepest = curvature
    return 2 / steepest


def wrong_02_trace_for_the_largest(X):
    H = 2 / len(X) * X.T @ X
    return 2 / np.trace(H)


def wrong_03_first_is_the_largest_as_in_eigen(X):
    values = np.linalg.eigvalsh(2 / X.shape[0] * X.T @ X)
    return 2 / values[0]


def wrong_04_a_little_below_to_be_stable(X):
    H = 2 / len(X) * X.T @ X
    return 0.99 * 2 / np.linalg.eigvalsh(H)[-1]


def wrong_05_blog_takes_the_matrix_norm(X):
    L = np.linalg.norm(2 / X.shape[0] * X.T.dot(X))
    return 2 / L


def wrong_06_fraction_in_a_fraction(X):
    largest = np.linalg.eigvalsh(X.T @ X)[-1]
    return 2 / 2 / len(X) * largest


def wrong_07_one_before_the_last(X):
    values = sorted(np.linalg.eigvalsh(2 / len(X) * X.T @ X))
    return 2 / values[len(values) - 2]


def wrong_08_maximum_reset_in_the_loop(X):
    values = np.linalg.eigvals(2 / len(X) * (X.T @ X))
    for value in values:
        largest = 0.0
        if value > largest:
            largest = value
    return 2 / largest


def wrong_09_columns_centred_in_place(X):
    columns = X
    columns -= columns.mean(axis=0)
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def wrong_10_divides_by_the_columns(X):
    d = X.shape[-1]
    s = np.linalg.svd(X, compute_uv=False)
    return 2 / (2 / d * s[0] ** 2)


def wrong_11_unsquared_and_one_over(X):
    s = np.linalg.svd(X, compute_uv=False)
    return 1 / (2 / len(X) * s.max())


def wrong_12_tries_rates_until_it_explodes(X):
    H = 2 / len(X) * X.T @ X
    best = 0.0
    for rate in np.logspace(-4, 2, 121):
        error = np.ones(X.shape[1])
        for _ in range(50):
            error = error - rate * H @ error
        if np.linalg.norm(error) <= np.sqrt(X.shape[1]):
            best = rate
    return best


def right_1_spectral_norm(X):
    return float(len(X) / np.square(np.linalg.norm(X, ord=2)))


def right_2_eigenvalues_of_the_smaller_side(X):
    gram = np.einsum("ki,kj->ij", X, X)
    return (lambda steepest: len(X) / steepest)(max(np.linalg.eigh(gram)[0].tolist()))
