"""What lesson 01 says in words and in alt texts, held against closed forms."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_diabetes

from mlnotes import datasets, images, losses, optimizers
from mlnotes.classroom.building import ROOT

X, PROGRESSION = load_diabetes(scaled=False, return_X_y=True)
BMI = X[:, 2]
VARIANCE, COVARIANCE = np.cov(BMI, PROGRESSION, ddof=0)[0]


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "01_gradient_descent.py"


def test_the_losses_of_the_slopes_are_those_of_a_parabola(instructor):
    """mean((s·x − y)²) = s²·var(x) − 2s·cov(x, y) + var(y) for centred x and y."""
    by_slope = {s: s**2 * VARIANCE - 2 * s * COVARIANCE + PROGRESSION.var() for s in (0, 5, 10, 15)}
    for slope, loss in by_slope.items():
        assert f"slope {slope:>2}: loss {loss:,.0f}, its root {loss**0.5:.1f}" in instructor.printed
    assert by_slope[10] < by_slope[15] < by_slope[5] < by_slope[0]


def test_the_tangents_have_the_slopes_of_that_parabola(instructor):
    for weight in (5, 15):
        slope = 2 * (weight * VARIANCE - COVARIANCE)
        assert f"at the weight {weight:>2} the loss changes by {slope:.0f} " in instructor.printed
    assert 10 < COVARIANCE / VARIANCE < 10.5  # "its lowest point a little above 10"


def test_the_measured_slopes_of_the_three_observations_are_those_by_hand(instructor):
    """Residuals −2, 1, 2 times 2 times the rows (1, 1), (1, 2), (1, 4)."""
    assert "[-4.0, -4.0] [2.0, 4.0] [4.0, 16.0]" in instructor.printed
    assert f"with respect to w0: by hand {2 / 3}, measured 0.667" in instructor.printed
    assert f"with respect to w1: by hand None, measured {16 / 3:.3f}" in instructor.printed


def test_a_tenth_of_h_leaves_a_tenth_of_the_forward_and_a_hundredth_of_the_centred_error(
    instructor,
):
    rows = re.findall(
        r"h = ([\d.]+) +error of forward ([\d.e-]+), of centred ([\d.e-]+)", instructor.printed
    )
    h, forward, centred = np.array(rows, dtype=float).T
    np.testing.assert_allclose(h, [0.1, 0.01, 0.001])
    # Taylor at 1: e·h/2 forward, e·h²/6 centred.
    np.testing.assert_allclose(forward, np.e * h / 2, rtol=0.06)
    np.testing.assert_allclose(centred, np.e * h**2 / 6, rtol=0.06)


def test_a_check_passes_a_wrong_gradient_at_0_and_fails_a_right_one_at_its_lowest_point(instructor):
    at_zero = float(re.search(r"wrong gradient, at 0: +(\S+)", instructor.printed)[1])
    assert at_zero < 1e-6
    printed = re.search(r"at five random points: ([\d. ]+)", instructor.printed)[1]
    A, y = np.array([[1.0, 1.0], [1.0, 2.0], [1.0, 4.0]]), np.array([3.0, 1.0, 2.0])
    for found, w in zip(printed.split(), np.random.default_rng(0).normal(size=(5, 2)), strict=True):
        right = 2 / 3 * A.T @ (A @ w - y) + w
        sizes = np.linalg.norm(right), np.linalg.norm(right - 0.5 * w)
        expected = np.linalg.norm(0.5 * w) / max(sizes)
        assert float(found) == pytest.approx(expected, abs=0.006)
        assert float(found) > 1e-6
    at_lowest = float(
        re.search(r"right gradient, at its lowest point: +(\S+)", instructor.printed)[1]
    )
    assert at_lowest > 0.1


def test_the_script_to_mend_is_wrong_by_the_number_of_rows(instructor):
    assert "shape of the formula (100,)" in instructor.printed
    assert "by hand / measured [100. 100.]" in instructor.printed
    halfway = 2 * (1 - (1 - 0.01 / 100 * 2 * 100 / 3 * 101 / 99) ** 100)
    assert halfway < 1
    assert f"divided_in_both_places: slope after 100 steps {halfway:.3g}" in instructor.printed
    assert "mean_gradient: slope after 100 steps 2\n" in instructor.printed
    exploded = re.search(r" loss_gradient: slope after 100 steps (\S+)", instructor.printed)[1]
    assert abs(float(exploded)) > 1e100


def test_the_mended_script_passes_the_check():
    x = np.linspace(-10, 10, 100)
    y, A = 5 + 2 * x, np.column_stack([np.ones(100), x])

    def mended(w):
        return -2 / len(x) * A.T @ (y - A @ w)

    w = np.array([1.0, -1.0])
    measured = losses.numerical_gradient(lambda w: np.sum((y - A @ w) ** 2) / 100, w)
    np.testing.assert_allclose(mended(w) / measured, 1, rtol=1e-6)


def test_at_one_rate_the_peoples_line_arrives_and_at_the_other_it_explodes(instructor):
    """Two descents side by side, since the BMI is centred: curvatures 2 and 2·var(BMI)."""
    best = PROGRESSION.mean(), COVARIANCE / VARIANCE
    assert f"directly:  intercept {best[0]:.2f}, slope {best[1]:.4g}" in instructor.printed
    for rate in (0.04, 0.06):
        intercept, slope = (
            goal * (1 - (1 - rate * curvature) ** 100)
            for goal, curvature in zip(best, (2, 2 * VARIANCE), strict=True)
        )
        expected = f"rate {rate}: intercept {intercept:.2f}, slope {slope:.4g}"
        assert expected in instructor.printed
    assert -1 < 1 - 0.04 * 2 * VARIANCE < 0  # "zigzags, ever less"


def test_the_explorers_path_jumps_from_1_over_the_steepest_curvature_and_climbs_from_twice_that():
    X, y = datasets.line_with_noise()
    A = np.column_stack([np.ones(100), X])
    limit = 2 / (2 * np.mean(X**2))

    def slopes(rate):
        gradient = lambda w: losses.mse_gradient(w, A, y)  # noqa: E731
        return optimizers.gradient_descent(gradient, np.zeros(2), rate, 20)[:, 1] - 2

    assert np.all(slopes(0.49 * limit) <= 0)
    assert slopes(0.51 * limit)[1] > 0
    assert np.all(np.diff(np.abs(slopes(0.99 * limit))) < 0)
    assert np.all(np.diff(np.abs(slopes(1.01 * limit))) > 0)


def test_the_expected_squared_residual_is_the_variance(instructor):
    assert "integral              2500.0" in instructor.printed
    means = re.findall(r"mean over +\d+ rows ([\d.]+)", instructor.printed)
    errors = np.abs(np.array(means, dtype=float) - 50**2)
    assert np.all(np.diff(errors) < 0)


def test_the_descent_of_section_8_ends_at_the_picture_that_opened_the_lesson(instructor):
    photograph = images.load_photograph("china.jpg")
    smear = np.full((1, 9), 1 / 9)
    blurred = images.convolve(photograph, smear)
    path = optimizers.gradient_descent(
        lambda p: images.deblur_gradient(p.reshape(128, 128), blurred, smear).ravel(),
        blurred.ravel(),
        1.0,
        100,
    )
    opened = images.deblur(blurred, smear, n_steps=100).image
    np.testing.assert_allclose(path[-1], opened.ravel(), atol=1e-12)
    for step in (0, 5, 100):
        error = np.std(path[step] - photograph.ravel(), ddof=0)
        offset = np.mean(path[step] - photograph.ravel())
        line = f"after {step:>3} steps: {np.hypot(error, offset):.3f} from the true photograph"
        assert line in instructor.printed
    assert "weights: 16384" in instructor.printed
