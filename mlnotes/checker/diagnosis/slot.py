"""A place in the syntax tree, and what the kinds of slip of the pen put there instead."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """A place in the tree that holds a node."""

    parent: ast.AST
    field: str
    index: int | None
    node: ast.AST

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


# New nodes for a slot, each with the question that a learner is asked about it.
Change = Iterator[tuple[ast.AST, str]]

# What is asked wherever whole numbers are stored, or asked for by a `dtype`.
WHOLE_NUMBERS = (
    "an array of whole numbers cuts off the decimals of what is put into it. Can it hold them?"
)
