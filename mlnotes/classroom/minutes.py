"""How many minutes a lesson takes a beginner, estimated from what there is to read and to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass

from nbformat import NotebookNode

from mlnotes.checker.catalogue import find
from mlnotes.classroom.markers import check_call, statements

WORDS_A_MINUTE = 130
LINES_A_MINUTE = 12
MINUTES_AN_EXPLORER = 5
# What stands in a text and is not read as words, in the order in which it is taken out.
NOT_WORDS = (
    r"(?s)```.*?```",
    r"(?s)\$\$.*?\$\$",
    r"`[^`]*`",
    r"\$[^$]*\$",
    r"\]\([^)]*\)",  # the address of a link
    r"</?[a-z][^>]*>",
)


@dataclass(frozen=True)
class Minutes:
    """What a lesson's minutes are made of."""

    prose: float
    predictions: float
    pictures: float
    code: float
    exercises: float
    explorers: float

    @property
    def total(self) -> float:
        return sum(astuple(self))

    def __str__(self) -> str:
        parts = ", ".join(f"{name} {minutes:.0f}" for name, minutes in asdict(self).items())
        return f"{self.total:.0f} minutes ({parts})"


def estimate(cells: Iterable[NotebookNode]) -> Minutes:
    """The minutes for the cells of an instructor's notebook, its markers completed.

    130 words of prose a minute, folded answers included; a minute for each bold **Predict** and
    each picture; 12 lines of visible code a minute, without blank lines, imports and solutions;
    what the record of each graded exercise declares; and 5 for each explorer. Raises SourceError
    for a code cell that is not Python.
    """
    cells = list(cells)
    texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    code = [cell for cell in cells if cell.cell_type == "code"]
    calls = [name for cell in code for name in _calls(cell)]
    return Minutes(
        prose=sum(map(count_words, texts)) / WORDS_A_MINUTE,
        predictions=sum(text.count("**Predict") for text in texts),
        pictures=calls.count("picture"),
        code=sum(_lines_to_read(cell) for cell in code) / LINES_A_MINUTE,
        exercises=sum(find(exercise_id).minutes for exercise_id in graded(cells)),
        explorers=MINUTES_AN_EXPLORER * sum(name.endswith("_explorer") for name in calls),
    )


def graded(cells: Iterable[NotebookNode]) -> list[str]:
    """The ids of the exercises that the cells grade, in order."""
    return [check_call(cell)[0] for cell in cells if cell.metadata.get("nbgrader", {}).get("grade")]


def count_words(markdown: str) -> int:
    """The words of a text, without its code, formulas, tags and addresses.

    >>> count_words("The **slope** is `2 * w`, that is $2w$: see [lesson 3](../03/03.ipynb).")
    8
    """
    for pattern in NOT_WORDS:
        markdown = re.sub(pattern, " ", markdown)
    return len(re.findall(r"[^\W_]+(?:[-.'’][^\W_]+)*", markdown))


def _calls(cell: NotebookNode) -> list[str]:
    """The names of the functions that a cell calls."""
    nodes = (node for statement in statements(cell) for node in ast.walk(statement))
    functions = [node.func for node in nodes if isinstance(node, ast.Call)]
    return [getattr(function, "id", getattr(function, "attr", "")) for function in functions]


def _lines_to_read(cell: NotebookNode) -> int:
    """Lines of code that a reader sees and has not written: no blanks, no imports."""
    if _is_folded(cell) or cell.metadata.get("nbgrader", {}).get("solution"):
        return 0
    imports = {
        number
        for statement in statements(cell)
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for number in range(statement.lineno, statement.end_lineno + 1)
    }
    lines = enumerate(cell.source.splitlines(), start=1)
    return sum(bool(line.strip()) and number not in imports for number, line in lines)


def _is_folded(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("jupyter", {}).get("source_hidden"))
