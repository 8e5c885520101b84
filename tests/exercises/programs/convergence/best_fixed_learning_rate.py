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


def one_over(X):
    return 1 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def one_over_by_svd(X):
    return len(X) / (2 * np.linalg.norm(X, 2) ** 2)


def stable(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def stable_by_svd(X):
    return len(X) / np.linalg.svd(X)[1][0] ** 2


def mean_of_both(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return (2 / eigenvalues[0] + 2 / eigenvalues[-1]) / 2


def mean_of_both_listed(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return np.mean([2 / min(eigenvalues), 2 / max(eigenvalues)])


def one_over_the_sum(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 1 / (eigenvalues[0] + eigenvalues[-1])


def half_hessian(X):
    eigenvalues = np.linalg.eigvalsh(X.T @ X / len(X))
    return 2 / (eigenvalues[0] + eigenvalues[-1])


def no_n(X):
    eigenvalues = np.linalg.eigvalsh(2 * X.T @ X)
    return 2 / (eigenvalues[0] + eigenvalues[-1])


def no_n_by_svd(X):
    s = np.linalg.svd(X, compute_uv=False)
    return 1 / (s[0] ** 2 + s[-1] ** 2)


def over_the_sum_of_all(X):
    return 2 / np.sum(np.linalg.eigvalsh(2 / len(X) * X.T @ X))


def over_the_trace(X):
    return 2 / np.trace(2 / len(X) * X.T @ X)


def over_the_mean_of_all(X):
    return 1 / np.mean(np.linalg.eigvalsh(2 / len(X) * X.T @ X))


def smallest(X):
    return 2 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[0]


def one_over_smallest(X):
    return 1 / np.linalg.eigvalsh(2 / len(X) * X.T @ X)[0]


def geometric(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 1 / np.sqrt(eigenvalues[0] * eigenvalues[-1])


def geometric_of_the_bounds(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / np.sqrt(eigenvalues[0] * eigenvalues[-1])


def difference(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (eigenvalues[-1] - eigenvalues[0])


def first_two(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (eigenvalues[-1] + eigenvalues[-2])


def not_squared(X):
    s = np.linalg.svd(X, compute_uv=False)
    return len(X) / (s[0] + s[-1])


def diagonal(X):
    curvatures = np.diag(2 / len(X) * X.T @ X)
    return 2 / (curvatures.min() + curvatures.max())


def contraction(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return (eigenvalues[-1] - eigenvalues[0]) / (eigenvalues[-1] + eigenvalues[0])


def upside_down(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return (eigenvalues[-1] + eigenvalues[0]) / 2


def n_minus_one(X):
    s = np.linalg.svd(X, compute_uv=False)
    return (len(X) - 1) / (s[0] ** 2 + s[-1] ** 2)


def precedence_slip(X):
    """Divides by λmin only, then adds λmax."""
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / eigenvalues[0] + eigenvalues[-1]


def one_for_each_feature(X):
    return np.full(X.shape[1], vectorised(X))


RIGHT = [
    loop,
    vectorised,
    library,
    one_over_the_midpoint,
    harmonic_mean_of_the_extremes,
    halves_cancelled,
    norms_of_the_hessian_and_its_inverse,
    by_the_condition_number,
]

WRONG = {
    "one_over_largest": [one_over, one_over_by_svd],
    "stability_bound": [stable, stable_by_svd],
    "mean_of_the_bounds": [mean_of_both, mean_of_both_listed],
    "two_in_the_numerator_missing": [one_over_the_sum],
    "hessian_without_two": [half_hessian],
    "n_forgotten": [no_n, no_n_by_svd],
    "all_eigenvalues": [over_the_sum_of_all, over_the_trace, over_the_mean_of_all],
    "smallest_eigenvalue": [smallest, one_over_smallest],
    "geometric_mean": [geometric, geometric_of_the_bounds],
    "difference_of_eigenvalues": [difference],
    "should be a single number": [one_for_each_feature],
    "not right": [
        first_two,
        not_squared,
        diagonal,
        contraction,
        upside_down,
        n_minus_one,
        precedence_slip,
    ],
}
