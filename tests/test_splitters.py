"""Every splitter against scikit-learn's where that is determined, and by its promises elsewhere."""

from __future__ import annotations

import warnings
from itertools import pairwise

import numpy as np
import pytest
from fixtures.sampling import EVERYTHING, SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from scipy.sparse import csr_array
from sklearn import config_context, model_selection
from sklearn.base import clone
from sklearn.experimental import enable_halving_search_cv  # noqa: F401
from sklearn.linear_model import Ridge
from sklearn.model_selection import (
    GridSearchCV,
    HalvingGridSearchCV,
    cross_val_score,
    cross_validate,
)

from mlnotes import splitters

MSE = "neg_mean_squared_error"
SPLITTERS = [
    splitters.HoldOut(0.3, random_state=0),
    splitters.KFold(4),
    splitters.KFold(4, shuffle=True, random_state=0),
    splitters.StratifiedKFold(4),
    splitters.StratifiedKFold(4, shuffle=True, random_state=0),
    splitters.RepeatedKFold(3, 2, random_state=0),
    splitters.GroupKFold(4),
    splitters.StratifiedGroupKFold(4),
    splitters.TimeSeriesSplit(4, gap=2),
    splitters.LeaveOneOut(),
    splitters.LeavePOut(2),
]

sizes, splits = st.integers(0, 30), st.integers(2, 8)
labels = st.lists(st.integers(0, 3), max_size=30)
words = st.lists(st.sampled_from("adbc"), max_size=30)
labels_and_groups = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 12)), max_size=30)
seeds = st.integers(0, 2**32)


def generated(*strategies):
    """A test of many inputs, which MLNOTES_SEED draws."""

    def decorate(test):
        n = 4000 if EVERYTHING else 300
        limited = settings(max_examples=n, deadline=None, database=None)(test)
        return seed(SEED)(given(*strategies)(limited))

    return decorate


def folds(splitter, *data):
    return [(train.tolist(), test.tolist()) for train, test in splitter.split(*data)]


def assert_as_scikit_learn(name, options, *data):
    """The same folds in the same order, or a refusal by both."""
    both = []
    for module in (splitters, model_selection):
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "The least populated class")
            try:
                both.append(folds(getattr(module, name)(**options), *data))
            except ValueError:
                both.append("refused")
    assert both[0] == both[1]


@generated(sizes, splits)
def test_kfold_is_that_of_scikit_learn(n, n_splits):
    assert_as_scikit_learn("KFold", {"n_splits": n_splits}, np.zeros(n))


@generated(sizes, splits, st.integers(0, 12))
def test_time_series_split_is_that_of_scikit_learn(n, n_splits, gap):
    assert_as_scikit_learn("TimeSeriesSplit", {"n_splits": n_splits, "gap": gap}, np.zeros(n))


@generated(sizes)
def test_leave_one_out_is_that_of_scikit_learn(n):
    assert_as_scikit_learn("LeaveOneOut", {}, np.zeros(n))


@generated(st.integers(1, 9), st.integers(1, 10))
def test_leave_p_out_is_that_of_scikit_learn(n, p):
    assert_as_scikit_learn("LeavePOut", {"p": p}, np.zeros(n))


@generated(st.one_of(labels, words), splits)
def test_stratified_kfold_is_that_of_scikit_learn(y, n_splits):
    assert_as_scikit_learn("StratifiedKFold", {"n_splits": n_splits}, np.zeros(len(y)), y)


@generated(st.one_of(labels, words), splits)
def test_group_kfold_is_that_of_scikit_learn(groups, n_splits):
    X = np.zeros(len(groups))
    assert_as_scikit_learn("GroupKFold", {"n_splits": n_splits}, X, None, groups)


@generated(labels_and_groups, splits)
def test_stratified_group_kfold_is_that_of_scikit_learn(rows, n_splits):
    y, groups = ([row[part] for row in rows] for part in (0, 1))
    X = np.zeros(len(rows))
    assert_as_scikit_learn("StratifiedGroupKFold", {"n_splits": n_splits}, X, y, groups)


def assert_partition(found, n):
    """Each row is tested once, and trained on wherever it is not tested."""
    assert sorted(row for _, test in found for row in test) == list(range(n))
    for train, test in found:
        assert sorted(train + test) == list(range(n))
        assert train == sorted(train)
        assert test == sorted(test)


@generated(st.integers(2, 30), splits, seeds)
def test_shuffled_folds_share_the_rows_out_as_evenly_as_can_be(n, n_splits, random_state):
    n_splits = min(n_splits, n)
    found = folds(splitters.KFold(n_splits, shuffle=True, random_state=random_state), np.zeros(n))
    assert_partition(found, n)
    blocks = np.array_split(range(n), n_splits)
    assert [len(test) for _, test in found] == [len(block) for block in blocks]


