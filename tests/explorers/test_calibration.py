"""The calibration explorer without a browser: its log odds, scores and words against others'."""

from __future__ import annotations

import re

import numpy as np
import pytest
from scipy.special import expit, logit
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes.explorers import calibration_explorer
from mlnotes.explorers.calibration import BINS, ODDS, STRETCHES, bend, out_of_fold

NAMES = "logistic", "naive Bayes"


@pytest.fixture(scope="module")
def explorer():
    return calibration_explorer()


@pytest.fixture(scope="module")
def log_odds():
    return {name: out_of_fold(name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_each_log_odds_is_of_a_model_that_did_not_see_the_tumour(name, log_odds):
    X, y = load_breast_cancer(return_X_y=True)
    model = {
        "logistic": make_pipeline(StandardScaler(), LogisticRegression()),
        "naive Bayes": GaussianNB(),
    }[name]
    p = np.empty(len(y))
    for a, b in StratifiedKFold(5, shuffle=True, random_state=0).split(X, 1 - y):
        p[b] = model.fit(X[a], 1 - y[a]).predict_proba(X[b])[:, 1]
    np.testing.assert_allclose(expit(log_odds[name].z), p, rtol=1e-6, atol=1e-12)
    np.testing.assert_array_equal(log_odds[name].y, 1 - y)


def test_bending_multiplies_the_log_odds_and_then_the_odds():
    p = np.array([0.1, 0.5, 0.8])
    np.testing.assert_allclose(bend(logit(p), 1, 1), p)
    np.testing.assert_allclose(bend(logit(p), 1, 3), [0.25, 0.75, 12 / 13])
    np.testing.assert_allclose(bend(logit(p), 2, 1), [1 / 82, 0.5, 16 / 17])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("stretch", "odds"), [(1.0, 1.0), (0.125, 1.0), (2.0, 10.0), (0.5, 0.03)])
def test_the_scores_told_are_those_of_scikit_learn_and_of_bins_gone_through(
    explorer, log_odds, name, stretch, odds
):
    z, y = log_odds[name]
    p = expit(stretch * z + np.log(odds))
    for n_bins in BINS:
        caption = explorer.look(name, stretch=stretch, odds=odds, n_bins=n_bins).caption
        pattern = r"Brier score ([\d.]+), ECE ([\d.]+) over (\d+) bins, AUC ([\d.]+)\."
        brier, ece, bins, auc = map(float, re.search(pattern, caption).groups())
        gaps = [
            abs(p[inside].mean() - y[inside].mean()) * inside.sum()
            for k in range(n_bins)
            if (inside := (k / n_bins <= p) & ((p < (k + 1) / n_bins) | (k == n_bins - 1))).any()
        ]
        expected = metrics.brier_score_loss(y, p), sum(gaps) / len(y), n_bins
        assert (brier, ece, bins) == pytest.approx(expected, abs=6e-5)
        assert auc == pytest.approx(metrics.roc_auc_score(y, z), abs=6e-5)


def test_the_curve_drawn_is_scikit_learns(explorer, log_odds):
    z, y = log_odds["logistic"]
    view = explorer.look("logistic", stretch=1.0, odds=1.0, n_bins=10)
    drawn = view.figure.axes[0].lines[1]
    share, told = calibration_curve(y, expit(z), n_bins=10)
    np.testing.assert_allclose(drawn.get_data(), [told, share])


def test_the_sure_and_the_safe_are_counted(explorer, log_odds):
    z, y = log_odds["naive Bayes"]
    caption = explorer.look("naive Bayes", stretch=1.0, odds=1.0, n_bins=10).caption
    low, high = z < np.log(1 / 9), z >= np.log(9)
    assert f"less than 0.1: {low.sum()} tumours, {y[low].sum()} of them malignant" in caption
    assert caption.endswith(f"0.9 or more: {high.sum()}, of them {y[high].sum()}.")


def test_naive_bayes_is_bent_straight_by_an_eighth_and_logistic_regression_needs_none(log_odds):
    for name, best in (("naive Bayes", (0.125,)), ("logistic", (1.0, 2.0, 4.0))):
        z, y = log_odds[name]
        brier = [metrics.brier_score_loss(y, expit(stretch * z)) for stretch in STRETCHES]
        assert STRETCHES[int(np.argmin(brier))] in best
    assert 1.0 in ODDS
