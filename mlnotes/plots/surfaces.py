"""Losses of two weights: level lines, surfaces in perspective, and descents on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from mpl_toolkits.mplot3d import Axes3D
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, FAINT, GREEN, INK, PAPER, STYLE, VERMILION, annotate, new_axes

HEIGHTS = LinearSegmentedColormap.from_list("heights", ["#f2f6f7", "#2f7ba3"])


def plot_contours(
    loss: Callable, limits: Sequence[Sequence[float]], *, ax: Axes | None = None
) -> Axes:
    """Level lines of a loss of two weights; `limits` is ((low, high), (low, high)).

    Levels are evenly spaced in the root of the loss above its lowest point shown.
    """
    ax = ax or new_axes()
    first, second, values = _heights(loss, limits)
    root = np.sqrt(values - values.min())
    ax.contour(first, second, root, levels=9, colors=FAINT, linewidths=0.8)
    ax.set(xlim=limits[0], ylim=limits[1])
    return ax


def plot_surface(
    loss: Callable, limits: Sequence[Sequence[float]], *, ax: Axes3D | None = None
) -> Axes3D:
    """A loss of two weights as a landscape in perspective, the darker the higher."""
    if ax is None:
        with plt.rc_context(STYLE):
            figure = plt.figure(figsize=(7.5, 3.8), layout="constrained")
            ax = figure.add_subplot(projection="3d")
    first, second, values = _heights(loss, limits)
    ax.plot_surface(
        *np.meshgrid(first, second), values,
        cmap=HEIGHTS, norm=PowerNorm(0.5), edgecolor=PAPER, linewidth=0.2,
    )  # fmt: skip
    ax.set(xlim=limits[0], ylim=limits[1])
    for axis in (ax.xaxis, ax.yaxis, ax.zaxis):
        axis.set_pane_color(PAPER)
    return ax


def plot_descent(
    trajectory: ArrayLike,
    loss: Callable,
    *,
    limits: Sequence[Sequence[float]] | None = None,
    colour: str = BLUE,
    side: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """`plot_trajectory` from a point named "start", on level lines of the loss."""
    trajectory = np.asarray(trajectory)
    if limits is None:
        low, high = trajectory.min(axis=0), trajectory.max(axis=0)
        margin = 0.3 * np.maximum(high - low, 1e-3)
        limits = np.column_stack([low - margin, high + margin])
    ax = plot_contours(loss, limits, ax=ax)
    return plot_trajectory(trajectory, name="start", colour=colour, side=side, ax=ax)


def plot_trajectory(
    trajectory: ArrayLike,
    *,
    name: str,
    colour: str = BLUE,
    side: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """The points of a descent (n_steps + 1, 2), with a name at the first and a star at the last.

    The name stands behind the first point, where the path does not go, or on the `side` told:
    "left", "right", "top" or "bottom".
    """
    ax = ax or new_axes()
    trajectory = np.asarray(trajectory)
    ax.plot(*trajectory.T, "o-", color=colour, markersize=3, linewidth=1)
    goes_right = len(trajectory) > 1 and trajectory[1, 0] > trajectory[0, 0]
    annotate(ax, *trajectory[0], name, colour, side=side or ("left" if goes_right else "right"))
    ax.plot(*trajectory[-1], "*", color=VERMILION, markersize=12)
    return ax


def plot_directions(
    centre: ArrayLike, directions: Mapping[str, ArrayLike], *, ax: Axes | None = None
) -> Axes:
    """Arrows from a centre (2,), one for each named direction (2,), named at their heads."""
    ax = ax or new_axes()
    centre = np.asarray(centre, dtype=float)
    for (name, direction), colour in zip(directions.items(), (GREEN, INK), strict=False):
        head = centre + direction
        arrow = {"arrowstyle": "->", "color": colour, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", head, centre, arrowprops=arrow)
        annotate(ax, *head, name, colour, side="right" if direction[0] >= 0 else "left")
    return ax


def _heights(
    loss: Callable, limits: Sequence[Sequence[float]]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The two axes' grids (80,) and the losses over them, (80, 80)."""
    first, second = (np.linspace(low, high, 80) for low, high in limits)
    return first, second, np.array([[loss(np.array([a, b])) for a in first] for b in second])
