"""Figures: compute first, then `plot_*(result, ax=ax)` draws and returns the axes.

A notebook ends its cell with `picture(ax, alt="...")`: the same figure as an image that carries
its description. Paper and ink are set here, so figures look the same on light and dark pages.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

__all__ = [
    "Picture",
    "new_axes",
    "picture",
    "plot_contours",
    "plot_curve",
    "plot_descent",
    "plot_expectation",
    "plot_fit",
    "plot_image",
    "plot_slopes",
    "plot_weights",
]

# Okabe and Ito's (2008) first three, then darker ones: all colour-blind-safe, none faint on paper.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#aa4499", "#8c510a", "#332288")
BLUE, VERMILION, GREEN = COLOURS[:3]
INK, PAPER, FAINT = "#222222", "#fffdf8", "#b5b0a6"
STYLE = {
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.prop_cycle": plt.cycler(color=COLOURS),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "font.size": 11,
    "figure.dpi": 110,
}


@dataclass(frozen=True, repr=False)
class Picture:
    """A drawn figure with its description; a notebook shows it as an `<img>` with alt text.

    JupyterLab gives a plain PNG output no alt attribute, whatever its metadata say.
    """

    png: bytes
    alt: str
    width: int

    def __repr__(self) -> str:
        return f"Picture: {self.alt}"

    def _repr_html_(self) -> str:
        source = base64.b64encode(self.png).decode()
        return (
            f'<img alt="{escape(self.alt)}" width="{self.width}" style="max-width: 100%" '
            f'src="data:image/png;base64,{source}">'
        )


def picture(drawn: Axes | Figure, *, alt: str) -> Picture:
    """The figure (of these axes) as a Picture; `alt` tells what there is to see in it.

    The figure is closed, so that the notebook does not show it a second time. Raises ValueError
    for an empty `alt`.
    """
    if not alt.strip():
        raise ValueError(f"alt must describe the picture, got {alt!r}")
    figure = drawn if isinstance(drawn, Figure) else drawn.figure
    png = io.BytesIO()
    # Straight from the canvas, which remembers its text layout: savefig draws everything twice.
    canvas = (
        figure.canvas if isinstance(figure.canvas, FigureCanvasAgg) else FigureCanvasAgg(figure)
    )
    canvas.print_png(png)
    plt.close(figure)
    return Picture(png.getvalue(), " ".join(alt.split()), round(figure.get_figwidth() * 96))


def new_axes(n_panels: int = 1, *, height: float = 3.4) -> Axes | np.ndarray:
    """Empty axes on paper at notebook width; an array of axes, side by side, for n_panels > 1."""
    with plt.rc_context(STYLE):
        return plt.subplots(1, n_panels, figsize=(7.5, height), layout="constrained")[1]


def plot_slopes(
    f: Callable, x: float, slopes: Sequence[float], *, reach: float = 2.0, ax: Axes | None = None
) -> Axes:
    """A function of one number around `x`, and through its point there a line for each slope."""
    ax = ax or new_axes()
    grid = np.linspace(x - reach, x + reach, 200)
    ax.plot(grid, [f(value) for value in grid], color=INK)
    ends = np.array([x - reach / 2, x + reach])
    for slope, colour in zip(slopes, cycle(COLOURS), strict=False):
        ax.plot(ends, f(x) + slope * (ends - x), color=colour, linewidth=1.2)
        _label(ax, ends[1], f(x) + slope * (ends[1] - x), f"slope {slope:.3g}", colour)
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
    _label(ax, x[order[-1]], predictions[order[-1]], "prediction", BLUE)
    return ax


def plot_expectation(
    losses: ArrayLike, density: ArrayLike, grid: ArrayLike, *, ax: Axes | None = None
) -> Axes:
    """A density, a loss, and the area under their product, which is the integral; all (k,)."""
    ax = ax or new_axes()
    losses, density, grid = (np.asarray(part, dtype=float) for part in (losses, density, grid))
    product = losses * density
    top = 1.25 * max(density.max(), product.max())
    shown = losses <= top
    ax.fill_between(grid, product, color=GREEN, alpha=0.25, linewidth=0)
    ax.plot(grid, density, color=BLUE)
    half_way = np.flatnonzero(density >= density.max() / 2)[-1]
    _label(ax, grid[half_way], density[half_way], "density", BLUE)
    ax.plot(grid, product, color=GREEN)
    _label(ax, grid[product.argmax()], product.max(), "loss · density", GREEN, side="top")
    ax.plot(grid[shown], losses[shown], color=VERMILION)
    _label(ax, grid[shown][-1], losses[shown][-1], "loss", VERMILION)
    ax.set(ylim=(0, 1.1 * top), yticks=[])
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
    _label(ax, x[-1], values[-1], label, colour)
    return ax


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
    _label(ax, *trajectory[0], "start", BLUE)
    ax.plot(*trajectory[-1], "*", color=VERMILION, markersize=12)
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
        _label(ax, alphas[0], weights[0, column], name, colour, side="left")
    ax.set(xscale="log", xlim=(alphas[0] / 3, alphas[-1]), xlabel="alpha", ylabel="weight")
    return ax


def plot_image(image: ArrayLike, *, title: str, ax: Axes | None = None) -> Axes:
    """A grey image under its title; 0 is black, 1 is white."""
    ax = ax or new_axes()
    ax.imshow(image, cmap="gray", vmin=0, vmax=1)
    ax.set_title(title, fontsize="medium")
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return ax


def _label(ax: Axes, x: float, y: float, text: str, colour: str, *, side: str = "right") -> None:
    """Name what is drawn where it is drawn, beside the point (x, y)."""
    offset, ha, va = {
        "right": ((6, 0), "left", "center"),
        "left": ((-6, 0), "right", "center"),
        "top": ((0, 4), "center", "bottom"),
    }[side]
    ax.annotate(text, (x, y), offset, textcoords="offset points", color=colour, ha=ha, va=va)
