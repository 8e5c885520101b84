"""The bias-variance explorer without a browser: its fits, its parts and what it says."""

from __future__ import annotations

import re

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from mlnotes.explorers import bias_variance_explorer
from mlnotes.explorers.bias_variance import (
    DEGREES,
    MOMENTS,
    N_DATASETS,
    PENALTIES,
    SIZES,
    height,
    smoother,
)


@pytest.fixture(scope="module")
def explorer():
    return bias_variance_explorer()


def told(explorer, **values) -> dict[str, float]:
    """The parts in the caption after the controls were set, the others being as at first."""
    usual = {"degree": 1, "noise": 2.0, "n": 10, "penalty": 0.0}
    for name, value in (usual | values).items():
        explorer.controls[name].value = value
    names = ["bias²", "variance", "noise", "expected error"]
    *_, rest = explorer.caption.partition(": ")
    return {name: float(re.search(rf"{name} ([\d.]+)", rest)[1]) for name in names}


@pytest.mark.parametrize("penalty", PENALTIES[::3])
@pytest.mark.parametrize("degree", [1, 5, 9])
@pytest.mark.parametrize("n", SIZES[::2])
def test_the_fits_are_those_of_scikit_learn(degree, n, penalty):
    t, y = np.linspace(0, 1, n)[:, None], np.random.default_rng(n).normal(size=n)
    # It puts its penalty on the sum of the squared errors.
    regressor = Ridge(alpha=n * penalty) if penalty else LinearRegression()
    powers = PolynomialFeatures(degree, include_bias=False)
    model = make_pipeline(powers, StandardScaler(), regressor).fit(2 * t - 1, y)
    expected = model.predict(2 * MOMENTS[:, None] - 1)
    np.testing.assert_allclose(y @ smoother(degree, n, penalty), expected, atol=1e-8)


@pytest.mark.parametrize("settings", [{}, {"degree": 4, "n": 20}, {"degree": 9, "penalty": 0.01}])
def test_the_parts_are_close_to_what_many_more_data_sets_would_give(explorer, settings):
    parts = told(explorer, **settings)
    degree, n, penalty = (settings.get(k, v) for k, v in [("degree", 1), ("n", 10), ("penalty", 0)])
    matrix = smoother(degree, n, penalty)
    bias_squared = np.mean((height(np.linspace(0, 1, n)) @ matrix - height(MOMENTS)) ** 2)
    variance = 4 * np.mean(np.sum(matrix**2, axis=0))
    assert parts["variance"] == pytest.approx(variance, rel=0.15)
    assert parts["bias²"] == pytest.approx(bias_squared, rel=0.1, abs=5 * variance / N_DATASETS)
    assert parts["noise"] == 4


def test_the_parts_add_up_to_the_error(explorer):
    for degree in DEGREES:
        *parts, error = told(explorer, degree=degree).values()
        assert sum(parts) == pytest.approx(error, abs=0.016)  # each is rounded


def test_the_lowest_bar_is_named(explorer):
    errors = {degree: told(explorer, degree=degree)["expected error"] for degree in DEGREES}
    best = min(errors, key=errors.get)
    assert f"The lowest bar is that of degree {best}: {errors[best]:.2f}." in explorer.caption


def test_without_noise_there_is_no_variance_and_the_bias_stays(explorer):
    parts = told(explorer, noise=0.0)
    assert (parts["variance"], parts["noise"]) == (0, 0)
    assert parts["bias²"] == pytest.approx(told(explorer)["bias²"], abs=0.1)
