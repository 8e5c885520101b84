"""The precision at each threshold, weighted by the recall that it adds."""

from collections.abc import Callable

import numpy as np

from mlnotes import curves
from mlnotes.checker.record import Exercise
from mlnotes.exercises.metrics._cases import ranked as cases
from mlnotes.exercises.metrics._rankings import (
    ORDERS,
    Ranking,
    cut_above,
    downwards,
    of_labels,
    ranked,
    trapezoids,
    without_labels,
)


def _steps(ranking: Ranking, precision: Callable = lambda r: r.precision) -> float:
    return float(np.diff(ranking.tpr, prepend=0.0) @ precision(ranking))


def _trapezoid_from(start: Callable) -> Callable:
    """By trapezoids, from a first point (0, start)."""
    return lambda r: trapezoids(np.append(0.0, r.tpr), np.append(start(r.precision), r.precision))


_TRAPEZOIDS = (
    _trapezoid_from(lambda precision: 1.0),
    _trapezoid_from(lambda precision: 0.0),
    _trapezoid_from(lambda precision: precision[0]),
    lambda r: trapezoids(r.tpr, r.precision),
)


def _best_to_the_right(r: Ranking) -> np.ndarray:
    """At each threshold the best precision at that recall or a higher one."""
    return np.maximum.accumulate(r.precision[::-1])[::-1]


def _eleven_points(r: Ranking) -> float:
    best = _best_to_the_right(r)
    return float(np.mean([best[r.tpr >= level - 1e-12][0] for level in np.linspace(0, 1, 11)]))


