"""The kinds of slip of the pen: for a place in the code, what may have been meant there.

Each kind yields new nodes for a slot of the syntax tree, and the question that a learner is asked
about it.
"""

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


Change = Iterator[tuple[ast.AST, str]]

_ORDER = (
    "are the operations done in the order you mean? (`*` and `/` go from left to right, and "
    "before `+` and `-`; a power comes before all.)"
)


def _regrouped(slot: Slot) -> Change:
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


def _leaving_the_loop(slot: Slot) -> Change:
    """A `return` at the end of a loop's body, moved behind the loop."""
    node = slot.node
    question = "does `return` stand where you mean it? It ends the function at once."
    if isinstance(node, ast.For | ast.While) and isinstance(node.body[-1], ast.Return):
        body = node.body[:-1] or [ast.Pass()]
        loop = (
            ast.For(node.target, node.iter, body, node.orelse)
            if isinstance(node, ast.For)
            else ast.While(node.test, body, node.orelse)
        )
        yield ast.If(ast.Constant(True), [loop, node.body[-1]], []), question


_WHOLE_NUMBERS = (
    "an array of whole numbers cuts off the decimals of what is put into it. Can it hold them?"
)
_METHODS = {"mean", "sum", "copy", "max", "min", "std", "var", "any", "all", "item", "ravel"}


def _calling(slot: Slot) -> Change:
    """A method without its parentheses."""
    node = slot.node
    is_called = isinstance(slot.parent, ast.Call) and slot.field == "func"
    if isinstance(node, ast.Attribute) and node.attr in _METHODS and not is_called:
        yield ast.Call(node, [], []), f"are the brackets missing that call `{node.attr}`?"


def _copying(slot: Slot) -> Change:
    """A second name for an array where a copy is meant, and whole numbers where floats are."""
    node = slot.node
    if isinstance(slot.parent, ast.Assign) and slot.field == "value" and isinstance(node, ast.Name):
        question = (
            f"this gives the same array a second name, so that a change of one changes "
            f"`{node.id}` too. Is a copy meant?"
        )
        yield ast.Call(ast.Attribute(node, "copy", ast.Load()), [], []), question
    elif (
        isinstance(slot.parent, ast.Assign)
        and slot.field == "value"
        and isinstance(node, ast.Call | ast.Subscript | ast.Attribute)
    ):
        question = (
            "this may be the old array under a second name, so that a change of one changes the "
            "other too. Is a copy meant?"
        )
        copied = ast.Attribute(ast.Name("np", ast.Load()), "copy", ast.Load())
        yield ast.Call(copied, [node], []), question
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        name = node.func.attr
        if name in ("zeros_like", "ones_like", "empty_like", "full_like", "array", "copy"):
            keyword = ast.keyword("dtype", ast.Name("float", ast.Load()))
            if name != "copy":
                yield ast.Call(node.func, node.args, [keyword]), _WHOLE_NUMBERS
        if name == "append" and len(node.args) == 1:
            copied = ast.Call(ast.Attribute(node.args[0], "copy", ast.Load()), [], [])
            yield (
                ast.Call(node.func, [copied], []),
                "one array that goes on changing stands in the list many times. Is a copy meant?",
            )


def _plus(node: ast.expr, number: int) -> ast.expr:
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        return ast.Constant(node.value + number)
    op = ast.Add() if number > 0 else ast.Sub()
    return ast.BinOp(node, op, ast.Constant(abs(number)))


def _reaching(slot: Slot) -> Change:
    """The ends of a range or of a slice, moved by one."""
    node, question = slot.node, "does it reach the first and the last item, and no further?"
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "range":
        for place, argument in enumerate(node.args):
            for step in (1, -1):
                changed = [*node.args[:place], _plus(argument, step), *node.args[place + 1 :]]
                yield ast.Call(node.func, changed, []), question
        if len(node.args) == 1:
            yield ast.Call(node.func, [ast.Constant(1), *node.args], []), question
        if len(node.args) == 1 and isinstance(node.args[0], ast.BinOp):
            yield ast.Call(node.func, [node.args[0].left], []), question
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        low, high, step = node.slice.lower, node.slice.upper, node.slice.step
        ends = [(None, high), (low, None), (ast.Constant(1), high), (low, ast.Constant(-1))]
        if low is not None:
            ends += [(_plus(low, 1), high), (_plus(low, -1), high)]
        if high is not None:
            ends += [(low, _plus(high, 1)), (low, _plus(high, -1))]
        for start, stop in ends:
            yield ast.Subscript(node.value, ast.Slice(start, stop, step), node.ctx), question
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name | ast.BinOp):
        for number in (1, -1):
            yield (
                ast.Subscript(node.value, _plus(node.slice, number), node.ctx),
                ("is it the right place that is looked up, counted from 0?"),
            )


