"""Entropies and divergences against scipy, and the inequalities that they are known for."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fixtures.rows import MANY
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from scipy import stats

from mlnotes.information import (
    cross_entropy,
    entropy,
    entropy_bits,
    jensen_shannon,
    kl_divergence,
)

TWO_PLACES = (cross_entropy, kl_divergence, jensen_shannon)


@st.composite
def distributions(draw, number: int):
    """Some distributions over the same k values, many of which may be impossible."""
    k = draw(st.integers(1, 8))
    masses = st.lists(st.sampled_from([0.0, 1.0]) | st.floats(1e-6, 1.0), min_size=k, max_size=k)
    drawn = [np.array(draw(masses.filter(any))) for _ in range(number)]
    return [mass / mass.sum() for mass in drawn]


def near(value):
    return pytest.approx(value, rel=1e-9, abs=1e-12)


@seed(SEED)
@MANY
@given(distributions(1))
def test_entropy_is_that_of_scipy_in_nats_and_in_bits(drawn):
    (p,) = drawn
    assert entropy(p) == near(stats.entropy(p))
    assert entropy_bits(p) == near(stats.entropy(p, base=2))
    assert 0 <= entropy(p) <= math.log(len(p)) + 1e-12


@seed(SEED)
@MANY
@given(distributions(2))
def test_divergences_are_those_of_scipy_infinite_ones_included(drawn):
    p, q = drawn
    assert kl_divergence(p, q) == near(stats.entropy(p, q))
    mean = (stats.entropy(p) + stats.entropy(q)) / 2
    assert jensen_shannon(p, q) == near(stats.entropy((p + q) / 2) - mean)


@seed(SEED)
@MANY
@given(distributions(2))
def test_cross_entropy_is_what_truth_costs_and_what_error_adds(drawn):
    p, q = drawn
    assert cross_entropy(p, q) == near(stats.entropy(p) + stats.entropy(p, q))
    assert kl_divergence(p, q) >= 0
    assert 0 <= jensen_shannon(p, q) <= math.log(2) + 1e-12
    assert jensen_shannon(p, q) == near(jensen_shannon(q, p))
    assert kl_divergence(p, p) == jensen_shannon(p, p) == 0.0


@seed(SEED)
@settings(deadline=None)
@given(distributions(1), st.integers(0, 2**32 - 1))
def test_no_divergence_is_negative_between_neighbours(drawn, random_state):
    (p,) = drawn
    q = p * np.random.default_rng(random_state).uniform(1 - 1e-9, 1 + 1e-9, len(p))
    assert 0 <= kl_divergence(p, q / q.sum()) < 1e-14


def test_a_27_letter_alphabet_has_the_largest_entropy_when_uniform():
    assert entropy_bits(np.full(27, 1 / 27)) == pytest.approx(math.log2(27))
    assert round(entropy_bits(np.full(27, 1 / 27)), 3) == 4.755
    unequal = np.full(27, 1 / 27) + np.array([1e-3, -1e-3] + 25 * [0])
    assert entropy_bits(unequal) < math.log2(27)


def test_a_sure_thing_has_no_entropy_not_even_a_negative_zero():
    for value in (entropy([0.0, 1.0]), entropy_bits([1.0]), cross_entropy([1.0], [1.0])):
        assert math.copysign(1.0, value) == 1.0
        assert value == 0.0


def test_a_lopsided_coin_is_nearer_from_one_side_than_from_the_other():
    fair, lopsided = [0.5, 0.5], [0.9, 0.1]
    forward, reverse = kl_divergence(fair, lopsided), kl_divergence(lopsided, fair)
    assert forward == pytest.approx(math.log(0.5 / math.sqrt(0.9 * 0.1)))
    assert (round(forward, 3), round(reverse, 3)) == (0.511, 0.368)


def test_what_never_was_thought_possible_costs_without_end():
    assert (
        kl_divergence([0.5, 0.5], [1.0, 0.0]) == cross_entropy([0.5, 0.5], [1.0, 0.0]) == math.inf
    )
    assert kl_divergence([1.0, 0.0], [0.5, 0.5]) == pytest.approx(math.log(2))
    assert jensen_shannon([1.0, 0.0], [0.0, 1.0]) == pytest.approx(math.log(2))


def test_what_is_nearly_impossible_costs_much_and_gives_no_warning():
    assert kl_divergence([1.0, 0.0], [1e-320, 1.0]) == pytest.approx(-math.log(1e-320))


@pytest.mark.parametrize("function", [entropy, entropy_bits])
@pytest.mark.parametrize(
    ("p", "words"),
    [
        ([], r"p must have the shape \(k,\) with k ≥ 1, got \(0,\)"),
        (1.0, r"got \(\)"),
        ([[0.5, 0.5]], r"got \(1, 2\)"),
        ([0.5, 0.6], "sum to 1, got a minimum of 0.5 and a sum of 1.1"),
        ([0.5, 0.4999], "a sum of 0.9999"),
        ([1.5, -0.5], "at least 0 .* a minimum of -0.5"),
        ([1.0, math.nan], "a minimum of nan"),
        ([math.inf, 0.0], "a sum of inf"),
    ],
)
def test_what_is_no_distribution_is_refused(function, p, words):
    with pytest.raises(ValueError, match=words):
        function(p)


@pytest.mark.parametrize("function", TWO_PLACES)
def test_in_both_places_a_distribution_over_the_same_values_is_needed(function):
    with pytest.raises(ValueError, match=r"p must be at least 0 and sum to 1, .* a sum of 0.9"):
        function([0.5, 0.4], [0.5, 0.5])
    with pytest.raises(ValueError, match=r"q must be at least 0 and sum to 1, .* of -1.0"):
        function([0.5, 0.5], [2.0, -1.0])
    with pytest.raises(ValueError, match="as many entries, got 2 and 3"):
        function([0.5, 0.5], [0.5, 0.25, 0.25])


def test_a_sum_may_miss_1_by_rounding():
    assert entropy_bits([0.5, 0.5 + 1e-7]) == pytest.approx(1.0, abs=1e-6)
