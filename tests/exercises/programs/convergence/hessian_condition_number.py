"""Answers to convergence/hessian_condition_number: right ones, and wrong ones by diagnosis."""

import numpy as np


def loop(X):
    """Jacobi's rotations: each one sets an entry off the diagonal to zero."""
    n, d = X.shape
    H = [[2 / n * sum(X[i, j] * X[i, k] for i in range(n)) for k in range(d)] for j in range(d)]
    for _ in range(30):
        for p in range(d):
            for q in range(p + 1, d):
                angle = 0.5 * np.arctan2(2 * H[p][q], H[q][q] - H[p][p])
                c, s = np.cos(angle), np.sin(angle)
                for k in range(d):
                    H[k][p], H[k][q] = c * H[k][p] - s * H[k][q], s * H[k][p] + c * H[k][q]
                for k in range(d):
                    H[p][k], H[q][k] = c * H[p][k] - s * H[q][k], s * H[p][k] + c * H[q][k]
    eigenvalues = [H[j][j] for j in range(d)]
    return max(eigenvalues) / min(eigenvalues)


def vectorised(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues[-1] / eigenvalues[0]


def library(X):
    return np.linalg.cond(2 * X.T @ X / X.shape[0])


def cond_squared(X):
    return np.linalg.cond(X) ** 2


def singular_values(X):
    s = np.linalg.svd(X, compute_uv=False)
    return float((s[0] / s[-1]) ** 2)


def singular_values_of_the_hessian(X):
    return np.divide(*np.linalg.svd(X.T @ X)[1][[0, -1]])


def eigenvalues_in_any_order(X):
    eigenvalues, _ = np.linalg.eig(2 / X.shape[0] * np.dot(X.T, X))
    return np.array(max(eigenvalues.real) / min(eigenvalues.real))


def sorted_eigvals(X):
    *_, largest_eigenvalue__largest = ordered = sorted(np.linalg.eigvals(X.T.dot(X)).real.tolist())
    return largest_eigenvalue__largest / ordered[0]


def norms(X):
    H = 2 / len(X) * X.T @ X
    return np.linalg.norm(H, 2) * np.linalg.norm(np.linalg.inv(H), ord=2)


def triangular_factor(X):
    R = np.linalg.qr(X, mode="r")
    s = np.linalg.svdvals(R)
    return (s.max() / s.min()) ** 2


def gram_of_the_rows(X):
    """X Xᵀ has the same eigenvalues, and n − d zeros."""
    eigenvalues = np.linalg.eigvalsh(X @ X.T)[::-1][: X.shape[1]]
    return eigenvalues[0] / eigenvalues[-1]


def condition_number_of_data__cond_of_data(X):
    return np.linalg.cond(X)


def squared_twice__cond_of_the_hessian_squared(X):
    return np.linalg.cond(2 / len(X) * X.T @ X) ** 2


def largest_eigenvalue__largest(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)[-1]


def smallest_eigenvalue__smallest(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)[0]


def inverted__upside_down(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues[0] / eigenvalues[-1]


def inverted__upside_down_and_root(X):
    s = np.linalg.svd(X, compute_uv=False)
    return s[-1] / s[0]


def difference_not_ratio__difference(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues.max() - eigenvalues.min()


def diagonal_entries__diagonal(X):
    H = 2 / len(X) * X.T @ X
    return H.diagonal().max() / H.diagonal().min()


def centred__covariance(X):
    return np.linalg.cond(np.cov(X, rowvar=False))


def centred__columns_centred(X):
    return np.linalg.cond(X - X.mean(axis=0)) ** 2


def neighbouring_eigenvalues__first_two(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues[-1] / eigenvalues[-2]


def neighbouring_eigenvalues__last_two(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues[1] / eigenvalues[0]


def contrast__frobenius(X):
    return np.linalg.cond(X.T @ X, "fro")


def one_sided__one_norm(X):
    return np.linalg.cond(X.T @ X, 1)


def contrast__over_the_mean(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues[-1] / eigenvalues.mean()


def value__sum_of_both(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues[-1] + eigenvalues[0]


def factor__scaled(X):
    return 2 / len(X) * np.linalg.cond(X) ** 2


def factor__twice(X):
    return 2 * np.linalg.cond(X.T @ X)


def relation__rounded(X):
    return round(np.linalg.cond(X) ** 2)


def not_finite__with_an_intercept(X):
    return np.linalg.cond(np.column_stack([np.ones(len(X)), X])) ** 2


def one_sided__rate(X):
    kappa = np.linalg.cond(X) ** 2
    return (kappa - 1) / (kappa + 1)


def shape__both_eigenvalues(X):
    return np.linalg.eigvalsh(2 / len(X) * X.T @ X)[[-1, 0]]


def relation__ratios(X):
    eigenvalues = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return eigenvalues / eigenvalues[0]


def relation__one_by_one(X):
    return np.array([[np.linalg.cond(X) ** 2]])
