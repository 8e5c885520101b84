"""What lesson 11 says in words and in alt texts, held against scipy, closed forms, other code."""

from __future__ import annotations

import re
from itertools import combinations
from math import comb, sqrt
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import StratifiedKFold
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import splitters
from mlnotes.classroom.building import ROOT

X, TARGET = load_breast_cancer(return_X_y=True)
y = 1 - TARGET
N = len(y)
COINS = np.random.default_rng(0).integers(0, 2, size=N)


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "11_cross_validation.py"


def right(k: int, train: np.ndarray, test: np.ndarray, labels=y) -> float:
    """The accuracy on the rows `test` of the k nearest standardised neighbours in `train`."""
    model = make_pipeline(StandardScaler(), KNeighborsClassifier(k, algorithm="brute"))
    return model.fit(X[train], labels[train]).score(X[test], labels[test])


def fast_right(train: np.ndarray, test: np.ndarray) -> float:
    """The same for nine neighbours and the true labels, by a matrix product."""
    mean, scale = X[train].mean(axis=0), X[train].std(axis=0)
    known, new = (X[train] - mean) / scale, (X[test] - mean) / scale
    nearness = new @ known.T - np.sum(known**2, axis=1) / 2
    votes = y[train][np.argpartition(-nearness, 9, axis=1)[:, :9]].sum(axis=1)
    return np.mean((votes > 4) == y[test])


def estimate(splitter, rows: np.ndarray) -> float:
    return np.mean([fast_right(rows[a], rows[b]) for a, b in splitter.split(rows)])


def expected_best(n_models: int, n_rows: int) -> float:
    """E[max] of independent counts, from the differences of the maximum's distribution."""
    below = stats.binom.cdf(np.arange(-1, n_rows + 1), n_rows, 0.5) ** n_models
    return np.diff(below) @ np.arange(n_rows + 1) / n_rows


def test_the_nearest_neighbour_knows_every_seen_row_and_no_unseen_coin(instructor):
    rows = np.arange(N)
    assert right(1, rows, rows, COINS) == 1
    assert f"{N} coins, right: 100%" in instructor.printed
    order = np.random.default_rng(1).permutation(N)
    seen, unseen = order[:300], order[300:]
    assert len(unseen) == 269
    for name, labels in (("coins", COINS), ("truth", y)):
        for part, where in ((seen, "300 seen"), (unseen, "269 unseen")):
            told = f"{name}, {where} rows: accuracy {right(1, seen, part, labels):.3f}"
            assert told in instructor.printed
    assert right(1, seen, unseen) == pytest.approx(0.967, abs=0.0005)
    assert right(1, seen, unseen, COINS) == pytest.approx(0.5, abs=0.03)


def test_a_fifth_of_23_rows_is_5_and_a_fifth_of_the_others_4():
    assert (round(23 * 0.2), 23 - 2 * round(23 * 0.2), round(18 * 0.2)) == (5, 13, 4)


def test_the_best_of_many_coins_scores_what_is_told(instructor):
    for n_models, told in ((1, 0.5), (5, 0.558), (20, 0.593), (1000, 0.661)):
        assert expected_best(n_models, 100) == pytest.approx(told, abs=0.0005)
        assert f"best of {n_models:>4} on 100 rows: {told:.3f}" in instructor.printed
    assert "of the best of twenty 0.593" in instructor.printed
    excess = expected_best(20, 100) - 0.5
    assert expected_best(20, 900) - 0.5 == pytest.approx(excess / 3, rel=0.01)
    assert f"best of   20 on 900 rows: {expected_best(20, 900):.3f}" in instructor.printed
    assert expected_best(20, 2150) == pytest.approx(0.52, abs=0.0005)
    assert excess / 0.02 == pytest.approx(4.65, abs=0.01)
    assert (excess / 0.02) ** 2 == pytest.approx(21.6, abs=0.1)


def test_the_two_humps_lie_where_their_description_says():
    within = stats.binom.cdf(60, 100, 0.5) - stats.binom.cdf(39, 100, 0.5)
    assert within > 0.95
    best_at_most_53 = stats.binom.cdf(53, 100, 0.5) ** 20
    assert best_at_most_53 < 0.01
    best = np.diff(stats.binom.cdf(np.arange(-1, 101), 100, 0.5) ** 20)
    spread = sqrt(best @ (np.arange(101) - best @ np.arange(101)) ** 2)
    assert spread < stats.binom.std(100, 0.5)


