"""What the splitters' own tests leave open: three parts, counts, and one fold."""

from __future__ import annotations

import math
import warnings

import numpy as np
import pytest
from numpy.testing import assert_array_equal
from scipy.special import comb
from sklearn.model_selection import GroupKFold, StratifiedGroupKFold, StratifiedKFold

from mlnotes.folds import (
    fold_of,
    group_kfold_indices,
    kfold_indices,
    leave_p_out_count,
    stratified_group_kfold_indices,
    stratified_kfold_indices,
    time_series_split_indices,
    train_valid_test_split,
)


@pytest.mark.parametrize(
    ("n", "valid", "test", "sizes"),
    [
        (20, 0.2, 0.2, (12, 4, 4)),
        (21, 0.3, 0.1, (13, 6, 2)),
        (3, 1 / 3, 1 / 3, (1, 1, 1)),
        (100, 0.015, 0.5, (48, 2, 50)),
    ],
)
def test_three_parts_have_their_sizes_and_every_row_once(n, valid, test, sizes):
    parts = train_valid_test_split(n, valid, test, random_state=3)
    assert tuple(map(len, parts)) == sizes
    assert_array_equal(np.sort(np.concatenate(parts)), np.arange(n))


def test_three_parts_depend_on_the_state_alone():
    drawn = [
        tuple(map(tuple, train_valid_test_split(30, 0.2, 0.3, random_state=state)))
        for state in (*range(50), *range(50))
    ]
    assert drawn[:50] == drawn[50:]
    assert len(set(drawn)) == 50


def test_each_row_is_as_likely_as_any_other_in_each_of_three_parts():
    counts = np.zeros((3, 20))
    for state in range(1000):
        for part, rows in enumerate(train_valid_test_split(20, 0.2, 0.3, random_state=state)):
            counts[part, rows] += 1
    share = np.array([[0.5], [0.2], [0.3]])
    # Binomial counts; 60 of them stay within 4.5 standard deviations.
    assert (np.abs(counts - 1000 * share) < 4.5 * np.sqrt(1000 * share * (1 - share))).all()


@pytest.mark.parametrize(("valid", "test"), [(0.0, 0.2), (0.2, 0.01), (0.5, 0.5), (0.9, 0.4)])
def test_an_empty_part_is_refused(valid, test):
    with pytest.raises(ValueError, match=r"every part needs a row, got .* of 20"):
        train_valid_test_split(20, valid, test, random_state=0)


@pytest.mark.parametrize("n_splits", [2, 3, 7])
def test_classes_and_groups_are_shared_out_as_scikit_learn_does(n_splits):
    # Many more, and small ones that are refused, are drawn for the splitters.
    for random_state in range(50):
        rng = np.random.default_rng(random_state)
        y, groups = rng.choice(list("dacb"), 40, p=[0.4, 0.3, 0.2, 0.1]), rng.integers(0, 15, 40)
        for found, splitter in (
            (stratified_kfold_indices(y, n_splits), StratifiedKFold),
            (group_kfold_indices(groups, n_splits), GroupKFold),
            (stratified_group_kfold_indices(y, groups, n_splits), StratifiedGroupKFold),
        ):
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore")
                expected = list(splitter(n_splits).split(y, y, groups))
            assert len(found) == n_splits
            for ours, theirs in zip(found, expected, strict=True):
                assert_array_equal(ours[0], theirs[0])
                assert_array_equal(ours[1], theirs[1])


@pytest.mark.parametrize("n_samples", [2, 5, 64, 1000])
def test_choices_of_p_rows_are_counted_exactly(n_samples):
    for p in range(1, n_samples, max(1, n_samples // 7)):
        count = leave_p_out_count(n_samples, p)
        assert type(count) is int
        assert count == comb(n_samples, p, exact=True)
        assert count * math.factorial(p) == math.perm(n_samples, p)


def test_past_and_gap_and_test_part_follow_each_other_up_to_the_last_row():
    folds = time_series_split_indices(23, 4, gap=2)
    assert [test[0] for _, test in folds] == [7, 11, 15, 19]
    assert folds[-1][1][-1] == 22
    for train, test in folds:
        assert_array_equal(
            np.concatenate([train, [test[0] - 2, test[0] - 1], test]), range(test[-1] + 1)
        )


def test_one_fold_of_a_time_series_is_the_second_half():
    [(train, test)] = time_series_split_indices(5, 1)
    assert (train.tolist(), test.tolist()) == ([0, 1, 2], [3, 4])


@pytest.mark.parametrize("n_splits", [0, 5, 6])
def test_a_time_series_needs_a_row_more_than_it_has_folds(n_splits):
    with pytest.raises(ValueError, match=rf"from 1 to 4 \(rows but one\), got {n_splits}"):
        time_series_split_indices(5, n_splits)


def test_a_fold_trains_on_what_it_does_not_test():
    train, test = fold_of([4, 0], 6)
    assert (train.tolist(), test.tolist()) == ([1, 2, 3, 5], [0, 4])
    assert fold_of([], 2)[0].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("y", "groups", "words"),
    [
        ([0, 0, 1], [0, 1, 2], r"from 2 to 2 \(members of the largest class\), got 3"),
        ([0, 0, 0, 0], [0, 0, 1, 1], r"from 2 to 2 \(groups\), got 3"),
        ([], [], "got 3"),
    ],
)
def test_too_few_members_or_groups_are_refused(y, groups, words):
    with pytest.raises(ValueError, match=words):
        stratified_group_kfold_indices(y, groups, 3)


@pytest.mark.parametrize(("n_samples", "n_splits"), [(3, 4), (5, 1), (5, 0), (0, 2)])
def test_folds_that_would_be_empty_are_refused(n_samples, n_splits):
    with pytest.raises(ValueError, match=rf"from 2 to {n_samples} \(rows\), got {n_splits}"):
        kfold_indices(n_samples, n_splits)
