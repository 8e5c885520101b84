"""A lesson's minutes follow from what there is to read and to do, one part at a time."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from mlnotes.checker.catalogue import catalogue
from mlnotes.classroom.minutes import Minutes, count_words, estimate

SOLUTION = {"nbgrader": {"solution": True}}
GRADE = {"nbgrader": {"grade": True}}
FOLDED = {"jupyter": {"source_hidden": True}}

NOTHING = Minutes(0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", 0),
        ("# The loss\n\nIt falls, doesn't it?", 6),
        ("Steps of 0.5 - and *well-kept* **signs**.", 6),
        ("before `np.mean(x)` after", 2),
        ("before\n```python\nfor word in words: pass\n```\nafter", 2),
        ("before $a b c$, $$\nd e f\n$$ after", 2),
        ("[two words](../01_a/01_a.ipynb)", 2),
        ("<details><summary>Answer</summary>\n\nfolded words\n</details>", 3),
        ("a < b and b > c", 5),
        ("| a | b |\n|---|---|\n| c | d |", 4),
    ],
)
def test_words_are_those_that_are_read_aloud(markdown, words):
    assert count_words(markdown) == words


def test_a_hundred_and_thirty_words_take_a_minute():
    assert estimate([new_markdown_cell("word " * 65), new_markdown_cell("word " * 65)]).prose == 1


def test_each_prediction_and_each_picture_takes_a_minute():
    cells = [
        new_markdown_cell("**Predict:** how far? **Predict** the sign. Predict nothing."),
        new_code_cell('plots.picture(ax, alt="A line")\npicture(ax, alt="A bowl")'),
        new_code_cell('picture(ax, alt="Folded, but seen")', metadata=FOLDED),
        new_code_cell("picture"),
    ]
    found = estimate(cells)
    assert (found.predictions, found.pictures) == (2, 3)


def test_twelve_lines_of_visible_code_take_a_minute():
    imports = "import numpy as np\nfrom mlnotes import (\n    losses,\n    plots,\n)\n\n"
    lines = "\n\n".join(["x = 1"] * 11 + ["# a comment is read, too"])
    cells = [
        new_code_cell(imports + lines),
        new_code_cell("x = 1\n" * 24, metadata=FOLDED),
        new_code_cell("x = 1\n" * 24, metadata=SOLUTION),
    ]
    assert estimate(cells).code == 1


def test_an_exercise_takes_what_its_record_declares_and_its_check_is_a_line_to_read():
    cell = new_code_cell('check("gradient_descent/adam_step", adam_step)', metadata=GRADE)
    found = estimate([cell])
    assert found.exercises == catalogue()["gradient_descent/adam_step"].minutes
    assert found.code == pytest.approx(1 / 12)


def test_an_explorer_takes_five_minutes_and_an_ungraded_check_none():
    cells = [
        new_code_cell("explorers.descent_explorer()"),
        new_code_cell("descent_explorer(steps=3)"),
        new_code_cell('check("gradient_descent/mse_loss", mse_loss)'),
    ]
    found = estimate(cells)
    assert (found.explorers, found.exercises) == (10, 0)


def test_the_parts_add_up():
    assert Minutes(1, 2, 4, 8, 16, 32).total == 63
    assert estimate([]) == NOTHING
