"""Optimisers: what momentum and rate lead to, and how wide a range of rates will do."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, GREEN, VERMILION, new_axes


def plot_phases(*, ax: Axes | None = None) -> Axes:
    """What the heavy ball does in one direction, over rate·curvature and momentum β.

    It glides up to (1 − √β)², oscillates on from there, and diverges above 2(1 + β).
    """
    ax = ax or new_axes()
    momentum = np.linspace(0, 0.999, 200)
    glides, stable = (1 - np.sqrt(momentum)) ** 2, 2 * (1 + momentum)
    low, high = 1e-3, 10.0
    for left, right, colour in [
        (np.full(200, low), glides, GREEN),
        (np.maximum(glides, low), stable, BLUE),
        (stable, np.full(200, high), VERMILION),
    ]:
        ax.fill_betweenx(momentum, left, np.maximum(left, right), color=colour, alpha=0.2, lw=0)
    for x, y, text, colour in [(0.006, 0.2, "glides", GREEN), (0.2, 0.85, "oscillates", BLUE)]:
        ax.text(x, y, text, color=colour, ha="center")
    ax.text(6, 0.2, "diverges", color=VERMILION, ha="center", va="center", rotation=90)
    ax.set(xscale="log", xlim=(low, high), ylim=(0, 1))
    ax.set(xlabel="rate · curvature", ylabel="momentum")
    return ax


def plot_widths(
    depths: ArrayLike,
    widths: ArrayLike,
    *,
    label: str,
    colour: str,
    linestyle: str = "-",
    ax: Axes | None = None,
) -> Axes:
    """Mean of `widths` (n_depths, n_seeds) over `depths`, in a band of one standard error."""
    ax = ax or new_axes()
    widths = np.asarray(widths)
    mean = widths.mean(axis=1)
    error = widths.std(axis=1, ddof=1) / np.sqrt(widths.shape[1])
    ax.fill_between(depths, mean - error, mean + error, color=colour, alpha=0.2, linewidth=0)
    ax.plot(depths, mean, color=colour, linestyle=linestyle, label=label)
    return ax
