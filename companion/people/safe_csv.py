"""Writing CSV that a spreadsheet program shows and never runs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

Cell = str | int | float | None

# A program may strip spaces, quotation marks and invisible characters before it looks for a formula;
# Japanese and Chinese versions of Excel take the wide signs for the narrow ones.
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_SKIPPED = "\\s\"'`\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\x00-\x1f"
_DANGEROUS = re.compile(f"[\t\r\n]|[{_SKIPPED}]*[{_SIGNS}]")
# Where semicolons or tabs part cells (Excel in much of Europe), a new cell begins inside the text.
_DANGEROUS_INSIDE = re.compile(f"([;\t\r\n][{_SKIPPED}]*)(?=[{_SIGNS}])")


def safe_text(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would otherwise see a formula begin.

    That is before = + - @ and their wide forms, at the start or after a semicolon, tab or line end, also
    behind spaces, quotation marks and invisible characters; and before a tab or line end at the start.
    Ours; the signs as in OWASP, CSV Injection, whose advice stops at the start of a cell.
    """
    text = text.replace("\x00", "")
    inside = _DANGEROUS_INSIDE.sub(r"\1'", text)
    return f"'{inside}" if _DANGEROUS.match(text) else inside


def safe_row(cells: Iterable[Cell]) -> list[Cell]:
    """A row with every text made safe; real numbers stay numbers, -1 included."""
    return [safe_text(cell) if isinstance(cell, str) else cell for cell in cells]


def write_safe_csv(stream: TextIO, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a header and rows, comma separated, as RFC 4180 has it. None is an empty cell."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(safe_row(header))
    for row in rows:
        writer.writerow(safe_row(row))


def save_safe_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a file in UTF-8 with the mark by which Excel knows it, so that accents stay whole."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as stream:
        write_safe_csv(stream, header, rows)
