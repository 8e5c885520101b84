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
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "install.log"
LOCKS = ("requirements.lock", "requirements-test.lock")  # the second contains the first


def place():
    """What only a fresh environment can follow: its scripts hold its path and its Python's."""
    return "Python %d.%d in %s" % (*sys.version_info[:2], ROOT)


def content(lock):
    parts = [(ROOT / name).read_bytes() for name in (lock, "pyproject.toml")]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamp(lock):
    """A file that is there only after a complete installation, and tells which."""
    return VENV / (lock + ".installed")


def stamped(lock):
    """The place and the content that were installed, or two empty strings."""
    if not (PYTHON.exists() and stamp(lock).exists()):
        return ["", ""]
    return stamp(lock).read_text(encoding="utf-8").splitlines()


def is_installed(lock):
    """True when this lock, or the larger one that contains it, is what `.venv` holds."""
    wider = LOCKS[LOCKS.index(lock) :]
    return any(stamped(name) == [place(), content(name)] for name in wider)


def is_reusable():
    """True when an installation was completed here and still works, if for another lock."""
    if not any(stamped(name)[:1] == [place()] for name in LOCKS):
        return False
    probe = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True)
    return probe.returncode == 0


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


def pip_install(*arguments):
    # Never --user, which some set for all their installations and which an environment refuses.
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--no-user"]
    done = subprocess.run(
        [*command, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        LOG.write_bytes(done.stdout)
        lines = done.stdout.decode(errors="replace").splitlines()
        reasons = [line for line in lines if line.startswith("ERROR: ")] or ["no reason given"]
        sys.exit(
            "The packages could not be installed; is the network up? (%s; more in %s)"
            % (reasons[-1], LOG.relative_to(ROOT))
        )


def install(lock):
    reusable = is_reusable()
    for name in LOCKS:
        stamp(name).unlink(missing_ok=True)
    if not reusable:
        create_venv()
    pip_install("--require-hashes", "-r", lock)
    pip_install("--no-deps", "--no-build-isolation", "--editable", ".")
    stamp(lock).write_text("%s\n%s" % (place(), content(lock)), encoding="utf-8")


def main(lock):
    if lock not in LOCKS:
        sys.exit("expected one of %s, got %r" % (", ".join(LOCKS), lock))
    if is_installed(lock):
        return
    print("Setting up .venv from %s; the first time takes a minute or two." % lock, flush=True)
    try:
        install(lock)
    except KeyboardInterrupt:
        sys.exit("Interrupted; the next run begins afresh.")
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit("The environment could not be set up: %s" % error)


if __name__ == "__main__":
    main(*sys.argv[1:])
