"""Scores of several classes against scikit-learn, for any labels, weights and undefined classes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fixtures.rows import MANY, labelled
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn import metrics

from mlnotes.averaging import class_scores, macro_f1, micro_f1, weighted_f1
from mlnotes.metrics import f_beta

ZERO_DIVISION = st.sampled_from([0.0, 1.0, math.nan])
AVERAGES = {"macro": macro_f1, "micro": micro_f1, "weighted": weighted_f1}


def chosen(data, alphabet):
    """No labels, or some of the alphabet in any order, which may occur or not."""
    return data.draw(st.none() | st.lists(st.sampled_from(alphabet), min_size=1, unique=True))


@seed(SEED)
@MANY
@given(labelled(), st.data(), st.floats(0.01, 100), ZERO_DIVISION)
def test_scores_of_each_class_are_those_of_scikit_learn(rows, data, beta, zero_division):
    y_true, y_pred, weight, alphabet = rows
    labels = chosen(data, alphabet)
    options = {"beta": beta, "labels": labels, "zero_division": zero_division}
    options["sample_weight"] = weight
    expected = metrics.precision_recall_fscore_support(y_true, y_pred, **options)
    found = class_scores(y_true, y_pred, **options)
    assert_array_equal(found.labels, np.union1d(y_true, y_pred) if labels is None else labels)
    for ours, theirs in zip(found[1:], expected, strict=True):
        assert_allclose(ours, theirs, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("average", AVERAGES)
@seed(SEED)
@MANY
@given(labelled(), st.data(), ZERO_DIVISION)
def test_averages_are_those_of_scikit_learn(average, rows, data, zero_division):
    y_true, y_pred, weight, alphabet = rows
    options = {"labels": chosen(data, alphabet), "zero_division": zero_division}
    options["sample_weight"] = weight
    expected = metrics.f1_score(y_true, y_pred, average=average, **options)
    found = AVERAGES[average](y_true, y_pred, **options)
    assert found == pytest.approx(expected, rel=1e-12, abs=1e-15, nan_ok=True)
    assert type(found) is float


@seed(SEED)
@settings(deadline=None)
@given(labelled())
def test_micro_f1_of_one_label_a_row_is_the_accuracy(rows):
    expected = np.average(rows.y_true == rows.y_pred, weights=rows.sample_weight)
    found = micro_f1(rows.y_true, rows.y_pred, sample_weight=rows.sample_weight)
    assert found == pytest.approx(expected)


def test_three_classes_as_by_hand():
    y_true = ["cat"] * 4 + ["dog"] * 3 + ["owl"]
    y_pred = ["cat", "cat", "cat", "dog", "dog", "dog", "cat", "dog"]
    scores = class_scores(y_true, y_pred)
    assert scores.labels.tolist() == ["cat", "dog", "owl"]
    assert_allclose(scores.precision, [3 / 4, 2 / 4, 0])
    assert_allclose(scores.recall, [3 / 4, 2 / 3, 0])
    assert_allclose(scores.f_beta, [3 / 4, 4 / 7, 0])
    assert_array_equal(scores.support, [4, 3, 1])
    assert macro_f1(y_true, y_pred) == pytest.approx((3 / 4 + 4 / 7) / 3)
    assert weighted_f1(y_true, y_pred) == pytest.approx((4 * 3 / 4 + 3 * 4 / 7) / 8)
    assert micro_f1(y_true, y_pred) == 5 / 8


def test_always_a_with_1_row_of_100_a_b():
    y_true, y_pred = ["A"] * 99 + ["B"], ["A"] * 100
    a, b = class_scores(y_true, y_pred).f_beta
    assert a == pytest.approx(198 / 199)
    assert (round(a, 4), b) == (0.9950, 0.0)
    assert macro_f1(y_true, y_pred) == pytest.approx(99 / 199)
    assert round(macro_f1(y_true, y_pred), 4) == 0.4975
    assert micro_f1(y_true, y_pred) == 0.99


def test_a_fair_coin_on_many_rows_comes_near_to_the_large_sample_value():
    n = 200_000
    y_true = np.arange(n) >= 0.99 * n
    y_pred = np.random.default_rng(0).random(n) < 0.5
    a, b = class_scores(y_true, y_pred).f_beta
    # Of the 2000 rows of B half are found, give or take 22: one part in 45.
    assert b == pytest.approx(0.0196, rel=4 / 45)
    assert a == pytest.approx(0.6644, abs=0.005)


def test_the_mean_of_f1_is_not_the_f1_of_mean_precision_and_recall():
    y_true, y_pred = [0, 0, 0, 0, 1, 1], [0, 0, 1, 1, 1, 1]
    scores = class_scores(y_true, y_pred)
    assert macro_f1(y_true, y_pred) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert f_beta(scores.precision.mean(), scores.recall.mean(), 1) == pytest.approx(3 / 4)


def test_what_is_undefined_counts_as_told_or_is_left_out():
    # Class 2 neither occurs nor is called; classes 0 and 1 are right.
    labels = [0, 1, 2]
    for zero_division, expected in ((0.0, 2 / 3), (1.0, 1.0), (math.nan, 1.0)):
        options = {"labels": labels, "zero_division": zero_division}
        assert macro_f1([0, 1], [0, 1], **options) == pytest.approx(expected)
        assert weighted_f1([0, 1], [0, 1], **options) == 1.0
    assert math.isnan(macro_f1([0], [0], labels=[5], zero_division=math.nan))
    assert math.isnan(micro_f1([0], [0], labels=[5], zero_division=math.nan))
    assert micro_f1([0], [0], labels=[5], zero_division=1.0) == 1.0


@pytest.mark.parametrize("function", [class_scores, *AVERAGES.values()])
@pytest.mark.parametrize(
    ("y_true", "y_pred", "options", "words"),
    [
        ([1, 0], [1], {}, r"got \(2,\) and \(1,\)"),
        ([1, 0], ["1", "0"], {}, "both hold numbers or both texts"),
        ([1, 0], [1, 0], {"labels": [0, 0]}, r"none twice; got \[0, 0\]"),
        ([1, 0], [1, 0], {"sample_weight": [1, -1]}, "a minimum of -1.0"),
        ([1, 0], [1, 0], {"sample_weight": [1, 1, 1]}, r"shape \(2,\) of y_true, got \(3,\)"),
    ],
)
def test_bad_rows_are_refused(function, y_true, y_pred, options, words):
    with pytest.raises(ValueError, match=words):
        function(y_true, y_pred, **options)


@pytest.mark.parametrize("beta", [0, -1.0, math.inf, math.nan])
def test_a_beta_that_weighs_nothing_is_refused(beta):
    with pytest.raises(ValueError, match=f"beta must be positive and finite, got {beta}"):
        class_scores([1], [1], beta=beta)
