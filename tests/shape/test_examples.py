"""The examples in the docs do what the docs say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.programmes.reading import read_programme
from companion.sample import people_path, programme_path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def blocks_of(page: Path, language: str) -> list[str]:
    return re.findall(rf"(?s)```{language}\n(.*?)```", page.read_text(encoding="utf-8"))


PROGRAMMES = [
    pytest.param(block, id=f"{page.stem}-{number}")
    for page in sorted([DOCS / "tutorial.md", *(DOCS / "how-to").glob("*.md")])
    for number, block in enumerate(blocks_of(page, "yaml"))
]


@pytest.mark.parametrize("text", PROGRAMMES)
def test_every_programme_file_in_the_guides_can_be_read(text, tmp_path):
    file = tmp_path / "programme.yaml"
    file.write_text(text, encoding="utf-8")

    assert read_programme(file).name


def test_the_solver_in_the_guide_finds_the_same_optimum(tmp_path):
    run = [sys.executable, "-m", "companion", "match", people_path(), "--programme", programme_path()]
    run += ["--out", tmp_path / "results", "--all-pairs", tmp_path / "pairs.csv", "--quiet"]
    subprocess.run(run, check=True, timeout=120)
    (script,) = blocks_of(DOCS / "how-to" / "check-the-optimum.md", "python")

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, check=True, capture_output=True, text=True, timeout=120
    )

    theirs, ours, bound = map(float, re.findall(r"\d+\.\d+", done.stdout))
    assert theirs == pytest.approx(ours, rel=1e-9)
    assert ours <= bound <= ours * (1 + 1e-6)
