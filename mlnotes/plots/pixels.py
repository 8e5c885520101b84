"""Images as pictures, what was taken away from them, and the two errors of a restored one."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from mlnotes.plots.paper import BLUE, FAINT, INK, VERMILION, annotate, new_axes


def plot_image(image: ArrayLike, *, title: str, ax: Axes | None = None) -> Axes:
    """A grey image under its title; 0 is black, 1 is white."""
    return _show(image, 0, 1, title, ax)


def plot_residual(
    residual: ArrayLike, *, title: str, reach: float = 0.3, ax: Axes | None = None
) -> Axes:
    """A difference of two images: 0 is middle grey, −reach or less black, reach or more white."""
    return _show(residual, -reach, reach, title, ax)


def plot_images(images: Mapping[str, ArrayLike], *, height: float = 2.8) -> np.ndarray:
    """Grey images side by side under their titles; returns their axes."""
    panels = np.atleast_1d(new_axes(len(images), height=height))
    for (title, image), ax in zip(images.items(), panels, strict=True):
        plot_image(image, title=title, ax=ax)
    return panels


def plot_pixel_rows(rows: Mapping[str, ArrayLike], *, ax: Axes | None = None) -> Axes:
    """Rows of pixels under each other, each named at its left, with their values written in.

    The rows have one length; the largest value of all is white, the smallest black.
    """
    values = np.array(list(rows.values()), dtype=float)
    ax = ax or new_axes(height=0.35 + 0.5 * len(values))
    low, high = values.min(), values.max()
    ax.pcolormesh(values, cmap="gray", vmin=low, vmax=high, edgecolors=FAINT, linewidth=0.8)
    for (row, column), value in np.ndenumerate(values):
        ink = "black" if value > (low + high) / 2 else "white"
        ax.text(column + 0.5, row + 0.5, f"{value:g}", color=ink, ha="center", va="center")
    ax.set_yticks(np.arange(len(values)) + 0.5, list(rows))
    ax.set(xticks=[], aspect="equal")
    ax.tick_params(length=0)
    ax.invert_yaxis()
    ax.spines[:].set_visible(False)
    return ax


def plot_error_parts(
    x: ArrayLike, missing: ArrayLike, noise: ArrayLike, *, ax: Axes | None = None
) -> Axes:
    """Two parts of a restored image's error over x, and the error that they make together.

    Each is a root mean square, (k,). The two have nothing to do with each other, so their squares
    add up. The lowest point of the sum is marked.
    """
    ax = ax or new_axes()
    x, missing, noise = (np.asarray(part, dtype=float) for part in (x, missing, noise))
    error = np.hypot(missing, noise)
    best = error.argmin()
    for name, part, colour in [("detail missing", missing, BLUE), ("noise", noise, VERMILION)]:
        ax.plot(x, part, color=colour)
        # Below its lowest end there is nothing else.
        at, ha = (0, "left") if part[0] < part[-1] else (-1, "right")
        place = {"xytext": (0, -5), "textcoords": "offset points", "ha": ha, "va": "top"}
        ax.annotate(name, (x[at], part[at]), color=colour, **place)
    ax.plot(x, error, color=INK)
    annotate(ax, x[best], error[best], "error", INK, side="top")
    ax.plot(x[best], error[best], "o", color=INK)
    ax.set(ylim=(0, 1.15 * error.max()), ylabel="root mean square error")
    return ax


def _show(image: ArrayLike, low: float, high: float, title: str, ax: Axes | None) -> Axes:
    ax = ax or new_axes()
    ax.imshow(image, cmap="gray", vmin=low, vmax=high)
    ax.set_title(title, fontsize="medium")
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return ax
