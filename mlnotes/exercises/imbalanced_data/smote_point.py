"""A point on the way from a row to its neighbour."""

from collections.abc import Iterator

import numpy as np

from mlnotes.balancing import smote_point
from mlnotes.checker.record import Case, Exercise


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([1.0, 2.0]), np.array([5.0, 6.0]), 0.25
    yield np.array([4.0, -1.0]), np.array([0.0, 7.0]), 0.75
    yield Case(np.array([3.0, 1.0]), np.array([5.0, -2.0]), 0.0, word="u = 0")
    yield Case(np.array([3.0, 1.0]), np.array([5.0, -2.0]), 1.0, word="u = 1")
    yield Case(np.array([2.0, 4.0]), np.array([6.0, 0.0]), 0.5, word="u = ½")
    yield Case(np.array([2.0, 5.0]), np.array([2.0, 5.0]), 0.25, word="a neighbour equal to x")
    yield Case(np.array([3.0]), np.array([-1.0]), 0.125, word="a single feature")
    yield Case(np.array([2.0]), np.array([7.0]), 0.875, word="a single feature")
    for d in (2, 3, 4, 6, 10):
        x, step = rng.normal(loc=2.0, scale=3.0, size=d), rng.uniform(1.0, 4.0, size=d)
        u = float(rng.choice([rng.uniform(0.1, 0.4), rng.uniform(0.6, 0.9)]))
        yield x, x + step * rng.permutation(np.arange(d) % 2 * 2 - 1), u


exercise = Exercise(
    __name__,
    points=1,
    minutes=4,
    signature="smote_point(x, neighbour, u)",
    task="`x` and `neighbour`, (d,), are two rows of the minority, and u is a number, 0 ≤ u ≤ 1. "
    "Return the invented row, (d,), that lies on the straight way from x to the neighbour, a share "
    "u of the way from x: at u = 0 it is x, at u = 1 the neighbour. x stays as it was.",
    reference=smote_point,
    cases=_cases,
    hints=(
        "Stand at x and look towards the neighbour. How far, and in which direction, is it? Go a "
        "share u of that.",
        "The step from x to the neighbour is neighbour − x. A share u of it is added to x, in "
        "every feature.",
        "`step = neighbour - x`. Where does it start from, and which share of it is taken?",
    ),
    mistakes={
        "from_the_neighbour": (
            "This starts from the neighbour: it is the share u of the way from there to x. At "
            "u = 0 the answer should be x.",
            lambda x, neighbour, u: neighbour + u * (x - neighbour),
        ),
        "away_from_the_neighbour": (
            "This goes away from the neighbour: x − u·(neighbour − x). The step points from x to "
            "the neighbour.",
            lambda x, neighbour, u: x - u * (neighbour - x),
        ),
        "midpoint": (
            "This is the point half-way, whatever u is.",
            lambda x, neighbour, u: (x + neighbour) / 2,
        ),
        "step_alone": (
            "This is the step alone, and not where it leads: it begins at x.",
            lambda x, neighbour, u: u * (neighbour - x),
            lambda x, neighbour, u: u * (x - neighbour),
        ),
        "neighbour_not_step": (
            "A share of the neighbour is added to x, where a share of the difference of the two "
            "is meant.",
            lambda x, neighbour, u: x + u * neighbour,
        ),
        "share_of_the_neighbour": (
            "This is u·neighbour: x cancels, as in `x + u * neighbour - x`, or was never there. u "
            "is to multiply the difference of the two, and that is added to x.",
            lambda x, neighbour, u: x + u * neighbour - x,
        ),
        "beyond_the_neighbour": (
            "This goes on from the neighbour, away from x: neighbour + u·(neighbour − x). The "
            "invented row lies between the two.",
            lambda x, neighbour, u: neighbour + u * (neighbour - x),
        ),
        "without_signs": (
            "The step is taken without its signs. Where the neighbour has the smaller value, the "
            "step is negative.",
            lambda x, neighbour, u: x + u * np.abs(neighbour - x),
        ),
        "distance_not_difference": (
            "The distance of the two rows, one number, is added to every feature. Every feature "
            "has a difference of its own.",
            lambda x, neighbour, u: x + u * np.linalg.norm(neighbour - x),
        ),
        "length_1": (
            "The step is divided by its length, so that u is a length and not a share of the way.",
            lambda x, neighbour, u: (
                x + u * (neighbour - x) / max(np.linalg.norm(neighbour - x), 1e-300)
            ),
            lambda x, neighbour, u: (
                x + u * (neighbour - x) / (np.linalg.norm(neighbour - x) or np.nan)
            ),
        ),
    },
    companions={
        "u·x + u·neighbour: both rows are multiplied by u": (
            lambda x, neighbour, u: u * (x + neighbour)
        ),
        "x + (1 − u)·neighbour, where x lacks its factor u": (
            lambda x, neighbour, u: x + (1 - u) * neighbour
        ),
        "(1 − u)·x + neighbour, where the neighbour lacks its factor u": (
            lambda x, neighbour, u: (1 - u) * x + neighbour
        ),
        "x + neighbour − u·x, where u multiplies one row of the difference": (
            lambda x, neighbour, u: x + neighbour - u * x
        ),
        "the neighbour": lambda x, neighbour, u: neighbour,
        "(1 − u)·(neighbour − x), a step without its start": (
            lambda x, neighbour, u: (1 - u) * (neighbour - x)
        ),
        "(1 − u)·x − u·neighbour, with a minus where the two are added": (
            lambda x, neighbour, u: (1 - u) * x - u * neighbour
        ),
        "x + (1 + u)·(neighbour − x)": lambda x, neighbour, u: x + (1 + u) * (neighbour - x),
        "x + u + (neighbour − x), with u added to the step": (
            lambda x, neighbour, u: neighbour + u
        ),
        "x moved by u in every feature": lambda x, neighbour, u: x + u,
        "the whole way and a share u of x besides": lambda x, neighbour, u: neighbour + u * x,
        "the point half as far as it should be": lambda x, neighbour, u: (
            x + u * (neighbour - x) / 2
        ),
    },
    lesson="SMOTE invents rows between neighbours of the minority, with u drawn at random. They "
    "fill the space between known rows, and say nothing that those did not.",
)
