"""Probabilities bent by hand: do they come true, and what do Brier score and ECE make of it?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import calibration, curves, plots
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer
from mlnotes.intervals import wilson_interval
from mlnotes.losses import sigmoid

STRETCHES = tuple(2.0**k for k in range(-5, 4))
ODDS = 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0
BINS = 2, 5, 10, 20, 50
SCORES = {"Brier score": plots.BLUE, "ECE": plots.VERMILION}


class LogOdds(NamedTuple):
    """Of each tumour, log p/(1 − p) of "malignant", (569,), and 1 for malignant, (569,)."""

    z: np.ndarray
    y: np.ndarray


@explorer
def calibration_explorer() -> Explorer:
    """569 tumours: what they were told against what came true, their log odds bent by hand.

    Each log odds z = log p/(1 − p) is that of a model that did not see the tumour (five folds,
    all 30 columns), and becomes stretch·z + log(odds). Controls: `model`, "logistic" or "naive
    Bayes"; `stretch`, one of STRETCHES, above 1 for more daring probabilities; `odds`, one of
    ODDS, by which all odds are multiplied; `n_bins`, one of BINS. The bars around the dots are
    Wilson intervals.
    """
    models = {name: out_of_fold(name) for name in ("logistic", "naive Bayes")}
    scene = _Scene()
    return Explorer(
        lambda model, **bend: scene.show(model, models[model], **bend),
        {
            "model": Choice(options=list(models), description="model"),
            "stretch": Scale(options=STRETCHES, value=1.0, description="log odds times"),
            "odds": Scale(options=ODDS, value=1.0, description="odds times"),
            "n_bins": Scale(options=BINS, value=10, description="bins"),
        },
    )


def out_of_fold(model: str) -> LogOdds:
    """The tumours' log odds by a logistic regression or a naive Bayes classifier."""
    X, y = load_breast_cancer(return_X_y=True)
    y = 1 - y  # in these data 0 is malignant
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    if model == "logistic":
        logistic = make_pipeline(StandardScaler(), LogisticRegression())
        return LogOdds(cross_val_predict(logistic, X, y, cv=folds, method="decision_function"), y)
    # Differences of logarithms, for the probabilities themselves are rounded to 0 and 1.
    log_p = cross_val_predict(GaussianNB(), X, y, cv=folds, method="predict_log_proba")
    return LogOdds(log_p[:, 1] - log_p[:, 0], y)


def bend(z: np.ndarray, stretch: float, odds: float) -> np.ndarray:
    """Probabilities whose log odds are stretch·z + log(odds)."""
    return sigmoid(stretch * z + np.log(odds))


def scores(y: np.ndarray, p: np.ndarray, n_bins: int) -> tuple[float, float]:
    """The Brier score and the expected calibration error."""
    return calibration.brier(y, p), calibration.expected_calibration_error(y, p, n_bins)


class _Scene:
    """The explorer's two panels, built once: the calibration curve, and scores over the stretch."""

    def __init__(self):
        left, right = plots.new_axes(2, height=3.9)
        self.figure = left.figure
        left.plot([0, 1], [0, 1], ":", color=plots.INK, linewidth=1)
        self.bars = left.vlines([], [], [], color=plots.FAINT, linewidth=2)
        (self.curve,) = left.plot([], [], "o-", color=plots.INK, linewidth=1, clip_on=False)
        left.set(xlabel="probability told", ylabel="share malignant")
        left.set(xlim=(0, 1), ylim=(0, 1), aspect="equal")
        self.lines, self.marks = [], []
        for place, (name, colour) in enumerate(SCORES.items()):
            self.lines += right.plot([], [], color=colour)
            self.marks += right.plot([], [], "o", color=colour, clip_on=False)
            right.text(0.5 * place, 1.03, name, color=colour, transform=right.transAxes)
        right.set(xscale="log", yscale="log", xlabel="log odds times", ylim=(0.005, 1))
        right.set(xlim=(STRETCHES[0], STRETCHES[-1]))
        right.set_xticks([1 / 32, 1 / 8, 1 / 2, 2, 8], ["1/32", "1/8", "1/2", "2", "8"])
        right.set_yticks([0.01, 0.03, 0.1, 0.3, 1], ["0.01", "0.03", "0.1", "0.3", "1"])
        right.minorticks_off()
        self.now = right.axvline(1, color=plots.INK, linewidth=0.8, linestyle=":")

    def show(
        self, model: str, log_odds: LogOdds, *, stretch: float, odds: float, n_bins: int
    ) -> View:
        z, y = log_odds
        p = bend(z, stretch, odds)
        curve = calibration.calibration_curve(y, p, n_bins)
        self.curve.set_data(curve.mean_predicted, curve.share_positive)
        self.bars.set_segments(
            [
                [(told, end) for end in wilson_interval(round(share * count), count)]
                for told, share, count in zip(*curve, strict=True)
            ]
        )
        along = [scores(y, bend(z, other, odds), n_bins) for other in STRETCHES]
        here = along[STRETCHES.index(stretch)]
        for line, mark, values, value in zip(
            self.lines, self.marks, np.transpose(along), here, strict=True
        ):
            line.set_data(STRETCHES, values)
            mark.set_data([stretch], [value])
        self.now.set_xdata([stretch, stretch])
        low, high = p < 0.1, p >= 0.9
        caption = (
            f"{model[0].upper() + model[1:]}, log odds times {stretch:g}, odds times {odds:g}: "
            f"Brier score {here[0]:.4f}, ECE {here[1]:.4f} over {n_bins} bins, "
            f"AUC {curves.roc_auc(y, z):.4f}. Told less than 0.1: {low.sum()} tumours, "
            f"{y[low].sum()} of them malignant; told 0.9 or more: {high.sum()}, "
            f"of them {y[high].sum()}."
        )
        alt = (
            "Left: the share that is malignant over the probability told, a dot with an interval "
            "for each bin, and the diagonal. Right: Brier score and ECE over what the log odds "
            f"are multiplied by, with a mark. {caption}"
        )
        return View(self.figure, alt, caption)
