"""Exceptions and shapes retold: which arrays did not fit, and what the error means."""

from __future__ import annotations

import re

from mlnotes.checker.diagnosis.evidence import Evidence, Finding
from mlnotes.checker.run import CallError


def retold(evidence: Evidence) -> Finding | None:
    """What an exception of numpy's or Python's means, with the shapes of what stood in its line."""
    failing = next((trial for trial in evidence.checked if trial.fault), None)
    error = failing and failing.outcome.error
    if error is None or evidence.first.fault != "raised":
        return None
    for pattern, meaning in _MEANINGS:
        if found := re.search(pattern, f"{error.type}: {error.message}"):
            words = meaning.format(*found.groups())
            return Finding(f"{evidence.first.message}. {words}{_shapes(error)}", "error")
    if error.type in ("ValueError", "IndexError", "TypeError") and (shapes := _shapes(error)):
        return Finding(f"{evidence.first.message}.{shapes}", "error")
    return None


def _shapes(error: CallError) -> str:
    """The shapes of the arrays that the line names; empty when it names none."""
    words = set(re.findall(r"\w+", error.line))
    named = [f"`{name}` is {shape}" for name, shape in error.shapes if name in words]
    return f" There {', '.join(named)}." if named else ""


_MEANINGS = (
    (
        r"operands could not be broadcast|non-broadcastable",
        "The shapes do not fit: entry by entry, two arrays need equal lengths, counted from the "
        "last axis, or a length of 1.",
    ),
    (
        r"matmul: .*size (\d+) is different from (\d+)|shapes .* not aligned: .*",
        "The shapes do not fit: in `A @ B` the columns of A (or its entries) must be as many as "
        "the rows of B.",
    ),
    (
        r"matmul: Input operand \d does not have enough dimensions",
        "`@` multiplies arrays; a single number is multiplied with `*`.",
    ),
    (
        r"truth value of an array",
        "`if`, `and`, `or` and `max` want one truth value, and an array has one for each entry: "
        "use `np.where`, `&`, `|`, `np.any`, `np.all` or `np.maximum`.",
    ),
    (
        r"only (?:length-1|0-dimensional|size-1) arrays can be converted|"
        r"must be real number, not (?:list|ndarray|tuple)",
        "Functions of `math`, and `float` and `int`, take one number; those of numpy take whole "
        "arrays.",
    ),
    (
        r"IndexError: index (-?\d+) is out of bounds for axis (\d) with size (\d+)",
        "Places are counted from 0, so the last of {2} is {2} − 1. Does a loop or an index go too "
        "far?",
    ),
    (
        r"IndexError: list index out of range",
        "Places are counted from 0. Does a loop or an index go too far?",
    ),
    (
        r"IndexError: too many indices",
        "An array was asked for more indices than it has axes: a vector has one, a matrix two.",
    ),
    (
        r"NameError: name '(\w+)' is not defined",
        "Is `{0}` spelt as you meant it, and set before it is used? A package must be imported "
        "in the notebook.",
    ),
    (
        r"UnboundLocalError: .*'(\w+)'",
        "`{0}` is used before anything is assigned to it inside the function.",
    ),
    (
        r"TypeError: .*takes (\d+) positional arguments? but (\d+) w",
        "Compare the function's parameters with those of the task: {1} are given.",
    ),
    (
        r"TypeError: .*missing (\d+) required positional",
        "Compare the function's parameters with those of the task.",
    ),
    (
        r"TypeError: '(\w+)' object is not callable",
        "Something that is no function is called with round brackets. Is a `*` missing before a "
        "bracket, or has a function's name been given to a value?",
    ),
    (
        r"TypeError: '(\w+)' object is not subscriptable",
        "Square brackets want an array or a list, and this is of type {0}.",
    ),
    (
        r"TypeError: '(\w+)' object is not iterable|object of type '(\w+)' has no len",
        "This is one value, not several: a loop, `sum` and `len` want an array or a list.",
    ),
    (
        r"AttributeError: '(\w+)' object has no attribute '(\w+)'",
        "A value of type {0} has no `{1}`. Is it spelt as you meant it, and is the value an array?",
    ),
    (
        r"ZeroDivisionError",
        "Something is divided by 0. In the case shown below: by what?",
    ),
    (
        r"RecursionError",
        "The function calls itself without end, or deeper than Python allows, about 1000 times.",
    ),
    (
        r"LinAlgError: Singular",
        "The matrix cannot be inverted: its columns depend on each other, or a term that keeps "
        "them apart is left out.",
    ),
    (
        r"OverflowError",
        "A number grows beyond what a float can hold. In the case shown below: which one?",
    ),
    (
        r"ValueError: (?:math domain error|expected a (?:positive|nonnegative) )",
        "A logarithm or a root was asked of a number for which it is not defined. In the case "
        "shown below: of which one?",
    ),
    (
        r"could not be broadcast|setting an array element with a sequence|"
        r"could not broadcast input array",
        "Several values are put into a place for one, or into a place of another length.",
    ),
    (
        r"did not contain a loop with signature",
        "numpy knows no such operation for values of these types. Are there texts among them?",
    ),
    (
        r"same_kind",
        "Results with decimals cannot be written into an array of whole numbers: begin with "
        "`dtype=float`.",
    ),
)
