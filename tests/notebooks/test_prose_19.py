"""What lesson 19 says in words and in alt texts, held against scikit-learn, scipy and fractions."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy import optimize, stats
from scipy.special import expit, logit
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import screening
from mlnotes.classroom.building import ROOT

X, TARGET = load_breast_cancer(return_X_y=True)
y = 1 - TARGET
FIVE = StratifiedKFold(5, shuffle=True, random_state=0)


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "19_thresholds_costs_calibration.py"


def logistic():
    return make_pipeline(StandardScaler(), LogisticRegression())


@cache
def tumours() -> dict[str, np.ndarray]:
    """The tumours' probabilities, each by a model that did not see it."""
    log_p = cross_val_predict(GaussianNB(), X, y, cv=FIVE, method="predict_log_proba")
    z = log_p[:, 1] - log_p[:, 0]
    return {
        "logistic": cross_val_predict(logistic(), X, y, cv=FIVE, method="predict_proba")[:, 1],
        "naive Bayes": expit(z),
        "straightened": straight(z),
    }


def straight(z: np.ndarray) -> np.ndarray:
    """σ(a·z + b) with the least log loss on the other folds, found by a general minimiser."""
    p = np.empty(len(y))
    for a, b in FIVE.split(z, y):

        def loss(line, a=a):
            scores = line[0] * z[a] + line[1]
            return np.mean(np.logaddexp(0, scores) - y[a] * scores)

        slope, offset = optimize.minimize(loss, [0.1, 0.0], method="Nelder-Mead").x
        p[b] = expit(slope * z[b] + offset)
    return p


def cost_of_100(truth, called, cost_fn) -> float:
    (_, fp), (fn, _) = metrics.confusion_matrix(truth, called, labels=[0, 1])
    return 100 * (fp + cost_fn * fn) / len(truth)


@cache
def programme(seed: int) -> tuple[np.ndarray, np.ndarray]:
    data = screening.screening_images(20_000, prevalence=0.03, marked=False, random_state=seed)
    is_first = np.diff(data.patients, prepend=-1) > 0
    return data.X[is_first][:, :11], data.y[is_first]


def balanced(features, truth, seed) -> np.ndarray:
    """Which rows are kept: all ill ones, and as many others, by the draw that lesson 18 uses."""
    healthy = np.flatnonzero(truth == 0)
    kept = np.random.default_rng(seed).choice(healthy, truth.sum(), replace=False)
    return np.sort(np.append(np.flatnonzero(truth == 1), kept))


def exchange(p, before, after):
    """Bayes in log odds."""
    return expit(logit(p) - logit(before) + logit(after))


@cache
def rivals(seed: int) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """The truth about fresh people, and what each rival told them."""
    (features, truth), (fresh, ill) = programme(2 * seed), programme(2 * seed + 1)
    rows = balanced(features, truth, seed)
    written = logistic().fit(features[rows], truth[rows]).predict_proba(fresh)[:, 1]
    return {
        "as written": (ill, written),
        "mended": (ill, exchange(written, 0.5, truth.mean())),
        "trained on all": (ill, logistic().fit(features, truth).predict_proba(fresh)[:, 1]),
        "nobody": (ill, np.zeros(len(ill))),
    }


def test_of_those_who_were_told_seven_tenths_one_in_fourteen_is_ill(instructor):
    ill, told = rivals(0)["as written"]
    letter = (told >= 0.65) & (told < 0.75)
    assert len(ill) == 20_000
    assert f"AUC {metrics.roc_auc_score(ill, told):.3f}" in instructor.printed
    told_about = f"told about .7: {letter.sum()} people; ill: {ill[letter].sum()}, a share of "
    assert f"{told_about}{ill[letter].mean():.3f}" in instructor.printed
    assert round(1 / ill[letter].mean()) == 14
    assert 0.7 / ill[letter].mean() == pytest.approx(10, abs=0.5)
    share, _ = calibration_curve(ill, told, n_bins=10)
    assert share[4] < 0.03  # near 0 up to one half
    assert share[-1] == pytest.approx(1 / 3, abs=0.02)


def test_calling_pays_from_a_tenth_on_where_a_miss_costs_nine_alarms(instructor):
    for p in ("0.05", "0.1", "0.2", "0.5"):
        call, leave = 1 - Fraction(p), 9 * Fraction(p)
        told = f"p = {p}: calling costs {float(call):.2f} on average, not calling "
        assert f"{told}{float(leave):.2f}" in instructor.printed
        assert (call <= leave) == (Fraction(p) >= Fraction(1, 10))
    assert round(10 / 11, 2) == 0.91


def test_in_the_explorer_the_least_cost_lies_above_the_bayes_threshold(instructor):
    assert (
        "radius and texture, threshold 0.2: 100 of the 569 tumours cost 33.0" in instructor.printed
    )
    p = cross_val_predict(logistic(), X[:, :2], y, cv=FIVE, method="predict_proba")[:, 1]
    settable = [0.01, 0.02, 0.03, *(k / 20 for k in range(1, 20)), 0.97, 0.98, 0.99]
    costs = {t: cost_of_100(y, p >= t, 10) for t in settable}
    assert min(settable, key=lambda t: abs(t - 1 / 11)) == 0.1
    assert costs[0.1] == pytest.approx(36.2, abs=0.05)
    assert min(costs, key=costs.get) == 0.2
    assert costs[0.2] == pytest.approx(33.0, abs=0.05)


