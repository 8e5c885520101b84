"""Networks: drawn as graphs, and as what becomes of a gradient on its way back through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, COLOURS, INK, PAPER, VERMILION, annotate, new_axes

RADIUS = 20  # of a node, in points
BEND = 0.18  # of two arrows that go opposite ways between the same nodes
GAP = 0.5  # between two nodes of one layer


def plot_graph(
    layers: Sequence[Sequence[str]],
    *,
    forward: Mapping[tuple[str, str], str] = {},
    backward: Mapping[tuple[str, str], str] = {},
    ax: Axes | None = None,
) -> Axes:
    """A network as a graph: a column of named nodes for each layer, an arrow for each connection.

    Every node is joined to every node of the next layer; `forward` maps a pair of joined names to
    what is written above its arrow. `backward` maps a pair to what comes back along it, written
    below the arrow, and drawn as an arrow in the other direction.
    """
    tallest = max(map(len, layers))
    ax = ax or new_axes(height=1.1 + 0.75 * (tallest - 1))
    places = {
        name: (column, GAP * ((len(layer) - 1) / 2 - row))
        for column, layer in enumerate(layers)
        for row, name in enumerate(layer)
    }
    for layer, following in pairwise(layers):
        for start in layer:
            for end in following:
                pair = start, end
                bend = BEND if pair in backward else 0.0
                _arrow(ax, places[start], places[end], forward.get(pair, ""), BLUE, 1, bend)
                if pair in backward:
                    _arrow(ax, places[end], places[start], backward[pair], VERMILION, -1, bend)
    for name, place in places.items():
        ax.annotate(name, place, ha="center", va="center", color=INK, zorder=4)
        ax.plot(*place, "o", markersize=2 * RADIUS, color=PAPER, markeredgecolor=INK, zorder=3)
    reach = GAP * (tallest - 1) / 2 + 0.25
    ax.set(xlim=(-0.2, len(layers) - 0.8), ylim=(-reach, reach))
    ax.set_axis_off()
    return ax


def plot_layer_sizes(sizes: Mapping[str, ArrayLike], *, ax: Axes | None = None) -> Axes:
    """A number for each layer and run, (n_runs, n_layers), on a logarithmic axis: medians, ranges.

    Each entry is a line through the runs' medians with its name at its left end, and a band from
    the smallest to the largest.
    """
    ax = ax or new_axes()
    for (name, values), colour in zip(sizes.items(), COLOURS, strict=False):
        values = np.asarray(values)
        layers = np.arange(1, values.shape[1] + 1)
        medians = np.median(values, axis=0)
        ax.fill_between(
            layers, values.min(axis=0), values.max(axis=0), color=colour, alpha=0.2, linewidth=0
        )
        ax.plot(layers, medians, color=colour)
        annotate(ax, layers[0], medians[0], name, colour, side="left")
    ax.set(yscale="log", xlabel="layer")
    return ax


def _arrow(ax: Axes, start, end, text: str, colour: str, side: int, bend: float) -> None:
    """An arrow between two nodes with its text, on the upper side (1) or the lower one (-1)."""
    # A bent arrow bulges towards its text, and one that slopes meets the text's end.
    clearance = 14 if bend else 4 if start[1] == end[1] else 9
    ax.annotate(
        "",
        end,
        start,
        arrowprops={
            "arrowstyle": "-|>",
            "connectionstyle": f"arc3,rad={-bend}",
            "color": colour,
            "shrinkA": RADIUS,
            "shrinkB": RADIUS,
            "linewidth": 1.2,
        },
    )
    ax.annotate(
        text,
        np.add(start, end) / 2,
        (0, side * clearance),
        textcoords="offset points",
        color=colour,
        ha="center",
        va="bottom" if side > 0 else "top",
    )
