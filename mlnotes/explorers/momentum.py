"""Momentum and rate as two dials, and a ravine in which each direction answers to them alone."""

from __future__ import annotations

import numpy as np

from mlnotes import comparisons, plots
from mlnotes.explorers._explorer import Explorer, Scale, View, explorer
from mlnotes.optimizers import momentum_descent

RATES = tuple(float(f"{rate:.2g}") for rate in np.logspace(-2.5, -0.5, 41))
MOMENTA = (*(round(0.05 * k, 2) for k in range(20)), 0.99)
CURVATURES = {"floor": 1.0, "walls": 25.0}
START, N_STEPS = np.array([-1.3, 2.6]), 60
LIMITS = (-3.2, 1.8), (-1.6, 3.4)


@explorer
def momentum_explorer() -> Explorer:
    """The heavy ball in `comparisons.ravine_loss`, and where its two directions stand.

    Controls: `rate` (one of RATES) and `momentum` (one of MOMENTA). The steps are 60.
    """
    scene = _Scene()

    def look(rate, momentum) -> View:
        path = momentum_descent(
            comparisons.ravine_gradient, START, rate, N_STEPS, momentum=momentum
        )
        return scene.show(rate, momentum, path)

    return Explorer(
        look,
        {
            "rate": Scale(options=RATES, value=0.04, description="rate"),
            "momentum": Scale(options=MOMENTA, value=0.0, description="momentum"),
        },
    )


def phase(rate_times_curvature: float, momentum: float) -> str:
    """What the ball does in a direction: "glides", "oscillates" or "diverges".

    The error e follows e₊ = (1 + β − ηλ)e − βe₋, so it is a sum of powers of the roots of
    r² − (1 + β − ηλ)r + β = 0.

    >>> phase(0.5, 0.0), phase(0.5, 0.25), phase(2.5, 0.0), phase(2.25, 0.25)
    ('glides', 'oscillates', 'diverges', 'oscillates')
    """
    if rate_times_curvature > 2 * (1 + momentum):
        return "diverges"
    return "glides" if rate_times_curvature <= (1 - np.sqrt(momentum)) ** 2 else "oscillates"


class _Scene:
    """The explorer's two panels, built once: the phases with two dots, and the path."""

    def __init__(self):
        phases, valley = plots.new_axes(2, height=3.8)
        self.figure = phases.figure
        plots.plot_phases(ax=phases)
        self.dots = {
            name: phases.plot([], [], "o", color=plots.INK, clip_on=False)[0] for name in CURVATURES
        }
        self.names = {
            name: phases.annotate(name, (0, 0), (0, 5), textcoords="offset points", ha="center")
            for name in CURVATURES
        }
        plots.plot_contours(comparisons.ravine_loss, LIMITS, ax=valley)
        valley.set(aspect="equal", xlabel="first weight", ylabel="second weight")
        (self.path,) = valley.plot([], [], "o-", color=plots.BLUE, markersize=3, linewidth=1)
        (self.end,) = valley.plot([], [], "*", color=plots.VERMILION, markersize=12)

    def show(self, rate: float, momentum: float, path: np.ndarray) -> View:
        done = {}
        for name, curvature in CURVATURES.items():
            product = rate * curvature
            self.dots[name].set_data([product], [momentum])
            self.names[name].xy = product, momentum
            below = momentum > 0.9  # there is no room above
            self.names[name].set(position=(0, -5 if below else 5), va="top" if below else "bottom")
            done[name] = phase(product, momentum)
        shown = np.clip(path, -1e3, 1e3)  # beyond, only far outside the picture
        self.path.set_data(*shown.T)
        self.end.set_data(*shown[-1:].T)
        told = f"along the floor it {done['floor']}, between the walls it {done['walls']}"
        left = np.linalg.norm(path[-1]) / np.linalg.norm(path[0])
        caption = (
            f"Rate {rate:g}, momentum {momentum:g}: {told}; after {N_STEPS} steps "
            f"{left:.2g} of the distance is left."
        )
        alt = (
            "Left: three regions over rate times curvature and momentum, with a dot for the "
            f"floor at {rate:.2g} and one for the walls at {25 * rate:.2g}, both at momentum "
            f"{momentum:g}. Right: the path in the ravine; {told}."
        )
        return View(self.figure, alt, caption)
