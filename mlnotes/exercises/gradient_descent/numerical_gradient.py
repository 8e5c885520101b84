"""Centred differences, the judge of every gradient written by hand."""

from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import losses
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.callables import Cubic, Quadratic
from mlnotes.exercises.gradient_descent._cases import nonzero_integers


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield Cubic(np.array([1.0]), np.array([0.0])), np.array([2.0]), 0.5
    yield Cubic(np.array([1.0, 2.0]), np.array([1.0, -1.0])), np.array([1.0, 3.0]), 0.5
    yield Cubic(nonzero_integers(rng, 2), nonzero_integers(rng, 2)), nonzero_integers(rng, 2), 0.5
    slanted = Cubic(np.array([1.0, 1.0]), np.array([1.0, 2.0]))
    yield Case(slanted, np.array([0.0, 1.0]), 0.5, word="a weight of 0")
    bowl = Quadratic(np.diag([2.0, 4.0]), np.array([1.0, 0.0]))
    yield Case(bowl, np.array([1.0, 2.0]), word="the default h")
    for d, h in [(1, 0.1), (2, 0.25), (3, 0.1), (4, 0.5), (5, 0.2), (3, 0.3)]:
        yield Cubic(rng.uniform(1, 2, d), rng.normal(size=d)), rng.normal(size=d), h
    bent = Cubic(rng.uniform(1, 2, 3), rng.normal(size=3))
    yield Case(bent, rng.normal(size=3), word="the default h")


def _moved_together(f: Callable, w: np.ndarray, h: float = 1e-5) -> float:
    return (f(w + h) - f(w - h)) / (2 * h)


def _forward(f: Callable, w: np.ndarray, h: float = 1e-5) -> np.ndarray:
    return np.array([(f(w + step) - f(w)) / h for step in h * np.eye(len(w))])


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="numerical_gradient(f, w, h=1e-5)",
    task="Return the centred differences of the scalar function `f` at `w`, one for each "
    "coordinate, with step `h` to both sides.",
    reference=losses.numerical_gradient,
    cases=_cases,
    hints=(
        "A partial derivative moves one coordinate and holds the others still. Look a step to the "
        "right and a step to the left, and divide by the distance between the two.",
        "For coordinate i: f to the right minus f to the left, over the way from left to right. "
        "How long is it, if both points lie `h` from w?",
        "Inside a loop over i: `step = np.zeros(len(w)); step[i] = h`. Ask f at w + step and at w "
        "− step, and note one number for each i.",
    ),
    mistakes={
        "forward_difference": (
            "This is the forward difference, from w to w + h. Its error shrinks with h, that of "
            "the centred one with h²: step to both sides.",
            _forward,
        ),
        "backward_difference": (
            "This is the backward difference, from w − h to w. Step to both sides.",
            lambda f, w, h=1e-5: _forward(f, w, -h),
        ),
        "divided_by_h": (
            "The two points lie 2h apart, but this divides by h: twice the gradient.",
            lambda f, w, h=1e-5: 2 * losses.numerical_gradient(f, w, h),
        ),
        "all_moved_together": (
            "All coordinates are moved at once, which gives the sum of the partial derivatives. "
            "Move one at a time: add h to `w[i]` only.",
            _moved_together,
            lambda f, w, h=1e-5: np.full(len(w), _moved_together(f, w, h)),
        ),
        "h_ignored": (
            "The answer does not follow `h`. A fixed small step does that, and so does a formula "
            "of higher order: asked for are the differences of two points, `h` to either side.",
            lambda f, w, h=1e-5: losses.numerical_gradient(f, w),
            lambda f, w, h=1e-5: losses.numerical_gradient(f, w, 1e-3),
            lambda f, w, h=1e-5: losses.numerical_gradient(f, w, 1e-4),
            lambda f, w, h=1e-5: losses.numerical_gradient(f, w, 1e-8),
        ),
        "sign_flipped": (
            "The difference is taken the wrong way round: it is f(w + h) − f(w − h).",
            lambda f, w, h=1e-5: -losses.numerical_gradient(f, w, h),
        ),
        "not_divided": (
            "This is the difference of the two values of f. Divide it by their distance, 2h.",
            lambda f, w, h=1e-5: 2 * h * losses.numerical_gradient(f, w, h),
        ),
    },
    lesson="Two evaluations of `f` for each coordinate: far too dear for training, but the best "
    "judge there is of a gradient written by hand.",
)
