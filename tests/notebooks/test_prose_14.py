"""What lesson 14 says in words and in alt texts, held against scikit-learn and exact fractions."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from sklearn import metrics
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes.classroom.building import ROOT

X, TARGET = load_breast_cancer(return_X_y=True)
y = 1 - TARGET
RADIUS, CONCAVITY = X[:, 0], X[:, 6]
SCORES = {"radius": RADIUS, "concavity": CONCAVITY}
ILL, HEALTHY = np.flatnonzero(y == 1), np.flatnonzero(y == 0)
IS_MALIGNANT = np.array([1, 1, 0, 1, 0, 0])
SIX = np.array([0.9, 0.8, 0.7, 0.6, 0.4, 0.2])
TIED = np.array([0.9, 0.8, 0.7, 0.7, 0.4, 0.2])


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "14_ranking.py"


def probabilities(columns: list[int]) -> np.ndarray:
    model = make_pipeline(StandardScaler(), LogisticRegression())
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_predict(model, X[:, columns], y, cv=folds, method="predict_proba")[:, 1]


p = probabilities([0, 1])


def thinned(n_ill: int, seed: int) -> np.ndarray:
    return np.concatenate([HEALTHY, np.random.default_rng(seed).choice(ILL, n_ill, replace=False)])


def weighted_to(prevalence: float) -> np.ndarray:
    return np.where(y == 1, prevalence / len(ILL), (1 - prevalence) / len(HEALTHY))


def first(k: int, scores: np.ndarray, rows: np.ndarray) -> int:
    """How many of the k rows with the highest scores are malignant."""
    return int(np.sum(y[rows[np.argsort(-scores[rows], kind="stable")[:k]]]))


def roc(y_true: np.ndarray, scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return metrics.roc_curve(y_true, scores, drop_intermediate=False)[:2]


def places_of_benign(scores: np.ndarray) -> list[int]:
    in_line = y[np.argsort(-scores, kind="stable")]
    return (1 + np.flatnonzero(in_line == 0)).tolist()


def test_radius_and_concavity_rank_the_same_share_of_pairs_rightly(instructor):
    for name, scores in SCORES.items():
        auc = metrics.roc_auc_score(y, scores)
        assert auc == pytest.approx(0.938, abs=5e-4)
        told = f"{name}: the malignant one stands ahead in {auc:.1%} of all pairs"
        assert told in instructor.printed
    assert len(HEALTHY) + 13 == 370


def test_the_first_places_of_both_lines_are_as_described():
    for scores in SCORES.values():
        in_line = y[np.argsort(-scores, kind="stable")]
        assert in_line[:200].mean() > 0.8
        assert in_line[200:].mean() < 0.2
    assert places_of_benign(RADIUS)[0] > 90
    assert places_of_benign(CONCAVITY)[2] < 20


def test_the_six_tumours_take_the_curve_through_the_points_told(instructor):
    fpr, tpr = roc(IS_MALIGNANT, SIX)
    thresholds = [np.inf, *SIX.tolist()]
    for threshold, x, height in zip(thresholds, fpr * 3, tpr * 3, strict=True):
        told = f"from {threshold} on: {height:.0f}/3 of the malignant, {x:.0f}/3 of the benign"
        assert told in instructor.printed
    points = np.round(3 * np.transpose(roc(IS_MALIGNANT, TIED))).astype(int).tolist()
    assert points == [[0, 0], [0, 1], [0, 2], [1, 3], [2, 3], [3, 3]]


def test_the_nine_pairs_of_the_six_tumours_have_the_areas_told():
    assert metrics.roc_auc_score(IS_MALIGNANT, SIX) == pytest.approx(Fraction(8, 9))
    assert metrics.roc_auc_score(IS_MALIGNANT, TIED) == pytest.approx(Fraction(17, 18))
    assert float(Fraction(17, 18)) == pytest.approx(0.944, abs=5e-4)
    assert len(ILL) * len(HEALTHY) == 75_684


def test_the_two_curves_cross_where_they_are_said_to(instructor):
    recalls = {}
    for name, scores in SCORES.items():
        fpr, tpr = roc(y, scores)
        recalls[name] = {share: tpr[fpr <= share].max() for share in (0.01, 0.1, 0.2, 0.5)}
        told = ", ".join(f"{recalls[name][s]:.3f} with {s:.0%}" for s in (0.01, 0.1, 0.2))
        assert f"{name}: a recall of {told} of the benign" in instructor.printed
    told = {"radius": (0.585, 0.892), "concavity": (0.156, 0.929)}
    for name, (strict, loose) in told.items():
        assert recalls[name][0.01] == pytest.approx(strict, abs=5e-4)
        assert recalls[name][0.2] == pytest.approx(loose, abs=5e-4)
    assert recalls["radius"][0.01] > 0.5
    at = np.linspace(0, 1, 358)  # one benign tumour after the other
    radius, concavity = (
        np.array([tpr[fpr <= x + 1e-12].max() for x in at])
        for fpr, tpr in (roc(y, scores) for scores in SCORES.values())
    )
    below = at < 0.05
    assert np.all(radius[below] > concavity[below])
    between = (at > 0.1) & (at < 0.45)
    assert np.all(radius[between] <= concavity[between])


def test_labels_have_the_balanced_accuracy_of_their_threshold_for_area(instructor):
    assert metrics.roc_auc_score(y, p) == pytest.approx(0.950, abs=5e-4)
    assert metrics.accuracy_score(y, p >= 0.5) == pytest.approx(0.891, abs=5e-4)
    for threshold, told in ((0.5, 0.875), (0.85, 0.792), (0.2, 0.865)):
        labels = (p >= threshold).astype(int)
        area = metrics.roc_auc_score(y, labels)
        assert area == pytest.approx(told, abs=5e-4)
        assert area == pytest.approx(metrics.balanced_accuracy_score(y, labels))
        assert f"AUC of the labels from {threshold} on: {area:.3f}" in instructor.printed
    fpr, tpr = roc(y, p)
    for threshold in (0.5, 0.85, 0.2):
        corners = roc(y, (p >= threshold).astype(int))
        assert np.all(np.interp(fpr, *corners) <= tpr + 0.02)


def test_the_pool_of_five_models_on_the_radius_ranks_almost_as_the_radius_does():
    by_radius = probabilities([0])
    pooled = metrics.roc_auc_score(y, by_radius)
    assert pooled == pytest.approx(0.9368, abs=5e-5)
    assert metrics.roc_auc_score(y, RADIUS) == pytest.approx(0.9375, abs=5e-5)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    for _, rows in folds.split(X, y):
        within = metrics.roc_auc_score(y[rows], by_radius[rows])
        assert within == pytest.approx(metrics.roc_auc_score(y[rows], RADIUS[rows]))


def test_no_increasing_function_moves_the_auc():
    for changed in (2 * RADIUS, np.log(RADIUS)):
        assert metrics.roc_auc_score(y, changed) == metrics.roc_auc_score(y, RADIUS)
    assert metrics.roc_auc_score(y, -RADIUS) == pytest.approx(1 - metrics.roc_auc_score(y, RADIUS))


def by_ranks(y_true: np.ndarray, scores: np.ndarray) -> float:
    """The AUC from the ranks of the positives (Mann and Whitney), faster than scikit-learn's."""
    n = int(y_true.sum())
    rank_sum = stats.rankdata(scores)[y_true == 1].sum()
    return (rank_sum - n * (n + 1) / 2) / (n * (len(y_true) - n))


