"""The lessons as a map: each below those that it needs, filled as far as its exercises are solved.

A lesson is anything with `name` ("05_two_classes"), `title`, `minutes`, `exercises` (ids) and
`needs` (names of other lessons), as `mlnotes.exercises.lessons` has them. `passed` tells of an
exercise's id whether it is solved; one that it does not name is not.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Protocol

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from mlnotes.plots.paper import BLUE, FAINT, GREEN, INK, PAPER, new_axes

# All in inches, which are the map's units.
PAGE, BOX, ROW = 7.5, (1.7, 0.84), 1.14
GAP, MARGIN, INSET = 0.16, 0.05, 0.07
LETTER = 0.074  # of 9 points, on average


class LessonLike(Protocol):
    """What the map has to know of a lesson."""

    name: str
    title: str
    minutes: int
    exercises: tuple[str, ...]
    needs: tuple[str, ...]


def plot_course_map(
    lessons: Sequence[LessonLike], passed: Mapping[str, bool], *, ax: Axes | None = None
) -> Axes:
    """A box for each lesson, with lines from what it needs; where one need implies another, once.

    A blue frame marks what can come next: not finished, while all that it needs is.
    """
    needs = {lesson.name: lesson.needs for lesson in lessons}
    rows = arrange(needs)
    width = min(BOX[0], *((PAGE - 2 * MARGIN - GAP * len(row)) / len(row) for row in rows))
    middle = {
        name: (PAGE / 2 + (place - (len(row) - 1) / 2) * (width + GAP), -ROW * (number + 0.5))
        for number, row in enumerate(rows)
        for place, name in enumerate(row)
    }
    finished = {
        lesson.name for lesson in lessons if _solved(lesson, passed) == len(lesson.exercises)
    }
    ax = ax or new_axes(height=ROW * len(rows))
    for lesson in lessons:
        x, y = middle[lesson.name]
        for needed in direct_needs(lesson.name, needs):
            from_x, from_y = middle[needed]
            ax.plot([from_x, x], [from_y - BOX[1] / 2, y + BOX[1] / 2], color=FAINT, zorder=0)
        is_next = lesson.name not in finished and finished.issuperset(lesson.needs)
        _draw_box(ax, lesson, x, y, width, _solved(lesson, passed), is_next=is_next)
    ax.set(xlim=(0, PAGE), ylim=(-ROW * len(rows), 0))
    ax.axis("off")
    return ax


def describe_course_map(lessons: Sequence[LessonLike], passed: Mapping[str, bool]) -> str:
    """The map in words, for those who hear it: of each lesson its standing and its needs."""
    told = (
        f"{_number(lesson.name)} {lesson.title}: {lesson.minutes} minutes, "
        f"{_solved(lesson, passed)} of {len(lesson.exercises)} exercises solved, "
        f"needs {' and '.join(map(_number, lesson.needs)) or 'no other lesson'}."
        for lesson in lessons
    )
    return " ".join([f"A map of the course's {len(lessons)} lessons.", *told])


def arrange(needs: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Names in rows: each just below the lowest that it needs, and sideways near them all.

    >>> arrange({"a": (), "b": ("a",), "c": ("a",), "d": ("c",), "e": ("d", "b")})
    [['a'], ['b', 'c'], ['d'], ['e']]
    """
    depth: dict[str, int] = {}

    def depth_of(name: str) -> int:
        if name not in depth:
            depth[name] = 1 + max(map(depth_of, needs[name]), default=-1)
        return depth[name]

    rows: list[list[str]] = [[] for _ in range(1 + max(map(depth_of, needs)))]
    for name in needs:
        rows[depth[name]].append(name)
    sideways: dict[str, float] = {}
    for row in rows:
        above = {name: [sideways[other] for other in direct_needs(name, needs)] for name in row}
        row.sort(key=lambda name: sum(above[name]) / max(1, len(above[name])))
        sideways |= {name: place - (len(row) - 1) / 2 for place, name in enumerate(row)}
    return rows


def direct_needs(name: str, needs: Mapping[str, Sequence[str]]) -> list[str]:
    """What `name` needs, without what something else that it needs needs already.

    >>> direct_needs("c", {"a": (), "b": ("a",), "c": ("a", "b")})
    ['b']
    """

    def all_needs(other: str) -> set[str]:
        return set(needs[other]).union(*map(all_needs, needs[other]))

    implied = set().union(*map(all_needs, needs[name]))
    return [other for other in needs[name] if other not in implied]


def _draw_box(
    ax: Axes, lesson: LessonLike, x: float, y: float, width: float, solved: int, *, is_next: bool
) -> None:
    total, height = len(lesson.exercises), BOX[1]
    corner = x - width / 2, y - height / 2
    ax.add_patch(Rectangle(corner, width, height, facecolor=PAPER))
    share = solved / total if total else 0
    ax.add_patch(Rectangle(corner, share * width, height, facecolor=GREEN, alpha=0.25))
    frame = {"edgecolor": BLUE, "linewidth": 2.5} if is_next else {"edgecolor": INK}
    ax.add_patch(Rectangle(corner, width, height, facecolor="none", **frame))
    left, right, top = x - width / 2 + INSET, x + width / 2 - INSET, y + height / 2 - INSET
    ax.text(left, top, _number(lesson.name), va="top", fontsize=9, fontweight="bold")
    ax.text(right, top, f"{lesson.minutes} min", ha="right", va="top", fontsize=8)
    title = textwrap.fill(lesson.title, int(width / LETTER), break_long_words=False)
    ax.text(x, y, title, ha="center", va="center", fontsize=9, linespacing=1)
    if total:
        standing = f"{'✓ ' if solved == total else ''}{solved} of {total} solved"
        ax.text(x, y - height / 2 + INSET, standing, ha="center", va="bottom", fontsize=8)


def _solved(lesson: LessonLike, passed: Mapping[str, bool]) -> int:
    return sum(passed.get(exercise, False) for exercise in lesson.exercises)


def _number(name: str) -> str:
    return name.partition("_")[0]
