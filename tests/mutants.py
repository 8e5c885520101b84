"""Do the tests notice when the code is wrong? `make mutants` changes it in one place and looks.

A mutant is a module with one small mistake: another comparison, operator, constant or condition, a
value not returned, a statement left out. The tests that cover the module run on it; when they all
pass, the mutant has survived, and is printed with its line. Those that change nothing anybody could
notice stand in mutants_equivalent.txt, each with the reason, and are passed over.

    python tests/mutants.py --sample 100 mlnotes/checker mlnotes/losses.py
"""

from __future__ import annotations

import argparse
import ast
import copy
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

# Before the imports below, which a forked process finds done.
os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

import numpy  # noqa: F401
import pytest
import scipy.special  # noqa: F401
import sklearn.linear_model
import sklearn.metrics
import sklearn.model_selection
import sklearn.utils.estimator_checks  # noqa: F401

FORK = multiprocessing.get_context("fork")
ROOT = Path(__file__).parents[1]
EQUIVALENT = Path(__file__).with_name("mutants_equivalent.txt")
SECONDS = 180
# One exercise for each kind of answer is enough for what is tested on all of them.
EXERCISES = (
    "gradient_descent/mse_loss",
    "gradient_descent/mse_gradient",
    "gradient_descent/sigmoid",
    "gradient_descent/bag_of_words",
    "convergence/gradient_stop",
    "convergence/has_converged",
    "convergence/steps_to_tolerance",
)
# Which tests cover a module, where it is not the test file of its own name; the quickest first.
COVERED_BY = {
    "mlnotes/checker/card.py": "card check notebook",
    "mlnotes/checker/catalogue.py": "check",
    "mlnotes/checker/checking.py": "check hostile notebook progress",
    "mlnotes/checker/engine.py": "engine check running many_right_answers",
    "mlnotes/checker/faults.py": "engine check faults running",
    "mlnotes/checker/form.py": "form many_right_answers",
    "mlnotes/checker/given.py": "card codec",
    "mlnotes/checker/imports.py": "hostile imports",
    "mlnotes/checker/lessons.py": "progress lesson",
    "mlnotes/checker/notebook.py": "notebook",
    "mlnotes/checker/plain.py": "plain compare accepted_forms codec faults",
    "mlnotes/checker/progress.py": "progress",
    "mlnotes/checker/progress_log.py": "progress",
    "mlnotes/checker/properties.py": "many_right_answers",
    "mlnotes/checker/recognition.py": "engine check many_right_answers",
    "mlnotes/checker/record.py": "engine check codec",
    "mlnotes/checker/result.py": "card check",
    "mlnotes/checker/run.py": "hostile card running",
    "mlnotes/checker/source.py": "source",
    "mlnotes/checker/stale.py": "notebook",
    "mlnotes/checker/submission.py": "hostile seam time_limit code",
    "mlnotes/checker/surroundings.py": "hostile running notebook",
    "mlnotes/classroom/building.py": "lesson building markers learners_work",
    "mlnotes/classroom/files.py": "building learners_work",
    "mlnotes/exercises/callables.py": "card codec",
}
# What is left out: its tests take minutes, or need a browser.
ROOMS = ("mlnotes/checker", "mlnotes/classroom", "mlnotes")
LEFT_OUT = ("bootstrap", "cli", "lab", "update", "explorers", "plots", "exercises", "diagnosis")

COMPARISONS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


@dataclass(frozen=True)
class Mutant:
    """A module's text with one mistake in it; `new` stands there for `old`, in the line `code`."""

    path: str
    line: int
    code: str
    old: str
    new: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.path}: {self.code} || {self.old} => {self.new}"


