"""Every way of splitting, drawn row by row, on data that it fits and on data that it does not."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from matplotlib.collections import PolyCollection

from mlnotes import leakage, plots, splitters
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer
from mlnotes.plots.splits import (
    EDGES,
    FILLS,
    LEFT_OUT,
    TESTED,
    TRAINED_ON,
    roles,
    square_corners,
)

N_ROWS, MOST_DRAWN = 24, 8


class Rows(NamedTuple):
    """24 rows in the order in which they came: what is written above them, class, and group."""

    labels: list[str]
    y: np.ndarray
    groups: np.ndarray


def _patients(letters: str, ill: str) -> Rows:
    names, groups = np.unique(list(letters), return_inverse=True)
    return Rows(list(letters), np.isin(names, list(ill)).astype(int)[groups], groups)


NUMBERS, ALONE = [str(number) for number in range(1, N_ROWS + 1)], np.arange(N_ROWS)
DATA = {
    "sorted by class": Rows(NUMBERS, np.repeat([0, 1], [16, 8]), ALONE),
    "patients": _patients("AABBACDDBCECDEFFEGGFGHHH", "BEH"),
    "months": Rows(NUMBERS, np.tile([0, 0, 1, 0, 1, 0], 4), ALONE),
}
# What tells the leaks; a month is a group of its own, numbered in the order of time.
DETECTORS = {"patients": leakage.groups_on_both_sides, "months": leakage.older_than_train}
SPLITTERS = {
    "hold-out": lambda k: splitters.HoldOut(1 / k, random_state=0),
    "k-fold": lambda k: splitters.KFold(k),
    "shuffled k-fold": lambda k: splitters.KFold(k, shuffle=True, random_state=0),
    "repeated twice": lambda k: splitters.RepeatedKFold(k, 2, random_state=0),
    "stratified": lambda k: splitters.StratifiedKFold(k),
    "group": lambda k: splitters.GroupKFold(k),
    "stratified group": lambda k: splitters.StratifiedGroupKFold(k),
    "time": lambda k: splitters.TimeSeriesSplit(k),
    "time, gap 2": lambda k: splitters.TimeSeriesSplit(k, gap=2),
    "leave-one-out": lambda k: splitters.LeaveOneOut(),
    "leave-two-out": lambda k: splitters.LeavePOut(2),
}


@explorer
def splits_explorer() -> Explorer:
    """Which rows are trained on and which tested, and which tested rows have been given away.

    Controls: `data`, one of DATA (eight rows of 24 in class 1, last; eight patients with three
    rows each; 24 months in a row); `splitter`, one of SPLITTERS; and `n_splits`, the number of
    folds, 2 to 8 (the hold-out tests one row in n_splits; leaving out ignores it). At most eight
    folds are drawn; what is said counts all.
    """
    scene = _Scene()

    def look(data, splitter, n_splits) -> View:
        rows = DATA[data]
        folds = SPLITTERS[splitter](n_splits).split(ALONE, rows.y, rows.groups)
        return scene.show(data, splitter, roles(folds, N_ROWS))

    return Explorer(
        look,
        {
            "data": Choice(options=list(DATA), description="data"),
            "splitter": Choice(options=list(SPLITTERS), value="k-fold", description="splitter"),
            "n_splits": Scale(options=range(2, 9), value=4, description="folds"),
        },
    )


def given_away(data: str, drawn: np.ndarray) -> np.ndarray:
    """Which tested rows train knows already: the same patient's, or months before its last.

    `drawn` holds roles, (n_folds, 24); the answer has the same shape. Rows that are only sorted
    give nothing away.
    """
    known, values = np.zeros(drawn.shape, dtype=bool), DATA[data].groups
    if detector := DETECTORS.get(data):
        for line, role in zip(known, drawn, strict=True):
            tested = np.flatnonzero(role == TESTED)
            line[tested[detector(values[role == TRAINED_ON], values[tested]).rows]] = True
    return known


class _Scene:
    """The picture, built once: two lines on the rows, then a line of squares for each fold."""

    def __init__(self):
        ax = plots.new_axes(height=3.9)
        self.figure, self.ax = ax.figure, ax
        self.corners = square_corners(ALONE, range(MOST_DRAWN))
        self.squares = ax.add_collection(PolyCollection(self.corners))
        self.classes = ax.add_collection(
            PolyCollection(square_corners(ALONE, [-1]), edgecolors=plots.INK)
        )
        self.names = [
            ax.text(column, -2, "", ha="center", va="center", fontsize=9) for column in ALONE
        ]
        (self.marks,) = ax.plot([], [], "x", color=plots.PAPER, markeredgewidth=1.6)
        self._draw_key()
        ax.set(xlim=(-0.6, N_ROWS - 0.4), ylim=(MOST_DRAWN + 0.9, -2.5), xticks=[])
        ax.tick_params(length=0)
        ax.spines[:].set_visible(False)

    def _draw_key(self) -> None:
        line = MOST_DRAWN + 0.4
        for column, role, told in [
            (0, TRAINED_ON, "train"),
            (4, TESTED, "test"),
            (8, LEFT_OUT, "unused"),
            (13, TESTED, "train knows this row's patient or future"),
        ]:
            square = square_corners([column], [line])
            colours = {"facecolors": FILLS[role], "edgecolors": EDGES[role]}
            self.ax.add_collection(PolyCollection(square, **colours))
            self.ax.text(column + 0.7, line, told, va="center", fontsize=10)
        self.ax.plot(13, line, "x", color=plots.PAPER, markeredgewidth=1.6)

    def show(self, data: str, splitter: str, drawn: np.ndarray) -> View:
        rows, known = DATA[data], given_away(data, drawn)
        shown = drawn[:MOST_DRAWN]
        self.squares.set_verts(self.corners[: shown.size])
        self.squares.set_facecolors(FILLS[shown.ravel()])
        self.squares.set_edgecolors(EDGES[shown.ravel()])
        self.marks.set_data(*np.nonzero(known[:MOST_DRAWN])[::-1])
        self.classes.set_facecolors(np.where(rows.y, plots.INK, plots.PAPER))
        for text, label in zip(self.names, rows.labels, strict=True):
            text.set_text(label)
        kind = {"patients": "patient", "months": "month"}.get(data, "row")
        fits = [f"fit {number}" for number in range(1, len(shown) + 1)]
        self.ax.set_yticks(range(-2, len(shown)), [kind, "class 1", *fits])
        caption = tell(data, splitter, drawn, known)
        alt = (
            f"24 rows as squares, {data}, with their classes above, and a line for each fit that "
            f"shows which rows are trained on and which are tested. {caption}"
        )
        return View(self.figure, alt, caption)


def tell(data: str, splitter: str, drawn: np.ndarray, known: np.ndarray) -> str:
    """What can be counted: fits, how often rows are tested, the share of class 1, leaks."""
    tested = drawn == TESTED
    times = np.unique(tested.sum(axis=0))
    n_fits = f"{len(drawn)} fit{'s' * (len(drawn) > 1)}"
    if len(drawn) > MOST_DRAWN:
        n_fits += f" ({MOST_DRAWN} are drawn)"
    if len(times) == 1:
        often = f"each row is tested {'once' if times[0] == 1 else f'{times[0]} times'}"
    else:
        often = f"{np.sum(tested.any(axis=0))} of {N_ROWS} rows are tested"
    shares = tested @ DATA[data].y / tested.sum(axis=1)
    told = f"{shares.min():.0%}"
    if shares.max() > shares.min():
        told += f" to {shares.max():.0%}"
    leaks = {
        "sorted by class": "The rows are independent, so none gives another away.",
        "patients": f"In {known.sum()} of {tested.sum()} tests, train knows the row's patient.",
        "months": f"In {known.sum()} of {tested.sum()} tests, train knows later months.",
    }
    return (
        f"{splitter.capitalize()}, {n_fits}: {often}. Class 1 is "
        f"{told} of a test part, and {DATA[data].y.mean():.0%} of all rows. {leaks[data]}"
    )
