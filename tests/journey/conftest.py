"""One finished run of the sample programme, made once for all journeys that only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.sample import people_path, programme_path
from tests.journey.command import companion


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "matches"
    pairs = folder.parent / "all_pairs.csv"
    done = companion(
        "match", people_path(), "--programme", programme_path(), "--out", folder, "--all-pairs", pairs
    )
    assert done.code == 0, done.said
    return folder
