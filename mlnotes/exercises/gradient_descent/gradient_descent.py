"""Gradient descent with a constant learning rate, and its whole trajectory."""

from collections.abc import Iterator

import numpy as np

from mlnotes import optimizers
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.callables import QuadraticGradient
from mlnotes.exercises.gradient_descent._cases import nonzero_integers


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield QuadraticGradient(np.array([[2.0]]), np.array([0.0])), np.array([4.0]), 0.25, 2
    slope = np.diag([2.0, 4.0])
    yield QuadraticGradient(slope, np.array([2.0, 0.0])), nonzero_integers(rng, 2), 0.125, 3
    yield QuadraticGradient(slope, nonzero_integers(rng, 2)), nonzero_integers(rng, 2), 0.125, 1
    for d, rate, n_steps in [(1, 0.1, 5), (2, 0.05, 3), (3, 0.1, 8), (4, 0.02, 2), (5, 0.1, 20)]:
        root = rng.normal(size=(d, d))
        curvature = root @ root.T / d + np.eye(d)
        w0 = rng.normal(loc=2.0, size=d)
        yield QuadraticGradient(curvature, rng.normal(size=d)), w0, rate, n_steps
    bottom = QuadraticGradient(slope, np.array([2.0, 4.0]))
    yield Case(bottom, np.array([1.0, 1.0]), 0.125, 3, word="a start at the minimum")
    still = QuadraticGradient(slope, nonzero_integers(rng, 2))
    yield Case(still, nonzero_integers(rng, 2), 0.125, 0, word="no steps")


def _ascent(gradient, w0, learning_rate, n_steps):
    rows = [w0]
    for _ in range(n_steps):
        rows.append(rows[-1] + learning_rate * gradient(rows[-1]))
    return np.array(rows)


def _frozen_gradient(gradient, w0, learning_rate, n_steps):
    return w0 - learning_rate * np.arange(n_steps + 1)[:, None] * gradient(w0)


def _only_steps(gradient, w0, learning_rate, n_steps):
    return optimizers.gradient_descent(gradient, w0, learning_rate, n_steps)[1:]


def _aliased_after_the_start(gradient, w0, learning_rate, n_steps):
    end = optimizers.gradient_descent(gradient, w0, learning_rate, n_steps)[-1]
    return np.array([w0] + [end] * n_steps)


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="gradient_descent(gradient, w0, learning_rate, n_steps)",
    task="Take `n_steps` steps against the gradient from `w0`, and return all points visited: "
    "shape (n_steps + 1, d), row 0 being `w0`.",
    reference=optimizers.gradient_descent,
    cases=_cases,
    hints=(
        "Stand at a point, ask for the gradient there, step against it; keep every point, the "
        "first one too.",
        "The next point is wₜ, less learning_rate times the gradient at wₜ. With n_steps steps "
        "that makes n_steps + 1 points.",
        "`trajectory = [w0]`, and n_steps times: take `trajectory[-1]`, ask for the gradient "
        "there, append a new array. At the end, make one array of the list.",
    ),
    mistakes={
        "start_left_out": (
            "The start is missing: row 0 should be `w0` itself, before any step.",
            _only_steps,
        ),
        "last_step_left_out": (
            "The last point is missing: n_steps steps visit n_steps + 1 points.",
            lambda g, w0, lr, n: optimizers.gradient_descent(g, w0, lr, n)[:-1],
        ),
        "ascent": (
            "This climbs: the gradient points uphill, so it must be subtracted.",
            _ascent,
        ),
        "last_point_only": (
            "This is the last point alone. Return the whole trajectory, one row for each point.",
            lambda g, w0, lr, n: optimizers.gradient_descent(g, w0, lr, n)[-1],
            lambda g, w0, lr, n: optimizers.gradient_descent(g, w0, lr, n)[-1:],
        ),
        "one_row_repeated": (
            "All rows are the same. If one array is changed in place (`w -= ...`) and appended "
            "again and again, the list holds one array many times: append a copy.",
            lambda g, w0, lr, n: np.tile(optimizers.gradient_descent(g, w0, lr, n)[-1], (n + 1, 1)),
            lambda g, w0, lr, n: np.tile(optimizers.gradient_descent(g, w0, lr, n)[-1], (n, 1)),
            lambda g, w0, lr, n: np.tile(w0, (n + 1, 1)),
            _aliased_after_the_start,
        ),
        "gradient_frozen": (
            "The gradient is taken once, at `w0`, and used for every step. It changes as you "
            "move: ask for it again at each new point.",
            _frozen_gradient,
        ),
        "rate_left_out": (
            "The learning rate is left out: the gradient tells the direction and the slope, "
            "`learning_rate` how far to go.",
            lambda g, w0, lr, n: optimizers.gradient_descent(g, w0, 1.0, n),
        ),
    },
    lesson="The gradient is local: it is asked for anew at every point. And the trajectory tells "
    "what the last point cannot: whether the steps have become small.",
)
