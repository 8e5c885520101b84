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
    text = re.sub(r"^\*About \d+ minutes", "", text, flags=re.MULTILINE)  # the build counts them
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
def test_the_heavy_ball_has_the_settings_that_theory_calls_best(instructor):
    """Both roots of the momentum recursion then have the size √momentum, in either direction."""
    low, high = np.sqrt([2.0, 2 * 100 / 3 * 101 / 99])
    rate, momentum = 4 / (low + high) ** 2, ((high - low) / (high + low)) ** 2
    assert f"the ball's rate {rate:.4f}, its momentum {momentum:.2f}" in instructor.printed
    for curvature in (low**2, high**2):
        roots = np.roots([1, -(1 + momentum - rate * curvature), momentum])
        np.testing.assert_allclose(np.abs(roots), math.sqrt(momentum), rtol=1e-6)


@in_gradient_descent
def test_the_log_loss_pulls_harder_by_the_inverse_of_the_sigmoids_slope(instructor):
    """(σ − y) over 2(σ − y)σ(1 − σ), at z = −10."""
    sigma = 1 / (1 + math.exp(10))
    ratio = 1 / (2 * sigma * (1 - sigma))
    assert f"the log loss pulls {ratio:,.0f} times as hard" in instructor.printed


@in_gradient_descent
def test_descent_denoises_better_than_a_median_filter_and_loses_where_the_text_says(instructor):
    quality = {
        (name, method): float(decibels)
        for name, method, decibels in re.findall(
            r"(\w+\.jpg), +([\w ]+): ([\d.]+) dB", instructor.printed
        )
    }
    for name in ("china.jpg", "flower.jpg"):
        assert quality[name, "descent"] > quality[name, "median filter"]
        assert 5 <= quality[name, "descent"] - quality[name, "noisy"] <= 6.5
        assert quality[name, "Gaussian blur"] >= quality[name, "descent"]
    peppered = instructor.printed.partition("10% lost")[2]
    median = float(re.search(r"median filter: ([\d.]+) dB", peppered)[1])
    for decibels in re.findall(r"descent, smoothness [\d.]+: ([\d.]+) dB", peppered):
        assert median - float(decibels) > 3


@in_gradient_descent
def test_deblurring_is_best_after_some_twenty_steps_while_its_loss_keeps_falling(instructor):
    rows = re.findall(r"(\d+) steps: loss +([\d.]+), ([\d.]+) dB", instructor.printed)
    steps, losses, decibels = np.array(rows, dtype=float).T
    assert 20 <= steps[decibels.argmax()] <= 30
    assert np.all(np.diff(losses) < 0)
    assert decibels[-1] < decibels.max() - 3


@in_gradient_descent
def test_sentences_are_told_apart_as_well_as_by_scikit_learn_and_better_than_by_guessing(
    instructor,
):
    accuracy = {
        name: float(re.search(rf"\b{name}: ([\d.]+), standard error", instructor.printed)[1])
        for name in ("majority", "by hand", "scikit-learn")
    }
    assert accuracy["by hand"] == accuracy["scikit-learn"]
    standard_error = math.sqrt(accuracy["by hand"] * (1 - accuracy["by hand"]) / 70)
    assert 2.5 < (accuracy["by hand"] - accuracy["majority"]) / standard_error < 3.5
