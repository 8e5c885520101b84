"""Rates against descent itself and scipy's singular values, stopping rules against definitions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy.linalg import svdvals

from mlnotes.convergence import (
    best_fixed_learning_rate,
    gradient_stop,
    has_converged,
    hessian_condition_number,
    linear_rate,
    max_stable_learning_rate,
    mse_hessian,
    steps_to_tolerance,
)
from mlnotes.losses import mse_gradient, numerical_gradient
from mlnotes.optimizers import gradient_descent

LINE = np.column_stack([np.ones(100), np.linspace(-10, 10, 100)])


@pytest.fixture(name="X", params=range(5))
def design_matrix(request):
    rng = np.random.default_rng(request.param)
    d = int(rng.integers(1, 5))
    return rng.normal(loc=1.0, size=(d + int(rng.integers(2, 20)), d))


def descend(X, learning_rate, n_steps):
    """Distances from the minimum, which is 0 for y = 0, starting at all ones."""
    y = np.zeros(len(X))
    w0 = np.ones(X.shape[1])
    trajectory = gradient_descent(lambda w: mse_gradient(w, X, y), w0, learning_rate, n_steps)
    return np.linalg.norm(trajectory, axis=1)


@pytest.mark.parametrize(
    ("losses", "tolerance", "patience", "answer"),
    [
        ([8, 8], 0, 1, True),
        ([8, 9], 0.125, 1, True),  # a change of exactly the tolerance is little enough
        ([8, 9], 0.12, 1, False),
        ([8, 7], 0.125, 1, True),
        ([9, 8], 0.11, 1, False),  # relative to the loss before, not after
        ([16, 8, 8], 0.125, 1, True),
        ([16, 8, 8], 0.125, 2, False),
        ([-8, -9], 0.125, 1, True),
        ([-9, -8], 0.125, 1, True),
        ([0, 0, 0], 0.125, 2, True),
        ([0, 1e-13], 0.125, 1, True),
        ([0, 2e-13], 0.125, 1, False),
        ([8], 0.125, 1, False),
        ([], 0.125, 1, False),
        ([8, 8], 0.125, 2, False),
        ([np.nan, 8, 8], 0.125, 1, False),
        ([np.inf, 8, 8], 0.125, 2, False),
        ([8, 8, np.nan], 0.125, 2, False),
        ([np.inf, np.inf], 0.125, 1, False),
    ],
)
def test_convergence_is_told_as_it_is_by_hand(losses, tolerance, patience, answer):
    assert has_converged(losses, tolerance, patience) is answer


def test_hessian_is_the_second_difference_of_the_loss(X):
    y = np.ones(len(X))
    w = np.zeros(X.shape[1])
    rows = [
        numerical_gradient(lambda v, j=j: mse_gradient(v, X, y)[j], w) for j in range(X.shape[1])
    ]
    np.testing.assert_allclose(mse_hessian(X), rows, rtol=1e-6, atol=1e-8)


def test_condition_number_is_the_square_of_that_of_the_data(X):
    singular = svdvals(X)
    assert hessian_condition_number(X) == pytest.approx((singular[0] / singular[-1]) ** 2)


def test_descent_shrinks_just_below_the_stable_rate_and_grows_just_above_it(X):
    bound = max_stable_learning_rate(X)
    below, above = descend(X, 0.99 * bound, 2000), descend(X, 1.01 * bound, 2000)
    assert below[-1] < 1e-2 * below[0]
    assert above[-1] > 1e6 * above[0]


def test_the_stable_rate_needs_no_full_rank():
    # Two equal columns (1, 1) have the curvatures 0 and 4.
    assert max_stable_learning_rate([[1.0, 1.0], [1.0, 1.0]]) == pytest.approx(0.5)
    assert max_stable_learning_rate([[1.0, 2.0, 2.0]]) == pytest.approx(1 / 9)
    assert max_stable_learning_rate([[0.0]]) == np.inf


def test_no_rate_on_a_fine_grid_contracts_more_than_the_best_fixed_one(X):
    curvatures = 2 / len(X) * svdvals(X) ** 2

    def slowest_factor(rate):
        return np.abs(1 - rate * curvatures).max()

    best = best_fixed_learning_rate(X)
    grid = np.linspace(0, max_stable_learning_rate(X), 1001)
    assert slowest_factor(best) <= min(map(slowest_factor, grid)) + 1e-12
    kappa = curvatures.max() / curvatures.min()
    assert slowest_factor(best) == pytest.approx((kappa - 1) / (kappa + 1), abs=1e-12)


def test_figures_of_the_straight_line_are_those_of_its_sums():
    # For [1, x] with x centred the Hessian is diagonal: 2 and 2·mean(x²); mean(x²) of an even
    # grid on [-10, 10] is 100·(n + 1)/(3(n − 1)).
    steep = 2 * 100 * 101 / (3 * 99)
    assert steep == pytest.approx(68.013, abs=5e-4)
    assert hessian_condition_number(LINE) == pytest.approx(steep / 2)
    assert max_stable_learning_rate(LINE) == pytest.approx(2 / steep)
    assert best_fixed_learning_rate(LINE) == pytest.approx(2 / (2 + steep))


def test_a_rate_just_above_the_bound_blows_up_as_the_steepest_factor_foresees():
    assert max_stable_learning_rate(LINE) < 0.03
    growth = (0.03 * 2 * 100 * 101 / (3 * 99) - 1) ** 100
    assert growth == pytest.approx(52.5, abs=0.05)
    y = LINE @ [5.0, 2.0]
    end = gradient_descent(lambda w: mse_gradient(w, LINE, y), [0.0, 0.0], 0.03, 100)[-1]
    assert abs(end[1] - 2) / 2 == pytest.approx(growth)
    # The intercept's error shrinks meanwhile, by 1 - 0.03·2 a step.
    whole = np.hypot(5 * 0.94**100, 2 * growth) / np.hypot(5, 2)
    assert whole == pytest.approx(19.5, abs=0.05)
    assert np.hypot(*(end - [5, 2])) / np.hypot(5, 2) == pytest.approx(whole)


def test_linear_rate_of_descent_is_that_of_the_slowest_direction():
    errors = descend(LINE, best_fixed_learning_rate(LINE), 1000)
    kappa = 101 * 100 / (3 * 99)
    assert linear_rate(errors[500:]) == pytest.approx((kappa - 1) / (kappa + 1), rel=1e-6)


def test_linear_rate_counts_only_the_ends():
    assert linear_rate([8.0, 1.0]) == 0.125
    assert linear_rate([16.0, 15.0, 1.0]) == linear_rate([16.0, 2.0, 1.0]) == 0.25
    assert linear_rate([1.0, 5.0, 9.0]) == pytest.approx(3.0)


def test_steps_to_tolerance_are_those_counted_in_exact_fractions():
    rng = np.random.default_rng(0)
    for _ in range(300):
        rate, error, tolerance = rng.uniform(0.05, 0.95), *10 ** rng.uniform(-3, 3, size=2)
        exact, steps = Fraction(error), 0
        while exact > Fraction(tolerance):
            exact *= Fraction(rate)
            steps += 1
        assert steps_to_tolerance(rate, error, tolerance) == steps


@pytest.mark.parametrize("rate", [0.5, 0.25, 0.75, 0.625])
@pytest.mark.parametrize("steps", range(12))
def test_an_exact_tie_counts_as_reached(rate, steps):
    tolerance = 3 * rate**steps  # exact: at most 41 bits
    assert steps_to_tolerance(rate, 3.0, tolerance) == steps
    assert steps_to_tolerance(rate, 3.0, np.nextafter(tolerance, 0)) == steps + 1


def test_no_steps_are_needed_where_the_error_is_small_already():
    assert steps_to_tolerance(0.5, 1.0, 1.0) == 0
    assert steps_to_tolerance(0.5, 1.0, 100.0) == 0


def test_gradient_stop_finds_the_first_point_of_the_trajectory_with_a_small_gradient(X):
    y = np.ones(len(X))
    rate = 0.5 * max_stable_learning_rate(X)

    def gradient(w):
        return mse_gradient(w, X, y)

    trajectory = gradient_descent(gradient, np.full(X.shape[1], 3.0), rate, 400)
    sizes = np.array([np.sqrt(np.sum(gradient(w) ** 2)) for w in trajectory])
    for tolerance in (sizes[0] * 2, sizes[0] / 10, sizes[0] / 100):
        first = int(np.argmax(sizes <= tolerance)) if np.any(sizes <= tolerance) else 400
        w, n_steps = gradient_stop(gradient, trajectory[0], rate, tolerance, 400)
        assert n_steps == first
        np.testing.assert_allclose(w, trajectory[first])


def test_gradient_stop_ends_after_max_steps_and_leaves_its_start_alone():
    w0 = np.array([8.0])
    w, n_steps = gradient_stop(lambda w: 2 * w, w0, 0.25, 0.0, 3)
    assert (w.tolist(), n_steps, w0.tolist()) == ([1.0], 3, [8.0])
    assert gradient_stop(lambda w: 2 * w, w0, 0.25, 0.0, 0)[1] == 0


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: has_converged([1.0], -1, 1), "tolerance must be at least 0, got -1"),
        (lambda: has_converged([1.0], 0.1, 0), "patience must be at least 1, got 0"),
        (lambda: has_converged([[1.0]], 0.1, 1), r"losses must be flat, got shape \(1, 1\)"),
        (lambda: gradient_stop(abs, [[1.0]], 0.1, 0.1, 1), r"flat array, got shape \(1, 1\)"),
        (lambda: gradient_stop(abs, [1.0], 0, 0.1, 1), "learning_rate must be positive, got 0"),
        (lambda: gradient_stop(abs, [1.0], 0.1, -1, 1), "at least 0, got -1 and 1"),
        (lambda: gradient_stop(abs, [1.0], 0.1, 0.1, -1), "at least 0, got 0.1 and -1"),
        (lambda: mse_hessian([1.0, 2.0]), r"shape \(n, d\).*got \(2,\)"),
        (lambda: hessian_condition_number([[1.0, 1.0], [2.0, 2.0]]), "got rank 1 with 2 columns"),
        (lambda: best_fixed_learning_rate([[1.0, 2.0]]), "got rank 1 with 2 columns"),
        (lambda: linear_rate([1.0]), r"at least two, got shape \(1,\)"),
        (lambda: linear_rate([1.0, 0.0]), "positive and finite, got"),
        (lambda: linear_rate([1.0, np.nan]), "positive and finite, got"),
        (lambda: steps_to_tolerance(1.0, 1.0, 0.1), "rate must lie between 0 and 1, got 1.0"),
        (lambda: steps_to_tolerance(0.5, 0.0, 0.1), "initial_error must be positive.*got 0.0"),
        (lambda: steps_to_tolerance(0.5, 1.0, 0), "tolerance must be positive.*got 0"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
