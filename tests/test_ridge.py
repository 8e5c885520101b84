"""Ridge against scikit-learn, refits without a row, and the algebra of a fixed design."""

from __future__ import annotations

import numpy as np
import pytest
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from sklearn.linear_model import Ridge

from mlnotes.bias_variance import decompose
from mlnotes.ridge import effective_degrees_of_freedom, loo_residuals, ridge_fit, ridge_fits

SHAPES = [(20, 3), (8, 8), (5, 12), (1, 1), (2, 1)]
ALPHAS = [0.01, 1.0, 50.0]


def problem(n, d, random_state=0):
    rng = np.random.default_rng(random_state)
    X = rng.normal(size=(n, d))
    return X, X @ rng.normal(size=d) + rng.normal(size=n)


def sklearn_weights(X, y, alpha):
    return Ridge(alpha=alpha, fit_intercept=False, solver="svd").fit(X, y).coef_


@pytest.mark.parametrize("alpha", ALPHAS)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_ridge_is_that_of_scikit_learn_alone_and_in_a_batch(shape, alpha):
    X, y = problem(*shape)
    expected = sklearn_weights(X, y, alpha)
    assert_allclose(ridge_fit(X, y, alpha), expected, atol=1e-10)
    assert_allclose(ridge_fits(X, [y, 2 * y], alpha), [expected, 2 * expected], atol=1e-10)


def test_a_batch_fits_each_data_set_with_its_own_rows():
    sets = [problem(9, 4, random_state) for random_state in range(5)]
    X, y = (np.array(part) for part in zip(*sets, strict=True))
    expected = [sklearn_weights(*one, 0.3) for one in sets]
    assert_allclose(ridge_fits(X, y, 0.3), expected, atol=1e-10)


def test_columns_that_are_equal_share_their_weight():
    w = ridge_fit([[1.0, 1.0], [2.0, 2.0]], [1.0, 2.0], alpha=1e-9)
    assert_allclose(w, [0.5, 0.5], rtol=1e-6)


@pytest.mark.parametrize("alpha", ALPHAS)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_degrees_of_freedom_are_the_trace_of_the_matrix_that_smooths_y(shape, alpha):
    X, _ = problem(*shape)
    smoother = [X @ sklearn_weights(X, row, alpha) for row in np.eye(len(X))]
    assert effective_degrees_of_freedom(X, alpha) == pytest.approx(np.trace(smoother), rel=1e-9)


def test_degrees_of_freedom_fall_from_the_rank_to_nothing():
    X = np.column_stack([*problem(20, 3)[0].T, np.zeros(20)])
    values = [effective_degrees_of_freedom(X, alpha) for alpha in (1e-12, 1.0, 10.0, 1e12)]
    assert values[0] == pytest.approx(3.0)
    assert np.all(np.diff(values) < 0)
    assert values[-1] == pytest.approx(0.0, abs=1e-6)


@seed(SEED)
@settings(deadline=None)
@given(st.integers(2, 25), st.integers(1, 12), st.floats(1e-3, 1e3), st.integers(0, 2**32 - 1))
def test_left_out_residuals_are_those_of_as_many_refits(n, d, alpha, random_state):
    X, y = problem(n, d, random_state)
    refitted = [
        y[row] - X[row] @ sklearn_weights(np.delete(X, row, 0), np.delete(y, row), alpha)
        for row in range(n)
    ]
    assert_allclose(loo_residuals(X, y, alpha), refitted, rtol=0, atol=1e-10 * np.abs(y).max())


def test_the_only_row_left_out_leaves_a_model_that_predicts_0():
    assert loo_residuals([[3.0]], [2.0], alpha=1.0) == pytest.approx(2.0)


def test_bias_and_variance_of_a_fixed_design_are_those_of_linear_algebra():
    """With X fixed, E[w] = A·Xw and Cov[w] = σ²AAᵀ for A = (XᵀX + alpha·I)⁻¹Xᵀ."""
    rng = np.random.default_rng(3)
    X, w, sigma, alpha, n_datasets = rng.normal(size=(12, 4)), rng.normal(size=4), 0.8, 5.0, 20_000
    truth = X @ w
    y = truth + sigma * rng.normal(size=(n_datasets, 12))
    parts = decompose(ridge_fits(X, y, alpha) @ X.T, truth, noise_variance=sigma**2)
    hat = X @ np.linalg.inv(X.T @ X + alpha * np.eye(4)) @ X.T
    bias_squared = np.mean((hat @ truth - truth) ** 2)
    variance = sigma**2 * np.trace(hat @ hat.T) / 12
    # Sums of squares of normal values: relative errors near √(2/n_datasets) = 1%.
    assert parts.bias_squared == pytest.approx(bias_squared, rel=0.04)
    assert parts.variance == pytest.approx(variance, rel=0.04)
    assert parts.expected_error == pytest.approx(bias_squared + variance + sigma**2, rel=0.04)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: ridge_fit([[1.0]], [1.0], 0.0), "alpha must be positive, got 0.0"),
        (lambda: ridge_fits([[1.0]], [[1.0]], float("nan")), "alpha .* got nan"),
        (lambda: ridge_fit([1.0], [1.0], 1.0), r"got \(1,\) and \(1, 1\)"),
        (lambda: ridge_fit([[1.0], [2.0]], [1.0], 1.0), r"got \(2, 1\) and \(1, 1\)"),
        (lambda: ridge_fits([[1.0]], [1.0], 1.0), r"got \(1, 1\) and \(1,\)"),
        (lambda: ridge_fits(np.ones((2, 3, 1)), np.ones((3, 3)), 1.0), r"\(2, 3, 1\) and \(3, 3\)"),
        (lambda: effective_degrees_of_freedom(np.ones((0, 2)), 1.0), r"got \(0, 2\)"),
        (lambda: effective_degrees_of_freedom([[1.0]], -1.0), "got -1.0"),
        (lambda: loo_residuals([[1.0]], [[1.0]], 1.0), r"got \(1, 1\)"),
        (lambda: loo_residuals([[1.0]], [1.0], 0.0), "got 0.0"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
