"""What the kernel's life does to a check: stuck, restarted; and how a card looks in each theme."""

from __future__ import annotations

import math
import re
import time

import nbformat
import pytest
from playwright.sync_api import Locator, expect

IMPORTS = "import numpy as np\nfrom mlnotes import check, progress"
RIGHT = "def mse_loss(w, X, y):\n    return np.mean((X @ w - y) ** 2)"
WRONG = "def mse_loss(w, X, y):\n    print('called')\n    return np.sum((X @ w - y) ** 2)"
CHECK = 'check("gradient_descent/mse_loss", mse_loss)'


@pytest.fixture
def open_cells(open_notebook, course):
    """Opens a notebook made of these code cells, and runs all but the last."""

    def open_cells(*sources: str, **options: str):
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
        nbformat.write(notebook, course / "small.ipynb")
        opened = open_notebook("small.ipynb", **options)
        for source in sources[:-1]:
            opened.run(source.splitlines()[-1])
        return opened

    return open_cells


def length_of_a_call(seconds: float) -> int:
    """How far one call of `sum` can count in a time that a learner would not wait for."""
    start = time.perf_counter()
    sum(range(10**7))
    return math.ceil(10**7 * seconds / (time.perf_counter() - start))


def test_a_stuck_kernel_is_told_in_the_cards_place_until_the_card_comes(open_cells):
    stuck = f"def mse_loss(w, X, y):\n    return sum(range({length_of_a_call(seconds=6)}))"
    limited = CHECK.replace(")", ", time_limit=0.5)")
    notebook = open_cells(IMPORTS, stuck, limited)
    output = notebook.output(limited)
    notice = output.locator("div", has=notebook.page.get_by_text("is still running")).last

    notebook.start(limited)
    expect(notice).to_be_attached()
    expect(notice).not_to_be_visible()
    expect(notice).to_be_visible(timeout=5_000)
    expect(notice).to_contain_text("Restart Kernel")

    expect(output.locator(".mlnotes-card")).to_contain_text(
        "still running when its", timeout=60_000
    )
    expect(notice).not_to_be_attached()


def test_a_restarted_kernel_knows_what_was_solved(open_cells):
    shown = "from mlnotes import progress\nprogress()"
    notebook = open_cells(IMPORTS, RIGHT, CHECK, shown)
    expect(notebook.output(CHECK)).to_contain_text("1 of")
    notebook.restart_kernel()
    notebook.run("progress()")
    solved = notebook.output("progress()").get_by_role("row", name=re.compile("mse_loss"))
    expect(solved).to_contain_text("solved, 1 check")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_every_word_on_a_card_can_be_read_in_each_theme(open_cells, theme, tmp_path):
    notebook = open_cells(IMPORTS, WRONG, CHECK, theme=theme)
    notebook.run(CHECK)
    card = notebook.output(CHECK).locator(".mlnotes-card")
    card.get_by_text("Hint", exact=True).click()
    card.get_by_text("Next hint").first.click()
    notebook.page.screenshot(path=tmp_path / "card.png")
    for words in card.locator("p, b, th, td pre, code, summary").all():
        assert contrast(words) >= 4.5, words.inner_text()


def contrast(words: Locator) -> float:
    """WCAG 2.2's contrast ratio of a text and the nearest colour that is painted behind it."""
    front, back = words.evaluate("""element => {
        const colour = getComputedStyle(element).color
        let behind = 'rgba(0, 0, 0, 0)'
        for (; behind === 'rgba(0, 0, 0, 0)'; element = element.parentElement)
            behind = getComputedStyle(element).backgroundColor
        return [colour, behind]
    }""")
    darker, lighter = sorted([luminance(front), luminance(back)])
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of an opaque CSS colour, by WCAG 2.2's definition."""
    channels = [float(number) / 255 for number in re.findall(r"[\d.]+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
