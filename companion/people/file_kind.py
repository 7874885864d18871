"""What a file really is, by its first bytes: its name may say anything."""

from __future__ import annotations

import struct
import zipfile
import zlib
from enum import StrEnum
from typing import BinaryIO

from companion.errors import PeopleFileEmpty, PeopleFileLocked, PeopleNotATable, PeopleWorkbookBroken
from companion.languages.phrase import phrase

_SAMPLE_BYTES = 65_536

# What begins like this is not text, or is text that holds no table.
_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", phrase("a picture (PNG)")),
    (b"\xff\xd8\xff", phrase("a picture (JPEG)")),
    (b"GIF87a", phrase("a picture (GIF)")),
    (b"GIF89a", phrase("a picture (GIF)")),
    (b"II*\x00", phrase("a picture (TIFF)")),
    (b"MM\x00*", phrase("a picture (TIFF)")),
    (b"%PDF", phrase("a PDF document")),
    (b"\x1f\x8b", phrase("a compressed file (gzip)")),
    (b"BZh9", phrase("a compressed file (bzip2)")),
    (b"\xfd7zXZ\x00", phrase("a compressed file (xz)")),
    (b"7z\xbc\xaf\x27\x1c", phrase("a 7-Zip archive")),
    (b"Rar!\x1a\x07", phrase("a RAR archive")),
    (b"PAR1", phrase("a Parquet file")),
    (b"SQLite format 3\x00", phrase("a database (SQLite)")),
    (b"\x7fELF", phrase("a program")),
    (b"MZ\x90\x00", phrase("a program")),
    (b"{\\rtf", phrase("a text document (RTF)")),
    (b"ID3", phrase("a sound file (MP3)")),
    (b"OggS", phrase("a sound file (Ogg)")),
)
_MARKUP: tuple[tuple[bytes, str], ...] = (
    (b"<!doctype html", phrase("a web page (HTML)")),
    (b"<html", phrase("a web page (HTML)")),
    (b"<table", phrase("a web page (HTML)")),
    (b"<svg", phrase("a picture (SVG)")),
    (b"<?xml", phrase("an XML file")),
    (b'{"', phrase("a JSON file")),
    (b"[{", phrase("a JSON file")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    OverflowError,
    EOFError,
    NotImplementedError,
)


class FileKind(StrEnum):
    """The two ways of keeping a table that we read."""

    TEXT = "text"
    WORKBOOK = "workbook"


def kind_of(stream: BinaryIO, name: str) -> FileKind:
    """Whether this is text or an XLSX workbook, whatever its name ends with.

    Raises:
        PeopleFileEmpty: no bytes at all.
        PeopleFileLocked: a workbook with a password.
        PeopleNotATable: anything else that is known by its beginning.
        PeopleWorkbookBroken: a ZIP archive that cannot be opened.
    """
    stream.seek(0)
    sample = stream.read(_SAMPLE_BYTES)
    if not sample:
        raise PeopleFileEmpty(file=name)
    if sample.startswith(_ZIP):
        return _kind_of_archive(stream, name)
    if sample.startswith(_OLE):
        _refuse_old_office(stream, name)
    what = _known_beginning(sample)
    if what:
        raise PeopleNotATable(file=name, what=what)
    return FileKind.TEXT


def _known_beginning(sample: bytes) -> str:
    for beginning, what in _BEGINNINGS:
        if sample.startswith(beginning):
            return what
    opening = sample.removeprefix(b"\xef\xbb\xbf").lstrip()[:32].lower()
    for beginning, what in _MARKUP:
        if opening.startswith(beginning):
            return what
    return _known_container(sample)


def _known_container(sample: bytes) -> str:
    if sample.startswith(b"RIFF") and sample[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return phrase("a picture (WebP)") if sample[8:12] == b"WEBP" else phrase("a sound or video file")
    if sample[4:8] == b"ftyp":
        return phrase("a picture or video (HEIC, MP4)")
    # The four reserved bytes of a bitmap are zero; a table may well begin with the letters BM.
    if sample.startswith(b"BM") and sample[6:10] == b"\x00\x00\x00\x00":
        return phrase("a picture (BMP)")
    return ""


def _refuse_old_office(stream: BinaryIO, name: str) -> None:
    # A workbook with a password is kept in the same container as an .xls file of 1997.
    stream.seek(0)
    tail = b""
    while chunk := stream.read(1 << 20):
        if _ENCRYPTED_PACKAGE in tail + chunk:
            raise PeopleFileLocked(file=name)
        tail = chunk[-len(_ENCRYPTED_PACKAGE) :]
    raise PeopleNotATable(file=name, what="an old Office file (such as .xls)")


def _kind_of_archive(stream: BinaryIO, name: str) -> FileKind:
    try:
        with zipfile.ZipFile(stream) as archive:
            what = _what_archive_holds(archive)
            if any(part.flag_bits & 1 for part in archive.infolist()):
                raise PeopleFileLocked(file=name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ValueError,
        OverflowError,
        EOFError,
        NotImplementedError,
    ) as broken:
        raise PeopleWorkbookBroken(file=name, why="its ZIP container is damaged or cut off") from broken
    if what:
        raise PeopleNotATable(file=name, what=what)
    return FileKind.WORKBOOK


def _what_archive_holds(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "xl/workbook.bin" in names:
        return phrase("a binary Excel workbook (.xlsb)")
    if "mimetype" in names and "content.xml" in names:
        return phrase("an OpenDocument file (such as .ods)")
    if "Index/Document.iwa" in names or "Index.zip" in names:
        return phrase("an Apple Numbers or Pages document")
    if "word/document.xml" in names:
        return phrase("a Word document")
    if "ppt/presentation.xml" in names:
        return phrase("a PowerPoint presentation")
    # Every workbook has this list of its parts; some programs put the workbook itself elsewhere than in xl/.
    return "" if "[Content_Types].xml" in names else phrase("a ZIP archive")
