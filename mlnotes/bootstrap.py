"""Make `.venv` hold what a lock file names: `python3 mlnotes/bootstrap.py requirements.lock`.

Runs on the bare interpreter, before anything is installed, so it imports only the standard
library and keeps to syntax that an outdated Python can still read far enough to be told so.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "mlnotes needs Python 3.11 or newer, but %s is Python %s. "
        "Name a newer one: make lab PYTHON=python3.12" % (sys.executable, sys.version.split()[0])
    )

import hashlib
import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = ("requirements.lock", "requirements-test.lock")


def fingerprint(lock):
    """What the environment depends on: the lock, the package's own metadata, and its place."""
    parts = [(ROOT / lock).read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamp(lock):
    return VENV / (lock + ".installed")


def is_installed(lock):
    """True when this lock, or the larger one that contains it, is what `.venv` holds."""
    wider = LOCKS[LOCKS.index(lock) :]
    return PYTHON.exists() and any(
        stamp(name).exists() and stamp(name).read_text() == fingerprint(name) for name in wider
    )


def create_venv():
    try:
        import ensurepip
        import venv
    except ImportError:
        sys.exit(
            "mlnotes needs Python's venv module, which %s lacks. "
            "On Debian or Ubuntu: apt install python3-venv" % sys.executable
        )
    del ensurepip
    venv.create(VENV, clear=True, with_pip=True)


def works(python):
    if not python.exists():
        return False
    probe = subprocess.run([python, "-m", "pip", "--version"], capture_output=True)
    return probe.returncode == 0


def pip_install(*arguments):
    log = VENV / "install.log"
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", *arguments]
    with log.open("a", encoding="utf-8") as stream:
        if subprocess.run(command, cwd=ROOT, stdout=stream, stderr=stream).returncode:
            sys.exit(
                "The packages could not be installed; is the network up? "
                "The reason stands at the end of %s" % log.relative_to(ROOT)
            )


def main(lock):
    if lock not in LOCKS:
        sys.exit("expected one of %s, got %r" % (", ".join(LOCKS), lock))
    if is_installed(lock):
        return
    print("Setting up .venv from %s; the first time takes a minute or two." % lock, flush=True)
    if not works(PYTHON):
        shutil.rmtree(VENV, ignore_errors=True)
        create_venv()
    for name in LOCKS:
        stamp(name).unlink(missing_ok=True)
    pip_install("--require-hashes", "-r", lock)
    pip_install("--no-deps", "--no-build-isolation", "--editable", ".")
    stamp(lock).write_text(fingerprint(lock))


if __name__ == "__main__":
    main(*sys.argv[1:])
