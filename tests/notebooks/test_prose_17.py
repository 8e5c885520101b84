"""What lesson 17 says in words and in alt texts, held against scikit-learn, scipy and fractions."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from scipy.spatial.distance import cdist
from sklearn import metrics
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import screening
from mlnotes.classroom.building import ROOT

X, TARGET = load_breast_cancer(return_X_y=True)
y = 1 - TARGET


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "17_imbalanced_data.py"


def logistic():
    return make_pipeline(StandardScaler(), LogisticRegression())


def called_tumours() -> np.ndarray:
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_predict(logistic(), X, y, cv=folds)


def ppv(sensitivity: float, specificity: float, prevalence: float) -> Fraction:
    """Of those called, the share that is ill, by exact fractions."""
    se, sp, share = (Fraction(str(part)) for part in (sensitivity, specificity, prevalence))
    return se * share / (se * share + (1 - sp) * (1 - share))


def test_calling_nobody_keeps_the_promise_of_the_slide_on_a_million_people(instructor):
    ill = np.repeat([1, 0], [100, 999_900])
    assert metrics.accuracy_score(ill, np.zeros(1_000_000)) == 0.9999
    assert "accuracy 99.99%, found 0 of 100 ill" in instructor.printed


def test_the_tumours_baseline_and_model_are_those_of_scikit_learn(instructor):
    accuracy = metrics.accuracy_score(y, called_tumours())
    baseline = metrics.accuracy_score(y, np.zeros(len(y)))
    assert f"212 of 569 malignant, prevalence {np.mean(y):.3f}" in instructor.printed
    assert f"baseline {baseline:.3f}, logistic regression {accuracy:.3f}" in instructor.printed
    assert (baseline, (accuracy - baseline) / (1 - baseline)) == pytest.approx(
        (0.627, 0.94), abs=0.005
    )


def test_constants_and_coins_get_the_f1_that_scikit_learn_gives_them(instructor):
    a_first = np.repeat([1, 0], [99_000, 1000])
    for positive, share in (("A", a_first), ("B", 1 - a_first)):
        always_a = np.full(len(share), int(positive == "A"))
        constant = metrics.f1_score(share, always_a, zero_division=0)
        # Each row is called once one way, and once the other.
        coin = metrics.f1_score(np.tile(share, 2), np.repeat([0, 1], len(share)))
        told = f"{positive} positive: always A {constant:.4f}, coin {coin:.4f}"
        assert told in instructor.printed
    macro = metrics.f1_score(a_first, np.ones(len(a_first)), average="macro", zero_division=0)
    assert f"macro F1 of always A: {macro:.4f}" in instructor.printed
    assert macro == pytest.approx(0.4975, abs=5e-5)


def test_by_hand_the_f1_at_a_prevalence_of_a_fifth():
    truth = np.repeat([1, 0], [20, 80])
    assert metrics.f1_score(truth, np.ones(100)) == pytest.approx(0.333, abs=0.0005)
    coin = metrics.f1_score(np.tile(truth, 2), np.repeat([0, 1], 100))
    assert coin == pytest.approx(0.286, abs=0.0005)


def test_the_more_a_blind_model_calls_the_better_its_f1_and_always_beats_the_coin():
    for prevalence in (0.01, 0.2, 0.5, 0.9):
        q = np.linspace(0.01, 1, 100)
        f1 = stats.hmean([q, np.full(100, prevalence)])
        assert np.all(np.diff(f1) > 0)
        assert f1[-1] == pytest.approx(2 * prevalence / (1 + prevalence))


def test_constants_get_a_half_and_zero_and_the_coin_is_off_by_luck(instructor):
    truth = np.arange(10_000) < 100
    coin = np.random.default_rng(0).random(10_000) < 0.5
    for name, calls in (("always", truth | True), ("never", truth & False), ("coin", coin)):
        balanced = metrics.balanced_accuracy_score(truth, calls)
        mcc = metrics.matthews_corrcoef(truth, calls)
        told = f"{name:>6}: balanced accuracy {balanced:.3f}, MCC {mcc:+.3f}"
        assert told in instructor.printed
    # The recalls' standard errors are .05 and .005, those of their mean half as large.
    assert abs(balanced - 0.5) < 2 * np.hypot(0.05, 0.005) / 2


def test_by_hand_matthews_is_six_tenths():
    truth, calls = np.repeat([1, 0, 1, 0], [4, 1, 1, 4]), np.repeat([1, 1, 0, 0], [4, 1, 1, 4])
    assert metrics.matthews_corrcoef(truth, calls) == pytest.approx(0.6)
    assert np.corrcoef(truth, calls)[0, 1] == pytest.approx(0.6)


def test_a_product_of_four_counts_does_not_fit_into_64_bits(instructor):
    wrapped = (200_000**4 + 2**63) % 2**64 - 2**63
    assert f"Python: {200_000**4}, numpy: {wrapped}" in instructor.printed


def test_as_a_disease_gets_rare_some_measures_fall_and_some_do_not(instructor):
    for share in (0.5, 0.1, 0.01, 0.001):
        weights = np.array([0.95 * share, 0.05 * share, 0.05 * (1 - share), 0.95 * (1 - share)])
        truth, calls = [1, 1, 0, 0], [1, 0, 1, 0]
        given = {"y_true": truth, "y_pred": calls, "sample_weight": weights}
        told = (
            f"prevalence {share:>5}: accuracy {metrics.accuracy_score(**given):.2f}, "
            f"balanced {metrics.balanced_accuracy_score(**given):.2f}, "
            f"MCC {metrics.matthews_corrcoef(**given):.2f}, "
            f"precision {metrics.precision_score(**given):.3f}"
        )
        assert told in instructor.printed


def test_ten_thousand_people_are_counted_rightly(instructor):
    assert ppv(0.9, 0.91, 0.01) == Fraction(90, 981)
    assert "100 ill, 90 of them called; 9900 healthy, 891 of them called" in instructor.printed
    assert f"of 981 called, ill: {90 / 981:.4f}" in instructor.printed
    assert round(981 / 90) == 11  # about one in eleven
    assert round(891 / 100) == 9  # nine times as wide
    assert 10 + 90 + 891 + 9009 == 10_000
    assert Fraction(20) / Fraction("27.5") == ppv(0.8, 0.9, 0.25)
    assert round(20 / 27.5, 3) == 0.727


def test_what_to_see_in_the_explorer_is_so(instructor):
    for rates in (
        (0.99, 0.91, 0.01),
        (0.9, 0.99, 0.01),
        (0.9999, 0.9999, 0.0001),
        (0.9999, 0.9999, 0.001),
    ):
        told = "sensitivity {}, specificity {}, prevalence {}: PPV {:.4f}"
        assert told.format(*rates, float(ppv(*rates))) in instructor.printed
    assert ppv(0.9999, 0.9999, 0.0001) == Fraction(1, 2)
    assert 1 - float(ppv(0.9999, 0.9999, 0.001)) == pytest.approx(1 / 11, abs=0.001)
    border = Fraction(9, 99)  # .09/.99, where both are right equally often
    assert Fraction(9, 10) * border + Fraction(91, 100) * (1 - border) == 1 - border
    second = ppv(0.9, 0.91, Fraction(90, 981))
    assert second == Fraction(8100, 16_119)
    assert float(second) == pytest.approx(0.503, abs=0.0005)


def test_the_tumours_model_used_where_one_in_two_hundred_is_malignant(instructor):
    called = called_tumours()
    sensitivity = metrics.recall_score(y, called)
    specificity = metrics.recall_score(y, called, pos_label=0)
    for share in (np.mean(y), 0.005):
        odds = share / (1 - share) * sensitivity / (1 - specificity)  # Bayes in odds
        told = f"prevalence {share:.3f}: PPV {odds / (1 + odds):.3f}"
        assert told in instructor.printed
    assert odds / (1 + odds) == pytest.approx(0.36, abs=0.005)


def test_the_intervals_are_those_of_scipy(instructor):
    for successes, n in ((10, 10), (100, 100), (19, 20), (380, 400), (9999, 10_000)):
        low, high = stats.binomtest(successes, n).proportion_ci(method="wilson")
        assert f"{successes} of {n}: {low:.4f} to {high:.4f}" in instructor.printed
    for n, is_enough in ((380, False), (381, True)):
        assert (stats.binomtest(n, n).proportion_ci(method="wilson").low >= 0.99) == is_enough
        assert stats.binomtest(n, n).proportion_ci(method="wilson").low == pytest.approx(
            n / (n + 3.84), abs=1e-5
        )
    assert round(381 * 10_000, -5) == 3_800_000
    low, high = stats.binomtest(1, 4).proportion_ci(2 * stats.norm.cdf(1) - 1, method="wilson")
    assert (low, high) == pytest.approx((0.1, 0.5))


def test_the_intervals_hold_the_truth_as_often_as_is_told_and_drawn(instructor):
    counts, truths = np.arange(21), np.linspace(0.5, 0.999, 500)
    chances = stats.binom.pmf(counts[:, None], 20, truths)
    p = counts / 20
    half = stats.norm.ppf(0.975) * np.sqrt(p * (1 - p) / 20)
    wilson = [stats.binomtest(k, 20).proportion_ci(method="wilson") for k in counts]
    held = {}
    for name, (low, high) in {
        "plain": (p - half, p + half),
        "Wilson": np.transpose([(ends.low, ends.high) for ends in wilson]),
    }.items():
        inside = (low[:, None] <= truths) & (truths <= high[:, None])
        held[name] = np.sum(chances * inside, axis=0)
        told = (
            rf"{name}: at a true sensitivity of 0.95 it holds in ([\d.]+) of the studies\s+"
            r"least ([\d.]+), mean ([\d.]+)"
        )
        found = list(map(float, re.search(told, instructor.printed).groups()))
        at = held[name][np.searchsorted(truths, 0.95)]
        assert found == pytest.approx([at, held[name].min(), held[name].mean()], abs=0.001)
    assert np.mean(held["plain"] < 0.95) > 0.9
    assert held["plain"][-1] < 0.05
    assert np.ptp(held["Wilson"]) < 0.15
    assert held["Wilson"].mean() == pytest.approx(0.95, abs=0.005)


def learn(model, n_malignant: int, n_benign: int, seed: int) -> tuple[float, float, float]:
    """The lesson's draw of tumours: AUC, and recall from ½ and from the training share on."""
    rng = np.random.default_rng(seed)
    malignant = rng.permutation(np.flatnonzero(y == 1))
    benign = rng.permutation(np.flatnonzero(y == 0))
    test = np.append(malignant[:100], benign[:100])
    train = np.append(malignant[100:][:n_malignant], benign[100:][:n_benign])
    p = model.fit(X[train], y[train]).predict_proba(X[test])[:, 1]
    share = n_malignant / (n_malignant + n_benign)
    return (
        metrics.roc_auc_score(y[test], p),
        metrics.recall_score(y[test], p >= 0.5),
        metrics.recall_score(y[test], p >= share),
    )


