"""The exercise record: all that the course knows of one exercise, in one file of its own.

The file `mlnotes/exercises/<topic>/<name>.py` binds `exercise = Exercise(__name__, ...)`;
its path is the id `<topic>/<name>`. The learner's card, the score under nbgrader and the tests of
the checker are all made from the record, and nothing else describes the exercise.
"""

from __future__ import annotations

import difflib
import importlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from mlnotes.exercises.compare import Difference, difference

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, init=False)
class Mistake:
    """A known misconception: small wrong functions that share one diagnosis.

    Every function takes the exercise's arguments. A submission that agrees with one of them on
    all cases (those on which the wrong function is defined, that is, does not raise) is told
    `message`.
    """

    name: str
    message: str
    functions: tuple[Callable, ...]

    def __init__(self, name: str, message: str, *functions: Callable):
        for field, value in (("name", name), ("message", message), ("functions", functions)):
            object.__setattr__(self, field, value)


@dataclass(frozen=True)
class Exercise:
    """One exercise, declared: what to write, how it is judged, and what to say about it.

    `cases(rng)` yields argument tuples, the smallest first; it is called with a fresh
    `numpy.random.Generator` for each check. `compare(expected, received)` returns a `Difference`
    or None.
    """

    module: str
    points: int
    signature: str
    task: str
    reference: Callable
    cases: Callable[[np.random.Generator], Iterator[tuple]]
    hints: tuple[str, str, str]
    mistakes: tuple[Mistake, ...]
    lesson: str
    compare: Callable[[object, object], Difference | None] = difference
    allowed_imports: frozenset[str] = frozenset({"numpy", "math"})
    forbids_warnings: bool = False

    @property
    def id(self) -> str:
        return f"{self.topic}/{self.name}"

    @property
    def topic(self) -> str:
        return self.module.split(".")[-2]

    @property
    def name(self) -> str:
        return self.module.split(".")[-1]

    @property
    def parameters(self) -> tuple[str, ...]:
        """The argument names, in order, as the signature gives them."""
        inside = self.signature[self.signature.index("(") + 1 : self.signature.index(")")]
        return tuple(part.split("=")[0].strip() for part in inside.split(",") if part.strip())


def exercise_ids() -> list[str]:
    """All ids, by topic and name, read off the file names without importing a record."""
    records = PACKAGE.glob("*/[!_]*.py")
    return sorted(f"{path.parent.name}/{path.stem}" for path in records)


def find(exercise_id: str) -> Exercise:
    """The record with this id; ValueError that names the nearest ids when there is none."""
    known = exercise_ids()
    if exercise_id not in known:
        names = {known_id.rpartition("/")[2]: known_id for known_id in known}
        wanted = re.split("[/.]", str(exercise_id))[-1]
        near = [names[name] for name in difflib.get_close_matches(wanted, names)]
        near = near or difflib.get_close_matches(str(exercise_id), known) or known[:3]
        raise ValueError(f"no exercise has the id {exercise_id!r}; near it: {', '.join(near)}")
    module = "mlnotes.exercises." + exercise_id.replace("/", ".")
    return importlib.import_module(module).exercise


def catalogue() -> Mapping[str, Exercise]:
    """Every exercise of the course: a read-only mapping from id to record.

    >>> catalogue()["gradient_descent/mse_loss"].signature
    'mse_loss(w, X, y)'
    """
    return MappingProxyType({exercise_id: find(exercise_id) for exercise_id in exercise_ids()})
