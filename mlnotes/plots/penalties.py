"""What a penalty does: to the lowest point of a loss, to many fits, to two weights at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, COLOURS, FAINT, INK, VERMILION, annotate, new_axes
from mlnotes.plots.surfaces import plot_contours


def plot_penalised(
    loss: Callable,
    penalty: Callable,
    alphas: Sequence[float],
    *,
    limits: Sequence[Sequence[float]],
    ax: Axes | None = None,
) -> Axes:
    """loss + alpha·penalty over one weight, a curve for each alpha with a dot at its lowest point.

    Both functions take an array of weights; `limits` is ((low, high), (low, high)) for the weight
    and for the sum. The lowest points are those of a grid of 1301, on which 0 should lie.
    """
    ax = ax or new_axes()
    grid = np.linspace(*limits[0], 1301)
    ax.axvline(0, color=FAINT, linewidth=0.8)
    for alpha, colour in zip(alphas, COLOURS, strict=False):
        values = loss(grid) + alpha * penalty(grid)
        lowest = values.argmin()
        ax.plot(grid, values, color=colour)
        ax.plot(grid[lowest], values[lowest], "o", color=colour)
        last = np.flatnonzero(values <= limits[1][1])[-1]  # where it leaves the picture
        annotate(ax, grid[last], values[last], f"alpha {alpha:g}", colour)
    ax.set(xlabel="weight", xlim=limits[0], ylim=limits[1])
    return ax


def plot_weight_pairs(
    pairs: ArrayLike, names: Sequence[str], *, reach: float, ax: Axes | None = None
) -> Axes:
    """Two weights of many fits, (n_fits, 2), as a cloud in the square from -reach to reach."""
    ax = ax or new_axes()
    ax.axhline(0, color=FAINT, linewidth=0.8)
    ax.axvline(0, color=FAINT, linewidth=0.8)
    ax.plot(*np.asarray(pairs).T, "o", color=BLUE, markersize=4, alpha=0.4, markeredgewidth=0)
    ax.set(xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal")
    ax.set(xlabel=f"weight of {names[0]}", ylabel=f"weight of {names[1]}")
    return ax


def plot_ball(
    loss: Callable,
    fitted: ArrayLike,
    norm: int,
    *,
    lowest: ArrayLike,
    limits: Sequence[Sequence[float]],
    ax: Axes | None = None,
) -> Axes:
    """Level lines of a loss of two weights, and the ball of all weights no larger than `fitted`.

    One level line goes through `fitted`, where the penalised fit ends; `lowest` is where the loss
    alone would. Size is measured in the L1 norm for `norm` 1, in the L2 norm for 2.
    """
    ax = plot_contours(loss, limits, ax=ax)
    axes = [np.linspace(*limit, 120) for limit in limits]
    values = np.apply_along_axis(loss, 0, np.array(np.meshgrid(*axes)))
    ax.contour(*axes, values, levels=[loss(np.asarray(fitted))], colors=BLUE, linewidths=1)
    edge = ball_edge(np.linalg.norm(fitted, norm), norm)
    ax.fill(*edge, color=VERMILION, alpha=0.15, linewidth=0)
    ax.plot(*edge, color=VERMILION, linewidth=1.2)
    ax.axhline(0, color=FAINT, linewidth=0.8)
    ax.axvline(0, color=FAINT, linewidth=0.8)
    ax.plot(*lowest, "x", color=INK)
    ax.plot(*fitted, "o", color=BLUE)
    ax.set(aspect="equal")
    return ax


def ball_edge(radius: float, norm: int) -> np.ndarray:
    """The curve of weights whose L1 or L2 norm is `radius`: a diamond or a circle, (2, 201)."""
    angles = np.linspace(0, 2 * np.pi, 201)  # 200 steps, so that all four corners are met
    circle = np.array([np.cos(angles), np.sin(angles)])
    return radius * circle / np.linalg.norm(circle, norm, axis=0)
