"""What a learner has tried and solved: one line of JSON for each check, in a file of their own.

Lines are only ever appended, each in a single write, so two notebooks can record at once; a line
that cannot be read, whatever befell the file, is passed over and the rest still counts.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import platformdirs

from mlnotes.checker.catalogue import exercise_ids
from mlnotes.checker.plain import printable


@dataclass(frozen=True)
class Standing:
    """How one exercise stands: checks made, whether one passed, and the last mistake told."""

    attempts: int = 0
    passed: bool = False
    last_mistake: str | None = None


def progress_file() -> Path:
    """Where progress is kept: `$MLNOTES_DATA_DIR`, else the user's data folder."""
    folder = os.environ.get("MLNOTES_DATA_DIR") or platformdirs.user_data_dir("mlnotes", False)
    return Path(folder) / "progress.jsonl"


def record_attempt(exercise_id: str, passed: bool, mistake: str | None) -> None:
    """Append one check to the file; OSError when it cannot be written."""
    event = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "exercise": exercise_id,
        "passed": passed,
        "mistake": mistake,
    }
    path = progress_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    # The newline comes first, so that a line torn by a crash does not swallow this one.
    with path.open("ab", buffering=0) as stream:
        stream.write(b"\n" + json.dumps(event).encode())


def standings() -> dict[str, Standing]:
    """Every exercise of the course with how it stands for this learner."""
    found = dict.fromkeys(exercise_ids(), Standing())
    for event in _events():
        old = found.get(event["exercise"])
        if old is not None:
            found[event["exercise"]] = Standing(
                attempts=old.attempts + 1,
                passed=old.passed or event["passed"],
                last_mistake=event["mistake"],
            )
    return found


def _events() -> list[dict]:
    try:
        content = progress_file().read_bytes()
    except OSError:
        return []
    return [event for line in content.splitlines() if (event := _event(line))]


def _event(line: bytes) -> dict | None:
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(event, dict):
        return None
    mistake = event.get("mistake")
    sound = (
        isinstance(event.get("exercise"), str)
        and isinstance(event.get("passed"), bool)
        and (mistake is None or isinstance(mistake, str))
    )
    return event | {"mistake": mistake} if sound else None


def solved_in(topic: str) -> tuple[int, int]:
    """Number of exercises of a topic that are solved, and that there are."""
    mine = [standing for name, standing in standings().items() if name.startswith(f"{topic}/")]
    return sum(standing.passed for standing in mine), len(mine)


@dataclass(frozen=True)
class Progress:
    """The learner's standing, as a table in a notebook and as lines elsewhere."""

    standings: dict[str, Standing]

    def __repr__(self) -> str:
        width = max(map(len, self.standings), default=0)
        lines = [f"{sign} {name:<{width}}  {words}" for sign, name, words in self.rows()]
        return "\n".join([*lines, self.summary])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{sign}</td><td><code>{escape(name)}</code></td><td>{escape(words)}</td></tr>"
            for sign, name, words in self.rows()
        )
        return f"<table>{rows}</table><p>{escape(self.summary)}</p>"

    def rows(self) -> list[tuple[str, str, str]]:
        """For each exercise a sign, its id, and how it stands in words."""
        return [
            (_sign(standing), name, _words(standing)) for name, standing in self.standings.items()
        ]

    @property
    def summary(self) -> str:
        solved = sum(standing.passed for standing in self.standings.values())
        return f"{solved} of {len(self.standings)} exercises solved"


def progress() -> Progress:
    """Which exercises are solved, tried and open, for the learner who runs this."""
    return Progress(standings())


def _sign(standing: Standing) -> str:
    if standing.passed:
        return "✓"
    return "✗" if standing.attempts else "○"


def _words(standing: Standing) -> str:
    if not standing.attempts:
        return "not attempted"
    checks = "1 check" if standing.attempts == 1 else f"{standing.attempts} checks"
    if standing.passed:
        return f"solved, {checks}"
    if not standing.last_mistake:
        return f"open, {checks}"
    return f"open, {checks}, last: {printable(standing.last_mistake).replace('_', ' ')}"
