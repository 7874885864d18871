"""A second chance for tests that share this machine with browsers, processes and servers of their own.

What such a test finds may be its own haste: a page read while it was drawn, a process that had not ended.
So one that fails is run once more, from nothing; if it passes then, the summary of the run says so, with what
went wrong at first, and that is to be mended. At most two in each process of the tests, and only with
`--second-chance`, which `make test` gives. A test that hung has none: what it hung in would hold it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

LIVELY = ("faults", "journey", "peers", "prove", "store", "worker")
"""The folders whose tests may have it."""
AT_MOST = 2
"""In one process of the tests."""
AT_FIRST = "what went wrong at first"

_given: list[str] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--second-chance", action="store_true", help="run a lively test that failed once more")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    if not item.config.getoption("--second-chance") or not _is_lively(item) or len(_given) >= AT_MOST:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, log=False, nextitem=nextitem)
    if any(report.failed for report in reports) and not any(map(_hung, reports)):
        _given.append(item.nodeid)
        wrong = "\n".join(report.longreprtext for report in reports if report.failed)
        item.session._setupstate.teardown_exact(item.session)
        reports = runtestprotocol(item, log=False, nextitem=nextitem)
        for report in reports:
            report.user_properties.append((AT_FIRST, wrong))
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for nodeid, wrong in _passed_at_last(terminalreporter.stats.get("passed", [])):
        terminalreporter.write_sep("_", f"failed at first, and passed when run again: {nodeid}")
        terminalreporter.write_line(wrong)


def _is_lively(item: pytest.Item) -> bool:
    below = Path(item.nodeid.partition("::")[0]).parts
    return below[0] == "tests" and below[1] in LIVELY


def _hung(report: pytest.TestReport) -> bool:
    return report.failed and "from pytest-timeout" in report.longreprtext


def _passed_at_last(reports: list[pytest.TestReport]) -> Iterator[tuple[str, str]]:
    for report in reports:
        for name, wrong in report.user_properties:
            if name == AT_FIRST and report.when == "call":
                yield report.nodeid, str(wrong)