def gain(after, before) -> tuple[float, float]:
    """The mean difference of paired scores, and its standard error."""
    lead = np.subtract(after, before)
    return lead.mean(), stats.sem(lead)


@pytest.mark.long
def test_more_benign_rows_help_the_ranking_a_little_and_malignant_ones_more(instructor):
    sizes = (10, 10), (10, 210), (10, 250), (50, 210)
    found = {
        size: np.transpose([learn(logistic(), *size, seed) for seed in range(60)]) for size in sizes
    }
    for (n_malignant, n_benign), (auc, recall, recall_share) in found.items():
        told = (
            f"{n_malignant} malignant and {n_benign} benign: AUC {auc.mean():.4f} ± "
            f"{stats.sem(auc):.4f}\n   recall from 1/2 on {recall.mean():.2f}, from the share on "
            f"{recall_share.mean():.2f}"
        )
        assert told in instructor.printed
    more, error = gain(found[10, 210][0], found[10, 10][0])
    assert more > 4 * error  # at 1 to 21 it is better than at 1 to 1
    benign = gain(found[10, 250][0], found[10, 210][0])
    malignant = gain(found[50, 210][0], found[10, 210][0])
    for what, (value, error) in (("benign", benign), ("malignant", malignant)):
        assert f"40 more {what}: AUC +{value:.4f} ± {error:.4f}" in instructor.printed
    assert malignant[0] == pytest.approx(0.0023, abs=5e-5)
    assert 4 < malignant[0] / malignant[1] < 5
    assert benign[0] < malignant[0] / 10
    assert found[10, 10][1].mean() == pytest.approx(0.9, abs=0.005)
    assert found[10, 210][1].mean() == pytest.approx(0.8, abs=0.005)
    assert found[10, 210][2].mean() >= found[10, 10][2].mean()


