"""One step of gradient descent with momentum, the heavy ball."""

from collections.abc import Iterator

import numpy as np

from mlnotes import optimizers
from mlnotes.checker.record import Case, Exercise
from mlnotes.exercises.gradient_descent._cases import nonzero_integers


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield np.array([1.0]), np.array([2.0]), np.array([4.0]), 0.5, 0.75
    yield np.array([1.0, 2.0]), np.zeros(2), np.array([-2.0, 4.0]), 0.25, 0.5
    yield *(nonzero_integers(rng, 3) for _ in range(3)), 0.125, 0.75
    w, velocity, still = np.array([1.0, -2.0]), np.array([2.0, -4.0]), np.zeros(2)
    yield Case(w, velocity, still, 0.25, 0.5, word="a gradient of 0")
    for d, rate, momentum in [(1, 0.1, 0.9), (2, 0.3, 0.5), (4, 0.05, 0.99), (7, 1.5, 0.2)]:
        yield *(rng.normal(loc=1.0, size=d) for _ in range(3)), rate, momentum


def _step_along(velocity_of):
    """The wrong function that gets `velocity_of(velocity, gradient, momentum)` for a velocity."""

    def step(w, velocity, gradient, learning_rate, momentum):
        velocity = velocity_of(velocity, gradient, momentum)
        return w - learning_rate * velocity, velocity

    return step


def _old_velocity_moves_w(w, velocity, gradient, learning_rate, momentum):
    return w - learning_rate * velocity, momentum * velocity + gradient


def _rate_inside_only(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return w - velocity, velocity


def _rate_inside_too(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return w - learning_rate * velocity, velocity


def _rate_inside_with_its_sign(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return w + velocity, velocity


def _ascent(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w + learning_rate * velocity, velocity


def _velocity_points_downhill(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - gradient
    return w + learning_rate * velocity, velocity


def _nesterov(w, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return w - learning_rate * (gradient + momentum * velocity), velocity


exercise = Exercise(
    __name__,
    points=1,
    minutes=5,
    signature="momentum_step(w, velocity, gradient, learning_rate, momentum)",
    task="Take one step of the heavy ball from `w`, where the gradient is the array `gradient`. "
    "Return the pair (new w, new velocity).",
    reference=optimizers.momentum_step,
    returns=("w", "velocity"),
    cases=_cases,
    hints=(
        "A ball that rolls keeps a part of its velocity, and the slope adds to it. First the "
        "velocity changes, then the ball moves with what it has become.",
        "The new velocity is momentum times the old one, plus the gradient; the learning rate has "
        "no part in it.",
        "`new_velocity = momentum * velocity + ...`; then `w` moves against it, and here the "
        "learning rate comes in. Return both new ones.",
    ),
    mistakes={
        "exponential_average": (
            "This averages the gradients: (1 − momentum)·g is added where the heavy ball adds g "
            "itself. Its velocity is a sum, up to 1/(1 − momentum) times as long.",
            _step_along(lambda v, g, momentum: momentum * v + (1 - momentum) * g),
        ),
        "old_velocity_used": (
            "`w` moves with the old velocity, so this step does not feel the gradient at all. "
            "Change the velocity first, then move with the new one.",
            _old_velocity_moves_w,
        ),
        "rate_inside_velocity": (
            "The learning rate is inside the velocity. Here the velocity sums plain gradients, "
            "and the rate comes once, where `w` moves; otherwise a change of rate takes effect "
            "only after the old velocity has faded.",
            _rate_inside_only,
            _rate_inside_too,
            _rate_inside_with_its_sign,
        ),
        "sign_flipped": (
            "A sign is flipped: the velocity sums gradients, which point uphill, and `w` moves "
            "against it. So + in the velocity, − in the step.",
            _ascent,
            _velocity_points_downhill,
            _step_along(lambda v, g, momentum: momentum * v - g),
            _step_along(lambda v, g, momentum: g - momentum * v),
        ),
        "momentum_left_out": (
            "The old velocity is kept whole: without the factor `momentum` nothing brakes the "
            "ball, and it never comes to rest.",
            _step_along(lambda v, g, momentum: v + g),
        ),
        "old_velocity_dropped": (
            "The old velocity is not used: this is plain gradient descent, with no memory of "
            "earlier steps.",
            _step_along(lambda v, g, momentum: g),
            lambda w, v, g, lr, momentum: (w - lr * g, v),
            lambda w, v, g, lr, momentum: (w - lr * g, momentum * v + g),
        ),
        "momentum_on_gradient": (
            "`momentum` scales the gradient. It says how much of the old velocity is kept; the "
            "gradient is added in full.",
            _step_along(lambda v, g, momentum: v + momentum * g),
            _step_along(lambda v, g, momentum: momentum * (v + g)),
            _step_along(lambda v, g, momentum: (1 - momentum) * v + momentum * g),
            _step_along(lambda v, g, momentum: (1 - momentum) * v + g),
        ),
        "nesterov": (
            "This is Nesterov's step, which adds a look ahead. The heavy ball moves with the new "
            "velocity and nothing else.",
            _nesterov,
        ),
        "rate_left_out": (
            "The learning rate is left out of the step: `w` moves by learning_rate·velocity.",
            lambda w, v, g, lr, momentum: optimizers.momentum_step(w, v, g, 1.0, momentum),
        ),
        "velocity_not_returned": (
            "Only `w` is returned. The velocity is the memory of the method: without it the next "
            "step starts from rest. Return both, as a pair.",
            lambda *arguments: optimizers.momentum_step(*arguments)[0],
        ),
        "old_velocity_returned": (
            "`w` is right, but the old velocity comes back with it. The next step needs the new "
            "one.",
            lambda w, v, *rest: (optimizers.momentum_step(w, v, *rest)[0], v),
        ),
        "returned_in_other_order": (
            "Both are right, but in the other order: `w` comes first, then the velocity.",
            lambda *arguments: optimizers.momentum_step(*arguments)[::-1],
        ),
    },
    lesson="Along a straight slope the velocity grows to 1/(1 − momentum) gradients; across a "
    "ravine the gradients change sign and cancel. That is why the heavy ball is fast where plain "
    "descent zigzags.",
)
