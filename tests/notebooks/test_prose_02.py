"""What lesson 02 says in words and in alt texts, held against closed forms."""

from __future__ import annotations

import math
import re
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_diabetes

from mlnotes.classroom.building import ROOT
from mlnotes.explorers import rates

X, PROGRESSION = load_diabetes(scaled=False, return_X_y=True)
# The line's Hessian on 100 centred, evenly spaced x from −10 to 10 is diag(2, 2·mean x²).
FLATTEST, STEEPEST = 2.0, 2 * 100 / 3 * 101 / 99


@pytest.fixture
def source() -> Path:
    return ROOT / "solutions" / "02_learning_rates.py"


def test_the_hundred_blind_steps_agree_with_theory(instructor):
    shrunk = (1 - 0.01 * FLATTEST) ** 100
    assert f"step 100: intercept {5 * (1 - shrunk):.3f}, slope 2.000" in instructor.printed
    assert f"factor 0.980, in 100 steps {shrunk:.4f}, so it ends at 4.337" in instructor.printed
    assert f"curvature {STEEPEST:.3f}, factor {1 - 0.01 * STEEPEST:.3f}" in instructor.printed
    assert "step   0: intercept 0.000, slope 0.000, loss 161.0" in instructor.printed
    loss = 5**2 * shrunk**2
    assert loss < 0.5
    assert f"slope 2.000, loss {loss:.3f}\n" in instructor.printed
    steps = math.ceil(math.log(0.01) / math.log(1 - 0.01 * FLATTEST))
    assert steps == 228
    assert f"steps foreseen: {steps}\nsteps needed:   {steps}\n" in instructor.printed
    digit = math.log(0.1) / math.log(0.98)
    assert round(digit) == 114
    assert f"each further digit: {digit:.1f}" in instructor.printed


def test_an_intercept_of_0_hides_that_it_has_not_moved(instructor):
    assert "intercept 0.000, slope 2.000\n" in instructor.printed


def test_the_condition_numbers_bounds_and_growth_are_those_of_the_closed_forms(instructor):
    growth = abs(1 - 0.03 * STEEPEST) ** 100
    vector = np.hypot(5 * (1 - 0.03 * FLATTEST) ** 100, 2 * growth) / np.hypot(5, 2)
    for line in [
        f"{STEEPEST:.3f} / {FLATTEST:.3f} = {STEEPEST / FLATTEST:.3f}",
        f"stable below {2 / STEEPEST:.5f}; .03 is 2% above it",
        f"the slope's error grew {growth:.1f} times",
        f"the error vector grew {vector:.1f} times",
        f"people:      stable below {1 / X[:, 2].var():.5f}",
        f"line: κ {STEEPEST / FLATTEST:.3f}, best rate {2 / (FLATTEST + STEEPEST):.5f}, "
        f"factor {(STEEPEST - FLATTEST) / (STEEPEST + FLATTEST):.4f}, 79 steps",
        "line, standardised: κ 1.000, best rate 0.50000, factor 0.0000, 1 steps",
    ]:
        assert line in instructor.printed
    assert f"{growth:.1f} {vector:.1f}" == "52.5 19.5"


def test_a_rate_above_the_bound_falls_for_five_steps_before_it_rises(instructor):
    """The people's loss splits into noise and two parts, each shrinking by its own factor."""
    variance, covariance = np.cov(X[:, 2], PROGRESSION, ddof=0)[0]
    floor = PROGRESSION.var() - covariance**2 / variance
    steps = np.arange(41)

    def loss(rate):
        flat = PROGRESSION.mean() ** 2 * (1 - rate * 2) ** (2 * steps)
        steep = covariance**2 / variance * (1 - rate * 2 * variance) ** (2 * steps)
        return floor + flat + steep

    assert loss(0.055).argmin() == 5
    assert np.all(np.diff(loss(0.055)[5:]) > 0)
    assert loss(0.04)[-1] < 1.01 * floor
    for rate in (0.001, 0.01, 0.04, 0.055):
        assert f"after 40 steps {loss(rate)[-1]:,.0f}\n" in instructor.printed


