"""Stock nbgrader scores the course rightly: right work, no work, and every known mistake."""

from __future__ import annotations

import csv
import re
import textwrap
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from itertools import zip_longest
from pathlib import Path

import nbformat
import pytest
from fixtures.exercises import PROGRAMS, load_programs
from fixtures.sampling import sample

from mlnotes.checker.catalogue import catalogue
from mlnotes.checker.record import Exercise, Mistake
from mlnotes.classroom.building import ROOT

NAMES = sample(sorted(path.stem for path in (ROOT / "solutions").glob("*.py")), 2)
VALIDATED = ("instructor", "untouched", "mistaken_0")
CHATTER = (
    "import sys, warnings; print('working on it'); print('careful', file=sys.stderr); "
    "warnings.warn('a submission may warn'); "
)


@dataclass
class Graded:
    """An assignment after autograde and feedback, with the mistakes that each student made."""

    name: str
    course: object
    sheet: object
    mistakes: dict[str, dict[str, Mistake]] = field(repr=False)
    validation: dict[str, str] = field(repr=False)

    def scores(self, student: str) -> dict[str, float]:
        return self.course.scores(self.name, student)

    def errors(self, student: str) -> dict[str, str]:
        """What each test cell raised in the autograded notebook, by exercise."""
        notebook = nbformat.read(self.course.notebook("autograded", self.name, student), 4)
        cells = {cell.id: cell for cell in notebook.cells}
        return {
            name: "".join(output.get("evalue", "") for output in cells[grade_id].outputs)
            for name, grade_id in self.sheet.tests.items()
        }


def written_by_a_learner(exercise_id: str, mistake: Mistake) -> str:
    """A solution cell that makes the mistake, by a program that tests the checker as well."""
    wrong = min(load_programs(exercise_id).wrong[mistake.name])
    programs = (PROGRAMS / f"{exercise_id}.py").read_text(encoding="utf-8")
    name = catalogue()[exercise_id].name
    body = textwrap.indent(f"{programs}\nreturn {wrong}", "    ")
    return f"def wrong():\n{body}\n{name} = wrong()"


def tried(exercise: Exercise) -> tuple[Mistake, ...]:
    """The mistakes to hand in: every known one under `make verify`, else one by the seed."""
    return tuple(sample(list(exercise.mistakes.values()), 1))


def mistaken_students(sheet) -> dict[str, dict[str, Mistake]]:
    """Who makes which mistakes: every one that is tried once, and two of them quite alone."""
    exercises = {exercise_id: catalogue()[exercise_id] for exercise_id in sheet.tests}
    rounds = zip_longest(*(tried(exercise) for exercise in exercises.values()))
    students = {
        f"mistaken_{number}": {
            exercise_id: mistake
            for exercise_id, mistake in zip(exercises, mistakes, strict=True)
            if mistake
        }
        for number, mistakes in enumerate(rounds)
    }
    known = [(name, mistake) for name in exercises for mistake in tried(exercises[name])]
    return students | {"first_alone": dict(known[:1]), "last_alone": dict(known[-1:])}


def grade(name: str, course) -> Graded:
    """Release an assignment, hand in everybody's submission, autograde and give feedback."""
    course.nbgrader("generate_assignment", name)
    sheet = course.sheet(name)
    mistakes = mistaken_students(sheet)
    chatty = sheet.begin_with(CHATTER)
    endless = dict([next(iter(sheet.begin_with("while True: pass").items()))])
    submissions = {
        "instructor": sheet.instructor,
        "untouched": sheet.student,
        "chatty": sheet.answer(chatty),
        "endless": sheet.bare(sheet.answer(endless)),
    }
    for student, made in mistakes.items():
        wrong = {
            exercise_id: written_by_a_learner(exercise_id, mistake)
            for exercise_id, mistake in made.items()
        }
        whole = sheet.answer(wrong)
        submissions[student] = whole if student in VALIDATED else sheet.bare(whole)
    for student, notebook in submissions.items():
        course.submit(student, name, notebook)
    course.nbgrader("autograde", name)
    course.nbgrader("generate_feedback", name)
    course.nbgrader("export")
    validation = {
        student: course.nbgrader("validate", str(course.notebook("submitted", name, student)))
        for student in VALIDATED
    }
    return Graded(name, course, sheet, mistakes, validation)