def test_by_hand_each_threshold_costs_what_is_told():
    scores, truth = np.array([0.9, 0.6, 0.6, 0.4, 0.2]), [1, 0, 1, 0, 1]
    costs = [cost_of_100(truth, scores >= t, 3) / 20 for t in (np.inf, 0.9, 0.6, 0.4, 0.2)]
    assert costs == pytest.approx([9, 6, 4, 5, 2])


def chosen(p, n_rows: int, seed: int) -> list[float]:
    """Cost of 100 tumours: where the threshold was chosen, on the others, and with 1/11 there."""
    rows = np.random.default_rng(seed).permutation(len(y))
    here, others = rows[:n_rows], rows[n_rows:]
    candidates = [np.inf, *np.sort(p[here])[::-1]]
    costs = [cost_of_100(y[here], p[here] >= t, 10) for t in candidates]
    best = candidates[int(np.argmin(costs))]
    elsewhere = [cost_of_100(y[others], p[others] >= t, 10) for t in (best, 1 / 11)]
    return [min(costs), *elsewhere]


def test_a_threshold_chosen_on_the_test_rows_costs_more_on_others(instructor):
    # Counting each cost by scikit-learn is slow; a quarter of the runs must agree with the whole.
    p = tumours()["logistic"]
    some = np.array([chosen(p, 100, seed) for seed in range(50)])
    told = re.findall(r"chosen on 100, cost [\w /]+: ([\d.]+) ± ([\d.]+)", instructor.printed)
    means, errors = np.array(told, dtype=float).T
    assert means.tolist() == [6.2, 16.1, 11.2]
    assert np.all(np.abs(some.mean(axis=0) - means) < 3 * stats.sem(some) + 0.05)
    assert np.all(stats.sem(some)[:2] / errors[:2] < 3)
    dearer = some[:, 1] - some[:, 2]
    assert dearer.mean() > 3 * stats.sem(dearer)


def quick_costs(p, rows, thresholds) -> np.ndarray:
    called = p[rows] >= np.asarray(thresholds)[:, None]
    wrong = np.where(y[rows] == 1, 10 * ~called, called)
    return 100 * wrong.mean(axis=1)


@pytest.mark.parametrize(
    ("n_rows", "expected"), [(100, (6.2, 16.1, 11.2)), (400, (9.3, 13.7, 10.8))]
)
def test_with_more_rows_to_choose_on_less_luck_is_fitted(n_rows, expected):
    p = tumours()["logistic"]
    found = []
    for seed in range(200):
        rows = np.random.default_rng(seed).permutation(len(y))
        candidates = [np.inf, *np.sort(p[rows[:n_rows]])[::-1]]
        here = quick_costs(p, rows[:n_rows], candidates)
        best = candidates[int(here.argmin())]
        found.append([here.min(), *quick_costs(p, rows[n_rows:], [best, 1 / 11])])
    assert np.mean(found, axis=0) == pytest.approx(expected, abs=0.05)
    if n_rows == 100:
        assert np.max(found) == pytest.approx(60, abs=1)
        assert np.quantile(np.array(found)[:, 0], 0.9) <= 15


def test_naive_bayes_ranks_well_and_is_too_sure(instructor):
    for name in ("logistic", "naive Bayes"):
        p = tumours()[name]
        safe = p < 0.01
        told = (
            f"{name}: AUC {metrics.roc_auc_score(y, p):.3f}, told below .01: {safe.sum()} tumours\n"
            f"   malignant by their own p: {p[safe].sum():.1f}, in truth: {y[safe].sum()}"
        )
        assert told in instructor.printed
    assert (safe.sum(), y[safe].sum(), round(p[safe].sum())) == (355, 16, 0)


def test_what_to_see_in_the_calibration_explorer_is_so():
    z = cross_val_predict(GaussianNB(), X, y, cv=FIVE, method="predict_log_proba") @ [-1, 1]
    brier = {s: metrics.brier_score_loss(y, expit(s * z)) for s in 2.0 ** np.arange(-5, 4)}
    assert min(brier, key=brier.get) == 1 / 8
    assert (brier[1 / 8], brier[1.0]) == pytest.approx((0.0424, 0.0568), abs=5e-5)
    assert metrics.roc_auc_score(y, z) == pytest.approx(0.9877, abs=5e-5)
    p = tumours()["logistic"]
    raised = 10 * p / (1 + 9 * p)
    assert np.all(raised >= p)
    share, told = calibration_curve(y, raised, n_bins=10)
    assert np.all(share < told)
    assert np.median(np.histogram(p, np.linspace(0, 1, 51))[0]) < 10  # few tumours a dot


