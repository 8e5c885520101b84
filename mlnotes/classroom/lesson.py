"""What the course says of a lesson: read off its notebook, and held to the promised length."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from nbformat import NotebookNode

from mlnotes.checker.lessons import Lesson, from_json
from mlnotes.classroom.markers import SourceError
from mlnotes.classroom.minutes import estimate, graded

INDEX = Path("mlnotes", "exercises", "lessons.json")
MOST_MINUTES = 90
MOST_EXERCISES = 6
PLACE = "{minutes}"
HEAD = "*About %s minutes. You need "
LINK = re.compile(r"\]\(\.\./(\d\d)_")


def fill_in_minutes(cells: list[NotebookNode], file: str) -> None:
    """Write the estimate, to the nearest 5, into the first cell; SourceError if it has no place."""
    head = cells[0] if cells else None
    if head is None or head.cell_type != "markdown" or not head.source.startswith("# "):
        raise SourceError(f"{file}, cell 1: a lesson begins with a text cell and its '# Title'")
    if HEAD % PLACE not in head.source:
        raise SourceError(
            f"{file}, cell 1: a paragraph is missing that begins {HEAD % PLACE!r} and links the "
            "lessons it names; the build fills in the minutes"
        )
    head.source = head.source.replace(PLACE, str(_rounded(estimate(cells).total)))


def describe(name: str, instructor: NotebookNode, student: str) -> Lesson:
    """The lesson's entry, from its instructor's notebook and the text of its student's.

    Raises SourceError for one that is longer than an evening.
    """
    cells = instructor.cells
    minutes, exercises = estimate(cells), graded(cells)
    if minutes.total > MOST_MINUTES:
        raise SourceError(
            f"{name} takes {minutes}, and {MOST_MINUTES} are allowed; "
            "shorten it, or make it two lessons"
        )
    if len(exercises) > MOST_EXERCISES:
        raise SourceError(
            f"{name} has {len(exercises)} graded exercises, {MOST_EXERCISES} are allowed; "
            "move some to another lesson"
        )
    head = cells[0].source
    about = next(part for part in head.split("\n\n") if part.startswith("*About "))
    return Lesson(
        name=name,
        title=head.partition("\n")[0].removeprefix("# "),
        minutes=_rounded(minutes.total),
        exercises=tuple(exercises),
        needs=tuple(int(number) for number in LINK.findall(about)),
        sha256=digest(student.encode()),
    )


def check_order(lessons: Iterable[Lesson]) -> None:
    """SourceError when an exercise stands in two lessons, or a lesson needs one not before it."""
    place, numbers = {}, set()
    for lesson in lessons:
        for exercise in lesson.exercises:
            if exercise in place:
                raise SourceError(
                    f"{exercise!r} is graded in {place[exercise]} and in {lesson.name}; "
                    "drop the marker of one of the tests"
                )
            place[exercise] = lesson.name
        if missing := set(lesson.needs) - numbers:
            raise SourceError(
                f"{lesson.name} says that it needs lesson {min(missing):02}, which is not before it"
            )
        numbers.add(lesson.number)


def read_index(root: Path) -> dict[str, Lesson]:
    """The lessons as they were last built, by name; empty when nothing was built yet."""
    try:
        text = (root / INDEX).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    return {lesson.name: lesson for lesson in from_json(text)}


def built_digests(root: Path) -> set[str]:
    """Hashes of the notebooks as they were built: by the list of lessons here, and in git's HEAD.

    The latter is what an author gets back who discards changes to a notebook.
    """
    command = ["git", "show", f"HEAD:./{INDEX.as_posix()}"]
    try:
        committed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        committed = b"[]"
    here = {lesson.sha256 for lesson in read_index(root).values()}
    return here | {entry["sha256"] for entry in json.loads(committed)}


def index_as_text(lessons: Iterable[Lesson]) -> str:
    return json.dumps([asdict(lesson) for lesson in lessons], indent=1, ensure_ascii=False) + "\n"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _rounded(minutes: float) -> int:
    return 5 * int(minutes / 5 + 0.5)
