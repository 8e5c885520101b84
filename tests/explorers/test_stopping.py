"""What the stopping explorer says, against rules worked out on its curves by hand."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
import pytest

from mlnotes.explorers import stopping_explorer
from mlnotes.explorers.stopping import CURVES, SMALL, TOLERANCES, first_settled


@pytest.fixture(scope="module")
def explorer():
    """Tests set all controls that their question depends on."""
    return stopping_explorer()


def turn(explorer, **values) -> str:
    usual = {"curve": "settles", "noise": 0.0, "tolerance": 0.03, "patience": 5, "min_delta": 0.0}
    for name, value in (usual | values).items():
        explorer.controls[name].value = value
    return explorer.caption


@pytest.mark.parametrize("patience", [1, 5, 40])
def test_without_noise_the_turning_curve_is_left_patience_epochs_after_its_lowest(
    explorer, patience
):
    lowest = int(np.argmin(CURVES["turns up"][1]))
    caption = turn(explorer, curve="turns up", noise=0, patience=patience)
    assert f"ends at epoch {lowest + patience} and keeps epoch {lowest}," in caption
    assert caption.endswith(f"at epoch {lowest}.")


def test_without_noise_training_settles_once_each_step_is_within_the_tolerance(explorer):
    # Training is 0.2 + 0.8 exp(-t/12): solve for the first step that is small, by hand.
    losses = [0.2 + 0.8 * np.exp(-t / 12) for t in range(120)]
    small = [(a - b) / a <= 0.01 for a, b in pairwise(losses)]
    first = small.index(True) + 1  # the epoch after the first small step, and all later ones are
    assert all(small[first:])
    for patience in (1, 7):
        caption = turn(explorer, curve="settles", noise=0, tolerance=0.01, patience=patience)
        assert f"first holds at epoch {first + patience - 1}, training loss" in caption


def test_little_patience_misses_the_drop_after_a_plateau_that_more_patience_sees(explorer):
    hasty = turn(explorer, curve="plateau, then a drop", noise=0.02, patience=3)
    patient = turn(explorer, curve="plateau, then a drop", noise=0.02, patience=40)
    assert "Early stopping ends" in hasty
    kept = [float(re.search(r"validation loss ([\d.]+);", text)[1]) for text in (hasty, patient)]
    assert kept[0] > 0.5
    assert kept[1] < 0.3


def test_a_creeping_curve_has_converged_by_the_rule_and_early_stopping_goes_on(explorer):
    caption = turn(explorer, curve="creeps", noise=0, tolerance=0.01, patience=5)
    assert "has_converged first holds at epoch 5, training loss 0.996" in caption
    assert "Early stopping never ends and keeps epoch 119" in caption


def test_a_strict_tolerance_is_never_met_by_a_noisy_curve(explorer):
    caption = turn(explorer, noise=0.05, tolerance=1e-4)
    assert "has_converged never holds" in caption


@pytest.mark.parametrize(
    ("losses", "epoch"),
    [([4, 4], 1), ([4, 2, 2], 2), ([4, 2, 1], None), ([4, 4, 2, 1], 1), ([4], None)],
)
def test_the_first_settled_epoch_is_that_of_the_prefix(losses, epoch):
    assert first_settled(np.array(losses, dtype=float), tolerance=0.1, patience=1) == epoch


def test_the_scales_hold_round_numbers_from_end_to_end():
    assert SMALL == (0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.045, 0.05)
    assert TOLERANCES == (
        1e-4,
        2e-4,
        3e-4,
        5e-4,
        1e-3,
        2e-3,
        3e-3,
        5e-3,
        0.01,
        0.02,
        0.03,
        0.05,
        0.1,
    )
