"""The momentum explorer without a browser: its map against runs, and what it says."""

from __future__ import annotations

import numpy as np
import pytest

from mlnotes import comparisons, optimizers
from mlnotes.explorers import momentum_explorer
from mlnotes.explorers.momentum import MOMENTA, N_STEPS, RATES, START, phase


def turn(explorer, **values) -> str:
    for name, value in values.items():
        explorer.controls[name].value = value
    return explorer.caption


@pytest.mark.parametrize("momentum", [0.0, 0.2, 0.5, 0.9])
@pytest.mark.parametrize("rate", [0.001, 0.02, 0.2, 0.9, 1.5, 2.1, 2.9, 3.5, 4.2])
def test_the_phase_of_a_direction_is_what_a_long_run_in_it_does(rate, momentum):
    run = optimizers.momentum_descent(lambda w: w, [1.0], rate, 300, momentum=momentum)[:, 0]
    if abs(run[-1]) > 1:
        seen = "diverges"
    else:
        seen = "oscillates" if np.any(run[run != 0] < 0) else "glides"
    assert phase(rate, momentum) == seen


def test_without_momentum_the_walls_oscillate_above_one_25th_and_diverge_above_two():
    explorer = momentum_explorer()
    assert "between the walls it glides" in turn(explorer, rate=0.04, momentum=0.0)
    assert "between the walls it oscillates" in turn(explorer, rate=0.045)
    assert "between the walls it oscillates" in turn(explorer, rate=0.079)
    assert "between the walls it diverges" in turn(explorer, rate=0.089)
    assert "between the walls it oscillates" in turn(explorer, momentum=0.2)


def test_the_setting_that_the_lesson_names_leaves_least_of_the_distance():
    left = {
        (rate, momentum): np.linalg.norm(
            optimizers.momentum_descent(
                comparisons.ravine_gradient, START, rate, N_STEPS, momentum=momentum
            )[-1]
        )
        for rate in RATES
        for momentum in MOMENTA
    }
    assert min(left, key=left.get) == (0.11, 0.45)
    told = left[0.11, 0.45] / np.linalg.norm(START)
    assert f"{told:.2g} of the distance is left" in turn(
        momentum_explorer(), rate=0.11, momentum=0.45
    )


def test_every_control_changes_picture_caption_and_description():
    explorer = momentum_explorer()
    changes = {"rate": 0.1, "momentum": 0.5}
    assert changes.keys() == explorer.controls.keys()
    for name, value in changes.items():
        before = explorer.picture.png, explorer.caption, explorer.picture.alt
        turn(explorer, **{name: value})
        after = explorer.picture.png, explorer.caption, explorer.picture.alt
        assert all(old != new for old, new in zip(before, after, strict=True)), name
