"""The rows of one sheet of an XLSX workbook, as text, one after the other."""

from __future__ import annotations

import datetime as dt
import math
import re
import zipfile
from collections.abc import Iterator

from companion.languages.phrase import phrase
from companion.people.table import MOST_COLUMNS, Row
from companion.people.workbook import Sheet, Workbook
from companion.people.xml_parts import XmlRefused, local, parse_in_steps

_MOST_ROWS_OF_A_SHEET = 1_048_576
_LAST_SERIAL = 2_958_465  # 31 December 9999, the last day that Excel knows
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def sheet_rows(archive: zipfile.ZipFile, workbook: Workbook, sheet: Sheet) -> Iterator[Row]:
    """Every row that the sheet holds, with its number in the sheet; cells past column 1,000 are not read.

    Text is as written; a number is as a person would write it (3.0 is "3"); a date is 2026-11-23, with
    its time where it has one; a truth is TRUE or FALSE; an error is what Excel shows, such as #N/A; a
    formula is the value that was last computed.

    Raises:
        XmlRefused: the part is not well-formed or breaks the format's own limits.
    """
    builder = _RowBuilder(workbook)
    with archive.open(sheet.part) as stream:
        for _ in parse_in_steps(stream, builder.start, builder.end, builder.characters):
            yield from builder.rows
            builder.rows.clear()


class _RowBuilder:
    """Gathers cells into rows from the tags of a sheet."""

    def __init__(self, workbook: Workbook) -> None:
        self.rows: list[Row] = []
        self._workbook = workbook
        self._line = 0
        self._cells: list[str] = []
        self._column = 0
        self._type = "n"
        self._style = 0
        self._pieces: list[str] = []
        self._text_depth = 0
        self._reading_aloud = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        if ":" in name:
            name = local(name)
        if name == "c":
            self._begin_cell(given)
        elif name in ("v", "t"):
            self._text_depth += 1
        elif name == "row":
            self._begin_row(given)
        elif name == "rPh":
            self._reading_aloud += 1

    def end(self, name: str) -> None:
        if ":" in name:
            name = local(name)
        if name in ("v", "t"):
            self._text_depth -= 1
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self.rows.append(Row(self._line, self._cells))
        elif name == "rPh":
            self._reading_aloud -= 1

    def characters(self, text: str) -> None:
        if self._text_depth and not self._reading_aloud:
            self._pieces.append(text)

    def _begin_row(self, given: dict[str, str]) -> None:
        number = given.get("r", "")
        self._line = int(number) if number.isdecimal() and len(number) < 9 else self._line + 1
        if not 0 < self._line <= _MOST_ROWS_OF_A_SHEET:
            raise XmlRefused(phrase("it has rows beyond the last one that Excel knows"))
        self._cells = []
        self._column = -1

    def _begin_cell(self, given: dict[str, str]) -> None:
        place = given.get("r")
        self._column = _column(place) if place else self._column + 1
        self._type = given.get("t", "n")
        style = given.get("s", "0")
        self._style = int(style) if style.isdecimal() else 0
        self._pieces = []

    def _end_cell(self) -> None:
        if not self._pieces or self._column >= MOST_COLUMNS:
            return
        missing = self._column - len(self._cells)
        if missing >= 0:
            self._cells.extend([""] * (missing + 1))
        self._cells[self._column] = self._cell_text("".join(self._pieces))

    def _cell_text(self, written: str) -> str:
        if self._type == "s":
            return _unescaped(self._shared(written))
        if self._type in ("str", "inlineStr"):
            return _unescaped(written)
        if self._type == "b":
            return "TRUE" if written.strip() == "1" else "FALSE"
        if self._type in ("e", "d"):
            return written
        return _number(written, self._style in self._workbook.date_styles, from_1904=self._workbook.from_1904)

    def _shared(self, written: str) -> str:
        number = written.strip()
        if not number.isdecimal() or len(number) > 9 or int(number) >= len(self._workbook.shared_texts):
            raise XmlRefused(phrase("a cell refers to a text that is not there"))
        return self._workbook.shared_texts[int(number)]


def _column(place: str) -> int:
    column = 0
    for letter in place[:4]:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    return max(column - 1, 0)


def _unescaped(text: str) -> str:
    """Characters that XML cannot hold are written as _x000D_ and the like."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _number(written: str, is_date: bool, *, from_1904: bool) -> str:
    if not is_date and written.isdecimal() and written.isascii():
        return written
    try:
        value = float(written)
    except ValueError:
        return written
    if not math.isfinite(value):
        return written
    if is_date and 0 <= value <= _LAST_SERIAL:
        return _date(value, from_1904=from_1904)
    # Excel keeps 15 digits; more would show the rounding of binary fractions.
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def _date(serial: float, *, from_1904: bool) -> str:
    days, seconds = divmod(round(serial * 86_400), 86_400)
    if days == 0:
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    # Excel believes in 29 February 1900, so days before March 1900 are one off; nobody means them.
    first = dt.date(1904, 1, 1) if from_1904 else dt.date(1899, 12, 30)
    if days > (dt.date.max - first).days:
        return f"{serial:.15g}"
    day = (first + dt.timedelta(days=days)).isoformat()
    return f"{day} {seconds // 3600:02d}:{seconds // 60 % 60:02d}" if seconds else day
