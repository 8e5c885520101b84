"""What the descent explorer says, against what is known of descent on a quadratic."""

from __future__ import annotations

import numpy as np
import pytest

from mlnotes import optimizers
from mlnotes.explorers import descent_explorer
from mlnotes.explorers.descent import OPTIMISERS, RATES, describe

# Curvatures of the mean squared error of a line on 100 even points of [-10, 10], where the mean
# of x² is 100/3 · (n + 1)/(n - 1).
FLATTEST, STEEPEST = 2.0, 2 * 100 / 3 * 101 / 99
MOMENTA = {"gradient descent": 0.0, "momentum 0.5": 0.5, "momentum 0.9": 0.9}


@pytest.fixture(scope="module")
def explorer():
    """Tests set all controls that their question depends on."""
    return descent_explorer()


def turn(explorer, **values) -> str:
    start = {"optimiser": "gradient descent", "intercept": 0.0, "slope": 0.0}
    for name, value in (start | values).items():
        explorer.controls[name].value = value
    return explorer.caption


def test_the_caption_tells_where_descent_ends(explorer):
    caption = turn(explorer, learning_rate=0.01, n_steps=100)
    intercept = 5 * (1 - (1 - 0.01 * FLATTEST) ** 100)
    assert f"after 100 steps at intercept {intercept:.3g}, slope 2; " in caption


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.014, "gliding"),  # below 1/STEEPEST
        (0.015, "oscillating"),
        (0.029, "oscillating"),  # below 2/STEEPEST
        (0.03, "diverging"),
    ],
)
def test_the_caption_names_what_the_rate_does(explorer, rate, words):
    assert (rate < 1 / STEEPEST) == (words == "gliding")
    assert (rate > 2 / STEEPEST) == (words == "diverging")
    assert words in turn(explorer, learning_rate=rate, n_steps=100)


def long_run(optimiser: str, rate: float) -> tuple[np.ndarray, np.ndarray]:
    """400 steps from (0, 0) on the loss by its two curvatures, and the loss after each."""
    curvatures = np.array([FLATTEST, STEEPEST])
    error = np.array([-5.0, -2.0])
    with np.errstate(over="ignore", invalid="ignore"):
        path = OPTIMISERS[optimiser](lambda w: curvatures * w, error, rate, 400)
        return path, path**2 @ curvatures / 2


@pytest.mark.parametrize("optimiser", MOMENTA)
def test_a_rate_beyond_the_bound_is_said_to_diverge_and_no_other_however_few_the_steps(optimiser):
    bound = 2 * (1 + MOMENTA[optimiser]) / STEEPEST
    for rate in RATES[::3]:
        run = long_run(optimiser, rate)
        said = {n: describe(*run, n).startswith("diverging") for n in (1, 2, 5, 20, 100, 200)}
        assert not any(said.values()) if rate <= bound else said[200]


@pytest.mark.parametrize("optimiser", ["RMSProp", "Adam"])
def test_steps_of_bounded_length_never_diverge(optimiser):
    for rate in RATES[::3]:
        run = long_run(optimiser, rate)
        assert not any(describe(*run, n).startswith("diverging") for n in (1, 20, 200))


def test_overflow_is_told_as_such(explorer):
    assert np.log10(STEEPEST - 1) * 2 * 200 > 308  # the loss's digits, and those that fit
    caption = turn(explorer, learning_rate=1.0, n_steps=200)
    assert caption.endswith("diverging, and now beyond the numbers that a computer can hold.")


def test_a_start_at_the_lowest_point_stays_there(explorer):
    for optimiser in OPTIMISERS:
        caption = turn(
            explorer, optimiser=optimiser, intercept=5.0, slope=2.0, learning_rate=3.0, n_steps=200
        )
        assert "at intercept 5, slope 2; loss 0, where it started" in caption


def test_no_step_is_told_as_none(explorer):
    assert "after 0 steps at intercept 0, slope 0" in turn(explorer, n_steps=0)
    assert "after 1 step at" in turn(explorer, n_steps=1)


def test_the_share_of_the_loss_is_that_of_the_two_directions(explorer):
    # From (0, 0) the errors are 5 in the flat direction and 2 in the steep one.
    left = [
        25 * (1 - 0.004 * FLATTEST) ** (2 * k) + 2 * STEEPEST * (1 - 0.004 * STEEPEST) ** (2 * k)
        for k in (0, 20)
    ]
    caption = turn(explorer, learning_rate=0.004, n_steps=20)
    assert f"loss {left[1]:.3g}, gliding, {100 * left[1] / left[0]:.2g}% of the loss" in caption


@pytest.mark.parametrize(("optimiser", "momentum"), MOMENTA.items())
def test_an_optimiser_uses_the_momentum_it_is_named_after(optimiser, momentum):
    arguments = (lambda w: 2 * w, [1.0, -2.0], 0.1, 5)
    np.testing.assert_array_equal(
        OPTIMISERS[optimiser](*arguments),
        optimizers.momentum_descent(*arguments, momentum=momentum),
    )


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ([4.0, 2.0, 1.0], "gliding, 6.2% of the loss"),
        ([4.0, -2.0, 1.0], "oscillating, 6.2% of the loss"),
        ([4.0, -5.0, 6.0, -7.2], "diverging"),
        ([4.0, -5.0], "for now above"),
        ([4.0, 0.1, 0.001], "gliding, now below a thousandth"),
        ([4.0, 1e-9, -1e-9, 1e-9], "gliding, now below"),
        ([4.0, 2.0], "25% of the loss"),
    ],
)
def test_a_path_is_described_in_words(path, words):
    walked = np.array(path)[:, None]
    later = np.full((40, 1), 8.0 if words == "diverging" else path[-1])
    whole = np.concatenate([walked, later])
    values = np.sum(whole**2, axis=1)
    if words == "diverging":
        values[-1] = 1e3
    assert describe(whole, values, len(path) - 1).startswith(words)
