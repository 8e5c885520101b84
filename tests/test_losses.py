"""Losses against scikit-learn and scipy, gradients against complex-step derivatives."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import expit
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import log_loss, mean_squared_error

from mlnotes.losses import (
    expected_loss,
    gradient_error,
    logistic_gradient,
    logistic_loss,
    mse_gradient,
    mse_loss,
    numerical_gradient,
    ridge_gradient,
    ridge_loss,
    sigmoid,
    softmax,
    softmax_cross_entropy_gradient,
    softmax_cross_entropy_loss,
)


@pytest.fixture(params=range(5))
def problem(request):
    rng = np.random.default_rng(request.param)
    n, d = rng.integers(1, 20), rng.integers(1, 6)
    return rng.normal(size=d), rng.normal(size=(n, d)), rng.normal(size=n)


@pytest.fixture
def binary_problem(problem):
    w, X, y = problem
    return w, X, (y > 0).astype(int)


def finite_differences(f, w, h=1e-6):
    """An independent check: fourth-order differences, not the library's centred ones."""
    total = []
    for e in h * np.eye(len(w)):
        total.append((8 * (f(w + e) - f(w - e)) - (f(w + 2 * e) - f(w - 2 * e))) / (12 * h))
    return np.array(total)


def test_mse_loss_is_that_of_scikit_learn(problem):
    w, X, y = problem
    assert mse_loss(w, X, y) == pytest.approx(mean_squared_error(y, X @ w))


def test_mse_gradient_is_the_slope_of_the_loss(problem):
    w, X, y = problem
    slope = finite_differences(lambda v: mean_squared_error(y, X @ v), w)
    np.testing.assert_allclose(mse_gradient(w, X, y), slope, rtol=1e-6, atol=1e-8)


def test_ridge_gradient_is_the_slope_of_the_penalised_loss(problem):
    w, X, y = problem
    slope = finite_differences(lambda v: mean_squared_error(y, X @ v) + 0.7 * v @ v, w)
    np.testing.assert_allclose(ridge_gradient(w, X, y, 0.7), slope, rtol=1e-6, atol=1e-8)
    assert ridge_loss(w, X, y, 0.7) == pytest.approx(mean_squared_error(y, X @ w) + 0.7 * w @ w)


def test_ridge_gradient_vanishes_at_scikit_learns_solution(problem):
    _, X, y = problem
    # scikit-learn penalises the sum of squares, this course the mean: alpha differs by n.
    fitted = Ridge(alpha=0.3 * len(y), fit_intercept=False, tol=1e-12).fit(X, y)
    np.testing.assert_allclose(ridge_gradient(fitted.coef_, X, y, 0.3), 0, atol=1e-9)


def relative_error(received, expected):
    return np.linalg.norm(received - expected) / np.linalg.norm(expected)


def test_sigmoid_is_that_of_scipy_at_every_size_without_a_warning():
    z = np.concatenate([np.linspace(-1000, 1000, 4001), np.linspace(-3, 3, 101)])
    np.testing.assert_allclose(sigmoid(z), expit(z), rtol=1e-14, atol=1e-300)
    assert sigmoid(z.reshape(2, -1)).shape == (2, len(z) // 2)


def test_sigmoid_of_a_number_is_a_number():
    assert [float(sigmoid(z)) for z in (-1000, 0.0, np.float64(1000))] == [0.0, 0.5, 1.0]
    assert np.ndim(sigmoid(0.3)) == 0


def test_logistic_loss_is_the_log_loss_of_scikit_learn(binary_problem):
    w, X, y = binary_problem
    assert logistic_loss(w, X, y) == pytest.approx(log_loss(y, expit(X @ w), labels=[0, 1]))


def test_logistic_loss_of_a_confident_error_is_its_distance_not_infinity():
    assert logistic_loss([1000.0], [[1.0], [-1.0]], [0, 0]) == 500.0


def test_logistic_gradient_is_the_slope_of_the_log_loss(binary_problem):
    w, X, y = binary_problem
    slope = finite_differences(lambda v: log_loss(y, expit(X @ v), labels=[0, 1]), w, h=1e-4)
    assert relative_error(logistic_gradient(w, X, y), slope) < 1e-6


def test_logistic_gradient_vanishes_at_scikit_learns_solution():
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(40, 3)), rng.integers(0, 2, size=40)
    fitted = LogisticRegression(C=np.inf, fit_intercept=False, tol=1e-10).fit(X, y)
    np.testing.assert_allclose(logistic_gradient(fitted.coef_[0], X, y), 0, atol=1e-8)


