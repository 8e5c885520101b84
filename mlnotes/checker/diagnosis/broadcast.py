"""Two arrays that silently made a larger one: an (n,) and an (n, 1) give an (n, n)."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator

import numpy as np

from mlnotes.checker.diagnosis.evidence import Evidence, Finding
from mlnotes.checker.result import Trial

ELEMENTWISE = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
LEFT, RIGHT = "_left_operand", "_right_operand"
SECONDS = 0.2


def broadcast(evidence: Evidence) -> Finding | None:
    """The operation of the submission in which a flat array met a column, with both shapes."""
    source = evidence.submission.source()
    if source is None or source.function is None:
        return None
    trials = _of_different_lengths(evidence)
    if len(trials) < 2:
        return None
    for left, right, text in _observed(source.function):
        shapes = [_shapes(evidence, text, trial) for trial in trials]
        if all(_spread(*pair) for pair in shapes):
            one, two = shapes[0]
            both = np.broadcast_shapes(one, two)
            return Finding(
                f"`{left}` is {one} and `{right}` is {two}: entry by entry they make {both}. "
                "Is a column meant to be flat there?",
                "broadcast",
            )
    return None


def _of_different_lengths(evidence: Evidence) -> list[Trial]:
    """Two wrong cases whose vectors have several entries, and not as many.

    The first is the one that the card shows, where that has vectors of several entries.
    """
    found: dict[int, Trial] = {}
    for trial in evidence.answered:
        lengths = [len(part) for part in trial.arguments if isinstance(part, np.ndarray)]
        if trial.fault and lengths and min(lengths) > 1:
            found.setdefault(max(lengths), trial)
    return list(found.values())[:2]


def _observed(function: ast.FunctionDef) -> Iterator[tuple[str, str, str]]:
    """For each operation its two sides, and the function changed to give their shapes away.

    The operands are named on the way, and an exception in place of the answer brings home the
    shapes of all named arrays.
    """
    for place, node in enumerate(ast.walk(function)):
        if not (isinstance(node, ast.BinOp) and isinstance(node.op, ELEMENTWISE)):
            continue
        changed = copy.deepcopy(function)
        target = next(new for number, new in enumerate(ast.walk(changed)) if number == place)
        left, right = ast.unparse(target.left), ast.unparse(target.right)
        target.left = ast.NamedExpr(ast.Name(LEFT, ast.Store()), target.left)
        target.right = ast.NamedExpr(ast.Name(RIGHT, ast.Store()), target.right)
        yield left, right, ast.unparse(ast.fix_missing_locations(_Interrupted().visit(changed)))


class _Interrupted(ast.NodeTransformer):
    """Every `return` becomes an exception, after what it would return is computed."""

    def visit_Return(self, node: ast.Return) -> list[ast.stmt]:
        stop = ast.Raise(ast.Call(ast.Name("LookupError", ast.Load()), [], []), None)
        return [ast.Expr(node.value), stop] if node.value else [stop]


def _shapes(evidence: Evidence, text: str, trial: Trial) -> tuple[tuple | None, tuple | None]:
    observed = evidence.submission.rewritten(text, seconds=SECONDS)
    error = observed and observed.call(trial.arguments).error
    shapes = dict(error.shapes) if error else {}
    return shapes.get(LEFT), shapes.get(RIGHT)


def _spread(one: tuple | None, two: tuple | None) -> bool:
    """Whether these are n flat entries and a column of n, in either order."""
    if one is None or two is None or len(one) + len(two) != 3:
        return False
    flat, column = (one, two) if len(one) == 1 else (two, one)
    return column == (*flat, 1) and flat[0] > 1
