"""Descent that stops by itself when the gradient has become small."""

from collections.abc import Iterator

import numpy as np

from mlnotes import convergence
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.callables import QuadraticGradient, TwoValleysGradient


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    parabola = QuadraticGradient(np.array([[2.0]]), np.array([0.0]))
    yield parabola, np.array([4.0]), 0.25, 1.5, 10
    start = "a start that is good enough"
    yield Case(parabola, np.array([4.0]), 0.25, 10.0, 10, word=start)
    yield Case(parabola, np.array([0.0]), 0.25, 0.25, 10, word=start)
    yield Case(parabola, np.array([4.0]), 0.25, 0.25, 2, word="steps that run out")
    yield Case(parabola, np.array([4.0]), 0.25, 1.0, 10, word="a gradient of exactly the tolerance")
    yield parabola, np.array([4.0]), 0.125, 0.5, 50
    yield Case(parabola, np.array([4.0]), 0.25, 0.25, 0, word="no steps allowed")
    yield Case(parabola, np.array([4.0]), 0.25, 0.25, 1, word="a single step allowed")
    # From near the hill the gradient grows, and shrinks only in the valley.
    hill = TwoValleysGradient(1.0)
    yield Case(hill, np.array([0.25]), 0.5, 0.125, 20, word="a gradient that grows at first")
    yield Case(hill, np.array([0.25]), 0.5, 0.125, 2, word="steps that run out")
    # Both entries of the gradient are equal, so its norm is √2 times each.
    bowl = QuadraticGradient(np.diag([2.0, 2.0]), np.array([2.0, -2.0]))
    yield bowl, np.array([5.0, 3.0]), 0.25, 1.25, 20
    yield bowl, np.array([5.0, -5.0]), 0.25, 0.1875, 20
    # Here the large entry is negative.
    yield bowl, np.array([-3.0, -0.5]), 0.25, 1.5, 20
    for d, steps in [(1, 4), (2, 7), (3, 1), (3, 12), (4, 0), (5, 25), (6, 9)]:
        root = rng.normal(size=(d, d))
        curvature = root @ root.T / d + np.eye(d)
        gradient = QuadraticGradient(curvature, rng.normal(size=d))
        rate = float(rng.uniform(0.5, 1.0) / np.linalg.eigvalsh(curvature)[-1])
        w0 = rng.normal(loc=4.0, size=d)
        yield gradient, w0, rate, _tolerance_after(gradient, w0, rate, steps), 60
        yield gradient, w0, rate, _tolerance_after(gradient, w0, rate, steps + 9), steps + 2


def _tolerance_after(gradient, w0, rate, steps: int) -> float:
    """A tolerance half-way, in ratio, between the norms at the last two of `steps` points."""
    w, norms = w0, [3 * np.linalg.norm(gradient(w0))]
    for _ in range(steps + 1):
        norms.append(np.linalg.norm(gradient(w)))
        w = w - rate * gradient(w)
    return float(np.sqrt(norms[-2] * norms[-1]))


def _variant(size=np.linalg.norm, small=lambda size, tolerance: size <= tolerance, at_least=0):
    """Descent with another idea of a small gradient, or that steps before it looks."""

    def wrong(gradient, w0, learning_rate, tolerance, max_steps):
        w = w0
        for step in range(max_steps):
            g = gradient(w)
            if step >= at_least and small(size(g), tolerance):
                return w, step
            w = w - learning_rate * g
        return w, max_steps

    return wrong


def _stop_after(moved, *, keep_old=False, uncounted=0):
    """Descent that steps first, and stops by what `moved(gradient, step)` measures."""

    def wrong(gradient, w0, learning_rate, tolerance, max_steps):
        w, n_steps = w0, 0
        while n_steps < max_steps:
            g = gradient(w)
            old, w, n_steps = w, w - learning_rate * g, n_steps + 1
            if np.linalg.norm(moved(g, learning_rate * g)) <= tolerance:
                return (old if keep_old else w), n_steps - uncounted
        return w, n_steps

    return wrong


def _changed(change):
    """The right answer, spoilt afterwards."""

    def wrong(*arguments):
        return change(*convergence.gradient_stop(*arguments), *arguments)

    return wrong


def _relative(gradient, w0, learning_rate, tolerance, max_steps):
    first = np.linalg.norm(gradient(w0))
    return convergence.gradient_stop(gradient, w0, learning_rate, tolerance * first, max_steps)


def _step_of(gradient, step):
    return step


