from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.run_again import AT_MOST

ROOT = Path(__file__).parents[2]
HASTY = """
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def asked(request):
    with (Path(request.fspath).parent / "asked").open("a") as kept:
        kept.write("x")
    return (Path(request.fspath).parent / "asked").read_text()


def test_hasty(asked):
    assert len(asked) > 1, "too early"
"""
WRONG = """
from pathlib import Path

import pytest


@pytest.mark.parametrize("number", range(5))
def test_wrong(number, request):
    with (Path(request.fspath).parent / "runs").open("a") as kept:
        kept.write("x")
    assert False, f"wrong {number}"
"""

HANGING = """
import time
from pathlib import Path


def test_hanging(request):
    with (Path(request.fspath).parent / "runs").open("a") as kept:
        kept.write("x")
    time.sleep(100)
"""


def run(folder: Path, where: str, text: str, *options: str) -> tuple[int, str]:
    (folder / "tests" / where).mkdir(parents=True)
    (folder / "tests" / where / "test_one.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.run_again", "--rootdir", folder, *options]
    done = subprocess.run(
        [*command, f"tests/{where}/test_one.py"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout


def test_a_lively_test_that_fails_once_passes_from_nothing_and_the_summary_shows_what_went_wrong(tmp_path):
    code, said = run(tmp_path, "journey", HASTY, "--second-chance")

    assert code == 0, said
    assert "failed at first, and passed when run again: tests/journey/test_one.py::test_hasty" in said
    assert "too early" in said


@pytest.mark.parametrize(("where", "options"), [("unit", ["--second-chance"]), ("journey", [])])
def test_no_other_test_has_a_second_chance_and_none_where_nobody_asked_for_it(tmp_path, where, options):
    code, said = run(tmp_path, where, HASTY, *options)

    assert code == 1
    assert "too early" in said


def test_what_is_wrong_fails_and_is_run_again_only_so_often(tmp_path):
    code, said = run(tmp_path, "journey", WRONG, "--second-chance")

    assert code == 1
    assert "5 failed" in said
    assert len((tmp_path / "tests/journey/runs").read_text(encoding="utf-8")) == 5 + AT_MOST


def test_one_that_hangs_fails_once_and_shows_where_it_was(tmp_path):
    code, said = run(tmp_path, "journey", HANGING, "--second-chance", "--timeout=0.5")

    assert code == 1
    assert "time.sleep(100)" in said
    assert (tmp_path / "tests/journey/runs").read_text(encoding="utf-8") == "x"
