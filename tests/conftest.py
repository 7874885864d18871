"""What several kinds of test share: the browser, the rule about skipping, and what the summary says."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser

from tests.journey.browsing import a_browser
from tests.journey.demo_application import stop_shared_demo

pytest_plugins = ["tests.run_again", "tests.service_fixtures"]

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="a test that is skipped counts as failed")


def pytest_configure(config: pytest.Config) -> None:
    if terminal := config.pluginmanager.get_plugin("terminalreporter"):
        config.pluginmanager.register(ToldAtOnce(terminal))
    # Tests judge what is said, never how fast: a busy machine fails no example.
    hypothesis.settings.register_profile("any machine", deadline=None)
    hypothesis.settings.load_profile("any machine")
    # Who starts the tests in the background has Ctrl-C ignored, by them and by every program that they start.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


class ToldAtOnce:
    """Names each failure when it happens: a run that is broken off has no summary."""

    def __init__(self, terminal: pytest.TerminalReporter) -> None:
        self._terminal = terminal

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            said = getattr(getattr(report.longrepr, "reprcrash", None), "message", str(report.longrepr))
            why = next(iter(said.strip().splitlines()), "")
            self._terminal.ensure_newline()
            self._terminal.write_line(f"FAILED {report.nodeid} ({report.when}): {why}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"skipped, though --no-skips was given: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if find_spec("sentence_transformers") is None:
        terminalreporter.write_line(
            "The encoder's law was checked for the packaged model. `make test-st` checks it for "
            "sentence-transformers too; it is apart because it downloads 1 to 3 GB."
        )


def pytest_sessionfinish(session: pytest.Session) -> None:
    # Only the process that started the tests knows that no other needs the journeys' demo any more.
    if not hasattr(session.config, "workerinput"):
        factory: pytest.TempPathFactory = session.config._tmp_path_factory
        stop_shared_demo(factory.getbasetemp())


@pytest.fixture(scope="session", autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test writes into the data of a Companion that runs on this machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


def find_chromium() -> Path | None:
    """The browser of this machine, where it has one."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return Path(found) if found else None


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser for journeys. Where there is none a journey is skipped, but never in CI."""
    found = find_chromium()
    if found:
        return found
    reason = (
        "no Chromium or Chrome on this machine (Debian: apt install chromium; macOS: brew install chromium)"
    )
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def window(chromium: Path) -> Iterator[Browser]:
    """A module's browser. Only one can be open in a test process, and no other loop of asyncio beside it."""
    with a_browser(chromium) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or fills the folders of whoever runs it; the tests of one process share theirs."""
    monkeypatch.setenv("COMPANION_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.setenv("COMPANION_DATA_DIR", str(tmp_path_factory.getbasetemp() / "data"))