def resampled(score, y_true, scores, n_rounds=1000) -> np.ndarray:
    rng = np.random.default_rng(0)
    rounds = [rng.integers(0, len(y_true), len(y_true)) for _ in range(n_rounds)]
    return np.array([score(y_true[rows], scores[rows]) for rows in rounds])


def width(rows: np.ndarray) -> float:
    """That of the middle 95% of 1000 resampled AUC."""
    return float(np.ptp(np.quantile(resampled(by_ranks, y[rows], p[rows]), [0.025, 0.975])))


def test_the_interval_is_nearly_three_times_as_wide_with_few_malignant_tumours(instructor):
    told = re.search(r"357 benign: AUC from (\S+) to (\S+), width (\S+)", instructor.printed)
    low, high, whole = map(float, told.groups())
    found = resampled(by_ranks, y, p)
    assert [low, high] == pytest.approx(np.quantile(found, [0.025, 0.975]), abs=0.004)
    assert whole == pytest.approx(high - low, abs=1.1e-3)
    widths = [width(thinned(13, seed)) for seed in range(20)]
    told = re.search(
        r"width (\S+) in the mean of 20 draws, from (\S+) to (\S+)", instructor.printed
    )
    mean, least, most = map(float, told.groups())
    assert [mean, least, most] == pytest.approx(
        [np.mean(widths), min(widths), max(widths)], abs=0.015
    )
    assert 2.5 < mean / whole < 3
    assert least < whole - 0.01
    # As many rows with as few benign as can be: what is lost there costs little.
    rng = np.random.default_rng(0)
    others = [np.concatenate([ILL, rng.choice(HEALTHY, 158, replace=False)]) for _ in range(5)]
    assert np.mean([width(rows) for rows in others]) < 1.5 * whole


