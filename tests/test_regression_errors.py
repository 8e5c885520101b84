"""Errors of predicted numbers against scikit-learn and scipy, and what each asks for."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fixtures.rows import MANY, several, weights
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose
from scipy import special
from sklearn import metrics

from mlnotes.regression_errors import huber, mae, mape, rmse

# None so small that its square is 0.
NUMBERS = st.integers(-3, 3).map(float) | st.floats(-1e6, 1e6).map(lambda number: round(number, 6))


@st.composite
def predicted(draw):
    n = draw(st.integers(1, 12))
    return draw(several(NUMBERS, n)), draw(several(NUMBERS, n)), draw(weights(n))


@seed(SEED)
@MANY
@given(predicted())
def test_rmse_and_mae_are_those_of_scikit_learn(rows):
    y_true, y_pred, weight = rows
    options = {"sample_weight": weight}
    expected = metrics.root_mean_squared_error(y_true, y_pred, **options)
    assert rmse(y_true, y_pred, **options) == pytest.approx(expected, rel=1e-12)
    expected = metrics.mean_absolute_error(y_true, y_pred, **options)
    assert mae(y_true, y_pred, **options) == pytest.approx(expected, rel=1e-12)


@seed(SEED)
@settings(deadline=None)
@given(predicted())
def test_mape_is_that_of_scikit_learn_where_no_value_is_0(rows):
    y_true, y_pred, _ = rows
    y_true = np.where(np.abs(y_true) < 0.1, 0.5, y_true)
    expected = metrics.mean_absolute_percentage_error(y_true, y_pred)
    assert mape(y_true, y_pred) == pytest.approx(expected, rel=1e-12)


@seed(SEED)
@MANY
@given(predicted())
def test_rmse_lies_between_mae_and_root_n_times_mae(rows):
    y_true, y_pred, _ = rows
    smaller, larger = mae(y_true, y_pred), rmse(y_true, y_pred)
    assert smaller <= larger * (1 + 1e-12)
    assert larger <= math.sqrt(len(y_true)) * smaller * (1 + 1e-12)


@seed(SEED)
@MANY
@given(arrays(float, st.integers(0, 8), elements=st.floats(-1e9, 1e9)), st.floats(1e-3, 1e6))
def test_huber_is_that_of_scipy(residual, delta):
    assert_allclose(huber(residual, delta), special.huber(delta, residual), rtol=1e-12, atol=1e-300)


def test_four_errors_of_1_and_one_of_10():
    y_true, y_pred = [0.0] * 5, [1.0, -1.0, 1.0, 1.0, 10.0]
    assert mae(y_true, y_pred) == pytest.approx(2.8)
    assert rmse(y_true, y_pred) == pytest.approx(math.sqrt(104 / 5))
    assert round(rmse(y_true, y_pred), 3) == 4.561
    # With delta 1: four times ½, and 10 − ½.
    assert huber(np.subtract(y_pred, y_true), 1.0).tolist() == [0.5, 0.5, 0.5, 0.5, 9.5]


def test_the_best_constant_is_the_mean_for_rmse_and_the_median_for_mae():
    y = np.array([1.0, 2.0, 2.5, 4.0, 20.0])
    constants = np.linspace(0, 20, 2001)
    assert constants[np.argmin([rmse(y, [c] * 5) for c in constants])] == pytest.approx(y.mean())
    assert constants[np.argmin([mae(y, [c] * 5) for c in constants])] == pytest.approx(2.5)
    best = constants[np.argmin([huber(y - c, 2.0).sum() for c in constants])]
    assert np.median(y) < best < y.mean()


def test_errors_of_0_0_0_and_40_percent_have_a_mape_of_10():
    assert mape([100.0, 50.0, 10.0, 1000.0], [100.0, 50.0, 10.0, 600.0]) == pytest.approx(0.1)
    assert mape([-10.0], [-9.0]) == pytest.approx(0.1)


def test_huber_squares_up_to_delta_itself_and_takes_a_number_or_a_table():
    assert huber(2.0, 2.0) == huber(-2.0, 2.0) == 2.0
    assert type(huber(3, 1)) is float
    assert huber([[1.0, -4.0]], 2.0).tolist() == [[0.5, 6.0]]


def test_huber_of_a_residual_whose_square_is_too_large_for_a_float():
    assert huber(1e300, 2.0) == 2e300


@pytest.mark.parametrize("function", [rmse, mae, mape])
@pytest.mark.parametrize(
    ("y_true", "y_pred", "words"),
    [
        ([1.0, 2.0], [1.0], r"one number a row each, .* got \(2,\) and \(1,\)"),
        ([[1.0]], [[1.0]], r"got \(1, 1\) and \(1, 1\)"),
        ([], [], r"n ≥ 1; got \(0,\) and \(0,\)"),
        ([1.0, math.nan], [1.0, 2.0], "must be finite, got NaN or infinity"),
        ([1.0, 2.0], [1.0, math.inf], "must be finite, got NaN or infinity"),
    ],
)
def test_bad_rows_are_refused_with_the_constraint_and_the_value(function, y_true, y_pred, words):
    with pytest.raises(ValueError, match=words):
        function(y_true, y_pred)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: rmse([1, 2], [1, 2], sample_weight=[1]), r"shape \(2,\) of y_true, got \(1,\)"),
        (lambda: mae([1, 2], [1, 2], sample_weight=[2, -1]), "a minimum of -1.0"),
        (lambda: mae([1, 2], [1, 2], sample_weight=[0, 0]), "more somewhere"),
        (lambda: mape([1, 0], [1, 1]), "y_true must not hold 0"),
        (lambda: huber(1.0, 0.0), "delta must be positive and finite, got 0.0"),
        (lambda: huber(1.0, -2), "delta .* got -2"),
        (lambda: huber(1.0, math.inf), "delta .* got inf"),
        (lambda: huber(1.0, math.nan), "delta .* got nan"),
        (lambda: huber([1.0, math.nan], 1.0), r"residual must be finite, got \[1.0, nan\]"),
        (lambda: huber(-math.inf, 1.0), "residual must be finite, got -inf"),
    ],
)
def test_bad_weights_and_bends_are_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
