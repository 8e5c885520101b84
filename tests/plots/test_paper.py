"""Which pictures the dark theme may turn to negatives, and which only dim."""

from __future__ import annotations

import numpy as np
import pytest

from mlnotes import plots

GREYS = np.linspace(0, 1, 6).reshape(2, 3)


@pytest.mark.parametrize(
    ("draw", "is_photograph"),
    [
        (lambda: plots.plot_curve([1, 2], [3, 4], label="line"), False),
        (lambda: plots.plot_contours(lambda w: w @ w, ((-1, 1), (-1, 1))), False),
        (lambda: plots.plot_area([1, 2], [3, 4]), False),
        (lambda: plots.plot_image(GREYS, title="grey"), True),
        (lambda: plots.plot_images({"one": GREYS, "two": GREYS})[0].figure, True),
        (lambda: plots.plot_pixel_rows({"row": [1, 2]}), True),
    ],
)
def test_a_picture_is_a_photograph_when_it_shows_pixels(draw, is_photograph):
    picture = plots.picture(draw(), alt="something")
    assert picture.is_photograph == is_photograph
    assert ("mlnotes-photograph" in picture.attributes["class"]) == is_photograph
    assert f'class="{picture.attributes["class"]}"' in picture._repr_html_()
