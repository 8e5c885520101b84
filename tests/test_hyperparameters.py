"""The hypergradient against finite differences of scikit-learn's whole fit."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error

from mlnotes.hyperparameters import (
    hypergradient_descent,
    ridge_hypergradient,
    ridge_validation_loss,
)


def refitted_loss(X_train, y_train, X_valid, y_valid, alpha):
    # scikit-learn penalises the sum of squares, this course the mean: alpha differs by n.
    ridge = Ridge(alpha=alpha * len(y_train), fit_intercept=False, solver="cholesky")
    return mean_squared_error(y_valid, ridge.fit(X_train, y_train).predict(X_valid))


@pytest.fixture(params=[(20, 3), (8, 8), (5, 12), (1, 2)], ids=str)
def data(request):
    rng = np.random.default_rng(0)
    (n, d), n_valid = request.param, 15
    X, w = rng.normal(size=(n + n_valid, d)), rng.normal(size=d)
    y = X @ w + rng.normal(size=n + n_valid)
    return X[:n], y[:n], X[n:], y[n:]


@pytest.mark.parametrize("alpha", [0.05, 0.7, 6.0])
def test_hypergradient_is_the_slope_of_the_whole_fit(data, alpha):
    h = 1e-3 * alpha
    f = [refitted_loss(*data, alpha + k * h) for k in (-2, -1, 1, 2)]
    slope = (f[0] - 8 * f[1] + 8 * f[2] - f[3]) / (12 * h)
    assert ridge_hypergradient(*data, alpha) == pytest.approx(slope, rel=1e-6)
    assert ridge_validation_loss(*data, alpha) == pytest.approx(refitted_loss(*data, alpha))


def test_hypergradient_with_one_weight_is_the_derivative_of_a_quotient():
    # w = 3/(1 + alpha), loss (w - 1)²: the derivative is -2(w - 1)·3/(1 + alpha)².
    data = [[1.0], [1.0]], [2.0, 4.0], [[1.0]], [1.0]
    assert ridge_hypergradient(*data, 2.0) == pytest.approx(0.0)
    assert ridge_hypergradient(*data, 0.5) == pytest.approx(-2 * (2 - 1) * 3 / 1.5**2)


def test_descent_in_log_alpha_ends_where_a_scalar_search_ends():
    rng = np.random.default_rng(1)
    X, w = rng.normal(size=(45, 10)), rng.normal(size=10)
    y = X @ w + 4 * rng.normal(size=45)
    data = X[:15], y[:15], X[15:], y[15:]
    best = minimize_scalar(
        lambda log_alpha: refitted_loss(*data, np.exp(log_alpha)),
        bounds=(-6, 6),
        options={"xatol": 1e-10},
    )
    for alpha0 in (0.1, 2.0):
        alphas = hypergradient_descent(*data, alpha0, learning_rate=0.3, n_steps=400)
        assert (len(alphas), alphas[0]) == (401, pytest.approx(alpha0))
        assert alphas[-1] == pytest.approx(np.exp(best.x), rel=1e-4)


def test_each_step_is_along_the_slope_in_log_alpha():
    data = [[1.0], [1.0]], [2.0, 4.0], [[1.0]], [1.0]
    alphas = hypergradient_descent(*data, 0.5, learning_rate=0.1, n_steps=1)
    assert np.log(alphas[1] / alphas[0]) == pytest.approx(0.1 * 0.5 * 6 / 1.5**2)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: ridge_hypergradient([[1.0]], [1.0], [[1.0]], [1.0], 0.0), "alpha .* got 0.0"),
        (lambda: ridge_validation_loss([[1.0]], [1.0], [[1.0]], [1.0], -2), "positive, got -2"),
        (lambda: hypergradient_descent([[1.0]], [1.0], [[1.0]], [1.0], 0, 1, 1), "got 0"),
        (lambda: ridge_hypergradient([1.0], [1.0], [[1.0]], [1.0], 1), r"got \(1,\) and \(1,\)"),
        (lambda: ridge_hypergradient([[1.0]], [1.0], [[1.0, 2.0]], [1.0], 1), r"\(1, 2\)"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