def test_rows_are_left_out_in_as_many_ways_as_are_told():
    assert len(list(combinations(range(4), 2))) == 6
    assert (20 * 19 * 18, comb(20, 3)) == (6840, 1140)


def test_the_picture_of_four_cuts_shows_what_its_description_says():
    cuts = {
        "hold-out": splitters.HoldOut(0.25, random_state=0),
        "4-fold": splitters.KFold(4),
        "twice": splitters.RepeatedKFold(3, 2, random_state=0),
        "one": splitters.LeaveOneOut(),
    }
    tests = {name: [b for _, b in cut.split(range(8))] for name, cut in cuts.items()}
    assert [len(b) for b in tests["hold-out"]] == [2]
    assert [b.tolist() for b in tests["4-fold"]] == [[0, 1], [2, 3], [4, 5], [6, 7]]
    assert len(tests["twice"]) == 6
    assert np.bincount(np.concatenate(tests["twice"])).tolist() == [2] * 8
    assert [b.tolist() for b in tests["one"]] == [[row] for row in range(8)]


def test_the_picture_of_kept_and_mixed_rows_shows_what_its_description_says():
    y, groups = np.array(list("aabababa")), np.array(list("PPQPRRQR"))
    for _, test in splitters.StratifiedKFold(3).split(y, y):
        assert np.sum(y[test] == "b") == 1
        assert np.sum(y[test] == "a") in (1, 2)
    tested = [groups[test] for _, test in splitters.GroupKFold(3).split(groups, groups=groups)]
    assert sorted(map("".join, tested)) == ["PPP", "QQ", "RRR"]
    for gap in (0, 1):
        for train, test in splitters.TimeSeriesSplit(3, gap=gap).split(range(8)):
            assert train.tolist() == list(range(test[0] - gap))
            assert test.tolist() == [test[0], test[0] + 1]


@pytest.fixture(scope="module")
def misses() -> dict[str, np.ndarray]:
    """Estimates from 150 tumours, less the accuracy on the other 419, for a hundred groups."""
    found = {"one hold-out": [], "five hold-outs": [], "5-fold": [], "leave-one-out": []}
    for seed in range(100):
        rows = np.random.default_rng(seed).permutation(N)
        mine, truth = rows[:150], fast_right(rows[:150], rows[150:])
        shared = [splitters.HoldOut(0.2, random_state=5 * seed + i) for i in range(5)]
        for name, ways in {
            "one hold-out": [splitters.HoldOut(0.2, random_state=seed)],
            "five hold-outs": shared,
            "5-fold": [splitters.KFold(5, shuffle=True, random_state=seed)],
            "leave-one-out": [splitters.LeaveOneOut()],
        }.items():
            found[name].append(np.mean([estimate(way, mine) for way in ways]) - truth)
    return {name: np.array(values) for name, values in found.items()}


def test_the_matrix_product_finds_the_neighbours_that_scikit_learn_finds():
    rows = np.random.default_rng(0).permutation(N)
    for train, test in ((rows[:150], rows[150:]), (rows[:120], rows[120:150])):
        assert fast_right(train, test) == right(9, train, test)


def test_ways_to_estimate_miss_by_what_is_told(instructor, misses):
    told = dict(re.findall(r"([\w\-, ]+?): typical miss ([\d.]+)", instructor.printed))
    told = {name.strip(): float(value) for name, value in told.items()}
    for name, values in misses.items():
        assert told[name] == pytest.approx(np.abs(values).mean(), abs=1e-4)
        mean = f"typical miss {np.abs(values).mean():.4f}, mean {values.mean():+.4f}"
        assert mean in instructor.printed
    # At equal cost the folds win; beyond it, next to nothing is gained.
    gain = np.abs(misses["five hold-outs"]) - np.abs(misses["5-fold"])
    assert 2 < gain.mean() / stats.sem(gain) < 3
    assert f"by {gain.mean():.4f} ± {stats.sem(gain):.4f}" in instructor.printed
    assert 0 < told["5-fold"] - told["5-fold, five times"] < 0.001
    assert 0 < told["5-fold"] - told["leave-one-out"] < 0.001
    # The folds are half a point too low, which is more than chance; leave-one-out is not.
    folds, one = misses["5-fold"], misses["leave-one-out"]
    assert folds.mean() == pytest.approx(-0.005, abs=0.0005)
    assert folds.mean() / stats.sem(folds) < -2
    assert abs(one.mean() / stats.sem(one)) < 1


