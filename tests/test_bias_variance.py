"""The parts of the error against their definitions, for any predictions, and an exact law."""

from __future__ import annotations

import numpy as np
import pytest
from fixtures.sampling import SEED
from hypothesis import given, seed
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose

from mlnotes.bias_variance import bias_squared, decompose, noise, variance

PREDICTIONS = arrays(
    float, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.floats(-1e3, 1e3)
)


@seed(SEED)
@given(PREDICTIONS, st.integers(0, 2**32 - 1))
def test_bias_and_variance_sum_to_the_mean_squared_distance_from_the_truth(predictions, state):
    truth = np.random.default_rng(state).uniform(-1e3, 1e3, predictions.shape[1])
    parts = decompose(predictions, truth, noise_variance=0.25)
    distance = sum((f - t) ** 2 for row in predictions for f, t in zip(row, truth, strict=True))
    assert_allclose(parts.expected_error, distance / predictions.size + 0.25, rtol=1e-9)
    assert parts.bias_squared == bias_squared(predictions, truth)
    assert parts.variance == variance(predictions)
    assert parts.expected_error == pytest.approx(parts.bias_squared + parts.variance + 0.25)


@seed(SEED)
@given(PREDICTIONS, st.floats(-1e3, 1e3))
def test_a_constant_added_to_all_predictions_moves_the_bias_alone(predictions, shift):
    moved = predictions + shift
    assert_allclose(variance(moved), variance(predictions), rtol=1e-9, atol=1e-6)
    assert_allclose(bias_squared(moved, predictions.mean(axis=0)), shift**2, atol=1e-6)


def test_each_point_has_a_bias_of_its_own_that_others_do_not_cancel():
    # Mean predictions 1 above and 3 below the truth: (1 + 9)/2, though the mean gap is -1.
    predictions = [[2.0, 0.0], [4.0, 2.0]]
    assert bias_squared(predictions, [2.0, 4.0]) == 5.0
    assert variance(predictions) == 1.0


def test_noise_is_the_unbiased_variance_of_repeats():
    assert noise([[1.0, 0.0], [3.0, 4.0]]) == (2.0 + 8.0) / 2
    rng = np.random.default_rng(0)
    measured = [noise(rng.normal(scale=3.0, size=(3, 5))) for _ in range(2000)]
    # The variance of a variance of 3 normal values is σ⁴; five points and 2000 trials share it.
    assert np.mean(measured) == pytest.approx(9.0, abs=4 * 9.0 / np.sqrt(5 * 2000))


def test_the_mean_of_a_sample_has_no_bias_and_the_variance_of_a_mean():
    """Ten values around 2 with variance 4, predicted by their mean: bias 0, variance 4/10."""
    rng = np.random.default_rng(1)
    means = rng.normal(2.0, 2.0, size=(4000, 10)).mean(axis=1, keepdims=True)
    bias, spread, error = decompose(means, [2.0], noise_variance=4.0)
    assert bias < 25 * 0.4 / 4000
    assert spread == pytest.approx(0.4, abs=5 * 0.4 * np.sqrt(2 / 4000))
    assert error == pytest.approx(4.4, abs=0.05)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: bias_squared([1.0, 2.0], [1.0, 2.0]), r"predictions .* got the shape \(2,\)"),
        (lambda: bias_squared([[1.0, 2.0]], [1.0]), r"2 columns of predictions, .* \(1,\)"),
        (lambda: bias_squared([[1.0, 2.0]], [[1.0, 2.0]]), r"\(1, 2\)"),
        (lambda: variance([[]]), r"got the shape \(1, 0\)"),
        (lambda: noise([[1.0, 2.0]]), r"y_repeats .* at least 2 × 1 values"),
        (lambda: decompose([[1.0]], [1.0], -0.5), "noise_variance .* got -0.5"),
        (lambda: decompose([[1.0]], [1.0], float("nan")), "noise_variance .* got nan"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_the_least_that_is_taken():
    assert decompose([[1.0]], [1.0], 0.0) == (0.0, 0.0, 0.0)
    assert noise([[1.0], [1.0]]) == 0.0
