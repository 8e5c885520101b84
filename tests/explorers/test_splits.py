"""The splits explorer without a browser: its crosses counted by hand, and what lesson 11 sees."""

from __future__ import annotations

import re

import numpy as np
import pytest

from mlnotes.explorers import splits_explorer
from mlnotes.explorers.splits import DATA, N_ROWS, SPLITTERS, given_away
from mlnotes.plots.splits import roles


@pytest.fixture(scope="module")
def explorer():
    return splits_explorer()


def folds(data: str, splitter: str, n_splits: int) -> list:
    rows = DATA[data]
    return list(SPLITTERS[splitter](n_splits).split(range(N_ROWS), rows.y, rows.groups))


def shares(data: str, splitter: str, n_splits: int = 4) -> list[float]:
    return [DATA[data].y[test].mean() for _, test in folds(data, splitter, n_splits)]


def n_given_away(explorer, data: str, splitter: str, n_splits: int = 4) -> tuple[int, int]:
    caption = explorer.look(data, splitter, n_splits).caption
    return tuple(map(int, re.search(r"In (\d+) of (\d+) tests", caption).groups()))


@pytest.mark.parametrize("data", DATA)
def test_the_data_are_what_the_docstring_says(data):
    rows = DATA[data]
    assert len(rows.labels) == len(rows.y) == len(rows.groups) == N_ROWS
    if data == "sorted by class":
        assert rows.y.tolist() == [0] * 16 + [1] * 8
    if data == "patients":
        assert np.bincount(rows.groups).tolist() == [3] * 8
        assert [len(set(rows.y[rows.groups == patient])) for patient in range(8)] == [1] * 8


@pytest.mark.parametrize("splitter", SPLITTERS)
@pytest.mark.parametrize("n_splits", [2, 5, 8])
def test_crosses_are_where_a_look_at_each_row_finds_them(explorer, splitter, n_splits):
    for data in ("patients", "months"):
        known = tested = 0
        for train, test in folds(data, splitter, n_splits):
            for row in test:
                tested += 1
                if data == "patients":
                    known += DATA[data].labels[row] in {DATA[data].labels[i] for i in train}
                else:
                    known += any(later > row for later in train)
        assert n_given_away(explorer, data, splitter, n_splits) == (known, tested)


@pytest.mark.parametrize("splitter", SPLITTERS)
def test_rows_in_no_relation_give_nothing_away(splitter):
    drawn = roles(folds("sorted by class", splitter, 4), N_ROWS)
    assert not given_away("sorted by class", drawn).any()


def test_sorted_rows_spoil_plain_folds_and_stratified_ones_are_even(explorer):
    assert shares("sorted by class", "k-fold")[:2] == [0, 0]
    assert shares("sorted by class", "k-fold")[-1] == 1
    shuffled = shares("sorted by class", "shuffled k-fold")
    assert 0 < min(shuffled) < max(shuffled) < 1
    assert set(shares("sorted by class", "stratified")) == {1 / 3}
    assert (
        "Class 1 is 33% of a test part" in explorer.look("sorted by class", "stratified", 4).caption
    )


def test_shuffling_patients_makes_it_worse_and_only_groups_keep_them_apart(explorer):
    plain, _ = n_given_away(explorer, "patients", "k-fold")
    shuffled, tested = n_given_away(explorer, "patients", "shuffled k-fold")
    assert plain < shuffled
    assert shuffled >= 0.9 * tested
    assert n_given_away(explorer, "patients", "leave-one-out") == (24, 24)
    for n_splits in range(2, 9):
        clean = {n for n in SPLITTERS if n_given_away(explorer, "patients", n, n_splits)[0] == 0}
        assert clean == {"group", "stratified group"}


def test_only_the_time_splits_know_no_future_and_they_do_not_test_the_earliest_rows(explorer):
    for n_splits in range(2, 9):
        clean = {n for n in SPLITTERS if n_given_away(explorer, "months", n, n_splits)[0] == 0}
        assert clean == {"time", "time, gap 2"}
        for name in clean:
            assert min(test[0] for _, test in folds("months", name, n_splits)) > 0


def test_what_cannot_all_be_drawn_is_counted_all_the_same(explorer):
    caption = explorer.look("months", "leave-two-out", 4).caption
    assert "276 fits (8 are drawn): each row is tested 23 times" in caption