@generated(st.lists(st.integers(0, 3), min_size=13, max_size=30), st.integers(2, 4), seeds)
def test_shuffled_stratified_folds_share_each_class_out_as_evenly_as_can_be(y, n_splits, state):
    splitter = splitters.StratifiedKFold(n_splits, shuffle=True, random_state=state)
    found = folds(splitter, np.zeros(len(y)), y)
    assert_partition(found, len(y))
    for label in set(y):
        counts = [sum(y[row] == label for row in test) for _, test in found]
        assert max(counts) - min(counts) <= 1


@generated(st.integers(2, 30), st.integers(2, 4), st.integers(1, 3), seeds)
def test_repeated_kfold_partitions_the_rows_in_each_round(n, n_splits, n_repeats, random_state):
    n_splits = min(n_splits, n)
    splitter = splitters.RepeatedKFold(n_splits, n_repeats, random_state=random_state)
    found = folds(splitter, np.zeros(n))
    assert len(found) == n_splits * n_repeats
    for start in range(0, len(found), n_splits):
        assert_partition(found[start : start + n_splits], n)


@generated(st.integers(1, 60), st.floats(0, 1), seeds)
def test_hold_out_keeps_the_share_it_is_asked_for_or_refuses(n, test_fraction, random_state):
    splitter = splitters.HoldOut(test_fraction, random_state=random_state)
    n_test = round(n * test_fraction)
    if n_test in (0, n):
        with pytest.raises(ValueError, match="rows to train on and to test"):
            folds(splitter, np.zeros(n))
    else:
        [(train, test)] = folds(splitter, np.zeros(n))
        assert len(test) == n_test
        assert sorted(train + test) == list(range(n))


RANDOM = {
    "hold-out": lambda state: splitters.HoldOut(0.25, random_state=state),
    "k-fold": lambda state: splitters.KFold(4, shuffle=True, random_state=state),
    "stratified": lambda state: splitters.StratifiedKFold(4, shuffle=True, random_state=state),
    "repeated": lambda state: splitters.RepeatedKFold(4, 3, random_state=state),
}


@pytest.mark.parametrize("make", RANDOM.values(), ids=RANDOM)
def test_the_same_state_gives_the_same_folds_and_another_state_others(make):
    X, y = np.zeros(24), [0, 1, 1] * 8
    assert folds(make(5), X, y) == folds(make(5), X, y)
    drawn = [folds(make(state), X, y) for state in (*range(20), None, None)]
    assert all(one != other for one, other in pairwise(drawn))


@pytest.mark.parametrize("make", RANDOM.values(), ids=RANDOM)
def test_each_row_is_as_likely_as_any_other_in_the_first_test_part(make):
    X, y = np.zeros(24), [0, 1, 1] * 8
    tested = np.zeros(24)
    for state in range(1000):
        tested[folds(make(state), X, y)[0][1]] += 1
    # A count is binomial, of 1000 draws with p = ¼; 24 of them stay within 4.5 deviations.
    assert np.abs(tested - 250).max() < 4.5 * np.sqrt(1000 * 0.25 * 0.75)


def test_the_rounds_of_repeated_kfold_differ():
    found = folds(splitters.RepeatedKFold(2, 8, random_state=0), np.zeros(20))
    assert len({tuple(test) for _, test in found}) == 16


@pytest.fixture(scope="module")
def data():
    rng = np.random.default_rng(0)
    X, groups = rng.normal(size=(16, 3)), np.repeat(range(8), 2)
    return X, (X[:, 0] + 0.5 * rng.normal(size=16) > 0).astype(int), groups


@pytest.mark.parametrize("splitter", SPLITTERS, ids=repr)
def test_cross_validate_takes_every_splitter(splitter, data):
    X, y, groups = data
    found = cross_validate(
        Ridge(),
        X,
        y,
        groups=groups,
        cv=splitter,
        scoring=MSE,
        return_indices=True,
    )
    expected = folds(splitter, X, y, groups)
    assert len(expected) == len(found["test_score"]) == splitter.get_n_splits(X, y, groups)
    used = zip(found["indices"]["train"], found["indices"]["test"], strict=True)
    assert [(train.tolist(), test.tolist()) for train, test in used] == expected
    assert np.isfinite(found["test_score"]).all()


@pytest.mark.parametrize("splitter", SPLITTERS, ids=repr)
def test_a_grid_search_takes_every_splitter_and_can_be_cloned_with_it(splitter, data):
    X, y, groups = data
    search = GridSearchCV(Ridge(), {"alpha": [0.1, 10.0]}, cv=splitter, scoring=MSE)
    chosen = clone(search).fit(X, y, groups=groups)
    assert chosen.cv == splitter
    assert chosen.n_splits_ == splitter.get_n_splits(X, y, groups)


