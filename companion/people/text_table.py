"""A table out of a text file: CSV by any of the usual separators, with true line numbers."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from companion.errors import PeopleLineTooLong, PeopleOnlyHeader, PeopleQuotesBroken, PeopleTooManyRows
from companion.languages.phrase import phrase
from companion.people.person import Outcome, RowProblem
from companion.people.table import ReadingLimits, Row, Table
from companion.people.text_encoding import TextEncoding, encoding_of

SEPARATORS = (",", ";", "\t", "|")
HEADER_SOUGHT_IN_ROWS = 20
"""A title or a note may stand above the header, but not a page of them."""

_LONGEST_LINE = 4_000_000
_MOST_BROKEN_ROWS = 1_000
_BROKEN = phrase(
    "A quotation mark opens a cell here and is not closed as it should be "
    "(or one cell has more than 131,000 characters)."
)


@dataclass(frozen=True)
class _Source:
    stream: BinaryIO
    name: str
    encoding: TextEncoding


def text_table(
    stream: BinaryIO, name: str, limits: ReadingLimits, likeness: Callable[[Sequence[str]], int]
) -> Table:
    """Read a text file as a table.

    The separator is the one under which `likeness` (how many cells of a row are headers that we know)
    finds most in one of the first rows; that row is the header. A row whose quotation marks are broken
    comes out as broken, and reading goes on in the line after its first.

    Raises:
        PeopleTooManyRows: before anything is kept, more rows than the limit.
        PeopleQuotesBroken: the header, or a great many rows, cannot be taken apart.
        PeopleLineTooLong, PeopleOnlyHeader, PeopleNotATable: as they say.
    """
    source = _Source(stream, name, encoding_of(stream, name))
    separator, header = _find_header(source, likeness)
    if header.broken:
        raise PeopleQuotesBroken(file=name, line=header.line)
    _refuse_too_many(source, separator, header, limits)
    return Table(
        name=name,
        header=tuple(header.cells),
        header_line=header.line,
        rows=_below(_rows(source, separator), header),
        rows_about=source.encoding.line_ends,
        cells_can_shift=True,
        notices=tuple(_notices(source, header)),
    )


def _find_header(source: _Source, likeness: Callable[[Sequence[str]], int]) -> tuple[str, Row]:
    declared = _declared_separator(source)
    best: tuple[tuple[int, int], str, Row] | None = None
    for separator in (declared,) if declared else SEPARATORS:
        first = [
            row for row in islice(_rows(source, separator), HEADER_SOUGHT_IN_ROWS) if _says_anything(row)
        ]
        for place, row in enumerate(first):
            # Where no header is known anywhere, the first row that is not blank counts as one.
            rank = (likeness(row.cells), len(row.cells) if place == 0 else 0)
            if best is None or rank > best[0]:
                best = (rank, separator, row)
    if best is None:
        raise PeopleOnlyHeader(file=source.name, line=1)
    return best[1], best[2]


def _says_anything(row: Row) -> bool:
    # Under the wrong separator a row of empty cells looks like one cell of commas.
    return bool(row.broken) or any(character.isalnum() for cell in row.cells for character in cell)


def _declared_separator(source: _Source) -> str | None:
    # Excel understands a first line such as `sep=;`, and some programs write it.
    first = next(_lines(source), "").strip().strip('"')
    return first[4] if len(first) == 5 and first[:4].lower() == "sep=" and first[4] in SEPARATORS else None


def _refuse_too_many(source: _Source, separator: str, header: Row, limits: ReadingLimits) -> None:
    # A file has at most as many rows as line ends (and one), so most need not be counted.
    if source.encoding.line_ends <= limits.rows:
        return
    filled = (row for row in _below(_rows(source, separator), header) if not row.is_blank)
    if next(islice(filled, limits.rows, None), None) is not None:
        raise PeopleTooManyRows(file=source.name, limit=f"{limits.rows:,}")


def _below(rows: Iterator[Row], header: Row) -> Iterator[Row]:
    return (row for row in rows if row.line > header.line)


def _notices(source: _Source, header: Row) -> Iterator[RowProblem]:
    if source.encoding.guessed:
        yield RowProblem(
            0,
            "",
            phrase("The file is not in UTF-8, so it was read as Windows-1252, as Excel often writes it."),
            phrase("If accents look wrong, save it as “CSV UTF-8” or XLSX."),
            Outcome.NOTICE,
        )
    if source.encoding.damaged:
        yield RowProblem(
            0,
            "",
            phrase("Some characters in the file are damaged; they show as “�”."),
            phrase("Save it again as “CSV UTF-8” or XLSX from where it came."),
            Outcome.NOTICE,
        )


def _rows(source: _Source, separator: str) -> Iterator[Row]:
    lines = _ReturningLines(_lines(source))
    # Strict, because a lenient reader swallows the rest of the file after one stray quotation mark.
    reader = csv.reader(lines, delimiter=separator, strict=True, skipinitialspace=True)
    broken: list[int] = []
    while True:
        first = lines.begin_row()
        try:
            yield Row(first, next(reader))
        except StopIteration:
            return
        except csv.Error as unclear:
            broken.append(first)
            if len(broken) > _MOST_BROKEN_ROWS:
                raise PeopleQuotesBroken(file=source.name, line=broken[0]) from unclear
            lines.return_all_but_first()
            yield Row(first, (), _BROKEN)


def _lines(source: _Source) -> Iterator[str]:
    source.stream.seek(0)
    # Without translation of line ends, as the csv module asks for; a lone carriage return ends a line too.
    text = io.TextIOWrapper(source.stream, encoding=source.encoding.codec, errors="replace", newline="")
    try:
        line = 0
        while piece := text.readline(_LONGEST_LINE):
            line += 1
            if len(piece) >= _LONGEST_LINE:
                raise PeopleLineTooLong(line=line, file=source.name, limit=f"{_LONGEST_LINE:,}")
            yield piece
    finally:
        # The stream belongs to the caller, who closes it.
        if not text.closed:
            text.detach()


class _ReturningLines:
    """Lines for the csv reader that can be taken back when a row turns out to be broken."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._returned: deque[str] = deque()
        self._row: list[str] = []
        self._handed_out = 0

    def __iter__(self) -> _ReturningLines:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._source)
        self._row.append(line)
        self._handed_out += 1
        return line

    def begin_row(self) -> int:
        """Forget the row before, and say in which line the next one begins."""
        self._row.clear()
        return self._handed_out + 1

    def return_all_but_first(self) -> None:
        """Take back every line of this row after its first, to be handed out again."""
        rest = self._row[1:]
        self._returned.extendleft(reversed(rest))
        self._handed_out -= len(rest)
