"""A table as it comes out of a file: a header and rows of text, each with its true line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.people.person import RowProblem

MOST_COLUMNS = 1_000
"""A header wider than this is no table of people."""


@dataclass(frozen=True)
class ReadingLimits:
    """How much is read before a file is refused with a sentence. Megabytes are 1,000,000 bytes.

    `unpacked_megabytes` counts what an XLSX file holds once unpacked: ordinary text shrinks about ten
    times, while a "zip bomb" shrinks a thousand times. A quarter of it is for everything but the rows,
    which alone need not stay in memory.
    """

    megabytes: int = 200
    rows: int = 250_000
    unpacked_megabytes: int = 2_000


USUAL_LIMITS = ReadingLimits()


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `line` is where it begins in the file, counted from 1.

    `broken` says what is wrong where the row could not be taken apart; then it has no cells.
    """

    line: int
    cells: Sequence[str]
    broken: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all stands in it."""
        return not self.broken and not any(cell and not cell.isspace() for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """A header, and rows that can be gone through once.

    `rows_about` is a guess at how many there are, for progress. `cells_can_shift` is true of text files,
    where a comma too many moves everything after it one column to the right.
    """

    name: str
    header: tuple[str, ...]
    header_line: int
    rows: Iterator[Row]
    rows_about: int
    cells_can_shift: bool
    notices: tuple[RowProblem, ...] = ()
