"""Slips of the pen in a formula: what may have been meant in the place of an expression."""

from __future__ import annotations

import ast

from mlnotes.checker.diagnosis.slot import WHOLE_NUMBERS, Change, Slot

_ORDER = (
    "are the operations done in the order you mean? (`*` and `/` go from left to right, and "
    "before `+` and `-`; a power comes before all.)"
)

_ALTERNATIVES = {
    "sum": ("mean", "prod", "max"),
    "mean": ("sum", "max", "median"),
    "median": ("mean",),
    "max": ("min", "sum"),
    "min": ("max",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "floor": ("ceil", "round"),
    "ceil": ("floor", "round"),
    "round": ("ceil", "floor"),
    "log": ("log2", "log10", "log1p"),
    "log10": ("log",),
    "log2": ("log",),
    "any": ("all",),
    "all": ("any",),
    "std": ("var",),
    "var": ("std",),
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "eig": ("eigh",),
    "eigvals": ("eigvalsh",),
    "sqrt": ("square", "abs"),
    "tanh": ("sinh", "cosh"),
    "sin": ("cos",),
}

_OTHER_OPERATORS = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Div),
    ast.Mult: (ast.Div, ast.MatMult, ast.Add, ast.Pow),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
}

_WRAPPERS = ("abs", "sqrt", "square")


def regrouped(slot: Slot) -> Change:
    """(a · b) ∘ c as a · (b ∘ c), and the other way round; −a² as (−a)²."""
    node = slot.node
    if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.BinOp):
        inner = node.operand
        yield ast.BinOp(ast.UnaryOp(node.op, inner.left), inner.op, inner.right), _ORDER
    if not isinstance(node, ast.BinOp):
        return
    if isinstance(node.left, ast.BinOp):
        a, b, c = node.left.left, node.left.right, node.right
        yield ast.BinOp(a, node.left.op, ast.BinOp(b, node.op, c)), _ORDER
        if isinstance(a, ast.BinOp):
            grouped = ast.BinOp(ast.BinOp(a.right, node.left.op, b), node.op, c)
            yield ast.BinOp(a.left, a.op, grouped), _ORDER
    if isinstance(node.right, ast.BinOp):
        a, b, c = node.left, node.right.left, node.right.right
        yield ast.BinOp(ast.BinOp(a, node.op, b), node.right.op, c), _ORDER


def reduced(slot: Slot) -> Change:
    """Another function of the same family, another axis, another ddof."""
    node = slot.node
    if not isinstance(node, ast.Call):
        return
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    for other in _ALTERNATIVES.get(name, ()):
        if isinstance(node.func, ast.Attribute):
            func = ast.Attribute(node.func.value, other, ast.Load())
            yield ast.Call(func, node.args, node.keywords), f"is `{name}` the function you mean?"
    question = "is it taken over all entries, over the rows or over the columns, as you mean it?"
    for place, keyword in enumerate(node.keywords):
        if keyword.arg == "dtype":
            question = WHOLE_NUMBERS
        elif keyword.arg not in ("axis", "ddof"):
            question = f"is `{keyword.arg}` meant to be there?"
        rest = [*node.keywords[:place], *node.keywords[place + 1 :]]
        yield ast.Call(node.func, node.args, rest), question
        if isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, int):
            turned = ast.keyword(keyword.arg, ast.Constant(1 - keyword.value.value))
            yield ast.Call(node.func, node.args, [*rest, turned]), question
    if name in ("sum", "mean", "max", "min", "var", "std", "norm") and not node.keywords:
        for axis in (0, 1):
            keyword = ast.keyword("axis", ast.Constant(axis))
            if isinstance(node.func, ast.Attribute):
                yield ast.Call(node.func, node.args, [keyword]), question
    if len(node.args) == 2 and name != "range":
        yield (
            ast.Call(node.func, node.args[::-1], node.keywords),
            f"are the arguments of `{name}` in the right order?",
        )


