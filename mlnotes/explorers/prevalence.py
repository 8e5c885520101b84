"""A test of given quality among more or fewer ill people: what a call is worth."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mlnotes import plots
from mlnotes.explorers._explorer import Explorer, Scale, View, explorer
from mlnotes.metrics import f_beta
from mlnotes.plots.people import plot_people, set_people
from mlnotes.prevalence import positive_predictive_value

N_PEOPLE = 10_000
RATES = 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.91, 0.95, 0.97, 0.99, 0.995, 0.999, 0.9999
PREVALENCES = 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5
FINE = np.logspace(-4, np.log10(0.5), 200)  # for the lines
NOBODY = "accuracy of calling nobody"


class Measures(NamedTuple):
    """What is drawn over the prevalence."""

    ppv: float
    f1: float
    accuracy: float


NAMES = Measures("PPV", "F1", "accuracy")


@explorer
def prevalence_explorer() -> Explorer:
    """Ten thousand people and a test: how many of those called ill are, and what measures say.

    Controls: `sensitivity` and `specificity`, the shares of the ill who are called and of the
    healthy who are not, each one of RATES; `prevalence`, the share of all who are ill, one of
    PREVALENCES. The curves are exact, from the rates; the square is rounded to whole people.
    """
    scene = _Scene()
    return Explorer(
        scene.show,
        {
            "sensitivity": Scale(options=RATES, value=0.9, description="sensitivity"),
            "specificity": Scale(options=RATES, value=0.91, description="specificity"),
            "prevalence": Scale(options=PREVALENCES, value=0.01, description="prevalence"),
        },
    )


def measures(sensitivity: float, specificity: float, prevalence: float) -> Measures:
    """The positive predictive value, F1 of the ill, and accuracy that are expected."""
    ppv = positive_predictive_value(sensitivity, specificity, prevalence)
    accuracy = sensitivity * prevalence + specificity * (1 - prevalence)
    return Measures(ppv, f_beta(ppv, sensitivity, 1), accuracy)


def people(sensitivity: float, specificity: float, prevalence: float) -> list[int]:
    """How many of N_PEOPLE are ill and missed, ill and called, healthy and called, and neither;

    to the nearest whole person."""
    n_ill = round(N_PEOPLE * prevalence)
    n_healthy = N_PEOPLE - n_ill
    hits, spared = round(sensitivity * n_ill), round(specificity * n_healthy)
    return [n_ill - hits, hits, n_healthy - spared, spared]


class _Scene:
    """The explorer's two panels, built once: a square of people, and measures over prevalence."""

    def __init__(self):
        crowd, curves = plots.new_axes(2, height=4.2)
        self.figure = crowd.figure
        self.crowd = plot_people([0, 0, 0, N_PEOPLE], ax=crowd)
        curves.set(xscale="log", xlim=(FINE[0], FINE[-1]), ylim=(0, 1.01))
        curves.set(xlabel="prevalence")
        curves.plot(FINE, 1 - FINE, "--", color=plots.INK, linewidth=1)
        self.lines, self.marks = [], []
        for place, (name, colour) in enumerate(
            zip((*NAMES, NOBODY), (*plots.COLOURS[1:4], plots.INK), strict=True)
        ):
            row, column = divmod(place, 3)
            spot = {"x": (0, 0.17, 0.29)[column], "y": 1.1 - 0.065 * row, "fontsize": 9.5}
            curves.text(s=name + ", dashed" * row, color=colour, transform=curves.transAxes, **spot)
            if not row:
                self.lines += curves.plot([], [], color=colour)
                self.marks += curves.plot([], [], "o", color=colour, clip_on=False)
        self.now = curves.axvline(0.01, color=plots.INK, linewidth=0.8, linestyle=":")

    def show(self, sensitivity: float, specificity: float, prevalence: float) -> View:
        counts = people(sensitivity, specificity, prevalence)
        set_people(self.crowd, counts)
        here = measures(sensitivity, specificity, prevalence)
        along = np.transpose([measures(sensitivity, specificity, share) for share in FINE])
        for line, mark, values, value in zip(self.lines, self.marks, along, here, strict=True):
            line.set_data(FINE, values)
            mark.set_data([prevalence], [value])
        self.now.set_xdata([prevalence, prevalence])
        missed, hits, alarms, _ = counts
        caption = (
            f"Sensitivity {sensitivity:g}, specificity {specificity:g}, prevalence {prevalence:g}: "
            f"of {N_PEOPLE:,} people about {missed + hits} are ill and {hits} of them called, with "
            f"{alarms} of the healthy. PPV {here.ppv:.4f}, F1 {here.f1:.4f}; accuracy "
            f"{here.accuracy:.4f}, and {1 - prevalence:.4f} for calling nobody."
        )
        alt = (
            "Left: a square of small squares, one a person, coloured by being ill and being "
            "called. Right: PPV, F1 and accuracy over the prevalence, and dashed the accuracy of "
            f"calling nobody, marked at the prevalence. {caption}"
        )
        return View(self.figure, alt, caption)
