"""Explorers under a learner's hands: keys, names, values, and a page that stays where it is."""

from __future__ import annotations

import re
import statistics
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from mlnotes import explorers
from mlnotes.explorers._explorer import Choice, Control

# Each as it comes, and those that have other controls and pictures when asked.
EXPLORERS = [
    *((name, {}) for name in sorted(explorers.__all__) if name.endswith("_explorer")),
    ("losses_explorer", {"about": "probabilities"}),
    ("threshold_explorer", {"curves": ("roc", "precision-recall", "cost")}),
]
DESCENT = "from mlnotes.explorers import descent_explorer\ndescent_explorer()"
COMMANDS = ("m", "r", "a", "b", "d", "d", "x", "j", "k", "Enter", "Shift+M", "Shift+J")


@pytest.fixture(scope="module")
def notebook(open_cells):
    return open_cells("1 + 1", DESCENT, "2 + 2")


@pytest.fixture
def explorer(notebook):
    """As it is when its cell has just run."""
    notebook.run("descent_explorer()")
    explorer = notebook.output("descent_explorer()").locator(".mlnotes-explorer")
    explorer.get_by_role("img").wait_for()
    return explorer


def test_controls_have_names_tell_their_values_and_turn_with_the_arrow_keys(notebook, explorer):
    caption, picture = explorer.get_by_role("status"), explorer.get_by_role("img")
    same_caption = caption.element_handle()
    expect(caption).to_contain_text("gradient descent, rate 0.005: after 20 steps")
    expect(picture).to_have_attribute("alt", re.compile("path of gradient descent, rate 0.005"))

    rate = explorer.get_by_role("slider", name="rate", exact=True)
    expect(rate).to_have_attribute("aria-valuetext", "0.005")
    rate.press("ArrowRight")
    expect(rate).to_have_attribute("aria-valuetext", "0.0055")
    expect(caption).to_contain_text("gradient descent, rate 0.0055")

    optimisers = explorer.get_by_role("group", name="optimiser")
    optimisers.get_by_role("radio", name="gradient descent").press("ArrowRight")
    expect(optimisers.get_by_role("radio", name="momentum 0.5")).to_be_checked()
    expect(caption).to_contain_text("momentum 0.5, rate 0.0055")
    expect(picture).to_have_attribute("alt", re.compile("path of momentum 0.5, rate 0.0055"))
    # Screen readers tell only what changes inside an element that was there before.
    assert same_caption.evaluate("element => element.isConnected")


def test_no_key_on_a_control_reaches_the_notebooks_command_mode(notebook, explorer):
    cells = notebook.panel.locator(".jp-Cell")
    sources = cells.all_inner_texts()
    for control in (explorer.get_by_role("radio").first, explorer.get_by_role("slider").first):
        control.focus()
        for key in COMMANDS:
            notebook.page.keyboard.press(key)
            expect(control).to_be_focused()
    assert cells.all_inner_texts() == sources
    expect(notebook.panel.locator(".jp-MarkdownCell")).to_have_count(0)
    expect(explorer).to_be_visible()


def test_tab_walks_over_the_controls_escape_leads_back_and_control_s_saves(notebook, explorer):
    explorer.get_by_role("radio", name="gradient descent").focus()
    for name in ("rate", "intercept", "slope", "steps"):
        notebook.page.keyboard.press("Tab")
        expect(explorer.get_by_role("slider", name=name)).to_be_focused()
    with notebook.page.expect_response(lambda answer: answer.request.method == "PUT"):
        notebook.page.keyboard.press("Control+S")
    notebook.page.keyboard.press("Escape")
    cell = notebook.cell("descent_explorer()")
    expect(cell).to_be_focused()
    notebook.page.keyboard.press("ArrowDown")
    expect(notebook.cell("2 + 2")).to_be_focused()


