"""Many fits of one model as they are drawn, and the bars of what their error is made of."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlnotes import plots


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


def test_the_mean_is_that_of_all_fits_though_only_some_are_drawn():
    x, predictions = [0.0, 1.0, 2.0], np.arange(180.0).reshape(60, 3)
    ax = plots.plot_fits(x, predictions, truth=[5.0, 6.0, 7.0])
    (fits,) = ax.collections
    drawn = [segment[:, 1] for segment in fits.get_segments()]
    np.testing.assert_array_equal(drawn, predictions[:40])
    mean, truth = ax.lines
    np.testing.assert_array_equal(mean.get_ydata(), [88.5, 89.5, 90.5])
    np.testing.assert_array_equal(truth.get_xydata(), [[0, 5], [1, 6], [2, 7]])


def test_bars_stand_on_each_other_in_order_and_are_named():
    ax = plots.plot_stacked([0.5, 10], {"noise": [1.0, 1.0], "bias²": [2.0, 0.5]})
    noise, bias = ax.containers
    assert [bar.get_y() for bar in bias] == [1.0, 1.0]
    assert [bar.get_height() for bar in bias] == [2.0, 0.5]
    assert [bar.get_y() for bar in noise] == [0.0, 0.0]
    assert [text.get_text() for text in ax.get_xticklabels()] == ["0.5", "10"]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["noise", "bias²"]
