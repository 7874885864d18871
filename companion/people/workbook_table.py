"""A table out of an XLSX workbook: the first sheet with a header that we know."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO

from companion.errors import PeopleFileTooLarge, PeopleOnlyHeader, PeopleTooManyRows, PeopleWorkbookBroken
from companion.languages.phrase import phrase
from companion.people.person import Outcome, RowProblem
from companion.people.sheet_rows import sheet_rows
from companion.people.table import ReadingLimits, Row, Table
from companion.people.workbook import Sheet, Workbook, read_workbook
from companion.people.xml_parts import XmlRefused

_HEADER_SOUGHT_IN_ROWS = 20
_SCAN_BYTES = 1 << 20

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    XmlRefused,
    KeyError,
    EOFError,
    NotImplementedError,
    OverflowError,
    ValueError,
)
"""All that damaged bytes make zipfile and the readers of parts raise."""


@dataclass(frozen=True)
class _Found:
    sheet: Sheet
    header: Row
    likeness: int


def workbook_table(
    stream: BinaryIO, name: str, limits: ReadingLimits, likeness: Callable[[Sequence[str]], int]
) -> Table:
    """Read the first visible sheet in which `likeness` knows a header; else the first that has anything.

    What the archive unpacks to is added up before anything is unpacked.

    Raises:
        PeopleFileTooLarge: it unpacks to more than the limit.
        PeopleTooManyRows: before anything is kept, more rows than the limit.
        PeopleWorkbookBroken, PeopleOnlyHeader: as they say.
    """
    try:
        archive = zipfile.ZipFile(stream)
        _refuse_bomb(archive, name, limits)
        workbook = read_workbook(archive)
        found = _find_sheet(archive, workbook, likeness)
        if found is None:
            raise PeopleOnlyHeader(file=name, line=1)
        rows_about = _count_filled_rows(archive, found.sheet, limits.rows + found.header.line)
    except _DAMAGE as damage:
        raise _broken(name, damage) from damage
    if rows_about > limits.rows + found.header.line:
        raise PeopleTooManyRows(file=name, limit=f"{limits.rows:,}")
    return Table(
        name=name,
        header=tuple(found.header.cells),
        header_line=found.header.line,
        rows=_rows_below(archive, workbook, found, name),
        rows_about=rows_about,
        cells_can_shift=False,
        notices=tuple(_notices(workbook, found)),
    )


def _refuse_bomb(archive: zipfile.ZipFile, name: str, limits: ReadingLimits) -> None:
    # zipfile never unpacks more of a part than the size that it declares.
    parts = archive.infolist()
    whole = sum(part.file_size for part in parts)
    # Rows are read one by one, but the other parts, such as shared texts, stay in memory.
    kept = sum(part.file_size for part in parts if "/worksheets/" not in part.filename)
    for size, limit in ((whole, limits.unpacked_megabytes), (kept, limits.unpacked_megabytes // 4)):
        if size > limit * 1_000_000:
            megabytes = f"{size / 1e6:,.0f}"
            raise PeopleFileTooLarge(
                file=name, megabytes=megabytes, unpacked=" once unpacked", limit=f"{limit:,}"
            )


def _find_sheet(
    archive: zipfile.ZipFile, workbook: Workbook, likeness: Callable[[Sequence[str]], int]
) -> _Found | None:
    first: _Found | None = None
    for sheet in sorted(workbook.sheets, key=lambda sheet: not sheet.is_visible):
        filled = (row for row in sheet_rows(archive, workbook, sheet) if not row.is_blank)
        rows = list(islice(filled, _HEADER_SOUGHT_IN_ROWS))
        if not rows:
            continue
        best = max(rows, key=lambda row: likeness(row.cells))
        found = _Found(sheet, best, likeness(best.cells))
        # Two known headers in a row: one alone may be a word in a title.
        if found.likeness >= 2:
            return found
        first = first or found
    return first


def _count_filled_rows(archive: zipfile.ZipFile, sheet: Sheet, enough: int) -> int:
    """How many rows hold a value, a little too few at worst, and quickly; counting ends past `enough`."""
    count = 0
    rest = b""
    with archive.open(sheet.part) as stream:
        while count <= enough and (chunk := stream.read(_SCAN_BYTES)):
            rows = (rest + chunk).split(b"<row")
            rest = rows.pop()[-_SCAN_BYTES:]
            count += sum(1 for row in rows if b"<v" in row or b"<is" in row)
    return count


def _rows_below(archive: zipfile.ZipFile, workbook: Workbook, found: _Found, name: str) -> Iterator[Row]:
    try:
        rows = sheet_rows(archive, workbook, found.sheet)
        yield from (row for row in rows if row.line > found.header.line)
    except _DAMAGE as damage:
        raise _broken(name, damage) from damage


def _broken(name: str, damage: Exception) -> PeopleWorkbookBroken:
    if isinstance(damage, XmlRefused):
        return PeopleWorkbookBroken(file=name, why=damage.what)
    if isinstance(damage, KeyError):
        return PeopleWorkbookBroken(file=name, why="a part of it is missing")
    return PeopleWorkbookBroken(file=name, why="it is damaged or cut off")


def _notices(workbook: Workbook, found: _Found) -> Iterator[RowProblem]:
    others = [sheet.name for sheet in workbook.sheets if sheet != found.sheet]
    if others:
        names = ", ".join(f"“{other}”" for other in chain(others[:3], ["…"] if len(others) > 3 else []))
        yield RowProblem(
            0,
            "",
            phrase(
                "The workbook has {count} sheets; “{sheet}” was read, {others} not.",
                count=len(workbook.sheets),
                sheet=found.sheet.name,
                others=names,
            ),
            phrase("If the people are in another sheet, move it to the front."),
            Outcome.NOTICE,
        )
