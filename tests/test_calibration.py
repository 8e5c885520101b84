"""Calibration against scikit-learn, and against bins and groups gone through row by row."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from fixtures.rows import MANY, several, weights
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn import calibration, metrics

from mlnotes.calibration import (
    brier,
    brier_parts,
    calibration_curve,
    expected_calibration_error,
)

# Also the borders of bins, and many ties.
SHARES = st.floats(0, 1) | st.sampled_from([0.0, 0.1, 0.25, 0.29, 0.3, 0.5, 0.57, 0.7, 1.0])


@st.composite
def forecasts(draw, shares=SHARES):
    n = draw(st.integers(1, 15))
    return draw(several(st.integers(0, 1), n)), draw(several(shares, n))


def bin_by_hand(share, n_bins):
    """The last bin whose lower edge, the float nearest to k/n_bins, is not above the share."""
    edges = [float(Fraction(k, n_bins)) for k in range(n_bins)]
    return max(k for k, edge in enumerate(edges) if edge <= share)


@seed(SEED)
@MANY
@given(st.integers(1, 25), st.data())
def test_the_curve_is_that_of_scikit_learn_away_from_borders(n_bins, data):
    # On a border scikit-learn takes the lower bin, and this course the upper.
    inside = st.tuples(st.integers(0, n_bins - 1), st.floats(0.01, 0.99))
    y_true, p = data.draw(forecasts(inside.map(lambda pair: sum(pair) / n_bins)))
    happened, predicted = calibration.calibration_curve(y_true, p, n_bins=n_bins)
    curve = calibration_curve(y_true, p, n_bins)
    assert_allclose(curve.mean_predicted, predicted, rtol=1e-12)
    assert_allclose(curve.share_positive, happened, rtol=1e-12)


@seed(SEED)
@MANY
@given(forecasts(), st.integers(1, 100))
def test_each_row_is_in_the_bin_that_begins_at_or_below_it(rows, n_bins):
    y_true, p = rows
    place = np.array([bin_by_hand(share, n_bins) for share in p])
    expected = [
        (p[place == k].mean(), y_true[place == k].mean(), (place == k).sum())
        for k in range(n_bins)
        if (place == k).any()
    ]
    curve = calibration_curve(y_true, p, n_bins)
    assert_allclose(np.array(curve).T, expected, rtol=1e-12, atol=1e-15)
    assert curve.count.sum() == len(p)
    gap = sum(count * abs(mean - share) for mean, share, count in expected) / len(p)
    assert expected_calibration_error(y_true, p, n_bins) == pytest.approx(gap, abs=1e-12)


@pytest.mark.parametrize("n_bins", [*range(1, 30), 49, 100, 1000])
def test_every_border_belongs_to_the_bin_above_it(n_bins):
    borders = np.arange(n_bins + 1) / n_bins
    curve = calibration_curve(np.zeros(n_bins + 1), borders, n_bins)
    assert_array_equal(curve.count, [1] * (n_bins - 1) + [2])
    assert_array_equal(curve.mean_predicted[:-1], borders[:-2])


@seed(SEED)
@MANY
@given(forecasts(), st.data())
def test_brier_is_that_of_scikit_learn(rows, data):
    y_true, p = rows
    weight = data.draw(weights(len(p)))
    expected = metrics.brier_score_loss(y_true, p, sample_weight=weight, labels=[0, 1])
    found = brier(y_true, p, sample_weight=weight)
    assert found == pytest.approx(expected, abs=1e-12)
    assert type(found) is float


@pytest.mark.parametrize("truth", [0.1, 0.5, 0.7])
def test_of_all_constants_the_honest_one_has_the_least_brier_score(truth):
    y_true = np.arange(10) < 10 * truth
    grid = np.linspace(0, 1, 101)
    scores = [brier(y_true, np.full(10, p)) for p in grid]
    assert grid[np.argmin(scores)] == pytest.approx(truth)
    assert min(scores) == pytest.approx(truth * (1 - truth))


def parts_by_hand(y_true, p, group):
    """Row by row: what happened where the same was said."""
    happened = np.array([y_true[group == own].mean() for own in group])
    said = np.array([p[group == own].mean() for own in group])
    return np.mean((said - happened) ** 2), np.var(happened), np.var(y_true)


@seed(SEED)
@MANY
@given(forecasts(SHARES.map(lambda share: round(share, 1))))
def test_brier_parts_are_as_by_hand_and_add_up_to_the_score(rows):
    y_true, p = rows
    parts = brier_parts(y_true, p)
    assert parts == pytest.approx(parts_by_hand(y_true, p, p), abs=1e-12)
    total = parts.reliability - parts.resolution + parts.uncertainty
    assert total == pytest.approx(brier(y_true, p), abs=1e-12)


@seed(SEED)
@MANY
@given(forecasts(), st.integers(1, 12))
def test_parts_by_bins_are_those_of_the_means_of_bins(rows, n_bins):
    y_true, p = rows
    group = np.array([bin_by_hand(share, n_bins) for share in p])
    parts = brier_parts(y_true, p, n_bins)
    assert parts == pytest.approx(parts_by_hand(y_true, p, group), abs=1e-12)
    said = np.array([p[group == own].mean() for own in group])
    total = parts.reliability - parts.resolution + parts.uncertainty
    assert total == pytest.approx(brier(y_true, said), abs=1e-12)


@seed(SEED)
@settings(deadline=None)
@given(forecasts(SHARES.map(lambda share: round(share, 1))))
def test_saying_what_happened_takes_all_of_the_reliability_and_none_of_the_resolution(rows):
    y_true, p = rows
    honest = np.array([y_true[p == own].mean() for own in p])
    mended = brier_parts(y_true, honest)
    assert mended.reliability == pytest.approx(0, abs=1e-15)
    # Two values that happened alike become one, which changes nothing.
    assert mended.resolution == pytest.approx(brier_parts(y_true, p).resolution, abs=1e-12)
    # Shares of at most 15 rows are further apart than a bin is wide.
    assert expected_calibration_error(y_true, honest, 1000) == pytest.approx(0, abs=1e-12)


def test_where_all_probabilities_differ_each_group_is_one_row():
    y_true, p = np.array([0, 1, 1, 0]), np.array([0.1, 0.6, 0.9, 0.7])
    assert brier_parts(y_true, p) == pytest.approx((brier(y_true, p), 0.25, 0.25))


@seed(SEED)
@MANY
@given(forecasts(), st.integers(1, 12))
def test_the_mean_gap_is_at_least_the_gap_of_means_and_at_most_the_root_of_reliability(
    rows, n_bins
):
    y_true, p = rows
    error = expected_calibration_error(y_true, p, n_bins)
    overall = abs(p.mean() - y_true.mean())
    assert overall <= error + 1e-12
    assert error <= math.sqrt(brier_parts(y_true, p, n_bins).reliability) + 1e-12
    assert expected_calibration_error(y_true, p, 1) == pytest.approx(overall, abs=1e-12)


def test_honest_probabilities_seem_the_less_honest_the_more_bins_there_are():
    rng = np.random.default_rng(SEED)
    n_bins = (1, 10, 100, 1000)
    errors = []
    for _ in range(50):
        p = rng.random(1000)
        y_true = (rng.random(1000) < p).astype(int)
        errors.append([expected_calibration_error(y_true, p, n) for n in n_bins])
    assert (np.diff(np.mean(errors, axis=0)) > 0.01).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: calibration_curve([0, 1], [0.5, 0.5], 0), "n_bins must be at least 1, got 0"),
        (lambda: brier_parts([0, 1], [0.5, 0.5], 0), "n_bins must be at least 1, got 0"),
        (lambda: expected_calibration_error([1], [0.5], math.nan), "n_bins .* got nan"),
        (lambda: calibration_curve([0, 2], [0.5, 0.5]), r"0 or 1, got \[0, 2\]"),
        (lambda: brier([0, 1], [0.5, 1.5]), r"p must lie in \[0, 1\], got 0.5 to 1.5"),
        (lambda: brier([0, 1], [-0.1, 0.5]), r"p must lie in \[0, 1\], got -0.1 to 0.5"),
        (lambda: brier([0, 1], [0.5, math.nan]), "p must .* got nan"),
        (lambda: brier([0, 1], [0.5]), r"got \(2,\) and \(1,\)"),
        (lambda: brier([], []), r"got \(0,\) and \(0,\)"),
        (lambda: brier([0, 1], [0.5, 0.5], sample_weight=[1, -1]), "sample_weight .* -1.0"),
        (lambda: brier([0, 1], [0.5, 0.5], sample_weight=[1]), r"sample_weight .* got \(1,\)"),
        (lambda: brier_parts([0, 1], [[0.5, 0.5]]), r"got \(2,\) and \(1, 2\)"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_ten_bins_are_usual():
    y_true, p = [0, 1], [0.31, 0.39]
    assert_array_equal(calibration_curve(y_true, p).count, [2])
    assert_array_equal(calibration_curve(y_true, p, 11).count, [1, 1])
