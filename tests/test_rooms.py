"""The rooms of the package: who may import whom, how large they are, and what stays unloaded."""

from __future__ import annotations

import ast
import graphlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import mlnotes
from mlnotes.checker.catalogue import exercise_ids

PACKAGE = Path(mlnotes.__file__).parent
COMMANDS = {"bootstrap", "cli", "lab", "update"}
# From each room, the rooms that its files may import, beside their own.
MAY_IMPORT = {
    "library": set(),
    "plots": {"library"},
    "checker": set(),
    "exercises": {"checker", "library"},
    "explorers": {"exercises", "checker", "plots", "library"},
    "classroom": {"exercises", "checker", "library"},
    "interview": {"exercises", "checker", "library"},
    "commands": {"classroom", "explorers", "interview", "exercises", "checker", "library"},
}
# What computes is read to learn from, and what draws is only called: each has its own limit.
MAX_LINES = {"library": 5000, "plots": 1500}


def name_of(path: Path) -> str:
    """A file's name as a module, as in `mlnotes.checker.run`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room_of(module: str) -> str:
    """The room that a module is in; every module beside the other rooms is of the library."""
    first = f"{module}.".split(".")[1]
    if first in COMMANDS:
        return "commands"
    return first if first in MAY_IMPORT else "library"


def imported_by(module: str) -> set[str]:
    """The modules of the package that a module imports, wherever in its file it does so."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively; write the whole name"
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                doors = mlnotes._DOORS if node.module == "mlnotes" else {}
                found.add(doors.get(alias.name, name if name in MODULES else node.module))
    return {name for name in found if name.partition(".")[0] == "mlnotes"}


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module):
    room = room_of(module)
    allowed = MAY_IMPORT[room] | {room}
    assert not {name for name in imported_by(module) if room_of(name) not in allowed}


def test_no_module_imports_itself_in_a_circle_not_even_for_its_types():
    graphlib.TopologicalSorter({name: imported_by(name) for name in MODULES}).prepare()


def test_the_checker_leans_on_numpy_and_what_asks_and_tells_the_notebook():
    found = set()
    for module, path in MODULES.items():
        if room_of(module) == "checker":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    found.add(node.module.partition(".")[0])
    assert found - sys.stdlib_module_names == {"mlnotes", "numpy", "platformdirs", "IPython"}


def code_of(path: Path) -> str:
    """A file without its comments and docstrings, and without the names of options it passes on."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg:
            node.arg = "option"
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef
    documented = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    for node in documented:
        if ast.get_docstring(node):
            node.body[0].value.value = ""
    return ast.unparse(tree)


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name) == "checker"])
def test_the_checker_knows_no_exercise_by_name(module):
    words = set(re.findall(r"\w+", code_of(MODULES[module])))
    assert not words & {part for exercise_id in exercise_ids() for part in exercise_id.split("/")}


@pytest.mark.parametrize("room", MAX_LINES)
def test_the_library_stays_small(room):
    paths = [path for name, path in MODULES.items() if room_of(name) == room]
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)
    assert 0 < lines < MAX_LINES[room]


def modules_loaded_by(statement: str) -> set[str]:
    program = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("heavy", ["sklearn", "scipy", "matplotlib", "ipywidgets", "IPython"])
@pytest.mark.parametrize(
    "statement", ["import mlnotes", "from mlnotes import check", "import mlnotes.cli"]
)
def test_heavy_packages_stay_unloaded_until_they_are_needed(statement, heavy):
    assert heavy not in modules_loaded_by(statement)


def test_every_room_named_by_the_package_can_be_reached():
    for room in mlnotes.__all__:
        found = getattr(mlnotes, room)
        assert room in dir(mlnotes)
        if room in mlnotes._DOORS:
            assert (found.__module__, found.__name__) == (mlnotes._DOORS[room], room)
        else:
            assert found.__name__ == f"mlnotes.{room}"


def test_an_unknown_room_is_refused_by_name():
    with pytest.raises(AttributeError, match="no attribute 'metrix'"):
        mlnotes.metrix  # noqa: B018