def test_softmax_cross_entropy_is_the_log_loss_of_scikit_learn_and_has_its_slope():
    rng = np.random.default_rng(5)
    logits, y = rng.normal(scale=3, size=(6, 4)), rng.integers(0, 4, size=6)

    def loss(flat):
        powers = np.exp(flat.reshape(6, 4))
        return log_loss(y, powers / powers.sum(axis=1, keepdims=True), labels=range(4))

    assert softmax_cross_entropy_loss(logits, y) == pytest.approx(loss(logits.ravel()))
    slope = finite_differences(loss, logits.ravel(), h=1e-4).reshape(6, 4)
    assert relative_error(softmax_cross_entropy_gradient(logits, y), slope) < 1e-6


def test_softmax_of_two_logits_is_the_sigmoid_of_their_difference_up_to_a_thousand():
    z = np.linspace(-1000, 1000, 401)
    logits = np.column_stack([np.full_like(z, 7.0), z + 7.0])
    np.testing.assert_allclose(softmax(logits)[:, 1], expit(z), rtol=1e-12, atol=1e-300)
    loss = softmax_cross_entropy_loss(logits, np.zeros(401, dtype=int))
    assert loss == pytest.approx(np.logaddexp(0, z).mean())


def test_expected_loss_of_squares_under_a_normal_density_is_its_variance():
    grid = np.sort(np.concatenate([np.linspace(-12, 12, 4001), np.linspace(-1, 1, 3000)]))
    grid = np.unique(grid)
    density = np.exp(-(grid**2) / (2 * 1.7**2))
    assert expected_loss(grid**2, density, grid) == pytest.approx(1.7**2, rel=1e-5)


def test_expected_loss_is_the_ratio_of_two_integrals():
    grid = np.linspace(0, 2, 2001) ** 1.5
    top = quad(lambda t: np.sin(t) ** 2 * np.exp(-t), 0, grid[-1])[0]
    bottom = quad(lambda t: np.exp(-t), 0, grid[-1])[0]
    assert expected_loss(np.sin(grid) ** 2, np.exp(-grid), grid) == pytest.approx(
        top / bottom, rel=1e-5
    )


def test_numerical_gradient_is_exact_up_to_the_third_derivative():
    # For w³ the centred difference is 3w² + h², whatever h.
    assert numerical_gradient(lambda w: (w**3).sum(), [2.0], h=0.5) == pytest.approx([12.25])


def test_error_of_the_numerical_gradient_falls_with_the_square_of_the_step():
    errors = [
        abs(numerical_gradient(lambda w: np.exp(w).sum(), [0.5], h)[0] - np.exp(0.5))
        for h in (0.02, 0.01)
    ]
    assert errors[0] / errors[1] == pytest.approx(4, rel=1e-3)


def test_gradient_error_sees_a_wrong_factor_and_passes_the_right_gradient(problem):
    w, X, y = problem
    loss = lambda v: mse_loss(v, X, y)  # noqa: E731
    assert gradient_error(loss, lambda v: mse_gradient(v, X, y), w) < 1e-7
    # Half as long: the distance is half of the longer one.
    assert gradient_error(loss, lambda v: mse_gradient(v, X, y) / 2, w) == pytest.approx(0.5)


def test_gradient_error_is_zero_where_both_gradients_vanish():
    assert gradient_error(lambda w: 3.0, lambda w: np.zeros(2), [1.0, 2.0]) == 0.0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: mse_loss([1.0], [[1.0, 2.0]], [1.0]), r"shapes.*got \(1,\), \(1, 2\)"),
        (lambda: mse_gradient([1.0], [[1.0]], [[1.0]]), r"got \(1,\), \(1, 1\) and \(1, 1\)"),
        (lambda: mse_loss([1.0], np.empty((0, 1)), []), "n ≥ 1"),
        (lambda: ridge_gradient([1.0], [[1.0]], [1.0], -2), "alpha must be at least 0, got -2"),
        (lambda: logistic_loss([1.0], [[1.0]], [-1]), r"0 and 1 only, got the values \[-1\.\]"),
        (lambda: logistic_gradient([1.0], [[1.0]], [0.5]), r"0 and 1 only, .* \[0\.5\]"),
        (lambda: softmax_cross_entropy_loss([[1.0, 2.0]], [2]), r"from 0 to 1, got \[2\]"),
        (lambda: softmax_cross_entropy_gradient([1.0], [0]), r"n, c ≥ 1; got \(1,\) and \(1,\)"),
        (lambda: softmax_cross_entropy_loss(np.ones((2, 2)), [0]), r"got \(2, 2\) and \(1,\)"),
        (lambda: softmax_cross_entropy_loss(np.ones((0, 2)), []), r"n, c ≥ 1; got \(0, 2\)"),
        (lambda: numerical_gradient(sum, [1.0], 0), "h must be positive, got 0"),
        (lambda: expected_loss([1.0], [1.0], [1.0]), "at least 2"),
        (lambda: expected_loss([1, 2], [1, 1], [1, 1]), "grid must ascend"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
