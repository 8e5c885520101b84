"""The locks pin, by hash, what pyproject.toml asks for; what is installed is what they name."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def entries(lock: str) -> list[str]:
    """One requirement with its hashes, on one line each."""
    return (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()


def pins(lock: str) -> list[Requirement]:
    return [Requirement(entry.split(" --hash=")[0]) for entry in entries(lock)]


def pinned_version(pin: Requirement) -> str:
    (specifier,) = pin.specifier
    return specifier.version


def pins_for(lock: str, **environment: str) -> dict[str, str]:
    """Name and version of all that is meant for this Python, or for the one described."""
    return {
        canonicalize_name(pin.name): pinned_version(pin)
        for pin in pins(lock)
        if pin.marker is None or pin.marker.evaluate(environment)
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_hashes(lock):
    for entry in entries(lock):
        assert re.fullmatch(
            r"[a-z0-9.-]+==[^ ;]+( ; [^\\]+?)?( +--hash=sha256:[0-9a-f]{64})+", entry
        )


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_address(lock):
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_the_lock_for_tests_contains_the_learners_lock():
    assert set(entries(LOCKS[0])) <= set(entries(LOCKS[1]))


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize(
    ("lock", "extras"),
    [(LOCKS[0], ["build"]), (LOCKS[1], list(PROJECT["optional-dependencies"]))],
    ids=LOCKS,
)
def test_every_dependency_is_satisfied_by_a_pin(lock, extras, python):
    wanted = [*PROJECT["dependencies"]]
    for extra in extras:
        wanted += PROJECT["optional-dependencies"][extra]
    found = pins_for(lock, python_version=python, python_full_version=f"{python}.9")
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(found[canonicalize_name(requirement.name)])


def test_the_installed_versions_are_the_locked_ones():
    locked = pins_for(LOCKS[1])
    assert {name: version(name) for name in locked} == locked


def test_the_conda_environment_has_the_packages_range_of_pythons():
    assert CONDA["dependencies"][0] == f"python{PROJECT['requires-python']}"


def test_the_conda_environment_takes_its_packages_from_the_learners_lock_alone():
    assert CONDA["dependencies"][1:] == ["pip", {"pip": [f"--requirement {LOCKS[0]}"]}]