def test_standardising_gains_five_digits(instructor):
    def condition(columns):
        return np.linalg.cond(np.column_stack([np.ones(len(columns)), columns])) ** 2

    before, after = condition(X), condition((X - X.mean(axis=0)) / X.std(axis=0))
    assert 5 <= math.log10(before / after) < 6
    printed = re.findall(
        r"(?:measured|standardised): condition number ([\d,]+)", instructor.printed
    )
    found = [float(number.replace(",", "")) for number in printed]
    np.testing.assert_allclose(found, [before, after], rtol=2e-3)


def test_the_peoples_weights_take_about_a_thousand_steps_and_their_loss_half_of_that(instructor):
    columns = (X - X.mean(axis=0)) / X.std(axis=0)
    H = 2 / 442 * np.pad(columns.T @ columns, ((1, 0), (1, 0)))
    H[0, 0] = 2
    values, vectors = np.linalg.eigh(H)
    y = (PROGRESSION - PROGRESSION.mean()) / PROGRESSION.std()
    best = np.concatenate([[0], np.linalg.lstsq(columns, y)[0]])
    floor = np.mean((columns @ best[1:] - y) ** 2)
    factors = 1 - 2 / (values[0] + values[-1]) * values
    parts = (vectors.T @ best) * factors ** np.arange(2001)[:, None]
    distances = np.linalg.norm(parts, axis=1)
    weights = np.argmax(distances <= 0.01 * distances[0])
    loss = np.argmax(floor + parts**2 @ values / 2 <= 1.01 * floor)
    assert f"ten measurements: κ {values[-1] / values[0]:.3f}" in instructor.printed
    assert f" {weights} steps\n" in instructor.printed
    assert f"within 1% of its lowest after {loss}\n" in instructor.printed
    assert 950 < weights < 1050
    assert 0.4 < loss / weights < 0.5


def test_a_condition_number_of_ten_thousand_costs_some_11500_steps_a_digit():
    assert -math.log(10) / math.log(9999 / 10001) == pytest.approx(11_500, rel=2e-3)


def test_in_twenty_steps_the_explorers_best_share_lies_below_the_crossing():
    def left(share):
        factors = 1 - share * 2 / np.array([34, 1])
        return np.linalg.norm(rates.START * factors**rates.N_STEPS)

    best = min(rates.SHARES, key=left)
    assert best == 0.95 < 34 / 35
    assert left(best) < left(0.98)


def test_the_saddle_keeps_the_start_on_its_line_and_sends_the_others_to_different_valleys(
    instructor,
):
    for line in [
        "curvature -2 along",
        "curvature +2 along",
        "A ends at [0. 0.] loss 1.000",
        "B ends at [1.17 0.86] loss 0.000",
        "C ends at [-1.24 -0.81] loss 0.000",
    ]:
        assert line in instructor.printed
    waiting = re.findall(r"from \(1.2, -1.1999\), step +(\d+): loss ([\d.]+)", instructor.printed)
    by_step = {int(step): float(loss) for step, loss in waiting}
    assert by_step[20] == pytest.approx(1, abs=0.02)
    assert by_step[50] == pytest.approx(1, abs=0.02)
    assert by_step[120] < 0.001


def test_the_larger_rate_rests_where_the_valley_is_flat_enough_for_it(instructor):
    rows = re.findall(
        r"rate (0\.\d): ends at \[([\d.]+) ([\d.]+)\], curvature ([\d.]+), limit ([\d.]+)",
        instructor.printed,
    )
    (_, u, v, sharp, limit), (_, a, b, flat, other) = np.array(rows, dtype=float)
    assert u * v == pytest.approx(1, abs=0.02)
    assert a * b == pytest.approx(1, abs=0.02)
    assert sharp == pytest.approx(2 * (u**2 + v**2), rel=0.02)
    assert 0.1 < limit < 0.3 < other
    assert flat < sharp
