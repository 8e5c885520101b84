"""One bell curve laid over two humps: what each direction of the divergence makes of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from mlnotes import information, plots
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer

MEANS = tuple(float(minutes) for minutes in range(14, 47))
SPREADS = tuple(half / 2 for half in range(6, 33))
APART = 8.0, 16.0, 24.0
CENTRE, HUMP_SPREAD = 30.0, 3.5
STEP = 0.25
MINUTES = np.arange(-60, 120 + STEP, STEP)  # no bell that can be set has more than traces beyond
COLOURS = {"KL(p‖q)": plots.BLUE, "KL(q‖p)": plots.VERMILION}


class Distances(NamedTuple):
    """How far p and q are from each other: in nats, and the last in minutes."""

    forward: float
    backward: float
    jensen_shannon: float
    wasserstein: float


@explorer
def divergence_explorer() -> Explorer:
    """Rides by two roads, p, and a single Gaussian q that is to stand for them.

    Half of the rides take some 30 − apart/2 minutes, half 30 + apart/2, each with a standard
    deviation of 3.5. On the right is what every length of ride adds to either divergence. Controls:
    `mean` and `spread` (standard deviation) of q, one of MEANS and one of SPREADS, and `apart`,
    one of APART, all in minutes.
    """
    return Explorer(
        _Scene().show,
        {
            "mean": Scale(options=MEANS, value=24.0, description="mean of q (minutes)"),
            "spread": Scale(options=SPREADS, value=6.0, description="spread of q (minutes)"),
            "apart": Choice(options=APART[::-1], description="humps apart (minutes)"),
        },
    )


def bell(mean: float, spread: float) -> np.ndarray:
    """The probability of each of MINUTES under a Gaussian; they add up to 1."""
    weights = np.exp(-(((MINUTES - mean) / spread) ** 2) / 2)
    return weights / weights.sum()


def two_humps(apart: float) -> np.ndarray:
    """The probability of each of MINUTES when half of the rides take the longer road."""
    return (bell(CENTRE - apart / 2, HUMP_SPREAD) + bell(CENTRE + apart / 2, HUMP_SPREAD)) / 2


def distances(p: np.ndarray, q: np.ndarray) -> Distances:
    """Both divergences, Jensen-Shannon, and what it takes to carry one pile over to the other."""
    return Distances(
        information.kl_divergence(p, q),
        information.kl_divergence(q, p),
        information.jensen_shannon(p, q),
        STEP * np.abs(np.cumsum(p - q)).sum(),
    )


class _Scene:
    """The humps and the bell on the left; on the right, what each minute adds."""

    def __init__(self):
        density, costs = plots.new_axes(2, height=3.9)
        self.figure = density.figure
        (self.humps,) = density.plot([], [], color=plots.INK)
        (self.bell,) = density.plot([], [], color=plots.GREEN)
        density.text(0, 1.03, "p, the rides", color=plots.INK, transform=density.transAxes)
        density.text(0.5, 1.03, "q, one Gaussian", color=plots.GREEN, transform=density.transAxes)
        density.set(ylim=(0, 0.14), ylabel="density (1/minute)")
        costs.axhline(0, color=plots.FAINT, linewidth=0.8)
        costs.set(ylim=(-0.1, 0.3), ylabel="added to the divergence (nats/minute)")
        self.costs = []
        for place, (name, colour) in enumerate(COLOURS.items()):
            self.costs += costs.plot([], [], color=colour)
            costs.text(0.4 * place, 1.03, f"to {name}", color=colour, transform=costs.transAxes)
        for ax in (density, costs):
            ax.set(xlim=(0, 60), xlabel="length of the ride (minutes)")

    def show(self, mean: float, spread: float, apart: float) -> View:
        p, q = two_humps(apart), bell(mean, spread)
        found = distances(p, q)
        self.humps.set_data(MINUTES, p / STEP)
        self.bell.set_data(MINUTES, q / STEP)
        log_ratio = np.log(p / q)
        for line, cost in zip(self.costs, (p * log_ratio, -q * log_ratio), strict=True):
            line.set_data(MINUTES, cost / STEP)
        caption = (
            f"Humps {apart:g} minutes apart; q has mean {mean:g} and spread {spread:g}. "
            f"KL(p‖q) is {found.forward:.3f} nats, KL(q‖p) {found.backward:.3f}, "
            f"Jensen-Shannon {found.jensen_shannon:.3f}; Wasserstein "
            f"{found.wasserstein:.2f} minutes."
        )
        alt = (
            "Left: the density of the rides, and a bell curve that is to stand for them. Right: "
            f"what each length of ride adds to the two divergences. {caption}"
        )
        return View(self.figure, alt, caption)
