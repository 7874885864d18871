"""The locks: everything pinned, everything with hashes, and nothing that says where it was made."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pydantic
import pytest
from packaging.requirements import Requirement

FOLDER = Path(__file__).resolve().parents[2] / "requirements"
LOCKS = sorted(FOLDER.glob("*.txt"))


def entries_of(lock: Path) -> list[str]:
    """One piece a package: its pin, then its hashes."""
    return [piece for piece in re.split(r"(?m)^(?=\S)", lock.read_text(encoding="utf-8")) if piece.strip()]


def pins_of(lock: Path) -> dict[str, set[str]]:
    """The versions of each package."""
    found: dict[str, set[str]] = {}
    for entry in entries_of(lock):
        name, version = re.match(r"([a-z0-9-]+)==([^ ;]+)", entry).groups()
        found.setdefault(name, set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_is_an_exact_pin_with_hashes(lock):
    for entry in entries_of(lock):
        assert re.match(r"[a-z0-9-]+==\S+( ; [^\\]+)? \\\n", entry), entry[:80]
        assert re.search(r"(    --hash=sha256:[0-9a-f]{64}( \\)?\n)+\Z", entry), entry[:80]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_line_says_where_a_package_comes_from(lock):
    text = lock.read_text(encoding="utf-8")

    for sign in ("://", "file:", "/", "@", "--index", "--find", "#"):
        assert sign not in text


@pytest.mark.parametrize("name", ["test", "sentence-transformers"])
def test_what_is_tested_is_what_is_run(name):
    run, other = pins_of(FOLDER / "run.txt"), pins_of(FOLDER / f"{name}.txt")

    assert {package for package in run.keys() & other.keys() if not other[package] <= run[package]} == set()
    assert name != "test" or run.keys() <= other.keys()


def test_everything_that_the_project_asks_for_is_locked():
    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        "run": project["project"]["dependencies"],
        "test": project["dependency-groups"]["test"],
        "tools": project["dependency-groups"]["tools"],
        "sentence-transformers": project["dependency-groups"]["encoders"],
        "mpnet": project["dependency-groups"]["mpnet"],
        "weights": project["dependency-groups"]["weights"],
    }

    for name, requirements in asked.items():
        pins = pins_of(FOLDER / f"{name}.txt")
        for requirement in map(Requirement, requirements):
            versions = pins.get(requirement.name.lower().replace("_", "-"), set())
            assert any(requirement.specifier.contains(v) for v in versions), f"{requirement}: run make lock"


def test_no_package_brings_a_file_that_runs_whenever_python_starts():
    """litellm 1.82.8 stole secrets through one."""
    site = Path(pydantic.__file__).parents[1]
    # Ours makes the project importable; the other comes with setuptools.
    expected = {"_editable_impl_companion_mentoring.pth", "distutils-precedence.pth", "a1_coverage.pth"}

    assert {path.name for path in site.glob("*.pth")} <= expected
    assert {path.name for path in site.glob("*customize.py")} == set()
