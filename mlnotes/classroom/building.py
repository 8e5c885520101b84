"""Notebooks from their sources: `solutions/NN_topic.py` is the only thing an author edits.

The instructor's notebook is the source with nbgrader's metadata completed. The student's is made
from it by the steps of `nbgrader generate_assignment`, so both ways give the same bytes. Nothing
in a notebook depends on when or where it is built.
"""

from __future__ import annotations

import copy
import hashlib
import os
import re
from collections import Counter
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells

from mlnotes.classroom.markers import SourceError, complete_markers

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


def build_notebooks(*, write: bool = True, root: Path = ROOT) -> list[Path]:
    """Bring `root`/notebooks up to date with `root`/solutions, or only compare.

    Returns the notebooks that differ, have no source any more, or are missing, as paths relative
    to `root`; with `write` they are now right. Raises SourceError before anything is written.
    """
    texts = {
        root / "notebooks" / source.stem / f"{source.stem}.ipynb": as_text(
            student_notebook(instructor_notebook(source))
        )
        for source in sources(root)
    }
    changed = [path for path, text in texts.items() if _content(path) != text.encode()]
    stale = [path for path in _built_before(root) if path not in texts]
    if write:
        for path in changed:
            _replace(path, texts[path])
        for path in stale:
            _remove(path)
    return [path.relative_to(root) for path in sorted(changed + stale)]


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
    complete_markers(cells, source.name)
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
        content = f"{cell.cell_type}\n{cell.source}"
        digest = hashlib.sha256(content.encode()).hexdigest()[:16]
        cell.id = f"{digest}-{seen[digest]}"
        seen[digest] += 1


def _built_before(root: Path) -> list[Path]:
    """The notebooks in the places that this builder writes to; a learner's own are not among."""
    found = (root / "notebooks").glob("*/*.ipynb")
    return [path for path in found if path.parent.name == path.stem and NAME.fullmatch(path.stem)]


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _replace(path: Path, text: str) -> None:
    """Write a file so that it is never seen half-written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    path.unlink()
    if not any(path.parent.iterdir()):
        path.parent.rmdir()
