"""What lesson 05 says in words and in alt texts, held against scikit-learn and closed forms."""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linprog
from sklearn.datasets import load_breast_cancer
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold, StratifiedShuffleSplit, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes.classroom.building import ROOT
from mlnotes.text import load_sentences

DATA = load_breast_cancer()
y = 1 - DATA.target
X = StandardScaler().fit_transform(DATA.data[:, :2])  # radius and texture
FOLDS = StratifiedKFold(5, shuffle=True, random_state=0)


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "05_two_classes_and_text.py"


def logistic(alpha: float, n: int, **options) -> LogisticRegression:
    """For the mean log loss + alpha·‖w‖²; scikit-learn sums the losses."""
    return LogisticRegression(C=1 / (2 * n * alpha), tol=1e-8, max_iter=5000, **options)


def bags(train: list[str], *others: list[str]):
    """Counts of the words that occur three times or more in `train`, letters only."""
    counter = CountVectorizer(token_pattern="[a-z]+").fit(train)
    frequent = np.asarray(counter.transform(train).sum(axis=0)).ravel() >= 3
    return [counter.transform(texts).toarray()[:, frequent] for texts in (train, *others)]


def test_the_malignant_tumours_lie_to_the_right_and_the_zone_between_is_shared():
    radius = X[:, 0]
    assert radius[y == 1].mean() > 0.9 > 0 > radius[y == 0].mean()
    between = (radius > -0.5) & (radius < 0.5)
    assert 0.2 < y[between].mean() < 0.8


def test_odds_and_probabilities_of_two_scores(instructor):
    one, two = 1 / (1 + math.exp(-1)), 1 / (1 + math.exp(-2))
    line = f"probability {one:.2f}, then {two:.2f}; odds times {math.e:.2f}"
    assert line in instructor.printed


def test_likelihood_and_costs_of_three_tumours(instructor):
    assert f"likelihood {0.9 * 0.8 * 0.4:.3f}" in instructor.printed
    total = -math.log(0.9 * 0.8 * 0.4)
    assert f"sum {total:.3f}, mean {total / 3:.3f}" in instructor.printed
    assert (
        f"a coin's cost: {math.log(2):.3f};  of probability 0.01: {math.log(100):.2f}"
        in instructor.printed
    )
    assert "likelihood of 1100 coins: 0.0" in instructor.printed


def test_the_log_loss_pulls_harder_by_the_inverse_of_the_sigmoids_slope(instructor):
    """(σ − y) over 2(σ − y)σ(1 − σ), at z = −10."""
    sigma = 1 / (1 + math.exp(10))
    ratio = 1 / (2 * sigma * (1 - sigma))
    assert f"the log loss pulls {ratio:,.0f} times as hard" in instructor.printed


def test_the_squared_error_dips_to_minus_three_tenths_and_bends_down_below_a_third():
    z = np.linspace(-10, 4, 2801)
    sigma = 1 / (1 + np.exp(-z))
    slope = 2 * (sigma - 1) * sigma * (1 - sigma)
    assert slope.min() == pytest.approx(-0.3, abs=0.005)
    bends_down = np.diff(slope) < 0
    middles = (sigma[1:] + sigma[:-1]) / 2
    np.testing.assert_array_equal(bends_down, middles < 1 / 3)


def test_descent_finds_scikit_learns_boundary(instructor):
    fit = LogisticRegression(C=np.inf, tol=1e-10).fit(X, y)
    loss = log_loss(y, fit.predict_proba(X))
    (radius, texture), (intercept,) = fit.coef_[0], fit.intercept_
    for line in [
        f"loss {math.log(2):.3f}, then {loss:.3f}",
        f"w0 {intercept:.2f}, radius {radius:.2f}, texture {texture:.2f}",
        f"wrong side: {np.sum(fit.predict(X) != y)} of 569",
        f"log odds at 0.9: {math.log(0.9 / 0.1):.2f};",
        f"e to the weight of the radius: {math.exp(radius):.0f}",
        f"malignant with {1 / (1 + math.exp(-intercept - 0.3 * radius - 0.5 * texture)):.2f}",
    ]:
        assert line in instructor.printed
    doubled = 1 / (1 + np.exp(-2 * fit.decision_function(X)))
    assert np.array_equal(doubled > 0.5, fit.predict(X) == 1)
    assert log_loss(y, doubled) > loss


def test_the_best_line_by_count_is_not_the_one_by_log_loss(instructor):
    def fewest(angles):
        turned = np.radians(angles)
        scores = X @ [np.cos(turned), np.sin(turned)]
        return min(
            np.sum((column > offset) != y)
            for column in scores.T
            for offset in np.arange(-8, 13) / 4
        )

    assert f"texture alone: {fewest([90])} wrong" in instructor.printed
    assert f"radius alone: {fewest([0])} wrong" in instructor.printed
    best = fewest(range(-90, 181, 5))
    assert f"both: {best} wrong, at angle 5 and offset 0.25" in instructor.printed
    fitted = LogisticRegression(C=np.inf).fit(X, y).predict(X)
    assert np.sum(fitted != y) == best + 3


def test_thirty_measurements_settle_most_of_what_two_leave_open(instructor):
    def accuracy(*steps, columns):
        model = make_pipeline(*steps, logistic(0.001, 455, solver="newton-cholesky"))
        return cross_val_score(model, DATA.data[:, columns], y, cv=FOLDS).mean()

    thirty = slice(None)
    two, full = (accuracy(StandardScaler(), columns=c) for c in ([0, 1], thirty))
    for name, p in [("two measurements", two), ("all thirty", full)]:
        error = math.sqrt(p * (1 - p) / 569)
        assert f"{name:>16}: {p:.3f} ± {error:.3f}" in instructor.printed
    assert (full - two) / (1 - two) > 0.5
    assert full - accuracy(columns=thirty) == pytest.approx(0.03, abs=0.005)


