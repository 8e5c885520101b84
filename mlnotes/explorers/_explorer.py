"""What all explorers share: controls above, a picture and a sentence below, redrawn on change.

An explorer is a function from the controls' values to a `View`. It keeps its figure and moves
what is drawn in it, because building axes anew takes longer than a hand on a slider waits.

The page's side is `explorer.js`. It draws native inputs, because ipywidgets' own sliders and
buttons have no accessible names, tell a position in place of a value, and leave their keys to
JupyterLab's command mode, where `m` turns the cell to text and `d d` deletes it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from html import escape
from pathlib import Path

from anywidget import AnyWidget
from matplotlib.figure import Figure
from traitlets import Any, Dict, HasTraits, List, Unicode, observe, validate

from mlnotes.plots import Picture, picture
from mlnotes.plots.paper import PICTURE_CSS

PAGE = Path(__file__).with_name("explorer.js"), Path(__file__).with_name("explorer.css")


@dataclass(frozen=True)
class View:
    """What there is to see now: the figure, its description, and a sentence on what happened."""

    figure: Figure
    alt: str
    caption: str


class Control(HasTraits):
    """What a learner calls by its `description` and sets to one of its options, at first `value`.

    Setting `value` to anything else raises ValueError.
    """

    value = Any()

    def __init__(self, *, options: Sequence, description: str, value: object = None):
        self.options = tuple(options)
        self.description = description
        super().__init__(value=self.options[0] if value is None else value)

    @validate("value")
    def _one_of_the_options(self, proposal: dict) -> object:
        if proposal["value"] not in self.options:
            raise ValueError(
                f"{self.description} must be one of {self.options}, got {proposal['value']!r}"
            )
        return proposal["value"]


class Choice(Control):
    """A few options, all in sight."""


class Scale(Control):
    """Many options in order, along a slider."""


class Explorer(AnyWidget):
    """Controls by name, and the view that `look(**values)` makes of their values.

    Tab goes from control to control, and the arrow keys turn one. The caption is announced to
    screen readers when it changes, and the picture's alt text is always the current view's.
    `picture` is that view alone, for a page on which nothing can be turned.
    """

    _esm, _css = PAGE[0], PICTURE_CSS + PAGE[1].read_text(encoding="utf-8")
    settings = List(Dict()).tag(sync=True)
    positions = List().tag(sync=True)
    image = Dict().tag(sync=True)
    caption = Unicode().tag(sync=True)

    def __init__(self, look: Callable[..., View], controls: Mapping[str, Control]):
        super().__init__()
        self.look = look
        self.controls = dict(controls)
        figure = self._look().figure
        figure.draw_without_rendering()
        figure.set_layout_engine("none")  # laid out once; again for each redraw costs 40 ms
        for control in self.controls.values():
            control.observe(self._redraw, names="value")
        self._redraw()
        self.settings = [
            {
                "description": control.description,
                "labels": [label(option) for option in control.options],
                "is_choice": isinstance(control, Choice),
            }
            for control in self.controls.values()
        ]

    @observe("positions")
    def _turn(self, change: dict) -> None:
        for control, position in zip(self.controls.values(), change["new"], strict=True):
            control.value = control.options[position]

    def _look(self) -> View:
        return self.look(**{name: control.value for name, control in self.controls.items()})

    def _redraw(self, _change: object = None) -> None:
        view = self._look()
        self.picture = picture(view.figure, alt=view.alt)
        with self.hold_sync():
            self.positions = [
                control.options.index(control.value) for control in self.controls.values()
            ]
            self.image = self.picture.attributes
            self.caption = view.caption

    def _repr_mimebundle_(self, **options: object) -> tuple[dict, dict]:
        """The controls where they can live, and where no kernel answers the picture as it is now.

        nbgrader's pages show a widget as nothing, so when it runs the notebook there is none.
        """
        bundle, metadata = super()._repr_mimebundle_(**options)
        if "NBGRADER_EXECUTION" in os.environ:
            bundle = {}
        html = f"{self.picture._repr_html_()}<p>{escape(self.caption)}</p>"
        return bundle | {"text/plain": self.caption, "text/html": html}, metadata


def explorer(build: Callable[..., Explorer]) -> Callable[..., Explorer | Picture]:
    """Make `static=True` an option of a function that builds an explorer.

    Then it gives the picture of what the explorer shows at first, for a page without a kernel.
    """

    @wraps(build)
    def built(*arguments, static: bool = False, **options) -> Explorer | Picture:
        made = build(*arguments, **options)
        return made.picture if static else made

    return built


def label(option: object) -> str:
    """An option as it is read: numbers without trailing zeros.

    >>> label(0.005), label(20), label("momentum 0.9")
    ('0.005', '20', 'momentum 0.9')
    """
    return f"{option:g}" if isinstance(option, float) else str(option)