def test_zero_lies_well_inside_the_interval_for_the_difference(instructor):
    told = re.search(r"that of concavity: (\S+), from (\S+) to (\S+)", instructor.printed)
    difference, low, high = map(float, told.groups())
    exact = metrics.roc_auc_score(y, RADIUS) - metrics.roc_auc_score(y, CONCAVITY)
    assert difference == pytest.approx(exact, abs=5e-5)
    both = np.column_stack([RADIUS, CONCAVITY])
    found = resampled(lambda t, s: by_ranks(t, s[:, 0]) - by_ranks(t, s[:, 1]), y, both)
    assert [low, high] == pytest.approx(np.quantile(found, [0.025, 0.975]), abs=0.006)
    assert low < -0.02
    assert high > 0.02


def test_intervals_of_samples_that_miss_hard_tumours_are_high_and_narrow(instructor):
    told = re.search(r"(\S+)% of 200 intervals contain 0\.950", instructor.printed)
    assert float(told[1]) == pytest.approx(88, abs=0.5)
    high, low = map(float, re.search(r"high: (\S+)%, too low: (\S+)%", instructor.printed).groups())
    assert high > 10 * low
    aucs, widths = [], []
    for seed in range(60):
        rows = np.random.default_rng(seed).integers(0, len(y), size=100)
        found = resampled(by_ranks, y[rows], p[rows], 100)
        aucs.append(by_ranks(y[rows], p[rows]))
        widths.append(np.ptp(np.quantile(found, [0.025, 0.975])))
    assert stats.spearmanr(aucs, widths).statistic < -0.7


def test_the_six_tumours_have_the_precisions_told(instructor):
    precision, recall, thresholds = metrics.precision_recall_curve(IS_MALIGNANT, SIX)
    for P, R, threshold in zip(precision, recall, thresholds, strict=False):
        told = f"from {threshold} on: precision {P:.3f}, recall {R:.3f}"
        assert told in instructor.printed
    for scores in (SIX, TIED):
        value = metrics.average_precision_score(IS_MALIGNANT, scores)
        assert value == pytest.approx(Fraction(11, 12))
    assert float(Fraction(11, 12)) == pytest.approx(0.917, abs=5e-4)


def test_rows_in_random_order_have_the_precision_of_the_bent_way(instructor):
    # Ten of forty positive; the first ten called hold five, the others come as they come.
    rng = np.random.default_rng(0)
    found = []
    for _ in range(4000):
        hits = np.cumsum(rng.permutation(np.repeat([1, 0], [5, 25])))
        n_called = 18  # 28 with the first ten
        found.append((5 + hits[n_called - 1], 10 + n_called))
    hits, called = np.transpose(found)
    assert hits.mean() == pytest.approx(8, abs=4 * stats.sem(hits))
    assert np.mean(hits / called) == pytest.approx(8 / 28, abs=0.003)
    assert "8 right of 28 called" in instructor.printed
    assert "precision of 0.286; the straight line says 0.350" in instructor.printed


def test_scores_that_know_nothing_get_the_prevalence_and_by_trapezoids_far_more(instructor):
    for n_positive, n in ((50, 100), (1, 100)):
        share = n_positive / n
        labels = np.repeat([1, 0], [n_positive, n - n_positive])
        assert metrics.average_precision_score(labels, np.zeros(n)) == pytest.approx(share)
        precision, recall, _ = metrics.precision_recall_curve(labels, np.zeros(n))
        area = metrics.auc(recall, precision)
        assert area == pytest.approx((1 + share) / 2)
        assert f"{share:.0%} positive: AP {share:.3f}" in instructor.printed
        assert f"(1, {share}): {area:.3f}" in instructor.printed
    rng = np.random.default_rng(0)
    labels = (np.arange(3000) < 90).astype(int)
    draws = [rng.normal(size=3000) for _ in range(100)]
    values = [metrics.average_precision_score(labels, scores) for scores in draws]
    assert np.mean(values) == pytest.approx(0.03, abs=0.005)


def test_the_explorers_questions_have_the_answers_told():
    called = p >= 0.5
    assert (int(np.sum(called[ILL])), int(np.sum(called[HEALTHY]))) == (172, 22)
    assert metrics.precision_score(y, called) == pytest.approx(0.887, abs=5e-4)
    assert metrics.recall_score(1 - y, 1 - called) == pytest.approx(1 - 0.062, abs=5e-4)
    kept = np.sort(p[ILL])[8::16]
    assert (len(kept), int(np.sum(kept >= 0.5))) == (13, 11)
    assert float(Fraction(11, 11 + 22)) == pytest.approx(0.333, abs=5e-4)


