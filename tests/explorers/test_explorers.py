"""What every explorer does, without a browser: turn a control, and look at what there is to see."""

from __future__ import annotations

import re
import time
from html import unescape

import matplotlib.pyplot as plt
import numpy as np
import pytest

from mlnotes import explorers, plots
from mlnotes.explorers import Explorer, View
from mlnotes.explorers._explorer import Choice, Scale, label

EXPLORERS = sorted(name for name in explorers.__all__ if name.endswith("_explorer"))
# Three lines of a caption, at the letters' mean width and the explorers' 720 pixels.
LONGEST_CAPTION = 290


@pytest.fixture(scope="module", params=EXPLORERS)
def make(request):
    """The function that makes one of the explorers."""
    return getattr(explorers, request.param)


@pytest.fixture(scope="module")
def explorer(make):
    """One that has been played with, for tests that don't care."""
    return make()


def seen(explorer: Explorer) -> tuple[bytes, str, str]:
    return explorer.picture.png, explorer.picture.alt, explorer.caption


def any_values(explorer: Explorer, rng: np.random.Generator) -> dict[str, object]:
    """An option of each control, drawn by chance."""
    return {
        name: control.options[rng.integers(len(control.options))]
        for name, control in explorer.controls.items()
    }


def test_every_control_changes_the_picture_and_its_description(explorer):
    for name, control in explorer.controls.items():
        usual, before = control.value, seen(explorer)
        pictures, alts = set(), set()
        for option in (control.options[0], control.options[-1]):
            control.value = option
            pictures.add(explorer.picture.png)
            alts.add(explorer.picture.alt)
        assert min(len(pictures), len(alts)) == 2, name
        control.value = usual
        assert seen(explorer) == before, name


def test_static_gives_the_picture_of_the_first_view_alone(make):
    still, first = make(static=True), make()
    assert isinstance(still, plots.Picture)
    assert (still.png, still.alt) == (first.picture.png, first.picture.alt)


def test_the_same_controls_give_the_same_view_whatever_was_shown_before(make, explorer):
    rng = np.random.default_rng(0)
    for _ in range(10):
        values = any_values(explorer, rng)
        explorer.look(**values)
    fresh = make()
    for name, value in values.items():
        explorer.controls[name].value = fresh.controls[name].value = value
    assert seen(explorer) == seen(fresh)


def test_whatever_is_set_is_told_in_words_that_fit_in_the_room_for_them(explorer):
    rng = np.random.default_rng(1)
    for _ in range(40):
        view = explorer.look(**any_values(explorer, rng))
        assert 0 < len(view.caption) <= LONGEST_CAPTION
        assert not re.search(r"\b(nan|inf)\b", view.caption + view.alt)


def test_no_two_options_of_a_control_read_alike(explorer):
    for control in explorer.controls.values():
        labels = [label(option) for option in control.options]
        assert len(set(labels)) == len(labels) > 1
        assert control.description


def test_what_the_page_sends_turns_the_controls(explorer):
    for end in (0, -1):
        explorer.positions = [
            range(len(control.options))[end] for control in explorer.controls.values()
        ]
        values = {name: control.value for name, control in explorer.controls.items()}
        assert list(values.values()) == [c.options[end] for c in explorer.controls.values()]
        view = explorer.look(**values)
        assert (explorer.caption, explorer.image["alt"]) == (
            view.caption,
            " ".join(view.alt.split()),
        )


def test_the_figure_belongs_to_the_explorer_alone(make):
    before = plt.get_fignums()
    make()
    assert plt.get_fignums() == before


def test_a_redraw_is_fast_enough_for_a_hand_on_a_slider(explorer):
    seconds = []
    for control in explorer.controls.values():
        for option in control.options[:5]:
            begin = time.process_time()
            control.value = option
            seconds.append(time.process_time() - begin)
    assert np.median(seconds) < 0.2  # twice what `make bench` measures on a busy machine


def test_a_saved_notebook_and_a_graded_one_hold_the_picture_and_the_words(explorer, monkeypatch):
    live, _ = explorer._repr_mimebundle_()
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    graded, _ = explorer._repr_mimebundle_()
    assert live.keys() - graded.keys() == {"application/vnd.jupyter.widget-view+json"}
    for bundle in (live, graded):
        assert explorer.caption in unescape(bundle["text/html"])
        assert unescape(re.search('alt="([^"]+)"', bundle["text/html"])[1]) == explorer.picture.alt
        assert bundle["text/plain"] == explorer.caption


@pytest.fixture
def small():
    """An explorer made for the test: a level and a sign."""
    ax = plots.new_axes()

    def look(level, sign):
        ax.set_ylim(0, level)
        return View(ax.figure, alt=f"up to {level} & on", caption=f"{level} < {sign}infinity")

    return Explorer(
        look,
        {
            "level": Scale(options=(1.0, 2.5), description="level"),
            "sign": Choice(options=("+", "-"), value="-", description="sign"),
        },
    )


def test_an_explorer_tells_the_page_its_controls_by_name_kind_and_labels(small):
    assert small.settings == [
        {"description": "level", "labels": ["1", "2.5"], "is_choice": False},
        {"description": "sign", "labels": ["+", "-"], "is_choice": True},
    ]
    assert small.positions == [0, 1]


def test_what_a_view_says_is_escaped_where_it_is_html_and_only_there(small):
    small.controls["level"].value = 2.5
    assert small.caption == "2.5 < -infinity"
    assert small.image["alt"] == "up to 2.5 & on"
    html = small._repr_mimebundle_()[0]["text/html"]
    assert "<p>2.5 &lt; -infinity</p>" in html
    assert 'alt="up to 2.5 &amp; on"' in html


def test_a_value_that_is_no_option_is_refused_and_changes_nothing(small):
    before = seen(small)
    with pytest.raises(ValueError, match=r"level must be one of \(1\.0, 2\.5\), got 2"):
        small.controls["level"].value = 2
    assert seen(small) == before
    with pytest.raises(ValueError, match="sign must be one of"):
        Choice(options=("+", "-"), value="x", description="sign")
