"""Splits as they are drawn: a square for each row in each fold, coloured by its role."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgba

from mlnotes import plots
from mlnotes.plots.splits import LEFT_OUT, TESTED, TRAINED_ON, roles, square_corners

FOLDS = [([0, 1], [3]), ([3], [0])]  # row 2 is never used


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


def test_every_row_has_its_role_in_every_fold():
    expected = [
        [TRAINED_ON, TRAINED_ON, LEFT_OUT, TESTED],
        [TESTED, LEFT_OUT, LEFT_OUT, TRAINED_ON],
    ]
    assert roles(iter(FOLDS), 4).tolist() == expected


def test_squares_stand_line_after_line_and_do_not_touch():
    corners = square_corners([0, 1, 2], [0, 1])
    np.testing.assert_allclose(
        corners.mean(axis=1), [[0, 0], [1, 0], [2, 0], [0, 1], [1, 1], [2, 1]], atol=1e-12
    )
    assert np.ptp(corners, axis=1).max() < 1


def test_tested_rows_are_filled_and_the_three_roles_look_different():
    ax = plots.plot_splits(FOLDS, ["a", "b", "c", "d"])
    (squares,) = ax.collections
    looks = [
        tuple(np.concatenate(colours))
        for colours in zip(squares.get_facecolors(), squares.get_edgecolors(), strict=True)
    ]
    drawn = dict(zip(roles(FOLDS, 4).ravel(), looks, strict=True))
    assert looks == [drawn[role] for role in roles(FOLDS, 4).ravel()]
    assert len(set(drawn.values())) == 3
    assert drawn[TESTED][:4] == to_rgba(plots.VERMILION)


def test_labels_stand_above_their_columns():
    ax = plots.plot_splits(FOLDS, ["a", "b", "c", "d"])
    assert [(text.get_text(), text.get_position()[0]) for text in ax.texts] == [
        ("a", 0),
        ("b", 1),
        ("c", 2),
        ("d", 3),
    ]
