"""Classes as they are drawn: points, boundaries, folds and words."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlnotes import plots
from mlnotes.plots.classes import CLASS_COLOURS

X, y = np.array([[0.0, 1.0], [2.0, 0.0], [1.0, 3.0]]), np.array([1, 0, 1])


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


def test_each_class_has_its_points_its_marker_and_its_name():
    ax = plots.plot_two_classes(X, y, ["no", "yes"])
    no, yes = ax.lines
    np.testing.assert_array_equal(no.get_xydata(), X[[1]])
    np.testing.assert_array_equal(yes.get_xydata(), X[[0, 2]])
    assert no.get_marker() != yes.get_marker()
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["no", "yes"]


def test_the_lines_of_a_probability_lie_where_it_has_their_levels():
    ax = plots.plot_two_classes(X, y, ["no", "yes"])
    ax.set(xlim=(-1, 3), ylim=(0, 4))
    plots.plot_probability(lambda points: points[:, 0] / 4 + 0.25, levels=[0.5, 0.75], ax=ax)
    lines = ax.collections[-1]
    for level, path in zip([0.5, 0.75], lines.get_paths(), strict=True):
        np.testing.assert_allclose(path.vertices[:, 0], 4 * (level - 0.25), atol=1e-9)
    assert (*ax.get_xlim(), *ax.get_ylim()) == (-1, 3, 0, 4)


@pytest.mark.parametrize(("levels", "named"), [([0.5], []), ([0.25, 0.5], ["0.25", "0.5"])])
def test_only_several_levels_are_named(levels, named):
    ax = plots.plot_two_classes(X, y, ["no", "yes"])
    plots.plot_probability(lambda points: points[:, 0] / 4 + 0.25, levels=levels, ax=ax)
    assert sorted(text.get_text() for text in ax.texts) == named


def test_every_block_judges_once_and_every_round_has_one_judge():
    ax = plots.plot_folds(4)
    roles = np.array([text.get_text() for text in ax.texts]).reshape(4, 4)
    assert set(roles.ravel()) == {"judge", "train"}
    np.testing.assert_array_equal((roles == "judge").sum(axis=0), 1)
    np.testing.assert_array_equal((roles == "judge").sum(axis=1), 1)


def test_the_words_with_the_largest_weights_stand_beside_their_bars():
    words, weights = ["a", "b", "c", "d", "e"], [0.5, -2.0, 3.0, -1.0, 0.1]
    ax = plots.plot_word_weights(words, weights, n_each=2)
    shown = {text.get_text(): round(text.xy[1]) for text in ax.texts}
    assert shown == {"b": 0, "d": 1, "a": 2, "c": 3}
    assert [bar.get_width() for bar in ax.patches] == [-2.0, -1.0, 0.5, 3.0]
    assert [text.get_color() for text in ax.texts] == [CLASS_COLOURS[i] for i in (0, 0, 1, 1)]


def test_every_word_lies_inside_the_picture():
    ax = plots.plot_word_weights(["extraordinarily", "b"], [0.01, -5.0], n_each=1)
    ax.figure.canvas.draw()
    for text in ax.texts:
        box = text.get_window_extent()
        assert ax.figure.bbox.containsx(box.x0)
        assert ax.figure.bbox.containsx(box.x1)
