"""One step of RMSProp, which gives every weight a rate of its own."""

from collections.abc import Iterator

import numpy as np

from mlnotes import optimizers
from mlnotes.checker.record import Exercise
from mlnotes.exercises.gradient_descent._cases import nonzero_integers


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([1.0]), np.array([0.0]), np.array([4.0]), 0.5, 0.75, 2.0
    yield np.array([1.0, 2.0]), np.array([2.0, 14.0]), np.array([4.0, -2.0]), 0.5, 0.5, 1.0
    w, gradient = nonzero_integers(rng, 3), nonzero_integers(rng, 3)
    yield w, np.array([1.0, 4.0, 16.0]), gradient, 0.25, 0.75, 0.5
    for d, rate, decay, epsilon in [
        (1, 0.1, 0.9, 0.1),
        (2, 0.3, 0.8, 0.25),
        (4, 0.05, 0.95, 1e-8),
        (7, 0.2, 0.6, 0.5),
    ]:
        w, gradient = rng.normal(size=d), rng.normal(loc=1.0, size=d)
        yield w, rng.uniform(0.2, 4.0, size=d), gradient, rate, decay, epsilon


def _running_mean(s, g, decay):
    return decay * s + (1 - decay) * g**2


def _averaging_by(second_moment_of):
    """The wrong function that keeps `second_moment_of(second_moment, gradient, decay)`."""

    def step(w, s, gradient, learning_rate, decay, epsilon):
        s = second_moment_of(s, gradient, decay)
        return w - learning_rate * gradient / (np.sqrt(s) + epsilon), s

    return step


def _dividing_by(divisor_of):
    """The wrong function that divides by `divisor_of(new, old, epsilon)`, both second moments."""

    def step(w, s, gradient, learning_rate, decay, epsilon):
        new = _running_mean(s, gradient, decay)
        return w - learning_rate * gradient / divisor_of(new, s, epsilon), new

    return step


def _root_returned(*arguments):
    w, second_moment = optimizers.rmsprop_step(*arguments)
    return w, np.sqrt(second_moment)


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="rmsprop_step(w, second_moment, gradient, learning_rate, decay, epsilon)",
    task="Take one step of RMSProp from `w`, where the gradient is the array `gradient`. Return "
    "the pair (new w, new second moment). `epsilon` is added outside the root.",
    reference=optimizers.rmsprop_step,
    returns=("w", "second_moment"),
    cases=_cases,
    hints=(
        "Keep, for each weight, a running mean of its squared gradient. The root of that mean is "
        "the gradient's usual size, and the step is the gradient measured in this size.",
        "The running mean keeps the share `decay` of what it was, and takes the share 1 − decay "
        "of the new g². A weight then moves by learning_rate·g over its gradient's usual size.",
        "`new = decay * second_moment + ...` comes first. The usual size is its root, with "
        "`epsilon` added to the root. Return the new w and `new` itself.",
    ),
    mistakes={
        "root_left_out": (
            "The square root is missing. The mean of g² is in squared units; its root is a size "
            "that g can be compared with.",
            _dividing_by(lambda new, old, epsilon: new + epsilon),
        ),
        "sum_not_average": (
            "The squares are summed (as AdaGrad does), not averaged: nothing is forgotten, so the "
            "second moment only grows and the steps wither. The old one keeps the share `decay`.",
            _averaging_by(lambda s, g, decay: s + g**2),
            _averaging_by(lambda s, g, decay: s + (1 - decay) * g**2),
        ),
        "new_square_at_full_weight": (
            "The new square enters whole. In a mean the weights add up to 1: `decay` for the old "
            "one, and what is left of 1 for the new square.",
            _averaging_by(lambda s, g, decay: decay * s + g**2),
        ),
        "old_second_moment_used": (
            "`w` moves with the old second moment. Average first: the step is measured in the "
            "new one, which knows the gradient at hand.",
            _dividing_by(lambda new, old, epsilon: np.sqrt(old) + epsilon),
        ),
        "epsilon_inside_root": (
            "ε is added inside the root. Here it is added to the root: √s + ε.",
            _dividing_by(lambda new, old, epsilon: np.sqrt(new + epsilon)),
            _dividing_by(lambda new, old, epsilon: np.sqrt(new + epsilon**2)),
        ),
        "epsilon_left_out": (
            "`epsilon` has no effect here: it is left out, or a tiny one stands in its place, or "
            "it counts only where it exceeds the root. It is added to the root, always.",
            _dividing_by(lambda new, old, epsilon: np.sqrt(new)),
        ),
        "decay_swapped": (
            "The two weights are swapped: `decay` is the share that the old mean keeps, "
            "1 − decay that of the new square.",
            _averaging_by(lambda s, g, decay: (1 - decay) * s + decay * g**2),
        ),
        "gradient_not_squared": (
            "The gradient is averaged without its square. Then signs cancel, and the root may "
            "be that of a negative number.",
            _averaging_by(lambda s, g, decay: decay * s + (1 - decay) * g),
        ),
        "size_not_squared": (
            "The size |g| is averaged, where g² is asked for. The root of a mean of squares is a "
            "size; the root of a mean of sizes is not.",
            _averaging_by(lambda s, g, decay: decay * s + (1 - decay) * np.abs(g)),
        ),
        "mean_over_weights": (
            "The squares of all weights are put together. Every weight has a second moment of "
            "its own, so that each gets a rate of its own.",
            _averaging_by(lambda s, g, decay: decay * s + (1 - decay) * np.mean(g**2)),
            _averaging_by(lambda s, g, decay: decay * s + (1 - decay) * (g @ g)),
        ),
        "ascent": (
            "This climbs: the scaled gradient still points uphill, so it must be subtracted.",
            lambda w, s, g, lr, decay, epsilon: optimizers.rmsprop_step(
                w, s, g, -lr, decay, epsilon
            ),
        ),
        "not_scaled": (
            "The second moment is kept but not used: this moves `w` by the plain gradient.",
            _dividing_by(lambda new, old, epsilon: 1.0),
        ),
        "rate_left_out": (
            "The learning rate is left out of the step.",
            lambda w, s, g, lr, decay, epsilon: optimizers.rmsprop_step(
                w, s, g, 1.0, decay, epsilon
            ),
        ),
        "second_moment_not_returned": (
            "Only `w` is returned. The second moment is the memory of the method, and the next "
            "step needs it: return both, as a pair.",
            lambda *arguments: optimizers.rmsprop_step(*arguments)[0],
        ),
        "old_second_moment_returned": (
            "`w` is right, but the old second moment comes back with it. The next step needs the "
            "new one.",
            lambda w, s, *rest: (optimizers.rmsprop_step(w, s, *rest)[0], s),
        ),
        "root_returned": (
            "`w` is right, but the root of the second moment comes back with it: the next step "
            "would average it with a square.",
            _root_returned,
        ),
        "returned_in_other_order": (
            "Both are right, but in the other order: `w` comes first, then the second moment.",
            lambda *arguments: optimizers.rmsprop_step(*arguments)[::-1],
        ),
    },
    lesson="After division the step hardly depends on the scale of the gradient: a weight with "
    "gradients a thousand times smaller moves as far. The learning rate is now a length, about "
    "that of one step.",
)
