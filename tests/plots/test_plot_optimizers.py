"""The map of momentum and rate, and widths in their standard errors, as they are drawn."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.path import Path

from mlnotes import plots
from mlnotes.explorers.momentum import phase


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


def test_the_regions_of_the_map_are_the_phases_of_single_points():
    ax = plots.plot_phases()
    regions = dict(zip(["glides", "oscillates", "diverges"], ax.collections, strict=True))
    for rate in np.logspace(-2.9, 0.9, 21):
        for momentum in np.linspace(0.02, 0.98, 13):
            inside = {
                name: any(Path(p.vertices).contains_point((rate, momentum)) for p in r.get_paths())
                for name, r in regions.items()
            }
            borders = (1 - np.sqrt(momentum)) ** 2, 2 * (1 + momentum)
            if min(abs(np.log(rate / border)) for border in borders) > 0.05:
                assert [name for name, found in inside.items() if found] == [phase(rate, momentum)]


def test_a_width_is_drawn_as_its_mean_in_a_band_of_one_standard_error():
    widths = np.array([[1.0, 3.0, 2.0, 2.0], [0.0, 1.0, 1.0, 0.0]])
    ax = plots.plot_widths([1, 2], widths, label="a", colour=plots.BLUE)
    np.testing.assert_allclose(ax.lines[0].get_ydata(), [2.0, 0.5])
    heights = ax.collections[0].get_paths()[0].vertices[:, 1]
    # Standard deviations √(2/3) and √(1/3), each over √4.
    assert heights.max() == pytest.approx(2 + np.sqrt(2 / 3) / 2)
    assert heights.min() == pytest.approx(0.5 - np.sqrt(1 / 3) / 2)
