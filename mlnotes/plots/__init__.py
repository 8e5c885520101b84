"""Figures: compute first, then `plot_*(result, ax=ax)` draws and returns the axes.

A notebook ends its cell with `picture(ax, alt="...")`: the same figure as an image that carries
its description. Paper and ink are set in `paper`, so figures look the same everywhere.
"""

from mlnotes.plots.curves import (
    plot_curve,
    plot_expectation,
    plot_fit,
    plot_slopes,
    plot_weights,
)
from mlnotes.plots.paper import (
    BLUE,
    COLOURS,
    FAINT,
    GREEN,
    INK,
    PAPER,
    STYLE,
    VERMILION,
    Picture,
    new_axes,
    picture,
)
from mlnotes.plots.pixels import plot_image
from mlnotes.plots.surfaces import plot_contours, plot_descent

__all__ = [
    "BLUE",
    "COLOURS",
    "FAINT",
    "GREEN",
    "INK",
    "PAPER",
    "STYLE",
    "VERMILION",
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
