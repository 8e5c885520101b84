"""The lessons as a map: each below those that it needs, filled as far as its exercises are solved.

A lesson is anything with `number`, `title`, `minutes`, `exercises` (ids) and `needs` (numbers of
other lessons), as `mlnotes.lessons()` has them. `passed` tells of an exercise's id whether it is
solved; one that it does not name is not.
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

Needs = Mapping[int, Sequence[int]]


class LessonLike(Protocol):
    """What the map has to know of a lesson."""

    number: int
    title: str
    minutes: int
    exercises: tuple[str, ...]
    needs: tuple[int, ...]


def plot_course_map(
    lessons: Sequence[LessonLike], passed: Mapping[str, bool], *, ax: Axes | None = None
) -> Axes:
    """A box for each lesson, with lines from what it needs; where one need implies another, once.

    A blue frame marks what can come next: not finished, while all that it needs is. A need that is
    not among the lessons is left out.
    """
    there = {lesson.number for lesson in lessons}
    needs = {lesson.number: [n for n in lesson.needs if n in there] for lesson in lessons}
    solved = {lesson.number: _n_solved(lesson, passed) for lesson in lessons}
    finished = {a.number for a in lessons if solved[a.number] == len(a.exercises)}
    rows = arrange(needs)
    width = min(BOX[0], *((PAGE - 2 * MARGIN - GAP * len(row)) / len(row) for row in rows))
    middle = {
        lesson: (PAGE / 2 + (place - (len(row) - 1) / 2) * (width + GAP), -ROW * (depth + 0.5))
        for depth, row in enumerate(rows)
        for place, lesson in enumerate(row)
    }
    ax = ax or new_axes(height=ROW * len(rows))
    for lesson in lessons:
        x, y = middle[lesson.number]
        for needed in direct_needs(lesson.number, needs):
            from_x, from_y = middle[needed]
            ax.plot([from_x, x], [from_y - BOX[1] / 2, y + BOX[1] / 2], color=FAINT, zorder=0)
        is_next = lesson.number not in finished and finished.issuperset(needs[lesson.number])
        _draw_box(ax, lesson, x, y, width, solved[lesson.number], is_next=is_next)
    ax.set(xlim=(0, PAGE), ylim=(-ROW * len(rows), 0))
    ax.axis("off")
    return ax


def describe_course_map(lessons: Sequence[LessonLike], passed: Mapping[str, bool]) -> str:
    """The map in words, for those who hear it: of each lesson its standing and its needs."""
    sentences = [f"A map of the course's {len(lessons)} lessons."]
    for lesson in lessons:
        needed = " and ".join(f"{number:02}" for number in lesson.needs)
        sentences.append(
            f"{lesson.number:02} {lesson.title}: {lesson.minutes} minutes, "
            f"{_n_solved(lesson, passed)} of {len(lesson.exercises)} exercises solved, "
            f"needs {needed or 'no other lesson'}."
        )
    return " ".join(sentences)


def arrange(needs: Needs) -> list[list[int]]:
    """Lessons in rows: each just below the lowest that it needs, and sideways near them all.

    >>> arrange({0: (), 1: (0,), 2: (0,), 3: (2,), 4: (3, 1)})
    [[0], [1, 2], [3], [4]]
    """
    depth: dict[int, int] = {}

    def depth_of(lesson: int) -> int:
        if lesson not in depth:
            depth[lesson] = 1 + max(map(depth_of, needs[lesson]), default=-1)
        return depth[lesson]

    rows: list[list[int]] = [[] for _ in range(1 + max(map(depth_of, needs)))]
    for lesson in needs:
        rows[depth[lesson]].append(lesson)
    sideways: dict[int, float] = {}
    for row in rows:
        above = {a: [sideways[b] for b in direct_needs(a, needs)] for a in row}
        row.sort(key=lambda lesson: sum(above[lesson]) / max(1, len(above[lesson])))
        sideways |= {lesson: place - (len(row) - 1) / 2 for place, lesson in enumerate(row)}
    return rows


def direct_needs(lesson: int, needs: Needs) -> list[int]:
    """What a lesson needs, without what something else that it needs needs already.

    >>> direct_needs(2, {0: (), 1: (0,), 2: (0, 1)})
    [1]
    """

    def all_needs(other: int) -> set[int]:
        return set(needs[other]).union(*map(all_needs, needs[other]))

    implied = set().union(*map(all_needs, needs[lesson]))
    return [needed for needed in needs[lesson] if needed not in implied]


def _n_solved(lesson: LessonLike, passed: Mapping[str, bool]) -> int:
    return sum(passed.get(exercise, False) for exercise in lesson.exercises)


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
    ax.text(left, top, f"{lesson.number:02}", va="top", fontsize=9, fontweight="bold")
    ax.text(right, top, f"{lesson.minutes} min", ha="right", va="top", fontsize=8)
    title = textwrap.fill(lesson.title, int(width / LETTER), break_long_words=False)
    ax.text(x, y, title, ha="center", va="center", fontsize=9, linespacing=1)
    if total:
        standing = f"{'✓ ' if solved == total else ''}{solved} of {total} solved"
        ax.text(x, y - height / 2 + INSET, standing, ha="center", va="bottom", fontsize=8)
