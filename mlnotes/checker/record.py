"""The exercise record: all that the course knows of one exercise, in one file of its own.

The file `mlnotes/exercises/<topic>/<name>.py` binds `exercise = Exercise(__name__, ...)`;
its path is the id `<topic>/<name>`. The learner's card, the score under nbgrader and the tests of
the checker are all made from the record, and nothing else describes the exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np


class Case(tuple):
    """The arguments of one case, and in a few words what is special about it.

    A record may yield `Case(w, X, y, word="one row")` where a plain tuple carries no word. When a
    submission is right on all cases but those with a word, the learner is told that word, in
    sentences like "wrong on the cases with {word}".
    """

    word: str

    def __new__(cls, *arguments: object, word: str) -> Case:
        case = super().__new__(cls, arguments)
        case.word = word
        return case

    def __getnewargs_ex__(self) -> tuple:
        """So that a case can be copied and sent to another process."""
        return tuple(self), {"word": self.word}


@dataclass(frozen=True)
class Mistake:
    """A known misconception: small wrong functions that share one diagnosis.

    Every function takes the exercise's arguments. A submission that agrees with one of them on
    all cases (those on which the wrong function is defined, that is, does not raise) is told
    `message`.
    """

    name: str
    message: str
    functions: tuple[Callable, ...]


@dataclass(frozen=True)
class Exercise:
    """One exercise, declared: what to write, how it is judged, and what to say about it.

    `cases(rng)` yields argument tuples, the smallest first; it is called with a fresh
    `numpy.random.Generator` for each check. `mistakes` maps a name to the message and the wrong
    functions that share it. `returns` names the members of an answer of several values.
    `companions` maps the name of another quantity of the topic, as it completes "this is {name}",
    to the function of the same arguments that computes it.
    """

    module: str
    points: int
    minutes: int
    signature: str
    task: str
    reference: Callable
    cases: Callable[[np.random.Generator], Iterator[tuple]]
    hints: tuple[str, str, str]
    mistakes: Mapping[str, Mistake]
    lesson: str
    returns: tuple[str, ...] = ()
    companions: Mapping[str, Callable] = field(default_factory=dict)
    allowed_imports: frozenset[str] = frozenset({"numpy", "math"})
    forbids_warnings: bool = False

    def __post_init__(self) -> None:
        mistakes = {
            name: Mistake(name, message, functions)
            for name, (message, *functions) in self.mistakes.items()
        }
        object.__setattr__(self, "mistakes", MappingProxyType(mistakes))

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
