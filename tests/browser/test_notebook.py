"""What the kernel's life does to a check: stuck, and restarted."""

from __future__ import annotations

import math
import time

from playwright.sync_api import expect

IMPORTS = "import numpy as np\nfrom mlnotes import check, progress"
RIGHT = "def mse_loss(w, X, y):\n    return np.mean((X @ w - y) ** 2)"
CHECK = 'check("gradient_descent/mse_loss", mse_loss)'


def length_of_a_call(seconds: float) -> int:
    """How far one call of `sum` can count in a time that a learner would not wait for."""
    start = time.perf_counter()
    sum(range(10**7))
    return math.ceil(10**7 * seconds / (time.perf_counter() - start))


def test_a_stuck_kernel_is_told_in_the_cards_place_until_the_card_comes(open_cells):
    stuck = f"def mse_loss(w, X, y):\n    return sum(range({length_of_a_call(seconds=6)}))"
    limited = CHECK.replace(")", ", time_limit=0.5)")
    notebook = open_cells(IMPORTS, stuck, limited)
    notebook.run_each("import numpy", "def mse_loss")
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
    notebook.run_each("import numpy", "def mse_loss", CHECK)
    expect(notebook.output(CHECK)).to_contain_text("1 of")
    notebook.restart_kernel()
    notebook.run("progress()")
    expect(notebook.output("progress()")).to_contain_text("✓ mse_loss")
