"""What is said of a lesson comes from its notebook, and a lesson is an evening long."""

import json
import re

import pytest

from mlnotes import lessons
from mlnotes.checker.catalogue import catalogue
from mlnotes.checker.lessons import lesson_of
from mlnotes.classroom.building import ROOT, build_notebooks, instructor_notebook
from mlnotes.classroom.course import create_course
from mlnotes.classroom.markers import SourceError
from mlnotes.classroom.minutes import estimate

HEAD = "*About {minutes} minutes. You need nothing.*"
NO_EXERCISES = '# %% nbgrader={"grade_id": "mse_loss"'
FURTHER = """
# %% nbgrader={{"grade_id": "{name}", "solution": true}}
def {name}():
    ### BEGIN SOLUTION
    return 0
    ### END SOLUTION

# %% nbgrader={{"grade_id": "check_{name}", "grade": true}}
check("{id}", {name})
"""


@pytest.fixture
def write(root):
    """Writes a source: the small one with some text replaced, and without exercises if asked."""

    def write(name: str, *, exercises: bool = True, **replaced: str) -> None:
        text = small = (root / "solutions" / "01_small.py").read_text()
        for old, new in {"title": "# Losses", "head": HEAD}.items():
            assert new in small
            text = text.replace(new, replaced.get(old, new))
        if not exercises:
            text = text.partition(NO_EXERCISES)[0]
        (root / "solutions" / f"{name}.py").write_text(text)

    return write


def index(root) -> list[dict]:
    return json.loads((root / "mlnotes" / "exercises" / "lessons.json").read_text())


def needing(*names: str) -> str:
    links = " and ".join(f"[this](../{name}/{name}.ipynb)" for name in names)
    return HEAD.replace("nothing", links)


def test_a_built_lesson_is_listed_with_its_title_exercises_and_needs(root, write):
    write("00_start", exercises=False, title="# The start")
    write("02_next", exercises=False, head=needing("00_start", "01_small"))
    build_notebooks(root=root)
    told = [
        (entry["name"], entry["title"], entry["exercises"], entry["needs"]) for entry in index(root)
    ]
    assert told == [
        ("00_start", "The start", [], []),
        ("01_small", "Losses", ["gradient_descent/mse_loss", "gradient_descent/mse_gradient"], []),
        ("02_next", "Losses", [], [0, 1]),
    ]


def test_building_one_lesson_leaves_the_others_alone(root, write):
    write("02_next", exercises=False)
    build_notebooks(root=root)
    before = index(root)
    write("02_next", exercises=False, title="# Gains")
    (root / "solutions" / "01_small.py").write_text("# %% this is not finished=1\n")
    done = build_notebooks("02_next", root=root)
    assert [path.name for path in done.changed] == ["lessons.json", "02_next.ipynb"]
    assert list(done.minutes) == ["02_next"]
    assert index(root)[0] == before[0]
    assert index(root)[1]["title"] == "Gains"


def test_a_lesson_that_is_not_there_is_refused_by_name(root):
    with pytest.raises(SourceError, match="no lesson 07_gone; there are 01_small"):
        build_notebooks("07_gone", root=root)


@pytest.mark.parametrize("extra", range(0, 6))
def test_the_head_tells_the_estimate_to_the_nearest_five(root, write, extra):
    write("01_small", head=HEAD + "\n#\n# " + "word " * 130 * extra)
    notebook = instructor_notebook(root / "solutions" / "01_small.py")
    told = int(re.search(r"\*About (\d+) minutes\. You need", notebook.cells[0].source)[1])
    assert told % 5 == 0
    assert abs(told - estimate(notebook.cells).total) <= 2.5
    build_notebooks(root=root)
    assert index(root)[0]["minutes"] == told


def test_more_than_ninety_minutes_are_refused_and_told_in_parts(root, write):
    notebook = instructor_notebook(root / "solutions" / "01_small.py")
    room = int(90 - estimate(notebook.cells).total)
    write("01_small", head=HEAD + "\n#\n# " + "word " * 130 * room)
    build_notebooks(root=root)
    before = index(root)
    source = root / "solutions" / "01_small.py"
    source.write_text(source.read_text() + "\n# %% [markdown]\n# " + "word " * 130)
    with pytest.raises(SourceError, match=r"01_small takes 9\d minutes \(prose .*90 are allowed"):
        build_notebooks(root=root)
    assert index(root) == before


def test_more_than_six_graded_exercises_are_refused(root):
    source = root / "solutions" / "01_small.py"
    others = [name for name in catalogue() if name.startswith("convergence/")]
    cells = [FURTHER.format(id=name, name=name.partition("/")[2]) for name in others]
    short = source.read_text()
    source.write_text(short + "".join(cells[:5]))
    with pytest.raises(SourceError, match="01_small has 7 graded exercises, 6 are allowed"):
        build_notebooks(root=root)


def test_an_exercise_in_two_lessons_is_refused(root, write):
    write("02_again")
    with pytest.raises(SourceError, match="'gradient_descent/mse_loss' is graded in 01_small and"):
        build_notebooks(root=root)


@pytest.mark.parametrize("needed", ["01_small", "03_later"])
def test_a_lesson_that_needs_itself_or_a_later_one_is_refused(root, write, needed):
    write("03_later", exercises=False)
    write("01_small", head=needing(needed))
    with pytest.raises(SourceError, match=f"01_small says that it needs lesson {needed[:2]}"):
        build_notebooks(root=root)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{minutes}", "90", "a paragraph is missing"),
        ("You need", "One needs", "a paragraph is missing"),
        ("# # Losses", "# Losses", "begins with a text cell and its '# Title'"),
        ("# %% [markdown]\n# # L", "# %%\n# # L", "begins with a text cell and its '# Title'"),
    ],
)
def test_a_first_cell_without_title_or_place_for_the_minutes_is_refused(root, old, new, problem):
    source = root / "solutions" / "01_small.py"
    source.write_text(source.read_text().replace(old, new, 1))
    for refuse in (build_notebooks, lambda root: create_course(root / "course", root=root)):
        with pytest.raises(SourceError, match=f"01_small.py, cell 1: .*{re.escape(problem)}"):
            refuse(root=root)


def test_the_lessons_of_the_course_are_its_notebooks_in_order():
    names = [lesson.name for lesson in lessons()]
    assert names == sorted(path.stem for path in (ROOT / "solutions").glob("*.py"))
    for number, lesson in enumerate(lessons()):
        assert lesson.number == number
        assert (ROOT / "notebooks" / lesson.notebook).is_file()


def test_every_exercise_stands_in_the_lesson_that_grades_it():
    for exercise_id in catalogue():
        source = ROOT / "solutions" / f"{lesson_of(exercise_id).name}.py"
        assert f'check("{exercise_id}", ' in source.read_text(encoding="utf-8")
    assert lesson_of("no/such") is None
