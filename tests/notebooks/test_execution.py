"""Untouched or solved, a notebook runs to its end without a warning, and describes its images."""

from __future__ import annotations

import re

from mlnotes.checker.catalogue import catalogue


def test_it_runs_to_its_end_within_a_minute(run):
    code = [cell for cell in run.notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code if cell.source)
    assert run.seconds < 60


def test_nothing_is_warned_or_written_to_stderr(run):
    assert not [output for output in run.outputs if output.get("name") == "stderr"]
    assert "Warning" not in run.printed


def test_every_image_says_what_there_is_to_see(run):
    for output in run.outputs:
        bare = [kind for kind in output.get("data", {}) if kind.startswith("image/")]
        assert not bare, "JupyterLab gives such an image no alt text; show it by plots.picture"
    for html in run.html:
        for image in re.findall("<img[^>]*>", html):
            alt = re.search(r'\balt="([^"]*)"', image)
            assert alt, image[:200]
            assert len(alt[1].split()) >= 5, alt[1]


def test_the_instructors_answers_all_pass(instructor):
    for cell, card in cards(instructor):
        assert "✓" in card, cell.source


def test_an_untouched_exercise_is_told_as_open_not_as_an_error(student):
    for cell, card in cards(student):
        assert "○" in card, cell.source
        assert "not attempted" in card, cell.source


def test_an_untouched_notebook_writes_no_progress(student):
    assert not student.progress.exists()


def cards(run) -> list[tuple]:
    """The test cells and the card that each one drew."""
    found = [
        (cell, output["data"]["text/html"])
        for cell in run.notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade")
        for output in cell.outputs
        if "mlnotes-card" in output["data"].get("text/html", "")
    ]
    tests = [c for c in run.notebook.cells if c.metadata.get("nbgrader", {}).get("grade")]
    assert len(found) == len(tests) > 0
    return found


def test_every_exercise_of_the_course_is_in_a_notebook(all_sources):
    text = "".join(source.read_text(encoding="utf-8") for source in all_sources)
    assert set(re.findall(r'^check\("([a-z_]+/[a-z_0-9]+)"', text, re.MULTILINE)) == set(
        catalogue()
    )