@pytest.mark.long
def test_a_forest_minds_the_ratio_and_prefers_malignant_rows_as_well():
    found = {
        size: [learn(RandomForestClassifier(random_state=0), *size, seed)[0] for seed in range(20)]
        for size in ((10, 10), (10, 210), (10, 250), (50, 210))
    }
    worse, error = gain(found[10, 10], found[10, 210])
    assert worse > 2 * error
    malignant, error = gain(found[50, 210], found[10, 210])
    assert malignant > 4 * error
    benign, error = gain(found[10, 250], found[10, 210])
    assert abs(benign) < 2 * error


def nearest(X_train, y_train, X_new) -> np.ndarray:
    """The label of the nearest row, all columns standardised by the training rows."""
    mean, scale = X_train.mean(axis=0), X_train.std(axis=0)
    return y_train[cdist((X_new - mean) / scale, (X_train - mean) / scale).argmin(axis=1)]


def folded(data, folds, columns=slice(None)) -> np.ndarray:
    calls = np.empty(len(data.y), dtype=int)
    groups = data.patients if folds is BY_PATIENT else None
    for a, b in folds.split(data.X, data.y, groups):
        calls[b] = nearest(data.X[a][:, columns], data.y[a], data.X[b][:, columns])
    return calls


BY_IMAGE, BY_PATIENT = StratifiedKFold(5, shuffle=True, random_state=0), GroupKFold(5)


