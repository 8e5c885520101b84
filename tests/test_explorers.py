"""Explorers without a browser: turn a control, and look at picture, caption and description."""

from __future__ import annotations

import re
import time

import matplotlib.pyplot as plt
import numpy as np
import pytest
from ipywidgets import FloatSlider

from mlnotes import optimizers, plots
from mlnotes.explorers import Explorer, View, descent_explorer
from mlnotes.explorers.descent import OPTIMISERS, describe

# Curvatures of the mean squared error of a line on 100 even points of [-10, 10], where the mean
# of x² is 100/3 · (n + 1)/(n - 1).
FLATTEST, STEEPEST = 2.0, 2 * 100 / 3 * 101 / 99


def alt_of(explorer: Explorer) -> str:
    return re.search('alt="([^"]+)"', explorer.image.value)[1]


def turn(explorer: Explorer, **values) -> str:
    for name, value in values.items():
        explorer.controls[name].value = value
    return explorer.caption.value


def test_the_caption_tells_where_descent_ends():
    caption = turn(descent_explorer(), learning_rate=0.01, n_steps=100)
    intercept = 5 * (1 - (1 - 0.01 * FLATTEST) ** 100)
    assert f"after 100 steps at intercept {intercept:.3g}, slope 2" in caption


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        (0.0145, "gliding"),  # below 1/STEEPEST
        (0.0150, "oscillating"),
        (0.0290, "oscillating"),  # below 2/STEEPEST
        (0.0295, "diverging"),
    ],
)
def test_the_caption_names_what_the_rate_does(rate, words):
    assert (rate < 1 / STEEPEST) == (words == "gliding")
    assert (rate > 2 / STEEPEST) == (words == "diverging")
    assert words in turn(descent_explorer(), learning_rate=rate, n_steps=100)


def test_momentum_moves_the_limit_up():
    explorer = descent_explorer()
    assert "diverging" in turn(explorer, learning_rate=0.04, n_steps=200)
    assert "oscillating, and now below" in turn(explorer, optimiser="momentum 0.5")


@pytest.mark.parametrize(("optimiser", "momentum"), [("momentum 0.5", 0.5), ("momentum 0.9", 0.9)])
def test_an_optimiser_uses_the_momentum_it_is_named_after(optimiser, momentum):
    arguments = (lambda w: 2 * w, [1.0, -2.0], 0.1, 5)
    np.testing.assert_array_equal(
        OPTIMISERS[optimiser](*arguments),
        optimizers.momentum_descent(*arguments, momentum=momentum),
    )


def test_every_control_changes_picture_caption_and_description():
    explorer = descent_explorer()
    changes = {
        "optimiser": "momentum 0.9",
        "learning_rate": 0.02,
        "intercept": 10.0,
        "slope": 4.0,
        "n_steps": 50,
    }
    assert changes.keys() == explorer.controls.keys()
    for name, value in changes.items():
        before = explorer.image.value, explorer.caption.value, alt_of(explorer)
        turn(explorer, **{name: value})
        after = explorer.image.value, explorer.caption.value, alt_of(explorer)
        assert all(old != new for old, new in zip(before, after, strict=True)), name


def test_the_same_controls_give_the_same_view_whatever_was_shown_before():
    wandered, fresh = descent_explorer(), descent_explorer()
    turn(wandered, learning_rate=0.05, n_steps=200)
    for explorer in (wandered, fresh):
        turn(explorer, learning_rate=0.02, n_steps=20)
    assert wandered.image.value == fresh.image.value
    assert wandered.caption.value == fresh.caption.value


def test_no_steps_and_a_start_at_the_lowest_point_are_shown_too():
    caption = turn(descent_explorer(), n_steps=0, intercept=5.0, slope=2.0)
    assert "after 0 steps at intercept 5, slope 2" in caption


def test_the_figure_belongs_to_the_explorer_alone():
    before = plt.get_fignums()
    turn(descent_explorer(), learning_rate=0.02)
    assert plt.get_fignums() == before


def test_every_control_has_a_name_and_the_caption_is_announced():
    explorer = descent_explorer()
    assert all(control.description for control in explorer.controls.values())
    assert 'role="status"' in explorer.caption.value


def test_a_redraw_is_fast_enough_for_a_hand_on_a_slider():
    explorer = descent_explorer()
    turn(explorer, learning_rate=0.006)
    seconds = []
    for rate in np.arange(0.007, 0.02, 0.001):
        begin = time.process_time()
        turn(explorer, learning_rate=rate)
        seconds.append(time.process_time() - begin)
    assert np.median(seconds) < 0.06


def test_what_a_view_says_is_escaped_and_drawn_for_any_explorer():
    ax = plots.new_axes()
    plt.close(ax.figure)

    def look(level):
        ax.set_ylim(0, level)
        return View(ax.figure, alt=f"up to {level:g} & on", caption=f"{level:g} < infinity")

    explorer = Explorer(look, {"level": FloatSlider(1.0, max=5.0, description="level")})
    turn(explorer, level=3.0)
    assert explorer.caption.value == '<p role="status">3 &lt; infinity</p>'
    assert alt_of(explorer) == "up to 3 &amp; on"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ([[4.0], [2.0], [1.0]], "gliding, still on its way"),
        ([[4.0], [-2.0], [1.0]], "oscillating, still on its way"),
        ([[4.0], [-5.0], [6.0]], "diverging"),
        ([[4.0], [0.1], [0.001]], "gliding, and now below a thousandth"),
        ([[4.0], [1e-9], [-1e-9], [1e-9]], "gliding, and now below"),
    ],
)
def test_a_path_is_described_in_words(path, words):
    path = np.array(path)
    assert describe(path, np.sum(path**2, axis=1)).startswith(words)
