"""A real browser on a real JupyterLab: Chromium, driven as a learner's hands would."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import nbformat
import pytest
from fixtures.lab import Lab, running_lab, shell_in
from playwright.sync_api import Locator, Page, expect, sync_playwright

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

    def rewrite(self, text: str, source: str) -> None:
        """Paste over a cell."""
        self.cell(text).locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)

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

    def run_each(self, *texts: str) -> None:
        for text in texts:
            self.run(text)

    def wait_until_idle(self) -> None:
        status = self.panel.locator(".jp-Notebook-ExecutionIndicator")
        expect(status).to_have_attribute("data-status", "idle")

    def saved(self) -> nbformat.NotebookNode:
        """Save with the keyboard, and read what then stands in the file."""
        self.page.keyboard.press("Escape")
        with self.page.expect_response(lambda answer: answer.request.method == "PUT"):
            self.page.keyboard.press("Control+S")
        return nbformat.read(self.path, as_version=4)


@pytest.fixture(scope="session")
def lab(tmp_path_factory) -> Iterator[Lab]:
    """One JupyterLab for all tests, on a folder that `course` fills."""
    folder = tmp_path_factory.mktemp("lab")
    shutil.copytree(NOTEBOOKS, folder / "course")
    with running_lab(
        folder, shell_in(folder / "home"), f"--ServerApp.root_dir={folder / 'course'}"
    ) as lab:
        yield lab


@pytest.fixture(scope="module")
def course(lab) -> Path:
    """The notebooks as nobody has touched them, for a learner who has solved nothing."""
    course = lab.home.parent / "course"
    shutil.rmtree(course)
    shutil.rmtree(lab.home / "progress", ignore_errors=True)
    return shutil.copytree(NOTEBOOKS, course)


@pytest.fixture(scope="module")
def open_notebook(browser, lab, course):
    """Opens a notebook of the course, in JupyterLab's light theme or its dark one."""
    pages = []
    address = urlsplit(lab.address)

    def open_notebook(path: str, *, theme: str = "JupyterLab Light") -> Notebook:
        folder = lab.home / ".jupyter/lab/user-settings/@jupyterlab/apputils-extension"
        folder.mkdir(parents=True, exist_ok=True)
        for name, settings in (SETTINGS | {"themes": {"theme": theme}}).items():
            (folder / f"{name}.jupyterlab-settings").write_text(json.dumps(settings))
        pages.append(browser.new_page(viewport={"width": 1280, "height": 900}))
        # Reset, or JupyterLab opens whatever was open before.
        pages[-1].goto(f"http://{address.netloc}/lab/tree/{path}?{address.query}&reset")
        return Notebook(pages[-1], course / path)

    yield open_notebook
    token = {"Authorization": f"token {parse_qs(address.query)['token'][0]}"}
    sessions = f"http://{address.netloc}/api/sessions"
    for session in pages[0].request.get(sessions, headers=token).json():
        pages[0].request.delete(f"{sessions}/{session['id']}", headers=token)
    for page in pages:
        page.close()


@pytest.fixture(scope="module")
def open_cells(open_notebook, course):
    """Opens a notebook made of these code cells."""
    names = (f"small-{number}.ipynb" for number in itertools.count())

    def open_cells(*sources: str, **options: str) -> Notebook:
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        cells = [nbformat.v4.new_code_cell(source) for source in sources]
        notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
        name = next(names)
        nbformat.write(notebook, course / name)
        return open_notebook(name, **options)

    return open_cells