@pytest.fixture(scope="module")
def all_graded(lay_out) -> dict[str, Graded]:
    """The assignments, each in a course directory of its own, two at a time."""
    courses = [lay_out() for _ in NAMES]
    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(NAMES, pool.map(grade, NAMES, courses), strict=True))


@pytest.fixture(params=NAMES)
def graded(request, all_graded) -> Graded:
    return all_graded[request.param]


def test_the_instructors_notebook_gets_every_point(graded):
    assert graded.scores("instructor") == graded.sheet.scores()


def test_the_untouched_release_gets_nothing(graded):
    assert graded.scores("untouched") == graded.sheet.scores(*graded.sheet.tests)


def test_printing_and_warning_cost_nothing_but_where_the_task_is_not_to_warn(graded):
    warned = [name for name in graded.sheet.tests if catalogue()[name].forbids_warnings]
    assert graded.scores("chatty") == graded.sheet.scores(*warned)


def test_an_endless_loop_costs_only_its_own_exercise(graded):
    first = next(iter(graded.sheet.tests))
    assert graded.scores("endless") == graded.sheet.scores(first)
    assert "Does every loop come to an end?" in graded.errors("endless")[first]


def test_a_known_mistake_costs_its_exercise_and_nothing_else(graded):
    scores = {student: graded.scores(student) for student in graded.mistakes}
    promised = {student: graded.sheet.scores(*made) for student, made in graded.mistakes.items()}
    assert scores == promised
    made = {
        (exercise_id, mistake.name)
        for mistakes in graded.mistakes.values()
        for exercise_id, mistake in mistakes.items()
    }
    assert made == {
        (exercise_id, mistake.name)
        for exercise_id in graded.sheet.tests
        for mistake in tried(catalogue()[exercise_id])
    }


def test_a_known_mistake_is_told_in_the_graded_notebook(graded):
    for student, made in graded.mistakes.items():
        errors = graded.errors(student)
        untold = [
            mistake.name
            for exercise_id, mistake in made.items()
            if mistake.message not in errors[exercise_id]
        ]
        assert not untold, student


@pytest.mark.parametrize("student", VALIDATED)
def test_validate_and_autograde_agree_on_every_test_cell(graded, student):
    scores = graded.scores(student)
    failed = {
        exercise_id
        for exercise_id in graded.sheet.tests
        if f'check("{exercise_id}"' in graded.validation[student]
    }
    lost = {name for name, grade_id in graded.sheet.tests.items() if scores[grade_id] == 0}
    assert failed == lost
    assert ("Success!" in graded.validation[student]) == (not lost)


def test_feedback_tells_every_student_the_mistake(graded):
    directory = graded.course.directory / "feedback"
    assert len(list(directory.glob("*/*/*.html"))) == 4 + len(graded.mistakes)
    ((exercise_id, mistake),) = graded.mistakes["first_alone"].items()
    page = (directory / "first_alone" / graded.name / f"{graded.name}.html").read_text()
    text = unescape(re.sub(r"<.*?>", "", page))
    assert mistake.message in text
    assert f"{exercise_id}: not yet" in text


def test_feedback_shows_no_code_of_the_course_and_no_place_on_the_teachers_computer(graded):
    for path in (graded.course.directory / "feedback").glob("*/*/*.html"):
        text = unescape(re.sub(r"<.*?>", "", path.read_text()))
        assert str(ROOT) not in text
        assert str(graded.course.directory) not in text
        assert "CheckFailedError" not in text


def test_the_export_holds_everybodys_sum(graded):
    with (graded.course.directory / "grades.csv").open() as stream:
        rows = {
            row["student_id"]: row
            for row in csv.DictReader(stream)
            if row["assignment"] == graded.name
        }
    for student in ("instructor", "untouched", *graded.mistakes):
        lost = graded.mistakes.get(student, graded.sheet.tests if student == "untouched" else ())
        assert float(rows[student]["score"]) == sum(graded.sheet.scores(*lost).values())
        assert float(rows[student]["max_score"]) == sum(graded.sheet.scores().values())


def test_grading_writes_no_learners_progress(graded):
    assert not Path(graded.course.environment["MLNOTES_DATA_DIR"]).exists()


def test_the_release_is_the_committed_notebook_byte_for_byte(graded):
    committed = ROOT / "notebooks" / graded.name / f"{graded.name}.ipynb"
    released = graded.course.notebook("release", graded.name)
    assert released.read_bytes() == committed.read_bytes()