def test_with_fewer_ill_the_auc_stays_and_the_average_precision_falls(instructor):
    whole = metrics.roc_auc_score(y, p), metrics.average_precision_score(y, p)
    assert f"all 212 kept: AUC {whole[0]:.3f}, AP {whole[1]:.3f}" in instructor.printed
    assert whole[1] == pytest.approx(0.937, abs=5e-4)
    for n_ill, told in ((53, None), (13, 0.734)):
        draws = [thinned(n_ill, seed) for seed in range(100)]
        auc = [metrics.roc_auc_score(y[rows], p[rows]) for rows in draws]
        ap = [metrics.average_precision_score(y[rows], p[rows]) for rows in draws]
        assert told is None or np.mean(ap) == pytest.approx(told, abs=5e-4)
        assert abs(np.mean(auc) - whole[0]) < 2 * stats.sem(auc)
        assert (
            f"{n_ill} of 212 kept: AUC {np.mean(auc):.3f} ± {stats.sem(auc):.3f}, "
            f"AP {np.mean(ap):.3f} ± {stats.sem(ap):.3f}"
        ) in instructor.printed


def test_one_point_of_the_roc_curve_has_the_two_precisions_told():
    tpr, fpr = Fraction(4, 5), Fraction(1, 20)
    for prevalence, told in ((Fraction(1, 2), 0.941), (Fraction(1, 100), 0.139)):
        hits, alarms = prevalence * tpr, (1 - prevalence) * fpr
        assert float(hits / (hits + alarms)) == pytest.approx(told, abs=5e-4)


def test_weights_move_the_average_precision_and_not_the_auc(instructor):
    for prevalence in (212 / 569, 0.1, 0.01):
        weight = weighted_to(prevalence)
        told = f"{prevalence:.0%} malignant"
        for name, scores in SCORES.items():
            auc = metrics.roc_auc_score(y, scores, sample_weight=weight)
            ap = metrics.average_precision_score(y, scores, sample_weight=weight)
            assert auc == pytest.approx(0.938, abs=5e-4)
            told += f"; {name} AUC {auc:.3f}, AP {ap:.3f}"
        assert told in instructor.printed
    assert "radius AUC 0.938, AP 0.593; concavity AUC 0.938, AP 0.153" in instructor.printed


def test_the_precision_recall_curves_run_as_their_description_says():
    for prevalence in (212 / 569, 0.01):
        curves = {}
        for name, scores in SCORES.items():
            P, R, _ = metrics.precision_recall_curve(
                y, scores, sample_weight=weighted_to(prevalence)
            )
            curves[name] = P[-2::-1], R[-2::-1]  # from the highest threshold down
        P, R = curves["radius"]
        assert R[P < 1 - 1e-12].min() == pytest.approx(0.46, abs=5e-3)
        if prevalence == 0.01:
            P, R = curves["concavity"]
            assert P[R > 2.5 / 212].max() < 0.3
        else:
            # The next point at or after a recall holds for the step to it.
            at = [
                np.array([P[r - 1e-12 <= R][0] for r in np.arange(0.02, 0.76, 0.01)])
                for P, R in curves.values()
            ]
            assert np.all(at[0] > at[1])


@pytest.fixture(scope="module")
def hits() -> dict[int, dict[str, list[int]]]:
    draws = [thinned(13, seed) for seed in range(100)]
    return {
        k: {name: [first(k, scores, rows) for rows in draws] for name, scores in SCORES.items()}
        for k in (10, 50)
    }


def test_the_first_ten_by_radius_hold_more_malignant_tumours(instructor, hits):
    for (name, found), told in zip(hits[10].items(), (7.2, 4.8), strict=True):
        assert np.mean(found) == pytest.approx(told, abs=0.05)
        line = f"the first ten by {name}: {np.mean(found):.3f} ± {stats.sem(found):.3f} malignant"
        assert line in instructor.printed
    lead = np.subtract(hits[10]["radius"], hits[10]["concavity"])
    assert lead.mean() > 5 * stats.sem(lead)


def test_of_the_first_fifty_concavity_finds_more(hits):
    for (_, found), told in zip(hits[50].items(), (10.5, 11.1), strict=True):
        assert np.mean(found) == pytest.approx(told, abs=0.051)
        assert stats.sem(found) == pytest.approx(0.1, abs=0.05)
    lead = np.subtract(hits[50]["concavity"], hits[50]["radius"])
    assert lead.mean() > 2.5 * stats.sem(lead)


def test_the_fraud_detector_alarms_mostly_for_nothing():
    hits, alarms = Fraction(95, 100), Fraction(9999, 100)
    assert hits / (hits + alarms) < Fraction(1, 100)
