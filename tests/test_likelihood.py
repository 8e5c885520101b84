"""Log loss against scikit-learn and scipy, and slopes in the logit against exact arithmetic."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from fixtures.rows import MANY, several, weights
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from scipy import stats
from sklearn import metrics

from mlnotes.likelihood import bernoulli_nll, log_loss, logit_gradients

INSIDE = st.sampled_from([0.5, 0.01, 1 - 1e-6]) | st.floats(1e-9, 1 - 1e-9)
PROBABILITIES = INSIDE | st.sampled_from([0.0, 1.0])


@st.composite
def predicted(draw, probabilities):
    n = draw(st.integers(1, 12))
    labels = draw(several(st.integers(0, 1), n))
    return labels, draw(several(probabilities, n)), draw(weights(n))


@seed(SEED)
@MANY
@given(predicted(INSIDE))
def test_log_loss_is_that_of_scikit_learn_with_one_class_missing_too(rows):
    y_true, p, weight = rows
    expected = metrics.log_loss(y_true, p, labels=[0, 1], sample_weight=weight)
    assert log_loss(y_true, p, sample_weight=weight) == pytest.approx(expected, rel=1e-9)


@seed(SEED)
@MANY
@given(predicted(PROBABILITIES))
def test_log_loss_clips_probabilities_of_0_and_1(rows):
    y_true, p, weight = rows
    clipped = [min(max(value, 1e-15), 1 - 1e-15) for value in p]
    losses = [-math.log(q if y else 1 - q) for y, q in zip(y_true, clipped, strict=True)]
    found = log_loss(y_true, p, sample_weight=weight)
    assert found == pytest.approx(np.average(losses, weights=weight), rel=1e-9, abs=1e-14)


def test_a_sure_error_costs_as_much_as_one_in_a_million_thousand_million():
    assert log_loss([1], [0.0]) == pytest.approx(15 * math.log(10))
    assert log_loss([0], [1.0]) == pytest.approx(15 * math.log(10), rel=1e-3)
    assert log_loss([1, 0], [1.0, 0.0]) == pytest.approx(1e-15, rel=0.2)


@seed(SEED)
@MANY
@given(predicted(INSIDE))
def test_the_negative_log_likelihood_is_that_of_scipy_and_n_times_the_log_loss(rows):
    y, p, _ = rows
    found = bernoulli_nll(y, p)
    assert found == pytest.approx(-stats.bernoulli.logpmf(y, p).sum(), rel=1e-9)
    assert found == pytest.approx(len(y) * log_loss(y, p), rel=1e-9)


def test_three_labels_as_by_hand():
    y, p = [1, 0, 1], [0.9, 0.2, 0.4]
    assert bernoulli_nll(y, p) == pytest.approx(-math.log(0.9 * 0.8 * 0.4))
    assert round(bernoulli_nll(y, p), 4) == 1.2448
    assert round(log_loss(y, p), 4) == 0.4149
    assert log_loss(y, p, sample_weight=[0, 0, 2]) == pytest.approx(-math.log(0.4))


def exact_gradients(z: float, y: int) -> tuple[float, float]:
    """Both slopes to 60 digits: σ − y, and 2(σ − y)σ(1 − σ)."""
    with localcontext(prec=60):
        share = 1 / (1 + (-Decimal(z)).exp())
        return float(share - y), float(2 * (share - y) * share * (1 - share))


@seed(SEED)
@MANY
@given(st.floats(-40, 40) | st.integers(-40, 40).map(float), st.integers(0, 1))
def test_slopes_in_the_logit_are_exact_to_the_last_digits(z, y):
    found = logit_gradients(z, y)
    assert found == pytest.approx(exact_gradients(z, y), rel=1e-13)
    assert [type(slope) for slope in found] == [float, float]


@seed(SEED)
@settings(deadline=None)
@given(st.floats(-8, 8), st.integers(0, 1))
def test_slopes_are_the_differences_of_the_losses(z, y):
    def losses(z):
        share = 1 / (1 + math.exp(-z))
        return np.array([bernoulli_nll([y], [share]), (share - y) ** 2])

    h = 1e-5
    slopes = (losses(z + h) - losses(z - h)) / (2 * h)
    assert logit_gradients(z, y) == pytest.approx(tuple(slopes), rel=1e-5, abs=1e-9)


def test_a_sure_error_at_minus_10_is_hardly_felt_by_the_squared_error():
    log, squared = logit_gradients(-10.0, 1)
    assert round(log, 5) == -0.99995
    assert squared == pytest.approx(-9.08e-5, rel=1e-3)
    assert round(log / squared) == 11014


def test_the_squared_error_bends_down_where_the_probability_of_the_label_is_below_a_third():
    border = math.log((1 / 3) / (2 / 3))
    z = np.linspace(-6, 6, 200)
    for y, towards in ((1, z), (0, -z)):
        before, after = logit_gradients(z - 1e-4, 0 * z + y), logit_gradients(z + 1e-4, 0 * z + y)
        convex = after.squared_error_gradient > before.squared_error_gradient
        assert np.array_equal(convex, towards > border)
        assert np.all(after.log_loss_gradient > before.log_loss_gradient)


def test_tables_of_logits_and_the_farthest_ones_give_no_warning():
    log, squared = logit_gradients([[-1e4, 1e4], [0.0, 1e308]], [[1, 1], [0, 0]])
    assert log.tolist() == [[-1.0, 0.0], [0.5, 1.0]]
    assert squared.tolist() == [[0.0, 0.0], [0.25, 0.0]]


@pytest.mark.parametrize("function", [log_loss, bernoulli_nll])
@pytest.mark.parametrize(
    ("y", "p", "words"),
    [
        ([1, 0], [0.5], r"one entry a row each, .* got \(2,\) and \(1,\)"),
        ([[1]], [[0.5]], r"got \(1, 1\) and \(1, 1\)"),
        ([], [], r"n ≥ 1; got \(0,\) and \(0,\)"),
        ([1, 2], [0.5, 0.5], r"labels must be 0 or 1, got \[1, 2\]"),
        (["a", "b"], [0.5, 0.5], r"labels must be 0 or 1, got \['a', 'b'\]"),
        ([1, math.nan], [0.5, 0.5], r"labels must be 0 or 1, got \[1.0, nan\]"),
        ([1, 0], [0.5, 1.1], r"p must lie in \[0, 1\], got 0.5 to 1.1"),
        ([1, 0], [-0.1, 0.5], r"p must lie in \[0, 1\], got -0.1 to 0.5"),
        ([1, 0], [math.nan, 0.5], r"p must lie in \[0, 1\], got nan"),
    ],
)
def test_bad_rows_are_refused_with_the_constraint_and_the_value(function, y, p, words):
    with pytest.raises(ValueError, match=words):
        function(y, p)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: bernoulli_nll([1, 0], [1.0, 0.5]), "strictly between 0 and 1, got 0.5 to 1.0"),
        (lambda: bernoulli_nll([1, 0], [0.0, 0.5]), "strictly between 0 and 1, got 0.0 to 0.5"),
        (lambda: log_loss([1, 0], [0.5, 0.5], sample_weight=[1, -1]), "a minimum of -1.0"),
        (lambda: log_loss([1, 0], [0.5, 0.5], sample_weight=[1]), r"got \(1,\)"),
        (lambda: logit_gradients([1.0, 2.0], [1]), r"one shape, got \(2,\) and \(1,\)"),
        (lambda: logit_gradients([1.0, 2.0], [1, -1]), r"y must be 0 or 1, got \[-1, 1\]"),
        (lambda: logit_gradients(1.0, 0.5), r"y must be 0 or 1, got \[0.5\]"),
    ],
)
def test_bad_probabilities_weights_and_logits_are_refused(call, words):
    with pytest.raises(ValueError, match=words):
        call()
