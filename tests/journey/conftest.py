"""What journeys share: one finished run of the sample programme, one running demo, one browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.sample import people_path, programme_path
from tests.journey.command import companion
from tests.journey.demo_application import DemoApplication, a_demo, in_turn, shared_demo


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "matches"
    pairs = folder.parent / "all_pairs.csv"
    done = companion(
        "match", people_path(), "--programme", programme_path(), "--out", folder, "--all-pairs", pairs
    )
    assert done.code == 0, done.said
    return folder


@pytest.fixture(scope="session")
def _shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def demo(_shared_folder: Path) -> DemoApplication:
    """The running demo, which the processes of one test run share."""
    return shared_demo(_shared_folder)


@pytest.fixture(autouse=True)
def _one_at_a_time(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests of two processes do nothing in the shared demo at once: they sign in there as the same people."""
    if "demo" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("demo")
    with in_turn(request.getfixturevalue("_shared_folder")):
        yield


@pytest.fixture
def own_demo() -> Iterator[DemoApplication]:
    """A demo that no other test uses: it is killed in parts."""
    with a_demo() as made:
        yield made
