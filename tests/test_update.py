"""`python3 -m mlnotes.update` with a real remote: the new edition comes, and no work is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TODAY = date.today().isoformat()
FIRST, SECOND = "notebooks/01_first/01_first.ipynb", "notebooks/02_second/02_second.ipynb"
NEEDED = ("__init__.py", "cli.py", "update.py", "classroom/__init__.py", "classroom/files.py")
# Instead of an installation: what the new edition's bootstrap was called with.
BOOTSTRAP = "import sys; print('set up by edition {edition}:', *sys.argv[1:])\n"


class Clones:
    """A remote without a working tree, the authors' clone of it, and a learner's."""

    def __init__(self, folder: Path):
        self.remote, self.authors, self.mine = (
            folder / name for name in ("remote.git", "authors", "mine café")
        )
        self.git(folder, "init", "--quiet", "--bare", str(self.remote))
        self.git(folder, "clone", "--quiet", str(self.remote), str(self.authors))
        for name in NEEDED:
            path = self.authors / "mlnotes" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "mlnotes" / name, path)
        (self.authors / ".gitignore").write_text(".venv/\n__pycache__/\n")
        self.publish({"README.md": "one", FIRST: "first, one", SECOND: "second, one"}, edition=1)
        self.git(folder, "clone", "--quiet", str(self.remote), str(self.mine))
        (self.mine / ".venv").mkdir()

    def git(self, folder: Path, *arguments: str) -> str:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        return subprocess.run(
            command, cwd=folder, check=True, capture_output=True, text=True
        ).stdout

    def publish(self, files: dict[str, str | None], *, edition: int) -> None:
        """Commit files as the authors do, None for one that is dropped, and push them."""
        bootstrap = {"mlnotes/bootstrap.py": BOOTSTRAP.format(edition=edition)}
        for name, text in (files | bootstrap).items():
            path = self.authors / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text) if text is not None else path.unlink()
        self.git(self.authors, "add", "--all")
        self.git(self.authors, "commit", "--quiet", "--message", f"Edition {edition}")
        self.git(self.authors, "push", "--quiet", "origin", "HEAD")

    def write(self, name: str, text: str) -> None:
        (self.mine / name).write_text(text)

    def update(self, *command: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, *(command or ("-m", "mlnotes.update"))],
            cwd=self.mine,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
        )

    def files(self) -> dict[str, str]:
        """What is in the learner's notebooks, and the README."""
        paths = [*self.mine.glob("notebooks/*/*"), self.mine / "README.md"]
        return {path.relative_to(self.mine).as_posix(): path.read_text() for path in paths}


@pytest.fixture
def clones(tmp_path) -> Clones:
    return Clones(tmp_path)


def aside(name: str) -> str:
    return name.replace(".ipynb", f"-mine-{TODAY}.ipynb")


def refusal(done: subprocess.CompletedProcess) -> str:
    assert done.returncode != 0
    (line,) = done.stderr.splitlines()
    return line


def test_with_nothing_new_nothing_happens(clones):
    clones.write(FIRST, "my work")
    before = clones.files()
    done = clones.update()
    assert (done.returncode, done.stdout) == (0, "The course is up to date.\n")
    assert clones.files() == before


def test_the_new_edition_comes_and_is_set_up_by_its_own_bootstrap(clones):
    clones.publish({"README.md": "two", FIRST: "first, two"}, edition=2)
    done = clones.update()
    assert done.returncode == 0, done.stderr
    assert "set up by edition 2: requirements.lock" in done.stdout
    assert clones.files() == {"README.md": "two", FIRST: "first, two", SECOND: "second, one"}


def test_the_command_does_the_same(clones):
    clones.publish({FIRST: "first, two"}, edition=2)
    done = clones.update("-c", "from mlnotes.cli import main; main(['update'])")
    assert done.stdout.splitlines() == [
        "The course is up to date now.",
        "set up by edition 2: requirements.lock",
    ]
    assert clones.files()[FIRST] == "first, two"


def test_the_larger_environment_of_an_author_is_kept(clones):
    (clones.mine / ".venv" / "requirements-test.lock.installed").touch()
    clones.publish({}, edition=2)
    assert "set up by edition 2: requirements-test.lock" in clones.update().stdout


def test_work_is_kept_beside_a_new_edition_and_in_its_place_where_there_is_none(clones):
    clones.write(FIRST, "my first")
    clones.write(SECOND, "my second")
    clones.publish({FIRST: "first, two"}, edition=2)
    done = clones.update()
    assert done.returncode == 0, done.stderr
    assert f"kept beside it, in 01_first-mine-{TODAY}.ipynb" in done.stdout
    assert "02_second" not in done.stdout
    assert clones.files() == {
        "README.md": "one",
        FIRST: "first, two",
        aside(FIRST): "my first",
        SECOND: "my second",
    }
    clones.publish({FIRST: "first, three", SECOND: "second, three"}, edition=3)
    assert clones.update().returncode == 0
    assert clones.files() == {
        "README.md": "one",
        FIRST: "first, three",
        aside(FIRST): "my first",
        SECOND: "second, three",
        aside(SECOND): "my second",
    }


def test_work_in_a_lesson_that_is_dropped_or_was_staged_is_kept(clones):
    clones.write(FIRST, "my first")
    clones.git(clones.mine, "add", FIRST)
    clones.publish({FIRST: None}, edition=2)
    assert clones.update().returncode == 0
    assert clones.files() == {
        "README.md": "one",
        aside(FIRST): "my first",
        SECOND: "second, one",
    }


def test_a_notebook_of_ones_own_gives_way_to_a_lesson_of_the_same_name(clones):
    third = "notebooks/03_third/03_third.ipynb"
    (clones.mine / third).parent.mkdir()
    clones.write(third, "my own")
    clones.publish({third: "third, two"}, edition=2)
    assert clones.update().returncode == 0
    assert (clones.files()[third], clones.files()[aside(third)]) == ("third, two", "my own")


def test_a_notebook_that_was_deleted_comes_back_with_its_new_edition(clones):
    (clones.mine / FIRST).unlink()
    clones.publish({FIRST: "first, two"}, edition=2)
    assert clones.update().returncode == 0
    assert clones.files()[FIRST] == "first, two"


def test_changes_outside_the_notebooks_are_named_and_nothing_is_touched(clones):
    clones.write("README.md", "mine")
    clones.write(FIRST, "my first")
    clones.publish({"README.md": "two", FIRST: "first, two"}, edition=2)
    before = clones.files()
    assert "README.md" in refusal(clones.update())
    assert clones.files() == before


def test_commits_of_ones_own_are_not_merged(clones):
    clones.write(FIRST, "my first")
    clones.git(clones.mine, "commit", "--quiet", "--all", "--message", "My answers")
    clones.publish({FIRST: "first, two"}, edition=2)
    before = clones.files()
    assert "commits of your own" in refusal(clones.update())
    assert clones.files() == before


def test_when_git_cannot_go_forward_the_work_is_back_in_its_place(clones):
    clones.write(FIRST, "my first")
    clones.publish({FIRST: "first, two"}, edition=2)
    before = clones.files()
    (clones.mine / ".git" / "index.lock").touch()
    assert "index.lock" in refusal(clones.update())
    assert clones.files() == before


def test_without_the_remote_the_reason_is_told(clones):
    before = clones.files()
    shutil.rmtree(clones.remote)
    assert "git fetch failed, and nothing was updated" in refusal(clones.update())
    assert clones.files() == before


def test_a_copy_without_git_is_told_so(clones):
    shutil.rmtree(clones.mine / ".git")
    assert "not cloned with git" in refusal(clones.update())
