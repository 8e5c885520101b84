"""Slopes, steps, factors and areas, as they are drawn."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlnotes import plots


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


def test_a_falling_tangent_is_named_with_a_real_minus():
    ax = plots.plot_tangent(lambda x: x**2, -1.0, -2.0, reach=1.0)
    (x0, y0), (x1, y1) = ax.lines[0].get_xydata()
    assert (x0, x1) == (-1.5, 0.0)
    assert (y1 - y0) / (x1 - x0) == pytest.approx(-2.0)
    assert y0 - 2 * (-1 - x0) == pytest.approx(1.0)
    assert [text.get_text() for text in ax.texts] == ["slope −2"]


def test_the_points_of_a_descent_lie_on_its_curve_in_order():
    ax = plots.plot_steps(np.square, [1.0, -0.5, 0.25], limits=(-2, 2))
    curve, steps = ax.lines
    np.testing.assert_allclose(curve.get_ydata(), curve.get_xdata() ** 2)
    np.testing.assert_array_equal(steps.get_xydata(), [[1, 1], [-0.5, 0.25], [0.25, 0.0625]])


def test_factors_vanish_at_one_over_their_curvature_and_the_worst_is_shaded():
    ax = plots.plot_factors([2.0, 16.0], highest=0.15)
    _, worst, flat, steep = ax.lines
    rates = steep.get_xdata()
    np.testing.assert_allclose(flat.get_ydata(), np.abs(1 - 2 * rates))
    assert rates[steep.get_ydata().argmin()] == pytest.approx(1 / 16, abs=1e-3)
    assert rates[worst.get_ydata().argmin()] == pytest.approx(2 / 18, abs=1e-3)
    assert [text.get_text() for text in ax.texts] == ["curvature 2", "curvature 16"]


def test_equal_curvatures_are_one_line():
    ax = plots.plot_factors([2.0, 2.0], highest=1.0)
    assert [text.get_text() for text in ax.texts] == ["curvature 2"]


def test_an_area_reaches_from_0_up_to_its_curve():
    ax = plots.plot_area([0.0, 1.0, 2.0], [1.0, 3.0, 0.0])
    (shade,) = ax.collections
    corners = {tuple(corner) for corner in shade.get_paths()[0].vertices}
    assert {(0.0, 0.0), (0.0, 1.0), (1.0, 3.0), (2.0, 0.0)} <= corners
    assert ax.get_ylim()[0] == 0
