"""What the text says is so: its numbers come from its cells, its links lead somewhere."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest

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
    for hidden in (r"```.*?```", r"`[^`]*`", r"\$\$.*?\$\$", r"\$[^$]*\$", r"\]\([^)]*\)"):
        text = re.sub(hidden, " ", text, flags=re.DOTALL)
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


def test_every_section_ends_in_a_question_to_say_aloud(instructor):
    text = "\n\n".join(cell.source for cell in instructor.notebook.cells)
    for section in re.split(r"^## ", text, flags=re.MULTILINE):
        if re.match(r"\d+\. ", section):
            assert "> **Say it aloud:**" in section, section[:60]


in_gradient_descent = pytest.mark.parametrize(
    "source", [ROOT / "solutions" / "01_gradient_descent.py"], ids=["01"], indirect=True
)


@in_gradient_descent
def test_the_hundred_blind_steps_agree_with_theory(instructor):
    """All from closed forms: the Hessian of a line on centred x is diag(2, 2·mean x²)."""
    n, rate = 100, 0.01
    flattest, steepest = 2.0, 2 * 100 / 3 * (n + 1) / (n - 1)
    shrunk = (1 - rate * flattest) ** 100
    growth = abs(1 - 0.03 * steepest) ** 100
    left = np.hypot(5 * (1 - 0.03 * flattest) ** 100, 2 * growth) / np.hypot(5, 2)
    steps = math.ceil(math.log(0.01) / math.log(1 - rate * flattest))
    for line in [
        f"after 100 steps: intercept {5 * (1 - shrunk):.3f}, slope 2.000",
        f"condition number {steepest / flattest:.3f}",
        f"by {1 - rate * flattest:.2f} in a step, by {shrunk:.4f} in 100",
        f"steps until it is within 1%: {steps}\n",
        f"stable below {2 / steepest:.5f}, best fixed rate {2 / (flattest + steepest):.5f}",
        f"the slope's error grew {growth:.1f} times",
        f"the whole error vector's length grew {left:.1f} times",
    ]:
        assert line in instructor.printed


@in_gradient_descent
def test_the_script_to_mend_is_wrong_by_the_number_of_rows(instructor):
    assert "shape of the formula (100,)" in instructor.printed
    assert "by hand / measured [100. 100.]" in instructor.printed
    halfway = 2 * (1 - (1 - 0.01 / 100 * 2 * 100 / 3 * 101 / 99) ** 100)
    assert f"divided_in_both_places: slope after 100 steps {halfway:.3g}" in instructor.printed


@in_gradient_descent
def test_the_expected_squared_residual_is_the_variance(instructor):
    assert "integral              4.0000" in instructor.printed
