"""Decompositions against mlxtend, exact laws, and errors measured on fresh noisy labels."""

from __future__ import annotations

import numpy as np
import pytest
from mlxtend.evaluate import bias_variance_decomp
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.linear_model import LinearRegression, Ridge, SGDRegressor
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from mlnotes.bias_variance import decompose
from mlnotes.resampling import (
    bootstrap_predictions,
    bootstrap_rows,
    bootstrap_samples,
    decompose_estimator,
    fresh_draws,
)


def rows_of_mlxtend(n, n_rounds, seed):
    rng = np.random.RandomState(seed)
    return [rng.choice(n, n, replace=True) for _ in range(n_rounds)]


def problem(n_labels=None, n=40, n_test=60):
    rng = np.random.default_rng(5)
    X = rng.normal(size=(n + n_test, 3))
    y = X[:, 0] - X[:, 1] ** 2 + rng.normal(size=len(X))
    if n_labels:
        y = np.digitize(y, np.quantile(y, np.arange(1, n_labels) / n_labels))
    return X[:n], y[:n], X[n:], y[n:]


REGRESSORS = [
    LinearRegression(),
    make_pipeline(StandardScaler(), Ridge()),
    DecisionTreeRegressor(random_state=0),
]
CLASSIFIERS = [DecisionTreeClassifier(random_state=0), KNeighborsClassifier(3)]
RIVALS = [
    *((model, "mse", None) for model in REGRESSORS),
    *((model, "0-1_loss", n_labels) for model in CLASSIFIERS for n_labels in (2, 4)),
]


@pytest.mark.parametrize(("model", "loss", "n_labels"), RIVALS, ids=str)
def test_the_parts_are_those_of_mlxtend_for_the_same_samples(model, loss, n_labels):
    X, y, X_test, y_test = problem(n_labels)
    # An even number of rounds, so that some votes are ties.
    options = {"loss": loss, "num_rounds": 20, "random_seed": 3}
    expected = bias_variance_decomp(model, X, y, X_test, y_test, **options)
    samples = bootstrap_samples(X, y, rows_of_mlxtend(len(y), 20, seed=3))
    parts = decompose_estimator(model, samples, X_test, y_test)
    assert_allclose(
        (parts.expected_error, parts.bias_squared, parts.variance), expected, rtol=1e-12
    )
    if n_labels:
        named = decompose_estimator(
            model, bootstrap_samples(X, y.astype(str), rows_of_mlxtend(len(y), 20, seed=3)),
            X_test, y_test.astype(str),
        )  # fmt: skip
        assert (named.bias_squared, named.variance) == (parts.bias_squared, parts.variance)


def test_squared_error_is_taken_apart_as_by_hand():
    X, y, X_test, y_test = problem()
    samples = bootstrap_samples(X, y, bootstrap_rows(len(y), 30, random_state=0))
    parts = decompose_estimator(LinearRegression(), samples, X_test, y_test, noise=0.5)
    assert_allclose(
        (parts.bias_squared, parts.variance, parts.expected_error),
        decompose(parts.predictions, y_test, noise_variance=0.5),
    )
    assert parts.noise == 0.5


def fixed_design(alpha):
    """Ridge with X fixed: an estimator, its draw, and its exact bias² and variance."""
    rng = np.random.default_rng(8)
    X, w, sigma = rng.normal(size=(12, 4)), rng.normal(size=4), 0.8
    X_test = rng.normal(size=(5, 4))
    hat = X_test @ np.linalg.inv(X.T @ X + alpha * np.eye(4)) @ X.T
    bias_squared = np.mean((hat @ X @ w - X_test @ w) ** 2)
    variance = sigma**2 * np.trace(hat @ hat.T) / 5

    def draw(rng):
        return X, X @ w + sigma * rng.normal(size=12)

    model = Ridge(alpha=alpha, fit_intercept=False)
    return model, draw, X_test, X_test @ w, sigma, bias_squared, variance


