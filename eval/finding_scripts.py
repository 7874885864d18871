"""Scripted conversations: what is said, and what the search must hold afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from companion.finding.heard import Declined
from companion.finding.query import Kind, Query

OURS = "en"


def _file(language: str) -> Path:
    ending = "" if language == OURS else f"_{language}"
    return Path(__file__).with_name(f"finding_scripts{ending}.txt")


@dataclass(frozen=True)
class Script:
    """One conversation of a kind; `half` b was not run while the reader was written."""

    kind: str
    half: str
    topic: str
    expected: tuple[str, ...]
    messages: tuple[str, ...]
    language: str = OURS

    @property
    def name(self) -> str:
        """How a report calls it."""
        where = "" if self.language == OURS else f"{self.language} "
        return f"{where}{self.kind} {self.half}: {self.messages[0][:60]}"


def read_scripts(language: str = OURS) -> list[Script]:
    """All of a language, in their order."""
    found = []
    for block in _file(language).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines and "|" in lines[0]:
            head, _, expected = lines[0].partition("|")
            kind, half, topic = head.split()
            found.append(Script(kind, half, topic, tuple(expected.split()), tuple(lines[1:]), language))
    return found


def missing(expected: Sequence[str], query: Query, declined: Sequence[Declined]) -> list[str]:
    """What of the expected is not so."""
    return [one for one in expected if not _holds(one, query, declined)]


def _holds(one: str, query: Query, declined: Sequence[Declined]) -> bool:
    if one.startswith("no:"):
        return not _stands(one.removeprefix("no:"), query)
    if one.startswith("said:"):
        return one.removeprefix("said:") in {each.value for each in declined}
    return _stands(one, query)


def _stands(one: str, query: Query) -> bool:
    """Whether a chip is as `want=LETTERS`, `must:place=berlin` or `place` says."""
    head, _, value = one.partition("=")
    kind, _, about = head.rpartition(":")
    for chip in query.chips:
        if about == "want":
            if chip.kind is Kind.WANT and any(value in said.casefold() for said in chip.values):
                return True
        elif (
            chip.about.value == about
            and kind in ("", chip.kind.value)
            and (value in ("", "*") or value in chip.values)
        ):
            return True
    return False
