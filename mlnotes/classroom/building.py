"""Notebooks from their sources: `solutions/NN_topic.py` is the only thing an author edits.

The instructor's notebook is the source with nbgrader's metadata completed. The student's is made
from it by the steps of `nbgrader generate_assignment`, so both ways give the same bytes. Nothing
in a notebook depends on when or where it is built.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells

from mlnotes.classroom.files import content, move_aside, remove, replace
from mlnotes.classroom.lesson import (
    INDEX,
    built_digests,
    check_order,
    describe,
    digest,
    fill_in_minutes,
    index_as_text,
    read_index,
)
from mlnotes.classroom.markers import SourceError, complete_markers
from mlnotes.classroom.minutes import Minutes, estimate

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"\d\d_[a-z0-9_]+")
# `comment_magics` would turn comments such as `# copy` or `# ls` into shell commands.
PERCENT = {"extension": ".py", "format_name": "percent", "comment_magics": False}
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
KEPT = frozenset({"nbgrader", "tags", "jupyter"})
# jupytext's own notes on the source's layout, and titles, which only structure the source.
DROPPED = frozenset({"title", "lines_to_next_cell", "lines_to_end_of_cell_marker"})


@dataclass(frozen=True)
class Build:
    """What a build found and did; paths are relative to its root.

    `changed` are the files that were out of date, and `kept` those under which somebody's work
    in their places is kept now.
    """

    minutes: dict[str, Minutes]
    changed: list[Path]
    kept: list[Path]


def build_notebooks(*names: str, write: bool = True, root: Path = ROOT) -> Build:
    """Bring `root`/notebooks and the list of lessons up to date with `root`/solutions.

    Without `write` they are only compared. Given names, as in "03_penalties", only these lessons
    are built. Raises SourceError before anything is written. What is not a notebook as it was
    built, by the list of lessons, is somebody's work: it is moved aside, and never removed.
    """
    built, known = read_index(root), built_digests(root)
    texts, minutes, lessons = {}, {}, dict(built) if names else {}
    for source in _chosen(sources(root), names):
        instructor = instructor_notebook(source)
        text = as_text(student_notebook(instructor))
        lesson = describe(source.stem, instructor, text)
        lessons[lesson.name] = lesson
        minutes[lesson.name] = estimate(instructor.cells)
        texts[root / "notebooks" / lesson.notebook] = text
    if not names:
        check_order(lessons.values())
    # The list comes last: it must not name what is not written yet.
    texts[root / INDEX] = index_as_text(lessons[name] for name in sorted(lessons))
    changed = [path for path, text in texts.items() if content(path) != text.encode()]
    gone = [root / "notebooks" / built[name].notebook for name in built.keys() - lessons.keys()]
    stale = [path for path in gone if _is_as_built(path, known)]
    kept = []
    if write:
        works = [path for path in changed if path != root / INDEX and path.exists()]
        kept = [move_aside(path) for path in works if not _is_as_built(path, known)]
        for path in changed:
            replace(path, texts[path])
        for path in stale:
            remove(path)
    changed = sorted(path.relative_to(root) for path in changed + stale)
    return Build(minutes, changed, [path.relative_to(root) for path in kept])


def _chosen(found: list[Path], names: Iterable[str]) -> list[Path]:
    """The sources with these names, or all when none is named."""
    wanted = {Path(name).stem for name in names}
    if unknown := wanted - {source.stem for source in found}:
        raise SourceError(
            f"there is no lesson {min(unknown)}; there are "
            + ", ".join(source.stem for source in found)
        )
    return [source for source in found if source.stem in wanted or not wanted]


def sources(root: Path = ROOT) -> list[Path]:
    """The notebooks' sources in order; SourceError when there are none or one is misnamed."""
    found = sorted((root / "solutions").glob("*.py"))
    if not found:
        raise SourceError(
            f"no notebook sources in {root / 'solutions'}; work in a clone of mlnotes"
        )
    for source in found:
        if not NAME.fullmatch(source.stem):
            raise SourceError(f"{source.name} must be named like 01_topic.py; rename it")
    return found


def instructor_notebook(source: Path) -> NotebookNode:
    """The whole notebook with solutions, as nbgrader's source version.

    Raises SourceError, which names the cell and the mend, for a source that nbgrader could not
    grade.
    """
    cells = jupytext.reads(source.read_text(encoding="utf-8"), fmt=PERCENT).cells
    for number, cell in enumerate(cells, start=1):
        _keep_known_metadata(cell, f"{source.name}, cell {number}")
        # A formatter sets blank lines before a function, also where a cell begins with it.
        cell.source = cell.source.strip("\n")
    complete_markers(cells, source.name)
    fill_in_minutes(cells, source.name)
    _name_cells(cells)
    return nbformat.from_dict(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": METADATA, "cells": cells}
    )


def student_notebook(instructor: NotebookNode) -> NotebookNode:
    """The notebook without solutions, as stock `nbgrader generate_assignment` releases it."""
    notebook, resources = copy.deepcopy(instructor), {}
    for step in GenerateAssignment.preprocessors.default():
        if step is not SaveCells:  # it changes the gradebook, not the notebook
            notebook, resources = step()(notebook, resources)
    return notebook


def as_text(notebook: NotebookNode) -> str:
    """The notebook as its file's content, the way nbgrader writes it."""
    return nbformat.writes(notebook, version=4).removesuffix("\n") + "\n"


def _keep_known_metadata(cell: NotebookNode, place: str) -> None:
    """Drop what is about the source; refuse what would silently leave a cell ungraded."""
    if "incorrectly_encoded_metadata" in cell.metadata:
        broken = cell.metadata["incorrectly_encoded_metadata"]
        raise SourceError(f"{place}: this marker is not JSON, correct it: {broken}")
    unknown = cell.metadata.keys() - KEPT - DROPPED
    if unknown:
        raise SourceError(f"{place}: unknown {sorted(unknown)}; a marker may hold {sorted(KEPT)}")
    cell.metadata = {key: value for key, value in cell.metadata.items() if key in KEPT}


def _name_cells(cells: list[NotebookNode]) -> None:
    """Ids from the grade_id or the content, so that an edit changes no other cell's id."""
    seen = Counter()
    for cell in cells:
        if "nbgrader" in cell.metadata:
            cell.id = cell.metadata.nbgrader.grade_id
            continue
        key = digest(f"{cell.cell_type}\n{cell.source}".encode())[:16]
        cell.id = f"{key}-{seen[key]}"
        seen[key] += 1


def _is_as_built(path: Path, known: Set[str]) -> bool:
    """True when a file is, to the byte, a notebook that an earlier build wrote."""
    found = content(path)
    return found is not None and digest(found) in known