@pytest.mark.parametrize("alpha", [0.1, 20.0])
def test_fresh_draws_give_the_exact_parts_within_their_standard_errors(alpha):
    model, draw, X_test, truth, sigma, bias_squared, variance = fixed_design(alpha)
    n = 400
    parts = decompose_estimator(
        model, fresh_draws(draw, n, random_state=1), X_test, truth, noise=sigma**2
    )
    exact = bias_squared + variance + sigma**2
    assert abs(parts.expected_error - exact) < 4 * parts.expected_error_se
    assert abs(parts.variance - (1 - 1 / n) * variance) < 4 * parts.variance_se
    assert abs(parts.bias_squared - (bias_squared + variance / n)) < 4 * parts.bias_squared_se
    for error, part in (
        (parts.expected_error_se, exact),
        (parts.variance_se, variance),
    ):
        assert 0 < error < 0.15 * part


def test_the_error_measured_on_fresh_noisy_labels_is_the_sum_of_the_parts():
    model, draw, X_test, truth, sigma, *_ = fixed_design(alpha=5.0)
    parts = decompose_estimator(
        model, fresh_draws(draw, 400, random_state=2), X_test, truth, noise=sigma**2
    )
    fresh = decompose_estimator(model, fresh_draws(draw, 400, random_state=3), X_test, truth)
    labels = truth + sigma * np.random.default_rng(4).normal(size=fresh.predictions.shape)
    errors = np.mean((fresh.predictions - labels) ** 2, axis=1)
    allowed = 4 * np.hypot(parts.expected_error_se, errors.std(ddof=1) / np.sqrt(len(errors)))
    assert abs(parts.bias_squared + parts.variance + parts.noise - errors.mean()) < allowed
    assert parts.expected_error == pytest.approx(parts.bias_squared + parts.variance + parts.noise)


def test_standard_errors_are_as_large_as_the_errors_they_stand_for():
    model, draw, X_test, truth, _, bias_squared, variance = fixed_design(alpha=20.0)
    n, far = 40, {"bias_squared": [], "variance": []}
    for random_state in range(60):
        parts = decompose_estimator(model, fresh_draws(draw, n, random_state), X_test, truth)
        exact = {"bias_squared": bias_squared + variance / n, "variance": (1 - 1 / n) * variance}
        for name, values in far.items():
            values.append((getattr(parts, name) - exact[name]) / getattr(parts, f"{name}_se"))
    for values in far.values():
        # The mean of 60 squares of normal values is 1 ± .18.
        assert 0.5 < np.mean(np.square(values)) < 1.7


def test_bias_against_measured_labels_contains_their_noise():
    rng = np.random.default_rng(6)
    X, X_test = np.zeros((30, 1)), np.zeros((4000, 1))
    samples = bootstrap_samples(X, np.full(30, 2.0), bootstrap_rows(30, 5, random_state=0))
    labels = 2.0 + 3.0 * rng.normal(size=4000)
    parts = decompose_estimator(DummyRegressor(), samples, X_test, labels)
    assert (parts.variance, parts.noise) == (0.0, 0.0)
    assert parts.bias_squared == pytest.approx(9.0, abs=4 * 9.0 * np.sqrt(2 / 4000))


def test_labels_and_their_noise_by_hand():
    """Votes a, a, b and b, b, a where a is best; at the second point it flips with chance ¼."""
    points, votes = np.array([[0.0], [1.0]]), [["a", "b"], ["a", "b"], ["b", "a"]]
    # One neighbour is a memory: it predicts the labels that it was given.
    data_sets = [lambda labels=labels: (points, labels) for labels in votes]
    parts = decompose_estimator(
        KNeighborsClassifier(1), data_sets, points, ["a", "a"], noise=[0.0, 0.25]
    )
    assert parts.predictions.tolist() == votes
    assert parts.bias_squared == 0.5
    assert parts.variance == pytest.approx(1 / 3)
    assert parts.noise == 0.125
    assert parts.expected_error == pytest.approx((1 / 3 + (2 / 3 * 0.75 + 1 / 3 * 0.25)) / 2)


