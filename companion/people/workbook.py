"""What surrounds the rows of an XLSX workbook: its sheets, shared texts and date formats.

Written for this project rather than left to openpyxl: a quarter of the time for a cell, texts that are
read from the archive only after their size is known, and one kind of error where openpyxl lets
whatever comes to hand escape from a damaged file (docs/decisions/0007). openpyxl is the oracle of its tests.

Source: ECMA-376 Part 1, SpreadsheetML.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass

from companion.people.xml_parts import elements, local, parse_in_steps

# Number formats that come with Excel and show dates or times, in some language or other.
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_NOT_FORMAT_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, whether it is shown, and where in the archive its rows lie."""

    name: str
    is_visible: bool
    part: str


@dataclass(frozen=True)
class Workbook:
    """Sheets in their order, and what is needed to understand their cells.

    `date_styles` are the numbers of the cell styles that show dates or times. `from_1904` is true of
    workbooks that count days from 1904, as old Macintosh ones do.
    """

    sheets: tuple[Sheet, ...]
    shared_texts: tuple[str, ...]
    date_styles: frozenset[int]
    from_1904: bool


def read_workbook(archive: zipfile.ZipFile) -> Workbook:
    """Read everything but the rows.

    Raises:
        XmlRefused: a part is not well-formed.
        KeyError: a part that is referred to does not exist.
    """
    main = _related(archive, "").get("officeDocument", ["xl/workbook.xml"])[0]
    by_id = _targets(archive, main)
    by_kind = _related(archive, main)
    sheets: list[Sheet] = []
    from_1904 = False
    with archive.open(main) as stream:
        for tag, given in elements(stream):
            if tag == "workbookPr":
                from_1904 = given.get("date1904", "0") in ("1", "true")
            target = by_id.get(given.get("id", "")) if tag == "sheet" else None
            if target is not None and target[0] == "worksheet":
                visible = given.get("state", "visible") == "visible"
                sheets.append(Sheet(given.get("name", ""), visible, target[1]))
    return Workbook(
        tuple(sheets),
        _shared_texts(archive, by_kind.get("sharedStrings", [])),
        _date_styles(archive, by_kind.get("styles", [])),
        from_1904,
    )


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: by id, the kind and the place in the archive."""
    folder, file = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations not in archive.namelist():
        return {}
    found: dict[str, tuple[str, str]] = {}
    with archive.open(relations) as stream:
        for tag, given in elements(stream):
            if tag == "Relationship" and given.get("TargetMode") != "External":
                target = given.get("Target", "")
                place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = given.get("Type", "").rpartition("/")[2]
                found[given.get("Id", "")] = (kind, posixpath.normpath(place))
    return found


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, list[str]]:
    by_kind: dict[str, list[str]] = {}
    for kind, place in _targets(archive, part).values():
        by_kind.setdefault(kind, []).append(place)
    return by_kind


def _shared_texts(archive: zipfile.ZipFile, parts: list[str]) -> tuple[str, ...]:
    gatherer = _TextGatherer()
    for part in parts[:1]:
        with archive.open(part) as stream:
            for _ in parse_in_steps(stream, gatherer.start, gatherer.end, gatherer.characters):
                pass
    return tuple(gatherer.texts)


class _TextGatherer:
    """Gathers each shared text (si) from the pieces (t) in which it is kept."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._text_depth = 0
        self._reading_aloud = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        self._step(local(name), 1)

    def end(self, name: str) -> None:
        name = local(name)
        self._step(name, -1)
        if name == "si":
            self.texts.append("".join(self._pieces))
            self._pieces.clear()

    def characters(self, text: str) -> None:
        # rPh holds how a Japanese text is read aloud; it is no part of the text.
        if self._text_depth and not self._reading_aloud:
            self._pieces.append(text)

    def _step(self, name: str, by: int) -> None:
        if name == "t":
            self._text_depth += by
        elif name == "rPh":
            self._reading_aloud += by


def _date_styles(archive: zipfile.ZipFile, parts: list[str]) -> frozenset[int]:
    own_formats: dict[str, str] = {}
    cell_formats: list[str] = []
    is_cell_format = False
    for part in parts[:1]:
        with archive.open(part) as stream:
            for tag, given in elements(stream):
                if tag == "numFmt":
                    own_formats[given.get("numFmtId", "")] = given.get("formatCode", "")
                elif tag in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
                    is_cell_format = tag == "cellXfs"
                elif tag == "xf" and is_cell_format:
                    cell_formats.append(given.get("numFmtId", "0"))
    return frozenset(
        style for style, number in enumerate(cell_formats) if _shows_date(number, own_formats.get(number))
    )


def _shows_date(number: str, code: str | None) -> bool:
    if code is None:
        return number.isdecimal() and int(number) in _BUILT_IN_DATES
    if code.lower() == "general":
        return False
    return _DATE_LETTERS.search(_NOT_FORMAT_LETTERS.sub("", code)) is not None
