"""Confusion counts and matrices against scikit-learn, for any labels and weights."""

from __future__ import annotations

import numpy as np
import pytest
from fixtures.rows import MANY, labelled
from fixtures.sampling import SEED
from hypothesis import given, seed
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn import metrics

from mlnotes.confusion import ConfusionCounts, confusion_counts, confusion_matrix


@seed(SEED)
@MANY
@given(labelled(), st.data())
def test_counts_are_those_of_scikit_learn_with_any_label_as_the_positive_one(rows, data):
    y_true, y_pred, weight, alphabet = rows
    positive = data.draw(st.sampled_from(alphabet))
    expected = metrics.confusion_matrix(
        y_true == positive, y_pred == positive, labels=[False, True], sample_weight=weight
    )
    found = confusion_counts(y_true, y_pred, positive, sample_weight=weight)
    assert_allclose([[found.tn, found.fp], [found.fn, found.tp]], expected, rtol=1e-12)
    assert {type(count) for count in found} == {int if weight is None else float}


@pytest.mark.filterwarnings("ignore:A single label was found")
@seed(SEED)
@MANY
@given(labelled())
def test_the_matrix_is_that_of_scikit_learn(rows):
    y_true, y_pred, weight, _ = rows
    expected = metrics.confusion_matrix(y_true, y_pred, sample_weight=weight)
    assert_allclose(confusion_matrix(y_true, y_pred, sample_weight=weight), expected, rtol=1e-12)


@pytest.mark.filterwarnings("ignore:A single label was found")
@seed(SEED)
@MANY
@given(labelled(), st.data())
def test_given_labels_choose_and_order_the_rows_of_the_matrix(rows, data):
    y_true, y_pred, weight, alphabet = rows
    others = data.draw(st.lists(st.sampled_from(alphabet), unique=True))
    # scikit-learn asks for one at least that is in y_true.
    labels = data.draw(st.permutations(sorted({y_true[0].item(), *others})))
    expected = metrics.confusion_matrix(y_true, y_pred, labels=labels, sample_weight=weight)
    found = confusion_matrix(y_true, y_pred, labels=labels, sample_weight=weight)
    assert_allclose(found, expected, rtol=1e-12)


def test_labels_that_never_occur_have_rows_and_columns_of_0():
    assert_array_equal(confusion_matrix(["b"], ["b"], labels=["a", "c"]), np.zeros((2, 2)))
    assert_array_equal(confusion_matrix([1], [5], labels=[5, 1, 9])[:2, :2], [[0, 0], [1, 0]])


def test_a_positive_label_that_never_occurs_leaves_true_negatives_alone():
    assert confusion_counts([0, 1], [1, 1], positive=2) == (0, 0, 0, 2)
    assert confusion_counts(["a", "b"], ["a", "a"], positive=1) == (0, 0, 0, 2)


def test_a_row_of_weight_2_counts_as_two_rows():
    y_true, y_pred, weight = np.array([1, 1, 0, 0, 2]), np.array([1, 0, 1, 0, 1]), [2, 0, 1, 3, 2]
    repeated = np.repeat(y_true, weight), np.repeat(y_pred, weight)
    assert_array_equal(
        confusion_matrix(y_true, y_pred, labels=[0, 1, 2], sample_weight=weight),
        confusion_matrix(*repeated, labels=[0, 1, 2]),
    )
    counts = confusion_counts(y_true, y_pred, 1, sample_weight=weight)
    assert counts == ConfusionCounts(tp=2, fp=3, fn=0, tn=3) == confusion_counts(*repeated, 1)


def test_texts_among_objects_and_texts_of_other_lengths_are_the_same_labels():
    y_true, y_pred = np.array(["cat", "elephant"], dtype=object), np.array(["cat", "cat"])
    assert confusion_counts(y_true, y_pred, "cat") == (1, 1, 0, 0)
    assert_array_equal(confusion_matrix(y_true, y_pred), [[1, 0], [1, 0]])


def test_whole_numbers_and_floats_are_the_same_labels():
    assert_array_equal(confusion_matrix([0, 1, 1], [0.0, 1.0, 0.0]), [[1, 0], [1, 1]])
    assert confusion_counts([True, False], [1, 1], positive=1) == (1, 1, 0, 0)


@pytest.mark.parametrize(
    "function", [lambda *a, **k: confusion_counts(*a, 1, **k), confusion_matrix]
)
@pytest.mark.parametrize(
    ("y_true", "y_pred", "weight", "words"),
    [
        ([1, 0], [1], None, r"one entry a row each, .* got \(2,\) and \(1,\)"),
        ([[1, 0]], [[1, 0]], None, r"got \(1, 2\) and \(1, 2\)"),
        ([], [], None, r"n ≥ 1; got \(0,\) and \(0,\)"),
        (1, 1, None, r"got \(\) and \(\)"),
        ([1, 0], ["1", "0"], None, "both hold numbers or both texts; got int64 and <U1"),
        (["1"], [1.0], None, "got <U1 and float64"),
        ([1, 0], [1, 0], [1.0], r"sample_weight must have the shape \(2,\) .* got \(1,\)"),
        ([1, 0], [1, 0], [2.0, -0.5], "at least 0 everywhere .* a minimum of -0.5"),
        ([1, 0], [1, 0], [0.0, 0.0], "more somewhere; got a minimum of 0.0 and a maximum of 0.0"),
        ([1, 0], [1, 0], [1.0, np.nan], "a maximum of nan"),
        ([1, 0], [1, 0], [1.0, np.inf], "must be finite, .* a maximum of inf"),
    ],
)
def test_bad_rows_are_refused_with_the_constraint_and_the_value(
    function, y_true, y_pred, weight, words
):
    with pytest.raises(ValueError, match=words):
        function(y_true, y_pred, sample_weight=weight)


@pytest.mark.parametrize("labels", [[], [1, 0, 1]])
def test_labels_that_make_no_matrix_are_refused(labels):
    with pytest.raises(ValueError, match=rf"at least one, none twice; got \[{str(labels)[1:-1]}\]"):
        confusion_matrix([1, 0], [1, 0], labels=labels)
