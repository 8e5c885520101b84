"""Scores by hand against scikit-learn's tools, which fit and score the same models."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.feature_selection import SelectKBest, r_regression
from sklearn.linear_model import Ridge
from sklearn.metrics import make_scorer, mean_squared_error
from sklearn.model_selection import GridSearchCV, KFold, ShuffleSplit, cross_val_score
from sklearn.preprocessing import StandardScaler

from mlnotes.cross_validation import cross_val_scores, nested_score, select_inside, standardize
from mlnotes.folds import kfold_indices, time_series_split_indices


def fit_with(alpha, X, y):
    return Ridge(alpha=alpha).fit(X, y).predict


def fit(X, y):
    return fit_with(1.0, X, y)


def closeness(y_true, y_pred):
    """Another number when y_true and y_pred change places."""
    return -mean_squared_error(y_true, y_pred) / (1 + np.mean(np.square(y_true)))


SCORER = make_scorer(closeness)


def problem(random_state, n=31, d=4):
    rng = np.random.default_rng(random_state)
    X = rng.normal(size=(n, d))
    return X, X @ rng.normal(size=d) + 2 * rng.normal(size=n)


@pytest.mark.parametrize(
    "folds",
    [
        kfold_indices(31, 4),
        time_series_split_indices(31, 3),
        list(ShuffleSplit(5, random_state=0).split(np.zeros(31))),
    ],
    ids=["blocks", "in time", "at random"],
)
def test_scores_are_those_of_scikit_learn(folds):
    X, y = problem(0)
    expected = cross_val_score(Ridge(), X, y, cv=folds, scoring=SCORER)
    assert_allclose(cross_val_scores(fit, closeness, X, y, folds), expected, rtol=1e-12)
    by_lists = cross_val_scores(fit, closeness, X.tolist(), y.tolist(), iter(folds))
    assert_allclose(by_lists, expected, rtol=1e-12)


@pytest.mark.parametrize("random_state", range(8))
def test_nested_score_is_a_grid_search_inside_cross_validation(random_state):
    X, y = problem(random_state)
    alphas = [0.01, 1.0, 10.0, 100.0]
    search = GridSearchCV(Ridge(), {"alpha": alphas}, cv=KFold(3), scoring=SCORER)
    expected = cross_val_score(search, X, y, cv=KFold(4), scoring=SCORER).mean()
    found = nested_score(fit_with, closeness, X, y, kfold_indices(31, 4), 3, alphas)
    assert found == pytest.approx(expected, rel=1e-12)


def test_the_folds_of_one_nested_score_may_choose_differently():
    chosen = []

    def fit_and_tell(alpha, X, y):
        if len(y) > 20:
            chosen.append(alpha)
        return fit_with(alpha, X, y)

    nested_score(fit_and_tell, closeness, *problem(0), kfold_indices(31, 4), 3, [0.01, 10.0, 100.0])
    assert len(chosen) == 4
    assert len(set(chosen)) > 1


def test_the_first_of_equal_candidates_is_chosen():
    def score(y_true, y_pred):
        return 0.5 if y_pred[0] in ("b", "c") else 0.25

    def fit_name(name, X, y):
        return lambda X: [name] * len(X)

    def last_score(y_true, y_pred):
        seen.append(y_pred[0])
        return score(y_true, y_pred)

    seen = []
    found = nested_score(fit_name, last_score, np.eye(8), [0] * 8, kfold_indices(8, 2), 2, "acb")
    assert found == 0.5
    # Two scores for each of three candidates, then that of the chosen one.
    assert seen[6::7] == ["c", "c"]


def test_choosing_inside_is_not_fooled_by_many_candidates_of_no_worth():
    # Each candidate guesses a coin; the best of 200 looks good on the rows that chose it.
    def fit_coin(candidate, X, y):
        return lambda X: (X[:, 0].astype(int) * 7919 + candidate * 104729) % 10007 % 2

    def accuracy(y_true, y_pred):
        return np.mean(y_true == y_pred)

    inside, chosen_on_all = [], []
    for random_state in range(20):
        y = np.random.default_rng(random_state).integers(0, 2, size=60)
        X, folds = np.arange(60.0)[:, None] + 60 * random_state, kfold_indices(60, 3)
        inside.append(nested_score(fit_coin, accuracy, X, y, folds, 2, range(200)))
        chosen_on_all.append(max(accuracy(y, fit_coin(c, X, y)(X)) for c in range(200)))
    standard_error = 0.5 / np.sqrt(60 * 20)
    assert abs(np.mean(inside) - 0.5) < 4 * standard_error
    assert np.mean(chosen_on_all) > 0.6


@pytest.mark.parametrize("random_state", range(5))
def test_standardize_is_the_standard_scaler_of_the_train_part(random_state):
    rng = np.random.default_rng(random_state)
    X_train, X_test = rng.normal(3, 5, size=(12, 4)), rng.normal(size=(3, 4))
    X_train[:, 1], X_test[:, 1] = 0.1, 7.0  # 0.1 has a standard deviation by rounding
    X_train[:, 2] = 2.0
    scaler = StandardScaler().fit(X_train)
    for ours, part in zip(standardize(X_train, X_test), (X_train, X_test), strict=True):
        assert_allclose(ours, scaler.transform(part), atol=1e-12)


def test_standardize_leaves_its_arguments_alone():
    X_train, X_test = np.array([[1.0], [3.0]]), np.array([[6.0]])
    standardize(X_train, X_test)
    assert_array_equal(X_train, [[1.0], [3.0]])
    assert_array_equal(X_test, [[6.0]])


@pytest.mark.parametrize("k", [1, 3, 12])
@pytest.mark.parametrize("random_state", range(5))
def test_columns_are_selected_as_scikit_learn_would_on_each_train_part(random_state, k):
    X, y = problem(random_state, n=20, d=12)
    folds = kfold_indices(20, 4)
    for found, (train, _) in zip(select_inside(X, y, folds, k), folds, strict=True):
        best = SelectKBest(lambda X, y: np.abs(r_regression(X, y)), k=k).fit(X[train], y[train])
        assert_array_equal(found, best.get_support(indices=True))


def test_a_column_without_variation_is_selected_last():
    X = [[0.1, 3.0, 1.0], [0.1, 1.0, 2.0], [0.1, 2.0, 3.0]]
    [found] = select_inside(X, [1.0, 2.0, 3.0], [([0, 1, 2], [])], k=2)
    assert_array_equal(found, [1, 2])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: cross_val_scores(fit, closeness, [[1.0]], [1.0, 2.0], []), "got 1 and 2"),
        (lambda: cross_val_scores(fit, closeness, [[1.0]], [1.0], []), "at least one .* got none"),
        (
            lambda: nested_score(fit_with, closeness, *problem(0), kfold_indices(31, 2), 2, []),
            "candidates .* got none",
        ),
        (
            lambda: nested_score(fit_with, closeness, *problem(0), kfold_indices(31, 2), 16, [1.0]),
            "n_splits must be from 2 to 15 .* got 16",
        ),
        (lambda: standardize([1.0, 2.0], [1.0]), r"got \(2,\) and \(1,\)"),
        (lambda: standardize([[1.0, 2.0]], [[1.0]]), r"got \(1, 2\) and \(1, 1\)"),
        (lambda: standardize(np.zeros((0, 2)), [[1.0, 2.0]]), r"got \(0, 2\)"),
        (lambda: select_inside(np.eye(3), [1, 2, 3], [], k=4), "from 1 to d = 3, got 4"),
        (lambda: select_inside(np.eye(3), [1, 2, 3], [], k=0), "got 0"),
        (lambda: select_inside(np.eye(3), [1, 2], [], k=1), "got 3 and 2"),
    ],
)
def test_what_cannot_be_scored_is_refused_with_the_reason(call, words):
    with pytest.raises(ValueError, match=words):
        call()
