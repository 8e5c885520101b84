"""Whether a notebook's last definition of a function came into force, or an older one is judged.

After a cell with a syntax error, or one that stopped before its `def`, the name still stands for
what an earlier cell defined, and the learner wonders about a verdict on code that is gone.
"""

from __future__ import annotations

import ast
import linecache
import re
from collections.abc import Callable
from types import FunctionType

from mlnotes.checker.notebook import current_shell


def stale_note(function: Callable) -> str:
    """What to say of a function that is older than the last cell that defines it; else ""."""
    shell = current_shell()
    if shell is None or type(function) is not FunctionType:
        return ""
    name = function.__name__
    if shell.user_ns.get(name) is not function:
        return ""
    own_cell = "".join(linecache.getlines(function.__code__.co_filename))
    what_befell = _what_befell(name, own_cell, shell.history_manager.input_hist_parsed[:-1])
    if not what_befell:
        return ""
    return f"The cell that last defines `{name}` {what_befell}: this is the version before it."


def _what_befell(name: str, own_cell: str, cells: list[str]) -> str:
    """How the last definition failed to come into force; "" where it did not, or who knows.

    Nothing is known of a function whose text is no cell's (a file's, an `exec`'s), and of a name
    to which a later cell assigns: it may have put the old function back.
    """
    texts = [str(text).rstrip() for text in cells]
    if own_cell.rstrip() not in texts:
        return ""
    own = len(texts) - 1 - texts[::-1].index(own_cell.rstrip())
    found = ""
    for text in texts[own + 1 :]:
        tree = _parsed(text)
        if tree is None:
            if re.search(rf"^(async )?def\s+{name}\b", text, re.MULTILINE):
                found = "did not run, because of an error in its text"
        elif any(_binds(name, node) for node in ast.walk(tree)):
            return ""
        elif any(_defines(name, statement) for statement in tree.body):
            found = "stopped before it came to that"
    return found


def _parsed(text: str) -> ast.Module | None:
    try:
        flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        return compile(text, "<cell>", "exec", flags)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _defines(name: str, statement: ast.stmt) -> bool:
    is_plain = isinstance(statement, ast.FunctionDef) and not statement.decorator_list
    return is_plain and statement.name == name


def _binds(name: str, node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)
