"""The fits and scores that submissions are handed do what their formulas say."""

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.metrics import mean_pinball_loss

from mlnotes.checker.card import Card
from mlnotes.checker.catalogue import find
from mlnotes.checker.codec import decode, decode_outcome, encode, encode_outcome
from mlnotes.checker.engine import judge
from mlnotes.checker.run import run
from mlnotes.checker.submission import Submission
from mlnotes.exercises.fitters import (
    LopsidedScore,
    MeanFitter,
    RidgeFitter,
    RidgeWith,
    ScaledMeanWith,
    SlopeFitter,
)


@pytest.fixture
def rows():
    rng = np.random.default_rng(3)
    return rng.normal(size=(7, 3)), rng.normal(size=7), rng.normal(size=(4, 3))


def test_ridge_is_that_of_scikit_learn_without_intercept(rows):
    X, y, X_new = rows
    expected = Ridge(alpha=2.0, fit_intercept=False).fit(X, y).predict(X_new)
    assert np.allclose(RidgeFitter(2.0)(X, y)(X_new), expected)
    assert np.allclose(RidgeWith()(2.0, X, y)(X_new), expected)


def test_the_slope_is_that_of_least_squares_through_the_origin(rows):
    X, y, X_new = rows
    expected = LinearRegression(fit_intercept=False).fit(X[:, :1], y).predict(X_new[:, :1])
    assert np.allclose(SlopeFitter()(X[:, :1], y)(X_new[:, :1]), expected)


def test_means_ignore_the_columns(rows):
    X, y, X_new = rows
    assert np.allclose(MeanFitter()(X, y)(X_new), [sum(y) / 7] * 4)
    assert np.allclose(ScaledMeanWith()(0.5, X, y)(X_new), [sum(y) / 14] * 4)


def test_the_lopsided_score_is_a_multiple_of_the_pinball_loss_and_not_symmetric(rows):
    _, y, _ = rows
    y_pred = y[::-1]
    score = LopsidedScore(too_low=3.0, too_high=1.0)
    assert np.isclose(score(y, y_pred), -4 * mean_pinball_loss(y, y_pred, alpha=0.75))
    assert not np.isclose(score([1.0], [2.0]), score([2.0], [1.0]))


GIVEN = (RidgeFitter(1.0), SlopeFitter(), MeanFitter())


@pytest.mark.parametrize("fit", GIVEN, ids=repr)
def test_a_fit_and_what_it_returns_come_over_to_another_process(fit):
    X, y = [[1.0], [2.0], [4.0]], [1, 0, 2]
    predict = decode(encode(fit), trusted=True)(X, y)
    there = decode(encode(predict), trusted=True)
    assert there(X).tolist() == fit(np.array(X), np.array(y))(np.array(X)).tolist()
    assert there.formula() == predict.formula()


def test_a_call_by_name_is_heard_with_the_formula_of_what_came_back():
    told = run(lambda fit: fit(y=[1.0, 3.0], X=[[1.0], [1.0]])(X=[[1.0]]), (MeanFitter(),))
    assert told.heard == ((0, ([[1.0], [1.0]], [1.0, 3.0]), "predict(X) = 2 for each row of X"),)
    assert decode_outcome(encode_outcome(told)).heard == told.heard


@pytest.mark.parametrize("fit", GIVEN, ids=repr)
@pytest.mark.parametrize(("X", "y"), [([], []), ([[1.0]], [1.0, 2.0]), ([1.0, 2.0], [1.0, 2.0])])
def test_rows_that_do_not_fit_are_refused_with_their_shapes(fit, X, y):
    with pytest.raises(ValueError, match="fit needs X of shape"):
        fit(X, y)


def test_a_slope_needs_one_column_that_is_not_all_0():
    for X in ([[0.0]], [[1.0, 2.0]]):
        with pytest.raises(ValueError, match="single column"):
            SlopeFitter()(X, [1.0])


@pytest.mark.parametrize(("y_true", "y_pred"), [([], []), ([1.0], [1.0, 2.0])])
def test_a_score_of_unlike_lengths_or_of_nothing_is_refused(y_true, y_pred):
    with pytest.raises(ValueError, match="one prediction for each true value"):
        LopsidedScore(3.0, 1.0)(y_true, y_pred)


def test_the_card_shows_what_was_fitted_and_the_predictor_that_came_back():
    exercise = find("bias_variance/bootstrap_predictions")

    def always_the_same(fit, X, y, X_test, n_rounds, random_state):
        return [fit([[1.0], [2.0]], [2.0, 4.0])(X_test)] * n_rounds

    card = repr(Card(exercise, judge(exercise, Submission(always_the_same))))
    assert "fit: fit(X, y) predicts slope·x" in card
    assert "fit([[1], [2]], [2, 4]) → predict(X) = X @ [2.]" in card
