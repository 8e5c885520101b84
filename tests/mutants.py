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
import os
import queue
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

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
    "mlnotes/checker/card.py": "card check",
    "mlnotes/checker/catalogue.py": "check",
    "mlnotes/checker/checking.py": "check hostile notebook",
    "mlnotes/checker/engine.py": "check faults running",
    "mlnotes/checker/faults.py": "check faults running",
    "mlnotes/checker/given.py": "card codec",
    "mlnotes/checker/imports.py": "hostile imports",
    "mlnotes/checker/lessons.py": "progress",
    "mlnotes/checker/notebook.py": "notebook",
    "mlnotes/checker/plain.py": "compare accepted_forms codec faults",
    "mlnotes/checker/progress.py": "progress",
    "mlnotes/checker/progress_log.py": "progress",
    "mlnotes/checker/record.py": "check",
    "mlnotes/checker/result.py": "card check",
    "mlnotes/checker/run.py": "hostile card running",
    "mlnotes/checker/source.py": "hostile seam",
    "mlnotes/checker/stale.py": "notebook",
    "mlnotes/checker/submission.py": "hostile seam time_limit",
    "mlnotes/checker/surroundings.py": "hostile running notebook",
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
    """A module's text with one mistake in it; `old` and `new` are what stands in its place."""

    path: str
    line: int
    old: str
    new: str
    text: str

    @property
    def name(self) -> str:
        return f"{self.path}: {self.old}  =>  {self.new}"


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
            yield Mutant(name, node.lineno, ast.unparse(node), code, mutated.decode())


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Everything that is executed and is not text for people: no annotations, no docstrings."""
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
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.Continue() | ast.Break() | ast.Delete():
            yield ast.Pass()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def tests_of(path: str) -> list[str]:
    """The test files that cover a module, as arguments for pytest."""
    if path in COVERED_BY:
        return [path, *(f"tests/checker/test_{name}.py" for name in COVERED_BY[path].split())]
    name = Path(path).stem
    found = sorted(file.relative_to(ROOT) for file in ROOT.glob(f"tests/**/test_{name}.py"))
    if path.startswith("mlnotes/classroom/") and not found:
        found = sorted(file.relative_to(ROOT) for file in ROOT.glob("tests/classroom/test_*.py"))
    # What guards the library's doors is tested for all of it at once.
    return [path, *map(str, found), "tests/test_guards.py"]


class Copies:
    """Copies of the course in which mutants are tried, so that the course itself stays as it is."""

    def __init__(self, folder: str, number: int):
        self.free: queue.Queue[Path] = queue.Queue()
        for copy_number in range(number):
            place = Path(folder) / str(copy_number)
            for name in ("mlnotes", "tests", "solutions", "notebooks"):
                ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
                shutil.copytree(ROOT / name, place / name, ignore=ignored)
            for file in ROOT.glob("*.*"):
                if file.is_file():
                    shutil.copy(file, place)
            self.free.put(place)

    def passes(self, path: str, text: str) -> bool:
        """Whether a module's tests pass when this is its text."""
        place = self.free.get()
        module = place / path
        before = module.read_text(encoding="utf-8")
        module.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
        settings = {
            "PYTHONPATH": str(place),
            "PYTHONDONTWRITEBYTECODE": "1",
            "MLNOTES_EXERCISES": " ".join(EXERCISES),
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        try:
            done = subprocess.run(
                [*command, *tests_of(path)],
                cwd=place,
                env=os.environ | settings,
                capture_output=True,
                timeout=SECONDS,
            )
            return done.returncode == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            module.write_text(before, encoding="utf-8")
            self.free.put(place)


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
    tried, killed = Counter(), Counter()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        copies = Copies(folder, os.cpu_count())
        paths = sorted({mutant.path for mutant in chosen})
        unchanged = [(ROOT / path).read_text(encoding="utf-8") for path in paths]
        for path, passed in zip(paths, pool.map(copies.passes, paths, unchanged), strict=True):
            if not passed:
                sys.exit(f"the tests of {path} fail on {path} as it is")
        texts = [mutant.text for mutant in chosen]
        results = pool.map(copies.passes, [mutant.path for mutant in chosen], texts)
        for mutant, survived in zip(chosen, results, strict=True):
            room = str(Path(mutant.path).parent)
            tried[room] += 1
            killed[room] += not survived
            if survived:
                print(f"{mutant.path}:{mutant.line}: {mutant.old}  =>  {mutant.new}", flush=True)
    for room in tried:
        print(f"{room}: {killed[room]} of {tried[room]} killed")


if __name__ == "__main__":
    main()
