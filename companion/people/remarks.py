"""What a reader of one cell understood, and what it has to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from companion.languages.phrase import phrase
from companion.people.person import Outcome, RowProblem

T = TypeVar("T")

_SHOWN_CHARACTERS = 60


@dataclass(frozen=True)
class Remark:
    """One thing about a cell that somebody should know; it becomes a `RowProblem` with its place."""

    what: str
    mend: str
    outcome: Outcome
    part: str = ""

    def at(self, line: int, column: str) -> RowProblem:
        """The same remark, with the place in the file that it is about."""
        return RowProblem(line, column, self.what, self.mend, self.outcome, self.part)


@dataclass(frozen=True)
class Understood(Generic[T]):
    """What a cell means, with everything worth saying about it."""

    value: T
    remarks: tuple[Remark, ...] = ()


def ignored(value: T, what: str, mend: str) -> Understood[T]:
    """A cell that makes no sense: `value` is what stands for unknown."""
    return Understood(value, (Remark(what, mend, Outcome.CELL_IGNORED),))


def noticed(value: T, what: str, mend: str) -> Understood[T]:
    """A cell that is used as it stands, and deserves a look."""
    return Understood(value, (Remark(what, mend, Outcome.NOTICE),))


def quoted(text: str) -> str:
    """A piece of the file in quotation marks, on one line and not too long."""
    line = " ".join(text.split())
    if len(line) > _SHOWN_CHARACTERS:
        line = line[: _SHOWN_CHARACTERS - 1].rstrip() + "…"
    return phrase("“{words}”", words=line)
