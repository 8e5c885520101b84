"""Open the course in JupyterLab, from whatever folder or shell the command is called."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import sysconfig
from pathlib import Path

COURSE = Path(__file__).parents[1] / "notebooks"
START = "00_start_here/00_start_here.ipynb"


def open_lab(options: tuple[str, ...]) -> None:
    """Run JupyterLab on the course until it is stopped; `options` are those of `jupyter lab`.

    Raises SystemExit with one line when the folder to open does not exist, or when a port is
    named that cannot be had. Without a named port JupyterLab takes the next free one.
    """
    given, rest = _parser().parse_known_args(options)
    folder = Path(given.folder).absolute()
    if not folder.is_dir():
        sys.exit(f"There is no folder {folder} to open.")
    ours = [
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.ip={given.ip}",
        f"--LabApp.default_url={given.url or _start_page(folder)}",
        # What is left is the address, and what goes wrong.
        "--Application.log_level=ERROR",
    ]
    if given.port is not None:
        port = _free_port(given.port, given.ip)
        ours += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if _runs_as_root():
        ours.append("--allow-root")
    if not _has_display():
        ours.append("--no-browser")
    _put_environment_first()
    if not (folder / "nbgrader_config.py").is_file():
        _spare_nbgraders_notes()
    print(f"JupyterLab starts on {folder}; Control-C stops it.", flush=True)

    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(ours + rest)


def _parser() -> argparse.ArgumentParser:
    """The options that have a default of ours; Jupyter refuses to be given one of them twice."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--notebook-dir", "--ServerApp.root_dir", dest="folder", default=COURSE)
    parser.add_argument("--LabApp.default_url", dest="url")
    parser.add_argument("--ip", "--ServerApp.ip", dest="ip", default="localhost")
    parser.add_argument("--port", "--ServerApp.port", dest="port")
    return parser


def _start_page(folder: Path) -> str:
    return f"/lab/tree/{START}" if (folder / START).is_file() else "/lab"


def _free_port(named: str, ip: str) -> int:
    """The port as a number; SystemExit when it is none, or cannot be listened on."""
    from tornado.netutil import bind_sockets

    if not (named.isdecimal() and int(named) < 2**16):
        sys.exit(f"A port is a number from 0 to 65535, got {named}.")
    try:
        for socket in bind_sockets(int(named), "" if ip == "*" else ip):
            socket.close()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        sys.exit(f"Port {named} cannot be used: {reason}. Name another, or none for a free one.")
    return int(named)


def _runs_as_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _has_display() -> bool:
    """False on a Linux without a desktop, where a text browser would take over the terminal."""
    named = {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"} & os.environ.keys()
    return sys.platform != "linux" or bool(named)


def _put_environment_first() -> None:
    """Kernels, terminals and nbgrader (which calls `alembic`) shall find this environment."""
    scripts = sysconfig.get_path("scripts")
    os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", os.defpath)])
    # A kernel of the user's own, also named python3, would lack this package.
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"


def _spare_nbgraders_notes() -> None:
    """Where nbgrader is installed, it notes at every start that this is none of its courses."""
    logging.getLogger("NbGrader").addFilter(lambda record: record.levelno > logging.WARNING)
    logging.getLogger("ServerApp").addFilter(
        lambda record: "course directory root is not" not in record.getMessage()
    )
