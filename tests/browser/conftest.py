"""A real browser on a real JupyterLab: Chromium, driven as a learner's hands would."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# No sandbox, because tests in a container run as root; and no calls home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SETTINGS = {
    "themes": {},
    # Else a question, whether news may be fetched, lies over the notebook.
    "notification": {"fetchNews": "false", "checkForUpdates": False},
}
SECONDS_TO_RUN_ALL = 120

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser():
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        refuse = pytest.fail if "MLNOTES_REQUIRE_ALL" in os.environ else pytest.skip
        refuse(f"there is no browser: none of {', '.join(BROWSERS)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


class Notebook:
    """One notebook as JupyterLab shows it; cells are found by a piece of their text."""

    def __init__(self, page: Page, path: Path):
        self.page = page
        self.path = path
        self.panel = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
        # Before there is a kernel, its status reads idle as well.
        expect(self.panel.locator(".jp-KernelName")).to_have_text("Python 3 (ipykernel)")
        self.wait_until_idle()

    def cell(self, text: str) -> Locator:
        return self.panel.locator(
            ".jp-CodeCell", has=self.page.locator(".cm-content", has_text=text)
        )

    def output(self, text: str) -> Locator:
        return self.cell(text).locator(".jp-OutputArea")

    def rewrite(self, text: str, *lines: str) -> None:
        """Type new lines over a cell; the editor indents after a colon."""
        self.cell(text).locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        for number, line in enumerate(lines):
            self.page.keyboard.type(("\n" if number else "") + line)

    def start(self, text: str) -> None:
        self.cell(text).locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")

    def run(self, text: str) -> None:
        """Run a cell, and wait until it has got a new number."""
        prompt = self.cell(text).locator(".jp-InputPrompt")
        before = prompt.inner_text()
        self.start(text)
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(re.compile(r"\[\d+\]:"))

    def choose(self, menu: str, item: str) -> None:
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        # The name of an item ends in its keyboard shortcut.
        self.page.get_by_role("menuitem", name=re.compile(f"^{item}")).click()

    def run_all(self) -> None:
        """Run every cell of a notebook none of whose cells has a number yet."""
        self.choose("Run", "Run All Cells")
        without_number = self.panel.locator(".jp-InputPrompt", has_text=re.compile(r"\[[ *]\]"))
        expect(without_number).to_have_count(0, timeout=1000 * SECONDS_TO_RUN_ALL)

    def restart_kernel(self) -> None:
        self.choose("Kernel", "Restart Kernel…")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        status = self.panel.locator(".jp-Notebook-ExecutionIndicator")
        expect(status).to_have_attribute("data-status", "idle")

    def saved(self) -> nbformat.NotebookNode:
        """Save with the keyboard, and read what then stands in the file."""
        self.page.keyboard.press("Escape")
        with self.page.expect_response(lambda answer: answer.request.method == "PUT"):
            self.page.keyboard.press("Control+S")
        return nbformat.read(self.path, as_version=4)


@pytest.fixture
def course(tmp_path) -> Path:
    """A copy of the notebooks, for what a test saves."""
    return shutil.copytree(NOTEBOOKS, tmp_path / "notebooks")


@pytest.fixture
def open_course(browser: Browser, start_lab, environment, course):
    """Opens the course at the printed address, in JupyterLab's light theme or its dark one."""
    pages = []

    def open_course(theme: str = "JupyterLab Light") -> Page:
        folder = Path(
            environment["HOME"], ".jupyter/lab/user-settings/@jupyterlab/apputils-extension"
        )
        folder.mkdir(parents=True)
        for name, settings in (SETTINGS | {"themes": {"theme": theme}}).items():
            (folder / f"{name}.jupyterlab-settings").write_text(json.dumps(settings))
        lab = start_lab(f"--ServerApp.root_dir={course}")
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        pages.append(page)
        page.goto(lab.address)
        expect(page.locator(".jp-BreadCrumbs")).to_contain_text("00_start_here")
        return page

    yield open_course
    for page in pages:
        page.close()


@pytest.fixture
def open_notebook(open_course, course):
    """Opens a notebook by double-clicking through JupyterLab's list of files."""

    def open_notebook(path: str, **options: str) -> Notebook:
        page = open_course(**options)
        page.locator(".jp-BreadCrumbs-home").click()
        for part in Path(path).parts:
            page.locator(".jp-DirListing-content").get_by_text(part, exact=True).dblclick()
        page.get_by_role("tab", name=Path(path).name, selected=True).wait_for()
        return Notebook(page, course / path)

    return open_notebook
