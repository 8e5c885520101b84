"""Every notebook, executed once on a real kernel, as student and as instructor."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from fixtures.sampling import EVERYTHING, sample
from nbclient import NotebookClient
from nbformat import NotebookNode

from mlnotes.classroom.building import ROOT, instructor_notebook, sources

SECONDS_TO_WAIT = 300
SOURCES = sources()
# Solved, a lesson runs all that it runs untouched, and more.
UNTOUCHED = sample(SOURCES, 5)
# What trains models for half a minute to hold one sentence: so many of these, in `verify` all.
N_LONG = 2


def pytest_configure(config):
    config.addinivalue_line("markers", "long: drawn from by `make test`, and run by `make verify`")


def pytest_collection_modifyitems(config, items):
    """The tests that are marked as long, but for those drawn, are left out; none is skipped."""
    if EVERYTHING or config.getoption("keyword") or any("::" in name for name in config.args):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    drawn = sample(long, N_LONG)
    left_out = [item for item in long if item not in drawn]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


@dataclass(frozen=True)
class Run:
    """An executed notebook, where its learner's progress is kept, and the seconds it took."""

    notebook: NotebookNode
    progress: Path
    seconds: float

    @property
    def outputs(self) -> list[NotebookNode]:
        return [output for cell in self.notebook.cells for output in cell.get("outputs", [])]

    @property
    def printed(self) -> str:
        return "".join(output.text for output in self.outputs if output.output_type == "stream")

    @property
    def html(self) -> list[str]:
        """All HTML there is to see; explorers leave their picture beside their controls."""
        return [output["data"].get("text/html", "") for output in self.outputs if "data" in output]


def run_solved(source: Path, execute: Callable) -> Run:
    return execute(source, lambda: instructor_notebook(source))


def run_untouched(source: Path, execute: Callable) -> Run:
    path = ROOT / "notebooks" / source.stem / f"{source.stem}.ipynb"
    return execute(path, lambda: nbformat.read(path, as_version=4))


@pytest.fixture(scope="session")
def all_sources() -> list[Path]:
    return SOURCES


@pytest.fixture(params=SOURCES, ids=lambda source: source.stem)
def source(request) -> Path:
    return request.param


@pytest.fixture
def instructor(source, execute) -> Run:
    """The notebook with its solutions."""
    return run_solved(source, execute)


@pytest.fixture(params=UNTOUCHED, ids=lambda source: source.stem)
def student(request, execute) -> Run:
    """The notebook that learners open, untouched."""
    return run_untouched(request.param, execute)


@pytest.fixture(
    params=[(run_untouched, source) for source in UNTOUCHED]
    + [(run_solved, source) for source in SOURCES],
    ids=lambda parts: f"{parts[0].__name__}-{parts[1].stem}",
)
def run(request, execute) -> Run:
    """Either of the two."""
    run, source = request.param
    return run(source, execute)


@pytest.fixture(scope="session")
def execute(tmp_path_factory) -> Callable[[Path, Callable], Run]:
    """Run what a file holds, once however many tests ask, in whatever process."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    runs = {}

    def execute(path: Path, read: Callable[[], NotebookNode]) -> Run:
        folder = shared / f"executed-{path.name}"
        if path not in runs:
            try:
                folder.mkdir()
            except FileExistsError:
                runs[path] = _wait_for_run(folder)
            else:
                runs[path] = _execute(read, folder)
        return runs[path]

    return execute


def _execute(read: Callable[[], NotebookNode], folder: Path) -> Run:
    """Run a notebook in a folder, and leave there what other processes wait for."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MLNOTES_DATA_DIR", str(folder / "progress"))
        # Kernels run side by side here, and BLAS threads in excess of cores wait in busy loops.
        environment.setenv("OPENBLAS_NUM_THREADS", "1")
        begin = time.monotonic()
        try:
            notebook = read()
            NotebookClient(notebook, timeout=60, resources={"metadata": {"path": folder}}).execute()
        except Exception as error:
            (folder / "failed").write_text(str(error))
            raise
    run = Run(notebook, folder / "progress", time.monotonic() - begin)
    (folder / "draft").write_bytes(pickle.dumps(run))
    (folder / "draft").rename(folder / "run")
    return run


def _wait_for_run(folder: Path) -> Run:
    """The run that another process has begun in a folder."""
    for _ in range(10 * SECONDS_TO_WAIT):
        if (folder / "run").exists():
            return pickle.loads((folder / "run").read_bytes())
        if (folder / "failed").exists():
            pytest.fail((folder / "failed").read_text())
        time.sleep(0.1)
    raise TimeoutError(f"nobody has executed the notebook of {folder}")