@cache
def hospitals(first: int) -> dict[str, np.ndarray]:
    """Accuracy and recall of the nearest neighbour, (2, 10), and the baseline, in ten pairs."""
    found = {}
    for seed in range(first, first + 10):
        here = screening.screening_images(400, random_state=seed)
        there = screening.screening_images(400, marked=False, random_state=1000 + seed)
        unmarked = slice(screening.MARK)
        for way, truth, calls in (
            ("folds of images", here.y, folded(here, BY_IMAGE)),
            ("folds of patients", here.y, folded(here, BY_PATIENT)),
            ("folds of patients, no mark", here.y, folded(here, BY_PATIENT, unmarked)),
            ("elsewhere", there.y, nearest(here.X, here.y, there.X)),
            (
                "elsewhere, no mark",
                there.y,
                nearest(here.X[:, unmarked], here.y, there.X[:, unmarked]),
            ),
            ("baseline elsewhere", there.y, np.zeros(len(there.y))),
        ):
            scores = metrics.accuracy_score(truth, calls), metrics.recall_score(truth, calls)
            found.setdefault(way, []).append(scores)
    return {way: np.transpose(scores) for way, scores in found.items()}


def test_the_slide_of_the_case_is_right_and_its_folds_share_patients(instructor):
    clinic = screening.screening_images(400, random_state=0)
    assert len(clinic.y) == 1596
    assert screening.MARK == 11 == clinic.X.shape[1] - 1
    assert np.mean(clinic.y) == pytest.approx(0.1, abs=0.01)
    calls = folded(clinic, BY_IMAGE)
    assert metrics.accuracy_score(clinic.y, calls) == pytest.approx(0.989, abs=0.002)
    sizes = np.bincount(clinic.patients)
    assert (sizes.min(), sizes.max()) == (2, 6)
    known = sum(
        np.isin(clinic.patients[b], clinic.patients[a]).sum()
        for a, b in BY_IMAGE.split(clinic.X, clinic.y)
    )
    told = re.search(r"images: (\d+) of 1596 tested images are of known", instructor.printed)
    assert int(told[1]) == pytest.approx(known, abs=20)  # other folds, nearly as many


def test_each_line_told_of_the_case_agrees_with_its_own_counts(instructor):
    told = re.findall(
        r"accuracy ([\d.]+), baseline ([\d.]+)\s+recall (\d+) of (\d+), ([\d.]+) to ([\d.]+); "
        r"PPV ([\d.]+)",
        instructor.printed,
    )
    images, patients, elsewhere = (list(map(float, line)) for line in told)
    for _, _, found, ill, low, high, _ in (images, patients, elsewhere):
        ends = stats.binomtest(int(found), int(ill)).proportion_ci(method="wilson")
        assert (low, high) == pytest.approx((ends.low, ends.high), abs=0.005)
    assert images[0] == pytest.approx(0.989, abs=0.0005)
    assert patients[0] > patients[1] + 0.05
    assert patients[2] / patients[3] < 0.75  # it misses more than a quarter
    assert elsewhere[0] < elsewhere[1] - 0.2


