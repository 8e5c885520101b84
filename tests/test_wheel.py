"""The package as one file, which a teacher's students install, holds all that a check needs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """The wheel that `make wheel` builds, unpacked where nothing else of the course is."""
    folder = tmp_path_factory.mktemp("wheel")
    (recipe,) = [line for line in (ROOT / "Makefile").read_text().splitlines() if "-m pip" in line]
    command = recipe.strip().removeprefix("@$(BIN)/python ").replace('"$(DIR)"', str(folder))
    subprocess.run([sys.executable, *command.split()], cwd=ROOT, check=True)
    (wheel,) = folder.glob("mlnotes-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def files_of(folder: Path) -> set[str]:
    found = (path for path in (folder / "mlnotes").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in found if path.suffix != ".pyc"}


def test_it_holds_every_file_of_the_package(unpacked):
    assert files_of(unpacked) == files_of(ROOT)


def test_a_check_and_progress_work_from_it(unpacked, tmp_path):
    program = (
        "import mlnotes\n"
        "from mlnotes import check, progress\n"
        "print(mlnotes.__file__)\n"
        "check('start_here/mean_square', lambda values: (values**2).mean())\n"
        "print(progress())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    where, first, *_ = done.stdout.splitlines()
    assert Path(where).is_relative_to(unpacked)
    assert first == "00 Start here: solved"
