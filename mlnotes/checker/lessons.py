"""The lessons of the course in their order, as the build of the notebooks has described them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

from mlnotes.checker.catalogue import folder


@dataclass(frozen=True)
class Lesson:
    """One lesson: its notebook's name and title, its minutes, its exercises, and what it needs.

    `name` is also that of its folder, as in "03_penalties"; `exercises` are ids; `needs` are the
    numbers of the lessons that it builds on. `sha256` is that of the notebook as it was built: a
    notebook that has another is somebody's work.
    """

    name: str
    title: str
    minutes: int
    exercises: tuple[str, ...]
    needs: tuple[int, ...]
    sha256: str

    @property
    def number(self) -> int:
        return int(self.name[:2])

    @property
    def notebook(self) -> str:
        """The notebook's path, seen from the folder that holds all lessons."""
        return f"{self.name}/{self.name}.ipynb"


@cache
def lessons() -> tuple[Lesson, ...]:
    """Every lesson, in order.

    >>> lessons()[0].name
    '00_start_here'
    """
    return from_json((folder() / "lessons.json").read_text(encoding="utf-8"))


def lesson_of(exercise_id: str) -> Lesson | None:
    """The lesson in which an exercise stands; None when it stands in none."""
    return next((lesson for lesson in lessons() if exercise_id in lesson.exercises), None)


def from_json(text: str) -> tuple[Lesson, ...]:
    """The lessons that a text holds, as `json.dumps` wrote them."""
    return tuple(
        Lesson(**entry | {name: tuple(entry[name]) for name in ("exercises", "needs")})
        for entry in json.loads(text)
    )