def test_without_a_penalty_there_is_no_minimum_for_thirty_measurements():
    """A plane that separates the classes exactly exists: a linear program finds one."""
    A = np.column_stack([StandardScaler().fit_transform(DATA.data), np.ones(len(y))])
    sides = -A * np.where(y == 1, 1, -1)[:, None]
    found = linprog(np.zeros(31), A_ub=sides, b_ub=-np.ones(len(y)), bounds=(None, None))
    assert found.success


@pytest.mark.parametrize(("p", "n"), [(0.98, 50), (0.96, 5000)])
def test_a_standard_error_is_that_of_a_biased_coin(instructor, p, n):
    points = 100 * math.sqrt(p * (1 - p) / n)
    line = f"{p:.0%} of {n}: ± {points:.1f} points, two of them lower {100 * p - 2 * points:.0f}%"
    assert line in instructor.printed


def test_the_penalty_is_chosen_inside_the_list_and_the_weakest_is_worse_than_a_coin(instructor):
    rows = re.findall(
        r"alpha (\S+) *: log loss ([\d.]+) on training sentences, ([\d.]+) on the others; "
        r"accuracy ([\d.]+)",
        instructor.printed,
    )
    alphas, train, judged, accuracy = np.array(rows, dtype=float).T
    best = judged.argmin()
    assert f"chosen: {alphas[best]:g}" in instructor.printed
    assert 0 < best < len(alphas) - 1
    assert judged[0] > math.log(2)
    assert np.all(np.diff(train) > 0)
    assert train[0] < 0.02
    assert 0.9 * math.log(2) < train[-1] < judged[-1] < math.log(2)
    assert np.ptp(accuracy[:3]) < 0.02


@pytest.mark.long
def test_cross_validated_log_loss_agrees_with_scikit_learns_model(instructor):
    sentences = load_sentences()
    (counts,) = bags(sentences.texts_train)
    found = float(re.search(r"alpha 0.001 *: .*, ([\d.]+) on the others", instructor.printed)[1])
    judged = [
        -cross_val_score(
            logistic(0.001, 168),
            counts,
            sentences.y_train,
            cv=StratifiedKFold(5, shuffle=True, random_state=seed),
            scoring="neg_log_loss",
        ).mean()
        for seed in range(100, 105)
    ]
    assert found == pytest.approx(np.mean(judged), abs=4 * np.std(judged, ddof=1) / math.sqrt(5))


def test_held_out_sentences_are_told_apart_better_than_by_guessing_by_three_standard_errors(
    instructor,
):
    sentences = load_sentences()
    train, test = bags(sentences.texts_train, sentences.texts_test)
    fit = logistic(0.001, 210).fit(train, sentences.y_train)
    p = fit.score(test, sentences.y_test)
    error = math.sqrt(p * (1 - p) / 70)
    assert 3 <= (p - 0.5) / error < 4
    flattering = fit.score(train, sentences.y_train)
    for name in ("ours", "scikit-learn"):
        assert (
            f"{name:>12}: {p:.2f} ± {error:.2f} on held-out sentences, "
            f"{flattering:.2f} on training sentences"
        ) in instructor.printed
    weaker = logistic(0.01, 210).fit(train, sentences.y_train)
    assert round(70 * (weaker.score(test, sentences.y_test) - p)) == 4


@pytest.mark.long
def test_over_forty_other_cuts_the_chosen_penalty_is_the_better_one():
    sentences = load_sentences()
    texts = np.array(sentences.texts_train + sentences.texts_test)
    labels = np.concatenate([sentences.y_train, sentences.y_test])
    cuts = StratifiedShuffleSplit(40, test_size=70, random_state=1).split(texts, labels)
    gains = []
    for train, test in cuts:
        counts, judged = bags(texts[train].tolist(), texts[test].tolist())
        chosen, other = (
            logistic(alpha, 210).fit(counts, labels[train]).score(judged, labels[test])
            for alpha in (0.001, 0.01)
        )
        gains.append(chosen - other)
    assert np.mean(gains) > 0.01


def test_two_is_among_the_negative_words_and_occurs_in_five_training_sentences(instructor):
    sentences = load_sentences()
    counter = CountVectorizer(token_pattern="[a-z]+").fit(sentences.texts_train)
    counts = counter.transform(sentences.texts_train).toarray()
    frequent = counts.sum(axis=0) >= 3
    words = counter.get_feature_names_out()[frequent]
    fit = logistic(0.001, 210).fit(counts[:, frequent], sentences.y_train)
    order = words[np.argsort(fit.coef_[0])]
    assert {"two", "awful", "poor"} <= set(order[:9])
    assert {"but", "wonderful", "clean"} <= set(order[-9:])
    with_two = counts[:, counter.vocabulary_["two"]] > 0
    assert (with_two.sum(), sentences.y_train[with_two].max()) == (5, 0)
    assert instructor.printed.count("training: complaint ") == 5
    assert "training: praise" not in instructor.printed
    misread = instructor.printed.partition("misread: ")[2]
    for told in (
        "Two hours passed like ten minutes.",
        "You will not regret buying a ticket. Known: you not a\n",
        "Not funny, not clever and not worth the ticket. Known: not funny not clever and not worth",
    ):
        assert told in misread
    praising = dict(zip(words, fit.coef_[0], strict=True))
    assert min(praising[word] for word in ("funny", "clever", "worth")) > 0
