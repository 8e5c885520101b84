"""README and CONTRIBUTING do what they say: their code is run, their paths exist."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mlnotes import lessons

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)


def run_python(program: str, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=os.environ | {"MLNOTES_DATA_DIR": str(folder / "progress")} | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_readmes_first_block_prints_what_it_shows(tmp_path):
    assert run_python(blocks(README, "python")[0], tmp_path) == blocks(README, "text")[0]


@pytest.mark.parametrize("text", [README, GUIDE], ids=["README", "CONTRIBUTING"])
def test_every_linked_file_exists(text):
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    assert links
    for link in links:
        assert (ROOT / link).is_file(), link


@pytest.mark.parametrize("text", [README, GUIDE], ids=["README", "CONTRIBUTING"])
def test_every_make_target_named_exists(text):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)|^make ([a-z]+)", text, flags=re.MULTILINE))
    assert {one or other for one, other in named} <= targets


def test_the_readme_lists_the_lessons_with_their_titles_and_what_they_need():
    rows = re.findall(
        r"^\| \[(\d\d) (.+?)\]\(notebooks/(.+?)\) \|.*\| (.*?) ?\|$", README, re.MULTILINE
    )
    listed = [(int(number), title, path, needs) for number, title, path, needs in rows]
    assert listed == [
        (
            lesson.number,
            lesson.title,
            lesson.notebook,
            ", ".join(f"{number:02}" for number in lesson.needs),
        )
        for lesson in lessons()
    ]


def test_the_picture_is_a_picture():
    picture = ROOT / re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)[1]
    assert picture.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


@pytest.fixture
def copy_of_the_project(tmp_path):
    """The package and its sources, with what the author's guide says to write put in place."""
    record, programs, notebook = blocks(GUIDE, "python")
    shutil.copytree(ROOT / "mlnotes", tmp_path / "mlnotes")
    place = re.search(r"Save this as `(mlnotes/exercises/[a-z_/]+\.py)`", GUIDE)[1]
    (tmp_path / place).write_text(record, encoding="utf-8")
    for name in ("conftest.py", "fixtures", "exercises"):
        copy = shutil.copytree if (ROOT / "tests" / name).is_dir() else shutil.copy
        (tmp_path / "tests").mkdir(exist_ok=True)
        copy(ROOT / "tests" / name, tmp_path / "tests" / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    place = re.search(r"write `(tests/exercises/programs/[a-z_/]+\.py)`", GUIDE)[1]
    (tmp_path / place).write_text(programs, encoding="utf-8")
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "09_half_lives.py").write_text(notebook, encoding="utf-8")
    return tmp_path


def test_the_authors_guide_makes_a_working_exercise_and_notebook(copy_of_the_project):
    folder = copy_of_the_project
    printed = run_python(
        "from math import log\n"
        "from mlnotes import check, progress\n"
        "print(check('gradient_descent/half_life', lambda f: log(2) / -log(f)).passed)\n"
        "print(check('gradient_descent/half_life', lambda f: -log(f) / log(2)).mistake)\n"
        "print(check('gradient_descent/half_life', lambda f: 0.5).mistake)\n"
        "print(check('gradient_descent/half_life', lambda f: log(10) / -log(f)).message)\n"
        "from mlnotes.cli import main\n"
        "main(['build'], standalone_mode=False)\n"
        "main(['build', '--check'])\n",
        folder,
        PYTHONPATH=str(folder),
    )
    assert printed.split()[:3] == ["True", "upside_down", "None"]
    assert "the number of steps to a tenth" in printed.splitlines()[3]
    built = (folder / "notebooks/09_half_lives/09_half_lives.ipynb").read_text(encoding="utf-8")
    assert "NotImplementedError" in built
    assert "*About 5 minutes. You need logarithms.*" in built
    assert "np.log(0.5)" not in built


def test_the_command_in_the_authors_guide_passes_its_exercise(copy_of_the_project):
    (command,) = [block.split() for block in blocks(GUIDE, "sh") if "pytest" in block]
    assert command[0] == ".venv/bin/python"
    done = subprocess.run(
        [sys.executable, *command[1:]],
        cwd=copy_of_the_project,
        env=os.environ | {"PYTHONPATH": str(copy_of_the_project)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    passed = int(re.search(r"(\d+) passed", done.stdout)[1])
    assert passed > 3 + 1 + 1
