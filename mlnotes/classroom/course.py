"""An nbgrader course, laid out so that every nbgrader command accepts it as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

from mlnotes.classroom.building import ROOT, as_text, instructor_notebook, sources

CONFIG = '''\
"""nbgrader's settings for this course. Every path follows from where this file stands."""

import os
import sysconfig
from pathlib import Path

c = get_config()  # noqa: F821, nbgrader provides it
course = Path(__file__).absolute().parent

c.CourseDirectory.course_id = "mlnotes"
c.CourseDirectory.root = str(course)

# Where assignments are handed out and submissions handed in. On a shared hub, name a folder that
# everybody may read and write, and give the students' own nbgrader_config.py the same two lines,
# this one and course_id.
c.Exchange.root = str(course / "exchange")

# Seconds for one cell. A check ends after ten by itself; this is for the cells around it.
c.Execute.timeout = 60

# nbgrader starts alembic by its bare name, so it must find the one installed beside it, also when
# nbgrader itself was started by its full path.
scripts = sysconfig.get_path("scripts")
if scripts not in os.environ.get("PATH", "").split(os.pathsep):
    os.environ["PATH"] = scripts + os.pathsep + os.environ.get("PATH", "")
'''


def create_course(directory: Path, *, root: Path = ROOT) -> None:
    """Lay out a course in `directory`: settings, an exchange, and every instructor's notebook.

    Raises FileExistsError unless `directory` is new or empty, SourceError for a source that is
    not right; nothing of the course is left behind then, nor after any other failure.
    """
    is_new = not directory.exists()
    if not is_new and (not directory.is_dir() or any(directory.iterdir())):
        raise FileExistsError(f"a course needs a new or an empty folder; {directory} is neither")
    files = {Path("nbgrader_config.py"): CONFIG}
    for source in sources(root):
        notebook = Path("source", source.stem, f"{source.stem}.ipynb")
        files[notebook] = as_text(instructor_notebook(source))
    try:
        _write(directory, files)
    except BaseException:
        _clear(directory, is_new)
        raise


def _write(directory: Path, files: dict[Path, str]) -> None:
    (directory / "exchange").mkdir(parents=True)
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _clear(directory: Path, was_new: bool) -> None:
    """Leave `directory` as it was found, absent or empty."""
    if was_new:
        shutil.rmtree(directory, ignore_errors=True)
        return
    for child in directory.iterdir():
        shutil.rmtree(child) if child.is_dir() else child.unlink()
