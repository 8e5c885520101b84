"""Optimisers: their paths, what momentum and rate lead to, and how many rates will do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, GREEN, INK, VERMILION, annotate, new_axes
from mlnotes.plots.surfaces import plot_contours


def plot_path(
    trajectory: ArrayLike,
    loss: Callable,
    *,
    limits: Sequence[Sequence[float]],
    colour: str = BLUE,
    ax: Axes | None = None,
) -> Axes:
    """A descent (n_steps + 1, 2) on level lines; "start" stands on the side it leaves behind."""
    ax = plot_contours(loss, limits, ax=ax)
    trajectory = np.asarray(trajectory)
    ax.plot(*trajectory.T, "o-", color=colour, markersize=3, linewidth=1)
    to_the_right = trajectory[1, 0] > trajectory[0, 0]
    annotate(ax, *trajectory[0], "start", INK, side="left" if to_the_right else "right")
    ax.plot(*trajectory[-1], "*", color=INK, markersize=11)
    ax.set(aspect="equal")
    return ax


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
    for x, text, colour in [(0.006, "glides", GREEN), (0.6, "oscillates", BLUE)]:
        ax.text(x, 0.45, text, color=colour, ha="center")
    ax.text(6, 0.45, "diverges", color=VERMILION, ha="center", va="center", rotation=90)
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
