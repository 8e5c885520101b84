"""Malformed sources are refused with the file, the cell and the mend."""

import re

import pytest

from mlnotes.classroom.building import build_notebooks, instructor_notebook
from mlnotes.classroom.markers import SourceError

MARK_LOSS = '{"grade_id": "mse_loss", "solution": true}'
MARK_TEST = '{"grade_id": "check_mse_loss", "grade": true}'
BODY = "    return ((X @ w - y) ** 2).mean()\n"
LOSS_CHECK = 'check("gradient_descent/mse_loss", mse_loss)'

# what is wrong: (old text, new text, cell that is named, what the error says)
MALFORMED = {
    "a test cell without a check": (LOSS_CHECK, "mse_loss", "check_mse_loss", "one check"),
    "a test cell with two checks": (
        LOSS_CHECK,
        f"{LOSS_CHECK}, {LOSS_CHECK}",
        "check_mse_loss",
        "one check",
    ),
    "a number after the check": (LOSS_CHECK, f"{LOSS_CHECK}\n1.0", "check_mse_loss", "ends with"),
    "a check of a call": (LOSS_CHECK, LOSS_CHECK.replace("mse_loss)", "f())"), "check_m", "name"),
    "an unknown exercise": (
        "gradient_descent/mse_loss",
        "gradient_descent/mse_lost",
        "check_mse_loss",
        "gradient_descent/mse_loss",
    ),
    "a doubled grade_id": (
        '"grade_id": "mse_gradient"',
        '"grade_id": "mse_loss"',
        "mse_loss",
        "rename",
    ),
    "a slash in a grade_id": ('id": "mse_loss"', 'id": "mse/loss"', "mse/loss", "letters, digits"),
    "an empty grade_id": ('id": "mse_loss"', 'id": ""', "''", "letters, digits"),
    "a missing grade_id": (MARK_LOSS, '{"solution": true}', "def mse_loss(w, X, y):", "None"),
    "points in the source": (
        MARK_TEST,
        MARK_TEST.replace("true", 'true, "points": 5'),
        "check_mse_loss",
        "exercise record's",
    ),
    "both solution and test": (
        MARK_TEST,
        MARK_TEST.replace("true", 'true, "solution": true'),
        "check_mse_loss",
        "one of",
    ),
    "a marker that is no mapping": (MARK_TEST, '"check_mse_loss"', LOSS_CHECK, "one of"),
    "a marker that is not JSON": (MARK_TEST, MARK_TEST[:-1], "cell 4", "JSON"),
    "a misspelt marker": ("nbgrader=" + MARK_TEST, "nbgrade=" + MARK_TEST, "cell 4", "nbgrade"),
    "an end of a solution alone, in a cell without a marker": (
        "np.arange(3)",
        "### END SOLUTION",
        "cell 2",
        "not marked",
    ),
    "an end of a solution alone, in a test": (
        LOSS_CHECK,
        f"### END SOLUTION\n{LOSS_CHECK}",
        "only a solution cell",
        "may hold",
    ),
    "no solution markers": (
        "    ### BEGIN SOLUTION\n" + BODY + "    ### END SOLUTION\n",
        BODY,
        "mse_loss",
        "BEGIN",
    ),
    "a solution without end": (BODY + "    ### END SOLUTION", BODY, "mse_loss", "END SOLUTION"),
    "an end before its begin": (
        "BEGIN SOLUTION\n" + BODY,
        "END SOLUTION\n" + BODY,
        "mse_loss",
        "BEGIN",
    ),
    "a solution outside a function": (
        '    """The mean squared residual."""\n    ### BEGIN SOLUTION\n'
        + BODY
        + "    ### END SOLUTION",
        "    return 0\n### BEGIN SOLUTION\nanswer = 1\n### END SOLUTION",
        "mse_loss",
        "outside a function",
    ),
    "a solution in an unmarked cell": ("nbgrader=" + MARK_LOSS, "", "def mse_loss", "not marked"),
    "a solution in a test cell": (
        LOSS_CHECK,
        f"### BEGIN SOLUTION\n{LOSS_CHECK}",
        "check_m",
        "only",
    ),
    "a marked text cell": (
        "# %% [markdown]\n# And",
        '# %% [markdown] nbgrader={"grade_id": "text", "grade": true}\n# And',
        "'text'",
        "code cell",
    ),
    "a solution that is not Python": (
        "def mse_loss(w, X, y):",
        "def mse_loss(w, X, y)",
        "mse_loss",
        "line 1",
    ),
    "a test before its solution": (
        LOSS_CHECK,
        LOSS_CHECK.replace("loss", "gradient"),
        "check_mse_loss",
        "before",
    ),
    "the same test twice": (
        "gradient_descent/mse_gradient",
        "gradient_descent/mse_loss",
        "check_mse_gradient",
        "twice",
    ),
}


@pytest.mark.parametrize("case", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_source_fails_with_the_place_and_the_mend(root, case):
    old, new, cell, problem = case
    source = root / "solutions" / "01_small.py"
    text = source.read_text()
    assert old in text
    source.write_text(text.replace(old, new, 1))
    where = f"^01_small.py, cell \\d+.*{re.escape(cell)}"
    if cell.startswith("cell "):
        where = f"^01_small.py, {cell}"
    with pytest.raises(SourceError, match=f"(?s){where}.*{re.escape(problem)}"):
        build_notebooks(root=root)
    assert not (root / "notebooks").exists()


def test_a_marker_is_completed_to_every_field_that_nbgrader_asks_for(root):
    notebook = instructor_notebook(root / "solutions" / "01_small.py")
    solution, test = [cell.metadata.nbgrader for cell in notebook.cells[2:4]]
    assert solution == {
        "schema_version": 3,
        "grade_id": "mse_loss",
        "grade": False,
        "solution": True,
        "locked": False,
        "task": False,
    }
    assert test == {
        "schema_version": 3,
        "grade_id": "check_mse_loss",
        "grade": True,
        "solution": False,
        "locked": True,
        "task": False,
        "points": 1,
    }


def test_a_cell_may_be_locked_without_being_graded(root):
    source = root / "solutions" / "01_small.py"
    marker = '# %% nbgrader={"grade_id": "imports", "locked": true}\nimport numpy'
    source.write_text(source.read_text().replace("# %%\nimport numpy", marker))
    metadata = instructor_notebook(source).cells[1].metadata.nbgrader
    assert metadata.locked
    assert not metadata.grade
    assert "points" not in metadata
