"""Networks as graphs, and sizes layer by layer."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlnotes import plots


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


def arrows(ax) -> list[tuple]:
    """Where the arrows start and end, in data coordinates."""
    return [
        (tuple(text.xyann), tuple(text.xy)) for text in ax.texts if text.arrow_patch is not None
    ]


def test_every_node_is_named_once_and_joined_to_all_of_the_next_layer():
    ax = plots.plot_graph([["x", "y"], ["a", "b", "c"], ["out"]])
    places = {text.get_text(): tuple(text.xy) for text in ax.texts if text.get_text()}
    assert places.keys() == {"x", "y", "a", "b", "c", "out"}
    expected = [(places[start], places[end]) for start in "xy" for end in "abc"]
    expected += [(places[start], places["out"]) for start in "abc"]
    assert arrows(ax) == expected


def test_what_comes_back_is_an_arrow_the_other_way_with_its_text_below():
    pair = "x", "out"
    ax = plots.plot_graph([["x"], ["out"]], forward={pair: "there"}, backward={pair: "back"})
    (there, back), texts = arrows(ax), {text.get_text(): text for text in ax.texts}
    assert back == there[::-1]
    assert texts["there"].xyann[1] > 0 > texts["back"].xyann[1]


def test_texts_and_nodes_of_a_graph_do_not_leave_the_picture():
    layers = [["x"], ["a₁", "a₂", "a₃"], ["output"], ["loss"]]
    ax = plots.plot_graph(layers, forward={("output", "loss"): "( · − y)²"})
    ax.figure.canvas.draw()
    for artist in [*ax.lines, *[text for text in ax.texts if text.get_text()]]:
        box = artist.get_window_extent()
        assert ax.figure.bbox.containsx(box.x0)
        assert ax.figure.bbox.containsx(box.x1)
        assert ax.figure.bbox.containsy(box.y0)
        assert ax.figure.bbox.containsy(box.y1)


def test_a_line_runs_through_the_medians_and_a_band_covers_all_runs():
    runs = np.array([[1.0, 4.0], [3.0, 5.0], [8.0, 60.0]])
    ax = plots.plot_layer_sizes({"a": runs, "b": runs / 10})
    np.testing.assert_array_equal(ax.lines[0].get_xydata(), [[1, 3], [2, 5]])
    corners = ax.collections[0].get_paths()[0].vertices
    for layer in (1, 2):
        heights = corners[corners[:, 0] == layer, 1]
        assert (heights.min(), heights.max()) == (
            runs[:, layer - 1].min(),
            runs[:, layer - 1].max(),
        )
    assert [text.get_text() for text in ax.texts] == ["a", "b"]
