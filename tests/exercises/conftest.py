"""What the tests of the checker share: the learners' programs, and a place for their progress."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from mlnotes.exercises import catalogue
from mlnotes.exercises.engine import judge
from mlnotes.exercises.plain import plain
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


def _kind_of_answer(exercise) -> str:
    cases = exercise.cases(np.random.default_rng(0))
    kinds = {_kind(plain(exercise.reference(*arguments))) for arguments in cases}
    return kinds.pop() if len(kinds) == 1 else "mixed"


def _kind(answer) -> str:
    if isinstance(answer, np.ndarray):
        return {"f": "array", "i": "counts", "b": "counts", "U": "labels"}[answer.dtype.kind]
    names = {bool: "truth", int: "integer", float: "number", str: "text", dict: "table"}
    return names.get(type(answer), "several")


def pytest_configure(config):
    config.addinivalue_line(
        "markers",
        "answers(*kinds): run for the exercises whose answer is a truth, integer, number, text, "
        "array, counts or several values",
    )
    config.addinivalue_line(
        "markers",
        "takes_an_array: run for the exercises whose first case holds an array of numbers",
    )


def _takes_an_array(exercise) -> bool:
    arguments = next(exercise.cases(np.random.default_rng(0)))
    return any(isinstance(part, np.ndarray) and part.dtype.kind in "fi" for part in arguments)


def _exercises(metafunc):
    answers = metafunc.definition.get_closest_marker("answers")
    takes_an_array = metafunc.definition.get_closest_marker("takes_an_array")
    return {
        exercise_id: exercise
        for exercise_id, exercise in catalogue().items()
        if (answers is None or _kind_of_answer(exercise) in answers.args)
        and (takes_an_array is None or _takes_an_array(exercise))
    }


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
        exercises = _exercises(metafunc)
        metafunc.parametrize("exercise", list(exercises.values()), ids=list(exercises))


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


@pytest.fixture
def answering():
    """From an exercise and a transformation: the right answer, transformed, as a submission."""

    def submission(exercise, transform):
        return lambda *arguments: transform(plain(exercise.reference(*arguments)))

    return submission


def _each(change, value):
    if isinstance(value, dict):
        return {key: _each(change, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_each(change, item) for item in value)
    if isinstance(value, np.ndarray):
        return np.array([_each(change, item) for item in value]) if len(value) else value
    return change(value.item() if isinstance(value, np.generic) else value)


@pytest.fixture
def each():
    """`each(change, value)`: the value with every number, text or truth value in it changed."""
    return _each


@pytest.fixture
def assert_fault():
    """Assert the kind of a failure, and its words, unless a known mistake outranks them."""

    def asserted(result, fault, *phrases):
        assert not result.passed
        assert result.fault == fault, str(result)[:2000]
        if result.mistake is None:
            assert [phrase for phrase in phrases if phrase not in result.message] == []

    return asserted