def _at_positives(measure: Callable, order: Callable) -> Callable:
    """`measure` of the precisions at the positive rows, taken one by one."""
    return ranked(lambda r: measure(r.precision[np.diff(r.tp, prepend=0) > 0]), order)


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="average_precision(y_true, scores)",
    task="Return the average precision Σ (Rᵢ − Rᵢ₋₁)·Pᵢ. The thresholds are the distinct scores, "
    "from the highest to the lowest; at the i-th, Pᵢ and Rᵢ are the precision and the recall when "
    "rows with a score of at least the threshold are called positive, and R₀ = 0. Tied rows are "
    "called together. `y_true` holds 0 and 1, both of them; scores may be any numbers.",
    reference=curves.average_precision,
    cases=cases,
    hints=(
        "Go down the ranking. A threshold matters as far as it finds new positives, and it pays "
        "with the precision that it has then.",
        "Σ (Rᵢ − Rᵢ₋₁)·Pᵢ with R₀ = 0, over the distinct scores from the highest on.",
        "`thresholds = np.unique(scores)[::-1]`. For each of them, how many rows are called, and "
        "how many positives are among them? `np.diff(recall, prepend=0)` has the steps of recall.",
    ),
    mistakes={
        "trapezoid": (
            "This is the area by trapezoids, with straight lines between the points of the "
            "precision-recall curve. Between two thresholds precision does not go along a line, so "
            "that promises what no threshold reaches: take Pᵢ for the whole step.",
            *(ranked(area) for area in _TRAPEZOIDS),
        ),
        "trapezoid_with_ties_split": (
            "This is an area by trapezoids, and tied rows are taken one by one. Take Pᵢ for the "
            "whole step, and call tied rows together.",
            *(ranked(area, order) for area in _TRAPEZOIDS for order in ORDERS),
        ),
        "ties_split": (
            "Tied rows are called one after the other, so the result depends on the order in which "
            "they happen to stand. No threshold tells them apart: call them together.",
            *(ranked(_steps, order) for order in ORDERS),
        ),
        "roc_auc": (
            "This is the area under the ROC curve, the share of pairs that are ranked rightly. It "
            "does not ask how many of those called are right.",
            curves.roc_auc,
        ),
        "low_scores_called": (
            "The rows with the lowest scores are called first. High scores look positive: begin "
            "with the highest threshold.",
            downwards(curves.average_precision),
            *(downwards(ranked(_steps, order)) for order in ORDERS),
        ),
        "classes_exchanged": (
            "The label 0 is taken for the positive one.",
            lambda y_true, scores: curves.average_precision(1 - y_true, scores),
            lambda y_true, scores: curves.average_precision(1 - y_true, -scores),
        ),
        "scores_sorted_without_labels": (
            "The scores are sorted and the labels stay where they are, so each label meets the "
            "score of another row. Sort both in one order: `np.argsort` gives it.",
            *without_labels(curves.average_precision),
        ),
        "hard_labels": (
            "The scores are cut to labels at ½ first, so that there is hardly a ranking left. "
            "Every distinct score is a threshold.",
            of_labels(curves.average_precision),
            of_labels(curves.average_precision, cut_above),
        ),
        "plain_mean_of_precisions": (
            "This is the plain mean of the precisions, over the thresholds or the rows. A "
            "threshold that finds no new positive has no part in it: weight each precision by the "
            "step of recall.",
            ranked(lambda r: np.mean(r.precision)),
            *(ranked(lambda r: np.mean(r.precision), order) for order in ORDERS),
            lambda y_true, scores: np.mean([y_true[scores >= s].mean() for s in scores]),
        ),
        "mean_over_thresholds_with_a_gain": (
            "This is the mean of the precisions at the thresholds that find a positive, each "
            "alike. One that finds two at once counts twice: weight by the step of recall.",
            ranked(lambda r: np.mean(r.precision[np.diff(r.tp, prepend=0) > 0])),
        ),
        "first_step_left_out": (
            "The first step of recall is missing, from R₀ = 0 up to R₁. `np.diff` gives one step "
            "less than there are thresholds.",
            ranked(lambda r: np.diff(r.tpr) @ r.precision[1:]),
            *(ranked(lambda r: np.diff(r.tpr) @ r.precision[1:], order) for order in ORDERS),
        ),
        "precision_of_the_step_before": (
            "Each step of recall is weighted by the precision before it, not by that at its "
            "threshold: Pᵢ belongs to Rᵢ − Rᵢ₋₁.",
            ranked(lambda r: np.diff(r.tpr, prepend=0) @ np.append(1.0, r.precision[:-1])),
            ranked(lambda r: np.diff(r.tpr, prepend=0) @ np.append(0.0, r.precision[:-1])),
        ),
        "begun_at_the_last_recall": (
            "In the first step the last recall, 1, stands for R₀ = 0. Does index −1, which counts "
            "from the end, come up there?",
            ranked(lambda r: (r.tpr - np.roll(r.tpr, 1)) @ r.precision),
        ),
        "interpolated": (
            "The precision is interpolated: the best at this recall or any higher one, as in older "
            "competitions. Asked for is the precision at the threshold itself.",
            ranked(lambda r: _steps(r, _best_to_the_right)),
            ranked(_eleven_points),
        ),
        "divided_by_all_rows": (
            "This is divided by the number of rows and not by that of the positives: steps of "
            "recall are shares of the positives.",
            ranked(lambda r: np.diff(r.tp, prepend=0) @ r.precision / (r.tp + r.fp)[-1]),
            *(
                ranked(lambda r: np.diff(r.tp, prepend=0) @ r.precision / (r.tp + r.fp)[-1], order)
                for order in ORDERS
            ),
        ),
        "not_divided": (
            "The precisions at the positives are added up and not averaged: divide by the number "
            "of positives.",
            ranked(lambda r: np.diff(r.tp, prepend=0) @ r.precision),
            *(ranked(lambda r: np.diff(r.tp, prepend=0) @ r.precision, order) for order in ORDERS),
        ),
        "precision_and_recall_exchanged": (
            "This comes to Σ Rᵢ·(Pᵢ − Pᵢ₋₁), in which precision and recall have changed places. "
            "So it does when the thresholds run upwards, from the lowest score: begin with the "
            "highest.",
            ranked(lambda r: np.diff(r.precision) @ r.tpr[1:]),
            ranked(lambda r: np.diff(r.precision, prepend=0) @ r.tpr),
            ranked(lambda r: np.diff(r.precision, prepend=1) @ r.tpr),
        ),
        "recall_itself_for_its_steps": (
            "The precisions are multiplied by the recall itself. The sum takes its steps, "
            "Rᵢ − Rᵢ₋₁, which add up to 1. (Is Rᵢ₋₁ set anew in each round?)",
            ranked(lambda r: r.tpr @ r.precision),
            ranked(lambda r: np.mean(r.tpr * r.precision)),
        ),
        "steps_of_the_false_positive_rate": (
            "The steps are those of the false positive rate. Those of recall are asked for.",
            ranked(lambda r: np.diff(r.fpr, prepend=0) @ r.precision),
            ranked(lambda r: np.diff(r.fpr) @ r.precision[1:]),
        ),
        "sign_flipped": (
            "The sign is flipped: the steps of recall were taken downwards.",
            lambda y_true, scores: -curves.average_precision(y_true, scores),
        ),
    },
    companions={
        "the prevalence, the precision when everybody is called": lambda y, s: y.mean(),
        "the highest precision of any threshold": ranked(lambda r: np.max(r.precision)),
        "the highest F1 of any threshold": ranked(
            lambda r: np.max(2 * r.tp / (r.tp + r.fp + r.tp[-1]))
        ),
        "the precision among as many rows as there are positives": lambda y, s: y[
            np.argsort(-s, kind="stable")
        ][: y.sum()].mean(),
        "the precision of the highest threshold": ranked(lambda r: r.precision[0]),
        "the precision when scores are cut at ½": lambda y, s: y[s >= 0.5].mean(),
        "the recall when scores are cut at ½": lambda y, s: np.mean(s[y == 1] >= 0.5),
        "the share of right labels, when scores are cut at ½": lambda y, s: np.mean(
            (s >= 0.5) == y
        ),
        "the mean F1 over the thresholds": ranked(
            lambda r: np.mean(2 * r.tp / (r.tp + r.fp + r.tp[-1]))
        ),
        "the mean of the precisions, weighted by the recalls and not by their steps": ranked(
            lambda r: np.average(r.precision, weights=r.tpr)
        ),
        "the product of the mean precision and the mean recall": ranked(
            lambda r: np.mean(r.precision) * np.mean(r.tpr)
        ),
        "the sum with the precision squared": ranked(lambda r: _steps(r, lambda r: r.precision**2)),
        "the sum with the specificity for the precision": ranked(
            lambda r: _steps(r, lambda r: 1 - r.fpr)
        ),
        "the sum divided by the number of thresholds": ranked(
            lambda r: _steps(r) / len(r.precision)
        ),
        "the first term of the sum alone": ranked(lambda r: r.tpr[0] * r.precision[0]),
        "the sum with the precision of the step after": ranked(
            lambda r: _steps(r, lambda r: np.append(r.precision[1:], r.precision[-1]))
        ),
        "the mean of the recalls over the thresholds": ranked(lambda r: np.mean(r.tpr)),
        "the mean of 1/rank over the positives": lambda y, s: np.mean(
            1 / (1 + np.flatnonzero(y[np.argsort(-s, kind="stable")]))
        ),
        "1/rank of the first positive": lambda y, s: (
            1 / (1 + np.flatnonzero(y[np.argsort(-s, kind="stable")])[0])
        ),
        "the median of the precisions at the positives": _at_positives(np.median, ORDERS[0]),
        "the mean of tp/n at each threshold, weighted by the steps of recall": ranked(
            lambda r: _steps(r, lambda r: r.tp / (r.tp + r.fp)[-1])
        ),
        "Σ (Rᵢ − Rᵢ₋₁)·Rᵢ, with the recall for the precision": ranked(
            lambda r: _steps(r, lambda r: r.tpr)
        ),
        "1 less the average precision": lambda y, s: 1 - curves.average_precision(y, s),
        "the sum without its last step": ranked(
            lambda r: np.diff(r.tpr, prepend=0)[:-1] @ r.precision[:-1]
        ),
    },
    lesson="A ranking without skill has about the prevalence for its average precision, not ½. "
    "False alarms among rare positives lower it much, where they hardly move the ROC curve.",
)
