"""Measures of four counts against scikit-learn on as many rows, exact arithmetic, and by hand."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from fixtures.rows import MANY
from fixtures.sampling import SEED
from hypothesis import example, given, seed, settings
from hypothesis import strategies as st
from sklearn import metrics as sklearn_metrics

from mlnotes.metrics import (
    accuracy,
    balanced_accuracy,
    cohen_kappa,
    f_beta,
    matthews,
    precision,
    recall,
    specificity,
)

COUNTS = st.tuples(*4 * [st.integers(0, 30) | st.just(0)]).filter(any)
ZERO_DIVISION = st.sampled_from([0.0, 1.0, math.nan])
# TP 30, FN 20, FP 5, TN 40.
TABLE = (30, 5, 20, 40)


def rows(tp, fp, fn, tn):
    """y_true and y_pred with these counts."""
    return np.repeat([1, 0, 1, 0], [tp, fp, fn, tn]), np.repeat([1, 1, 0, 0], [tp, fp, fn, tn])


def same(value):
    return pytest.approx(value, rel=1e-12, abs=1e-12, nan_ok=True)


@seed(SEED)
@MANY
@given(COUNTS, st.floats(0.01, 100), ZERO_DIVISION)
def test_shares_and_f_beta_are_those_of_scikit_learn_undefined_ones_too(counts, beta, otherwise):
    tp, fp, fn, tn = counts
    options = {"beta": beta, "labels": [1, 0], "zero_division": otherwise}
    theirs = sklearn_metrics.precision_recall_fscore_support(*rows(*counts), **options)
    assert precision(tp, fp, zero_division=otherwise) == same(theirs[0][0])
    assert recall(tp, fn, zero_division=otherwise) == same(theirs[1][0])
    assert specificity(tn, fp, zero_division=otherwise) == same(theirs[1][1])
    # From precision and recall alone nobody can tell that all three counts are 0.
    f = theirs[2][0] if tp + fp + fn else 0.0
    assert f_beta(precision(tp, fp), recall(tp, fn), beta) == same(f)


@pytest.mark.filterwarnings("ignore:y_pred contains classes not in y_true")
@pytest.mark.filterwarnings("ignore:A single label was found")
@seed(SEED)
@MANY
@given(COUNTS)
def test_accuracies_are_those_of_scikit_learn_also_where_a_class_has_no_rows(counts):
    y_true, y_pred = rows(*counts)
    assert accuracy(*counts) == same(sklearn_metrics.accuracy_score(y_true, y_pred))
    theirs = sklearn_metrics.balanced_accuracy_score(y_true, y_pred)
    assert balanced_accuracy(*counts) == same(theirs)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.UndefinedMetricWarning")
@seed(SEED)
@MANY
@given(COUNTS)
def test_kappa_is_that_of_scikit_learn_and_0_where_that_is_undefined(counts):
    theirs = sklearn_metrics.cohen_kappa_score(
        *rows(*counts), labels=[0, 1], replace_undefined_by=0.0
    )
    assert cohen_kappa(*counts) == same(theirs)


@seed(SEED)
@MANY
@given(COUNTS)
def test_matthews_is_the_correlation_and_0_for_what_never_varies(counts):
    y_true, y_pred = rows(*counts)
    varies = len(set(y_true)) == len(set(y_pred)) == 2
    assert matthews(*counts) == same(np.corrcoef(y_true, y_pred)[0, 1] if varies else 0.0)


@seed(SEED)
@settings(deadline=None)
@given(st.tuples(*4 * [st.integers(1, 10**9)]))
@example((10**9, 10**9, 10**9, 10**9))
@example((10**9, 1, 1, 10**9))
def test_matthews_of_a_thousand_million_rows_of_int64_does_not_overflow(counts):
    tp, fp, fn, tn = counts
    with localcontext(prec=60):
        below = Decimal((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)).sqrt()
        exact = float((tp * tn - fp * fn) / below)
    assert matthews(*np.array(counts, dtype=np.int64)) == pytest.approx(exact, rel=1e-9, abs=1e-15)


@seed(SEED)
@settings(deadline=None)
@given(COUNTS, st.sampled_from([0.125, 0.5, 4.0]))
def test_weights_that_are_all_alike_change_nothing(counts, weight):
    tp, fp, fn, tn = (weight * count for count in counts)
    assert precision(tp, fp) == precision(*counts[:2])
    for measure in (accuracy, balanced_accuracy, cohen_kappa, matthews):
        assert measure(tp, fp, fn, tn) == same(measure(*counts))


def test_every_measure_of_one_table_is_as_by_hand():
    tp, fp, fn, tn = TABLE
    p, r = precision(tp, fp), recall(tp, fn)
    assert (p, r, specificity(tn, fp)) == (30 / 35, 30 / 50, 40 / 45)
    assert f_beta(p, r, 1) == pytest.approx(12 / 17)
    found = [p, r, f_beta(p, r, 1), f_beta(p, r, 2), f_beta(p, r, 0.5)]
    assert [round(value, 4) for value in found] == [0.8571, 0.6, 0.7059, 0.6383, 0.7895]
    found = [accuracy(*TABLE), balanced_accuracy(*TABLE), matthews(*TABLE), cohen_kappa(*TABLE)]
    assert [round(value, 4) for value in found] == [0.7368, 0.7444, 0.5060, 0.4809]
    # Chance agrees on (35·50 + 60·45)/95² of the rows.
    by_chance = (35 * 50 + 60 * 45) / 95**2
    assert cohen_kappa(*TABLE) == pytest.approx((70 / 95 - by_chance) / (1 - by_chance))
    assert matthews(*TABLE) == pytest.approx((30 * 40 - 5 * 20) / math.sqrt(35 * 50 * 45 * 60))


def test_f1_of_always_a_with_99_of_100_rows_a():
    # With A positive: 99 found, 1 called wrongly; with B positive: none found, none called.
    assert f_beta(precision(99, 1), recall(99, 0), 1) == pytest.approx(2 * 0.99 / 1.99)
    assert round(f_beta(precision(99, 1), recall(99, 0), 1), 4) == 0.9950
    assert f_beta(precision(0, 0), recall(0, 1), 1) == 0.0


@pytest.mark.parametrize(("prevalence", "f1"), [(0.99, 0.6644), (0.01, 0.0196)])
def test_f1_of_a_fair_coin_has_the_prevalence_as_precision_and_one_half_as_recall(prevalence, f1):
    expected = 2 * prevalence * 0.5 / (prevalence + 0.5)
    assert f_beta(prevalence, 0.5, 1) == pytest.approx(expected)
    assert round(f_beta(prevalence, 0.5, 1), 4) == f1


@pytest.mark.parametrize("counts", [(99, 1, 0, 0), (0, 0, 99, 1), (1, 99, 0, 0), (0, 0, 1, 99)])
def test_a_constant_is_no_better_than_chance_whatever_its_accuracy(counts):
    assert balanced_accuracy(*counts) == 0.5
    assert matthews(*counts) == cohen_kappa(*counts) == 0.0


def test_right_and_wrong_everywhere_are_the_ends_of_the_scale():
    for measure in (accuracy, balanced_accuracy, matthews, cohen_kappa):
        assert measure(7, 0, 0, 3) == 1.0
    assert matthews(0, 3, 7, 0) == -1.0
    assert accuracy(0, 3, 7, 0) == balanced_accuracy(0, 3, 7, 0) == 0.0


def test_matthews_turns_its_sign_with_the_calls_and_keeps_it_with_the_classes():
    tp, fp, fn, tn = TABLE
    assert matthews(fn, tn, tp, fp) == pytest.approx(-matthews(*TABLE))
    assert matthews(tn, fn, fp, tp) == pytest.approx(matthews(*TABLE))


@seed(SEED)
@MANY
@given(st.floats(0.001, 1), st.floats(0.001, 1))
def test_f1_is_the_harmonic_mean_and_f_beta_leads_to_precision_and_recall(p, r):
    assert f_beta(p, r, 1) == pytest.approx(1 / ((1 / p + 1 / r) / 2))
    assert f_beta(p, r, 1e-9) == pytest.approx(p)
    assert f_beta(p, r, 1e9) == pytest.approx(r)
    assert f_beta(p, r, 2) == pytest.approx(f_beta(r, p, 0.5))


def test_nothing_counted_is_0_everywhere():
    for measure in (accuracy, balanced_accuracy, cohen_kappa, matthews):
        assert measure(0, 0, 0, 0) == 0.0
    assert f_beta(0, 0, 1) == 0.0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: precision(-1, 2), "tp must be a count, at least 0 and finite, got -1"),
        (lambda: recall(1, math.nan), "fn must .* got nan"),
        (lambda: specificity(math.inf, 1), "tn must .* got inf"),
        (lambda: accuracy(1, 2, 3, -1e-9), "tn must .* got -1e-09"),
        (lambda: balanced_accuracy(1, -2, 3, 4), "fp must .* got -2"),
        (lambda: matthews(1, 2, math.nan, 4), "fn must .* got nan"),
        (lambda: cohen_kappa(-3, 2, 3, 4), "tp must .* got -3"),
        (lambda: f_beta(1.5, 0.5, 1), r"precision must lie in \[0, 1\], got 1.5"),
        (lambda: f_beta(0.5, -0.1, 1), r"recall must lie in \[0, 1\], got -0.1"),
        (lambda: f_beta(0.5, math.nan, 1), "recall .* got nan"),
        (lambda: f_beta(0.5, 0.5, 0), "beta must be positive and finite, got 0"),
        (lambda: f_beta(0.5, 0.5, math.inf), "beta .* got inf"),
        (lambda: f_beta(0.5, 0.5, math.nan), "beta .* got nan"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
