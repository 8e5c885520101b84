"""Files in the folders that learners work in: written whole, and nobody's work lost."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path


def content(path: Path) -> bytes | None:
    """What a file holds; None when there is none."""
    return path.read_bytes() if path.exists() else None


def replace(path: Path, text: str) -> None:
    """Write a file so that it is never seen half-written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file, and its folder too when nothing else is in it."""
    path.unlink()
    if not any(path.parent.iterdir()):
        path.parent.rmdir()


def move_aside(path: Path) -> Path:
    """Give a file a dated name of its own in its folder, and return where it is now.

    `01_slopes.ipynb` becomes `01_slopes-mine-2025-11-24.ipynb`, or `…-2.ipynb` where there is one.
    """
    name = f"{path.stem}-mine-{date.today().isoformat()}"
    aside, count = path.with_name(name + path.suffix), 1
    while aside.exists():
        count += 1
        aside = path.with_name(f"{name}-{count}{path.suffix}")
    return path.rename(aside)
