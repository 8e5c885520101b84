"""Intervals against scipy's, for the same draws, and against what they promise."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fixtures.rows import MANY
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal
from scipy import stats

from mlnotes.curves import roc_auc
from mlnotes.intervals import bootstrap_interval, wilson_interval


@st.composite
def counts(draw):
    n = draw(st.integers(1, 50) | st.integers(1, 10**7))
    return draw(st.sampled_from([0, n]) | st.integers(0, n)), n


@seed(SEED)
@MANY
@given(counts(), st.floats(0.01, 0.9999))
def test_wilson_is_that_of_scipy(tries, level):
    successes, n = tries
    expected = stats.binomtest(successes, n).proportion_ci(level, method="wilson")
    found = wilson_interval(successes, n, z=stats.norm.ppf((1 + level) / 2))
    assert found == pytest.approx((expected.low, expected.high), rel=1e-9, abs=1e-12)
    assert 0 <= found.low < found.high <= 1


@seed(SEED)
@MANY
@given(counts(), st.floats(0.1, 5))
def test_the_ends_are_z_of_their_own_standard_errors_away(tries, z):
    successes, n = tries
    for end in wilson_interval(successes, n, z):
        away = abs(successes / n - end)
        assert away == pytest.approx(z * math.sqrt(end * (1 - end) / n), rel=1e-5, abs=1e-7)


@seed(SEED)
@MANY
@given(counts())
def test_failures_have_the_interval_turned_round(tries):
    successes, n = tries
    low, high = wilson_interval(n - successes, n)
    assert wilson_interval(successes, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@pytest.mark.parametrize("n", [1, 10, 1000])
def test_after_no_success_the_interval_reaches_from_0_to_z_squared_over_n_and_z_squared(n):
    low, high = wilson_interval(0, n)
    assert low == pytest.approx(0, abs=1e-15)
    assert high == pytest.approx(1.96**2 / (n + 1.96**2))


def test_no_miss_in_1000_leaves_room_for_more_than_one_in_300():
    assert wilson_interval(0, 1000).high == pytest.approx(0.0038, abs=5e-5)


def test_wilson_covers_as_often_as_it_says_where_the_usual_interval_does_not():
    n, z = 20, stats.norm.ppf(0.975)
    shares, successes = np.linspace(0.01, 0.99, 99), np.arange(n + 1)
    chance = stats.binom.pmf(successes, n, shares[:, None])

    def coverage(ends):
        low, high = np.array(ends).T
        return ((low <= shares[:, None]) & (shares[:, None] <= high)) @ chance.T

    def mean_coverage(ends):
        return np.mean(np.diag(coverage(ends)))

    p = successes / n
    width = z * np.sqrt(p * (1 - p) / n)
    assert mean_coverage([wilson_interval(k, n, z) for k in successes]) == pytest.approx(
        0.95, abs=0.01
    )
    assert mean_coverage(list(zip(p - width, p + width, strict=True))) < 0.87


def test_counts_of_32_bits_do_not_overflow():
    assert wilson_interval(np.int32(40_000), np.int32(60_000)) == wilson_interval(40_000, 60_000)


def agreement(y_true, y_pred):
    return np.mean(y_true == y_pred)


@st.composite
def pairs(draw):
    n = draw(st.integers(2, 12))
    labels = st.lists(st.integers(0, 1), min_size=n, max_size=n).map(np.array)
    return draw(labels), draw(labels)


@seed(SEED)
@settings(deadline=None)
@given(pairs(), st.integers(2, 60), st.floats(0.05, 0.99), st.integers(0, 2**32))
def test_the_bootstrap_is_that_of_scipy_for_the_same_draws(rows, n_rounds, level, random_state):
    expected = stats.bootstrap(
        rows,
        agreement,
        n_resamples=n_rounds,
        confidence_level=level,
        method="percentile",
        paired=True,
        vectorized=False,
        rng=np.random.default_rng(random_state),
    ).confidence_interval
    options = {"n_rounds": n_rounds, "level": level, "random_state": random_state}
    found = bootstrap_interval(agreement, *rows, **options)
    assert found == pytest.approx((expected.low, expected.high), abs=1e-12)
    assert [type(end) for end in found] == [float, float]
    # A group for each row, named in the order of rows, is as good as none.
    names = [f"{number:02d}" for number in range(len(rows[0]))]
    assert bootstrap_interval(agreement, *rows, groups=names, **options) == found


def test_groups_are_drawn_whole_and_each_as_often_as_any_other():
    groups = np.array(["b", "a", "b", "c", "a", "b"])
    rows, rounds = np.arange(6), []
    bootstrap_interval(
        lambda y, p: rounds.append(y) or 0.0, rows, rows, groups=groups, n_rounds=2000
    )
    times = np.array([np.bincount(drawn, minlength=6) for drawn in rounds])
    for name in "abc":
        of_group = times[:, groups == name]
        assert (of_group == of_group[:, :1]).all()
        # Three draws a round, each with a chance of ⅓: a mean of 1, a variance of ⅔.
        assert abs(of_group[:, 0].mean() - 1) < 4.5 * math.sqrt(2 / 3 / 2000)
    # One of each group, that is, three draws.
    assert_array_equal(times[:, [1, 0, 3]].sum(axis=1), 3)


def test_twins_add_nothing_to_an_interval_over_groups_and_narrow_one_over_rows():
    rng = np.random.default_rng(0)
    right = rng.random(40) < 0.7
    alone = bootstrap_interval(agreement, np.ones(40), right)
    rows = np.ones(160), right.repeat(4)
    groups = np.arange(40).repeat(4)
    assert bootstrap_interval(agreement, *rows, groups=groups) == pytest.approx(alone)
    low, high = bootstrap_interval(agreement, *rows)
    # Four rows a group: half as wide, but for the grid of shares and the draws.
    assert high - low == pytest.approx((alone.high - alone.low) / 2, rel=0.15)


def test_rounds_without_a_score_are_left_out():
    y_true, y_pred = np.array([1, 0, 0, 0]), np.array([1, 0, 1, 0])

    def recall(y, called):
        return np.mean(called[y == 1]) if (y == 1).any() else math.nan

    assert bootstrap_interval(recall, y_true, y_pred) == (1.0, 1.0)
    with pytest.raises(ValueError, match="NaN in all 7"):
        bootstrap_interval(recall, [0, 0], [0, 1], n_rounds=7)


def test_the_usual_settings_are_1000_rounds_of_95_percent():
    rows, rounds = np.random.default_rng(1).normal(size=(2, 30)), []

    def score(y_true, y_pred):
        rounds.append(len(y_true))
        return np.mean(y_true * y_pred)

    found = bootstrap_interval(score, *rows)
    assert rounds == 1000 * [30]
    assert found == bootstrap_interval(score, *rows, n_rounds=1000, level=0.95, random_state=0)
    assert found != bootstrap_interval(score, *rows, n_rounds=1000, level=0.95, random_state=1)


def test_the_bootstrap_of_a_share_reaches_as_far_as_wilson():
    right = (np.random.default_rng(1).random(400) < 0.8).astype(int)
    found = bootstrap_interval(agreement, np.ones(400), right)
    assert found == pytest.approx(wilson_interval(right.sum(), 400), abs=0.01)


def test_an_area_under_a_curve_gets_the_width_of_its_known_standard_error():
    rng = np.random.default_rng(2)
    y_true = np.repeat([0, 1], 150)
    low, high = bootstrap_interval(roc_auc, y_true, rng.normal(size=300) + y_true, n_rounds=400)
    # Hanley & McNeil (1982): their formula for the variance of an area A.
    area = stats.norm.cdf(1 / math.sqrt(2))
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)
    variance = (area * (1 - area) + 149 * (q1 - area**2) + 149 * (q2 - area**2)) / 150**2
    assert low < area < high
    assert high - low == pytest.approx(2 * 1.96 * math.sqrt(variance), rel=0.15)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: wilson_interval(0, 0), "n must be at least 1, got 0"),
        (lambda: wilson_interval(0, math.nan), "n must .* got nan"),
        (lambda: wilson_interval(-1, 5), "successes must lie between 0 and n = 5, got -1"),
        (lambda: wilson_interval(6, 5), "successes .* got 6"),
        (lambda: wilson_interval(math.nan, 5), "successes .* got nan"),
        (lambda: wilson_interval(1, 5, z=0), "z must be positive and finite, got 0"),
        (lambda: wilson_interval(1, 5, z=math.inf), "z .* got inf"),
        (lambda: wilson_interval(1, 5, z=math.nan), "z .* got nan"),
        (lambda: bootstrap_interval(agreement, [], []), "n ≥ 1; got 0, 0 and 0"),
        (lambda: bootstrap_interval(agreement, [1, 0], [1]), "one entry a row .* got 2, 1 and 2"),
        (lambda: bootstrap_interval(agreement, [1], [1], groups=[1, 2]), "got 1, 1 and 2"),
        (lambda: bootstrap_interval(agreement, [1], [1], level=0), "level .* got 0"),
        (lambda: bootstrap_interval(agreement, [1], [1], level=1), "level .* got 1"),
        (lambda: bootstrap_interval(agreement, [1], [1], level=math.nan), "level .* got nan"),
        (lambda: bootstrap_interval(agreement, [1], [1], n_rounds=0), "n_rounds .* got 0"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_the_least_that_is_taken():
    assert wilson_interval(1, 1, z=1e-9) == pytest.approx((1, 1), abs=1e-8)
    assert bootstrap_interval(agreement, [1], [1], n_rounds=1, level=1e-9) == (1.0, 1.0)
