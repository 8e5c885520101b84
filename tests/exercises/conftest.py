"""What the tests of the checker share: the learners' programs, and a place for their progress."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mlnotes.exercises import catalogue
from mlnotes.exercises.engine import judge
from mlnotes.exercises.run import run

PROGRAMS = Path(__file__).parent / "programs"


def load_programs(exercise_id: str) -> ModuleType:
    """The module of right and wrong programs for an exercise: `RIGHT` and `WRONG`."""
    name = "programs_" + exercise_id.replace("/", "_")
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, PROGRAMS / f"{exercise_id}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        sys.modules[name] = module
    return sys.modules[name]


def _with_programs():
    """Exercises whose programs are written; that none are missing is a test of its own."""
    return [
        (exercise, load_programs(exercise_id))
        for exercise_id, exercise in catalogue().items()
        if (PROGRAMS / f"{exercise_id}.py").exists()
    ]


def _right_programs():
    for exercise, programs in _with_programs():
        for program in programs.RIGHT:
            yield pytest.param(exercise, program, id=f"{exercise.id}-{program.__name__}")


def _wrong_programs():
    for exercise, programs in _with_programs():
        for label, wrong in programs.WRONG.items():
            for program in wrong:
                name = f"{exercise.id}-{program.__name__}"
                yield pytest.param(exercise, program, label, id=name)


def _own_mistakes():
    for exercise in catalogue().values():
        for mistake in exercise.mistakes:
            for number, function in enumerate(mistake.functions):
                name = f"{exercise.id}-{mistake.name}-{number}"
                yield pytest.param(exercise, function, mistake, id=name)


def pytest_generate_tests(metafunc):
    """Parametrise by the catalogue: a test names what it wants and is run for each one."""
    wanted = metafunc.fixturenames
    if "right_program" in wanted:
        metafunc.parametrize(("exercise", "right_program"), list(_right_programs()))
    elif "wrong_program" in wanted:
        metafunc.parametrize(("exercise", "wrong_program", "label"), list(_wrong_programs()))
    elif "wrong_function" in wanted:
        metafunc.parametrize(("exercise", "wrong_function", "mistake"), list(_own_mistakes()))
    elif "exercise" in wanted:
        metafunc.parametrize("exercise", list(catalogue().values()), ids=list(catalogue()))


@pytest.fixture(autouse=True)
def data_dir(tmp_path, monkeypatch):
    """Progress goes to a folder of the test's own, and nbgrader is not at work."""
    monkeypatch.setenv("MLNOTES_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return tmp_path / "data"


@pytest.fixture
def programs_of():
    """From an exercise's id to the module of its programs."""
    return load_programs


@pytest.fixture
def verdict():
    """Judge a function as an answer to an exercise, without progress or display."""

    def judged(exercise, function, random_state=0):
        return judge(exercise, function, run=run, random_state=random_state)

    return judged
