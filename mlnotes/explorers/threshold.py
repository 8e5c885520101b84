"""A threshold on probabilities: who is called, what that makes the measures, and their curves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import plots
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer

COLUMNS = {"radius and texture": [0, 1], "all 30": list(range(30))}
THRESHOLDS = 0.01, 0.02, 0.03, *(k / 20 for k in range(1, 20)), 0.97, 0.98, 0.99
KEPT = {"all": 1, "1 in 4": 4, "1 in 16": 16}
MISS_COSTS = 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0
CLASSES = {"malignant": plots.VERMILION, "benign": plots.BLUE}
HEIGHTS = np.random.default_rng(0).uniform(0, 0.75, size=569)  # of the dots in their band
UP_TO_1 = {"ylim": (0, 1.02)}
CURVES = {  # what is drawn below, on which axes
    "measures": {"xlabel": "threshold", "xlim": (0, 1)} | UP_TO_1,
    "roc": {"xlabel": "false positive rate", "ylabel": "recall", "xlim": (-0.01, 1)} | UP_TO_1,
    "precision-recall": {"xlabel": "recall", "ylabel": "precision", "xlim": (0, 1.01)} | UP_TO_1,
    "cost": {"xlabel": "threshold", "ylabel": "cost of 100 tumours", "xlim": (0, 1)},
}
# From point to point: a measure holds until the next tumour's probability is passed.
STEPS = {"measures": "steps-pre", "cost": "steps-pre", "precision-recall": "steps-post"}


class Scores(NamedTuple):
    """The probabilities of "malignant" that malignant and benign tumours were given, ascending."""

    malignant: np.ndarray
    benign: np.ndarray

    def called(self, thresholds: Sequence[float] | float) -> tuple[np.ndarray, np.ndarray]:
        """How many malignant (true positives) and benign (false) have at least the threshold."""
        return tuple(len(p) - np.searchsorted(p, thresholds) for p in self)


@explorer
def threshold_explorer(curves: Sequence[str] = ("measures",)) -> Explorer:
    """569 tumours by their probability of "malignant", and the threshold from which one is called.

    The probabilities are those of a logistic regression, each given by a model that did not see
    the tumour (five folds). `curves` names what is drawn below, one to three of CURVES: precision,
    recall and F1 over the threshold; the ROC curve; precision over recall; cost over the threshold.

    Controls: `columns`, one of COLUMNS, and `threshold`, one of THRESHOLDS. With "roc" or
    "precision-recall" also `kept`, one of KEPT: the share of the malignant tumours that stay, every
    fourth or sixteenth in the order of their probability. With "cost" also `miss_cost`, one of
    MISS_COSTS: how many false alarms a missed malignant tumour costs. Raises ValueError for
    other curves.
    """
    if isinstance(curves, str) or not 1 <= len(curves) <= 3 or set(curves) - set(CURVES):
        raise ValueError(f"curves must be one to three of {tuple(CURVES)}, got {curves!r}")
    scores = {name: out_of_fold(columns) for name, columns in COLUMNS.items()}
    scene = _Scene(curves)

    def look(columns, threshold, kept="all", miss_cost=1.0) -> View:
        malignant, benign = scores[columns]
        step = KEPT[kept]
        return scene.show(
            columns, Scores(malignant[step // 2 :: step], benign), threshold, miss_cost
        )

    controls = {
        "columns": Choice(options=list(COLUMNS), description="columns"),
        "threshold": Scale(options=THRESHOLDS, value=0.5, description="threshold"),
    }
    if {"roc", "precision-recall"} & set(curves):
        controls["kept"] = Choice(options=list(KEPT), description="malignant kept")
    if "cost" in curves:
        controls["miss_cost"] = Scale(options=MISS_COSTS, value=1.0, description="cost of a miss")
    return Explorer(look, controls)


def out_of_fold(columns: Sequence[int]) -> Scores:
    """The tumours' probabilities by five-fold logistic regression on these columns."""
    X, y = load_breast_cancer(return_X_y=True)
    model = make_pipeline(StandardScaler(), LogisticRegression())
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    p = cross_val_predict(model, X[:, columns], 1 - y, cv=folds, method="predict_proba")[:, 1]
    return Scores(np.sort(p[y == 0]), np.sort(p[y == 1]))  # in these data 0 is malignant


