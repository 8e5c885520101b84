"""Figures: drawn where told, labelled inside the picture, and shown with their description."""

from __future__ import annotations

import base64
import io
import re
from html.parser import HTMLParser

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from mlnotes import plots


def bowl(w):
    return float(w[0] ** 2 + 3 * w[1] ** 2)


GRID = np.linspace(-3, 3, 101)
X, Y = np.array([[2.0], [0.0], [1.0]]), np.array([1.0, 0.5, 3.0])
DRAWINGS = {
    "slopes": lambda ax: plots.plot_slopes(np.exp, 0.0, [1.0, 1.5], ax=ax),
    "fit": lambda ax: plots.plot_fit(X, Y, 1 + X[:, 0], ax=ax),
    "area": lambda ax: plots.plot_area(GRID, np.exp(-(GRID**2)), ax=ax),
    "tangent": lambda ax: plots.plot_tangent(np.exp, 0.0, 1.0, ax=ax),
    "curve": lambda ax: plots.plot_curve([1, 10], [3, 1], label="falling", ax=ax),
    "log curve": lambda ax: plots.plot_curve([1, 9], [3, 1], label="a", logarithmic="xy", ax=ax),
    "contours": lambda ax: plots.plot_contours(bowl, [(-1, 1), (-2, 2)], ax=ax),
    "descent": lambda ax: plots.plot_descent([[2, 2], [1, -1], [0, 0]], bowl, ax=ax),
    "weights": lambda ax: plots.plot_weights([0.1, 1], [[1, -2], [0.5, 0]], ["a", "b"], ax=ax),
    "image": lambda ax: plots.plot_image([[0, 1], [0.5, 0.2]], title="four pixels", ax=ax),
}


@pytest.fixture(autouse=True)
def _no_figure_left_open():
    yield
    plt.close("all")


@pytest.fixture(params=DRAWINGS)
def draw(request):
    return DRAWINGS[request.param]


def test_a_plot_draws_on_the_axes_it_is_given_and_returns_them(draw):
    left, right = plots.new_axes(2)
    assert draw(right) is right
    assert right.has_data()
    assert not left.has_data()


def test_a_plot_without_axes_makes_its_own_on_paper(draw):
    ax = draw(None)
    assert ax.get_facecolor()[:3] == to_rgb(plots.PAPER)
    assert plt.get_fignums() == [ax.figure.number]


def test_every_label_lies_inside_the_picture(draw):
    ax = draw(None)
    ax.set(xlabel="x", ylabel="y")
    figure = ax.figure
    figure.canvas.draw()
    for text in [*ax.texts, ax.xaxis.label, ax.yaxis.label]:
        box = text.get_window_extent()
        assert figure.bbox.containsx(box.x0), text
        assert figure.bbox.containsx(box.x1), text
        assert figure.bbox.containsy(box.y0), text
        assert figure.bbox.containsy(box.y1), text


def test_sticks_reach_from_the_data_to_the_predictions():
    ax = plots.plot_fit(X, Y, [3.0, 1.0, 2.0])
    sticks = sorted(tuple(map(tuple, stick)) for stick in ax.collections[0].get_segments())
    assert sticks == [((0, 0.5), (0, 1)), ((1, 3), (1, 2)), ((2, 1), (2, 3))]
    np.testing.assert_array_equal(ax.lines[0].get_xydata(), [[0, 1], [1, 2], [2, 3]])


def test_a_tangent_touches_its_curve_and_has_its_slope():
    ax = plots.plot_slopes(np.exp, 0.0, [1.0])
    (x0, y0), (x1, y1) = ax.lines[1].get_xydata()
    assert (y1 - y0) / (x1 - x0) == pytest.approx(1.0)
    assert y0 + (0 - x0) == pytest.approx(1.0)
    assert [text.get_text() for text in ax.texts] == ["slope 1"]


def test_a_descent_shows_every_point_and_stays_within_its_limits():
    path = np.array([[2.0, 2.0], [1.0, -1.0], [40.0, 0.0]])
    ax = plots.plot_descent(path, bowl, limits=[(-3, 3), (-2, 2.5)])
    np.testing.assert_array_equal(ax.lines[0].get_xydata(), path)
    assert (*ax.get_xlim(), *ax.get_ylim()) == (-3, 3, -2, 2.5)


def test_level_lines_lie_where_the_loss_is_equal():
    ax = plots.plot_contours(bowl, [(-1, 1), (-1, 1)])
    lines = [line for path in ax.collections[0].get_paths() for line in path.to_polygons()]
    assert len(lines) > 5
    for line in lines:
        inner = line[np.all(np.abs(line) < 0.99, axis=1)]
        levels = [bowl(point) for point in inner]
        assert np.ptp(levels) < 0.02 if levels else True


def test_an_images_black_is_0_and_its_white_is_1_whatever_it_holds():
    ax = plots.plot_image([[0.4, 0.6]], title="two greys")
    (shown,) = ax.images
    np.testing.assert_allclose(shown.to_rgba(np.array([0.0, 1.0]))[:, 0], [0, 1])
    np.testing.assert_array_equal(shown.get_array(), [[0.4, 0.6]])
    assert ax.get_title() == "two greys"


class _Images(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.found: list[dict] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "img":
            self.found.append(dict(attrs))


def test_a_picture_carries_its_description_on_the_image():
    alt = 'A line, "falling" & <steep>'
    shown = plots.picture(plots.plot_curve([0, 1], [1, 0], label="a"), alt=alt)
    (image,) = _Images(shown._repr_html_()).found
    assert image["alt"] == alt
    assert repr(shown) == f"Picture: {alt}"
    png = Image.open(io.BytesIO(base64.b64decode(image["src"].split(",")[1])))
    assert png.format == "PNG"
    assert png.width > int(image["width"]) >= 600


def test_the_paper_is_opaque_so_that_dark_pages_do_not_shine_through():
    shown = plots.picture(plots.new_axes(), alt="Empty axes")
    pixels = np.asarray(Image.open(io.BytesIO(shown.png)).convert("RGBA"))
    assert np.all(pixels[..., 3] == 255)
    np.testing.assert_array_equal(pixels[0, 0, :3], np.round(255 * np.array(to_rgb(plots.PAPER))))


def test_a_picture_closes_its_figure_so_that_it_is_shown_once():
    ax = plots.plot_curve([0, 1], [1, 0], label="a")
    plots.picture(ax.figure, alt="A line")
    assert not plt.get_fignums()


def test_a_picture_without_description_is_refused():
    with pytest.raises(ValueError, match="alt must describe the picture, got '  '"):
        plots.picture(plots.new_axes(), alt="  ")


@pytest.mark.parametrize("colour", plots.COLOURS)
def test_every_colour_stands_out_from_the_paper(colour):
    """WCAG 2.1 asks 3:1 of graphics."""
    assert contrast(colour, plots.PAPER) >= 3


def contrast(colour: str, other: str) -> float:
    lighter, darker = sorted(map(luminance, (colour, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = np.array([int(pair, 16) / 255 for pair in re.findall("..", colour[1:])])
    linear = np.where(channels <= 0.03928, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])
