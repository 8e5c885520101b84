"""The restoring explorer without a browser: turn a control, and see what it says and shows."""

from __future__ import annotations

import re

import numpy as np
import pytest
from scipy.signal import convolve2d, correlate2d

from mlnotes import images
from mlnotes.explorers import restoring_explorer
from mlnotes.explorers.restoring import KERNEL, STEPS, deblurring


def turn(explorer, **values) -> str:
    for name, value in values.items():
        explorer.controls[name].value = value
    return explorer.caption


def test_each_picture_is_that_of_descent_by_scipys_convolutions():
    truth = images.load_photograph("flower.jpg")
    seen = convolve2d(truth, KERNEL, mode="same")
    image, run = seen, deblurring("flower.jpg", 0.0)
    for step in range(6):
        if step in STEPS:
            at = STEPS.index(step)
            residual = convolve2d(image, KERNEL, mode="same") - seen
            np.testing.assert_allclose(run.images[at], image, atol=1e-12)
            np.testing.assert_allclose(run.residuals[at], residual, atol=1e-12)
            np.testing.assert_allclose(run.errors[at], image - truth, atol=1e-12)
            mean_squared_error = np.mean((image - truth) ** 2)
            assert run.decibels[at] == pytest.approx(-10 * np.log10(mean_squared_error))
        residual = convolve2d(image, KERNEL, mode="same") - seen
        image = image - correlate2d(residual, KERNEL, mode="same") / KERNEL.sum() ** 2


@pytest.mark.parametrize("noise", [0.01, 0.03])
def test_the_noise_has_the_size_that_the_control_names(noise):
    run, clean = deblurring("china.jpg", noise), deblurring("china.jpg", 0.0)
    grain = run.images[0] - clean.images[0]
    assert np.std(grain) == pytest.approx(noise, rel=0.02)


def test_how_good_the_picture_is_stays_hidden_until_the_truth_is_asked_for():
    explorer = restoring_explorer()
    hidden = turn(explorer, n_steps=24)
    assert "dB" not in hidden
    assert "dB" not in explorer.picture.alt
    shown = turn(explorer, truth="shown")
    assert shown.startswith(hidden)
    assert "dB" in shown


@pytest.mark.parametrize(
    ("photograph", "noise", "best"),
    [("china.jpg", 0.0, {500}), ("china.jpg", 0.01, {24}), ("china.jpg", 0.03, {7})],
)
def test_the_best_step_comes_the_earlier_the_more_noise_there_is(photograph, noise, best):
    told = turn(restoring_explorer(), photograph=photograph, noise=noise, truth="shown")
    assert int(re.search(r"the best, after (\d+) steps", told)[1]) in best


def test_every_control_changes_caption_and_picture():
    explorer = restoring_explorer()
    for name, value in {
        "photograph": "flower.jpg",
        "noise": 0.03,
        "n_steps": 100,
        "truth": "shown",
    }.items():
        before = explorer.caption, explorer.picture.png
        turn(explorer, **{name: value})
        assert explorer.caption != before[0]
        assert explorer.picture.png != before[1]
        assert explorer.caption in explorer.picture.alt
