"""JupyterLab's nbgrader menu works in a course: the calls it makes, to a real server."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest

from mlnotes.classroom.building import build_notebooks

TOKEN = "for-this-test-only"
SECONDS_TO_START = 60


@pytest.fixture
def course(lay_out, root):
    return lay_out(root)


@pytest.fixture
def formgrader(course):
    """Calls formgrader in a `jupyter lab` that was started in the course; gives its answers."""
    command = [Path(sys.executable).with_name("jupyter-lab"), "--no-browser", "--allow-root"]
    command += ["--port=0", f"--IdentityProvider.token={TOKEN}"]
    log = course.directory.with_name("lab.log")
    with log.open("w") as stream:
        server = subprocess.Popen(
            command,
            cwd=course.directory,
            env=course.environment,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
    try:
        address = wait_for_address(server, course, log)

        def call(method: str, path: str):
            request = urllib.request.Request(
                f"{address}formgrader/api/{path}",
                method=method,
                headers={"Authorization": f"token {TOKEN}"},
            )
            with urllib.request.urlopen(request) as response:
                return json.load(response)

        yield call
    finally:
        server.terminate()
        server.wait()


def wait_for_address(server: subprocess.Popen, course, log: Path) -> str:
    """The server's own note of its address, which it writes when it listens."""
    note = Path(course.environment["JUPYTER_RUNTIME_DIR"]) / f"jpserver-{server.pid}.json"
    for _ in range(10 * SECONDS_TO_START):
        if note.exists() and (text := note.read_text()).endswith("}"):
            return json.loads(text)["url"]
        assert server.poll() is None, log.read_text()
        time.sleep(0.1)
    raise TimeoutError(f"jupyter lab did not start: {log.read_text()}")


def test_the_menu_takes_an_assignment_from_source_to_feedback(formgrader, course, root):
    (listed,) = formgrader("GET", "assignments")
    assert (listed["name"], listed["status"]) == ("01_small", "draft")

    assert formgrader("POST", "assignment/01_small/assign")["success"]
    build_notebooks(root=root)
    built = root / "notebooks" / "01_small" / "01_small.ipynb"
    assert course.notebook("release", "01_small").read_bytes() == built.read_bytes()

    assert formgrader("POST", "assignment/01_small/release")["success"]
    (listed,) = formgrader("GET", "assignments")
    assert (listed["status"], listed["releaseable"], listed["max_score"]) == ("released", True, 3)

    course.submit("ann", "01_small", nbformat.read(course.notebook("source", "01_small"), 4))
    assert formgrader("POST", "submission/01_small/ann/autograde")["success"]
    submission = formgrader("GET", "submission/01_small/ann")
    assert (submission["autograded"], submission["score"]) == (True, 3)

    assert formgrader("POST", "assignment/01_small/ann/generate_feedback")["success"]
    assert course.notebook("feedback", "01_small", "ann").with_suffix(".html").exists()
