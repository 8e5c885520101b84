"""Curves and areas against scikit-learn and pairs counted one by one, with ties and weights."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fixtures.rows import MANY, scored, several
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn import metrics

from mlnotes.confusion import confusion_counts
from mlnotes.curves import (
    average_precision,
    precision_recall_points,
    roc_auc,
    roc_points,
    thresholds,
)
from mlnotes.metrics import balanced_accuracy, precision, recall

FUNCTIONS = (roc_points, roc_auc, precision_recall_points, average_precision)
Y, SCORES = np.array([0, 1, 1, 0, 1]), np.array([0.1, 0.8, 0.4, 0.4, 0.4])


@seed(SEED)
@MANY
@given(scored())
def test_roc_points_are_those_of_scikit_learn(rows):
    y_true, scores, weight = rows
    expected = metrics.roc_curve(y_true, scores, sample_weight=weight, drop_intermediate=False)
    found = roc_points(y_true, scores, sample_weight=weight)
    for ours, theirs in zip(found, expected, strict=False):
        assert_allclose(ours, theirs, rtol=1e-12, atol=1e-15)
    if weight is None:
        # The first threshold of scikit-learn is infinite, and calls nobody.
        assert_array_equal(thresholds(scores), expected[2][1:])


@seed(SEED)
@MANY
@given(scored())
def test_precision_and_recall_are_those_of_scikit_learn(rows):
    y_true, scores, weight = rows
    expected = metrics.precision_recall_curve(y_true, scores, sample_weight=weight)
    found = precision_recall_points(y_true, scores, sample_weight=weight)
    # scikit-learn begins with the lowest threshold and ends with a point beyond the highest.
    for ours, theirs in zip(found, expected, strict=False):
        assert_allclose(ours, theirs[-2::-1], rtol=1e-12, atol=1e-15)


@seed(SEED)
@MANY
@given(scored())
def test_areas_are_those_of_scikit_learn(rows):
    y_true, scores, weight = rows
    options = {"sample_weight": weight}
    auc, precisions = (
        roc_auc(y_true, scores, **options),
        average_precision(y_true, scores, **options),
    )
    assert auc == pytest.approx(metrics.roc_auc_score(y_true, scores, **options), abs=1e-12)
    theirs = metrics.average_precision_score(y_true, scores, **options)
    assert precisions == pytest.approx(theirs, rel=1e-12)
    assert type(auc) is type(precisions) is float


@seed(SEED)
@MANY
@given(scored())
def test_the_area_is_the_chance_of_a_pair_ranked_rightly_with_ties_half(rows):
    y_true, scores, weight = rows
    weight = np.ones(len(scores)) if weight is None else weight
    won, total = 0.0, 0.0
    for i in np.flatnonzero(y_true == 1):
        for j in np.flatnonzero(y_true == 0):
            pair = weight[i] * weight[j]
            total += pair
            won += pair * ((scores[i] > scores[j]) + 0.5 * (scores[i] == scores[j]))
    found = roc_auc(y_true, scores, sample_weight=rows.sample_weight)
    assert found == pytest.approx(won / total, abs=1e-12)


@seed(SEED)
@MANY
@given(scored())
def test_each_point_is_counted_at_its_threshold(rows):
    y_true, scores, _ = rows
    fpr, tpr = roc_points(y_true, scores)
    precisions, recalls = precision_recall_points(y_true, scores)
    assert (fpr[0], tpr[0]) == (0.0, 0.0)
    for number, threshold in enumerate(thresholds(scores)):
        tp, fp, fn, tn = confusion_counts(y_true, scores >= threshold, True)
        assert fpr[number + 1] == pytest.approx(fp / (fp + tn))
        assert tpr[number + 1] == recalls[number] == pytest.approx(recall(tp, fn))
        assert precisions[number] == pytest.approx(precision(tp, fp))
    assert (fpr[-1], tpr[-1], recalls[-1], precisions[-1]) == (1, 1, 1, np.mean(y_true))


@seed(SEED)
@settings(deadline=None)
@given(scored(), st.randoms(use_true_random=False))
def test_only_the_order_of_scores_counts_not_their_size_and_not_the_order_of_rows(rows, random):
    y_true, scores, _ = rows
    ranks = np.unique(scores, return_inverse=True)[1]
    shuffled = random.sample(range(len(scores)), len(scores))
    for function in FUNCTIONS:
        expected = function(y_true, scores)
        assert_array_equal(function(y_true, ranks**3 - 7), expected)
        assert_array_equal(function(y_true[shuffled], scores[shuffled]), expected)


@seed(SEED)
@settings(deadline=None)
@given(scored())
def test_scores_turned_round_have_the_rest_of_the_area(rows):
    y_true, scores, weight = rows
    options = {"sample_weight": weight}
    turned = roc_auc(y_true, -scores, **options)
    assert turned == pytest.approx(1 - roc_auc(y_true, scores, **options), abs=1e-12)
    assert roc_auc(1 - y_true, scores, **options) == pytest.approx(turned, abs=1e-12)


@seed(SEED)
@settings(deadline=None)
@given(scored(), st.data())
def test_a_row_of_weight_2_is_two_rows_and_one_of_weight_0_is_none(rows, data):
    y_true, scores, _ = rows
    weight = data.draw(several(st.integers(0, 2), len(scores)))
    weight[[y_true.argmax(), y_true.argmin()]] += 1
    for function in FUNCTIONS:
        expected = function(np.repeat(y_true, weight), np.repeat(scores, weight))
        assert_allclose(function(y_true, scores, sample_weight=weight), expected, rtol=1e-12)


def test_points_of_five_rows_as_by_hand():
    """One positive alone on top, then a tie of two positives and a negative, then a negative."""
    fpr, tpr = roc_points(Y, SCORES)
    assert_allclose(fpr, [0, 0, 1 / 2, 1])
    assert_allclose(tpr, [0, 1 / 3, 1, 1])
    precisions, recalls = precision_recall_points(Y, SCORES)
    assert_allclose(precisions, [1, 3 / 4, 3 / 5])
    assert_allclose(recalls, [1 / 3, 1, 1])
    # Six pairs: four are won, and two are ties.
    assert roc_auc(Y, SCORES) == pytest.approx(5 / 6)
    assert average_precision(Y, SCORES) == pytest.approx(1 / 3 * 1 + 2 / 3 * 3 / 4)


def test_points_on_a_line_are_kept():
    fpr, tpr = roc_points([0, 0, 0, 1], [3, 2, 1, 0])
    assert_allclose(fpr, [0, 1 / 3, 2 / 3, 1, 1])
    assert_array_equal(tpr, [0, 0, 0, 0, 1])


def test_the_area_of_hard_labels_is_their_balanced_accuracy():
    y_pred = (SCORES >= 0.5).astype(int)
    expected = balanced_accuracy(*confusion_counts(Y, y_pred, 1))
    assert roc_auc(Y, y_pred) == pytest.approx(expected)
    assert roc_auc(Y, SCORES) > expected


def test_scores_all_alike_tell_nothing():
    y_true, scores = [0, 0, 0, 1], [0.3] * 4
    assert roc_auc(y_true, scores) == 0.5
    assert average_precision(y_true, scores) == 0.25


def test_the_last_digit_of_large_and_of_tiny_scores_still_ranks():
    for low, high in ((-1.7e308, 1.7e308), (0.0, 5e-324), (1.0, np.nextafter(1.0, 2.0))):
        assert roc_auc([0, 1], [low, high]) == average_precision([0, 1], [low, high]) == 1.0
        assert roc_auc([1, 0], [low, high]) == 0.0


def test_lists_truth_values_and_floats_serve_as_labels():
    for labels in (Y.tolist(), Y == 1, Y.astype(float), Y.astype(object)):
        assert roc_auc(labels, SCORES.tolist()) == roc_auc(Y, SCORES)


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    ("y_true", "scores", "weight", "words"),
    [
        ([0, 1], [0.5], None, r"one entry a row each, .* got \(2,\) and \(1,\)"),
        ([[0, 1]], [[0.5, 0.1]], None, r"got \(1, 2\) and \(1, 2\)"),
        ([], [], None, r"both of them, and nothing else; got \[\]"),
        ([1, 1], [0.5, 0.1], None, r"must hold 0 and 1, both of them, .* got \[1\]"),
        ([0, 0], [0.5, 0.1], None, r"got \[0\]"),
        ([0, 1, 2], [0.5, 0.1, 0.2], None, r"got \[0, 1, 2\]"),
        ([-1, 1], [0.5, 0.1], None, r"got \[-1, 1\]"),
        (["a", "b"], [0.5, 0.1], None, r"got \['a', 'b'\]"),
        ([0, 1, math.nan], [0.5, 0.1, 0.2], None, r"got \[0.0, 1.0, nan\]"),
        ([0, 1], [0.5, math.nan], None, "scores must be finite"),
        ([0, 1], [0.5, math.inf], None, "scores must be finite"),
        ([0, 1], [0.5, 0.1], [1.0, 0.0], "more than 0 somewhere in both classes"),
        ([0, 1], [0.5, 0.1], [0.0, 1.0], "more than 0 somewhere in both classes"),
        ([0, 1], [0.5, 0.1], [1.0, -1.0], "a minimum of -1.0"),
        ([0, 1], [0.5, 0.1], [1.0], r"shape \(2,\) of y_true, got \(1,\)"),
    ],
)
def test_bad_rows_are_refused_with_the_constraint_and_the_value(
    function, y_true, scores, weight, words
):
    with pytest.raises(ValueError, match=words):
        function(y_true, scores, sample_weight=weight)
