"""Questions about the code: where one small change would make every case right, or may be meant."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from mlnotes.checker.diagnosis.evidence import Evidence, Finding
from mlnotes.checker.diagnosis.mending import mended
from mlnotes.checker.source import Source


def asked(evidence: Evidence, *, of_formulas_only: bool = False) -> Finding | None:
    """A question about one line of the submission, or None where its text is not to be had.

    `of_formulas_only` leaves conditions and loops alone, where a fact about the answers already
    tells that a formula is wrong.
    """
    source = evidence.submission.source()
    if source is None or source.function is None:
        return None
    found = mended(evidence, source, of_formulas_only=of_formulas_only)
    return found or next(_suspected(evidence, source), None)


def _suspected(evidence: Evidence, source: Source) -> Iterator[Finding]:
    """What looks like a slip, whatever else may be wrong."""
    for node in ast.walk(source.function):
        for question in (
            *_about_loops(node),
            *_about_expressions(node, evidence.exercise.parameters),
        ):
            yield Finding(f"In the line `{source.line_at(node)}`: {question}", "code")
    if evidence.first.fault not in ("value", "shape") or evidence.exercise.has_many_right_answers:
        return  # Where many answers are right, one may well do without an argument.
    used = {node.id for node in ast.walk(source.function) if isinstance(node, ast.Name)}
    for name in (argument.arg for argument in source.function.args.args):
        if name not in used and name in evidence.exercise.parameters:
            yield Finding(f"`{name}` is never used in your function. Is it not needed?", "code")


def _about_loops(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.For | ast.While) and isinstance(node.body[-1], ast.Return):
        yield "the loop ends with a `return`, so it never comes to a second round. Is that meant?"


def _about_expressions(node: ast.AST, parameters: Collection[str]) -> Iterator[str]:
    match node:
        case ast.BinOp(
            ast.BinOp(dividend, ast.Div(), ast.Constant(int() | float())),
            ast.Mult(),
            ast.Name(name),
        ) if not isinstance(dividend, ast.Constant) and name in parameters:
            divisor = ast.unparse(node.left.right)
            yield f"is `/ {divisor} * {name}` meant as `/ ({divisor} * {name})`?"
        case ast.BinOp(ast.BinOp(_, ast.Pow(), ast.Constant() as power), ast.Div(), divisor):
            if power.value == 1:
                yield (
                    f"is `** 1 / {ast.unparse(divisor)}` meant as "
                    f"`** (1 / {ast.unparse(divisor)})`?"
                )
        case ast.Call(ast.Attribute(_, "eig" | "eigvals")):
            yield "its eigenvalues come in no particular order. Does the code rely on one?"
