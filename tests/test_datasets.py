"""Generated data follow the law they state, and the seed alone decides them."""

import numpy as np
import pytest

from mlnotes.datasets import line_with_noise


def test_a_line_without_noise_is_exact():
    X, y = line_with_noise(5, intercept=-1.0, slope=3.0, low=0.0, high=4.0)
    np.testing.assert_array_equal(X, [[0.0], [1.0], [2.0], [3.0], [4.0]])
    np.testing.assert_array_equal(y, [-1.0, 2.0, 5.0, 8.0, 11.0])


def test_residuals_are_normal_with_the_stated_spread():
    n = 20_000
    X, y = line_with_noise(n, intercept=5.0, slope=2.0, noise=3.0, random_state=1)
    errors = y - 5.0 - 2.0 * X[:, 0]
    assert abs(errors.mean()) < 4 * 3.0 / np.sqrt(n)
    assert errors.std() == pytest.approx(3.0, rel=4 / np.sqrt(2 * n))
    within_one_sigma = np.mean(np.abs(errors) < 3.0)
    assert within_one_sigma == pytest.approx(0.6827, abs=4 * np.sqrt(0.68 * 0.32 / n))


def test_the_seed_decides_the_noise():
    first, again, other = (line_with_noise(noise=1.0, random_state=seed)[1] for seed in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert not np.any(first == other)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n_samples": 1}, "n_samples must be at least 2, got 1"),
        ({"low": 2.0, "high": 2.0}, "low must be below high, got 2.0 and 2.0"),
        ({"noise": -1.0}, "noise must be at least 0, got -1.0"),
        ({"noise": float("nan")}, "noise must be at least 0, got nan"),
    ],
)
def test_error_names_the_constraint_and_the_value(options, message):
    with pytest.raises(ValueError, match=message):
        line_with_noise(**options)
