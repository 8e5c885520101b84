"""Slips of the pen around formulas: in loops, ranges, conditions, copies and the order of lines."""

from __future__ import annotations

import ast

from mlnotes.checker.diagnosis.slot import WHOLE_NUMBERS, Change, Slot

_METHODS = {"mean", "sum", "copy", "max", "min", "std", "var", "any", "all", "item", "ravel"}


def leaving_the_loop(slot: Slot) -> Change:
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


def calling(slot: Slot) -> Change:
    """A method without its parentheses."""
    node = slot.node
    is_called = isinstance(slot.parent, ast.Call) and slot.field == "func"
    if isinstance(node, ast.Attribute) and node.attr in _METHODS and not is_called:
        yield ast.Call(node, [], []), f"are the brackets missing that call `{node.attr}`?"


def copying(slot: Slot) -> Change:
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
    if (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Mult)
        and isinstance(node.left, ast.List)
        and len(node.left.elts) == 1
    ):
        (item,) = node.left.elts
        again = ast.Call(
            ast.Attribute(ast.Name("np", ast.Load()), "tile", ast.Load()),
            [item, ast.Tuple([node.right, ast.Constant(1)], ast.Load())],
            [],
        )
        yield again, "the same list stands there many times. Is one of its own meant for each?"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        name = node.func.attr
        if name in ("zeros_like", "ones_like", "empty_like", "full_like", "array", "copy"):
            keyword = ast.keyword("dtype", ast.Name("float", ast.Load()))
            if name != "copy":
                yield ast.Call(node.func, node.args, [keyword]), WHOLE_NUMBERS
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


def reaching(slot: Slot) -> Change:
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


def unconditional(slot: Slot) -> Change:
    """A special case that is none, or what is done in every case."""
    node = slot.node
    if isinstance(node, ast.If):
        for test in (False, True):
            yield ast.If(ast.Constant(test), node.body, node.orelse), "is its condition needed?"


def recompared(slot: Slot) -> Change:
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


def reordered(slot: Slot) -> Change:
    """A statement dropped, or moved out of its loop or condition."""
    if slot.index is None or not isinstance(slot.node, ast.stmt):
        return
    block = getattr(slot.parent, slot.field)
    if len(block) > 1 and not isinstance(slot.node, ast.Return):
        yield ast.Pass(), "is it needed there?"
    if isinstance(slot.node, ast.For | ast.If | ast.While) and len(slot.node.body) > 1:
        last = slot.node.body[-1]
        if isinstance(slot.node, ast.For) and not isinstance(last, ast.Return):
            loop = ast.For(slot.node.target, slot.node.iter, slot.node.body[:-1], [])
            question = "does it belong into the loop, or after it?"
            yield ast.If(ast.Constant(True), [loop, last], []), question
        if isinstance(slot.node, ast.If) and not slot.node.orelse:
            question = "is all that stands under it meant for this case alone?"
            test = ast.If(slot.node.test, slot.node.body[:-1], [])
            yield ast.If(ast.Constant(True), [test, last], []), question
