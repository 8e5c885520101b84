"""Polynomial fits against scikit-learn, and against exact fractions where powers are no guide."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from fixtures.sampling import SEED
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures

from mlnotes.polynomials import polynomial_features, polynomial_predictions


def sklearn_predictions(x, y, x_test, degree):
    # Its usual tol of 1e-6 would drop the directions in which high powers differ least.
    model = make_pipeline(PolynomialFeatures(degree), LinearRegression(tol=1e-15))
    return [model.fit(a[:, None], b).predict(x_test[:, None]) for a, b in zip(x, y, strict=True)]


def exact_predictions(x, y, x_test, degree):
    """Least squares in fractions: the normal equations solved by elimination, without rounding."""
    powers = [[Fraction(value) ** k for k in range(degree + 1)] for value in x]
    columns = list(zip(*powers, strict=True))
    y = [Fraction(value) for value in y]
    left = [
        [sum(a * b for a, b in zip(column, other, strict=True)) for other in [*columns, y]]
        for column in columns
    ]
    for i, pivot in enumerate(left):
        left[i] = pivot = [value / pivot[i] for value in pivot]
        for j, row in enumerate(left):
            if j != i:
                left[j] = [a - row[i] * b for a, b in zip(row, pivot, strict=True)]
    w = [row[-1] for row in left]
    return [float(sum(c * Fraction(t) ** k for k, c in enumerate(w))) for t in x_test]


@pytest.mark.parametrize("degree", [0, 1, 4])
def test_features_are_those_of_scikit_learn(degree):
    x = np.array([-1.5, 0.0, 2.0])
    expected = PolynomialFeatures(degree).fit_transform(x[:, None])
    assert_array_equal(polynomial_features(x, degree), expected)
    assert_array_equal(polynomial_features([-3, 0, 2], degree)[:, -1], np.power([-3, 0, 2], degree))


@seed(SEED)
@settings(deadline=None, max_examples=50)
@given(st.integers(0, 8), st.integers(0, 20), st.booleans(), st.integers(0, 2**32 - 1))
def test_predictions_are_those_of_scikit_learn(degree, spare, shared, random_state):
    rng = np.random.default_rng(random_state)
    n = degree + 2 + spare
    x = np.linspace(-1, 1, n) + rng.uniform(-0.5, 0.5, (1 if shared else 3, n)) / n
    y, x_test = rng.normal(size=(3, n)), rng.uniform(-1, 1, 7)
    expected = sklearn_predictions(np.broadcast_to(x, y.shape), y, x_test, degree)
    found = polynomial_predictions(x[0] if shared else x, y, x_test, degree)
    assert_allclose(found, expected, rtol=0, atol=1e-8 * max(1, np.abs(expected).max()))


@pytest.mark.parametrize(("n", "degree"), [(30, 20), (15, 14), (60, 14)])
def test_high_degrees_lose_nothing_to_rounding(n, degree):
    rng = np.random.default_rng(n)
    x_test = np.linspace(0.01, 0.99, 9)
    # Few digits, for the fractions' sake.
    even, random = np.arange(n) / 32, rng.choice(1000, n, replace=False) / 1024
    for x in (even, random, 1e4 + 1e3 * random):
        y, t = np.sin(x) + rng.normal(size=n), x.min() + np.ptp(x) * x_test
        expected = exact_predictions(x, y, t, degree)
        found = polynomial_predictions(x, y[None], t, degree)[0]
        assert_allclose(found, expected, rtol=0, atol=1e-8 * np.abs(expected).max())


def test_as_many_points_as_weights_are_met_exactly():
    x, y = [0.0, 1.0, 3.0], [[1.0, 2.0, 10.0], [0.0, 0.0, 6.0]]
    assert_allclose(polynomial_predictions(x, y, x, 2), y, atol=1e-12)
    assert_allclose(polynomial_predictions(x, y, [2.0], 2), [[5.0], [2.0]])


def test_points_may_stand_at_the_same_x():
    assert_allclose(polynomial_predictions([1.0, 1.0, 2.0], [[0.0, 2.0, 4.0]], [3.0], 1), [[7.0]])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: polynomial_features([[1.0]], 2), r"x must .* got \(1, 1\)"),
        (lambda: polynomial_features([1.0], -1), "degree .* got -1"),
        (lambda: polynomial_predictions([1.0], [1.0], [1.0], 0), r"\(1,\), \(1,\) and \(1,\)"),
        (lambda: polynomial_predictions([1.0, 2.0], [[1.0]], [1.0], 0), r"\(2,\), \(1, 1\)"),
        (lambda: polynomial_predictions([1.0], [[1.0]], [[1.0]], 0), r"and \(1, 1\)"),
        (lambda: polynomial_predictions([1.0], [[1.0]], [1.0], -1), "degree .* got -1"),
        (
            lambda: polynomial_predictions([1.0, 1.0], [[1.0, 2.0]], [1.0], 1),
            "at least 2 .* with 1",
        ),
        (lambda: polynomial_predictions([], np.ones((2, 0)), [1.0], 0), r"size of 0; got \(0,\)"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, words):
    with pytest.raises(ValueError, match=words):
        call()
