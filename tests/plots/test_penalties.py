"""Penalties as they are drawn: lowest points, clouds of fits, balls."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlnotes import plots
from mlnotes.plots.penalties import ball_edge


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


@pytest.mark.parametrize(("penalty", "expected"), [(np.square, [3, 1, 1 / 3]), (np.abs, [3, 2, 0])])
def test_the_dots_stand_at_the_lowest_points(penalty, expected):
    ax = plots.plot_penalised(
        lambda w: (w - 3) ** 2 + 1, penalty, [0, 2, 8], limits=[(-1.5, 5), (0, 20)]
    )
    dots = [line.get_xdata()[0] for line in ax.lines if line.get_marker() == "o"]
    np.testing.assert_allclose(dots, expected, atol=0.0026)  # half a step of the grid


def test_each_curve_is_named_where_it_leaves_the_picture():
    ax = plots.plot_penalised(np.square, np.square, [0, 1], limits=[(-3, 3), (0, 2)])
    places = {text.get_text(): text.xy for text in ax.texts}
    assert places["alpha 0"] == pytest.approx((np.sqrt(2), 2), abs=0.02)
    assert places["alpha 1"] == pytest.approx((1, 2), abs=0.02)


@pytest.mark.parametrize("norm", [1, 2])
def test_the_edge_of_a_ball_has_its_radius_and_meets_the_axes(norm):
    edge = ball_edge(0.7, norm)
    np.testing.assert_allclose(np.linalg.norm(edge, norm, axis=0), 0.7)
    for corner in ([0.7, 0], [0, 0.7], [-0.7, 0], [0, -0.7]):
        assert np.abs(edge.T - corner).max(axis=1).min() < 1e-12


@pytest.mark.parametrize(("fitted", "norm"), [([0.3, 0.4], 2), ([0.5, 0.0], 1)])
def test_the_ball_and_one_level_line_go_through_the_fit(fitted, norm):
    ax = plots.plot_ball(
        lambda w: np.sum((w - [1.0, 0.5]) ** 2),
        fitted,
        norm,
        lowest=[1.0, 0.5],
        limits=[(-1, 2), (-1, 2)],
    )
    disc = ax.patches[0].get_xy()
    assert np.abs(disc - fitted).max(axis=1).min() < 0.02
    levels = [path.vertices for path in ax.collections[-1].get_paths() if len(path.vertices)]
    assert np.abs(np.concatenate(levels) - fitted).max(axis=1).min() < 0.02


def test_a_cloud_shows_every_pair_around_a_cross_at_0():
    pairs = [[0.5, -0.5], [1.0, 0.25]]
    ax = plots.plot_weight_pairs(pairs, ["a", "b"], reach=2)
    np.testing.assert_array_equal(ax.lines[-1].get_xydata(), pairs)
    assert ax.get_xlim() == ax.get_ylim() == (-2, 2)
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("weight of a", "weight of b")
