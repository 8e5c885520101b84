"""Answers to convergence/max_stable_learning_rate: right ones, and wrong ones by diagnosis."""

import numpy as np


def loop(X):
    """Power iteration by squaring: 2³⁰ steps in thirty products, then Rayleigh's quotient."""
    n, d = X.shape
    H = np.zeros((d, d))
    for row in X:
        H += 2 / n * np.outer(row, row)
    power = H
    for _ in range(30):
        power = power / np.max(np.abs(power))
        power = power @ power
    v = power[:, np.argmax(np.diag(power))]
    return 2 * (v @ v) / (v @ H @ v)


def vectorised(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def library(X):
    return 2 / np.linalg.norm(2 / len(X) * X.T @ X, ord=2)


def largest_singular_value(X):
    return X.shape[0] / np.linalg.svd(X, compute_uv=False)[0] ** 2


def spectral_norm_of_data(X):
    return float(len(X) / np.linalg.norm(X, 2) ** 2)


def halves_cancelled(X):
    """With XᵀX/n, half the Hessian, the 2 stays away from the numerator as well."""
    return 1 / np.linalg.eigvalsh(X.T @ X / len(X)).max()


def any_order(X):
    H = 2 * np.einsum("ij,ik->jk", X, X) / len(X)
    return np.array(2.0) / max(np.linalg.eigvals(H).real)


def smallest_of_the_bounds(X):
    return min(2 / curvature for curvature in np.linalg.eigh(2 / len(X) * X.T @ X).eigenvalues)


def smallest_of_the_inverse(X):
    H = np.dot(X.T, X) * (2 / len(X))
    return 2 * np.linalg.svdvals(np.linalg.inv(H)).min()


def gram_of_the_rows(X):
    return np.asarray(len(X) / np.linalg.eigvalsh(X @ X.T)[-1])


def one_over(X):
    return 1 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def one_over_by_svd(X):
    return len(X) / (2 * np.linalg.svd(X, compute_uv=False)[0] ** 2)


def half_hessian(X):
    return 2 / np.linalg.eigvalsh(X.T @ X / len(X))[-1]


def half_hessian_by_norm(X):
    return 2 * len(X) / np.linalg.norm(X, 2) ** 2


def no_n(X):
    return 2 / np.linalg.eigvalsh(2 * X.T @ X)[-1]


def no_n_by_svd(X):
    return 1 / np.linalg.svd(X)[1].max() ** 2


def no_n_no_two(X):
    return 2 / np.linalg.eigvalsh(X.T @ X)[-1]


def no_n_no_two_by_norm(X):
    return 2 / np.linalg.norm(X, 2) ** 2


def smallest(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[0]


def largest_of_the_bounds(X):
    return np.max(2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X))


def largest_eigenvalue(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def half_the_largest(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1] / 2


def twice_the_largest(X):
    return 2 * max(np.linalg.eigvalsh(2 / len(X) * X.T @ X))


def trace(X):
    return 2 / np.trace(2 / len(X) * X.T @ X)


def frobenius(X):
    """`np.linalg.norm` of a matrix is not its largest eigenvalue."""
    return 2 / np.linalg.norm(2 / len(X) * X.T @ X)


def sum_of_squares(X):
    return len(X) / np.sum(X**2)


def entry(X):
    return 2 / np.max(2 / len(X) * X.T @ X)


def diagonal_entry(X):
    return 2 / np.diag(2 / len(X) * X.T @ X).max()


def longest_column(X):
    return len(X) / (X**2).sum(axis=0).max()


def not_squared(X):
    return 2 / (2 / len(X) * np.linalg.svd(X, compute_uv=False)[0])


def not_squared_norm(X):
    return len(X) / np.linalg.norm(X, 2)


def best(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (eigenvalues[0] + eigenvalues[-1])


def n_minus_one(X):
    return 2 / np.linalg.eigvalsh(2 / (len(X) - 1) * X.T @ X)[-1]


def divided_by_features(X):
    return 2 / np.linalg.eigvalsh(2 / X.shape[1] * X.T @ X)[-1]


def a_little_below(X):
    return 1.99 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def centred(X):
    return 2 / np.linalg.eigvalsh(2 * np.cov(X, rowvar=False, ddof=0).reshape([X.shape[1]] * 2))[-1]


def mean_eigenvalue(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X).mean()


def n_squared(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) ** 2 * X.T @ X)[-1]


def row_sums(X):
    """The induced 1-norm bounds the eigenvalue; it is not the eigenvalue."""
    return 2 / np.linalg.norm(2 / len(X) * X.T @ X, 1)


def three_power_steps(X):
    H = 2 / len(X) * X.T @ X
    v = np.ones(len(H))
    for _ in range(3):
        v = H @ v / np.linalg.norm(H @ v)
    return 2 / (v @ H @ v)


def one_for_each_direction(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)


def negative(X):
    return -2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


RIGHT = [
    loop,
    vectorised,
    library,
    largest_singular_value,
    spectral_norm_of_data,
    halves_cancelled,
    any_order,
    smallest_of_the_bounds,
    smallest_of_the_inverse,
    gram_of_the_rows,
]

WRONG = {
    "one_over_largest": [one_over, one_over_by_svd],
    "hessian_without_two": [half_hessian, half_hessian_by_norm],
    "n_forgotten": [no_n, no_n_by_svd],
    "two_and_n_forgotten": [no_n_no_two, no_n_no_two_by_norm],
    "smallest_eigenvalue": [smallest, largest_of_the_bounds],
    "not_inverted": [largest_eigenvalue, half_the_largest, twice_the_largest],
    "all_curvatures_together": [trace, frobenius, sum_of_squares],
    "largest_entry": [entry, diagonal_entry, longest_column],
    "singular_value_not_squared": [not_squared, not_squared_norm],
    "best_rate": [best],
    "should be a single number": [one_for_each_direction],
    "not right": [
        n_minus_one,
        divided_by_features,
        a_little_below,
        centred,
        mean_eigenvalue,
        n_squared,
        row_sums,
        three_power_steps,
        negative,
    ],
}
