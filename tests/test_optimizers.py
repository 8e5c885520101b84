"""Trajectories against closed forms on quadratics, and against each method in another form."""

from __future__ import annotations

import numpy as np
import pytest

from mlnotes.optimizers import (
    adam,
    adam_step,
    gradient_descent,
    momentum_descent,
    momentum_step,
    rmsprop,
    rmsprop_step,
)

A = np.array([[3.0, 1.0], [1.0, 2.0]])
W0 = np.array([2.0, -1.0])


def weights_of_a_running_mean(decay: float, n: int) -> np.ndarray:
    """Lower triangle of (1 − decay)·decay^(t − i): what g_i counts in the mean at time t."""
    age = np.subtract.outer(np.arange(n), np.arange(n))
    return np.tril((1 - decay) * decay ** np.maximum(age, 0))


def test_gradient_descent_on_a_quadratic_is_a_matrix_power():
    trajectory = gradient_descent(lambda w: A @ w, W0, learning_rate=0.2, n_steps=7)
    step = np.eye(2) - 0.2 * A
    powers = [np.linalg.matrix_power(step, t) @ W0 for t in range(8)]
    np.testing.assert_allclose(trajectory, powers, rtol=1e-12)


def test_momentum_on_a_quadratic_is_a_matrix_power_of_the_pair():
    trajectory = momentum_descent(lambda w: A @ w, W0, 0.1, 9, momentum=0.8)
    # The pair (w, v) is linear in the pair before it: v' = 0.8 v + A w, w' = w - 0.1 v'.
    step = np.block([[np.eye(2) - 0.1 * A, -0.08 * np.eye(2)], [A, 0.8 * np.eye(2)]])
    start = np.concatenate([W0, np.zeros(2)])
    powers = [(np.linalg.matrix_power(step, t) @ start)[:2] for t in range(10)]
    np.testing.assert_allclose(trajectory, powers, rtol=1e-12)


def test_momentum_zero_is_gradient_descent():
    plain = gradient_descent(lambda w: A @ w, W0, 0.1, 5)
    assert np.array_equal(momentum_descent(lambda w: A @ w, W0, 0.1, 5, momentum=0.0), plain)


def test_momentum_steps_are_a_convolution_of_the_gradients_with_powers_of_momentum():
    trajectory = momentum_descent(lambda w: A @ w, W0, 0.1, 9, momentum=0.8)
    gradients = trajectory[:-1] @ A
    for w, g in zip(trajectory.T, gradients.T, strict=True):
        velocities = np.convolve(g, 0.8 ** np.arange(9))[:9]
        np.testing.assert_allclose(np.diff(w), -0.1 * velocities, atol=1e-14)


def test_on_a_straight_slope_momentum_multiplies_the_rate_by_one_over_one_minus_momentum():
    trajectory = momentum_descent(np.ones_like, [0.0], 0.1, 400, momentum=0.9)
    assert np.diff(trajectory.ravel())[-1] == pytest.approx(-0.1 / (1 - 0.9))


def test_rmsprop_divides_by_the_root_of_an_explicitly_weighted_mean_of_squares():
    trajectory = rmsprop(lambda w: A @ w, W0, 0.1, 12, decay=0.7, epsilon=0.3)
    gradients = trajectory[:-1] @ A
    second_moments = weights_of_a_running_mean(0.7, 12) @ gradients**2
    steps = -0.1 * gradients / (second_moments**0.5 + 0.3)
    np.testing.assert_allclose(np.diff(trajectory, axis=0), steps, atol=1e-14)


def test_rmsprop_hardly_feels_the_scale_of_the_loss():
    plain = rmsprop(lambda w: A @ w, W0, 0.1, 20, epsilon=1e-12)
    scaled = rmsprop(lambda w: 1000 * (A @ w), W0, 0.1, 20, epsilon=1e-12)
    np.testing.assert_allclose(plain, scaled, rtol=1e-6)


def test_adam_divides_explicitly_weighted_means_by_the_sum_of_their_weights():
    trajectory = adam(lambda w: A @ w, W0, 0.1, 12, beta1=0.7, beta2=0.9, epsilon=0.3)
    gradients = trajectory[:-1] @ A
    first, second = (weights_of_a_running_mean(beta, 12) for beta in (0.7, 0.9))
    means = first @ gradients / first.sum(axis=1, keepdims=True)
    squares = second @ gradients**2 / second.sum(axis=1, keepdims=True)
    steps = -0.1 * means / (squares**0.5 + 0.3)
    np.testing.assert_allclose(np.diff(trajectory, axis=0), steps, atol=1e-14)


