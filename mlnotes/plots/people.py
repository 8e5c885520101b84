"""A crowd as a square: who is ill, and whom a test calls ill."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from mlnotes.plots.paper import BLUE, COLOURS, FAINT, VERMILION, new_axes

__all__ = ["GROUPS", "plot_people", "set_people"]

# In the order in which the square is filled: those who are ill stand together, and those who are
# called.
GROUPS = {
    "ill, missed": COLOURS[3],
    "ill, called": VERMILION,
    "healthy, called": BLUE,
    "healthy, not called": FAINT,
}
FEW = 5  # so few are drawn with a thick edge, or nobody would see them


def plot_people(counts: Sequence[int], *, ax: Axes | None = None) -> Axes:
    """A small square for each person: so many of each of GROUPS, with their numbers above.

    Raises ValueError unless there are four counts of at least 0, and somebody to draw.
    """
    ax = ax or new_axes(height=4.4)
    side = _side(counts)
    for colour, column, row in zip(GROUPS.values(), (1, 0, 0, 1), (1, 1, 0, 0), strict=True):
        is_crowd = colour == FAINT
        ax.fill([0], [0], color=colour, linewidth=0, joinstyle="miter", zorder=1 if is_crowd else 2)
        ax.text(
            0.55 * side * column,
            side * (1.02 + 0.065 * row),
            "",
            color="#77726a" if is_crowd else colour,  # faint letters are hard to read
            fontsize=9,
        )
    ax.set(xlim=(-0.02 * side, 1.02 * side), ylim=(-0.02 * side, 1.15 * side), aspect="equal")
    ax.axis("off")
    return set_people(ax, counts)


def set_people(ax: Axes, counts: Sequence[int]) -> Axes:
    """Let axes that `plot_people` drew show other counts of as many people.

    They stand column by column, each from the bottom.
    """
    side, stops = _side(counts), np.cumsum(counts)
    for area, text, name, count, stop in zip(
        ax.patches, ax.texts, GROUPS, counts, stops, strict=True
    ):
        area.set(xy=_outline(stop - count, stop, side), visible=count > 0)
        area.set_linewidth(3 if count <= FEW else 0)
        text.set_text(f"{count} {name}")
    return ax


def _outline(start: int, stop: int, side: int) -> list[tuple[int, int]]:
    """Corners of the area of persons number start, ..., stop − 1, each a square of side 1."""
    (left, bottom), (right, top) = divmod(start, side), divmod(stop, side)
    if left == right:
        return [(left, bottom), (left, top), (left + 1, top), (left + 1, bottom)]
    above = [(left, bottom), (left, side), (right, side), (right, top)]
    below = [(right + 1, top), (right + 1, 0)] if top else []
    return [*above, *below, (left + 1, 0), (left + 1, bottom)]


def _side(counts: Sequence[int]) -> int:
    if len(counts) != len(GROUPS) or min(counts) < 0 or not sum(counts):
        raise ValueError(f"counts must be four, at least 0 and not all 0, got {counts!r}")
    return int(np.ceil(np.sqrt(sum(counts))))
