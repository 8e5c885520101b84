"""What the two exercises on resampled rows share: rows and labels counted together."""

from __future__ import annotations

from collections import Counter

import numpy as np

from mlnotes.checker.properties import every


def pairs_of(X: np.ndarray, y: np.ndarray) -> Counter:
    """How often each row stands there with each label."""
    return Counter(zip(map(tuple, X.tolist()), y.tolist(), strict=True))


def counts_of(y: np.ndarray, resampled: np.ndarray) -> dict:
    """How many rows each label of `y` has in `resampled`."""
    return {label: int(np.sum(resampled == label)) for label in np.unique(y).tolist()}


def rarer_label(y: np.ndarray) -> object:
    counts = counts_of(y, y)
    return min(counts, key=counts.get)


def named(pair: tuple) -> str:
    """A row and its label, as they are told."""
    row, label = pair
    return f"[{', '.join(f'{value:.4g}' for value in row)}] with label {label!r}"


def unknown(X: np.ndarray, y: np.ndarray, X_new: np.ndarray, y_new: np.ndarray) -> str | None:
    """A row, or a pair of row and label, that was not given."""
    if len(X_new) != len(y_new):
        return f"There are {len(X_new)} rows and {len(y_new)} labels; each row has one."
    given, rows = pairs_of(X, y), set(map(tuple, X.tolist()))
    for row, label in pairs_of(X_new, y_new):
        if row in rows and (row, label) not in given:
            right = next(known for other, known in given if other == row)
            return f"The row {named((row, right))} comes back with label {label!r}."
        if row not in rows:
            return f"The row {named((row, label))} is none of those given."
    return None


def are_known(arguments: tuple, answer: tuple) -> bool:
    """Whether rows (X, y) are all among those given, with their labels."""
    return unknown(*arguments[:2], *answer) is None


def _are_parted(arguments: tuple, answer: tuple) -> bool:
    """Whether all rows were given, and some with another label."""
    X, y = arguments[:2]
    rows, given = set(map(tuple, X.tolist())), pairs_of(X, y)
    X_new, y_new = np.concatenate(answer[::2]), np.concatenate(answer[1::2])
    if (y_new.dtype.kind == "U") != (y.dtype.kind == "U"):
        return False
    new = pairs_of(X_new, y_new)
    return all(row in rows for row, _ in new) and any(pair not in given for pair in new)


def _are_invented(arguments: tuple, answer: tuple) -> bool:
    """Whether some row was not given."""
    rows = set(map(tuple, arguments[0].tolist()))
    return any(row not in rows for part in answer[::2] for row in map(tuple, part.tolist()))


PARTED = (
    "Rows and labels have come apart: a row that was given comes back with another label. Are both "
    "drawn and shuffled by the same numbers, and does each copy get the label of its row?",
    every(_are_parted),
)
INVENTED = (
    "There are rows that were not given, mixed or shifted ones perhaps, as SMOTE invents them. "
    "Here the added rows are exact copies.",
    every(_are_invented),
)