def test_adam_is_the_form_with_the_corrections_drawn_into_rate_and_epsilon():
    # Kingma & Ba (2015), the last paragraph of section 2.
    w, m, v, points = W0, 0.0, 0.0, [W0]
    for t in range(1, 31):
        g = A @ w
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        root = np.sqrt(1 - 0.999**t)
        w = w - 0.05 * root / (1 - 0.9**t) * m / (np.sqrt(v) + 1e-8 * root)
        points.append(w)
    np.testing.assert_allclose(adam(lambda w: A @ w, W0, 0.05, 30), points, rtol=1e-9)


def test_the_first_step_of_adam_is_the_learning_rate_whatever_the_gradient():
    for scale in (1e-3, 1.0, 1e3):
        trajectory = adam(lambda w, scale=scale: scale * w, [2.0, -1.0], 0.1, 1, epsilon=1e-12)
        np.testing.assert_allclose(trajectory[1], [1.9, -0.9])


def test_without_its_corrections_the_first_step_of_adam_would_be_three_times_as_long():
    zero = np.zeros(1)
    _, m, v = adam_step(zero, zero, zero, 1, np.array([-5.0]), 0.1, 0.9, 0.999, 1e-8)
    assert abs(m / np.sqrt(v)).round() == 3


@pytest.mark.parametrize("descend", [gradient_descent, momentum_descent, rmsprop, adam])
def test_at_the_minimum_nothing_moves(descend):
    assert np.array_equal(descend(lambda w: A @ w, np.zeros(2), 0.1, 4), np.zeros((5, 2)))


STEPS = [
    (lambda w, g: momentum_step(w, w + 1, g, 0.1, 0.9)),
    (lambda w, g: rmsprop_step(w, w**2, g, 0.1, 0.9, 0.1)),
    (lambda w, g: adam_step(w, w + 1, w**2, 3, g, 0.1, 0.9, 0.99, 0.1)),
]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_takes_every_entry_by_itself_whatever_the_shape(step):
    w, g = np.arange(6.0).reshape(2, 3), np.linspace(-1, 2, 6).reshape(2, 3)
    entries = [step(*pair) for pair in zip(w.flat, g.flat, strict=True)]
    for whole, parts in zip(step(w, g), zip(*entries, strict=True), strict=True):
        np.testing.assert_allclose(whole, np.reshape(parts, (2, 3)))


def test_steps_leave_their_arguments_alone():
    arrays = np.ones((4, 2))
    w, first, second, gradient = arrays
    momentum_step(w, first, gradient, 0.1, 0.9)
    rmsprop_step(w, second, gradient, 0.1, 0.9, 0.1)
    adam_step(w, first, second, 1, gradient, 0.1, 0.9, 0.99, 0.1)
    assert np.array_equal(arrays, np.ones((4, 2)))


@pytest.mark.parametrize("descend", [gradient_descent, momentum_descent, rmsprop, adam])
def test_a_gradient_that_changes_its_argument_cannot_spoil_the_trajectory(descend):
    def careless(w):
        w *= 2
        return w

    expected = descend(lambda w: 2 * w, [1.0], 0.25, 3)
    assert np.array_equal(descend(careless, [1.0], 0.25, 3), expected)


@pytest.mark.parametrize("descend", [gradient_descent, momentum_descent, rmsprop, adam])
def test_no_steps_give_the_start_alone(descend):
    assert descend(lambda w: w, W0, 0.1, 0).tolist() == [W0.tolist()]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: gradient_descent(abs, [1.0], 0.0, 1), "learning_rate must be positive, got 0.0"),
        (lambda: gradient_descent(abs, [1.0], 0.1, -1), "n_steps must be at least 0, got -1"),
        (lambda: gradient_descent(abs, [[1.0]], 0.1, 1), r"flat array, got shape \(1, 1\)"),
        (
            lambda: momentum_descent(abs, [1.0], 0.1, 1, momentum=1.0),
            "momentum .* below 1, got 1.0",
        ),
        (lambda: momentum_descent(abs, [1.0], -1, 1), "learning_rate must be positive, got -1"),
        (lambda: rmsprop(abs, [1.0], 0.1, 1, decay=-0.5), "decay must be at least 0.*got -0.5"),
        (lambda: rmsprop(abs, [1.0], 0.1, 1, epsilon=0), "epsilon must be positive, got 0"),
        (lambda: rmsprop(abs, [1.0], 0, 1), "learning_rate must be positive, got 0"),
        (lambda: adam(abs, [1.0], 0.1, 1, beta1=1.5), "beta1 .* below 1, got 1.5"),
        (lambda: adam(abs, [1.0], 0.1, 1, beta2=1.0), "beta2 .* below 1, got 1.0"),
        (lambda: adam(abs, [1.0], np.nan, 1), "learning_rate must be positive, got nan"),
        (lambda: adam_step(W0, W0, W0, 0, W0, 0.1, 0.9, 0.99, 0.1), "steps from 1, got 0"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
