"""Logistic regression against scikit-learn's, and inside scikit-learn's tools."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import linear_model
from sklearn.base import clone
from sklearn.datasets import load_breast_cancer
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.metrics import log_loss
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.preprocessing import scale
from sklearn.utils.estimator_checks import check_estimator

from mlnotes.classifiers import LogisticRegression


@pytest.fixture(scope="module")
def cancer():
    X, y = load_breast_cancer(return_X_y=True)
    return scale(X), y


@pytest.fixture(params=range(4))
def noisy(request):
    """Classes that overlap, so that the minimum exists without a penalty too."""
    rng = np.random.default_rng(request.param)
    X = rng.normal(loc=1.0, size=(60, 3))
    return X, (X @ [1.0, -2.0, 0.5] + 2 * rng.logistic(size=60) > 0).astype(int)


def sklearn_solution(X, y, alpha):
    C = 1 / (2 * len(y) * alpha) if alpha else np.inf
    return linear_model.LogisticRegression(C=C, solver="newton-cholesky", tol=1e-10).fit(X, y)


@pytest.mark.parametrize("alpha", [0.0, 1e-3, 0.1, 10.0])
def test_coefficients_are_scikit_learns_for_the_same_penalty(noisy, alpha):
    ours = LogisticRegression(alpha=alpha).fit(*noisy)
    theirs = sklearn_solution(*noisy, alpha)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-5)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, atol=1e-5)


@pytest.mark.parametrize("alpha", [1e-4, 1e-2])
def test_coefficients_are_scikit_learns_on_thirty_correlated_columns(cancer, alpha):
    ours, theirs = LogisticRegression(alpha=alpha).fit(*cancer), sklearn_solution(*cancer, alpha)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-5)


def test_columns_of_very_different_scales_need_no_scaling():
    X, y = load_breast_cancer(return_X_y=True)
    ours = LogisticRegression(alpha=1e-3).fit(X, y)
    p = ours.predict_proba(X)[:, 1]
    # At the minimum the penalised gradient is 0; measured in each column's own scale.
    gradient = X.T @ (p - y) / len(y) + 2 * 1e-3 * ours.coef_[0]
    np.testing.assert_allclose(gradient / X.max(axis=0), 0, atol=1e-8)


def test_the_loss_curve_falls_from_a_coins_log_loss_to_that_of_the_fit(noisy):
    X, y = noisy
    model = LogisticRegression(alpha=0.1).fit(X, y)
    assert len(model.loss_curve_) == model.n_iter_ + 1
    assert model.loss_curve_[0] == pytest.approx(np.log(2))
    penalty = 0.1 * np.sum(model.coef_**2)
    assert model.loss_curve_[-1] == pytest.approx(log_loss(y, model.predict_proba(X)) + penalty)
    assert np.all(np.diff(model.loss_curve_) < 1e-15)


def test_steps_are_halved_where_full_ones_would_climb():
    # Far outliers: on these data Newton's full steps end at a loss of 36,000.
    rng = np.random.default_rng(5661)
    X = rng.standard_cauchy((20, 2))
    y = (X[:, 0] > 0).astype(int)
    y[:2] = 1 - y[:2]
    model = LogisticRegression(alpha=0.0).fit(X, y)
    assert np.all(np.diff(model.loss_curve_) < 1e-15)
    np.testing.assert_allclose(model.coef_, sklearn_solution(X, y, 0.0).coef_, atol=1e-5)


def test_the_intercept_is_not_penalised(noisy):
    X, y = noisy
    heavy = LogisticRegression(alpha=1e6).fit(X, y)
    # All weight is gone from the columns; the intercept still gives the base rate.
    np.testing.assert_allclose(heavy.coef_, 0, atol=1e-5)
    np.testing.assert_allclose(heavy.predict_proba(X)[:, 1], y.mean(), atol=1e-5)


def test_a_repeated_column_shares_its_weight_instead_of_failing(noisy):
    X, y = noisy
    single = LogisticRegression(alpha=0.0).fit(X, y)
    doubled = LogisticRegression(alpha=0.0).fit(np.column_stack([X, X[:, 0]]), y)
    assert doubled.coef_[0, 0] == pytest.approx(doubled.coef_[0, 3])
    assert 2 * doubled.coef_[0, 0] == pytest.approx(single.coef_[0, 0], abs=1e-6)


def test_probabilities_are_scikit_learns_and_decide_the_label(cancer):
    X, y = cancer
    ours, theirs = LogisticRegression(alpha=1e-2).fit(X, y), sklearn_solution(X, y, 1e-2)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-6)
    np.testing.assert_allclose(ours.decision_function(X), theirs.decision_function(X), atol=1e-4)
    assert np.array_equal(ours.predict(X), theirs.predict(X))


@pytest.mark.parametrize("labels", [["ham", "spam"], [-1, 1], [False, True], [3, 7]])
def test_labels_of_any_type_come_back(noisy, labels):
    X, y = noisy
    model = LogisticRegression().fit(X, np.array(labels)[y])
    assert model.classes_.tolist() == labels
    numbers = LogisticRegression().fit(X, y).predict(X)
    assert np.array_equal(model.predict(X), np.array(labels)[numbers])


def test_cross_validation_and_grid_search_take_the_model(cancer):
    assert cross_val_score(LogisticRegression(), *cancer).mean() > 0.95
    grid = {"alpha": [1e-3, 1e3]}
    search = GridSearchCV(LogisticRegression(), grid, scoring="neg_log_loss").fit(*cancer)
    assert search.best_params_ == {"alpha": 1e-3}
    assert log_loss(cancer[1], search.predict_proba(cancer[0])) < 0.1


def test_clone_keeps_parameters_and_drops_the_fit(cancer):
    copy = clone(LogisticRegression(alpha=0.5, max_iter=7).fit(*cancer))
    assert copy.get_params() == {"alpha": 0.5, "max_iter": 7, "tol": 1e-10}
    with pytest.raises(NotFittedError):
        copy.predict(cancer[0])


def test_scikit_learns_own_checks_pass():
    check_estimator(LogisticRegression(), on_skip=None)


def test_too_few_steps_are_told(cancer):
    with pytest.warns(ConvergenceWarning, match="after max_iter = 2 steps the loss could"):
        LogisticRegression(max_iter=2).fit(*cancer)


@pytest.mark.parametrize(
    ("model", "y", "words"),
    [
        (LogisticRegression(alpha=-1.0), [0, 1, 0], r"alpha must be at least 0, got -1\.0"),
        (LogisticRegression(tol=0.0), [0, 1, 0], r"tol must be positive.*got 0\.0 and 100"),
        (LogisticRegression(max_iter=0), [0, 1, 0], "max_iter at least 1, got 1e-10 and 0"),
        (LogisticRegression(), ["a", "b", "c"], "2 classes, got 3 classes: .*'a' 'b' 'c'"),
        (LogisticRegression(), [4, 4, 4], r"2 classes, got 1 class: \[4\]"),
        (LogisticRegression(), [0.5, 1.5, 2.5], "continuous"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(model, y, words):
    with pytest.raises(ValueError, match=words):
        model.fit([[0.0], [1.0], [2.0]], y)
