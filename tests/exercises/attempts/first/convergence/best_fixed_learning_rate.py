import numpy as np


def wrong_01_average_of_each_ones_best(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    total = 0
    for value in values:
        total += 1 / value
    return total / len(values)


def wrong_02_geometric_mean_of_curvatures(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 1 / np.sqrt(values[0] * values[-1])


def wrong_03_singular_values_for_eigenvalues(X):
    s = np.linalg.svd(np.sqrt(2 / len(X)) * X, compute_uv=False)
    return 2 / (s[0] + s[-1])


def wrong_04_from_the_condition_number_alone(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    kappa = values[-1] / values[0]
    return 2 / (kappa + 1)


def wrong_05_blog_on_the_heavy_ball(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    mu, L = values[0], values[-1]
    return 4 / (np.sqrt(L) + np.sqrt(mu)) ** 2


def wrong_06_no_bracket_below(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / values[0] + values[-1]


def wrong_07_second_largest(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    return 2 / (values[0] + values[len(values) - 2])


def wrong_08_elif_forgets_the_only_one(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    total = 0.0
    for k, value in enumerate(values):
        if k == 0 or k == len(values) - 1:
            total += value
    return 2 / total


def wrong_09_hessian_shifted_in_place(X):
    H = 2 / len(X) * X.T @ X
    largest = np.linalg.eigvalsh(H)[-1]
    flat = H
    flat -= 2 * largest * np.eye(len(H))
    smallest = np.linalg.eigvalsh(H)[0]
    return 2 / (abs(smallest) + largest)


def wrong_10_hessian_of_the_rows(X):
    H = 2 / len(X) * X @ X.T
    values = np.linalg.eigvalsh(H)
    return 2 / (values[0] + values[-1])


def wrong_11_centred_and_without_the_two(X):
    Z = X - X.mean(axis=0)
    values = np.linalg.eigvalsh(Z.T @ Z / len(X))
    return 2 / (values[0] + values[-1])


def wrong_12_best_on_a_grid_of_rates(X):
    values = np.linalg.eigvalsh(2 / len(X) * X.T @ X)
    rates = np.linspace(0, 2 / values[-1], 52)[1:-1]
    worst = [np.max(np.abs(1 - rate * values)) for rate in rates]
    return rates[np.argmin(worst)]


def right_1_from_singular_values(X):
    squares = np.linalg.svd(X, compute_uv=False) ** 2
    return float(len(X) / np.add.reduce([squares.min(), squares.max()]))


def right_2_from_condition_number_and_scale(X):
    class Bowl:
        def __init__(self, H):
            self.curvatures = sorted(np.linalg.eigh(H)[0].tolist())

        @property
        def middle(self):
            low, *_ = self.curvatures
            *_, high = self.curvatures
            return (low + high) / 2

    return 1 / Bowl(sum(2 * np.outer(row, row) for row in X) / len(X)).middle