def points(curve: str, scores: Scores, threshold, miss_cost: float) -> dict[str, tuple]:
    """What a curve shows, (x, y) by the name of the line, at one threshold or an array of them."""
    tp, fp = scores.called(threshold)
    n_malignant, n_benign = map(len, scores)
    recall, precision = tp / n_malignant, tp / np.maximum(tp + fp, 1)  # 0 where none is called
    if curve == "roc":
        return {"ROC": (fp / n_benign, recall)}
    if curve == "precision-recall":
        return {"precision over recall": (recall, precision)}
    if curve == "cost":
        cost = 100 * (fp + miss_cost * (n_malignant - tp)) / (n_malignant + n_benign)
        return {"cost": (threshold, cost)}
    measures = {"precision": precision, "recall": recall, "F1": 2 * tp / (tp + fp + n_malignant)}
    return {name: (threshold, values) for name, values in measures.items()}


class _Scene:
    """The picture, built once: a dot for each tumour and the matrix above, the curves below."""

    def __init__(self, curves: Sequence[str]):
        with plt.rc_context(plots.STYLE):
            self.figure = plt.figure(figsize=(7.5, 5), layout="constrained")
            above, below = self.figure.subfigures(2, 1, hspace=0.04)
            dots, matrix = above.subplots(1, 2, width_ratios=[2, 1])
            panels = below.subplots(1, len(curves), squeeze=False)[0]
        self.axes = dict(zip(curves, panels, strict=True))
        self.dots, self.cells = _draw_dots(dots), _draw_matrix(matrix)
        self.lines = {name: _draw_curve(self.axes[name], name) for name in curves}
        self.now = [dots.axvline(0.5, color=plots.INK)]
        self.now += [
            self.axes[name].axvline(0.5, color=plots.INK, linewidth=0.8, linestyle=":")
            for name in ("measures", "cost")
            if name in curves
        ]

    def show(self, columns: str, scores: Scores, threshold: float, miss_cost: float) -> View:
        tp, fp = map(int, scores.called(threshold))
        n_malignant, n_benign = map(len, scores)
        counts = tp, n_malignant - tp, fp, n_benign - fp
        for cell, count in zip(self.cells, counts, strict=True):
            cell.set_text(count)
        for row, (p, halves) in enumerate(zip(scores, self.dots, strict=True)):
            height = 1 - row + HEIGHTS[: len(p)]
            for dots, part in zip(halves, (p >= threshold, p < threshold), strict=True):
                dots.set_data(p[part], height[part])
        for line in self.now:
            line.set_xdata([threshold, threshold])
        every = np.unique(np.concatenate(scores))
        for curve, lines in self.lines.items():
            thresholds = np.append(every, np.inf) if curve == "roc" else every
            whole = points(curve, scores, thresholds, miss_cost)
            here = points(curve, scores, threshold, miss_cost)
            for name, (line, mark) in lines.items():
                line.set_data(*whole[name])
                mark.set_data(*([value] for value in here[name]))
        measures = points("measures", scores, threshold, miss_cost)
        told = ", ".join(f"{name} {value:.3f}" for name, (_, value) in measures.items())
        caption = (
            f"Columns: {columns}; threshold {threshold:g}. Of {n_malignant} malignant tumours "
            f"{tp} are called malignant, of {n_benign} benign ones {fp}. Accuracy "
            f"{(tp + n_benign - fp) / (n_malignant + n_benign):.3f}, {told}."
        )
        if "cost" in self.lines:
            caption += self._tell_cost(scores, threshold, miss_cost)
        alt = (
            "Above: a dot for each tumour over its probability, filled from the threshold on; "
            f"beside it the four counts {counts}. Below: {' and '.join(map(str, self.lines))}, "
            f"marked at the threshold. {caption}"
        )
        return View(self.figure, alt.replace("roc", "ROC"), caption)

    def _tell_cost(self, scores: Scores, threshold: float, miss_cost: float) -> str:
        """The cost now, and the least; the axis ends where calling all or none is cheaper."""
        (costs,) = points("cost", scores, np.array(THRESHOLDS), miss_cost).values()
        n_malignant, n_benign = map(len, scores)
        highest = 100 * min(n_benign, miss_cost * n_malignant) / (n_malignant + n_benign)
        self.axes["cost"].set_ylim(0, 1.05 * highest)
        now, least = costs[1][THRESHOLDS.index(threshold)], costs[1].min()
        return (
            f" With {miss_cost:g} for a miss and 1 for a false alarm, 100 tumours cost {now:.1f}; "
            f"the least is {least:.1f}, at {THRESHOLDS[costs[1].argmin()]:g}."
        )


