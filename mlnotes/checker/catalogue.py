"""Which exercises there are: found in the exercises' package by their paths, and only by them."""

from __future__ import annotations

import difflib
import importlib
import importlib.util
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from mlnotes.checker.record import Exercise

# A name and not an import: the machine is told where the content is, and knows nothing of it.
PACKAGE = "mlnotes.exercises"


@cache
def folder() -> Path:
    """The folder of the exercises' package."""
    return Path(importlib.util.find_spec(PACKAGE).submodule_search_locations[0])


def exercise_ids() -> list[str]:
    """All ids, by topic and name, read off the file names without importing a record."""
    return sorted(f"{path.parent.name}/{path.stem}" for path in folder().glob("*/[!_]*.py"))


def find(exercise_id: str) -> Exercise:
    """The record with this id; ValueError that names the nearest ids when there is none."""
    known = exercise_ids()
    if exercise_id not in known:
        names = {known_id.rpartition("/")[2]: known_id for known_id in known}
        wanted = re.split("[/.]", str(exercise_id))[-1]
        near = [names[name] for name in difflib.get_close_matches(wanted, names)]
        near = near or difflib.get_close_matches(str(exercise_id), known) or known[:3]
        raise ValueError(f"no exercise has the id {exercise_id!r}; near it: {', '.join(near)}")
    return _record(exercise_id)


def _record(exercise_id: str) -> Exercise:
    return importlib.import_module(f"{PACKAGE}.{exercise_id.replace('/', '.')}").exercise


def catalogue() -> Mapping[str, Exercise]:
    """Every exercise of the course: a read-only mapping from id to record.

    >>> catalogue()["gradient_descent/mse_loss"].signature
    'mse_loss(w, X, y)'
    """
    return MappingProxyType({exercise_id: _record(exercise_id) for exercise_id in exercise_ids()})
