"""The hand-made linear regression against scikit-learn's, and inside scikit-learn's tools."""

import numpy as np
import pytest
from sklearn import linear_model
from sklearn.base import clone
from sklearn.datasets import load_diabetes
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import check_estimator

from mlnotes.models import LinearRegression


@pytest.fixture(scope="module")
def diabetes():
    X, y = load_diabetes(return_X_y=True, scaled=False)
    return StandardScaler().fit_transform(X), y


def test_descent_arrives_at_the_closed_form(diabetes):
    X, y = diabetes
    ours = LinearRegression(learning_rate=0.2, n_steps=10_000).fit(X, y)
    theirs = linear_model.LinearRegression().fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-8)
    assert ours.intercept_ == pytest.approx(theirs.intercept_)
    np.testing.assert_allclose(ours.predict(X[:5]), theirs.predict(X[:5]))
    assert ours.score(X, y) == pytest.approx(theirs.score(X, y))


def test_the_loss_curve_begins_at_zero_weights_and_never_rises(diabetes):
    X, y = diabetes
    curve = LinearRegression(learning_rate=0.1, n_steps=200).fit(X, y).loss_curve_
    assert curve.shape == (201,)
    assert curve[0] == pytest.approx(np.mean(y**2))
    assert np.all(np.diff(curve) < 0)


def test_cross_validation_agrees_with_scikit_learns_own_model(diabetes):
    X, y = diabetes
    ours, theirs = (
        cross_val_score(make_pipeline(StandardScaler(), model), X, y, cv=5)
        for model in (LinearRegression(n_steps=5000), linear_model.LinearRegression())
    )
    np.testing.assert_allclose(ours, theirs, atol=1e-3)


def test_a_grid_search_turns_its_dials(diabetes):
    search = GridSearchCV(LinearRegression(), {"n_steps": [1, 300]}, cv=3).fit(*diabetes)
    assert search.best_params_ == {"n_steps": 300}


def test_a_clone_has_the_same_dials_and_is_not_fitted(diabetes):
    model = LinearRegression(learning_rate=0.05, n_steps=7).fit(*diabetes)
    copy = clone(model)
    assert copy.get_params() == {"learning_rate": 0.05, "n_steps": 7}
    with pytest.raises(NotFittedError):
        copy.predict(diabetes[0])


def test_scikit_learns_checks_of_estimators_pass():
    # The rate must be stable on the checks' unscaled data, and is then too slow for one check.
    slow = {"check_regressors_train": "needs a larger rate"}
    model = LinearRegression(learning_rate=1e-5, n_steps=20)
    results = check_estimator(model, expected_failed_checks=slow, on_skip=None)
    assert {result["status"] for result in results} >= {"passed"}


@pytest.mark.parametrize("share", [1.001, 1.5])
def test_a_rate_at_which_descent_diverges_is_refused(diabetes, share):
    X, y = diabetes
    A = np.column_stack([np.ones(len(X)), X])
    limit = 2 / np.linalg.norm(2 / len(A) * A.T @ A, ord=2)
    LinearRegression(learning_rate=0.999 * limit, n_steps=1).fit(X, y)
    with pytest.raises(ValueError, match=rf"below 2/λmax = {limit:.4g} .* got {share * limit}"):
        LinearRegression(learning_rate=share * limit).fit(X, y)


def test_a_rate_that_is_not_positive_is_refused(diabetes):
    with pytest.raises(ValueError, match="learning_rate must be positive, got 0"):
        LinearRegression(learning_rate=0).fit(*diabetes)