def _draw_dots(ax) -> list:
    """Two bands, malignant above benign: for each, the dots of those called and of the others."""
    ax.set(xlim=(-0.01, 1.01), ylim=(-0.05, 2), yticks=[])
    ax.set(xlabel="predicted probability of malignant")
    ax.spines["left"].set_visible(False)
    bands = []
    for height, (name, colour) in zip((1, 0), CLASSES.items(), strict=True):
        backdrop = {"facecolor": plots.PAPER, "edgecolor": "none", "pad": 1}  # over the threshold
        ax.text(0.5, height + 0.86, name, color=colour, ha="center", va="center", bbox=backdrop)
        style = {"color": colour, "markersize": 3.5, "markeredgewidth": 0.7}
        bands.append([ax.plot([], [], "o", mfc=fill, **style)[0] for fill in (colour, "none")])
    return bands


def _draw_matrix(ax) -> list:
    """The texts of the four counts: TP and FN, then FP and TN."""
    ax.set(xlim=(-0.5, 1.5), ylim=(1.5, -0.5))
    ax.set_xticks([0, 1], ["called", "not called"])
    ax.set_yticks([0, 1], list(CLASSES), rotation=90, va="center")
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.axhline(0.5, color=plots.FAINT)
    ax.axvline(0.5, color=plots.FAINT)
    centred = {"ha": "center", "va": "center"}
    cells = []
    for place, (name, colour) in enumerate(
        zip(("TP", "FN", "FP", "TN"), np.repeat(list(CLASSES.values()), 2), strict=True)
    ):
        row, column = divmod(place, 2)
        cells.append(ax.text(column, row - 0.05, "", color=colour, fontsize=17, **centred))
        ax.text(column, row + 0.33, name, fontsize=9, **centred)
    return cells


def _draw_curve(ax, curve: str) -> dict[str, tuple]:
    """A line and a mark for each name in `points(curve, ...)`, both still empty."""
    ax.set(**CURVES[curve])
    if curve == "roc":
        ax.plot([0, 1], [0, 1], ":", color=plots.FAINT)
    several = curve == "measures"
    lines = {}
    for place, name in enumerate(points(curve, Scores([0], [0]), 0.5, 1)):
        colour = plots.COLOURS[2 + place] if several else plots.INK
        (line,) = ax.plot([], [], color=colour, drawstyle=STEPS.get(curve, "default"))
        (mark,) = ax.plot([], [], "o", color=colour, clip_on=curve == "cost")
        lines[name] = line, mark
        if several:
            place = {"x": 0.4 * place, "y": 1.03, "transform": ax.transAxes}
            ax.text(s=name, color=colour, va="bottom", **place)
    return lines
