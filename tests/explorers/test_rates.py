"""The rates explorer without a browser: turn a control, and see what it says."""

from __future__ import annotations

import re

import numpy as np
import pytest

from mlnotes.explorers import rates_explorer
from mlnotes.explorers.rates import N_STEPS, SHARES, START


def turn(explorer, **values) -> str:
    for name, value in values.items():
        explorer.controls[name].value = value
    return explorer.caption


@pytest.fixture(scope="module")
def explorer():
    return rates_explorer()


def numbers(caption: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", caption)]


@pytest.mark.parametrize("share", [SHARES[0], 0.7, 1.02])
@pytest.mark.parametrize("condition", [1, 4, 34])
def test_the_factors_and_the_error_are_those_of_theory(explorer, condition, share):
    rate = share * 2 / (2 * condition)
    factors = 1 - rate * np.array([2, 2 * condition])
    left = np.linalg.norm(START * factors**N_STEPS)
    found = numbers(turn(explorer, condition=condition, share=share))
    expected = [rate, *factors, N_STEPS, left, np.linalg.norm(START)]
    np.testing.assert_allclose(found, expected, rtol=5e-3, atol=6e-4)


def test_it_grows_above_the_bound_and_shrinks_below_it(explorer):
    assert "it shrinks" in turn(explorer, condition=34, share=0.98)
    assert "it grows" in turn(explorer, condition=34, share=1.05)


def test_at_the_bound_of_a_round_bowl_nothing_shrinks_or_grows(explorer):
    assert "it stays as it is" in turn(explorer, condition=1, share=1.0)


def test_a_round_bowl_is_done_in_one_step_at_half_the_bound(explorer):
    assert "it has arrived" in turn(explorer, condition=1, share=0.5)


def test_the_picture_tells_what_the_caption_tells(explorer):
    caption = turn(explorer, condition=4, share=0.3)
    assert explorer.picture.alt.endswith(caption)
