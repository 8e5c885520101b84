"""What lesson 13 says in words and in alt texts, held against scikit-learn and exact fractions."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from sklearn import metrics
from sklearn.datasets import load_breast_cancer, load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes.classroom.building import ROOT

X, TARGET = load_breast_cancer(return_X_y=True)
y = 1 - TARGET
FIVE_ROWS = np.array(list("aaabc")), np.array(list("aabbd"))


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "13_metrics.py"


def probabilities(columns: slice) -> np.ndarray:
    model = make_pipeline(StandardScaler(), LogisticRegression())
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    return cross_val_predict(model, X[:, columns], y, cv=folds, method="predict_proba")[:, 1]


p_two, p_all = probabilities(slice(2)), probabilities(slice(None))


def counts(p: np.ndarray, threshold: float) -> dict[str, int]:
    tn, fp, fn, tp = metrics.confusion_matrix(y, p >= threshold).ravel().tolist()
    return {"tp": tp, "fp": fp, "fn": fn, "tn": tn}


def people(tp: int, fp: int, fn: int, tn: int) -> tuple[np.ndarray, np.ndarray]:
    """Truth and calls of as many people as were counted, 1 for ill."""
    numbers = [tp, fp, fn, tn]
    return np.repeat([1, 0, 1, 0], numbers), np.repeat([1, 1, 0, 0], numbers)


def test_a_and_b_are_right_equally_often_and_wrong_in_different_ways(instructor):
    a, b = counts(p_two, 0.85), counts(p_two, 0.2)
    assert a == {"tp": 125, "fp": 2, "fn": 87, "tn": 355}
    assert b == {"tp": 201, "fp": 78, "fn": 11, "tn": 279}
    for name, model in (("A", a), ("B", b)):
        right = model["tp"] + model["tn"]
        assert right == 480
        assert model["fp"] + model["fn"] == 89
        told = f"model {name}: 480 of {len(y)} right, accuracy {right / len(y):.3f}"
        assert told in instructor.printed
        assert f"{name}: 212 malignant, {model['fn']} missed; 357 benign" in instructor.printed


def test_the_row_of_cats_and_dogs_has_the_counts_of_its_answer():
    truth = ["cat", "dog", "cat", "bird", "cat", "dog"]
    called = ["cat", "cat", "dog", "bird", "cat", "bird"]
    matrix = metrics.confusion_matrix([t == "cat" for t in truth], [c == "cat" for c in called])
    assert matrix.ravel().tolist() == [2, 1, 1, 2]  # TN, FP, FN, TP


def test_the_ninety_five_people_have_the_measures_told(instructor):
    expected = {
        "accuracy": (0.7368, 0.7368),
        "precision": (0.8571, 0.6667),
        "recall": (0.6, 0.8889),
        "specificity": (0.8889, 0.6),
        "F1": (0.7059, 0.7619),
        "F2": (0.6383, None),
        "F0.5": (0.7895, None),
        "balanced accuracy": (0.7444, 0.7444),
        "kappa": (0.4809, 0.4809),
        "MCC": (0.5060, 0.5060),
    }
    scores = {
        "accuracy": metrics.accuracy_score,
        "precision": metrics.precision_score,
        "recall": metrics.recall_score,
        "specificity": lambda t, c: metrics.recall_score(t, c, pos_label=0),
        "F1": metrics.f1_score,
        "F2": lambda t, c: metrics.fbeta_score(t, c, beta=2),
        "F0.5": lambda t, c: metrics.fbeta_score(t, c, beta=0.5),
        "balanced accuracy": metrics.balanced_accuracy_score,
        "kappa": metrics.cohen_kappa_score,
        "MCC": metrics.matthews_corrcoef,
    }
    ill, called = people(30, 5, 20, 40)
    for name, score in scores.items():
        values = score(ill, called), score(1 - ill, 1 - called)
        assert f"{name}: ill {values[0]:.4f}, healthy {values[1]:.4f}" in instructor.printed
        for value, told in zip(values, expected[name], strict=True):
            assert told is None or value == pytest.approx(told, abs=5e-5)
    chance = Fraction(35, 95) * Fraction(50, 95) + Fraction(60, 95) * Fraction(45, 95)
    assert float(chance) == pytest.approx(0.493, abs=5e-4)


def test_calling_everybody_one_or_nobody_gives_what_is_told(instructor):
    for name, (ill, called) in {
        "calls everybody": people(50, 45, 0, 0),
        "calls one": people(1, 0, 49, 45),
    }.items():
        p, r = metrics.precision_score(ill, called), metrics.recall_score(ill, called)
        assert f"{name}: precision {p:.4f}, recall {r:.4f}" in instructor.printed
    assert "plain mean 0.505, geometric 0.100, harmonic 0.0198" in instructor.printed
    assert stats.gmean([0.01, 1]) == pytest.approx(0.1)
    assert stats.hmean([0.01, 1]) == pytest.approx(0.0198, abs=5e-5)
    assert stats.hmean([30 / 35, 0.6]) == pytest.approx(60 / 85)


def test_f2_takes_b_and_f_half_takes_a(instructor):
    for name, threshold in (("A", 0.85), ("B", 0.2)):
        called = p_two >= threshold
        f1, f2, f_half = (metrics.fbeta_score(y, called, beta=beta) for beta in (1, 2, 0.5))
        assert re.search(
            rf"{name}: .*F1 {f1:.4f}, F2 {f2:.4f}, F0.5 {f_half:.4f}", instructor.printed
        )
    a, b = p_two >= 0.85, p_two >= 0.2
    for beta, b_is_better in ((1, True), (2, True), (0.5, False)):
        score_of_b = metrics.fbeta_score(y, b, beta=beta)
        assert (score_of_b > metrics.fbeta_score(y, a, beta=beta)) == b_is_better
    # A miss counts as much as β² false alarms: exchanging them leaves F alone.
    for beta, few, many in ((2, (3, 8), (5, 0)), (0.5, (4, 0), (0, 1))):
        values = [metrics.fbeta_score(*people(10, fp, fn, 5), beta=beta) for fn, fp in (few, many)]
        assert values[0] == pytest.approx(values[1])
        # Where R = βP, a little more of either is worth the same.
        p, r, little = 0.3, 0.3 * beta, 1e-6
        of_precision, of_recall = (
            stats.hmean([p + dp, r + dr], weights=[1, beta**2])
            for dp, dr in ((little, 0), (0, little))
        )
        assert of_precision - of_recall == pytest.approx(0, abs=1e-4 * little)


def test_the_lines_of_equal_f1_run_as_their_description_says():
    assert stats.hmean([0.01, 1.0]) < 0.2
    for level in (0.2, 0.4, 0.505, 0.6, 0.8):
        edge = level / (2 - level)  # the precision at recall 1
        assert stats.hmean([edge, 1]) == pytest.approx(level)
        assert edge > 0.1


def test_the_explorers_questions_have_the_answers_told(instructor):
    at = {t: counts(p_two, t) for t in (0.02, 0.03, 0.2, 0.5)}
    assert (at[0.5]["tp"], at[0.2]["tp"]) == (172, 201)
    assert (at[0.5]["fp"], at[0.2]["fp"]) == (22, 78)
    assert at[0.02] == {"tp": 212, "fp": 256, "fn": 0, "tn": 101}
    assert pytest.approx(0.453, abs=5e-4) == 212 / (212 + 256)
    assert at[0.03]["fn"] == 2
    for name, p, threshold in [
        ("radius and texture", p_two, 0.5),
        ("radius and texture", p_two, 0.2),
        ("radius and texture", p_two, 0.45),
        ("all 30 columns", p_all, 0.3),
    ]:
        called = p >= threshold
        told = [
            f(y, called) for f in (metrics.precision_score, metrics.recall_score, metrics.f1_score)
        ]
        found = counts(p, threshold)
        line = (
            f"{name}, from {threshold} on: {found['tp']} found, {found['fp']} false alarms; "
            "precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*told)
        )
        assert line in instructor.printed


def test_f1_has_a_flat_top_near_a_threshold_of_0_4():
    steps = np.arange(1, 20) / 20
    f1 = {t: metrics.f1_score(y, p_two >= t) for t in steps.tolist()}
    best = sorted(f1, key=f1.get)[-2:]
    assert set(best) == {0.4, 0.45}
    assert [round(f1[t], 3) for t in best] == [0.85, 0.85]
    assert min(f1[t] for t in steps if 0.35 <= t <= 0.5) > 0.84


def test_no_threshold_takes_radius_and_texture_to_what_all_columns_reach():
    precision, recall, _ = metrics.precision_recall_curve(y, p_two)
    goal = metrics.precision_score(y, p_all >= 0.3), metrics.recall_score(y, p_all >= 0.3)
    assert not np.any((precision >= goal[0]) & (recall >= goal[1]))


def test_a_lower_threshold_never_lowers_the_recall_but_may_raise_the_precision():
    precision, recall, _ = metrics.precision_recall_curve(y, p_two)
    assert np.all(np.diff(recall) <= 0)  # by rising threshold
    assert np.any(np.diff(precision[:-1]) < 0)


def test_the_reader_of_digits_never_says_8_and_only_the_macro_average_notices(instructor):
    images, digits = load_digits(return_X_y=True)
    assert np.sum(digits == 8) == 174
    order = np.random.default_rng(2).permutation(len(digits))
    kept = np.concatenate([order[digits[order] != 8], order[digits[order] == 8][::10]])
    kept = np.random.default_rng(2).permutation(kept)
    train, test = kept[: len(kept) // 2], kept[len(kept) // 2 :]
    answers = (
        LogisticRegression(C=0.1).fit(images[train] / 16, digits[train]).predict(images[test] / 16)
    )
    truth = digits[test]
    matrix = metrics.confusion_matrix(truth, answers)
    assert matrix[:, 8].sum() == 0
    assert matrix[8].tolist() == [0, 5, 0, 1, 0, 1, 0, 0, 0, 3]
    diagonal = np.delete(np.diag(matrix), 8)
    assert (diagonal.min(), diagonal.max()) == (79, 96)
    share = metrics.accuracy_score(truth, answers)
    assert f"{len(test)} test digits, {share:.1%} of them read rightly" in instructor.printed
    for average, told in (("micro", share), ("weighted", None), ("macro", 0.845)):
        value = metrics.f1_score(truth, answers, average=average, zero_division=0)
        assert f"{average}_f1: {value:.3f}" in instructor.printed
        assert told is None or value == pytest.approx(told, abs=5e-4)
    for convention, told in ((0.0, 0.841), (1.0, 0.941), (np.nan, 0.935)):
        score = {"average": "macro", "zero_division": convention}
        value = metrics.precision_score(truth, answers, **score)
        assert value == pytest.approx(told, abs=5e-4)
        assert f"if 0/0 counts as {convention}: {value:.3f}" in instructor.printed


def test_the_five_rows_have_the_averages_told():
    for average, told in (("macro", 0.367), ("weighted", 0.613), ("micro", 0.6)):
        value = metrics.f1_score(*FIVE_ROWS, average=average, zero_division=0)
        assert value == pytest.approx(told, abs=5e-4)
    means = [
        score(*FIVE_ROWS, average="macro", zero_division=0)
        for score in (metrics.precision_score, metrics.recall_score)
    ]
    assert stats.hmean(means) == pytest.approx(0.395, abs=5e-4)


@pytest.fixture(scope="module")
def leads() -> np.ndarray:
    """New minus old in accuracy, precision, recall and six more measures, (400 runs, 10)."""
    model = make_pipeline(StandardScaler(), LogisticRegression())
    scores = [
        metrics.accuracy_score,
        metrics.precision_score,
        metrics.recall_score,
        lambda t, c: metrics.recall_score(t, c, pos_label=0),
        metrics.f1_score,
        lambda t, c: metrics.fbeta_score(t, c, beta=2),
        lambda t, c: metrics.fbeta_score(t, c, beta=0.5),
        metrics.balanced_accuracy_score,
        metrics.cohen_kappa_score,
        metrics.matthews_corrcoef,
    ]
    found = []
    for seed in range(400):
        rows = np.random.default_rng(seed).permutation(len(y))
        test, told = rows[200:], []
        for train in (rows[:100], rows[100:200]):
            called = model.fit(X[train, :2], y[train]).predict(X[test, :2])
            told.append([score(y[test], called) for score in scores])
        found.append(np.subtract(*told))
    found = np.array(found)
    return np.where(np.abs(found) < 1e-12, 0, found)


@pytest.mark.long
def test_one_of_two_equal_methods_leads_in_something_nine_times_in_ten(instructor, leads):
    lead, again = leads[:200], leads[200:]
    somewhere = (lead > 0).any(axis=1)
    assert somewhere.mean() == pytest.approx(0.9, abs=0.005)
    assert 0.4 < np.mean(lead[:, 0] > 0) < 0.5
    assert np.any(lead[:, 0] == 0)
    assert f"ahead in accuracy: {np.mean(lead[:, 0] > 0):.1%}" in instructor.printed
    assert f"ahead in at least one of ten: {somewhere.mean():.1%}" in instructor.printed
    both = np.mean(somewhere & (lead < 0).any(axis=1))
    assert f"ahead in something: {both:.1%}" in instructor.printed
    # Where the two differ in both, one is mostly ahead in precision and the other in recall.
    signs = np.sign(lead[:, 1]) * np.sign(lead[:, 2])
    assert np.sum(signs < 0) > 3 * np.sum(signs > 0)
    chosen = lead.argmax(axis=1)
    assert np.argsort(-np.bincount(chosen, minlength=10))[:2].tolist() == [2, 1]
    runs = np.arange(200)
    for name, values in (("reported", lead[runs, chosen]), ("repeated", again[runs, chosen])):
        told = f"{name} lead: {values.mean():+.4f} ± {stats.sem(values):.4f}"
        assert told in instructor.printed
    reported, repeated = lead[runs, chosen], again[runs, chosen]
    assert reported.mean() > 10 * stats.sem(reported)
    assert abs(repeated.mean()) < 1.5 * stats.sem(repeated)
    assert np.mean(reported > 0) == pytest.approx(0.9, abs=0.005)
    assert reported.max() < 0.16
    assert repeated.min() > -0.2
    assert repeated.max() < 0.16
