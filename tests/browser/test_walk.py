"""Two whole lessons as beginners walk through them: one with a mouse, one by keyboard alone.

At each exercise a wrong attempt comes first, then a hint is opened, then the right answer typed.
Walks know of a lesson only its exercises' names and checks.
"""

from __future__ import annotations

import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
from playwright.sync_api import Locator, expect

from mlnotes.checker.catalogue import find
from mlnotes.checker.record import Exercise
from mlnotes.classroom.building import ROOT, instructor_notebook

BY_MOUSE, BY_KEYBOARD = "01_gradient_descent", "03_penalties"


@dataclass(frozen=True)
class Task:
    """An exercise of a lesson: its record, the text of its check, and a right answer."""

    record: Exercise
    check: str
    answer: str

    @property
    def attempt(self) -> str:
        return f"def {self.record.signature}:\n    return {self.record.parameters[0]}"


def tasks(lesson: str) -> list[Task]:
    """The exercises in the order of the lesson."""
    cells = instructor_notebook(ROOT / "solutions" / f"{lesson}.py").cells
    sources = {cell.metadata.nbgrader.grade_id: cell.source for cell in cells if marked(cell)}
    checks = {name: source for name, source in sources.items() if name.startswith("check_")}
    return [
        Task(find(re.search(r'check\(\s*"(.+?)"', check)[1]), check, sources[name[6:]])
        for name, check in checks.items()
    ]


def marked(cell: nbformat.NotebookNode) -> bool:
    return "nbgrader" in cell.metadata


def test_a_lesson_is_walked_with_the_mouse(open_notebook, tmp_path):
    begin = time.monotonic()
    notebook = open_notebook(f"{BY_MOUSE}/{BY_MOUSE}.ipynb")
    assert_drawing_is_folded(notebook)
    notebook.run_all()
    for task in tasks(BY_MOUSE):
        card = notebook.output(task.check).locator(".mlnotes-card")
        expect(card).to_contain_text("not attempted yet")

        answer(notebook, task, task.attempt)
        expect(card).to_have_class(re.compile("mlnotes-failed"))
        if task.record.name == "mse_gradient":
            flip_the_sign(notebook, task, card, tmp_path)
        hint = card.get_by_text(plain(task.record.hints[0]))
        expect(hint).not_to_be_visible()
        card.get_by_text("Hint", exact=True).click()
        expect(hint).to_be_visible()

        answer(notebook, task, task.answer)
        expect(card).to_have_class(re.compile("mlnotes-passed"))
    tell("by mouse", begin, BY_MOUSE)
    assert_all_ran(notebook)


def answer(notebook, task: Task, text: str) -> None:
    """Write a function in its place, run it and have it checked."""
    function = f"def {task.record.name}("
    notebook.rewrite(function, text)
    notebook.run(function)
    notebook.run(task.check)


def flip_the_sign(notebook, task: Task, card: Locator, folder: Path) -> None:
    """A mistake that is known by name: told by its message, and kept as a picture."""
    answer(
        notebook,
        task,
        "def mse_gradient(w, X, y):\n    return 2 / len(y) * X.T @ (y - X @ w)",
    )
    expect(card).to_contain_text(plain(task.record.mistakes["sign_flipped"].message))
    expect(card).to_contain_text("The smallest case that fails")
    cell = notebook.cell("def mse_gradient(")
    check = notebook.cell(task.check)
    cell.evaluate("cell => cell.scrollIntoView({block: 'start'})")
    top, bottom = cell.bounding_box(), check.bounding_box()
    height = bottom["y"] + bottom["height"] - top["y"]
    # `make picture` names the folder.
    path = Path(os.environ.get("MLNOTES_PICTURES", folder)) / "card.png"
    notebook.page.screenshot(path=path, clip=top | {"height": height})


def test_a_lesson_is_walked_by_keyboard_alone(open_notebook):
    begin = time.monotonic()
    notebook = open_notebook(f"{BY_KEYBOARD}/{BY_KEYBOARD}.ipynb")
    keys, active = notebook.page.keyboard, notebook.panel.locator(".jp-Cell.jp-mod-active")
    todo = {f"def {task.record.name}(": task for task in tasks(BY_KEYBOARD)}
    cells = nbformat.read(notebook.path, as_version=4).cells
    expect(active).to_be_focused()
    for number, cell in enumerate(cells):
        expect(active).to_have_attribute("data-windowed-list-index", str(number))
        task = next((todo[text] for text in todo if cell.source.startswith(text)), None)
        if task and marked(cell):
            card = notebook.output(task.check).locator(".mlnotes-card")
            write(keys, task.attempt)
            run_by_key(notebook, active, "Control+Enter")
            expect(card).to_have_class(re.compile("mlnotes-failed"))
            open_first_hint(notebook, card)
            expect(card.get_by_text(plain(task.record.hints[0]))).to_be_visible()
            keys.press("ArrowUp")
            expect(active).to_have_attribute("data-windowed-list-index", str(number))
            write(keys, task.answer)
            run_by_key(notebook, active, "Control+Enter")
            expect(card).to_have_class(re.compile("mlnotes-passed"))
            keys.press("ArrowUp")
        if number < len(cells) - 1:
            keys.press("Shift+Enter")
    notebook.wait_until_idle()
    tell("by keyboard", begin, BY_KEYBOARD)


def write(keys, text: str) -> None:
    """Type over the active cell, and run it, which leads to its check."""
    keys.press("Enter")
    keys.press("Control+A")
    keys.insert_text(text)
    keys.press("Shift+Enter")


def run_by_key(notebook, active: Locator, key: str) -> None:
    """Run the active cell, and wait until it has got a new number."""
    prompt = active.locator(".jp-InputPrompt")
    before = prompt.inner_text()
    notebook.page.keyboard.press(key)
    expect(prompt).not_to_have_text(before)
    expect(prompt).to_have_text(re.compile(r"\[\d+\]:"))


def open_first_hint(notebook, card: Locator) -> None:
    """From the check's cell, by Tab to the button, and by Enter."""
    button = card.get_by_text("Hint", exact=True)
    for _ in range(5):
        notebook.page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    expect(button).to_be_focused()
    notebook.page.keyboard.press("Enter")


def assert_drawing_is_folded(notebook) -> None:
    """Cells that only draw show no code, whose alt texts would answer the question above them."""
    cells = nbformat.read(notebook.path, as_version=4).cells
    folded = [
        number
        for number, cell in enumerate(cells)
        if cell.metadata.get("jupyter", {}).get("source_hidden")
    ]
    assert folded
    for number in folded:
        cell = notebook.panel.locator(f'.jp-Cell[data-windowed-list-index="{number}"]')
        expect(cell.locator(".jp-Placeholder")).to_be_attached()
        expect(cell.locator(".cm-content")).to_have_count(0)


def assert_all_ran(notebook) -> None:
    cells = [cell for cell in notebook.saved().cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in cells)
    assert not [out for cell in cells for out in cell.outputs if out.output_type == "error"]


def plain(text: str) -> str:
    """A sentence of ours as the page shows it."""
    return text.replace("`", "")


def tell(how: str, begin: float, lesson: str) -> None:
    print(f"{lesson} {how}: {time.monotonic() - begin:.0f} s, {len(tasks(lesson))} exercises")
