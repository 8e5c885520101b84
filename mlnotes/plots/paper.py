"""Paper, ink and labels, and the `Picture` that a notebook's cell ends in."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from html import escape

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import QuadMesh
from matplotlib.figure import Figure

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


# In JupyterLab's dark theme line art turns to light ink on dark paper, and keeps its hues;
# photographs keep their greys, which would lie as a negative, and are only dimmed.
PICTURE_CSS = """
.mlnotes-picture {max-width: 100%}
[data-jp-theme-light="false"] .mlnotes-picture {filter: invert(.93) hue-rotate(180deg)}
[data-jp-theme-light="false"] .mlnotes-photograph {filter: brightness(.8)}
"""


@dataclass(frozen=True, repr=False)
class Picture:
    """A drawn figure with its description; a notebook shows it as an `<img>` with alt text.

    JupyterLab gives a plain PNG output no alt attribute, whatever its metadata say.
    """

    png: bytes
    alt: str
    width: int
    is_photograph: bool = False

    def __repr__(self) -> str:
        return f"Picture: {self.alt}"

    @property
    def attributes(self) -> dict[str, str]:
        """Those of the `<img>`."""
        return {
            "class": "mlnotes-picture" + " mlnotes-photograph" * self.is_photograph,
            "alt": self.alt,
            "width": str(self.width),
            "src": f"data:image/png;base64,{base64.b64encode(self.png).decode()}",
        }

    def _repr_html_(self) -> str:
        told = " ".join(f'{name}="{escape(value)}"' for name, value in self.attributes.items())
        return f"<style>{PICTURE_CSS}</style><img {told}>"


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
    # The lowest level, a tenth larger at the most: the usual one takes longer than the drawing.
    canvas.print_png(png, pil_kwargs={"compress_level": 1})
    plt.close(figure)
    return Picture(
        png.getvalue(),
        alt=" ".join(alt.split()),
        width=round(figure.get_figwidth() * 96),
        is_photograph=any(_has_pixels(ax) for ax in figure.axes),
    )


def _has_pixels(ax: Axes) -> bool:
    """True when its greys mean something, as those of imshow and pcolormesh do."""
    return bool(ax.images) or any(isinstance(drawn, QuadMesh) for drawn in ax.collections)


def new_axes(n_panels: int = 1, *, height: float = 3.4) -> Axes | np.ndarray:
    """Empty axes on paper at notebook width; an array of axes, side by side, for n_panels > 1."""
    with plt.rc_context(STYLE):
        return plt.subplots(1, n_panels, figsize=(7.5, height), layout="constrained")[1]


def annotate(ax: Axes, x: float, y: float, text: str, colour: str, *, side: str = "right") -> None:
    """Name what is drawn where it is drawn, beside the point (x, y)."""
    offset, ha, va = {
        "right": ((6, 0), "left", "center"),
        "left": ((-6, 0), "right", "center"),
        "top": ((0, 4), "center", "bottom"),
        "bottom": ((0, -4), "center", "top"),
    }[side]
    ax.annotate(text, (x, y), offset, textcoords="offset points", color=colour, ha=ha, va=va)
