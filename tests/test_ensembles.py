"""Ensembles against scikit-learn's, and the variance of a mean against its definition."""

from __future__ import annotations

import numpy as np
import pytest
from fixtures.sampling import SEED
from hypothesis import given, seed
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn import ensemble
from sklearn.linear_model import LinearRegression
from sklearn.neighbors import KNeighborsRegressor
from sklearn.tree import DecisionTreeRegressor
from sklearn.utils.estimator_checks import check_estimator

from mlnotes.ensembles import BaggingRegressor, BoostingRegressor, ensemble_variance
from mlnotes.resampling import decompose_estimator, fresh_draws


@pytest.mark.parametrize("model", [BaggingRegressor(n_estimators=5), BoostingRegressor()], ids=str)
def test_scikit_learn_takes_them_like_its_own(model):
    check_estimator(model, on_skip=None)


@seed(SEED)
@given(st.floats(0, 1e3), st.floats(0, 1), st.integers(1, 12))
def test_ensemble_variance_is_the_mean_entry_of_the_covariance_matrix(variance, share, n_models):
    lowest = -1 / max(n_models - 1, 1)
    correlation = lowest + share * (1 - lowest)
    if correlation * (n_models - 1) < -1:  # by rounding
        correlation = 0.0
    covariance = variance * (correlation + (1 - correlation) * np.eye(n_models))
    found = ensemble_variance(variance, correlation, n_models)
    assert found == pytest.approx(covariance.mean(), rel=1e-9, abs=1e-9 * variance)


def draw(rng, n=40):
    X = rng.uniform(-1, 1, (n, 2))
    return X, np.sin(4 * X[:, 0]) + X[:, 1] ** 2 + 0.3 * rng.normal(size=n)


DATA = draw(np.random.default_rng(0))
X_TEST = np.random.default_rng(1).uniform(-1, 1, (30, 2))


@pytest.mark.parametrize("model", [None, LinearRegression(), KNeighborsRegressor(3)], ids=str)
def test_bagging_averages_models_of_bootstrap_samples(model):
    X, y = DATA
    bagging = BaggingRegressor(model, n_estimators=7, random_state=4).fit(X, y)
    base = DecisionTreeRegressor(random_state=0) if model is None else model
    rng = np.random.default_rng(4)
    total = 0.0
    for rows in bagging.samples_:
        assert_array_equal(rows, rng.integers(0, len(y), len(y)))
        total += base.fit(X[rows], y[rows]).predict(X_TEST)
    assert_allclose(bagging.predict(X_TEST), total / 7)


def test_bagging_is_that_of_scikit_learn_for_the_same_samples():
    X, y = DATA
    theirs = ensemble.BaggingRegressor(LinearRegression(), n_estimators=6, random_state=0).fit(X, y)
    ours = BaggingRegressor(LinearRegression(), n_estimators=6).fit(X, y)
    samples = theirs.estimators_samples_
    ours.estimators_ = [LinearRegression().fit(X[rows], y[rows]) for rows in samples]
    assert_allclose(ours.predict(X_TEST), theirs.predict(X_TEST))


@pytest.mark.parametrize(("depth", "rate"), [(1, 0.1), (1, 1.0), (3, 0.3)])
def test_boosting_is_that_of_scikit_learn(depth, rate):
    # One column: of splits that are equally good in two columns, a tree takes any.
    X, y, X_test = DATA[0][:, :1], DATA[1], X_TEST[:, :1]
    theirs = ensemble.GradientBoostingRegressor(
        n_estimators=40, max_depth=depth, learning_rate=rate
    ).fit(X, y)
    base = None if depth == 1 else DecisionTreeRegressor(max_depth=depth)
    ours = BoostingRegressor(base, n_estimators=40, learning_rate=rate).fit(X, y)
    assert_allclose(ours.predict(X_test), theirs.predict(X_test))
    assert_allclose(ours.staged_predict(X_test), list(theirs.staged_predict(X_test)))


def test_bagging_takes_variance_from_deep_trees_and_boosting_bias_from_stumps():
    def truth(X):
        return np.sin(4 * X[:, 0]) + X[:, 1] ** 2

    def parts(model):
        data_sets = fresh_draws(draw, 40, random_state=0)
        return decompose_estimator(model, data_sets, X_TEST, truth(X_TEST), noise=0.09)

    tree = parts(DecisionTreeRegressor(random_state=0))
    bagged = parts(BaggingRegressor(n_estimators=20))
    stump = parts(DecisionTreeRegressor(max_depth=1))
    boosted = parts(BoostingRegressor(n_estimators=60))

    def clear(fall, *errors):
        return fall > 4 * np.hypot(*errors)

    assert clear(tree.variance - bagged.variance, tree.variance_se, bagged.variance_se)
    assert clear(
        stump.bias_squared - boosted.bias_squared, stump.bias_squared_se, boosted.bias_squared_se
    )


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: ensemble_variance(-1.0, 0.5, 2), "got -1.0, 0.5 and 2"),
        (lambda: ensemble_variance(1.0, 1.1, 2), "got 1.0, 1.1 and 2"),
        (lambda: ensemble_variance(1.0, -0.6, 3), "got 1.0, -0.6 and 3"),
        (lambda: ensemble_variance(1.0, float("nan"), 3), "got 1.0, nan and 3"),
        (lambda: ensemble_variance(1.0, 0.5, 0), "and 0"),
        (lambda: BaggingRegressor(n_estimators=0).fit(*DATA), "n_estimators .* got 0"),
        (lambda: BoostingRegressor(n_estimators=0).fit(*DATA), "n_estimators .* got 0"),
        (lambda: BoostingRegressor(learning_rate=0.0).fit(*DATA), "learning_rate .* got 0.0"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_the_least_that_is_taken():
    assert ensemble_variance(0.0, -1.0, 2) == 0.0
    assert ensemble_variance(3.0, 1.0, 10**6) == 3.0
    assert BaggingRegressor(n_estimators=1).fit(*DATA).predict(X_TEST).shape == (30,)
