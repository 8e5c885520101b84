"""What a prevalence does, against scikit-learn on people who are counted, and against Bayes."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from fixtures.rows import MANY
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import stats
from sklearn import metrics
from sklearn.dummy import DummyClassifier
from sklearn.naive_bayes import GaussianNB

from mlnotes.prevalence import (
    constant_f1,
    correct_prior,
    majority_baseline,
    positive_predictive_value,
    random_guess_f1,
)

INSIDE = st.floats(1e-4, 1 - 1e-4)
# Rows that are positive, and rows that are not.
BOTH = st.tuples(st.integers(1, 40), st.integers(1, 40))


@seed(SEED)
@MANY
@given(
    BOTH.filter(lambda counts: counts[0] != counts[1]),
    st.sampled_from([(0, 1), (1, 0), ("ill", "well"), (-1, 7), (True, False)]),
    st.randoms(use_true_random=False),
)
def test_the_baseline_is_scikit_learns_most_frequent_label(counts, labels, random):
    rows = np.repeat(labels, counts).tolist()
    random.shuffle(rows)
    always = DummyClassifier(strategy="most_frequent").fit(rows, rows).predict(rows)
    rarer = labels[np.argmin(counts)]
    found = majority_baseline(rows)
    assert found.accuracy == pytest.approx(metrics.accuracy_score(rows, always))
    assert found.minority_f1 == metrics.f1_score(rows, always, pos_label=rarer, zero_division=0)


def test_all_negative_is_right_for_9999_of_10000_only_if_one_of_them_is_ill():
    assert majority_baseline([1] + 9999 * [0]).accuracy == 0.9999
    assert majority_baseline([1, 1] + 9998 * [0]).accuracy < 0.9999


@seed(SEED)
@MANY
@given(BOTH)
def test_f1_of_constants_is_that_of_scikit_learn(counts):
    y_true, prevalence = np.repeat([1, 0], counts), counts[0] / sum(counts)
    for always in (True, False):
        y_pred = np.full(len(y_true), int(always))
        expected = metrics.f1_score(y_true, y_pred, zero_division=0)
        assert constant_f1(prevalence, always) == pytest.approx(expected)


@seed(SEED)
@MANY
@given(BOTH)
def test_f1_of_a_coin_is_that_of_rows_of_which_every_other_one_is_called(counts):
    y_true = np.repeat([1, 0], 2 * np.array(counts))
    y_pred = np.arange(len(y_true)) % 2
    found = random_guess_f1(counts[0] / sum(counts))
    assert found == pytest.approx(metrics.f1_score(y_true, y_pred))


def test_f1_with_99_rows_of_a_and_1_of_b_is_as_by_hand():
    assert round(constant_f1(0.99, True), 4) == 0.9950
    assert constant_f1(0.01, False) == 0.0
    assert round((constant_f1(0.99, True) + constant_f1(0.01, False)) / 2, 4) == 0.4975
    assert round(random_guess_f1(0.99), 4) == 0.6644
    assert round(random_guess_f1(0.01), 4) == 0.0196


@seed(SEED)
@settings(deadline=None)
@given(st.integers(0, 10**6))
def test_a_coin_that_is_thrown_comes_near_its_f1(random_state):
    rng = np.random.default_rng(random_state)
    y_true = (np.arange(40_000) < 2_000).astype(int)
    found = metrics.f1_score(y_true, rng.integers(0, 2, 40_000))
    assert found == pytest.approx(random_guess_f1(0.05), abs=0.01)


def shares_of(n):
    return st.integers(0, n).map(lambda k: Fraction(k, n))


@seed(SEED)
@MANY
@given(shares_of(100), shares_of(100), st.integers(0, 100))
def test_the_predictive_value_is_that_of_10_000_people_counted(sensitivity, specificity, percent):
    ill, well = 100 * percent, 100 * (100 - percent)
    hits, false_alarms = sensitivity * ill, (1 - specificity) * well
    shares = (float(sensitivity), float(specificity), percent / 100)
    if hits + false_alarms == 0:
        with pytest.raises(ValueError, match="nobody is called positive"):
            positive_predictive_value(*shares)
        return
    assert hits.denominator == false_alarms.denominator == 1
    y_true = np.repeat([1, 0], [ill, well])
    y_pred = np.zeros(10_000, dtype=int)
    y_pred[: int(hits)] = 1
    y_pred[ill : ill + int(false_alarms)] = 1
    expected = metrics.precision_score(y_true, y_pred)
    assert positive_predictive_value(*shares) == pytest.approx(expected, rel=1e-9)


def test_of_those_called_ill_by_a_test_that_is_right_for_9999_of_10000_half_are():
    assert positive_predictive_value(0.9999, 0.9999, 0.0001) == pytest.approx(0.5)


def test_what_the_tests_of_a_screening_mean_for_1_in_100():
    # 1000 people: 10 ill, of whom 9 are found; 990 well, of whom 89.1 are alarmed.
    assert positive_predictive_value(0.9, 0.91, 0.01) == pytest.approx(9 / (9 + 89.1))


@seed(SEED)
@MANY
@given(st.floats(-6, 6), st.floats(0.5, 3), st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_a_corrected_probability_is_that_of_bayes_with_the_other_prior(x, distance, train, true):
    ill, well = stats.norm.pdf(x, distance), stats.norm.pdf(x)

    def bayes(prior):
        return prior * ill / (prior * ill + (1 - prior) * well)

    assert correct_prior(bayes(train), train, true) == pytest.approx(bayes(true), rel=1e-6)


def test_a_corrected_model_is_the_model_with_the_other_prior():
    rng = np.random.default_rng(SEED)
    y = np.repeat([0, 1], [60, 40])
    X = rng.normal(size=(100, 2)) + y[:, None]
    trained, meant = (
        GaussianNB(priors=[1 - prior, prior]).fit(X, y).predict_proba(X)[:, 1]
        for prior in (0.4, 0.03)
    )
    assert_allclose(correct_prior(trained, 0.4, 0.03), meant, rtol=1e-9)


@seed(SEED)
@MANY
@given(INSIDE, INSIDE, INSIDE)
def test_a_correction_moves_the_odds_is_undone_by_its_reverse_and_maps_prior_to_prior(p, one, two):
    there = correct_prior(p, one, two)
    assert type(there) is float
    moved = math.log(there / (1 - there)) - math.log(p / (1 - p))
    by = math.log(two / (1 - two)) - math.log(one / (1 - one))
    assert moved == pytest.approx(by, abs=1e-6)
    assert correct_prior(there, two, one) == pytest.approx(p, rel=1e-6)
    assert correct_prior(p, one, one) == pytest.approx(p)
    assert correct_prior(one, one, two) == pytest.approx(two)


def test_many_probabilities_are_corrected_each_by_itself():
    p = np.array([[0.2, 0.5], [0.7, 0.9]])
    found = correct_prior(p, 0.5, 0.1)
    assert found.shape == (2, 2)
    assert_allclose(found, [[correct_prior(one, 0.5, 0.1) for one in row] for row in p])
    assert correct_prior([], 0.5, 0.1).shape == (0,)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: majority_baseline([0, 0, 1, 1]), r"counts \[2, 2\]"),
        (lambda: majority_baseline([0, 0, 0]), r"got 1 labels with the counts \[3\]"),
        (lambda: majority_baseline([0, 1, 2, 2]), r"got 3 labels with the counts \[1, 1, 2\]"),
        (lambda: majority_baseline([]), r"got 0 labels"),
        (lambda: constant_f1(0, True), "prevalence must lie strictly between 0 and 1, got 0"),
        (lambda: constant_f1(1, False), "prevalence .* got 1"),
        (lambda: random_guess_f1(1), "prevalence .* got 1"),
        (lambda: random_guess_f1(math.nan), "prevalence .* got nan"),
        (
            lambda: positive_predictive_value(1.1, 1, 1),
            r"sensitivity must lie in \[0, 1\], got 1.1",
        ),
        (lambda: positive_predictive_value(1, -0.1, 1), "specificity .* got -0.1"),
        (lambda: positive_predictive_value(1, 1, math.nan), "prevalence .* got nan"),
        (lambda: positive_predictive_value(0, 1, 0.5), "nobody is called positive"),
        (lambda: correct_prior(0.5, 0, 0.5), "train_prevalence .* got 0"),
        (lambda: correct_prior(0.5, 0.5, 1), "true_prevalence .* got 1"),
        (lambda: correct_prior([0.5, 1.0], 0.5, 0.5), "strictly between 0 and 1, got 0.5 to 1.0"),
        (lambda: correct_prior([0.0, 0.5], 0.5, 0.5), "got 0.0 to 0.5"),
        (lambda: correct_prior(math.nan, 0.5, 0.5), "got nan"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_certain_tests_and_certain_prevalences_are_taken():
    assert positive_predictive_value(1, 1, 0.01) == 1.0
    assert positive_predictive_value(0, 0, 0.5) == 0.0
    assert positive_predictive_value(0.3, 0.2, 1) == 1.0
    assert positive_predictive_value(0.3, 0.2, 0) == 0.0
