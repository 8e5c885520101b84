"""What axe-core finds in all that the course shows, and how it looks in each theme."""

from __future__ import annotations

import io

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from matplotlib.image import imread
from playwright.sync_api import Locator

from mlnotes import explorers

EXPLORERS = sorted(name for name in explorers.__all__ if name.endswith("_explorer"))
SET_UP = """import numpy as np
from mlnotes import check, hint, plots, progress
from mlnotes.explorers import *"""
CARDS = {
    "passed": """def mse_loss(w, X, y):
    return np.mean((X @ w - y) ** 2)
check("gradient_descent/mse_loss", mse_loss)""",
    "failed": """def mse_gradient(w, X, y):
    print("called")
    return 2 / len(y) * X.T @ (y - X @ w)
check("gradient_descent/mse_gradient", mse_gradient)""",
    "open": """def numerical_gradient(f, w, h):
    ...
check("gradient_descent/numerical_gradient", numerical_gradient)""",
}
LINES = "plots.picture(plots.plot_curve([1, 2], [3, 1], label='a line'), alt='a line')"
GREYS = "plots.picture(plots.plot_image([[0.2, 0.8]], title='two greys'), alt='two greys')"


@pytest.fixture(params=["JupyterLab Light", "JupyterLab Dark"])
def notebook(request, open_cells):
    """All there is to see, in one theme, with every hint open."""
    words = ['hint("gradient_descent/mse_loss")', "progress()", LINES, GREYS]
    sources = [SET_UP, *CARDS.values(), *words, *(f"{name}()" for name in EXPLORERS)]
    notebook = open_cells(*sources, theme=request.param)
    notebook.run_all()
    notebook.page.locator(".mlnotes-explorer img").nth(len(EXPLORERS) - 1).wait_for()
    for details in notebook.panel.locator("details").all():
        details.evaluate("element => (element.open = true)")
    notebook.is_dark = request.param.endswith("Dark")
    return notebook


def test_axe_finds_no_fault_and_pictures_follow_the_theme(notebook):
    assert notebook.panel.locator(".mlnotes-passed, .mlnotes-failed, .mlnotes-open").count() >= 4
    assert notebook.panel.locator("img").count() == len(EXPLORERS) + 2

    found = Axe().run(notebook.page, context={"include": [[".jp-Cell-outputArea"]]})
    assert len(found.response["passes"]) > 10
    assert found.violations_count == 0, found.generate_report()

    paper = brightness(notebook.panel.get_by_alt_text("a line", exact=True))
    assert (np.median(paper) < 0.15) if notebook.is_dark else (np.median(paper) > 0.9)
    greys = brightness(notebook.panel.get_by_alt_text("two greys", exact=True))
    left, right = greys[greys.shape[0] // 2, [greys.shape[1] // 2 - 20, greys.shape[1] // 2 + 20]]
    assert left < right  # no negative
    assert np.max(greys) < 0.85 if notebook.is_dark else np.max(greys) > 0.95


def brightness(picture: Locator) -> np.ndarray:
    """Of each pixel that is seen of a picture, from 0 to 1."""
    picture.scroll_into_view_if_needed()
    return imread(io.BytesIO(picture.screenshot()))[..., :3].mean(axis=2)
