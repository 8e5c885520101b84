"""The exercise record: all that the course knows of one exercise, in one file of its own.

The file `mlnotes/exercises/<topic>/<name>.py` binds `exercise = Exercise(__name__, ...)`;
its path is the id `<topic>/<name>`. The learner's card, the score under nbgrader and the tests of
the checker are all made from the record, and nothing else describes the exercise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np


class Case(tuple):
    """The arguments of one case, and what else the record knows of it.

    A record may yield `Case(w, X, y, word="one row")` where a plain tuple carries no word. When a
    submission is right on all cases but those with a word, the learner is told that word, in
    sentences like "wrong on the cases with {word}". So a case has every word that is true of it
    and said of others: where there are several, as a tuple. `law` is the truth behind the
    arguments: from it the record works out what an answer leads to. A submission gets the
    arguments alone.
    """

    words: tuple[str, ...]
    law: object

    def __new__(
        cls, *arguments: object, word: str | tuple[str, ...] = "", law: object = None
    ) -> Case:
        case = super().__new__(cls, arguments)
        case.words = (word,) if word and isinstance(word, str) else tuple(word)
        case.law = law
        return case

    def __getnewargs_ex__(self) -> tuple:
        """So that a case can be copied and sent to another process."""
        return tuple(self), {"word": self.words, "law": self.law}


# Cases, each with the answer that a submission gave to it.
Answers = Sequence[tuple[tuple, object]]


@dataclass(frozen=True)
class Sign:
    """A predicate in the place of a wrong function, for what has one cause and many answers.

    It is asked of all (case, answer) at fault; where the call raised an error the answer is None.
    """

    explains: Callable[[Answers], bool]

    def __call__(self, answers: Answers) -> bool:
        return self.explains(answers)


@dataclass(frozen=True)
class Mistake:
    """A known misconception: small wrong functions that share one diagnosis.

    Every function takes the exercise's arguments. A submission that agrees with one of them on
    all cases (those on which the wrong function is defined, that is, does not raise) is told
    `message`.

    Where many answers are right, no function can stand for all that are wrong in one way. There
    the functions are predicates, `explains(answers) -> bool`, on all (case, answer) that are at
    fault: all of the check's, where the objection is to all. `properties.every` makes such a
    predicate of one on a case and its answer. Among wrong functions it stands as a `Sign`.
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
    to the function of the same arguments that computes it. `time_limit` is in seconds, for all
    cases together.

    Most exercises have one right answer, the reference's. Where there are many, the record judges
    answers itself, and the reference only gives an example of a right one:

    - `objection(case, answer)` is None, or a sentence of fact: what does not hold of this answer.
    - `objection_to_all(answers)` is the same for all (case, answer) of a check together, and is
      asked when there is no objection to any of them alone. Is a seed followed (a case that is
      yielded twice is called twice)? What do the decisions lead to, by the law of each case?

    Both get answers in the form of the reference's (see `form`), so containers and types need no
    test of theirs; lengths of arrays do, for those are free.
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
    time_limit: float = 10.0
    objection: Callable[[tuple, object], str | None] | None = None
    objection_to_all: Callable[[Answers], str | None] | None = None

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
    def has_many_right_answers(self) -> bool:
        """Whether the record judges answers itself, and not by the reference's."""
        return self.objection is not None or self.objection_to_all is not None

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
