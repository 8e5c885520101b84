"""A laid-out course is one that nbgrader accepts as it is."""

import csv
import os
import re
import signal
import subprocess
import sys

import nbformat
import pytest

from mlnotes.classroom.building import (
    ROOT,
    as_text,
    build_notebooks,
    instructor_notebook,
    sources,
)
from mlnotes.classroom.course import create_course
from mlnotes.classroom.markers import SourceError


def files_in(directory):
    found = (path for path in directory.rglob("*") if path.is_file())
    return sorted(path.relative_to(directory).as_posix() for path in found)


def test_a_course_holds_settings_and_every_instructors_notebook(root, tmp_path):
    directory = tmp_path / "not" / "yet" / "there"
    create_course(directory, root=root)
    assert files_in(directory) == ["nbgrader_config.py", "source/01_small/01_small.ipynb"]
    assert (directory / "exchange").is_dir()
    (source,) = sources(root)
    notebook = directory / "source" / "01_small" / "01_small.ipynb"
    assert notebook.read_text() == as_text(instructor_notebook(source))
    assert "### BEGIN SOLUTION" in notebook.read_text()


def test_the_settings_name_no_place_of_this_machine(root, tmp_path):
    create_course(tmp_path / "course", root=root)
    assert str(tmp_path) not in (tmp_path / "course" / "nbgrader_config.py").read_text()


def test_an_empty_folder_is_accepted_and_a_used_one_refused_untouched(root, tmp_path):
    directory = tmp_path / "course"
    directory.mkdir()
    create_course(directory, root=root)
    used = files_in(directory)
    with pytest.raises(FileExistsError, match="a new or an empty folder"):
        create_course(directory, root=root)
    assert files_in(directory) == used
    with pytest.raises(FileExistsError, match="a new or an empty folder"):
        create_course(directory / "nbgrader_config.py", root=root)


def test_a_malformed_source_leaves_no_course(root, tmp_path):
    source = root / "solutions" / "01_small.py"
    source.write_text(source.read_text().replace("### END SOLUTION", "", 1))
    with pytest.raises(SourceError, match=r"01_small\.py, cell 3"):
        create_course(tmp_path / "course", root=root)
    assert not (tmp_path / "course").exists()


@pytest.mark.parametrize("existed", [True, False])
def test_a_full_disk_leaves_the_place_as_it_was(root, tmp_path, run_on_full_disk, existed):
    directory = tmp_path / "course"
    if existed:
        directory.mkdir()
    done = run_on_full_disk(
        "from pathlib import Path; from mlnotes.classroom.course import create_course; "
        f"create_course(Path({str(directory)!r}), root=Path({str(root)!r}))"
    )
    assert "File too large" in done.stderr
    assert directory.exists() == existed
    assert not existed or not any(directory.iterdir())


@pytest.mark.parametrize("existed", [True, False])
def test_a_killed_run_leaves_nothing_that_stops_the_next(root, tmp_path, existed):
    directory = tmp_path / "course"
    if existed:
        directory.mkdir()
    program = (
        "import os, signal; from pathlib import Path; from mlnotes.classroom import course\n"
        "write = Path.write_text\n"
        "def write_and_die(path, *rest, **options):\n"
        "    write(path, *rest, **options)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "Path.write_text = write_and_die\n"
        f"course.create_course(Path({str(directory)!r}), root=Path({str(root)!r}))"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == -signal.SIGKILL
    assert len(files_in(directory)) == 1
    create_course(directory, root=root)
    assert files_in(directory) == ["nbgrader_config.py", "source/01_small/01_small.ipynb"]


def run_course_new(directory, cwd):
    program = "from mlnotes.cli import main; main()"
    command = [sys.executable, "-c", program, "course", "new", directory]
    environment = os.environ | {"HOME": str(cwd)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("directory", ["course", "~/course"])
def test_the_command_lays_out_every_notebook_of_the_course(tmp_path, directory):
    done = run_course_new(directory, tmp_path)
    said = directory.replace("~", str(tmp_path))
    assert done.stdout == f"An nbgrader course is laid out in {said}.\n"
    laid_out = [path.stem for path in (tmp_path / "course" / "source").glob("*/*.ipynb")]
    assert sorted(laid_out) == [source.stem for source in sources()]


def test_the_command_tells_a_used_folder_in_one_line(tmp_path):
    (tmp_path / "mine").touch()
    done = run_course_new(".", tmp_path)
    assert done.returncode == 1
    assert done.stderr == "Error: a course needs a new or an empty folder; . is neither\n"
    assert files_in(tmp_path) == ["mine"]
    (tmp_path / ".unfinished-course").mkdir()
    assert run_course_new(".", tmp_path).stderr == done.stderr


def test_releasing_every_assignment_gives_the_very_bytes_of_notebooks(lay_out, root):
    """Stock generate_assignment and release_assignment, started in the course and elsewhere."""
    build_notebooks(root=root)
    expected = (root / "notebooks" / "01_small" / "01_small.ipynb").read_bytes()
    course = lay_out(root)
    course.nbgrader("generate_assignment", "01_small")
    assert course.notebook("release", "01_small").read_bytes() == expected
    course.nbgrader("release_assignment", "01_small")
    outbound = course.directory / "exchange" / "mlnotes" / "outbound" / "01_small"
    assert (outbound / "01_small.ipynb").read_bytes() == expected
    course.notebook("release", "01_small").unlink()
    elsewhere = ("--course-dir", str(course.directory), "01_small", "--force")
    course.nbgrader("generate_assignment", *elsewhere, cwd=root)
    assert course.notebook("release", "01_small").read_bytes() == expected
    assert not (root / "gradebook.db").exists()


def test_the_commands_that_the_readme_names_grade_a_submission(lay_out, root):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^nbgrader (\w+)( 01_gradient_descent)?\b", readme, re.MULTILINE)
    assert len(named) == 6
    course = lay_out(root)
    for command, takes_a_lesson in named:
        if command == "autograde":
            source = course.notebook("source", "01_small")
            course.submit("ann", "01_small", nbformat.read(source, 4))
        course.nbgrader(command, *(["01_small"] if takes_a_lesson else []))
    assert course.notebook("feedback", "01_small", "ann").with_suffix(".html").is_file()
    with (course.directory / "grades.csv").open() as stream:
        (row,) = csv.DictReader(stream)
    assert (row["student_id"], row["score"], row["max_score"]) == ("ann", "3.0", "3.0")


def test_a_course_may_be_moved(lay_out, root, tmp_path):
    course = lay_out(root)
    moved = tmp_path / "moved here"
    os.rename(course.directory, moved)
    course.nbgrader("generate_assignment", "01_small", cwd=moved)
    assert (moved / "release" / "01_small" / "01_small.ipynb").exists()
    assert not course.directory.exists()
