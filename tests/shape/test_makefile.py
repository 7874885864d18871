"""The Makefile explains itself, and the docs name only targets that exist."""

from __future__ import annotations

import re
import subprocess

HIDDEN = {"python", "install-test"}
"""Steps of other targets that nobody types."""


def targets_of(root) -> set[str]:
    return set(re.findall(r"(?m)^\.PHONY: (.+)$", (root / "Makefile").read_text(encoding="utf-8")))


def test_help_lists_every_target_with_a_line(root):
    shown = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout

    lines = dict(re.findall(r"(?m)^ +make ([a-z-]+) +(\S.+)$", shown))

    assert set(lines) == targets_of(root) - HIDDEN


def test_help_is_what_make_alone_gives(root):
    alone = subprocess.run(["make"], cwd=root, capture_output=True, text=True, check=True).stdout

    assert "make demo" in alone


def test_the_docs_name_only_targets_that_exist(root, pages):
    command = re.compile(r"`make ([a-z-]+)[^`]*`")
    named = {(page, target) for page, text in pages.items() for target in command.findall(text)}

    assert {(page, target) for page, target in named if target not in targets_of(root)} == set()


def test_ci_runs_both_halves_of_the_tests_and_the_quick_evaluation(root):
    script = (root / ".ci" / "run").read_text(encoding="utf-8")

    assert {"make test", "make test-st", "make eval-quick"} <= set(script.splitlines())
