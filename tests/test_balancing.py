"""Weights against scikit-learn; resampling against imbalanced-learn's draws and by its promises."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from fixtures.rows import MANY, labelled
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from imblearn import over_sampling, under_sampling
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats
from sklearn.neighbors import NearestNeighbors
from sklearn.utils.class_weight import compute_class_weight

from mlnotes.balancing import (
    balanced_class_weights,
    oversample_minority,
    smote,
    smote_point,
    split_then_oversample,
    undersample_majority,
)

RANDOM_STATE = st.integers(0, 2**32)


@st.composite
def two_classes(draw, at_least=1):
    """Rows that all differ, in an order that says nothing, with labels of either kind."""
    n_rare = draw(st.integers(at_least, 8))
    n_common = draw(st.integers(n_rare, 25))
    labels = draw(st.sampled_from([(0, 1), (1, 0), ("ill", "well"), ("b", "a"), (-1.0, 7.0)]))
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    n = n_rare + n_common
    X = rng.permutation(n)[:, None] + draw(st.sampled_from([0.0, 0.5])) * rng.normal(size=(n, 2))
    return X, rng.permutation(np.repeat(labels, [n_rare, n_common])), labels


def positions(rows, X):
    """Where each row stands in X, whose rows all differ."""
    place = {tuple(row): number for number, row in enumerate(X.tolist())}
    return [place[tuple(row)] for row in rows.tolist()]


@seed(SEED)
@MANY
@given(labelled())
def test_class_weights_are_those_of_scikit_learn_by_plain_labels(rows):
    y = rows.y_true
    found = balanced_class_weights(y)
    names = np.unique(y)
    expected = compute_class_weight("balanced", classes=names, y=y)
    assert list(found) == names.tolist()
    assert [type(name) for name in found] == [type(name) for name in names.tolist()]
    assert list(found.values()) == pytest.approx(expected)
    # Each class weighs n/k in all.
    counts = Counter(y.tolist())
    for label, weight in found.items():
        assert weight * counts[label] == pytest.approx(len(y) / len(names))


@seed(SEED)
@MANY
@given(two_classes(), RANDOM_STATE)
def test_oversampling_keeps_all_rows_and_adds_copies_of_the_rarer_class(data, random_state):
    X, y, (rare, common) = data
    n, found = len(y), oversample_minority(X, y, random_state)
    assert_array_equal(found.X[:n], X)
    assert_array_equal(found.y[:n], y)
    assert found.y.dtype == y.dtype
    assert set(found.y[n:].tolist()) <= {rare}
    assert_array_equal(y[positions(found.X[n:], X)], found.y[n:])
    theirs = over_sampling.RandomOverSampler(random_state=0).fit_resample(X, y)[1]
    assert Counter(found.y.tolist()) == Counter(theirs.tolist())
    assert (found.y == rare).sum() == (found.y == common).sum()
    again = oversample_minority(X, y, random_state)
    assert_array_equal(again.X, found.X)


@seed(SEED)
@MANY
@given(two_classes(), RANDOM_STATE)
def test_undersampling_keeps_the_rarer_class_and_as_many_others_each_once(data, random_state):
    X, y, (rare, common) = data
    found = undersample_majority(X, y, random_state)
    kept = positions(found.X, X)
    assert kept == sorted(set(kept))
    assert_array_equal(found.y, y[kept])
    assert set(np.flatnonzero(y == rare).tolist()) <= set(kept)
    theirs = under_sampling.RandomUnderSampler(random_state=0).fit_resample(X, y)[1]
    assert Counter(found.y.tolist()) == Counter(theirs.tolist())
    assert (found.y == rare).sum() == (found.y == common).sum()
    assert_array_equal(undersample_majority(X, y, random_state).X, found.X)


ROWS = np.arange(12.0)[:, None]
RARE = np.isin(np.arange(12), [3, 4, 9])


def drawn(resample, n_states=1500):
    """How often each row is there, over many states."""
    states = range(n_states)
    found = np.concatenate([positions(resample(ROWS, RARE, state).X, ROWS) for state in states])
    return np.bincount(found, minlength=12) / n_states


def test_each_rare_row_is_copied_as_often_as_any_other():
    times = drawn(oversample_minority)
    assert_array_equal(times[~RARE], 1)
    # Six copies of three rows: each 2 times on average, with a variance of 6·⅓·⅔.
    assert_allclose(times[RARE], 1 + 2, atol=4.5 * math.sqrt(4 / 3 / 1500))


def test_each_common_row_is_kept_as_often_as_any_other():
    times = drawn(undersample_majority)
    assert_array_equal(times[RARE], 1)
    assert_allclose(times[~RARE], 1 / 3, atol=4.5 * math.sqrt(2 / 9 / 1500))


def on_the_way(point, start, end):
    """Whether a point lies on the line from start to end, both included."""
    step = end - start
    u = np.clip((point - start) @ step / (step @ step), 0, 1)
    return np.allclose(point, start + u * step, atol=1e-9)


@seed(SEED)
@settings(deadline=None)
@given(two_classes(at_least=2), RANDOM_STATE, st.integers(1, 6))
def test_smote_keeps_all_rows_and_invents_between_rare_neighbours(data, random_state, k):
    X, y, (rare, common) = data
    n, found = len(y), smote(X, y, random_state, n_neighbors=k)
    assert_array_equal(found.X[:n], X)
    assert_array_equal(found.y[:n], y)
    assert found.y.dtype == y.dtype
    assert (found.y == rare).sum() == (found.y == common).sum()
    rows = X[y == rare]
    nearest = NearestNeighbors(n_neighbors=min(k, len(rows) - 1)).fit(rows).kneighbors()[1]
    for point in found.X[n:]:
        assert any(
            on_the_way(point, rows[start], rows[end])
            for start in range(len(rows))
            for end in nearest[start]
        )
    assert_array_equal(smote(X, y, random_state, n_neighbors=k).X, found.X)


def test_smote_draws_by_the_law_of_imbalanced_learn():
    rng = np.random.default_rng(SEED)
    y = np.repeat([0, 1], [6000, 9])
    X = rng.normal(size=(len(y), 2))
    invented = (
        smote(X, y, random_state=1, n_neighbors=3).X,
        over_sampling.SMOTE(k_neighbors=3, random_state=2).fit_resample(X, y)[0],
    )
    for direction in ([1, 0], [0, 1], [1, 1], [1, -1]):
        ours, theirs = (rows[len(y) :] @ direction for rows in invented)
        assert len(ours) == len(theirs) == 5991
        assert stats.ks_2samp(ours, theirs).pvalue > 1e-6


def test_a_twin_is_a_neighbour_and_the_row_itself_is_none():
    X, y = np.array([[0.0], [0.0], [8.0]] + 40 * [[50.0]]), np.repeat([1, 0], [3, 40])
    invented = smote(X, y, 0, n_neighbors=1).X[len(y) :, 0]
    # From 0 to its twin nothing moves; from 8 the way leads to a 0.
    share = np.mean(invented == 0)
    assert abs(share - 2 / 3) < 4.5 * math.sqrt(2 / 9 / 37)
    assert ((invented >= 0) & (invented < 8.0)).all()
    assert len(np.unique(invented)) == 1 + np.sum(invented > 0)


def test_five_neighbours_are_usual():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(60, 2)), np.repeat([1, 0], [10, 50])
    assert_array_equal(smote(X, y, 3).X, smote(X, y, 3, n_neighbors=5).X)
    assert not np.array_equal(smote(X, y, 3).X, smote(X, y, 3, n_neighbors=4).X)


def test_even_classes_are_left_as_they_are():
    X, y = [[1], [2], [3], [4]], ["a", "b", "b", "a"]
    for resample in (oversample_minority, undersample_majority, smote):
        found = resample(X, y, 0)
        assert_array_equal(found.X, X)
        assert_array_equal(found.y, y)


@seed(SEED)
@MANY
@given(st.lists(st.tuples(*2 * [st.integers(-9, 9)]), min_size=1, max_size=4), st.floats(0, 1))
def test_a_smote_point_is_interpolated_feature_by_feature(ends, u):
    x, neighbour = np.array(ends).T
    expected = [np.interp(u, [0, 1], pair) for pair in ends]
    assert_allclose(smote_point(x, neighbour, u), expected, atol=1e-12)


def test_smote_points_begin_at_the_row_and_end_at_its_neighbour():
    x, neighbour = [1.0, 5.0], [3.0, -1.0]
    assert_array_equal(smote_point(x, neighbour, 0), x)
    assert_array_equal(smote_point(x, neighbour, 1), neighbour)
    assert_array_equal(smote_point(x, neighbour, 0.5), [2.0, 2.0])


@seed(SEED)
@MANY
@given(two_classes(at_least=2), st.floats(0.05, 0.95), RANDOM_STATE)
def test_the_test_part_is_set_aside_class_by_class_before_copies_are_made(data, share, state):
    X, y, (rare, common) = data
    n_test = {label: round(share * np.sum(y == label)) for label in (rare, common)}
    if any(not 0 < n_test[label] < np.sum(y == label) for label in n_test):
        with pytest.raises(ValueError, match="both parts need one"):
            split_then_oversample(X, y, share, state)
        return
    found = split_then_oversample(X, y, share, state)
    tested, trained = positions(found.X_test, X), positions(found.X_train, X)
    assert len(set(tested)) == len(tested)
    assert not set(tested) & set(trained)
    assert set(tested) | set(trained) == set(range(len(y)))
    assert_array_equal(found.y_test, y[tested])
    assert_array_equal(found.y_train, y[trained])
    assert Counter(found.y_test.tolist()) == n_test
    n_train = np.sum(y == common) - n_test[common]
    n_rare = np.sum(y == rare) - n_test[rare]
    assert Counter(found.y_train.tolist()) == dict.fromkeys((rare, common), max(n_train, n_rare))
    again = split_then_oversample(X, y, share, state)
    assert_array_equal(again.X_train, found.X_train)
    assert_array_equal(again.X_test, found.X_test)


def test_each_row_is_tested_as_often_as_any_other_of_its_class_and_copied_likewise():
    tested, copies = np.zeros(12), np.zeros(12)
    for state in range(1500):
        found = split_then_oversample(ROWS, RARE, 0.34, state)
        tested[positions(found.X_test, ROWS)] += 1
        np.add.at(copies, positions(found.X_train, ROWS), 1)
    # One of three rare rows is tested, and three of nine others.
    assert_allclose(tested / 1500, 1 / 3, atol=4.5 * math.sqrt(2 / 9 / 1500))
    # Two of three rare rows are trained on, with four copies of these: each is there 2 times on
    # average, with a variance of 8/3.
    assert_allclose(copies[RARE] / 1500, 2, atol=4.5 * math.sqrt(8 / 3 / 1500))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: balanced_class_weights([]), "at least one label"),
        (lambda: oversample_minority([1, 2], [0, 1], 0), r"got \(2,\) and \(2,\)"),
        (lambda: undersample_majority([[1], [2]], [0], 0), r"got \(2, 1\) and \(1,\)"),
        (lambda: oversample_minority([[1], [2]], [0, 0], 0), r"two labels, got 1: \[0\]"),
        (lambda: undersample_majority(np.eye(3), [0, 1, 2], 0), r"got 3: \[0, 1, 2\]"),
        (lambda: smote(np.eye(3), [0, 0, 1], 0), "at least 2 minority rows, got 1"),
        (lambda: smote(np.eye(4), [0, 0, 1, 1], 0, n_neighbors=0), "n_neighbors .* got 0"),
        (lambda: smote(np.eye(4), [0, 0, 1, 1], 0, n_neighbors=math.nan), "got nan"),
        (lambda: smote_point([1, 2], [1], 0.5), r"one shape, got \(2,\), \(1,\)"),
        (lambda: smote_point([1], [2], 1.1), r"u must lie in \[0, 1\], got 1.1"),
        (lambda: smote_point([1], [2], -0.1), "u must .* got -0.1"),
        (lambda: smote_point([1], [2], math.nan), "u must .* got nan"),
        (lambda: split_then_oversample(np.eye(4), [0, 0, 1, 1], 0, 0), "test_fraction .* got 0"),
        (lambda: split_then_oversample(np.eye(4), [0, 0, 1, 1], 1, 0), "test_fraction .* got 1"),
        (lambda: split_then_oversample(np.eye(4), [0, 0, 1, 1], math.nan, 0), "got nan"),
        (lambda: split_then_oversample(np.eye(4), [0, 0, 0, 1], 0.4, 0), "0 of 1 rows of "),
        (lambda: split_then_oversample(np.eye(4), [0, 0, 1, 1], 0.8, 0), "2 of 2 rows of "),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
