"""One model trained on many data sets: its fits, their mean, and what their error is made of."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, COLOURS, INK, VERMILION, new_axes

N_SHOWN = 40
ABOVE = {"loc": "lower left", "bbox_to_anchor": (0, 1), "frameon": False, "borderaxespad": 0.1}


def plot_fits(
    x: ArrayLike, predictions: ArrayLike, truth: ArrayLike, *, ax: Axes | None = None
) -> Axes:
    """The first fits of predictions (n_datasets, n_points) as thin lines, their mean, the truth.

    The mean is that of all fits, also of those that are not shown.
    """
    ax = ax or new_axes()
    predictions = np.asarray(predictions)
    ax.add_collection(LineCollection(fit_lines(x, predictions), colors=BLUE, linewidths=0.6))
    ax.collections[-1].set_alpha(0.35)
    ax.plot(x, predictions.mean(axis=0), color=VERMILION, linewidth=2.5)
    ax.plot(x, truth, color=INK, linestyle="--", linewidth=1.5)
    return ax


def fit_lines(x: ArrayLike, predictions: ArrayLike) -> list[np.ndarray]:
    """The fits that are shown, each as its points (n_points, 2)."""
    return [np.column_stack([x, fit]) for fit in np.asarray(predictions)[:N_SHOWN]]


def plot_stacked(
    values: ArrayLike, parts: Mapping[str, ArrayLike], *, ax: Axes | None = None
) -> Axes:
    """A bar for each value, in order and evenly spaced, made of the named parts, first below."""
    ax = ax or new_axes()
    places = np.arange(len(values))
    below = np.zeros(len(values))
    for (name, heights), colour in zip(parts.items(), COLOURS[2::-1], strict=False):
        ax.bar(places, heights, bottom=below, color=colour, width=0.75, label=name)
        below = below + np.asarray(heights)
    ax.set_xticks(places, [f"{value:g}" for value in values])
    ax.legend(ncols=len(parts), labelcolor="linecolor", handlelength=0.8, **ABOVE)
    return ax
