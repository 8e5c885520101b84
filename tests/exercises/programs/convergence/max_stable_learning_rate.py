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


def one_over_largest__one_over(X):
    return 1 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def hessian_without_two__half_hessian(X):
    return 2 / np.linalg.eigvalsh(X.T @ X / len(X))[-1]


def n_forgotten__no_n(X):
    return 2 / np.linalg.eigvalsh(2 * X.T @ X)[-1]


def two_and_n_forgotten__no_n_no_two(X):
    return 2 / np.linalg.eigvalsh(X.T @ X)[-1]


def smallest_eigenvalue__smallest(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[0]


def not_inverted__largest_eigenvalue(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def not_inverted__half_the_largest(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1] / 2


def not_inverted__twice_the_largest(X):
    return 2 * max(np.linalg.eigvalsh(2 / len(X) * X.T @ X))


def all_curvatures_together__trace(X):
    return 2 / np.trace(2 / len(X) * X.T @ X)


def all_curvatures_together__frobenius(X):
    """`np.linalg.norm` of a matrix is not its largest eigenvalue."""
    return 2 / np.linalg.norm(2 / len(X) * X.T @ X)


def largest_entry__entry(X):
    return 2 / np.max(2 / len(X) * X.T @ X)


def singular_value_not_squared__not_squared(X):
    return 2 / (2 / len(X) * np.linalg.svd(X, compute_uv=False)[0])


def best_rate__best(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (eigenvalues[0] + eigenvalues[-1])


def factor__n_minus_one(X):
    return 2 / np.linalg.eigvalsh(2 / (len(X) - 1) * X.T @ X)[-1]


def factor__divided_by_features(X):
    return 2 / np.linalg.eigvalsh(2 / X.shape[1] * X.T @ X)[-1]


def factor__a_little_below(X):
    return 1.99 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def substitution__centred(X):
    return 2 / np.linalg.eigvalsh(2 * np.cov(X, rowvar=False, ddof=0).reshape([X.shape[1]] * 2))[-1]


def contrast__mean_eigenvalue(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X).mean()


def factor__n_squared(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) ** 2 * X.T @ X)[-1]


def one_sided__row_sums(X):
    """The induced 1-norm bounds the eigenvalue; it is not the eigenvalue."""
    return 2 / np.linalg.norm(2 / len(X) * X.T @ X, 1)


def value__three_power_steps(X):
    H = 2 / len(X) * X.T @ X
    v = np.ones(len(H))
    for _ in range(3):
        v = H @ v / np.linalg.norm(H @ v)
    return 2 / (v @ H @ v)


def relation__one_for_each_direction(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)


def factor__negative(X):
    return -2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]
