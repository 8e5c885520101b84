"""Figures: compute first, then `plot_*(result, ax=ax)` draws and returns the axes.

A notebook ends its cell with `picture(ax, alt="...")`: the same figure as an image that carries
its description. Paper and ink are set in `paper`, so figures look the same everywhere.
"""

from mlnotes.plots.classes import (
    plot_folds,
    plot_probability,
    plot_two_classes,
    plot_word_weights,
)
from mlnotes.plots.course_map import describe_course_map, plot_course_map
from mlnotes.plots.curves import (
    plot_area,
    plot_curve,
    plot_factors,
    plot_fit,
    plot_slopes,
    plot_steps,
    plot_tangent,
    plot_weights,
)
from mlnotes.plots.fits import plot_fits, plot_stacked
from mlnotes.plots.networks import plot_graph, plot_layer_sizes
from mlnotes.plots.optimizers import plot_phases, plot_widths
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
from mlnotes.plots.penalties import plot_ball, plot_penalised, plot_weight_pairs
from mlnotes.plots.pixels import (
    plot_error_parts,
    plot_image,
    plot_images,
    plot_pixel_rows,
    plot_residual,
)
from mlnotes.plots.splits import plot_splits
from mlnotes.plots.surfaces import (
    plot_contours,
    plot_descent,
    plot_directions,
    plot_surface,
    plot_trajectory,
)

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
    "describe_course_map",
    "new_axes",
    "picture",
    "plot_area",
    "plot_ball",
    "plot_contours",
    "plot_course_map",
    "plot_curve",
    "plot_descent",
    "plot_directions",
    "plot_error_parts",
    "plot_factors",
    "plot_fit",
    "plot_fits",
    "plot_folds",
    "plot_graph",
    "plot_image",
    "plot_images",
    "plot_layer_sizes",
    "plot_penalised",
    "plot_phases",
    "plot_pixel_rows",
    "plot_probability",
    "plot_residual",
    "plot_slopes",
    "plot_splits",
    "plot_stacked",
    "plot_steps",
    "plot_surface",
    "plot_tangent",
    "plot_trajectory",
    "plot_two_classes",
    "plot_weight_pairs",
    "plot_weights",
    "plot_widths",
    "plot_word_weights",
]