@pytest.mark.parametrize("name", ["GroupKFold", "StratifiedGroupKFold"])
def test_metadata_routing_hands_the_groups_over(name, data):
    X, y, groups = data
    with config_context(enable_metadata_routing=True):
        ours, theirs = (
            cross_val_score(
                Ridge(), X, y, params={"groups": groups}, cv=getattr(module, name)(4), scoring=MSE
            )
            for module in (splitters, model_selection)
        )
    assert_array_equal(ours, theirs)


@pytest.mark.parametrize("splitter", [splitters.KFold(4), RANDOM["k-fold"](0)], ids=repr)
def test_a_halving_search_sees_that_the_folds_stay_the_same(splitter, data):
    X, y, _ = data
    search = HalvingGridSearchCV(
        Ridge(), {"alpha": [0.1, 1.0, 10.0]}, cv=splitter, min_resources=5, scoring=MSE
    )
    assert search.fit(X, y).n_splits_ == 4


def test_a_halving_search_refuses_folds_that_are_drawn_afresh(data):
    X, y, _ = data
    search = HalvingGridSearchCV(Ridge(), {"alpha": [1.0]}, cv=splitters.KFold(4, shuffle=True))
    with pytest.raises(ValueError, match="consistent folds"):
        search.fit(X, y)


@pytest.mark.parametrize("X", [[[0]] * 6, csr_array((6, 2)), np.zeros((6, 2))], ids=type)
def test_rows_are_counted_in_lists_sparse_matrices_and_arrays(X):
    assert_partition(folds(splitters.KFold(3), X), 6)
    assert splitters.LeavePOut(2).get_n_splits(X) == 15


@pytest.mark.parametrize(
    ("splitter", "data", "words"),
    [
        (splitters.KFold(7), ([[0]] * 6,), r"n_splits must be from 2 to 6 \(rows\), got 7"),
        (splitters.KFold(1), ([[0]] * 6,), "n_splits must be from 2 to 6 .* got 1"),
        (splitters.StratifiedKFold(3), ([[0]] * 4, [0, 0, 1, 1]), "2 .members of the largest"),
        (splitters.StratifiedKFold(2), ([[0]] * 4,), r"needs y, .* got the shape \(\)"),
        (splitters.StratifiedKFold(2), ([[0]] * 4, [[0]] * 4), r"got the shape \(4, 1\)"),
        (splitters.GroupKFold(3), ([[0]] * 4, None, list("abab")), r"2 \(groups\), got 3"),
        (splitters.GroupKFold(3), ([[0]] * 4,), "needs groups"),
        (splitters.GroupKFold(2), ([[0]] * 4, None, list("aba")), "groups must have .* 4 rows"),
        (splitters.StratifiedGroupKFold(2), ([[0]] * 2, [0, 1], [0, 1]), "members of the largest"),
        (splitters.StratifiedGroupKFold(2), ([[0]] * 4, [0] * 4, [0] * 4), r"1 \(groups\)"),
        (splitters.TimeSeriesSplit(3, gap=2), ([[0]] * 8,), "gap must be from 0 to 1 .* got 2"),
        (splitters.TimeSeriesSplit(3, gap=-1), ([[0]] * 8,), "gap must .* got -1"),
        (splitters.TimeSeriesSplit(8), ([[0]] * 8,), r"1 to 7 \(rows but one\), got 8"),
        (splitters.LeavePOut(4), ([[0]] * 4,), "p must be from 1 to n_samples - 1 = 3, got 4"),
        (splitters.LeavePOut(0), ([[0]] * 4,), "p must be from 1 .* got 0"),
        (splitters.LeaveOneOut(), ([[0]],), "got 1"),
        (splitters.HoldOut(0.1), ([[0]] * 4,), "rows to train on and to test, got 0.1 of 4 rows"),
    ],
)
def test_what_cannot_be_split_is_refused_with_the_reason(splitter, data, words):
    with pytest.raises(ValueError, match=words):
        list(splitter.split(*data))


@pytest.mark.parametrize("name", [name for name in splitters.__all__ if "Fold" in name])
def test_the_number_of_folds_is_that_of_scikit_learn_unless_given(name):
    ours, theirs = getattr(splitters, name)(), getattr(model_selection, name)()
    assert ours.get_n_splits() == theirs.get_n_splits()


def test_a_random_state_that_nothing_is_drawn_with_is_refused():
    for name in ("KFold", "StratifiedKFold"):
        with pytest.raises(ValueError, match="no effect without shuffle=True"):
            getattr(splitters, name)(random_state=0)
