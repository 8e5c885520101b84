"""Bring a clone of the course up to date without losing work: `python3 -m mlnotes.update`.

Imports only the standard library, so that the interpreter from before the first setup can run it,
and does nothing to a notebook that has no new edition.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mlnotes.classroom.files import move_aside

ROOT = Path(__file__).resolve().parents[1]
# The packages of the larger lock stay, where an author or a teacher has installed them.
LOCKS = ("requirements-test.lock", "requirements.lock")


def main() -> None:
    """Fetch, keep aside what was worked in and has a new edition, and go forward to it.

    SystemExit with one line, and everything as it was, when that is not possible.
    """
    if not (ROOT / ".git").exists():
        sys.exit(
            "This copy of the course was not cloned with git, so it cannot be updated. "
            "Download the new one into another folder; your progress is not in the folder."
        )
    git("fetch", "--quiet")
    if not git("rev-list", "HEAD..@{upstream}"):
        print("The course is up to date.")
        return
    if git("rev-list", "@{upstream}..HEAD"):
        sys.exit("There are commits of your own here: merge them by hand, with git pull.")
    worked_in = _worked_in()
    elsewhere = [name for name in worked_in if not _is_notebook(name)]
    if elsewhere:
        sys.exit(
            f"Changed here, and in the new edition too: {', '.join(elsewhere)}. "
            "Move your changes elsewhere first; nothing was updated."
        )
    _go_forward(worked_in)
    print("The course is up to date now.", flush=True)
    _set_up()


def git(*arguments: str) -> list[str]:
    """The lines, or the names that end in zeros, that git prints; SystemExit with its reason."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True)
    except FileNotFoundError:
        sys.exit("The course is updated by git, which is not installed.")
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip().replace("\n", "; ")
        sys.exit(f"git {arguments[0]} failed, and nothing was updated: {reason}")
    output = os.fsdecode(done.stdout)
    return output.rstrip("\0").split("\0") if "\0" in output else output.splitlines()


def _worked_in() -> list[str]:
    """The files that were changed or made here, and that the new edition changes, too."""
    changed = git("diff", "-z", "--name-only", "HEAD")
    made = git("ls-files", "-z", "--others")
    renewed = git("diff", "-z", "--name-only", "--no-renames", "HEAD", "@{upstream}")
    return [name for name in renewed if name in {*changed, *made} and (ROOT / name).exists()]


def _is_notebook(name: str) -> bool:
    return name.startswith("notebooks/") and name.endswith(".ipynb")


def _go_forward(worked_in: list[str]) -> None:
    tracked = git("ls-files", "-z", "--", *worked_in) if worked_in else []
    kept = {ROOT / name: move_aside(ROOT / name) for name in worked_in}
    try:
        if tracked:
            git("checkout", "--quiet", "HEAD", "--", *tracked)
        git("merge", "--quiet", "--ff-only", "@{upstream}")
    except SystemExit:
        for path, aside in kept.items():
            aside.replace(path)
        raise
    for path, aside in kept.items():
        print(f"{path.name} has a new edition; your work is kept beside it, in {aside.name}")


def _set_up() -> None:
    """Install what the new edition needs, where the course has an environment of its own."""
    if not (ROOT / ".venv").is_dir():
        print("Install it anew where you have installed it: pip install --editable .")
        return
    lock = next(
        (name for name in LOCKS if (ROOT / ".venv" / f"{name}.installed").exists()), LOCKS[1]
    )
    # Not the environment's own interpreter, which may have to be replaced.
    bootstrap = [sys._base_executable, str(ROOT / "mlnotes" / "bootstrap.py"), lock]
    sys.exit(subprocess.run(bootstrap, cwd=ROOT).returncode)


if __name__ == "__main__":
    main()
