"""Notebooks are built from their sources, the same bytes every time."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from mlnotes.checker.catalogue import catalogue
from mlnotes.classroom.building import (
    NAME,
    ROOT,
    build_notebooks,
    instructor_notebook,
    sources,
)
from mlnotes.classroom.markers import SourceError


@pytest.fixture
def built(root):
    """The path of the small notebook, built."""
    build_notebooks(root=root)
    return root / "notebooks" / "01_small" / "01_small.ipynb"


def cell_ids(path):
    return {cell["id"]: "".join(cell["source"]) for cell in json.loads(path.read_text())["cells"]}


def test_the_committed_notebooks_are_what_their_sources_give():
    assert build_notebooks(write=False).changed == []


def test_every_committed_notebook_has_a_source():
    found = {path.stem for path in (ROOT / "notebooks").glob("*/*.ipynb")}
    assert {name for name in found if NAME.fullmatch(name)} == {path.stem for path in sources()}


def test_building_in_another_process_gives_the_same_bytes(root, built):
    before = built.read_bytes()
    built.unlink()
    program = (
        "from pathlib import Path; from mlnotes.classroom.building import build_notebooks; "
        f"build_notebooks(root=Path({str(root)!r}))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    assert built.read_bytes() == before


def test_the_student_edition_holds_no_solution_and_no_output(built):
    text = built.read_text()
    assert "SOLUTION" not in text
    assert "mean()" not in text
    cells = json.loads(text)["cells"]
    assert text.count("raise NotImplementedError()") == 2
    assert all(cell["outputs"] == [] for cell in cells if cell["cell_type"] == "code")


def test_comments_that_begin_like_a_shell_command_stay_comments(built):
    assert "# copy and ls begin comments here" in "".join(cell_ids(built).values())


def test_blank_lines_that_a_formatter_leaves_in_a_source_are_not_in_the_notebook(root, built):
    source = root / "solutions" / "01_small.py"
    source.write_text(source.read_text() + "\n# %% tags=[]\n\n\ndef last():\n    pass\n\n\n")
    build_notebooks(root=root)
    assert list(cell_ids(built).values())[-1] == "def last():\n    pass"


def test_cell_ids_are_grade_ids_and_do_not_depend_on_the_position(root, built):
    before = cell_ids(built)
    assert {"mse_loss", "check_mse_loss", "mse_gradient", "check_mse_gradient"} < before.keys()
    source = root / "solutions" / "01_small.py"
    new = "# %% [markdown]\n# New\n\n"
    source.write_text(source.read_text().replace("# %%\n", f"{new}{new}# %%\n"))
    build_notebooks(root=root)
    after = cell_ids(built)
    assert before.items() < after.items()
    assert len(after) == len(before) + 2


def test_cells_with_the_same_text_are_counted_in_their_order(root, built):
    source = root / "solutions" / "01_small.py"
    source.write_text(source.read_text() + "\n# %% [markdown]\n# Again\n" * 3)
    build_notebooks(root=root)
    again = [name for name, text in cell_ids(built).items() if text == "Again"]
    assert [name.rpartition("-")[2] for name in again] == ["0", "1", "2"]


def test_check_notices_one_changed_character_and_writes_nothing(built, root):
    assert build_notebooks(write=False, root=root).changed == []
    changed = built.read_text().replace("How far off", "How far of")
    built.write_text(changed)
    assert build_notebooks(write=False, root=root).changed == [built.relative_to(root)]
    assert built.read_text() == changed


def test_check_notices_missing_files_and_writes_nothing(root):
    missing = [path.as_posix() for path in build_notebooks(write=False, root=root).changed]
    assert missing == ["mlnotes/exercises/lessons.json", "notebooks/01_small/01_small.ipynb"]
    assert not (root / "notebooks").exists()
    assert not (root / "mlnotes").exists()


def test_an_error_in_one_source_leaves_every_notebook_as_it_was(built, root):
    before = built.read_bytes()
    source = root / "solutions" / "01_small.py"
    (root / "solutions" / "02_bad.py").write_text(source.read_text().replace("# %%", "# %% x=1"))
    source.write_text(source.read_text().replace("How far", "How near"))
    with pytest.raises(SourceError, match=r"02_bad\.py"):
        build_notebooks(root=root)
    assert built.read_bytes() == before


def test_a_full_disk_leaves_the_old_notebook_and_no_draft(built, root, run_on_full_disk):
    before = built.read_bytes()
    source = root / "solutions" / "01_small.py"
    source.write_text(source.read_text().replace("How far", "How near"))
    done = run_on_full_disk(
        "from pathlib import Path; from mlnotes.classroom.building import build_notebooks; "
        f"build_notebooks(root=Path({str(root)!r}))"
    )
    assert "File too large" in done.stderr
    assert built.read_bytes() == before
    assert list(built.parent.iterdir()) == [built]


def test_a_misnamed_source_and_a_root_without_sources_are_refused(root, tmp_path):
    (root / "solutions" / "Notes.py").write_text("# %%\n1\n")
    with pytest.raises(SourceError, match=r"Notes\.py must be named like 01_topic\.py"):
        sources(root)
    with pytest.raises(SourceError, match="no notebook sources"):
        sources(tmp_path / "elsewhere")


@pytest.mark.parametrize(
    "source", sorted((ROOT / "solutions").glob("*.py")), ids=lambda source: source.stem
)
def test_every_check_in_a_source_carries_the_points_of_its_exercise(source):
    checked = re.findall(r'^check\("(.+?)"', source.read_text(encoding="utf-8"), re.MULTILINE)
    graded = {
        re.search(r'check\("(.+?)"', cell.source)[1]: cell.metadata.nbgrader.points
        for cell in instructor_notebook(source).cells
        if cell.metadata.get("nbgrader", {}).get("grade")
    }
    assert graded == {exercise_id: catalogue()[exercise_id].points for exercise_id in checked}
    assert graded


def test_the_command_names_what_is_out_of_date_and_fails(root):
    shutil.copytree(
        ROOT / "mlnotes", root / "mlnotes", ignore=shutil.ignore_patterns("lessons.json")
    )

    def run(*arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-c", "from mlnotes.cli import main; main()", *arguments]
        environment = os.environ | {"PYTHONPATH": str(root)}
        return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)

    checked = run("build", "--check")
    assert checked.returncode == 1
    assert "out of date: notebooks/01_small/01_small.ipynb" in checked.stdout
    built = run("build")
    assert built.returncode == 0
    assert re.match(r"01_small: \d+ minutes \(prose 0, .*, explorers 0\)\n", built.stdout)
    assert "written: notebooks/01_small/01_small.ipynb" in built.stdout
    assert run("build", "--check").returncode == 0
    source = root / "solutions" / "01_small.py"
    source.write_text(source.read_text().replace("gradient_descent/mse_loss", "no/such"))
    refused = run("build")
    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: 01_small.py, cell 4 (grade_id 'check_mse_loss'): ")
