"""A real `mlnotes lab`, started as a learner starts it, with a home of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

MLNOTES = Path(sys.executable).with_name("mlnotes")
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: the address it printed, and what it writes where."""

    address: str
    process: subprocess.Popen
    home: Path
    log: Path


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """A shell without a desktop in which nothing is activated, and everything goes to tmp_path."""
    home = tmp_path / "home"
    home.mkdir()
    unset = ("JUPYTER", "IPYTHON", "MLNOTES", "VIRTUAL_ENV", "DISPLAY", "WAYLAND", "BROWSER")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unset)}
    folders = [folder for folder in kept["PATH"].split(os.pathsep) if folder != str(MLNOTES.parent)]
    return kept | {
        "HOME": str(home),
        # Where the search for a free port begins: tests that run side by side would race for 8888.
        "JUPYTER_PORT": str(free_port()),
        "PATH": os.pathsep.join(folders),
        "MLNOTES_DATA_DIR": str(home / "progress"),
    }


@pytest.fixture
def start_lab(tmp_path, environment):
    """Starts `mlnotes lab` with the options given, and waits for the address that it prints."""
    running = []

    def start(*options: str, **more: str) -> Lab:
        log = tmp_path / f"lab-{len(running)}.log"
        with log.open("w") as stream:
            process = subprocess.Popen(
                [MLNOTES, "lab", *options],
                cwd=tmp_path,
                env=environment | more,
                stdout=stream,
                stderr=subprocess.STDOUT,
            )
        running.append(process)
        return Lab(printed_address(process, log), process, Path(environment["HOME"]), log)

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.wait()


def printed_address(process: subprocess.Popen, log: Path) -> str:
    """The address that a learner would copy, as soon as somebody answers there."""
    for _ in range(10 * SECONDS_TO_START):
        found = re.search(r"http://localhost\S+token=\w{40,}", log.read_text())
        if found and listens(urlsplit(found[0]).port):
            return found[0]
        assert process.poll() is None, log.read_text()
        time.sleep(0.1)
    raise TimeoutError(f"JupyterLab did not start: {log.read_text()}")


def listens(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
