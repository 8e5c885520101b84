"""The threshold explorer without a browser: its counts against scikit-learn's, and what it says."""

from __future__ import annotations

import re

import numpy as np
import pytest
from sklearn import metrics
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

from mlnotes.explorers import threshold_explorer
from mlnotes.explorers.threshold import COLUMNS, CURVES, KEPT, THRESHOLDS, out_of_fold, points

TWO = "radius and texture"


@pytest.fixture(scope="module")
def explorer():
    return threshold_explorer()


@pytest.fixture(scope="module")
def scores():
    return out_of_fold(COLUMNS[TWO])


def labelled(scores) -> tuple[np.ndarray, np.ndarray]:
    """The truth, 1 for malignant, and the probabilities, as scikit-learn wants them."""
    return np.repeat([1, 0], list(map(len, scores))), np.concatenate(scores)


@pytest.mark.parametrize("name", COLUMNS)
def test_each_probability_is_from_a_model_that_did_not_see_the_tumour(name):
    data = load_breast_cancer()
    X, y = data.data[:, COLUMNS[name]], 1 - data.target
    p = np.empty(len(y))
    for a, b in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
        scaler = StandardScaler().fit(X[a])
        model = LogisticRegression().fit(scaler.transform(X[a]), y[a])
        p[b] = model.predict_proba(scaler.transform(X[b]))[:, 1]
    malignant, benign = out_of_fold(COLUMNS[name])
    np.testing.assert_allclose(malignant, np.sort(p[y == 1]))
    np.testing.assert_allclose(benign, np.sort(p[y == 0]))


def test_radius_and_texture_are_the_first_two_columns():
    names = load_breast_cancer().feature_names[COLUMNS[TWO]]
    assert names.tolist() == ["mean radius", "mean texture"]


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_the_counts_and_measures_told_are_those_of_scikit_learn(explorer, scores, threshold):
    y, p = labelled(scores)
    called = (p >= threshold).astype(int)
    tn, fp, fn, tp = metrics.confusion_matrix(y, called).ravel()
    caption = explorer.look(TWO, threshold).caption
    assert f"Of {tp + fn} malignant tumours {tp} are called" in caption
    assert f"of {fp + tn} benign ones {fp}." in caption
    for name, score in {
        "Accuracy": metrics.accuracy_score,
        "precision": metrics.precision_score,
        "recall": metrics.recall_score,
        "F1": metrics.f1_score,
    }.items():
        assert f"{name} {score(y, called):.3f}" in caption


def test_the_curves_are_those_of_scikit_learn(scores):
    y, p = labelled(scores)
    thresholds = np.append(np.unique(p), np.inf)
    fpr, tpr, _ = metrics.roc_curve(y, p, drop_intermediate=False)
    np.testing.assert_allclose(points("roc", scores, thresholds, 1)["ROC"], [fpr[::-1], tpr[::-1]])
    (drawn,) = points("precision-recall", scores, thresholds[:-1], 1).values()
    precision, recall, _ = metrics.precision_recall_curve(y, p)
    np.testing.assert_allclose(drawn, [recall[:-1], precision[:-1]])


def test_a_cost_is_what_misses_and_false_alarms_cost_one_by_one(scores):
    y, p = labelled(scores)
    for threshold in (0.2, 0.5, 0.85):
        bill = 0
        for truth, probability in zip(y, p, strict=True):
            if truth and probability < threshold:
                bill += 5
            elif not truth and probability >= threshold:
                bill += 1
        _, cost = points("cost", scores, threshold, 5)["cost"]
        assert cost == pytest.approx(100 * bill / len(y))


def test_the_least_cost_told_is_the_least_there_is_to_set(scores):
    explorer = threshold_explorer(["cost"])
    caption = explorer.look(TWO, 0.5, miss_cost=5.0).caption
    pattern = r"cost ([\d.]+); the least is ([\d.]+), at ([\d.]+)\.$"
    now, least, at = map(float, re.search(pattern, caption).groups())
    costs = {t: points("cost", scores, t, 5)["cost"][1] for t in THRESHOLDS}
    assert at in THRESHOLDS
    assert (now, least) == pytest.approx((costs[0.5], costs[at]), abs=0.05)
    assert costs[at] == min(costs.values())


def test_what_is_kept_of_the_malignant_keeps_their_order_and_so_nearly_the_roc_curve(scores):
    explorer = threshold_explorer(["roc", "precision-recall"])
    precisions = []
    for kept, step in KEPT.items():
        caption = explorer.look(TWO, 0.5, kept=kept).caption
        n, called = map(int, re.search(r"Of (\d+) malignant tumours (\d+) are", caption).groups())
        assert n == pytest.approx(212 / step, abs=1)
        assert called / n == pytest.approx(172 / 212, abs=0.05)
        precisions.append(float(re.search(r"precision ([\d.]+\d)", caption)[1]))
    assert precisions == sorted(precisions, reverse=True)
    assert precisions[-1] < precisions[0] / 2


def test_controls_come_with_the_curves_that_need_them():
    assert list(threshold_explorer().controls) == ["columns", "threshold"]
    assert list(threshold_explorer(["roc"]).controls) == ["columns", "threshold", "kept"]
    assert list(threshold_explorer(["cost"]).controls) == ["columns", "threshold", "miss_cost"]
    every = threshold_explorer(["roc", "precision-recall", "cost"])
    for name, control in every.controls.items():
        before = every.picture.png, every.picture.alt
        control.value = control.options[-1]
        assert every.picture.png != before[0], name
        assert every.picture.alt != before[1], name
        assert len(every.caption) <= 290


@pytest.mark.parametrize("curves", [(), "roc", ["gain"], list(CURVES)])
def test_other_curves_are_refused(curves):
    with pytest.raises(ValueError, match="one to three of"):
        threshold_explorer(curves)
