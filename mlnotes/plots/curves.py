"""Lines over one variable: functions, fits, losses, weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, COLOURS, FAINT, INK, VERMILION, annotate, new_axes


def plot_slopes(
    f: Callable, x: float, slopes: Sequence[float], *, reach: float = 2.0, ax: Axes | None = None
) -> Axes:
    """A function of one number around `x`, and through its point there a line for each slope."""
    ax = ax or new_axes()
    grid = np.linspace(x - reach, x + reach, 200)
    ax.plot(grid, [f(value) for value in grid], color=INK)
    for slope, colour in zip(slopes, cycle(COLOURS), strict=False):
        plot_tangent(f, x, slope, reach=reach, colour=colour, ax=ax)
    return ax


def plot_tangent(
    f: Callable,
    x: float,
    slope: float,
    *,
    reach: float = 2.0,
    colour: str = BLUE,
    ax: Axes | None = None,
) -> Axes:
    """The line through (x, f(x)) with this slope, from x − reach/2 to x + reach, and the point."""
    ax = ax or new_axes()
    ends = np.array([x - reach / 2, x + reach])
    heights = f(x) + slope * (ends - x)
    ax.plot(ends, heights, color=colour, linewidth=1.2)
    annotate(ax, ends[1], heights[1], f"slope {slope:.3g}".replace("-", "−"), colour)
    ax.plot(x, f(x), "o", color=INK)
    return ax


def plot_fit(X: ArrayLike, y: ArrayLike, predictions: ArrayLike, *, ax: Axes | None = None) -> Axes:
    """Data over the first column of X, the predictions as a line, the residuals as sticks."""
    ax = ax or new_axes()
    x = np.asarray(X)[:, 0]
    order = np.argsort(x)
    ax.vlines(x, y, predictions, color=VERMILION, linewidth=1.2)
    ax.plot(x[order], np.asarray(predictions)[order], color=BLUE)
    ax.plot(x, y, "o", color=INK)
    ax.set(xlabel="x", ylabel="y")
    annotate(ax, x[order[-1]], predictions[order[-1]], "prediction", BLUE)
    return ax


def plot_area(
    x: ArrayLike, values: ArrayLike, *, colour: str = BLUE, ax: Axes | None = None
) -> Axes:
    """A curve that is nowhere negative, and the shaded area beneath it, which is its integral."""
    ax = ax or new_axes()
    ax.fill_between(x, values, color=colour, alpha=0.25, linewidth=0)
    ax.plot(x, values, color=colour)
    ax.set(ylim=(0, 1.1 * np.max(values)))
    return ax


def plot_curve(
    x: ArrayLike,
    values: ArrayLike,
    *,
    label: str,
    colour: str = BLUE,
    logarithmic: str = "",
    ax: Axes | None = None,
) -> Axes:
    """One line with its name at its end; `logarithmic` names the axes to be so: "x", "y", "xy"."""
    ax = ax or new_axes()
    x, values = np.asarray(x), np.asarray(values)
    ax.plot(x, values, color=colour)
    for axis in logarithmic:
        getattr(ax, f"set_{axis}scale")("log")
    annotate(ax, x[-1], values[-1], label, colour)
    return ax


def plot_steps(
    f: Callable, points: ArrayLike, *, limits: tuple[float, float], ax: Axes | None = None
) -> Axes:
    """A function of one number, and on its curve the points that a descent visits, in order."""
    ax = ax or new_axes()
    grid = np.linspace(*limits, 200)
    points = np.asarray(points)
    heights = [f(value) for value in grid]
    ax.plot(grid, heights, color=INK)
    ax.plot(points, [f(value) for value in points], "o-", color=BLUE, markersize=4, linewidth=1)
    ax.set(xlim=limits, ylim=(min(heights), max(heights)))
    return ax


def plot_factors(curvatures: Sequence[float], *, highest: float, ax: Axes | None = None) -> Axes:
    """The size |1 − rate·curvature| of a step's factor over the rate, for each curvature.

    The largest of them is shaded: it is what everything waits for. Rates go from 0 to `highest`.
    """
    ax = ax or new_axes()
    curvatures = list(dict.fromkeys(curvatures))  # equal ones are one line
    rates = np.linspace(0, highest, 400)
    factors = np.abs(1 - np.outer(curvatures, rates))
    ax.axhline(1, color=FAINT, linewidth=0.8)
    ax.plot(rates, factors.max(axis=0), color=FAINT, linewidth=7, alpha=0.6)
    for curvature, sizes, colour in zip(curvatures, factors, cycle(COLOURS), strict=False):
        ax.plot(rates, sizes, color=colour)
        annotate(ax, rates[-1], sizes[-1], f"curvature {curvature:.4g}", colour)
    ax.set(xlim=(0, highest), ylim=(0, 1.1 * factors.max()))
    ax.set(xlabel="learning rate", ylabel="size of the factor")
    return ax


def plot_weights(
    alphas: ArrayLike, weights: ArrayLike, names: Sequence[str], *, ax: Axes | None = None
) -> Axes:
    """Weights (n_alphas, d) over the strength of their penalty, on a logarithmic axis."""
    ax = ax or new_axes()
    ax.axhline(0, color=FAINT, linewidth=0.8)
    weights = np.asarray(weights)
    for column, (name, colour) in enumerate(zip(names, cycle(COLOURS), strict=False)):
        ax.plot(alphas, weights[:, column], color=colour)
        annotate(ax, alphas[0], weights[0, column], name, colour, side="left")
    ax.set(xscale="log", xlim=(alphas[0] / 3, alphas[-1]), xlabel="alpha", ylabel="weight")
    return ax
