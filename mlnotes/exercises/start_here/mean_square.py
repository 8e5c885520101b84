"""The mean of the squares: the first function of the course."""

from collections.abc import Iterator

import numpy as np

from mlnotes.checker.record import Case, Exercise


def _mean_square(values):
    return np.mean(np.square(values))


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield (np.array([1.0, 2.0, -4.0]),)
    yield Case(np.array([-3.0]), word="a single value")
    yield Case(np.array([2.0, 2.0, -2.0, 1.0]), word="a value that occurs twice")
    for n in [2, 3, 5, 8, 50]:
        yield (rng.normal(loc=1.0, scale=2.0, size=n),)


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="mean_square(values)",
    task="Square every value, and return the mean of the squares: one number.",
    reference=_mean_square,
    cases=_cases,
    hints=(
        "Two things happen, one after the other: first each value is squared, then the squares "
        "are averaged.",
        "The mean of the squares is their sum, divided by n, the number of values.",
        "`squares = values ** 2` squares entry by entry. What is left is one mean.",
    ),
    mistakes={
        "square_of_the_mean": (
            "This is the square of the mean, which is also the mean of all products of two "
            "values: positive and negative ones cancel in it. Square each value, then average.",
            lambda values: np.mean(values) ** 2,
        ),
        "sum_not_mean": (
            "This is the sum of the squares. A mean also divides by how many there are.",
            lambda values: np.sum(np.square(values)),
        ),
        "root_taken": (
            "This is the root of the mean square. The mean square itself is asked for.",
            lambda values: np.sqrt(np.mean(np.square(values))),
            lambda values: np.linalg.norm(values),
        ),
        "not_squared": (
            "The values are averaged as they are, or without their signs: square them first.",
            lambda values: np.mean(values),
            lambda values: np.mean(np.abs(values)),
        ),
        "mean_left_out": (
            "These are the squares, one for each value. Average them: one number is asked for.",
            lambda values: np.square(values),
        ),
        "deviations_squared": (
            "This is the variance: the mean was subtracted before squaring. Square the values "
            "themselves.",
            lambda values: np.var(values),
        ),
    },
    lesson="A mean of squares is never negative, and one large value outweighs many small ones. "
    "You will meet it in the next notebook as a loss.",
)