def test_straight_probabilities_make_the_formula_cheap(instructor):
    expected = {"logistic": 11.2, "naive": 39.7, "straightened": 14.6}
    for (name, cost), p in zip(expected.items(), tumours().values(), strict=True):
        assert cost_of_100(y, p >= 1 / 11, 10) == pytest.approx(cost, abs=0.05)
        assert f"{name}: from 1/11 on, 100 tumours cost {cost}" in instructor.printed


def test_the_parts_of_the_brier_score_are_those_of_bins_gone_through(instructor):
    forecasts = {"share for all": np.full(len(y), y.mean())} | tumours()
    assert y.mean() == pytest.approx(0.373, abs=0.0005)
    for name, p in forecasts.items():
        share, told = calibration_curve(y, p, n_bins=10)
        counts = np.histogram(p, np.linspace(0, 1, 11))[0]
        weights = counts[counts > 0] / len(y)
        parts = weights @ (told - share) ** 2, weights @ (share - y.mean()) ** 2, np.var(y)
        found = re.search(
            rf"{name}: Brier ([\d.]+), reliability ([\d.]+), resolution ([\d.]+), uncertainty "
            r"([\d.]+)",
            instructor.printed,
        ).groups()
        expected = metrics.brier_score_loss(y, p), *parts
        assert list(map(float, found)) == pytest.approx(expected, abs=1e-4)
    by_hand = metrics.brier_score_loss([1, 0, 0], [0.8, 0.4, 0.0])
    assert by_hand == pytest.approx(0.0667, abs=5e-5)


def ece(truth, p, n_bins) -> float:
    """numpy's histograms put a border into the bin above, as the lesson does."""
    borders = np.linspace(0, 1, n_bins + 1)
    gaps = np.histogram(p, borders, weights=p - truth)[0]
    return np.abs(gaps).sum() / len(p)


def test_the_calibration_error_depends_on_the_bins_and_on_luck(instructor):
    assert ece(np.array([0, 1, 1]), np.array([0.1, 0.3, 0.9]), 2) == pytest.approx(0.7 / 3)
    tossed = np.random.default_rng(0).random((200, len(y)))
    found = {}
    for n_bins in (2, 5, 10, 20, 50):
        line = re.search(rf"(?m)^ ?{n_bins} bins:.*$", instructor.printed)[0]
        for name in ("logistic", "naive Bayes"):
            p = tumours()[name]
            if_true = np.mean([ece(coins < p, p, n_bins) for coins in tossed])
            pair = re.search(rf"{name} ([\d.]+), if true ([\d.]+)", line).groups()
            found[name, n_bins] = tuple(map(float, pair))
            assert found[name, n_bins] == pytest.approx((ece(y, p, n_bins), if_true), abs=6e-5)
    assert (found["logistic", 5][0], found["logistic", 50][0]) == (0.0106, 0.0274)
    for n_bins in (5, 10, 20, 50):
        assert found["logistic", n_bins][1] > found["logistic", n_bins][0]
    for n_bins in (2, 5, 10, 20, 50):
        measured, luck = found["naive Bayes", n_bins]
        assert 0.05 < measured < 0.065
        assert measured > 5 * luck > 0


def test_the_letter_is_mended_by_hand_with_fractions(instructor):
    assert "told 0.7, with half ill; where 3% are: 0.067" in instructor.printed
    odds = Fraction(7, 3) * Fraction(3, 97)
    assert round(float(odds), 4) == 0.0722
    assert round(float(odds / (1 + odds)), 3) == 0.067
    assert exchange(0.7, 0.5, 0.03) == pytest.approx(float(odds / (1 + odds)))


def test_scores_of_balanced_rows_read_as_risks_cost_more_than_calling_nobody(instructor):
    means = {}
    for name in rivals(0):
        scores = []
        for seed in range(10):
            ill, p = rivals(seed)[name]
            scores.append(
                (
                    metrics.roc_auc_score(ill, p),
                    metrics.brier_score_loss(ill, p),
                    cost_of_100(ill, p >= 0.1, 9),
                )
            )
        (auc, brier, cost), error = np.mean(scores, axis=0), stats.sem(scores)
        told = (
            f"{name}: AUC {auc:.3f} ± {error[0]:.3f}, Brier {brier:.4f}, "
            f"cost of 100 people {cost:.1f} ± {error[2]:.1f}"
        )
        assert told in instructor.printed
        means[name] = round(float(cost), 1)
    assert list(means.values()) == [66.9, 18.9, 18.9, 27.4]
    assert means["as written"] > 2 * means["nobody"]


def test_mended_the_letters_lie_along_the_diagonal():
    ill, p = rivals(0)["mended"]
    for rows in np.array_split(np.argsort(p, kind="stable"), 10)[3:]:
        low, high = stats.binomtest(int(ill[rows].sum()), len(rows)).proportion_ci(0.99)
        assert low < p[rows].mean() < high
    assert p[rows].mean() == pytest.approx(0.2, abs=0.02)


def test_by_hand_the_operating_point_lies_above_one_half():
    there = Fraction(1, 4) * (1 / Fraction(1, 9))
    assert there == Fraction(9, 4)
    assert round(float(there / (1 + there)), 3) == 0.692
    assert exchange(float(there / (1 + there)), 0.5, 0.1) == pytest.approx(0.2)
