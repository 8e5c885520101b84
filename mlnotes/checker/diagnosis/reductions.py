"""A number where an array belongs, or the reverse: which numbers are they?"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from mlnotes.checker.diagnosis.evidence import Evidence, Finding, agree


def reduced(evidence: Evidence) -> Finding | None:
    """A number where an array belongs, or the reverse: which numbers are they?"""
    if evidence.first.fault not in ("shape", "type"):
        return None
    values = [(_array(trial.expected), _array(trial.outcome.value)) for trial in evidence.answered]
    if len(values) < 2 or any(want is None or got is None for want, got in values):
        return None
    if all(want.shape == got.shape for want, got in values):
        return None
    for words, change in _REDUCTIONS:
        if _all_hold((got, change(want)) for want, got in values):
            return Finding(f"{evidence.start} {words}.", "relation")
    for words, change in _UNREDUCED:
        if _all_hold((change(got), want) for want, got in values):
            return Finding(words.format(case=evidence.every_case), "relation")
    return None


def _all_hold(pairs: Iterable[tuple]) -> bool:
    sides = list(pairs)
    return all(
        got is not None and want is not None and agree(np.asarray(got), np.asarray(want))
        for got, want in sides
    )


def _array(value: object) -> np.ndarray | None:
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array.astype(float) if array.dtype.kind in "iuf" and array.size else None


def _when(ndim: int, change: Callable) -> Callable:
    """The change where there are axes enough; a single number is its own sum, mean, last entry."""
    return lambda array: change(array) if array.ndim >= ndim else None if array.ndim else array


_REDUCTIONS: tuple[tuple[str, Callable], ...] = (
    ("the sum of the entries of the right one", _when(1, np.sum)),
    ("the mean of the entries of the right one", _when(1, np.mean)),
    ("the last entry of the right one alone", _when(1, lambda right: right[-1])),
    ("the first entry of the right one alone", _when(1, lambda right: right[0])),
    ("the length ‖·‖ of the right one", _when(1, np.linalg.norm)),
    ("the right one without its first entry", _when(1, lambda right: right[1:])),
    ("the right one without its last entry", _when(1, lambda right: right[:-1])),
    ("the sum over the rows of the right one", _when(2, lambda right: right.sum(axis=0))),
    ("the mean over the rows of the right one", _when(2, lambda right: right.mean(axis=0))),
    ("the right one as a single column", _when(1, lambda right: right.reshape(-1, 1))),
    ("the right one as a single row", _when(1, lambda right: right.reshape(1, -1))),
    (
        "the right one in square brackets, an array of one",
        lambda right: right.reshape(1, *right.shape),
    ),
    ("the right one transposed: rows and columns are exchanged", _when(2, np.transpose)),
    ("the right one, flattened", _when(2, np.ravel)),
)
_UNREDUCED: tuple[tuple[str, Callable], ...] = (
    (
        "The entries of your answer add up to the right one, {case}: is a sum left out?",
        _when(1, np.sum),
    ),
    (
        "The mean of your answer is the right one, {case}: is a mean left out?",
        _when(1, np.mean),
    ),
    ("The last entry of your answer is the right one, {case}.", _when(1, lambda got: got[-1])),
    ("The first entry of your answer is the right one, {case}.", _when(1, lambda got: got[0])),
    (
        "The rows of your answer add up to the right one, {case}: is a sum over the rows left out?",
        _when(2, lambda got: got.sum(axis=0)),
    ),
    (
        "The mean of the rows of your answer is the right one, {case}: is a mean over the rows "
        "left out?",
        _when(2, lambda got: got.mean(axis=0)),
    ),
    (
        "The columns of your answer add up to the right one, {case}: is a sum left out?",
        _when(2, lambda got: got.sum(axis=1)),
    ),
    ("The diagonal of your answer is the right one, {case}.", _when(2, np.diagonal)),
    ("The last row of your answer is the right one, {case}.", _when(2, lambda got: got[-1])),
    (
        "Your answer is the right one with one entry too many at its start, {case}.",
        _when(1, lambda got: got[1:]),
    ),
    (
        "Your answer is the right one with one entry too many at its end, {case}.",
        _when(1, lambda got: got[:-1]),
    ),
)