def with_another_operator(slot: Slot) -> Change:
    node = slot.node
    question = "is each `+`, `-`, `*`, `/` and `**` in it the one you mean?"
    if isinstance(node, ast.BinOp):
        for op in _OTHER_OPERATORS.get(type(node.op), ()):
            yield ast.BinOp(node.left, op(), node.right), question
        if isinstance(node.op, ast.MatMult | ast.Sub | ast.Div):
            yield (
                ast.BinOp(node.right, node.op, node.left),
                "are its two sides the right way round?",
            )
    if isinstance(node, ast.AugAssign):
        assigned = ast.Assign([node.target], node.value, lineno=node.lineno)
        yield assigned, f"is `{ast.unparse(node.target)}` to be changed, or set anew?"
        for op in _OTHER_OPERATORS.get(type(node.op), ()):
            yield ast.AugAssign(node.target, op(), node.value), question
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name | ast.Subscript):
        for op in (ast.Add(), ast.Sub()):
            yield (
                ast.AugAssign(node.targets[0], op, node.value),
                f"is `{ast.unparse(node.targets[0])}` to be set anew, or added to?",
            )


def unwrapped(slot: Slot) -> Change:
    """A factor, a term or a function left out."""
    node = slot.node
    if isinstance(node, ast.BinOp) and not isinstance(node.op, ast.MatMult):
        for side in (node.left, node.right):
            yield side, "is everything in it meant to be there?"
    if isinstance(node, ast.Call) and len(node.args) == 1:
        name = ast.unparse(node.func)
        yield node.args[0], f"is `{name}` meant to be there?"
    if isinstance(node, ast.IfExp):
        yield node.body, "is the condition needed?"
        yield node.orelse, "is the condition needed?"


def wrapped(slot: Slot) -> Change:
    """One of a few functions put around."""
    node = slot.node
    if (
        isinstance(node, ast.Name | ast.BinOp | ast.Call | ast.Subscript)
        and isinstance(slot.parent, ast.Return | ast.BinOp | ast.Call | ast.Compare | ast.Assign)
        and slot.field not in ("func", "targets")
    ):
        for name in _WRAPPERS:
            func = ast.Attribute(ast.Name("np", ast.Load()), name, ast.Load())
            question = "is a root, a square or an absolute value missing there?"
            yield ast.Call(func, [node], []), question


def renumbered(slot: Slot) -> Change:
    """Another number."""
    node, question = slot.node, "are its numbers the right ones?"
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool | str):
        return
    if not isinstance(node.value, int | float):
        return
    value = node.value
    others = [value + 1, value - 1, 2 * value, value / 2, 0, 1, 2, 0.5, -1, -value, 10, 0.01, 1.1]
    for other in others:
        if other != value:
            yield ast.Constant(other), question


def turned(slot: Slot) -> Change:
    """A minus sign more or less."""
    node, question = slot.node, "is the sign right?"
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand, question
    elif (
        isinstance(node, ast.Name | ast.BinOp | ast.Call | ast.Subscript | ast.Attribute)
        and isinstance(slot.parent, ast.BinOp | ast.Call | ast.Assign | ast.AugAssign | ast.Return)
        and slot.field in ("left", "right", "args", "value")
    ):
        yield ast.UnaryOp(ast.USub(), node), question


def transposed(slot: Slot) -> Change:
    """A transpose more or less."""
    node, question = slot.node, "does a transpose, `.T`, belong there?"
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value, question
    elif (
        isinstance(node, ast.Name)
        and isinstance(slot.parent, ast.BinOp)
        and isinstance(slot.parent.op, ast.MatMult)
    ):
        yield ast.Attribute(node, "T", ast.Load()), question
    if isinstance(node, ast.Name) and isinstance(slot.parent, ast.Call) and slot.field == "args":
        yield ast.Attribute(node, "T", ast.Load()), question


def renamed(slot: Slot, names: list[str]) -> Change:
    """Another variable of the function in the place of one."""
    node = slot.node
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        for name in names:
            if name != node.id:
                yield ast.Name(name, ast.Load()), "is each variable in it the one you mean?"
