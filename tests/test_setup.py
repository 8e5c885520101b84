"""`mlnotes/bootstrap.py` with real environments: complete, quick the second time, self-repairing.

Each test sets up a clone of its own, whose locks name one small package, taken from a folder.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEARNER, EVERYTHING = "requirements.lock", "requirements-test.lock"
# The interpreter beneath this environment: the one that a user has before the first setup.
PYTHON = Path(sys._base_executable)


def make_wheel(folder: Path, name: str, files: dict[str, bytes]) -> str:
    """Write a wheel that holds `files`, and return the line that pins it in a lock."""
    version = distribution(name).version
    record = "".join(
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode()[:-1]},\n"
        for path, data in files.items()
    )
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
        archive.writestr(f"{name}-{version}.dist-info/RECORD", record)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def repacked(name: str, folder: Path) -> str:
    """Make a wheel again of a package that is installed here."""
    files = {
        str(path): path.read_binary()
        for path in distribution(name).files
        if path.suffix != ".pyc" and path.name not in {"RECORD", "INSTALLER", "REQUESTED"}
    }
    return make_wheel(folder, name, files)


class Clone:
    """A copy of what bootstrap reads, in a folder whose name is not plain ASCII."""

    def __init__(self, folder: Path, wheels: Path):
        self.folder = folder
        (folder / "mlnotes").mkdir(parents=True)
        for name in ("Makefile", "README.md", "LICENSE", "pyproject.toml", "mlnotes/bootstrap.py"):
            shutil.copy(ROOT / name, folder / name)
        (folder / "mlnotes" / "__init__.py").write_text('"""Only the name."""\n')
        (folder / "mlnotes" / "cli.py").write_text("def main():\n    print('the command runs')\n")
        backend = repacked("flit_core", wheels)
        (folder / LEARNER).write_text(backend)
        (folder / EVERYTHING).write_text(backend + repacked("iniconfig", wheels))
        # As one who has an index of their own would: only what pip itself reads is set. And no
        # other copy of the package is named, as those do who run the tests from elsewhere.
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "PYTHON"))
        } | {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}

    def command(self, lock: str) -> list[str]:
        return [str(PYTHON), str(self.folder / "mlnotes" / "bootstrap.py"), lock]

    def set_up(self, lock: str = LEARNER, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            self.command(lock),
            cwd=self.folder.parent,
            env=self.environment | environment,
            capture_output=True,
            text=True,
        )

    def run(self, script: str, *arguments: str) -> str:
        """Output of one of the environment's scripts; empty when it cannot be started."""
        command = [self.folder / ".venv" / "bin" / script, *arguments]
        try:
            return subprocess.run(
                command, env=self.environment, capture_output=True, text=True
            ).stdout.strip()
        except FileNotFoundError:
            return ""

    def has(self, package: str) -> bool:
        return self.run("python", "-c", f"import {package}; print('found')") == "found"

    def works(self) -> bool:
        return (
            self.run("mlnotes") == "the command runs"
            and str(self.folder) in self.run("pip", "--version")
            and self.has("flit_core")
        )


@pytest.fixture
def clone(tmp_path) -> Clone:
    return new_clone(tmp_path)


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Clone:
    """A clone whose first setup is done; whoever damages it also repairs it."""
    clone = new_clone(tmp_path_factory.mktemp("installed"))
    done = clone.set_up()
    assert (done.returncode, done.stderr) == (0, "")
    assert "first time" in done.stdout
    return clone


def new_clone(folder: Path) -> Clone:
    (folder / "wheels").mkdir()
    return Clone(folder / "un café, два" / "mlnotes", folder / "wheels")


def one_line(done: subprocess.CompletedProcess) -> str:
    """What a failed command said, which must be a single line."""
    assert done.returncode != 0
    (line,) = done.stderr.splitlines()
    return line


def test_a_fresh_clone_is_set_up_once(installed):
    again = installed.set_up()
    assert installed.works()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_the_larger_lock_is_added_and_serves_the_smaller_one(installed):
    kept = installed.folder / ".venv" / "kept"
    kept.touch()
    assert not installed.has("iniconfig")
    assert installed.set_up(EVERYTHING).returncode == 0
    assert installed.has("iniconfig")
    assert kept.exists()
    assert installed.set_up(LEARNER).stdout == ""


