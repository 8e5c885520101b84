"""nbgrader's cell metadata: completed from the short markers of a source, or refused.

An author marks a cell with its `grade_id` and one of `solution`, `grade` and `locked`. The rest
of nbgrader's schema follows from that, and the points of a test from the exercise it checks.
Whatever nbgrader would trip over later, or quietly not grade, is an error here.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from nbformat import NotebookNode

from mlnotes.checker.catalogue import find

KINDS = ("solution", "grade", "locked")
BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
# Also nbformat's rule for a cell id, which the grade_id becomes.
GRADE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class SourceError(ValueError):
    """A source that cannot become a notebook: names the file, the cell and the mend."""


@dataclass
class _Above:
    """What the cells above the present one have brought."""

    grade_ids: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    exercises: set[str] = field(default_factory=set)


def complete_markers(cells: list[NotebookNode], file: str) -> None:
    """Give every marked cell its whole nbgrader metadata, in place; SourceError if that fails."""
    above = _Above()
    for number, cell in enumerate(cells, start=1):
        try:
            _complete(cell, above)
        except SourceError as error:
            raise SourceError(f"{file}, cell {number} ({_label(cell)}): {error}") from None


def _label(cell: NotebookNode) -> str:
    marker = cell.metadata.get("nbgrader")
    if isinstance(marker, dict) and "grade_id" in marker:
        return f"grade_id {marker['grade_id']!r}"
    return repr(cell.source.partition("\n")[0])


def _complete(cell: NotebookNode, above: _Above) -> None:
    marker = cell.metadata.get("nbgrader")
    if marker is None:
        if BEGIN in cell.source or END in cell.source:
            raise SourceError(
                "a solution stands in a cell that is not marked; add to its marker "
                'nbgrader={"grade_id": "...", "solution": true}'
            )
        if cell.cell_type == "code":
            statements(cell)
        return
    kind = _kind(marker)
    full = {"schema_version": 3, "grade_id": _grade_id(marker, above), "task": False}
    full |= {flag: flag == kind for flag in KINDS}
    if kind == "solution":
        above.functions |= _solved_functions(cell)
    elif BEGIN in cell.source or END in cell.source:
        raise SourceError(f'only a solution cell may hold a solution; it is marked "{kind}": true')
    if kind == "grade":
        full |= {"points": _points(cell, above), "locked": True}
    cell.metadata["nbgrader"] = NotebookNode(full)


def _kind(marker: object) -> str:
    flags = dict(marker) if isinstance(marker, dict) else {}
    flags.pop("grade_id", None)
    kind = next(iter(flags), None)
    if kind not in KINDS or flags != {kind: True}:
        raise SourceError(
            "a marker has a grade_id and one of "
            + ", ".join(f'"{kind}": true' for kind in KINDS)
            + f", nothing else (points are the exercise record's); got {marker}"
        )
    return kind


def _grade_id(marker: dict, above: _Above) -> str:
    grade_id = marker.get("grade_id")
    if not isinstance(grade_id, str) or not GRADE_ID.fullmatch(grade_id):
        raise SourceError(
            f"a grade_id is 1 to 64 letters, digits, '_' or '-'; got {grade_id!r}; rename it"
        )
    if grade_id in above.grade_ids:
        raise SourceError(f"an earlier cell has the grade_id {grade_id!r} too; rename one of them")
    above.grade_ids.add(grade_id)
    return grade_id


def _solved_functions(cell: NotebookNode) -> set[str]:
    """Names of the functions of a solution cell, whose bodies hold the solution."""
    lines = cell.source.split("\n")
    marks = [line.strip() for line in lines if BEGIN in line or END in line]
    if not marks or marks != [BEGIN, END] * (len(marks) // 2):
        raise SourceError(
            f"a solution cell needs a line {BEGIN!r} and, after the solution, a line {END!r}"
        )
    functions = [
        node for node in statements(cell) if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]
    for number, line in enumerate(lines, start=1):
        if BEGIN in line and not any(
            function.lineno < number <= function.end_lineno for function in functions
        ):
            raise SourceError(
                "the solution stands outside a function, so an untouched notebook would stop "
                f"here; move {BEGIN!r} and {END!r} into the function's body"
            )
    return {function.name for function in functions}


def _points(cell: NotebookNode, above: _Above) -> int:
    """The points of the exercise that a test cell checks."""
    exercise_id, function = check_call(cell)
    try:
        exercise = find(exercise_id)
    except ValueError as error:
        raise SourceError(f"{error}; correct the id in check(...)") from None
    if function not in above.functions:
        raise SourceError(
            f"no solution cell above defines {function!r}, which {exercise_id!r} checks; "
            "put the exercise's solution cell before its test"
        )
    if exercise_id in above.exercises:
        raise SourceError(
            f"{exercise_id!r} was tested above already and would count twice; "
            "drop the marker of one of the tests"
        )
    above.exercises.add(exercise_id)
    return exercise.points


def check_call(cell: NotebookNode) -> tuple[str, str]:
    """Exercise id and function name, as the cell's last statement `check("id", name)` has them.

    SourceError when it ends otherwise.
    """
    match statements(cell)[-1:]:
        case [
            ast.Expr(
                ast.Call(ast.Name("check"), [ast.Constant(str(exercise_id)), ast.Name(function)])
            )
        ]:
            return exercise_id, function
    # nbgrader reads a bare number in the last place as the score, so nothing may follow.
    raise SourceError('a test cell ends with its one check, as in check("topic/name", name)')


def statements(cell: NotebookNode) -> list[ast.stmt]:
    """The statements of a code cell; SourceError when it is none or is not Python."""
    if cell.cell_type != "code":
        raise SourceError(f"it is a {cell.cell_type} cell; make it a code cell, '# %%'")
    try:
        return ast.parse(cell.source).body
    except SyntaxError as error:
        raise SourceError(f"line {error.lineno} is not Python: {error.msg}; correct it") from None
