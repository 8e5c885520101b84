"""Thresholds against all others tried one by one, and costs against errors counted one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fixtures.rows import MANY, scored
from fixtures.sampling import SEED
from hypothesis import given, seed
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from mlnotes.curves import roc_points
from mlnotes.thresholds import bayes_threshold, best_threshold, expected_cost, total_cost

COSTS = st.tuples(
    st.sampled_from([0, 0.1, 0.3, 1, 2]) | st.floats(0, 1e6),
    st.sampled_from([0, 0.1, 0.3, 1, 5]) | st.floats(0, 1e6),
).filter(any)


def cost_by_hand(y_true, scores, threshold, cost_fp, cost_fn):
    rows = list(zip(y_true.tolist(), scores.tolist(), strict=True))
    fp = sum(label == 0 and score >= threshold for label, score in rows)
    fn = sum(label == 1 and score < threshold for label, score in rows)
    return cost_fp * fp + cost_fn * fn


@seed(SEED)
@MANY
@given(scored(), COSTS)
def test_no_threshold_costs_less_and_no_higher_one_as_little(rows, costs):
    y_true, scores, _ = rows
    every = [math.inf, *sorted(set(scores.tolist()), reverse=True)]
    spent = [cost_by_hand(y_true, scores, threshold, *costs) for threshold in every]
    found = best_threshold(y_true, scores, *costs)
    assert found == every[spent.index(min(spent))]
    assert type(found) is float


@seed(SEED)
@MANY
@given(scored(), st.floats(-3, 3) | st.just(math.inf) | st.just(-math.inf), COSTS)
def test_the_total_cost_is_that_of_the_errors_counted(rows, threshold, costs):
    y_true, scores, _ = rows
    for border in (threshold, *scores[:2]):
        expected = cost_by_hand(y_true, scores, border, *costs)
        assert total_cost(y_true, scores, border, *costs) == expected


@seed(SEED)
@MANY
@given(scored(), COSTS)
def test_the_cheapest_point_of_the_roc_curve_is_the_best_threshold(rows, costs):
    y_true, scores, _ = rows
    cost = expected_cost(*roc_points(y_true, scores), y_true.mean(), *costs)
    least = total_cost(y_true, scores, best_threshold(y_true, scores, *costs), *costs)
    assert len(y_true) * cost.min() == pytest.approx(least, abs=1e-9 * max(costs))


@pytest.mark.parametrize("classes", [[0, 0, 0], [1, 1, 1]])
def test_of_one_class_alone_nobody_or_everybody_is_called(classes):
    expected = 1.0 if classes[0] else math.inf
    assert best_threshold(classes, [1.0, 2.0, 3.0], 1, 1) == expected


def test_free_errors_let_everybody_or_nobody_be_called():
    rows = [0, 1, 0, 1], [0.1, 0.4, 0.6, 0.8]
    # The highest of those that miss nobody, and that alarm nobody.
    assert best_threshold(*rows, cost_fp=0, cost_fn=1) == 0.4
    assert best_threshold(*rows, cost_fp=1, cost_fn=0) == math.inf
    assert (bayes_threshold(0, 1), bayes_threshold(1, 0)) == (0.0, 1.0)


@seed(SEED)
@MANY
@given(COSTS, st.floats(0, 1))
def test_at_the_bayes_threshold_an_alarm_costs_what_silence_does(costs, p):
    cost_fp, cost_fn = costs
    border = bayes_threshold(cost_fp, cost_fn)
    assert (1 - border) * cost_fp == pytest.approx(border * cost_fn, abs=1e-9 * max(costs))
    alarm, silence = (1 - p) * cost_fp, p * cost_fn
    if abs(p - border) > 1e-9:
        assert (p > border) == (alarm < silence)


@pytest.mark.parametrize("costs", [(1, 3), (3, 1), (1, 1), (2, 7), (1, 19.5)])
def test_rows_that_happen_as_often_as_they_say_are_best_parted_at_the_bayes_threshold(costs):
    # 20 rows with each p = k/20, of which k are positive.
    k = np.arange(21)
    p = np.repeat(k / 20, 20)
    y_true = (np.tile(np.arange(20), 21) < np.repeat(k, 20)).astype(int)
    found, bayes = best_threshold(y_true, p, *costs), bayes_threshold(*costs)
    # At the border itself calling and not calling cost the same.
    assert_array_equal(p >= found, (p >= bayes) & ~np.isclose(p, bayes))
    assert total_cost(y_true, p, bayes, *costs) == pytest.approx(
        total_cost(y_true, p, found, *costs)
    )


@seed(SEED)
@MANY
@given(scored(), COSTS)
def test_only_the_order_of_scores_and_the_ratio_of_costs_count(rows, costs):
    y_true, scores, _ = rows
    found = best_threshold(y_true, scores, *costs)
    ranks = np.unique(scores, return_inverse=True)[1]
    by_rank = best_threshold(y_true, ranks**3, *costs)
    assert_array_equal(scores >= found, ranks**3 >= by_rank)
    doubled = tuple(2 * cost for cost in costs)
    assert best_threshold(y_true, scores, *doubled) == found
    assert best_threshold(y_true[::-1], scores[::-1], *costs) == found


@seed(SEED)
@MANY
@given(st.integers(1, 30), st.integers(1, 30), st.data(), COSTS)
def test_the_expected_cost_of_the_rates_is_the_mean_of_the_rows(n_ill, n_well, data, costs):
    fn, fp = data.draw(st.integers(0, n_ill)), data.draw(st.integers(0, n_well))
    n = n_ill + n_well
    found = expected_cost(fp / n_well, 1 - fn / n_ill, n_ill / n, *costs)
    mean = costs[0] * (fp / n) + costs[1] * (fn / n)
    assert found == pytest.approx(mean, abs=1e-9 * max(costs))
    assert type(found) is float


def test_the_expected_cost_takes_a_whole_curve_and_the_ends_of_every_share():
    assert_array_equal(expected_cost([0, 1], [0, 1], 0.25, 4, 8), [2, 3])
    assert expected_cost(1, 1, 0, 4, 8) == 4.0
    assert expected_cost(0, 0, 1, 4, 8) == 8.0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: bayes_threshold(0, 0), "must not both be 0"),
        (lambda: bayes_threshold(-1, 2), "cost_fp must be at least 0 and finite, got -1"),
        (lambda: bayes_threshold(1, math.nan), "cost_fn .* got nan"),
        (lambda: bayes_threshold(math.inf, 1), "cost_fp .* got inf"),
        (lambda: best_threshold([0, 1], [1, 2], 0, 0), "must not both be 0"),
        (lambda: total_cost([0, 1], [1, 2], 1, 1, -1), "cost_fn .* got -1"),
        (lambda: expected_cost(0, 0, 0, 0, 0), "must not both be 0"),
        (lambda: best_threshold([0, 1], [1], 1, 1), r"\(n,\) with n ≥ 1; got \(2,\) and \(1,\)"),
        (lambda: best_threshold([], [], 1, 1), r"got \(0,\) and \(0,\)"),
        (lambda: best_threshold([[0, 1]], [[1, 2]], 1, 1), r"got \(1, 2\) and \(1, 2\)"),
        (lambda: best_threshold([0, 2], [1, 2], 1, 1), r"0 and 1 only, got \[0, 2\]"),
        (lambda: best_threshold([0, 1], [1, math.nan], 1, 1), "scores must be finite"),
        (lambda: total_cost([0, 1], [1, math.inf], 1, 1, 1), "scores must be finite"),
        (
            lambda: expected_cost([0, 1.1], 0, 0.5, 1, 1),
            r"fpr must lie in \[0, 1\], got 0.0 to 1.1",
        ),
        (lambda: expected_cost(0, -0.1, 0.5, 1, 1), r"tpr must lie in \[0, 1\], got -0.1"),
        (lambda: expected_cost(0, 0, math.nan, 1, 1), "prevalence must .* got nan"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
