"""The text of a submitted function, read without running anything of it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import FunctionType


@dataclass(frozen=True)
class Source:
    """A function's text as it stands in its cell or file, moved to the left margin."""

    text: str

    @cached_property
    def function(self) -> ast.FunctionDef | None:
        """The function as a syntax tree; None where the text is not one whole definition."""
        try:
            statement = ast.parse(self.text).body[0]
        except (SyntaxError, ValueError, IndexError, RecursionError, MemoryError):
            return None
        return statement if isinstance(statement, ast.FunctionDef) else None

    def line_at(self, node: ast.AST) -> str:
        """The line on which a piece of the tree begins, without its indentation."""
        return self.text.splitlines()[node.lineno - 1].strip()


def source_of(function: Callable) -> Source | None:
    """The source of a plain function; None for anything else, and where no text is kept."""
    if type(function) is not FunctionType:
        return None
    try:
        text = inspect.cleandoc("\n" + "".join(inspect.getsourcelines(function.__code__)[0]))
    except (OSError, TypeError, SyntaxError):
        return None
    return Source(text)
