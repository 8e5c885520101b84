"""What all explorers share: controls above, a picture and a sentence below, redrawn on change.

An explorer is a function from the controls' values to a `View`. It keeps its figure and moves
what is drawn in it, because building axes anew takes longer than a hand on a slider waits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from ipywidgets import HTML, HBox, Layout, VBox, Widget
from matplotlib.figure import Figure

from mlnotes.plots import picture


@dataclass(frozen=True)
class View:
    """What there is to see now: the figure, its description, and a sentence on what happened."""

    figure: Figure
    alt: str
    caption: str


class Explorer(VBox):
    """Controls by name, and the view that `look(**values)` makes of their values.

    The controls are ordinary widgets, reached by Tab and moved by the arrow keys. The caption is
    announced to screen readers when it changes, and the picture's alt text is always the current
    view's.
    """

    def __init__(self, look: Callable[..., View], controls: Mapping[str, Widget]):
        self.look = look
        self.controls = dict(controls)
        self.image, self.caption = HTML(), HTML()
        for control in self.controls.values():
            control.observe(self._redraw, names="value")
        self._redraw()
        rows = HBox(list(self.controls.values()), layout=Layout(flex_flow="row wrap"))
        super().__init__([rows, self.image, self.caption])

    def _redraw(self, _change: object = None) -> None:
        view = self.look(**{name: control.value for name, control in self.controls.items()})
        self.image.value = picture(view.figure, alt=view.alt)._repr_html_()
        self.caption.value = f'<p role="status">{escape(view.caption)}</p>'
