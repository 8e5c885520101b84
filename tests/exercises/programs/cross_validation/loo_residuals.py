"""Answers to cross_validation/loo_residuals: right ones, and wrong ones by what they are told."""

import numpy as np


def _weights(X, y, alpha):
    return np.linalg.solve(X.T @ X + alpha * np.eye(X.shape[1]), X.T @ y)


def _hat(X, alpha):
    return X @ np.linalg.inv(X.T @ X + alpha * np.eye(X.shape[1])) @ X.T


def loop(X, y, alpha):
    residuals = []
    for i in range(len(y)):
        others = [j for j in range(len(y)) if j != i]
        w = _weights(X[others], y[others], alpha)
        residuals.append(y[i] - X[i] @ w)
    return residuals


def vectorised(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / (1 - np.diag(H))


def library(X, y, alpha):
    U, s, _ = np.linalg.svd(X, full_matrices=False)
    shrink = s**2 / (s**2 + alpha)
    return (y - U @ (shrink * (U.T @ y))) / (1 - np.einsum("ij,j,ij->i", U, shrink, U))


def leverages_row_by_row(X, y, alpha):
    A = X.T @ X + alpha * np.identity(X.shape[1])
    w = np.linalg.solve(A, X.T.dot(y))
    h = np.array([x @ np.linalg.solve(A, x) for x in X])
    return np.divide(np.subtract(y, X.dot(w)), np.subtract(1, h))


def kernel_matrix(X, y, alpha):
    """(K + alpha·I)⁻¹y over the diagonal of that inverse."""
    G = np.linalg.inv(X @ X.T + alpha * np.eye(len(y)))
    return tuple(G @ y / np.diagonal(G))


def deleted_rows(X, y, alpha):
    return np.array(
        [
            y[i] - X[i] @ _weights(np.delete(X, i, axis=0), np.delete(y, i), alpha)
            for i in range(len(y))
        ]
    )


def plain_residuals__all_rows(X, y, alpha):
    return y - X @ _weights(X, y, alpha)


def one_plus_h__sign(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / (1 + np.diag(H))


def square_slipped_in__of_h(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / (1 - np.diag(H) ** 2)


def square_slipped_in__of_the_whole(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / (1 - np.diag(H)) ** 2


def root_slipped_in__studentised(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / np.sqrt(1 - np.diag(H))


def multiplied__times(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) * (1 - np.diag(H))


def divided_by_h__leverage(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / np.diag(H)


def sign_flipped__prediction_less_truth(X, y, alpha):
    H = _hat(X, alpha)
    return (H @ y - y) / (1 - np.diag(H))


def mean_leverage__generalised(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / (1 - np.trace(H) / len(y))


def mean_leverage__trace(X, y, alpha):
    H = _hat(X, alpha)
    return (y - H @ y) / (1 - np.trace(H))


def hat_matrix_of_least_squares__alpha_only_in_w(X, y, alpha):
    h = np.diag(X @ np.linalg.inv(X.T @ X) @ X.T)
    return (y - X @ _weights(X, y, alpha)) / (1 - h)


def alpha_times_n__mean_of_squares(X, y, alpha):
    return vectorised(X, y, alpha * len(y))


def alpha_over_n__divided(X, y, alpha):
    return vectorised(X, y, alpha / len(y))


def alpha_squared__twice(X, y, alpha):
    return vectorised(X, y, alpha**2)


def alpha_doubled_or_halved__two_of_the_derivative(X, y, alpha):
    return vectorised(X, y, 2 * alpha)


def squared__errors(X, y, alpha):
    return vectorised(X, y, alpha) ** 2


def squared__without_sign(X, y, alpha):
    return np.abs(vectorised(X, y, alpha))


def mean_square__press(X, y, alpha):
    return np.mean(vectorised(X, y, alpha) ** 2)


def predictions__of_the_rows_left_out(X, y, alpha):
    return y - vectorised(X, y, alpha)


def companion__leverages(X, y, alpha):
    return np.diag(_hat(X, alpha))


def companion__fitted_values(X, y, alpha):
    return _hat(X, alpha) @ y


def shape__whole_matrix(X, y, alpha):
    return (y - _hat(X, alpha) @ y) / (1 - _hat(X, alpha))


def none__no_return(X, y, alpha):
    vectorised(X, y, alpha)
