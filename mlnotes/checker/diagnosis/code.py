"""Questions about the code: where one small change would make every case right, or may be meant."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np

from mlnotes.checker.compare import difference
from mlnotes.checker.diagnosis.evidence import Evidence, Finding, numbers_of
from mlnotes.checker.diagnosis.rewrites import Rewrite, rewrites
from mlnotes.checker.faults import fault_of, fault_of_all
from mlnotes.checker.record import Exercise, Mistake
from mlnotes.checker.result import Trial
from mlnotes.checker.run import run
from mlnotes.checker.source import Source
from mlnotes.checker.submission import Submission

# Of the processor, so that what is said does not depend on what else is running.
MAX_SECONDS = 0.6


def asked(evidence: Evidence, *, of_formulas_only: bool = False) -> Finding | None:
    """A question about one line of the submission, or None where its text is not to be had.

    `of_formulas_only` leaves conditions and loops alone, where a fact about the answers already
    tells that a formula is wrong.
    """
    source = evidence.submission.source()
    if source is None or source.function is None:
        return None
    return _tried(evidence, source, of_formulas_only) or next(_suspected(evidence, source), None)


def _tried(evidence: Evidence, source: Source, of_formulas_only: bool) -> Finding | None:
    """A line in which one small change makes every case right: found by trying changes."""
    if source.function.decorator_list:
        return None
    deadline, partial = time.process_time() + MAX_SECONDS, None
    slips = _KnownSlips(evidence)
    # A change that mends less than half of what is wrong points nowhere.
    few = max(2, sum(trial.fault is not None for trial in evidence.checked) // 2)
    n_right = sum(trial.fault is None for trial in evidence.checked)
    # The cases that fail come first: nearly every change is given up at the first call.
    taken = sum(trial.outcome.seconds for trial in evidence.checked)
    seconds = 0.05 + 3 * taken
    is_of_all = evidence.first.fault == "together"
    if is_of_all and taken > MAX_SECONDS:
        return None  # Every change would have to be tried on all cases.
    trials = sorted(evidence.checked, key=lambda trial: trial.fault is None)
    seen = {ast.unparse(source.function)}
    for rewrite in rewrites(source.function):
        if time.process_time() > deadline:
            break
        if rewrite.text in seen or (of_formulas_only and not rewrite.is_arithmetic):
            continue
        seen.add(rewrite.text)
        changed = evidence.submission.rewritten(rewrite.text, seconds=seconds)
        if changed is None:
            continue
        if not _right(evidence.exercise, changed, trials[0]):
            if partial is None and rewrite.is_exchange and (mistake := slips.explaining(changed)):
                partial = _left_over(rewrite, source, mistake)
            continue
        again = [_again(evidence.exercise, changed, trial) for trial in trials]
        right = [trial.fault is None for trial in again]
        if all(right):
            if fault_of_all(evidence.exercise, again) is None:
                effect = "let it pass" if is_of_all else "make every case right"
                return _asked_about(rewrite, source, effect)
            continue
        if is_of_all or partial is not None:
            continue
        if sum(right) >= n_right + few and all(right[len(trials) - n_right :]):
            effect = f"make {sum(right)} of the {len(right)} cases right"
            partial = _asked_about(rewrite, source, effect)
    return partial


def _asked_about(rewrite: Rewrite, source: Source, effect: str) -> Finding:
    lines = list(dict.fromkeys(f"`{source.line_at(node)}`" for node in rewrite.nodes))
    change = "One small change" if len(rewrite.nodes) == 1 else "Two small changes of one kind"
    place = f"the line {lines[0]}" if len(lines) == 1 else f"the lines {' and '.join(lines)}"
    return Finding(f"{change} in {place} would {effect}: {rewrite.question}", "code")


def _left_over(rewrite: Rewrite, source: Source, mistake: Mistake) -> Finding:
    return Finding(
        f"With one small change in the line `{source.line_at(rewrite.nodes[0])}` your answers "
        f"would be those of a known slip: {mistake.message} And in that line: {rewrite.question}",
        "code",
    )


class _KnownSlips:
    """The record's wrong functions, looked up by what they answer in the first wrong case."""

    def __init__(self, evidence: Evidence):
        self.trials = sorted(evidence.checked, key=lambda trial: trial.fault is None)
        self.by_answer: dict[str, list[tuple[Mistake, Callable]]] = {}
        if evidence.exercise.has_many_right_answers:
            return  # There they are known by predicates.
        if not isinstance(self.trials[0].expected, float | np.ndarray | tuple):
            return  # Answers of a few kinds agree too easily.
        for mistake in evidence.exercise.mistakes.values():
            for function in mistake.functions:
                outcome = run(function, self.trials[0].arguments)
                if outcome.error is None and not _is_constant(function, self.trials):
                    key = _key(outcome.value)
                    self.by_answer.setdefault(key, []).append((mistake, function))

    def explaining(self, submission: Submission) -> Mistake | None:
        """A known mistake that answers as the submission does in every case."""
        first, *rest = self.trials
        outcome = submission.call(first.arguments)
        if outcome.error or len(rest) < 2:
            return None
        for mistake, function in self.by_answer.get(_key(outcome.value), ()):
            if all(_same_answer(submission, function, trial) for trial in rest):
                return mistake
        return None


def _is_constant(function: Callable, trials: Sequence[Trial]) -> bool:
    """Whether a wrong function answers all cases alike, as code that is broken does, too."""
    return len({_key(run(function, trial.arguments).value) for trial in trials[:4]}) == 1


def _key(value: object) -> str:
    """Alike for values that are equal up to rounding, nearly always."""
    numbers = numbers_of(value)
    return repr(value) if numbers is None else repr([f"{x:.7g}" for x in numbers.flat])


def _same_answer(submission: Submission, function: Callable, trial: Trial) -> bool:
    wrong, outcome = run(function, trial.arguments), submission.call(trial.arguments)
    if wrong.error or outcome.error:
        return False
    return difference(wrong.value, outcome.value) is None


def _right(exercise: Exercise, submission: Submission, trial: Trial) -> bool:
    return _again(exercise, submission, trial).fault is None


def _again(exercise: Exercise, submission: Submission, trial: Trial) -> Trial:
    """The same case, tried on another submission."""
    outcome = submission.call(trial.arguments)
    fault = fault_of(exercise, trial.arguments, trial.expected, outcome)
    return replace(trial, outcome=outcome, fault=fault)


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
