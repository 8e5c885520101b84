"""What a learner has tried and solved: one line of JSON for each check, in a file of their own.

Lines are only ever appended, each in a single write, so two notebooks can record at once; a line
that cannot be read, whatever befell the file, is passed over and the rest still counts.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from mlnotes.checker.catalogue import exercise_ids
from mlnotes.checker.lessons import lesson_of

# Where lines begin. What a line of ours tells begins only after the time.
BEGIN = re.compile(rb'\n(?:\{"time": "[0-9T:+-]*",(?= "))?')


@dataclass(frozen=True)
class Standing:
    """How one exercise stands: whether it was tried and solved, and the last mistake told."""

    tried: bool = False
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
    found = _tried()
    return {name: found.get(name, Standing()) for name in exercise_ids()}


def last_tried() -> str | None:
    """The exercise that was checked last; None when none was."""
    return next(reversed(_tried()), None)


def solved_in_lesson_of(exercise_id: str) -> tuple[int, int]:
    """Number of exercises that are solved, and that there are, in the lesson of an exercise.

    Of an exercise that stands in no lesson there is nothing to tell: 0 of 0.
    """
    lesson = lesson_of(exercise_id)
    if lesson is None:
        return 0, 0
    found = _tried()
    solved = [name for name in lesson.exercises if name in found and found[name].passed]
    return len(solved), len(lesson.exercises)


@dataclass(frozen=True)
class _Read:
    """What was read of a file: up to which byte, the line that begins there, and what it told."""

    end: int = 0
    last_line: bytes = b""
    tried: dict[str, Standing] = field(default_factory=dict)


_read: dict[Path, _Read] = {}


def _tried() -> dict[str, Standing]:
    """The exercises that were tried, by when they were last tried.

    A file only grows, so that only what has come since the last time is read. Should its last
    line be another one now, then it is another file, and read from its beginning.
    """
    path = progress_file()
    before = _read.get(path, _Read())
    try:
        with path.open("rb") as stream:
            stream.seek(before.end)
            new = stream.read()
            if not new.startswith(before.last_line):
                before = _Read()
                stream.seek(0)
                new = stream.read()
    except OSError:
        return {}
    tried = dict(before.tried)
    for event in _events(new):
        name = event["exercise"]
        old = tried.pop(name, Standing())
        tried[name] = Standing(True, old.passed or event["passed"], event["mistake"])
    # The last line is read again the next time: it may not have been complete yet.
    begin = max(new.rfind(b"\n"), 0)
    _read[path] = _Read(before.end + begin, new[begin:], tried)
    return tried


def _events(content: bytes) -> list[dict]:
    """The checks in order; of those that tell the same of the same exercise only the last one.

    Years of checks come down to a few for each exercise, and only these need to be parsed.
    """
    latest_first = dict.fromkeys(reversed(BEGIN.split(content)))
    return [event for line in reversed(latest_first) if (event := _event(line))]


def _event(line: bytes) -> dict | None:
    try:
        event = json.loads(b"{" + line if line.startswith(b' "') else line)
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
