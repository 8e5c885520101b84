"""Trajectories against closed forms on quadratics."""

from __future__ import annotations

import numpy as np
import pytest

from mlnotes.optimizers import gradient_descent, momentum_descent, momentum_step

A = np.array([[3.0, 1.0], [1.0, 2.0]])
W0 = np.array([2.0, -1.0])


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


def test_momentum_step_leaves_its_arguments_alone():
    w, velocity, gradient = np.ones(2), np.ones(2), np.ones(2)
    momentum_step(w, velocity, gradient, 0.1, 0.9)
    assert np.array_equal([w, velocity, gradient], np.ones((3, 2)))


def test_a_gradient_that_changes_its_argument_cannot_spoil_the_trajectory():
    def gradient(w):
        w *= 2
        return w

    np.testing.assert_allclose(gradient_descent(gradient, [1.0], 0.25, 2).ravel(), [1, 0.5, 0.25])


def test_no_steps_give_the_start_alone():
    assert gradient_descent(lambda w: w, W0, 0.1, 0).tolist() == [W0.tolist()]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: gradient_descent(abs, [1.0], 0.0, 1), "learning_rate must be positive, got 0.0"),
        (lambda: gradient_descent(abs, [1.0], 0.1, -1), "n_steps must be at least 0, got -1"),
        (lambda: gradient_descent(abs, [[1.0]], 0.1, 1), r"flat array, got shape \(1, 1\)"),
        (lambda: momentum_descent(abs, [1.0], 0.1, 1, momentum=1.0), "below 1, got 1.0"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
