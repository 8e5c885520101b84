"""Images as pictures."""

from __future__ import annotations

from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from mlnotes.plots.paper import new_axes


def plot_image(image: ArrayLike, *, title: str, ax: Axes | None = None) -> Axes:
    """A grey image under its title; 0 is black, 1 is white."""
    ax = ax or new_axes()
    ax.imshow(image, cmap="gray", vmin=0, vmax=1)
    ax.set_title(title, fontsize="medium")
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    return ax
