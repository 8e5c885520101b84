"""A real nbgrader course for tests to work in, and a small source to build it from."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from mlnotes.checker.catalogue import catalogue
from mlnotes.classroom.building import ROOT
from mlnotes.classroom.course import create_course

SMALL_SOURCE = '''\
# %% [markdown]
# # Losses
#
# How far off is a prediction?
#
# *About {minutes} minutes. You need nothing.*

# %%
import numpy as np

from mlnotes import check

# copy and ls begin comments here, not shell commands
np.arange(3)

# %% nbgrader={"grade_id": "mse_loss", "solution": true}
def mse_loss(w, X, y):
    """The mean squared residual."""
    ### BEGIN SOLUTION
    return ((X @ w - y) ** 2).mean()
    ### END SOLUTION

# %% nbgrader={"grade_id": "check_mse_loss", "grade": true}
check("gradient_descent/mse_loss", mse_loss)

# %% [markdown]
# And its slope?

# %% nbgrader={"grade_id": "mse_gradient", "solution": true}
def mse_gradient(w, X, y):
    ### BEGIN SOLUTION
    return 2 / len(y) * X.T @ (X @ w - y)
    ### END SOLUTION

# %% nbgrader={"grade_id": "check_mse_gradient", "grade": true}
check("gradient_descent/mse_gradient", mse_gradient)
'''


# Where Jupyter and its extensions would else write into the home of whoever runs the tests.
FOLDERS = (
    "HOME",
    "IPYTHONDIR",
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
    "MLNOTES_DATA_DIR",
)


@dataclass
class Sheet:
    """One assignment's notebooks, and where its exercises stand in them."""

    instructor: nbformat.NotebookNode = field(repr=False)
    student: nbformat.NotebookNode = field(repr=False)

    def __post_init__(self):
        self.tests = {}  # exercise id → grade_id of its test cell
        self.solutions = {}  # exercise id → grade_id of the cell that defines its function
        for cell in self.instructor.cells:
            marker = cell.metadata.get("nbgrader", {})
            if marker.get("grade"):
                exercise_id = re.search(r'check\("(.+?)"', cell.source)[1]
                self.tests[exercise_id] = marker.grade_id
        for exercise_id in self.tests:
            (self.solutions[exercise_id],) = [
                cell.metadata.nbgrader.grade_id
                for cell in self.instructor.cells
                if cell.metadata.get("nbgrader", {}).get("solution")
                and f"def {catalogue()[exercise_id].name}(" in cell.source
            ]

    def answer(self, answers: dict[str, str] | None = None) -> nbformat.NotebookNode:
        """A submission: the student's notebook, solved, but for the answers given by exercise."""
        right = {cell.id: cell.source for cell in self.instructor.cells}
        given = {self.solutions[name]: text for name, text in (answers or {}).items()}
        submission = nbformat.from_dict(self.student)
        for cell in submission.cells:
            if cell.metadata.get("nbgrader", {}).get("solution"):
                cell.source = given.get(cell.id, right[cell.id])
        return submission

    def bare(self, submission: nbformat.NotebookNode) -> nbformat.NotebookNode:
        """The submission of one who deletes all but imports and exercises; it runs soon."""
        imports = [
            ast.unparse(statement)
            for cell in self.student.cells
            if cell.cell_type == "code"
            for statement in ast.parse(cell.source).body
            if isinstance(statement, ast.Import | ast.ImportFrom)
        ]
        marked = [cell for cell in submission.cells if "nbgrader" in cell.metadata]
        first = nbformat.v4.new_code_cell("\n".join(dict.fromkeys(imports)))
        return nbformat.from_dict({**submission, "cells": [first, *marked]})

    def begin_with(self, statement: str) -> dict[str, str]:
        """Every right answer, with a statement put before it."""
        right = {cell.id: cell.source for cell in self.instructor.cells}
        return {
            exercise_id: right[grade_id].replace("### BEGIN SOLUTION", statement)
            for exercise_id, grade_id in self.solutions.items()
        }

    def scores(self, *lost: str) -> dict[str, float]:
        """What the records promise for a submission in which these exercises are wrong."""
        return {
            grade_id: 0.0 if exercise_id in lost else float(catalogue()[exercise_id].points)
            for exercise_id, grade_id in self.tests.items()
        }


@dataclass(frozen=True)
class Course:
    """A course directory, and nbgrader run in it as a teacher would, with no activated venv."""

    directory: Path
    environment: dict[str, str] = field(repr=False)

    def nbgrader(self, *arguments: str, cwd: Path | None = None) -> str:
        """Output of an nbgrader command that must succeed."""
        done = subprocess.run(
            [Path(sys.executable).with_name("nbgrader"), *arguments],
            cwd=cwd or self.directory,
            env=self.environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def notebook(self, step: str, assignment: str, student: str = ".") -> Path:
        return self.directory / step / student / assignment / f"{assignment}.ipynb"

    def submit(self, student: str, assignment: str, notebook: nbformat.NotebookNode) -> None:
        path = self.notebook("submitted", assignment, student)
        path.parent.mkdir(parents=True)
        nbformat.write(notebook, path)

    def sheet(self, assignment: str) -> Sheet:
        """The assignment as it was released; generate_assignment comes first."""
        return Sheet(
            nbformat.read(self.notebook("source", assignment), 4),
            nbformat.read(self.notebook("release", assignment), 4),
        )

    def scores(self, assignment: str, student: str) -> dict[str, float]:
        """The student's score in each test cell, as the gradebook has it."""
        with Gradebook(f"sqlite:///{self.directory / 'gradebook.db'}") as gradebook:
            submission = gradebook.find_submission(assignment, student)
            (notebook,) = submission.notebooks
            return {grade.name: grade.auto_score for grade in notebook.grades}


@pytest.fixture(scope="session")
def lay_out(tmp_path_factory):
    """Lays out a new course from a root that holds solutions/; all it writes stays in tmp."""

    def lay_out(root: Path = ROOT) -> Course:
        place = tmp_path_factory.mktemp("class")
        own = {name: str(place / name.lower()) for name in FOLDERS}
        scripts = str(Path(sys.executable).parent)
        folders = [folder for folder in os.environ["PATH"].split(os.pathsep) if folder != scripts]
        own["PATH"] = os.pathsep.join(folders)
        # Kernels run side by side here, and BLAS threads in excess of cores wait in busy loops.
        own["OPENBLAS_NUM_THREADS"] = "1"
        create_course(place / "course", root=root)
        return Course(place / "course", os.environ | own)

    return lay_out


@pytest.fixture
def root(tmp_path) -> Path:
    """A root with one small source, 01_small."""
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "01_small.py").write_text(SMALL_SOURCE)
    return tmp_path


@pytest.fixture
def run_on_full_disk():
    """Runs a program in a process that can write no file of more than 600 bytes."""

    def run(program: str) -> subprocess.CompletedProcess:
        limits = (
            "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
            "resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)); "
        )
        command = [sys.executable, "-B", "-c", limits + program]
        return subprocess.run(command, capture_output=True, text=True)

    return run
