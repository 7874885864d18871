"""What journeys share: one finished run of the sample programme, one running demo, one browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.sample import people_path, programme_path
from tests.journey.command import companion
from tests.journey.demo_application import DemoApplication, a_demo, shared_demo, stop_shared_demo


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
def demo(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> DemoApplication:
    """The running demo, which the processes of one test run share."""
    own = tmp_path_factory.getbasetemp()
    return shared_demo(own if worker_id == "master" else own.parent)


@pytest.fixture
def own_demo() -> Iterator[DemoApplication]:
    """A demo that no other test uses: it is killed in parts."""
    with a_demo() as made:
        yield made


def pytest_sessionfinish(session: pytest.Session) -> None:
    # Only the process that started the tests knows that no other needs the demo any more.
    if not hasattr(session.config, "workerinput"):
        factory: pytest.TempPathFactory = session.config._tmp_path_factory
        stop_shared_demo(factory.getbasetemp())
