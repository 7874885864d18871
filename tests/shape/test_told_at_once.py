from __future__ import annotations

from tests.conftest import ToldAtOnce


class Lines:
    def __init__(self):
        self.written = []

    def ensure_newline(self):
        pass

    def write_line(self, line):
        self.written.append(line)


class Report:
    nodeid, when, failed = "tests/unit/test_one.py::test_one", "call", True
    longrepr = "\nit is wrong\nat length\n"


def test_a_failure_is_named_when_it_happens_with_its_first_line():
    terminal = Lines()

    ToldAtOnce(terminal).pytest_runtest_logreport(Report())

    assert terminal.written == ["FAILED tests/unit/test_one.py::test_one (call): it is wrong"]


def test_what_passes_is_not_named():
    terminal, passed = Lines(), Report()
    passed.failed = False

    ToldAtOnce(terminal).pytest_runtest_logreport(passed)

    assert terminal.written == []
