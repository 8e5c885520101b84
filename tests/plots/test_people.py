"""A crowd as a square: as much area as there are people, and the numbers above it."""

from __future__ import annotations

import numpy as np
import pytest

from mlnotes import plots
from mlnotes.plots.people import GROUPS, plot_people, set_people

COUNTS = [10, 90, 891, 9009]


def area(polygon: np.ndarray) -> float:
    """By the shoelace formula; what is walked along to and fro counts nothing."""
    x, y = polygon.T
    return abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


@pytest.mark.parametrize(
    "counts", [COUNTS, [0, 1, 1, 9998], [0, 0, 100, 9900], [3, 97, 150, 9750], [1, 2, 3, 19]]
)
def test_each_group_has_the_area_of_its_people_and_none_overlap(counts):
    ax = plot_people(counts)
    side = int(np.ceil(np.sqrt(sum(counts))))
    middles = np.stack(np.meshgrid(*2 * [np.arange(side) + 0.5]), axis=-1).reshape(-1, 2)
    inside = []
    for patch, count in zip(ax.patches, counts, strict=True):
        assert patch.get_visible() == (count > 0)
        if count:
            assert area(patch.get_xy()) == pytest.approx(count)
            inside.append(patch.get_path().contains_points(middles))
    assert np.sum(inside) == sum(counts)
    assert np.max(np.sum(inside, axis=0)) == 1


def test_the_numbers_and_the_names_stand_above_in_the_colours_of_the_groups():
    ax = plot_people(COUNTS)
    assert [text.get_text() for text in ax.texts] == [
        f"{count} {name}" for count, name in zip(COUNTS, GROUPS, strict=True)
    ]
    assert [text.get_color() for text in ax.texts][:3] == list(GROUPS.values())[:3]


def test_other_counts_can_be_set_and_look_as_if_drawn_anew():
    ax, fresh = plot_people(COUNTS), plot_people([5, 5, 40, 9950])
    set_people(ax, [5, 5, 40, 9950])
    pictures = [plots.picture(drawn, alt="people").png for drawn in (ax, fresh)]
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("counts", [[0, 0, 0, 0], [1, 2, 3], [1, -1, 2, 3]])
def test_counts_of_no_crowd_are_refused(counts):
    with pytest.raises(ValueError, match="counts must be four, at least 0 and not all 0"):
        plot_people(counts)
