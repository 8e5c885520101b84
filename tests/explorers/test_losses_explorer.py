"""The losses explorer without a browser: its lowest points and slopes, against scipy."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import expit, huber
from sklearn import metrics

from mlnotes.explorers import losses_explorer
from mlnotes.explorers.losses import (
    DELTAS,
    FIFTH,
    LOGITS,
    RIDES,
    best_numbers,
    number_losses,
    score_losses,
)


@pytest.fixture(scope="module", params=["residuals", "probabilities"])
def explorer(request):
    return losses_explorer(request.param)


@pytest.mark.parametrize("fifth", FIFTH[::5])
@pytest.mark.parametrize("delta", DELTAS[::3])
def test_the_numbers_told_are_the_lowest_points_of_the_losses(fifth, delta):
    rides = np.array([*RIDES, fifth])
    mean_huber = minimize_scalar(
        lambda number: huber(delta, rides - number).mean(),
        bounds=(10, 60),
        method="bounded",
        options={"xatol": 1e-9},
    )
    best = best_numbers(rides, delta)
    assert best == {
        "RMSE": pytest.approx(sum(rides) / 5),
        "MAE": sorted(rides)[2],
        "Huber": pytest.approx(mean_huber.x, abs=1e-5),
    }
    caption = losses_explorer().look(fifth, delta).caption
    told = [float(number) for number in re.findall(r" at ([\d.]+\d)", caption)]
    assert told == pytest.approx(list(best.values()), abs=0.006)


def test_all_three_losses_of_a_number_are_in_minutes():
    rides = np.array([18.0, 19.0, 20.0, 22.0, 30.0])
    announced = [21.0] * 5
    assert number_losses(21.0, rides, 2.0) == {
        "RMSE": pytest.approx(metrics.root_mean_squared_error(rides, announced)),
        "MAE": pytest.approx(metrics.mean_absolute_error(rides, announced)),
        "Huber": pytest.approx(huber(2.0, rides - 21).mean() / 2),
    }


def test_huber_goes_from_the_median_to_the_mean_as_delta_grows():
    rides = np.array([*RIDES, 60.0])
    best = [best_numbers(rides, delta)["Huber"] for delta in DELTAS]
    assert best == sorted(best)
    assert best[0] == pytest.approx(np.median(rides), abs=0.01)
    assert best_numbers(rides, 100.0)["Huber"] == pytest.approx(rides.mean())


@pytest.mark.parametrize("label", [0, 1])
def test_losses_slopes_and_bends_of_a_score_are_those_of_calculus(label):
    explorer = losses_explorer("probabilities")
    for z in LOGITS:
        p = expit(z)
        log_loss = metrics.log_loss([label], [p], labels=[0, 1])
        assert score_losses(z, label) == {
            "log loss": pytest.approx(log_loss),
            "squared error": pytest.approx((p - label) ** 2),
        }
        caption = explorer.look(z, label).caption.replace("−", "-")
        slopes = p - label, 2 * (p - label) * p * (1 - p)
        told = re.findall(r"slope ([^\s,]+)", caption)
        assert [float(number) for number in told] == pytest.approx(slopes, rel=6e-3)
        flatter = float(re.search(r"([\d,.]+) times", caption)[1].replace(",", ""))
        assert flatter == pytest.approx(slopes[0] / slopes[1], rel=0.05)
        given = p if label else 1 - p
        assert f"bends {'down' if given < 1 / 3 else 'up'} here" in caption


def test_at_minus_10_the_squared_error_is_11_014_times_flatter_for_label_1():
    explorer = losses_explorer("probabilities")
    explorer.controls["z"].value = -10.0
    assert "11,014 times flatter" in explorer.caption
    assert math.isclose((1 + math.exp(10)) ** 2 / (2 * math.exp(10)), 11014.2, rel_tol=1e-5)


def test_every_control_changes_picture_caption_and_description(explorer):
    for name, control in explorer.controls.items():
        before = explorer.picture.png, explorer.caption, explorer.picture.alt
        control.value = control.options[-1]
        after = explorer.picture.png, explorer.caption, explorer.picture.alt
        assert all(old != new for old, new in zip(before, after, strict=True)), name


def test_whatever_is_set_fits_in_the_room_for_words(explorer):
    first, second = explorer.controls.values()
    for a in first.options[::5]:
        for b in second.options:
            assert len(explorer.look(a, b).caption) <= 290


def test_another_subject_is_refused():
    with pytest.raises(ValueError, match="'residuals' or 'probabilities', got 'ranks'"):
        losses_explorer("ranks")
