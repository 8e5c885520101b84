"""Splits as they are drawn: a line for each fold, a square for each row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from mlnotes.folds import Fold
from mlnotes.plots.paper import BLUE, FAINT, INK, PAPER, VERMILION, new_axes

LEFT_OUT, TRAINED_ON, TESTED = range(3)
FILLS, EDGES = np.array([PAPER, "#d9e8f3", VERMILION]), np.array([FAINT, BLUE, VERMILION])
HALF_WIDTH, HALF_HEIGHT = 0.39, 0.36


def roles(folds: Iterable[Fold], n_samples: int) -> np.ndarray:
    """What becomes of each row in each fold, (n_folds, n_samples): LEFT_OUT, TRAINED_ON or TESTED.

    >>> roles([([0, 1], [3]), ([3], [0])], 4).tolist()
    [[1, 1, 0, 2], [2, 0, 0, 1]]
    """
    folds = list(folds)
    roles = np.full((len(folds), n_samples), LEFT_OUT)
    for line, (train, test) in zip(roles, folds, strict=True):
        line[train], line[test] = TRAINED_ON, TESTED
    return roles


def square_corners(columns: Sequence[float], lines: Sequence[float]) -> np.ndarray:
    """The corners of a square at each (column, line), line after line: (n_squares, 4, 2)."""
    centres = np.stack(np.meshgrid(columns, lines), axis=-1).reshape(-1, 1, 2)
    corners = [[-1, -1], [1, -1], [1, 1], [-1, 1]] * np.array([HALF_WIDTH, HALF_HEIGHT])
    return centres + corners


def plot_splits(folds: Iterable[Fold], labels: Sequence[object], *, ax: Axes | None = None) -> Axes:
    """A line of squares for each fold: tested rows filled, those trained on outlined, others faint.

    `labels` has one for each row of the data; they stand above the squares.
    """
    drawn = roles(folds, len(labels))
    ax = ax or new_axes(height=0.5 + 0.3 * len(drawn))
    ax.add_collection(
        PolyCollection(
            square_corners(range(len(labels)), range(len(drawn))),
            facecolors=FILLS[drawn.ravel()],
            edgecolors=EDGES[drawn.ravel()],
        )
    )
    for place, label in enumerate(labels):
        ax.text(place, -0.6, label, color=INK, ha="center", va="bottom", fontsize=9)
    ax.set(xlim=(-0.6, len(labels) - 0.4), ylim=(len(drawn) - 0.4, -1.4), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return ax
