"""ISTA against scikit-learn's Lasso, the shrinkage against a search for what it minimises."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import Lasso

from mlnotes.losses import mse_gradient, mse_loss
from mlnotes.optimizers import gradient_descent
from mlnotes.proximal import proximal_gradient_descent, soft_threshold


@pytest.fixture(scope="module")
def sparse_problem():
    rng = np.random.default_rng(7)
    X = rng.normal(size=(60, 8))
    return X, X @ np.array([3.0, 0, 0, -2.0, 0, 0.5, 0, 0]) + 0.3 * rng.normal(size=60)


def largest_stable_rate(X):
    """1/L, where L is the largest eigenvalue of the Hessian of the mean squared error."""
    return len(X) / (2 * np.linalg.norm(X, ord=2) ** 2)


@pytest.mark.parametrize("w", [2.0, 0.7, 0.2, 0.0, -0.2, -0.7, -2.0])
def test_soft_threshold_is_the_minimiser_of_distance_and_penalty(w):
    u = np.linspace(-3, 3, 60_001)
    objective = 0.5 * (u - w) ** 2 + 0.5 * np.abs(u)
    assert soft_threshold(w, 0.5) == pytest.approx(u[objective.argmin()], abs=1e-4)


def test_soft_threshold_keeps_any_shape_and_takes_each_entry_by_sign_and_size():
    w = np.random.default_rng(0).normal(size=(3, 4, 2))
    expected = np.sign(w) * np.maximum(np.abs(w) - 0.4, 0)
    np.testing.assert_allclose(soft_threshold(w, 0.4), expected, atol=1e-15)


def test_soft_threshold_leaves_no_negative_zero_and_its_argument_alone():
    w = np.array([-0.5, -1.0, 0.5])
    assert not np.signbit(soft_threshold(w, 1.0)).any()
    assert w.tolist() == [-0.5, -1.0, 0.5]


@pytest.mark.parametrize("alpha", [0.05, 0.5, 2.0])
def test_proximal_gradient_descent_arrives_at_the_lasso(sparse_problem, alpha):
    X, y = sparse_problem
    trajectory = proximal_gradient_descent(
        lambda w: mse_gradient(w, X, y), np.zeros(8), largest_stable_rate(X), 500, alpha=alpha
    )
    # scikit-learn halves the mean squared error, so its alpha is half of ours.
    lasso = Lasso(alpha=alpha / 2, fit_intercept=False, tol=1e-12, max_iter=100_000).fit(X, y)
    np.testing.assert_allclose(trajectory[-1], lasso.coef_, atol=1e-7)
    assert np.array_equal(trajectory[-1] == 0, lasso.coef_ == 0)


def test_with_a_stable_rate_the_penalised_loss_never_rises(sparse_problem):
    X, y = sparse_problem
    trajectory = proximal_gradient_descent(
        lambda w: mse_gradient(w, X, y), np.full(8, 5.0), largest_stable_rate(X), 50, alpha=1.0
    )
    objective = [mse_loss(w, X, y) + np.abs(w).sum() for w in trajectory]
    assert trajectory[0].tolist() == [5.0] * 8
    assert np.all(np.diff(objective) <= 1e-12)


def test_without_a_penalty_it_is_gradient_descent():
    curvature = np.array([[3.0, 1.0], [1.0, 2.0]])
    plain = gradient_descent(lambda w: curvature @ w - 1, [2.0, -1.0], 0.1, 9)
    proximal = proximal_gradient_descent(lambda w: curvature @ w - 1, [2.0, -1.0], 0.1, 9, alpha=0)
    np.testing.assert_allclose(proximal, plain, rtol=1e-14)


def test_a_penalty_above_the_largest_slope_keeps_every_weight_at_zero(sparse_problem):
    X, y = sparse_problem
    steepest = np.abs(mse_gradient(np.zeros(8), X, y)).max()
    trajectory = proximal_gradient_descent(
        lambda w: mse_gradient(w, X, y), np.zeros(8), 0.1, 5, alpha=1.001 * steepest
    )
    assert not trajectory.any()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: soft_threshold([1.0], -0.5), "threshold must be at least 0, got -0.5"),
        (
            lambda: proximal_gradient_descent(abs, [1.0], 0.1, 1, alpha=-1.0),
            "alpha must be at least 0, got -1.0",
        ),
        (
            lambda: proximal_gradient_descent(abs, [1.0], 0.0, 1, alpha=1.0),
            "learning_rate must be positive, got 0.0",
        ),
        (
            lambda: proximal_gradient_descent(abs, 1.0, 0.1, 1, alpha=1.0),
            r"flat array, got shape \(\)",
        ),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
