"""What the text says is so: its numbers come from its cells, its links lead somewhere."""

from __future__ import annotations

import math
import re

from mlnotes.classroom.building import ROOT

# Digits that are not part of a word, with decimals, exponent and thousands' commas.
NUMBER = re.compile(r"(?<![\w.])(?:\d[\d,]*)?(?:\.\d+|\d)(?:e[+-]?\d+)?(?!\w)", re.IGNORECASE)
SMALL = 12


def numbers(text: str) -> list[str]:
    return [found.rstrip(",") for found in NUMBER.findall(text)]


def value(number: str) -> float:
    return float(number.replace(",", ""))


def prose(notebook) -> str:
    """The text without code, formulas and link targets, and without the list of books."""
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    text = text.partition("## Further reading")[0]
    text = re.sub(r"^\*About \d+ minutes", "", text, flags=re.MULTILINE)  # the build counts them
    text = re.sub(r"\[\d\d\]\(", "[lesson](", text)  # a link to a lesson
    for hidden in (r"```.*?```", r"`[^`]*`", r"\$\$.*?\$\$", r"\$[^$]*\$", r"\]\([^)]*\)"):
        text = re.sub(hidden, " ", text, flags=re.DOTALL)
    text = re.sub(r"\blessons?\s+\[?\d+(\s+and\s+\d+)?", "lesson", text)  # told by its number
    return re.sub(r"^(#+ )?\d+\. ", "", text, flags=re.MULTILINE)


def is_rounding_of(number: str, exact: float) -> bool:
    """Whether `exact`, to as many decimals as `number` has, is that number."""
    mantissa = number.lower().partition("e")[0]
    decimals = len(mantissa.partition(".")[2])
    exponent = int(number.lower().partition("e")[2] or 0)
    return math.isclose(round(exact / 10**exponent, decimals), value(mantissa), rel_tol=1e-12)


def test_every_number_in_the_text_is_in_a_cell_or_its_output(instructor):
    cells = [cell.source for cell in instructor.notebook.cells if cell.cell_type == "code"]
    known = [value(number) for number in numbers("\n".join([*cells, instructor.printed]))]
    for number in numbers(prose(instructor.notebook)):
        if number.isdigit() and int(number) <= SMALL:
            continue
        assert any(is_rounding_of(number, exact) for exact in known), number


def test_every_link_to_a_file_leads_to_one(source, instructor):
    folder = ROOT / "notebooks" / source.stem
    for cell in instructor.notebook.cells:
        if cell.cell_type != "markdown":
            continue
        for link in re.findall(r"\]\(([^)]+)\)", cell.source):
            assert (folder / link).is_file(), link


def test_no_answer_begins_with_a_number_that_becomes_an_item_of_a_list(instructor):
    text = "\n\n".join(cell.source for cell in instructor.notebook.cells)
    assert not re.findall(r"</summary>\s+(?!1\.)\d+[.)] .*", text)


def test_every_section_ends_in_a_question_to_say_aloud(instructor):
    text = "\n\n".join(cell.source for cell in instructor.notebook.cells)
    for section in re.split(r"^## ", text, flags=re.MULTILINE):
        if re.match(r"\d+\. ", section):
            assert "> **Say it aloud:**" in section, section[:60]
