"""Answers to convergence/best_fixed_learning_rate: right ones, and wrong ones by diagnosis."""

import numpy as np


def loop(X):
    """QR iteration: the diagonal tends to the eigenvalues."""
    n, d = X.shape
    H = np.zeros((d, d))
    for j in range(d):
        for k in range(d):
            for i in range(n):
                H[j, k] += 2 / n * X[i, j] * X[i, k]
    for _ in range(20_000):
        Q, R = np.linalg.qr(H)
        H = R @ Q
        if np.abs(np.tril(H, -1)).sum() < 1e-14 * np.trace(H):
            break
    eigenvalues = [H[j, j] for j in range(d)]
    return 2 / (min(eigenvalues) + max(eigenvalues))


def vectorised(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (eigenvalues[0] + eigenvalues[-1])


def library(X):
    s = np.linalg.svd(X, compute_uv=False)
    return len(X) / (s[0] ** 2 + s[-1] ** 2)


def one_over_the_midpoint(X):
    curvatures = np.linalg.eigh(2 * X.T @ X / X.shape[0])[0]
    return 1 / ((curvatures.min() + curvatures.max()) / 2)


def harmonic_mean_of_the_extremes(X):
    """1/λmin and 1/λmax have the harmonic mean that is asked for."""
    curvatures = np.sort(np.linalg.eigvals(2 / len(X) * np.dot(X.T, X)).real)
    rates = 1 / curvatures[[0, -1]]
    return np.array(2 / np.sum(1 / rates))


def halves_cancelled(X):
    eigenvalues = sorted(np.linalg.eigvalsh(X.T @ X / len(X)))
    return float(1 / (eigenvalues[0] + eigenvalues[-1]))


def norms_of_the_hessian_and_its_inverse(X):
    H = 2 / len(X) * X.T @ X
    return 2 / (np.linalg.norm(H, 2) + 1 / np.linalg.norm(np.linalg.inv(H), 2))


def by_the_condition_number(X):
    largest = 2 / len(X) * np.linalg.norm(X, ord=2) ** 2
    return 2 / (largest * (1 + 1 / np.linalg.cond(X) ** 2))


def one_over_largest__one_over(X):
    return 1 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def stability_bound__stable(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def mean_of_the_bounds__mean_of_both(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return (2 / eigenvalues[0] + 2 / eigenvalues[-1]) / 2


def two_in_the_numerator_missing__one_over_the_sum(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 1 / (eigenvalues[0] + eigenvalues[-1])


def hessian_without_two__half_hessian(X):
    eigenvalues = np.linalg.eigvalsh(X.T @ X / len(X))
    return 2 / (eigenvalues[0] + eigenvalues[-1])


def n_forgotten__no_n(X):
    eigenvalues = np.linalg.eigvalsh(2 * X.T @ X)
    return 2 / (eigenvalues[0] + eigenvalues[-1])


def all_eigenvalues__over_the_sum_of_all(X):
    return 2 / np.sum(np.linalg.eigvalsh(2 / len(X) * X.T @ X))


def all_eigenvalues__over_the_mean_of_all(X):
    return 1 / np.mean(np.linalg.eigvalsh(2 / len(X) * X.T @ X))


def smallest_eigenvalue__smallest(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[0]


def smallest_eigenvalue__one_over_smallest(X):
    return 1 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[0]


def geometric_mean__geometric(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 1 / np.sqrt(eigenvalues[0] * eigenvalues[-1])


def geometric_mean__geometric_of_the_bounds(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / np.sqrt(eigenvalues[0] * eigenvalues[-1])


def difference_of_eigenvalues__difference(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (eigenvalues[-1] - eigenvalues[0])


def one_sided__first_two(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (eigenvalues[-1] + eigenvalues[-2])


def invariance__not_squared(X):
    s = np.linalg.svd(X, compute_uv=False)
    return len(X) / (s[0] + s[-1])


def contrast__diagonal(X):
    curvatures = np.diag(2 / len(X) * X.T @ X)
    return 2 / (curvatures.min() + curvatures.max())


def value__contraction(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return (eigenvalues[-1] - eigenvalues[0]) / (eigenvalues[-1] + eigenvalues[0])


def relation__upside_down(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return (eigenvalues[-1] + eigenvalues[0]) / 2


def factor__n_minus_one(X):
    s = np.linalg.svd(X, compute_uv=False)
    return (len(X) - 1) / (s[0] ** 2 + s[-1] ** 2)


def invariance__precedence_slip(X):
    """Divides by λmin only, then adds λmax."""
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / eigenvalues[0] + eigenvalues[-1]


def relation__one_for_each_feature(X):
    return np.full(X.shape[1], vectorised(X))