@pytest.mark.parametrize("moment", ["lib", "bin/pip"])
def test_an_interrupted_setup_is_completed_by_the_next(clone, moment):
    half_way = clone.folder / ".venv" / moment
    with subprocess.Popen(
        clone.command(LEARNER),
        env=clone.environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        while not half_way.exists():
            assert process.poll() is None
            time.sleep(0.001)
        os.killpg(process.pid, signal.SIGKILL)
    assert not clone.works()
    assert clone.set_up().returncode == 0
    assert clone.works()


def test_control_c_ends_in_one_line(clone):
    # Tests that run in the background inherit that Control-C is ignored; a learner does not.
    heed = (
        "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
        "os.execv(sys.argv[1], sys.argv[1:])"
    )
    with subprocess.Popen(
        [PYTHON, "-c", heed, *clone.command(LEARNER)],
        env=clone.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        while not (clone.folder / ".venv" / "bin" / "pip").exists():
            assert process.poll() is None
            time.sleep(0.001)
        os.killpg(process.pid, signal.SIGINT)
        errors = process.stderr.read()
    assert process.returncode == 1
    assert "begins afresh" in errors.splitlines()[-1]


def test_a_broken_interpreter_is_replaced(installed):
    python = installed.folder / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to(installed.folder / "a Python that was removed")
    assert installed.set_up().returncode == 0
    assert installed.works()


def test_a_clone_that_stands_elsewhere_now_is_set_up_there(installed, clone):
    shutil.copytree(installed.folder / ".venv", clone.folder / ".venv", symlinks=True)
    assert not clone.works()
    assert clone.set_up().returncode == 0
    assert clone.works()


def test_without_network_one_line_says_so_and_the_next_run_succeeds(clone):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{closed.getsockname()[1]}/simple"
    offline = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": nowhere}
    line = one_line(clone.set_up(**offline, PIP_RETRIES="0"))
    assert "is the network up?" in line
    assert "flit_core" in line or "flit-core" in line
    assert "127.0.0.1" in (clone.folder / ".venv" / "install.log").read_text()
    assert clone.set_up().returncode == 0
    assert clone.works()


def test_a_package_with_another_hash_is_refused(clone):
    lock = clone.folder / LEARNER
    lock.write_text(lock.read_text()[:-9] + "00000000\n")
    assert "DO NOT MATCH THE HASHES" in one_line(clone.set_up())


def test_an_installation_that_fails_leaves_no_stamp_of_an_earlier_one(installed):
    locks = [installed.folder / name for name in (LEARNER, EVERYTHING)]
    sound = [lock.read_text() for lock in locks]
    for lock in locks:
        lock.write_text(f"missing==1 --hash=sha256:{'0' * 64}\n")
    assert "missing==1" in one_line(installed.set_up())
    for lock, text in zip(locks, sound, strict=True):
        lock.write_text(text)
    assert "Setting up .venv" in installed.set_up().stdout
    assert installed.works()


def test_a_full_disk_ends_in_one_line(clone):
    limit = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600)); "
    path = str(clone.folder / "mlnotes" / "bootstrap.py")
    start = f"sys.argv[:] = {[path, LEARNER]!r}; runpy.run_path({path!r}, run_name='__main__')"
    done = subprocess.run(
        [PYTHON, "-c", limit + start], env=clone.environment, capture_output=True, text=True
    )
    assert "could not be set up" in one_line(done)


def test_a_python_without_ensurepip_is_told_what_to_install(clone):
    path = str(clone.folder / "mlnotes" / "bootstrap.py")
    start = (
        "import runpy, sys; sys.modules['ensurepip'] = None; "
        f"sys.argv[:] = {[path, LEARNER]!r}; runpy.run_path({path!r}, run_name='__main__')"
    )
    done = subprocess.run([PYTHON, "-c", start], capture_output=True, text=True)
    assert "apt install python3-venv" in one_line(done)


def test_make_names_the_version_that_an_older_python_lacks(clone):
    try:
        done = subprocess.run(["pyenv", "root"], capture_output=True, text=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        pytest.skip("there is no pyenv to find an older Python with")
    older = sorted(Path(done.stdout.strip()).glob("versions/3.10.*/bin/python"))
    if not older:
        pytest.skip("pyenv has no Python 3.10")
    for target in ("lab", "test"):
        done = subprocess.run(
            ["make", target, f"PYTHON={older[0]}"],
            cwd=clone.folder,
            capture_output=True,
            text=True,
        )
        first, _ = done.stderr.splitlines()  # the second line is make's own
        assert first.startswith("mlnotes needs Python 3.11 or newer")
        assert str(older[0]) in first
        assert done.returncode != 0
        assert not (clone.folder / ".venv").exists()


def test_an_unknown_lock_is_refused_by_name(clone):
    assert "got 'other.lock'" in one_line(clone.set_up("other.lock"))