def _turned(slot: Slot) -> Change:
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


def _renumbered(slot: Slot) -> Change:
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


def _recompared(slot: Slot) -> Change:
    """Another comparison, or another connective."""
    node = slot.node
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        question = "is the comparison the one you mean: which way round, and with or without `=`?"
        for op in (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq):
            if not isinstance(node.ops[0], op):
                yield ast.Compare(node.left, [op()], node.comparators), question
    if isinstance(node, ast.BoolOp):
        op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield ast.BoolOp(op, node.values), "is it `and` or `or` that you mean?"
        for value in node.values:
            yield value, "are all of its conditions meant?"
    if isinstance(slot.parent, ast.If | ast.While | ast.IfExp) and slot.field == "test":
        yield ast.UnaryOp(ast.Not(), node), "is the condition the right way round?"


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


def _reduced(slot: Slot) -> Change:
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
            question = _WHOLE_NUMBERS
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


def _with_another_operator(slot: Slot) -> Change:
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


def _transposed(slot: Slot) -> Change:
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


_WRAPPERS = ("abs", "sqrt", "square")


def _unwrapped(slot: Slot) -> Change:
    """A factor, a term or a function left out; or one of a few functions put around."""
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
    if (
        isinstance(node, ast.Name | ast.BinOp | ast.Call | ast.Subscript)
        and isinstance(slot.parent, ast.Return | ast.BinOp | ast.Call | ast.Compare | ast.Assign)
        and slot.field not in ("func", "targets")
    ):
        for name in _WRAPPERS:
            func = ast.Attribute(ast.Name("np", ast.Load()), name, ast.Load())
            question = "is a root, a square or an absolute value missing there?"
            yield ast.Call(func, [node], []), question


def _reordered(slot: Slot) -> Change:
    """A statement dropped, or moved out of its loop or condition."""
    if slot.index is None or not isinstance(slot.node, ast.stmt):
        return
    block = getattr(slot.parent, slot.field)
    if len(block) > 1 and not isinstance(slot.node, ast.Return):
        yield ast.Pass(), "is it needed there?"
    if isinstance(slot.node, ast.For | ast.If | ast.While) and len(slot.node.body) > 1:
        last = slot.node.body[-1]
        question = "is everything below it indented as you mean it?"
        if isinstance(slot.node, ast.For) and not isinstance(last, ast.Return):
            loop = ast.For(slot.node.target, slot.node.iter, slot.node.body[:-1], [])
            yield ast.If(ast.Constant(True), [loop, last], []), question
        if isinstance(slot.node, ast.If) and not slot.node.orelse:
            test = ast.If(slot.node.test, slot.node.body[:-1], [])
            yield ast.If(ast.Constant(True), [test, last], []), question


def renamed(slot: Slot, names: list[str]) -> Change:
    """Another variable of the function in the place of one."""
    node = slot.node
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in names:
        for name in names:
            if name != node.id:
                yield ast.Name(name, ast.Load()), "is each variable in it the one you mean?"


# In the order in which they are tried.
KINDS = (
    _leaving_the_loop,
    _regrouped,
    _calling,
    _copying,
    _reaching,
    _recompared,
    _reduced,
    _with_another_operator,
    _unwrapped,
    _renumbered,
    _turned,
    _transposed,
    _reordered,
)
# Those that change what is computed, and not when or how often.
ARITHMETIC = (_regrouped, _reduced, _with_another_operator, _unwrapped, _turned, _transposed)
# Those that put one thing for another and leave nothing out.
EXCHANGES = (_reduced, _with_another_operator, _turned, _transposed)
