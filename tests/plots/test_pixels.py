"""Images, residuals, rows of pixels and the two parts of an error, as they are drawn."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from mlnotes import plots


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


def greys(ax, values) -> list[float]:
    """The brightness in which the image on these axes would show `values`."""
    return ax.images[0].to_rgba(np.array(values))[:, 0].round(2).tolist()


def test_a_residual_of_0_is_middle_grey_and_its_reach_black_and_white():
    ax = plots.plot_residual([[0.0, 0.1]], title="taken away", reach=0.2)
    assert greys(ax, [-0.2, 0.0, 0.2, 9.0]) == [0.0, 0.5, 1.0, 1.0]
    assert ax.get_title() == "taken away"


def test_images_stand_side_by_side_in_the_order_given():
    panels = plots.plot_images({"left": [[0.0, 1.0]], "right": [[0.5, 0.5]]})
    assert [ax.get_title() for ax in panels] == ["left", "right"]
    np.testing.assert_array_equal(panels[0].images[0].get_array(), [[0.0, 1.0]])
    assert panels[0].get_position().x1 <= panels[1].get_position().x0
    assert greys(panels[1], [0.0, 1.0]) == [0.0, 1.0]


def test_rows_of_pixels_hold_their_numbers_and_run_from_top_to_bottom():
    ax = plots.plot_pixel_rows({"first": [0, 1.5], "second": [3, 2]})
    heights = {text.get_text(): ax.transData.transform(text.get_position())[1] for text in ax.texts}
    assert list(heights) == ["0", "1.5", "3", "2"]
    assert heights["0"] == heights["1.5"] > heights["3"] == heights["2"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["first", "second"]


def test_numbers_are_white_on_dark_pixels_and_black_on_bright_ones():
    ax = plots.plot_pixel_rows({"row": [0, 1, 9, 10]})
    inks = [to_hex(text.get_color()) for text in ax.texts]
    assert inks == ["#ffffff", "#ffffff", "#000000", "#000000"]


def test_the_two_parts_of_an_error_make_its_hypotenuse_and_the_lowest_is_marked():
    ax = plots.plot_error_parts([1, 2, 3], [12.0, 4.0, 3.0], [5.0, 3.0, 4.0])
    error, mark = ax.lines[2], ax.lines[3]
    np.testing.assert_allclose(error.get_ydata(), [13.0, 5.0, 5.0])
    np.testing.assert_array_equal(mark.get_xydata(), [[2, 5]])
    assert {text.get_text() for text in ax.texts} == {"detail missing", "noise", "error"}


@pytest.mark.parametrize("turned", [False, True])
def test_the_names_of_the_parts_keep_clear_of_all_curves(turned):
    x, falling, rising = np.arange(1, 40), np.geomspace(8, 1, 39), 9 - np.geomspace(8, 1, 39)
    parts = (rising, falling) if turned else (falling, rising)
    ax = plots.plot_error_parts(x, *parts)
    ax.figure.canvas.draw()
    for curve in ax.lines[:3]:
        points = ax.transData.transform(curve.get_xydata())
        for text in ax.texts:
            box = text.get_window_extent()
            over = (points[:, 0] > box.x0) & (points[:, 0] < box.x1)
            through = (points[:, 1] > box.y0) & (points[:, 1] < box.y1)
            assert not np.any(over & through), text.get_text()
