"""`mlnotes lab` opens the course from anywhere, in its own environment, or says why not."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jupyter_client import BlockingKernelClient

MLNOTES = Path(sys.executable).with_name("mlnotes")
NOTEBOOKS = Path(__file__).parents[1] / "notebooks"


def ask(address: str, path: str, method: str = "GET") -> dict:
    """The server's answer at a path, asked with the token of the printed address."""
    parts = urlsplit(address)
    url = f"{parts.scheme}://{parts.netloc}/{path}?{parts.query}"
    with urllib.request.urlopen(urllib.request.Request(url, method=method)) as response:
        return json.load(response)


def names(address: str) -> set[str]:
    return {entry["name"] for entry in ask(address, "api/contents")["content"]}


@pytest.fixture
def refuse(environment, tmp_path):
    """Runs `mlnotes lab` with options that it must refuse; gives the one line that it says."""

    def refuse(*options: str) -> str:
        done = subprocess.run(
            [MLNOTES, "lab", *options],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode != 0
        (line,) = (done.stdout + done.stderr).splitlines()
        return line

    return refuse


def test_the_printed_address_opens_the_course_at_its_start(start_lab):
    lab = start_lab()
    assert urlsplit(lab.address).path == "/lab/tree/00_start_here/00_start_here.ipynb"
    assert names(lab.address) >= {folder.name for folder in NOTEBOOKS.iterdir() if folder.is_dir()}


def test_the_terminal_shows_the_address_and_nothing_else(start_lab):
    lines = start_lab().log.read_text().splitlines()
    assert lines[0] == f"JupyterLab starts on {NOTEBOOKS}; Control-C stops it."
    told = [line for line in lines[1:] if line.strip() and "ServerApp" not in line]
    assert not [line for line in told if not re.search(r"http://|file://|open this|copy and", line)]
    assert sum("ServerApp" in line for line in lines) == 1


def test_another_folder_can_be_opened_by_a_relative_path(start_lab, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a notebook.ipynb").touch()
    lab = start_lab("--ServerApp.root_dir=mine")
    assert urlsplit(lab.address).path == "/lab"
    assert names(lab.address) == {"a notebook.ipynb"}


def test_a_second_lab_takes_another_port(start_lab):
    first, second = start_lab(), start_lab()
    assert urlsplit(first.address).port != urlsplit(second.address).port
    assert names(first.address) == names(second.address)


def test_a_named_port_is_used(start_lab):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    assert urlsplit(start_lab("--port", str(port)).address).port == port


@pytest.mark.parametrize("spelling", ["--port={}", "--port {}", "--ServerApp.port={}"])
def test_a_named_port_that_is_taken_is_told_in_one_line(refuse, spelling):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = str(taken.getsockname()[1])
        line = refuse(*spelling.format(port).split())
    assert port in line
    assert "in use" in line


@pytest.mark.parametrize("port", ["many", "70000", "-1"])
def test_what_is_no_port_is_told_in_one_line(refuse, port):
    assert refuse(f"--port={port}").endswith(f"got {port}.")


def test_a_folder_that_is_not_there_is_told_in_one_line(refuse, tmp_path):
    assert str(tmp_path / "nowhere") in refuse("--notebook-dir=nowhere")


def kernel_says(lab, expression: str) -> str:
    """An expression's value in a kernel that the server starts."""
    kernel = ask(lab.address, "api/kernels", "POST")["id"]
    (connection,) = lab.home.rglob(f"kernel-{kernel}.json")
    client = BlockingKernelClient(connection_file=str(connection))
    client.load_connection_file()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        reply = client.execute_interactive(
            "", user_expressions={"asked": expression}, timeout=60, store_history=False
        )
    finally:
        client.stop_channels()
    return reply["content"]["user_expressions"]["asked"]["data"]["text/plain"]


def test_kernels_run_in_this_environment_whatever_else_the_learner_has(start_lab, environment):
    own = Path(environment["HOME"]) / ".local/share/jupyter/kernels/python3"
    own.mkdir(parents=True)
    spec = {"argv": ["false"], "display_name": "A kernel without the course", "language": "python"}
    (own / "kernel.json").write_text(json.dumps(spec))
    found = kernel_says(
        start_lab(),
        "(lambda shutil, sys: shutil.which('alembic') + ' ' + sys.prefix)"
        "(__import__('shutil'), __import__('sys'))",
    )
    assert found == repr(f"{MLNOTES.with_name('alembic')} {sys.prefix}")


def recorder(path: Path) -> Path:
    """A program that writes down what it is called with, beside itself."""
    path.parent.mkdir(exist_ok=True)
    path.write_text('#!/bin/sh\necho "$@" > "$0.called"\n')
    path.chmod(0o755)
    return path


def test_the_learners_browser_is_opened(start_lab, tmp_path):
    browser = recorder(tmp_path / "browsers" / "mine")
    lab = start_lab(BROWSER=f"{browser} %s")
    lab.process.terminate()
    lab.process.wait()
    called = browser.with_name("mine.called").read_text()
    assert called.startswith(("file://", "http://"))


def test_without_a_desktop_no_text_browser_takes_the_terminal(start_lab, environment, tmp_path):
    browser = recorder(tmp_path / "browsers" / "www-browser")
    path = os.pathsep.join([str(browser.parent), environment["PATH"]])
    lab = start_lab(PATH=path, TERM="xterm")
    lab.process.terminate()
    lab.process.wait()
    assert not browser.with_name("www-browser.called").exists()