def test_the_dots_reach_as_far_as_their_description_says(misses):
    one, five = misses["one hold-out"], misses["five hold-outs"]
    assert (one.min(), one.max()) == pytest.approx((-0.16, 0.07), abs=0.005)
    assert np.ptp(five) == pytest.approx(np.ptp(one) / 2, rel=0.15)
    for name in ("5-fold", "leave-one-out"):
        assert np.abs(misses[name]).max() < 0.06


def test_a_hold_out_of_the_same_150_says_anything_from_83_to_100(instructor):
    rows = np.random.default_rng(1).permutation(N)[:150]
    scores = [estimate(splitters.HoldOut(0.2, random_state=seed), rows) for seed in range(100)]
    assert (min(scores), max(scores)) == pytest.approx((0.833, 1), abs=0.0005)
    assert f"hold-outs: from {min(scores):.3f} to {max(scores):.3f}" in instructor.printed


def test_six_positives_leave_one_of_five_folds_without_in_87_per_cent_of_the_shuffles():
    # By inclusion and exclusion over the folds without a positive.
    all_served = sum((-1) ** j * comb(5, j) * comb(100 - 20 * j, 6) for j in range(6))
    assert 1 - all_served / comb(100, 6) == pytest.approx(0.87, abs=0.005)


def test_the_best_of_twenty_columns_flatters_and_nesting_does_not(instructor):
    lines = re.findall(
        r"(coins|truth), +([\w ]+): too high by ([+-][\d.]+) ± ([\d.]+)", instructor.printed
    )
    too_high = {(name, way): (float(a), float(b)) for name, way, a, b in lines}
    assert len(too_high) == 4
    for name in ("coins", "truth"):
        value, error = too_high[name, "best of 20"]
        assert value > 7 * error
        value, error = too_high[name, "nested"]
        assert abs(value) < 1.5 * error
    reported, true = re.search(
        r"coins: reported ([\d.]+), on the other tumours ([\d.]+)", instructor.printed
    ).groups()
    assert float(true) == pytest.approx(0.5, abs=0.01)
    assert float(reported) > 0.6


def test_nested_cross_validation_takes_the_fits_that_are_told():
    assert 5 * (3 * 20 + 1) == 305


def test_standard_errors_are_those_of_the_binomial(instructor):
    for n in (30, 50, 569, 10_000):
        error = stats.binom.std(n, 0.9) / n
        assert f"accuracy 0.9 on {n:>5} rows: ± {error:.4f}" in instructor.printed
    assert stats.binom.std(10_000, 0.9) / 10_000 == pytest.approx(0.003)
    error = stats.binom.std(50, 45 / 50) / 50
    assert error == pytest.approx(0.042, abs=0.0005)
    assert (0.9 - 2 * error, 0.9 + 2 * error) == pytest.approx((0.82, 0.98), abs=0.005)
    for n in (50, 500):
        assert 1 - 0.05 ** (1 / n) == pytest.approx(3 / n, rel=0.04)


def test_the_neighbours_honest_scores_are_near_a_coin_and_near_scikit_learns(instructor):
    told = re.findall(r"^(coins|truth): ([\d.]+) ± ([\d.]+)$", instructor.printed, re.MULTILINE)
    scores = {name: (float(p), float(error)) for name, p, error in told}
    assert scores["coins"][0] == pytest.approx(0.5, abs=1.5 * scores["coins"][1])
    p, error = scores["truth"]
    cuts = StratifiedKFold(5, shuffle=True, random_state=0).split(X, y)
    assert np.mean([right(1, a, b) for a, b in cuts]) == pytest.approx(p, abs=2 * error)
