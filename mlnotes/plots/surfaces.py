"""Losses of two weights: level lines, and descents on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, FAINT, VERMILION, annotate, new_axes


def plot_contours(
    loss: Callable, limits: Sequence[Sequence[float]], *, ax: Axes | None = None
) -> Axes:
    """Level lines of a loss of two weights; `limits` is ((low, high), (low, high)).

    Levels are evenly spaced in the root of the loss above its lowest point shown.
    """
    ax = ax or new_axes()
    first, second = (np.linspace(low, high, 80) for low, high in limits)
    values = np.array([[loss(np.array([a, b])) for a in first] for b in second])
    root = np.sqrt(values - values.min())
    ax.contour(first, second, root, levels=9, colors=FAINT, linewidths=0.8)
    ax.set(xlim=limits[0], ylim=limits[1])
    return ax


def plot_descent(
    trajectory: ArrayLike,
    loss: Callable,
    *,
    limits: Sequence[Sequence[float]] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """The points of a descent (n_steps + 1, 2) on the loss's level lines, start and end named."""
    trajectory = np.asarray(trajectory)
    if limits is None:
        low, high = trajectory.min(axis=0), trajectory.max(axis=0)
        margin = 0.3 * np.maximum(high - low, 1e-3)
        limits = np.column_stack([low - margin, high + margin])
    ax = plot_contours(loss, limits, ax=ax)
    ax.plot(*trajectory.T, "o-", color=BLUE, markersize=3, linewidth=1)
    annotate(ax, *trajectory[0], "start", BLUE)
    ax.plot(*trajectory[-1], "*", color=VERMILION, markersize=12)
    return ax