def _gradient_of(gradient, step):
    return gradient


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="gradient_stop(gradient, w0, learning_rate, tolerance, max_steps)",
    task="Descend from `w0` until the Euclidean norm of the gradient is at most `tolerance`, which "
    "is checked before each step, or until `max_steps` steps are taken. Return (w, n_steps).",
    reference=convergence.gradient_stop,
    returns=("w", "n_steps"),
    cases=_cases,
    hints=(
        "Look before you step: ask for the gradient where you stand, stop if it is small, and "
        "only else step. A start that is good enough needs no step at all.",
        "Stop when ‖∇L(w)‖₂ = √(Σ gⱼ²) ≤ tolerance; else w ← w − learning_rate·∇L(w).",
        "`w = w0`, and loop `for step in range(max_steps):`. Ask for the gradient, take its "
        "`np.linalg.norm`; if that is small, return with `step`, else take the step. After the "
        "loop, how many were taken?",
    ),
    mistakes={
        "small_step": (
            "This stops when the step is small. A step is small already when the learning rate "
            "is: look at the gradient alone.",
            _stop_after(_step_of),
            _stop_after(_step_of, keep_old=True),
            _stop_after(_step_of, keep_old=True, uncounted=1),
        ),
        "gradient_before_the_step": (
            "The gradient tested belongs to the point before the step, so this goes one step too "
            "far. Test it before stepping, and return the point where it was taken.",
            _stop_after(_gradient_of),
            _stop_after(_gradient_of, uncounted=1),
        ),
        "largest_entry": (
            "This tests the largest entry of the gradient. Its Euclidean norm, which is larger, "
            "is asked for.",
            _variant(size=lambda g: np.abs(g).max()),
        ),
        "other_norm": (
            "This measures the gradient by something else than its Euclidean norm: its square, "
            "the sum or the mean of absolute entries, or the root of the mean square. Take the "
            "root of the sum of squares.",
            _variant(size=lambda g: g @ g),
            _variant(size=lambda g: np.abs(g).sum()),
            _variant(size=lambda g: np.abs(g).mean()),
            _variant(size=lambda g: np.sqrt(np.mean(g**2))),
        ),
        "sign_kept": (
            "Entries of the gradient count with their sign here, so a steeply negative one looks "
            "small. Take the norm.",
            _variant(size=lambda g: g.max()),
            _variant(size=lambda g: g.sum()),
            _variant(size=lambda g: g.mean()),
        ),
        "equality_refused": (
            "A gradient of exactly the tolerance is small enough: ≤, not <.",
            _variant(small=lambda size, tolerance: size < tolerance),
        ),
        "always_one_step": (
            "This takes a step even where the start is good enough. Look before the first step.",
            _variant(at_least=1),
            lambda g, w0, rate, tol, n: _variant(at_least=1)(g, w0, rate, tol, max(n, 1)),
        ),
        "miscounted": (
            "The point is right, the number of steps is not. It is the number of updates of w: "
            "0 when the start is good enough, max_steps at most.",
            _changed(lambda w, n, *arguments: (w, n + 1)),
            # One more only where the tolerance is reached.
            _stop_after(_gradient_of, keep_old=True),
            _changed(lambda w, n, *arguments: (w, max(n - 1, 0))),
            _changed(lambda w, n, *arguments: (w, n - 1)),
            # A loop over range(max_steps) that hands out its last counter.
            _changed(lambda w, n, *arguments: (w, min(n, max(arguments[-1] - 1, 0)))),
        ),
        "max_steps_off_by_one": (
            "When the tolerance is not reached, exactly `max_steps` steps are to be taken.",
            lambda g, w0, rate, tol, n: convergence.gradient_stop(g, w0, rate, tol, n + 1),
            lambda g, w0, rate, tol, n: convergence.gradient_stop(g, w0, rate, tol, max(n - 1, 0)),
        ),
        "max_steps_ignored": (
            "This goes on after `max_steps` steps. The limit is what ends a run that never "
            "comes near the tolerance.",
            lambda g, w0, rate, tol, n: convergence.gradient_stop(g, w0, rate, tol, 10_000),
        ),
        "tolerance_ignored": (
            "This always takes all `max_steps` steps. Stop as soon as the gradient is small.",
            _variant(small=lambda size, tolerance: False),
            _variant(small=lambda size, tolerance: size == 0),
        ),
        "ascent": (
            "This climbs: the gradient points uphill, so it must be subtracted.",
            lambda g, w0, rate, tol, n: convergence.gradient_stop(
                QuadraticGradient(-g.A, -g.b), w0, rate, tol, n
            ),
        ),
        "relative_tolerance": (
            "The gradient is compared with the one at the start. Here `tolerance` is the norm "
            "itself that is to be reached.",
            _relative,
        ),
        "steps_missing": (
            "This is the point alone. Return the pair (w, n_steps).",
            _changed(lambda w, n, *arguments: w),
        ),
        "pair_swapped": (
            "The pair is the wrong way round: first the point, then the number of steps.",
            _changed(lambda w, n, *arguments: (n, w)),
        ),
    },
    lesson="A small gradient says that the ground is flat here: at a minimum, and at a saddle or "
    "on a plateau as well. Its size depends on the units of the loss; so must the tolerance.",
)