def test_the_error_measured_on_fresh_noisy_classes_is_the_expected_one():
    rng = np.random.default_rng(9)
    X_test = rng.uniform(-1, 1, (50, 1))

    def draw(rng):
        X = rng.uniform(-1, 1, (20, 1))
        return X, (X[:, 0] > 0) ^ (rng.random(20) < 0.2)

    truth, model = X_test[:, 0] > 0, DecisionTreeClassifier(max_depth=2, random_state=0)
    parts = decompose_estimator(model, fresh_draws(draw, 300, 1), X_test, truth, noise=0.2)
    fresh = decompose_estimator(model, fresh_draws(draw, 300, 2), X_test, truth)
    labels = truth ^ (rng.random(fresh.predictions.shape) < 0.2)
    errors = np.mean(fresh.predictions != labels, axis=1)
    allowed = 4 * np.hypot(parts.expected_error_se, errors.std(ddof=1) / np.sqrt(len(errors)))
    assert abs(parts.expected_error - errors.mean()) < allowed


def test_workers_and_starts_afresh_change_nothing():
    X, y, X_test, y_test = problem()
    # Warm, a second fit would go on from the first; a closure can be sent to a worker too.
    model = SGDRegressor(max_iter=1, tol=None, warm_start=True, random_state=0)

    def draw(rng):
        rows = rng.integers(0, len(y), 10)
        return X[rows], y[rows]

    alone, shared = (
        decompose_estimator(model, fresh_draws(draw, 11, 7), X_test, y_test, n_jobs=n_jobs)
        for n_jobs in (None, 2)
    )
    assert alone == shared
    assert_array_equal(alone.predictions, shared.predictions)
    drawn = draw(np.random.default_rng(np.random.SeedSequence(7).spawn(11)[-1]))
    assert_array_equal(alone.predictions[-1], model.fit(*drawn).predict(X_test))


def test_bootstrap_predictions_follow_one_stream_of_row_numbers():
    X, y, X_test, _ = problem()

    def fit(X, y):
        return LinearRegression().fit(X, y).predict

    found = bootstrap_predictions(fit, X, y, X_test, 4, random_state=12)
    rng = np.random.default_rng(12)
    for predictions in found:
        rows = rng.integers(0, len(y), len(y))
        assert_array_equal(predictions, fit(X[rows], y[rows])(X_test))
    assert found.shape == (4, len(X_test))


def decomposed(noise=0.0, y_test=(1.0, 2.0), n_datasets=2, model=None, labels=(0, 1)):
    samples = bootstrap_samples(np.zeros((2, 1)), labels, [[0, 1]] * n_datasets)
    return decompose_estimator(
        model or DummyRegressor(), samples, np.ones((2, 1)), y_test, noise=noise
    )


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: decomposed(noise=-1.0), "noise .* at least 0, got -1.0"),
        (lambda: decomposed(noise=np.nan), "noise .* got nan"),
        (lambda: decomposed(noise=[1.0]), r"\(2, 1\), \(2,\) and \(1,\)"),
        (lambda: decomposed(y_test=[1.0]), r"\(2, 1\), \(1,\) and \(\)"),
        (lambda: decomposed(n_datasets=1), "at least 2 data sets, got 1"),
        (
            lambda: decomposed(1.5, [0, 1], model=DummyClassifier()),
            "chance of the other .* up to 1.5, and 2 labels",
        ),
        (lambda: decomposed(0.5, [0, 1], labels=(2, 2), model=DummyClassifier()), "3 labels"),
        (lambda: bootstrap_samples([[1.0]], [1.0, 2.0], []), "as many rows, got 1 and 2"),
        (lambda: bootstrap_rows(0, 1, 0), "at least 1, got 0 and 1"),
        (lambda: bootstrap_predictions(None, [[1.0]], [1.0], [[1.0]], 0, 0), "got 1 and 0"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
