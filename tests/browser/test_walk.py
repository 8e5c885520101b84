"""A learner's walk through the notebook on gradient descent, from its opening to its explorer."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mlnotes.checker.catalogue import catalogue

NOTEBOOK = "01_gradient_descent/01_gradient_descent.ipynb"
EXERCISE = catalogue()["gradient_descent/mse_gradient"]
FUNCTION, CHECK = "def mse_gradient(", 'check("gradient_descent/mse_gradient"'
SIGN_FLIPPED = next(mistake for mistake in EXERCISE.mistakes if mistake.name == "sign_flipped")


@pytest.fixture
def pictures(tmp_path) -> Path:
    """Where to put what the walk looked like: `make picture` names the place."""
    return Path(os.environ.get("MLNOTES_PICTURES", tmp_path))


@pytest.fixture
def notebook(open_notebook):
    """The notebook, after Run All Cells on it as it is."""
    notebook = open_notebook(NOTEBOOK)
    notebook.run_all()
    return notebook


def test_run_all_on_the_untouched_notebook_reaches_the_end(notebook):
    cells = [cell for cell in notebook.saved().cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    kinds = {output.output_type for cell in cells for output in cell.outputs}
    assert "error" not in kinds
    expect(notebook.output(CHECK)).to_contain_text("not attempted yet")
    expect(notebook.output(CHECK)).to_contain_text(EXERCISE.signature)


def test_a_mistake_is_named_a_hint_opens_and_the_mended_function_counts(notebook, pictures):
    card = notebook.output(CHECK).locator(".mlnotes-card")
    total = sum(name.startswith("gradient_descent/") for name in catalogue())

    notebook.rewrite(
        FUNCTION, "def mse_gradient(w, X, y):", "return 2 / len(y) * X.T @ (y - X @ w)"
    )
    notebook.run(FUNCTION)
    notebook.run(CHECK)
    expect(card).to_contain_text(SIGN_FLIPPED.message)
    expect(card).to_contain_text("The smallest case that fails")
    expect(card).to_contain_text(f"0 of {total} exercises")
    take_picture(notebook, pictures / "card.png")

    first_hint = card.get_by_text(EXERCISE.hints[0])
    expect(first_hint).not_to_be_visible()
    card.get_by_text("Hint", exact=True).click()
    expect(first_hint).to_be_visible()

    notebook.rewrite(
        FUNCTION, "def mse_gradient(w, X, y):", "return 2 / len(y) * X.T @ (X @ w - y)"
    )
    notebook.run(FUNCTION)
    notebook.run(CHECK)
    expect(card).to_contain_text("passed")
    expect(card).to_contain_text(f"1 of {total} exercises")


def take_picture(notebook, path: Path) -> None:
    """The learner's function, its check and the card."""
    function, check = notebook.cell(FUNCTION), notebook.cell(CHECK)
    function.evaluate("cell => cell.scrollIntoView({block: 'start'})")
    top, bottom = function.bounding_box(), check.bounding_box()
    height = bottom["y"] + bottom["height"] - top["y"]
    notebook.page.screenshot(path=path, clip=top | {"height": height})


def test_the_explorer_follows_its_controls(notebook):
    explorer = notebook.output("descent_explorer()")
    picture, caption = explorer.get_by_role("img"), explorer.get_by_role("status")
    expect(caption).to_contain_text("gradient descent, rate 0.0050: after 20 steps")
    expect(picture).to_have_attribute("alt", re.compile("path of gradient descent, rate 0.0050"))

    explorer.get_by_role("slider").first.focus()
    notebook.page.keyboard.press("ArrowRight")
    expect(caption).to_contain_text("gradient descent, rate 0.0052")
    expect(picture).to_have_attribute("alt", re.compile("path of gradient descent, rate 0.0052"))

    explorer.get_by_label("optimiser").select_option("momentum 0.5")
    expect(caption).to_contain_text("momentum 0.5, rate 0.0052")
    expect(picture).to_have_attribute("alt", re.compile("path of momentum 0.5, rate 0.0052"))