def test_one_column_is_nearly_the_label_at_home_and_a_coin_elsewhere(instructor):
    for name, data in (
        ("clinic", screening.screening_images(400, random_state=0)),
        ("elsewhere", screening.screening_images(400, marked=False, random_state=1000)),
    ):
        alone = [metrics.roc_auc_score(data.y, column) for column in data.X.T]
        told = " ".join(f"{auc:.2f}" for auc in alone)
        assert f"{name}, AUC of each column alone: {told}" in instructor.printed
        assert alone[-1] == pytest.approx({"clinic": 0.99, "elsewhere": 0.5}[name], abs=0.01)


def test_twenty_pairs_of_hospitals_score_as_ten_others_do(instructor):
    told = dict(
        (way, tuple(map(float, numbers)))
        for way, *numbers in re.findall(
            r"^([a-z, ]+): accuracy ([\d.]+) ± ([\d.]+), recall ([\d.]+) ± ([\d.]+)$",
            instructor.printed,
            re.MULTILINE,
        )
    )
    others = hospitals(50)
    assert told.keys() == others.keys() - {"baseline elsewhere"}
    for way, (accuracy, error, recall, recall_error) in told.items():
        for value, its_error, scores in zip(
            (accuracy, recall), (error, recall_error), others[way], strict=True
        ):
            assert abs(value - scores.mean()) < 3.5 * np.hypot(its_error, stats.sem(scores))
    baseline = others["baseline elsewhere"][0].mean()
    for way in ("elsewhere", "elsewhere, no mark", "folds of patients, no mark"):
        assert told[way][0] + 3 * told[way][1] < baseline
    assert told["folds of patients"][0] > baseline + 0.05
    # Without the mark, folds and the other hospital agree.
    one, two = told["folds of patients, no mark"], told["elsewhere, no mark"]
    for value in (0, 2):
        assert abs(one[value] - two[value]) < 2 * np.hypot(one[value + 1], two[value + 1])
    # The alt text and the summary.
    for way, accuracy, recall in (
        ("folds of images", 0.99, 0.97),
        ("folds of patients", 0.96, 0.73),
        ("elsewhere", 0.71, 0.38),
        ("folds of patients, no mark", 0.87, 0.2),
    ):
        assert told[way][::2] == pytest.approx((accuracy, recall), abs=0.0051)


def test_two_hospitals_confirm_a_modest_auc_and_images_promise_too_much(instructor):
    told = re.findall(
        r"AUC ([\d.]+)\s+drawing images: ([\d.]+) to ([\d.]+)\s+drawing patients: ([\d.]+) to "
        r"([\d.]+)",
        instructor.printed,
    )
    here, there = (list(map(float, line)) for line in told)
    for auc, low, high, wide_low, wide_high in (here, there):
        assert auc > 0.8
        assert wide_low < low < high < wide_high
    assert here[3] < there[0] < here[4]
    assert there[3] < here[0] < there[4]
    clinic = screening.screening_images(400, random_state=0)
    elsewhere = screening.screening_images(400, marked=False, random_state=1000)
    model = logistic().fit(clinic.X[:, :-1], clinic.y)
    p = model.predict_proba(elsewhere.X[:, :-1])[:, 1]
    assert there[0] == pytest.approx(metrics.roc_auc_score(elsewhere.y, p), abs=0.0005)
    ill = set(clinic.patients[clinic.y == 1])
    assert f"the clinic's ill: {clinic.y.sum()} images of {len(ill)} patients" in instructor.printed
    assert (clinic.y.sum(), len(ill)) == (168, 42)
    p = cross_val_predict(
        model,
        clinic.X[:, :-1],
        clinic.y,
        groups=clinic.patients,
        cv=BY_PATIENT,
        method="predict_proba",
    )[:, 1]
    assert here[0] == pytest.approx(metrics.roc_auc_score(clinic.y, p), abs=0.02)
