"""The rooms of the package: who may import whom, how large they are, and what stays unloaded."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import mlnotes

PACKAGE = Path(mlnotes.__file__).parent
OUTER = {"classroom", "cli", "explorers", "interview", "lab"}
MAX_LIBRARY_LINES = 3000


def library_files() -> list[Path]:
    """The teaching library: every module beside `__init__.py` that is not an outer room."""
    return [path for path in PACKAGE.glob("*.py") if path.stem not in OUTER | {"bootstrap"}]


def rooms_imported_by(path: Path) -> set[str]:
    """First names below `mlnotes` that a file imports, wherever in the file it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively; write the whole name"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("mlnotes.")}
    return found


@pytest.mark.parametrize("path", library_files(), ids=lambda path: path.stem)
def test_library_modules_import_no_room_that_is_built_on_them(path):
    assert not rooms_imported_by(path) & (OUTER | {"exercises"})


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "exercises").rglob("*.py")), ids=lambda path: path.stem
)
def test_exercises_import_nothing_that_is_built_on_them(path):
    assert not rooms_imported_by(path) & OUTER


def test_the_library_stays_small():
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in library_files())
    assert lines < MAX_LIBRARY_LINES


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
        assert getattr(mlnotes, room).__name__ == f"mlnotes.{room}"
        assert room in dir(mlnotes)


def test_an_unknown_room_is_refused_by_name():
    with pytest.raises(AttributeError, match="no attribute 'metrix'"):
        mlnotes.metrix  # noqa: B018
