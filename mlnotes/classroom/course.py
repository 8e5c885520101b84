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


# What a course is put together in. A run that is killed leaves this, and the next one clears it.
DRAFT = ".unfinished-course"


def create_course(directory: Path, *, root: Path = ROOT) -> None:
    """Lay out a course in `directory`: settings, an exchange, and every instructor's notebook.

    Raises FileExistsError unless `directory` is new or empty, SourceError for a source that is
    not right; nothing of the course is left behind then, nor after any other failure.
    """
    is_new, draft = not directory.exists(), directory / DRAFT
    if not is_new and (not directory.is_dir() or set(directory.iterdir()) - {draft}):
        raise FileExistsError(f"a course needs a new or an empty folder; {directory} is neither")
    files = {Path("nbgrader_config.py"): CONFIG}
    for source in sources(root):
        notebook = Path("source", source.stem, f"{source.stem}.ipynb")
        files[notebook] = as_text(instructor_notebook(source))
    shutil.rmtree(draft, ignore_errors=True)
    try:
        _write(draft, files)
        for child in draft.iterdir():
            child.rename(directory / child.name)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        if is_new and directory.exists() and not any(directory.iterdir()):
            directory.rmdir()


def _write(directory: Path, files: dict[Path, str]) -> None:
    (directory / "exchange").mkdir(parents=True)
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