def mutants_of(path: Path) -> Iterator[Mutant]:
    """All mutants of a module, in the order of its lines."""
    text = path.read_text(encoding="utf-8")
    lines = text.encode().split(b"\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for node in _nodes(ast.parse(text)):
        for changed in _changes(node):
            begin = starts[node.lineno - 1] + node.col_offset
            end = starts[node.end_lineno - 1] + node.end_col_offset
            code = ast.unparse(changed)
            written = f"({code})" if isinstance(changed, ast.expr) else code
            mutated = text.encode()[:begin] + written.encode() + text.encode()[end:]
            name = path.relative_to(ROOT).as_posix()
            line = lines[node.lineno - 1].decode().strip()
            yield Mutant(name, node.lineno, line, ast.unparse(node), code, mutated.decode())


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that is executed and is not text for people: no annotations, no docstrings.

    Nor limits such as `MAX_SHOWN = 600`: one more or less of them is no mistake.
    """
    match node:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant()) if name.isupper():
            return
    yield node
    for field, child in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list"):
            continue
        for item in child if isinstance(child, list) else [child]:
            if isinstance(item, ast.AST) and not isinstance(item, ast.JoinedStr):
                yield from _nodes(item)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in COMPARISONS:
            yield _with(node, ops=[COMPARISONS[type(op)]()])
        case ast.BinOp(op=op) if type(op) in OPERATORS:
            yield _with(node, op=OPERATORS[type(op)]())
        case ast.AugAssign(op=op) if type(op) in OPERATORS:
            yield _with(node, op=OPERATORS[type(op)]())
            yield ast.Pass()
        case ast.BoolOp(op=op, values=values):
            yield _with(node, op=ast.Or() if isinstance(op, ast.And) else ast.And())
            yield values[0]
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (body, orelse)
        case ast.Return(value=ast.expr() as value) if not _is_as_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.Continue() | ast.Break() | ast.Delete():
            yield ast.Pass()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _is_as_none(value: ast.expr) -> bool:
    """Whether it is None, or False, which nobody is to tell from it."""
    return isinstance(value, ast.Constant) and (value.value is None or value.value is False)


def tests_of(path: str) -> list[str]:
    """The test files that cover a module, as arguments for pytest."""
    names = COVERED_BY.get(path, Path(path).stem).split()
    files = [file for name in names for file in ROOT.glob(f"tests/**/test_{name}.py")]
    found = [str(file.relative_to(ROOT)) for file in files if file.parent.name != "browser"]
    # What guards the library's doors is tested for all of it at once.
    return [path, *found, *([] if path in COVERED_BY else ["tests/test_guards.py"])]


@dataclass
class Try:
    """One module's text on trial, in a copy of the course and a process of its own."""

    place: Path
    path: str
    before: str
    process: multiprocessing.Process
    deadline: float

    @classmethod
    def begin(cls, place: Path, path: str, text: str) -> Try:
        module = place / path
        before = module.read_text(encoding="utf-8")
        module.write_text(text, encoding="utf-8")
        process = FORK.Process(target=_test, args=(place, tests_of(path)))
        process.start()
        return cls(place, path, before, process, time.monotonic() + SECONDS)

    def ended(self) -> bool:
        return not self.process.is_alive() or time.monotonic() > self.deadline

    def passed(self) -> bool:
        """Whether all tests passed in time; the copy is as it was before."""
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        (self.place / self.path).write_text(self.before, encoding="utf-8")
        return self.process.exitcode == 0


def _test(place: Path, files: list[str]) -> None:
    """What the process does: it has the heavy imports done already, but nothing of the course."""
    os.chdir(place)
    sys.path.insert(0, str(place))
    sys.dont_write_bytecode = True
    os.environ |= {"PYTHONPATH": str(place), "MLNOTES_EXERCISES": " ".join(EXERCISES)}
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files]))


def tried(jobs: list[tuple[str, str]], places: list[Path]) -> Iterator[tuple[int, bool]]:
    """Numbers of the jobs as they end, and whether the tests passed; as many at once as places."""
    waiting, running, free = list(enumerate(jobs))[::-1], {}, list(places)
    while waiting or running:
        while waiting and free:
            number, (path, text) = waiting.pop()
            running[number] = Try.begin(free.pop(), path, text)
        wait([trial.process.sentinel for trial in running.values()], timeout=1.0)
        for number in [number for number, trial in running.items() if trial.ended()]:
            trial = running.pop(number)
            free.append(trial.place)
            yield number, trial.passed()


def copies(folder: str, number: int) -> list[Path]:
    """Copies of the course, in which mutants are tried, so that the course stays as it is."""
    places = [Path(folder) / str(copy_number) for copy_number in range(number)]
    for place in places:
        for name in ("mlnotes", "tests", "solutions", "notebooks"):
            ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
            shutil.copytree(ROOT / name, place / name, ignore=ignored)
        for file in ROOT.glob("*.*"):
            if file.is_file():
                shutil.copy(file, place)
    return places


def modules(names: list[str]) -> list[Path]:
    """The modules meant by names of files and folders; without any, all that is not left out."""
    found = []
    for name in names or ROOMS:
        place = ROOT / name
        found += [place] if place.is_file() else sorted(place.glob("*.py"))
    wanted = [path for path in dict.fromkeys(found) if path.name != "__init__.py"]
    return [path for path in wanted if names or path.stem not in LEFT_OUT]


def equivalent() -> set[str]:
    """The names of mutants that nobody could tell from the code; a reason stands above each."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="*", help="modules or folders; all without any")
    parser.add_argument("--sample", type=int, help="try only so many, drawn at random")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    known = equivalent()
    chosen = [
        mutant
        for path in modules(options.paths)
        for mutant in mutants_of(path)
        if mutant.name not in known
    ]
    if options.sample and options.sample < len(chosen):
        chosen = random.Random(options.seed).sample(chosen, options.sample)
    with tempfile.TemporaryDirectory() as folder:
        places = copies(folder, os.cpu_count())
        paths = sorted({mutant.path for mutant in chosen})
        unchanged = [(path, (ROOT / path).read_text(encoding="utf-8")) for path in paths]
        for number, passed in tried(unchanged, places):
            if not passed:
                sys.exit(f"the tests of {paths[number]} fail on it as it is")
        report(chosen, tried([(mutant.path, mutant.text) for mutant in chosen], places))


def report(chosen: list[Mutant], results: Iterator[tuple[int, bool]]) -> None:
    """Print the survivors as they come, and at the end how many were killed in each room."""
    total, killed = Counter(), Counter()
    try:
        for number, survived in results:
            mutant = chosen[number]
            room = str(Path(mutant.path).parent)
            total[room] += 1
            killed[room] += not survived
            if survived:
                print(mutant.line, mutant.name, flush=True)
    finally:  # Also when it has been going on for long enough, and somebody stops it.
        for room in total:
            print(f"{room}: {killed[room]} of {total[room]} killed")


if __name__ == "__main__":
    main()
