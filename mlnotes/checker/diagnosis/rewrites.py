"""Small changes of a function's code, as a slip of the pen would need to be mended.

Each has a question to go with it: the learner is told the line and asked, not given the change.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from mlnotes.checker.diagnosis.formula_slips import (
    reduced,
    regrouped,
    renamed,
    renumbered,
    transposed,
    turned,
    unwrapped,
    with_another_operator,
    wrapped,
)
from mlnotes.checker.diagnosis.slot import Slot
from mlnotes.checker.diagnosis.statement_slips import (
    calling,
    copying,
    leaving_the_loop,
    reaching,
    recompared,
    reordered,
    unconditional,
)

# In the order in which they are tried.
KINDS = (
    leaving_the_loop,
    regrouped,
    calling,
    copying,
    reaching,
    unconditional,
    recompared,
    reduced,
    with_another_operator,
    unwrapped,
    renumbered,
    turned,
    transposed,
    reordered,
    wrapped,
)
# Those that change what is computed, and not when or how often.
ARITHMETIC = frozenset(
    kind.__name__
    for kind in (regrouped, reduced, with_another_operator, unwrapped, turned, transposed, wrapped)
)


@dataclass(frozen=True)
class Rewrite:
    """The function's text with one change or two, where they are, and the question about them.

    `kind` names the kind of slip, as KINDS does.
    """

    kind: str
    text: str
    nodes: tuple[ast.AST, ...]
    question: str


@dataclass(frozen=True)
class _Change:
    """A new node for a slot."""

    slot: Slot
    new: ast.AST
    question: str


def rewrites(
    function: ast.FunctionDef, wanted: Callable[[str], bool] = lambda kind: True
) -> Iterator[Rewrite]:
    """All single changes, the likeliest kinds of slip first; then two of one kind at a time.

    `wanted` tells by its name whether a kind of slip is.
    """
    slots = list(_slots(function))
    kinds = {
        kind.__name__: [_Change(slot, *change) for slot in slots for change in kind(slot)]
        for kind in KINDS
        if wanted(kind.__name__)
    }
    for kind, changes in kinds.items():
        yield from (_made(kind, function, change) for change in changes)
    if wanted("reordered"):
        yield from _exchanged(function, slots)
    if wanted("renamed"):
        names = _names(function)
        for slot in slots:
            changes = (_Change(slot, *change) for change in renamed(slot, names))
            yield from (_made("renamed", function, change) for change in changes)
    for kind, changes in kinds.items():
        for one, two in combinations(changes, 2):
            if one.slot is not two.slot and one.question == two.question:
                yield _made(kind, function, one, two)


def _made(kind: str, function: ast.FunctionDef, *changes: _Change) -> Rewrite:
    for change in changes:
        place = ast.copy_location(change.new, change.slot.node)
        change.slot.put(ast.fix_missing_locations(place))
    try:
        text = ast.unparse(function)
    finally:
        for change in reversed(changes):
            change.slot.put(change.slot.node)
    nodes = tuple(_shown(change.slot.node) for change in changes)
    return Rewrite(kind, text, nodes, changes[0].question)


def _shown(node: ast.AST) -> ast.AST:
    """The node whose line is shown: of a loop that ends in the change, its last statement."""
    return node.body[-1] if isinstance(node, ast.For | ast.While) else node


def _exchanged(function: ast.FunctionDef, slots: list[Slot]) -> Iterator[Rewrite]:
    """Two neighbouring statements in the other order."""
    question = "does it come at the right moment, before or after what stands next to it?"
    for slot in slots:
        if slot.index is None or not isinstance(slot.node, ast.stmt):
            continue
        block, place = getattr(slot.parent, slot.field), slot.index
        if place + 1 < len(block) and not isinstance(block[place + 1], ast.Return):
            block[place], block[place + 1] = block[place + 1], block[place]
            text = ast.unparse(function)
            block[place], block[place + 1] = block[place + 1], block[place]
            yield Rewrite("reordered", text, (slot.node,), question)


def _slots(function: ast.FunctionDef) -> Iterator[Slot]:
    for statement in function.body:
        for parent in ast.walk(statement):
            for field, value in ast.iter_fields(parent):
                if isinstance(value, ast.expr | ast.stmt):
                    yield Slot(parent, field, None, value)
                elif isinstance(value, list):
                    for index, item in enumerate(value):
                        if isinstance(item, ast.expr | ast.stmt):
                            yield Slot(parent, field, index, item)
    for index, statement in enumerate(function.body):
        yield Slot(function, "body", index, statement)


def _names(function: ast.FunctionDef) -> list[str]:
    """The function's own variables: its parameters and what it assigns."""
    names = [argument.arg for argument in function.args.args]
    names += [
        node.id
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    return list(dict.fromkeys(names))