def test_the_page_stays_where_it_is_and_a_turn_is_soon_seen(notebook, explorer):
    caption, steps = explorer.get_by_role("status"), explorer.get_by_role("slider", name="steps")
    below = notebook.cell("2 + 2")
    places, lengths, seconds = {below.bounding_box()["y"]}, {lines_of(caption)}, []
    steps.press("Home")
    expect(caption).to_contain_text("after 0 steps")
    for turn in range(12):
        places.add(below.bounding_box()["y"])
        lengths.add(lines_of(caption))
        begin = time.perf_counter()
        steps.press("ArrowRight")
        expect(caption).to_contain_text(f"after {turn + 1} step")
        seconds.append(time.perf_counter() - begin)
    assert len(lengths) > 1
    assert len(places) == 1
    print(f"from a key to the new caption: median {1e3 * statistics.median(seconds):.0f} ms")
    assert statistics.median(seconds) < 1


def lines_of(caption: Locator) -> int:
    """How many lines its words take."""
    return caption.evaluate("""caption => {
        const words = document.createRange()
        words.selectNodeContents(caption)
        return words.getClientRects().length
    }""")


def test_a_saved_notebook_holds_the_picture_beside_the_controls(notebook, explorer):
    (output,) = notebook.saved().cells[1].outputs
    assert "application/vnd.jupyter.widget-view+json" in output.data
    assert 'alt="Left: level lines' in output.data["text/html"]
    assert "after 20 steps" in output.data["text/html"]


@pytest.fixture(scope="module")
def all_explorers(open_cells):
    cells = (f"{name}(**{options})" for name, options in EXPLORERS)
    notebook = open_cells("from mlnotes.explorers import *", *cells)
    notebook.run_all()
    return notebook


@pytest.mark.parametrize(("name", "options"), EXPLORERS)
def test_every_control_of_every_explorer_turns_by_mouse_and_by_key(all_explorers, name, options):
    explorer = all_explorers.output(f"{name}(**{options})").locator(".mlnotes-explorer")
    caption, picture = explorer.get_by_role("status"), explorer.get_by_role("img")
    twin = getattr(explorers, name)(
        **options
    )  # turned in the same way, it tells what should be seen
    pictures = {twin.image["src"]}
    for control in twin.controls.values():
        for turn in (turn_by_mouse, turn_by_key):
            position = control.options.index(control.value)
            turn(explorer, control, position)
            assert position_of(explorer, control) != position
            control.value = control.options[position_of(explorer, control)]
            expect(caption).to_have_text(twin.caption)
            expect(picture).to_have_attribute("alt", twin.image["alt"])
            expect(picture).to_have_attribute("src", twin.image["src"])
            pictures.add(twin.image["src"])
    assert len(pictures) > len(twin.controls)

    explorer.evaluate("element => (element.id = 'turned')")
    found = Axe().run(all_explorers.page, context={"include": [["#turned"]]})
    explorer.evaluate("element => element.removeAttribute('id')")
    assert found.response["passes"]
    assert found.violations_count == 0, found.generate_report()


def turn_by_mouse(explorer: Locator, control: Control, position: int) -> None:
    """Click on the next option, or into the farther part of the slider."""
    held = input_of(explorer, control)
    if isinstance(control, Choice):
        held.nth((position + 1) % len(control.options)).click()
    else:
        box = held.bounding_box()
        share = 0.2 if 2 * position >= len(control.options) else 0.8
        held.click(position={"x": share * box["width"], "y": box["height"] / 2})


def turn_by_key(explorer: Locator, control: Control, position: int) -> None:
    held = input_of(explorer, control)
    if isinstance(control, Choice):
        held.nth(position).press("ArrowRight")
    else:
        held.press("ArrowLeft" if position else "ArrowRight")


def position_of(explorer: Locator, control: Control) -> int:
    """At which of its options a control stands on the page."""
    held = input_of(explorer, control)
    if isinstance(control, Choice):
        return [option.is_checked() for option in held.all()].index(True)
    return int(held.input_value())


def input_of(explorer: Locator, control: Control) -> Locator:
    """The slider of a scale, all the radio buttons of a choice."""
    if isinstance(control, Choice):
        return explorer.get_by_role("group", name=control.description, exact=True).get_by_role(
            "radio"
        )
    return explorer.get_by_role("slider", name=control.description, exact=True)
