"""Rows that training gives away are found where they were planted, and nowhere else."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from fixtures.sampling import sample
from numpy.testing import assert_array_equal

from mlnotes.leakage import copied_rows, groups_on_both_sides, older_than_train, shared_rows

SEEDS = sample(range(100), 20)


def parts(rng, n_train=60, n_test=20, d=3):
    return rng.normal(size=(n_train, d)), rng.normal(size=(n_test, d))


@pytest.mark.parametrize("random_state", SEEDS)
def test_copied_rows_are_found_and_no_others(random_state):
    rng = np.random.default_rng(random_state)
    X_train, X_test = parts(rng)
    assert not copied_rows(X_train, X_test).found
    planted = np.sort(rng.choice(20, size=rng.integers(1, 5), replace=False))
    X_test[planted] = X_train[rng.integers(60, size=len(planted))]
    assert copied_rows(X_train, X_test).found
    assert_array_equal(copied_rows(X_train, X_test).rows, planted)
    assert shared_rows(X_train, X_test) == len(planted)
    close = np.nextafter(X_test, np.inf)
    assert shared_rows(X_train, close) == 0


@pytest.mark.parametrize("random_state", SEEDS)
def test_shared_rows_are_the_pairs_of_equal_rows_with_each_test_row_counted_once(random_state):
    rng = np.random.default_rng(random_state)
    X_train, X_test = rng.integers(0, 3, (12, 2)), rng.integers(0, 3, (9, 2))
    equal = (X_test[:, None] == X_train[None]).all(axis=2).any(axis=1)
    assert shared_rows(X_train, X_test) == equal.sum()


@pytest.mark.parametrize("random_state", SEEDS)
def test_groups_on_both_sides_are_found_and_no_others(random_state):
    rng = np.random.default_rng(random_state)
    patients = rng.permutation(40)
    of_train, of_test = rng.choice(patients[:30], 60), rng.choice(patients[30:], 20)
    assert not groups_on_both_sides(of_train, of_test).found
    of_test[7] = of_train[rng.integers(60)]
    assert groups_on_both_sides(of_train, of_test).found
    assert_array_equal(groups_on_both_sides(of_train, of_test).rows, [7])


@pytest.mark.parametrize("random_state", SEEDS)
def test_test_rows_older_than_the_newest_train_row_are_found_and_no_others(random_state):
    rng = np.random.default_rng(random_state)
    days = np.sort(rng.integers(0, 500, size=80))
    train, test = days[:60].copy(), days[60:]
    assert not older_than_train(train, test).found
    train[rng.integers(60)] = test[4] + 1
    found = older_than_train(train, test)
    assert found.found
    assert_array_equal(found.rows, np.flatnonzero(test <= test[4]))


def test_times_may_be_dates_and_groups_words():
    days = np.array([date(2024, 1, day) for day in (1, 2, 3)], dtype="datetime64")
    assert older_than_train(days[[0, 2]], days[[1]]).rows.tolist() == [0]
    assert not older_than_train(days[:2], days[1:]).found
    assert groups_on_both_sides(["a", "b"], ["c", "b"]).rows.tolist() == [1]
