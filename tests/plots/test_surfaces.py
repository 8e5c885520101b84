"""Losses of two weights, as they are drawn."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlnotes import plots

LIMITS = [(-2.0, 2.0), (-1.0, 1.0)]


def bowl(w):
    return float(w[0] ** 2 + 3 * w[1] ** 2)


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


def label(ax, text: str):
    (found,) = [note for note in ax.texts if note.get_text() == text]
    return found


def test_a_landscape_reaches_from_the_losss_lowest_point_to_its_highest():
    ax = plots.plot_surface(bowl, LIMITS)
    faces = ax.collections[0].get_array()  # each face's mean height
    assert faces.min() == pytest.approx(0, abs=0.05)
    assert faces.max() == pytest.approx(bowl([2, 1]), rel=0.05)
    low, high = ax.get_zlim()
    assert low <= 0 < bowl([2, 1]) <= high


def test_a_landscape_is_darker_where_it_is_higher():
    ax = plots.plot_surface(bowl, LIMITS)
    (surface,) = ax.collections
    low, high = surface.to_rgba(np.array([0.0, bowl([2, 1])]))[:, :3].sum(axis=1)
    assert high < low


@pytest.mark.parametrize(("step", "side"), [(1.0, "right"), (-1.0, "left")])
def test_the_start_is_named_on_the_side_that_the_path_leaves_behind(step, side):
    ax = plots.plot_trajectory([[0.0, 0.0], [step, 0.5]], name="here")
    assert label(ax, "here").get_ha() == side
    assert label(ax, "here").xy == (0.0, 0.0)


def test_the_start_of_a_descent_is_named_on_the_side_told_in_the_paths_colour():
    ax = plots.plot_descent([[0.0, 0.0], [1.0, 0.5]], bowl, colour=plots.GREEN, side="top")
    start = label(ax, "start")
    assert (start.get_ha(), start.get_va(), start.get_color()) == ("center", "bottom", plots.GREEN)
    assert ax.lines[0].get_color() == plots.GREEN


def test_a_start_without_steps_is_named_too():
    ax = plots.plot_trajectory([[1.0, 2.0]], name="here")
    assert label(ax, "here").xy == (1.0, 2.0)


def test_a_path_ends_in_a_star_at_its_last_point():
    ax = plots.plot_trajectory([[0, 0], [1, 1], [3, 2]], name="A", colour=plots.GREEN)
    path, star = ax.lines
    np.testing.assert_array_equal(path.get_xydata(), [[0, 0], [1, 1], [3, 2]])
    assert path.get_color() == plots.GREEN
    np.testing.assert_array_equal(star.get_xydata(), [[3, 2]])


def test_a_descent_without_limits_has_room_around_it():
    ax = plots.plot_descent([[0.0, 0.0], [2.0, 1.0]], bowl)
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    assert left < 0 < 2 < right
    assert low < 0 < 1 < high


def test_arrows_start_at_the_centre_and_are_named_at_their_heads():
    ax = plots.plot_directions([1.0, 1.0], {"flat": [2.0, 0.0], "steep": [-0.5, 1.0]})
    arrows = [note for note in ax.texts if note.get_text() == ""]
    assert [arrow.xyann for arrow in arrows] == [(1.0, 1.0), (1.0, 1.0)]
    assert [tuple(arrow.xy) for arrow in arrows] == [(3.0, 1.0), (0.5, 2.0)]
    assert label(ax, "flat").xy == (3.0, 1.0)
    assert label(ax, "steep").xy == (0.5, 2.0)
    assert label(ax, "steep").get_ha() == "right"
