"""The stopping explorer without a browser: turn a control, and look at what it says and shows."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlnotes.explorers import Explorer, stopping_explorer
from mlnotes.explorers.stopping import CURVES, first_settled


def alt_of(explorer: Explorer) -> str:
    return re.search('alt="([^"]+)"', explorer.image.value)[1]


def turn(explorer: Explorer, **values) -> str:
    for name, value in values.items():
        explorer.controls[name].value = value
    return explorer.caption.value


@pytest.mark.parametrize("patience", [1, 5, 40])
def test_without_noise_the_turning_curve_is_left_patience_epochs_after_its_lowest(patience):
    lowest = int(np.argmin(CURVES["turns up"][1]))
    caption = turn(stopping_explorer(), curve="turns up", noise=0, patience=patience)
    assert f"ends at epoch {lowest + patience} and keeps epoch {lowest}," in caption
    assert caption.endswith(f"at epoch {lowest}.</p>")


def test_without_noise_training_settles_once_each_step_is_within_the_tolerance():
    # Training is 0.2 + 0.8 exp(-t/12): solve for the first step that is small, by hand.
    losses = [0.2 + 0.8 * np.exp(-t / 12) for t in range(120)]
    small = [(a - b) / a <= 0.01 for a, b in pairwise(losses)]
    first = small.index(True) + 1  # the epoch after the first small step, and all later ones are
    assert all(small[first:])
    explorer = stopping_explorer()
    for patience in (1, 7):
        caption = turn(explorer, curve="settles", noise=0, tolerance=0.01, patience=patience)
        assert f"first holds at epoch {first + patience - 1}, training loss" in caption


def test_little_patience_misses_the_drop_after_a_plateau_that_more_patience_sees():
    explorer = stopping_explorer()
    hasty = turn(explorer, curve="plateau, then a drop", noise=0.02, patience=3)
    patient = turn(explorer, patience=40)
    assert "Early stopping ends" in hasty
    kept = [float(re.search(r"validation loss ([\d.]+);", text)[1]) for text in (hasty, patient)]
    assert kept[0] > 0.5
    assert kept[1] < 0.3


def test_a_creeping_curve_has_converged_by_the_rule_and_early_stopping_goes_on():
    caption = turn(stopping_explorer(), curve="creeps", noise=0, tolerance=0.01, patience=5)
    assert "has_converged first holds at epoch 5, training loss 0.996" in caption
    assert "Early stopping never ends and keeps epoch 119" in caption


def test_a_strict_tolerance_is_never_met_by_a_noisy_curve():
    caption = turn(stopping_explorer(), noise=0.05, tolerance=1e-4)
    assert "has_converged never holds" in caption


@pytest.mark.parametrize(
    ("losses", "epoch"),
    [([4, 4], 1), ([4, 2, 2], 2), ([4, 2, 1], None), ([4, 4, 2, 1], 1), ([4], None)],
)
def test_the_first_settled_epoch_is_that_of_the_prefix(losses, epoch):
    assert first_settled(np.array(losses, dtype=float), tolerance=0.1, patience=1) == epoch


def test_every_control_changes_picture_caption_and_description():
    explorer = stopping_explorer()
    changes = {
        "curve": "turns up",
        "noise": 0.02,
        "tolerance": 0.1,
        "patience": 12,
        "min_delta": 0.05,
    }
    assert changes.keys() == explorer.controls.keys()
    for name, value in changes.items():
        before = explorer.image.value, explorer.caption.value, alt_of(explorer)
        turn(explorer, **{name: value})
        after = explorer.image.value, explorer.caption.value, alt_of(explorer)
        assert all(old != new for old, new in zip(before, after, strict=True)), name


def test_the_same_controls_give_the_same_view_whatever_was_shown_before():
    wandered, fresh = stopping_explorer(), stopping_explorer()
    turn(wandered, curve="creeps", noise=0.05, tolerance=1e-4, patience=40, min_delta=0.03)
    for explorer in (wandered, fresh):
        turn(explorer, curve="turns up", noise=0.01, tolerance=0.1, patience=3, min_delta=0)
    assert wandered.image.value == fresh.image.value
    assert wandered.caption.value == fresh.caption.value


def test_the_figure_belongs_to_the_explorer_alone():
    before = plt.get_fignums()
    turn(stopping_explorer(), patience=9)
    assert plt.get_fignums() == before


def test_a_redraw_is_fast_enough_for_a_hand_on_a_slider():
    explorer = stopping_explorer()
    turn(explorer, patience=2)
    seconds = []
    for patience in range(3, 16):
        begin = time.process_time()
        turn(explorer, patience=patience)
        seconds.append(time.process_time() - begin)
    assert np.median(seconds) < 0.06
