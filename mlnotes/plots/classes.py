"""Two classes: their points, the boundary between them, and what a classifier has learnt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, FAINT, INK, PAPER, VERMILION, annotate, new_axes

CLASS_COLOURS = BLUE, VERMILION
MARKERS = "o", "^"
# From surely the first class, over the paper's colour, to surely the second; pale all the way.
SHADES = LinearSegmentedColormap.from_list("classes", ["#c3dbe6", PAPER, "#f4d7c1"])


def plot_two_classes(
    X: ArrayLike, y: ArrayLike, names: Sequence[str], *, ax: Axes | None = None
) -> Axes:
    """The rows of X (n, 2) as dots where y is 0 and as triangles where it is 1, named above."""
    ax = ax or new_axes(height=4.2)
    X, y = np.asarray(X), np.asarray(y)
    for label, (name, colour, marker) in enumerate(zip(names, CLASS_COLOURS, MARKERS, strict=True)):
        ax.plot(
            *X[y == label].T,
            marker,
            color=colour,
            markersize=4.5,
            alpha=0.75,
            markeredgewidth=0,
            label=name,
        )
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=2,
        frameon=False,
        labelcolor="linecolor",
        handletextpad=0.1,
        borderaxespad=0.1,
    )
    return ax


def plot_probability(
    probability: Callable[[np.ndarray], np.ndarray],
    *,
    levels: Sequence[float] = (0.1, 0.5, 0.9),
    ax: Axes,
) -> Axes:
    """Behind what `ax` shows: the probability of the second class as a shade, its levels as lines.

    `probability` maps points (k, 2) to numbers from 0 to 1, (k,). Several levels are written on
    their lines. The limits of the axes stay.
    """
    limits = ax.get_xlim(), ax.get_ylim()
    first, second = (np.linspace(low, high, 120) for low, high in limits)
    points = np.column_stack([part.ravel() for part in np.meshgrid(first, second)])
    values = np.asarray(probability(points)).reshape(len(second), len(first))
    ax.contourf(first, second, values, np.linspace(0, 1, 21), cmap=SHADES, zorder=0)
    widths = [2.0 if level == 0.5 else 0.8 for level in levels]
    lines = ax.contour(first, second, values, levels, colors=INK, linewidths=widths, zorder=3)
    if len(levels) > 1:  # named near the upper edge, where there are few points
        row = round(0.93 * len(second))
        places = [(first[np.abs(values[row] - level).argmin()], second[row]) for level in levels]
        ax.clabel(lines, fmt="%g", fontsize=9, manual=places, zorder=4)
    ax.set(xlim=limits[0], ylim=limits[1])
    return ax


def plot_folds(n_folds: int, *, ax: Axes | None = None) -> Axes:
    """Cross-validation: a line of blocks for each round, the one held out filled."""
    ax = ax or new_axes(height=0.5 + 0.4 * n_folds)
    for fold in range(n_folds):
        for block in range(n_folds):
            held_out = block == fold
            ax.barh(
                fold,
                0.94,
                0.7,
                block,
                color=VERMILION if held_out else PAPER,
                edgecolor=VERMILION if held_out else BLUE,
            )
            ax.text(
                block + 0.47,
                fold,
                "judge" if held_out else "train",
                color=PAPER if held_out else BLUE,
                ha="center",
                va="center",
            )
    ax.set_yticks(range(n_folds), [f"round {fold + 1}" for fold in range(n_folds)])
    ax.set(xticks=[], xlim=(-0.05, n_folds))
    ax.tick_params(length=0)
    ax.invert_yaxis()
    ax.spines[:].set_visible(False)
    return ax


def plot_word_weights(
    words: Sequence[str], weights: ArrayLike, *, n_each: int = 8, ax: Axes | None = None
) -> Axes:
    """The `n_each` most negative and the `n_each` most positive weights as bars, with their words.

    `words` has as many entries as `weights`, (d,).
    """
    weights = np.asarray(weights)
    order = np.argsort(weights)
    shown = np.concatenate([order[:n_each], order[-n_each:]])
    ax = ax or new_axes(height=0.8 + 0.24 * len(shown))
    ax.barh(range(len(shown)), weights[shown], color=np.where(weights[shown] < 0, *CLASS_COLOURS))
    ax.axvline(0, color=FAINT, linewidth=0.8)
    for place, column in enumerate(shown):
        negative = weights[column] < 0
        colour, side = CLASS_COLOURS[not negative], "right" if negative else "left"
        annotate(ax, 0, place, words[column], colour, side=side)
    ax.set(yticks=[], xlabel="weight")
    ax.spines["left"].set_visible(False)
    return ax
