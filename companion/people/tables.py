"""From a path to a table: the one place of this step that touches the disk."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from companion.errors import (
    PeopleFileIsFolder,
    PeopleFileMissing,
    PeopleFileTooLarge,
    PeopleFileUnreadable,
)
from companion.people.file_kind import FileKind, kind_of
from companion.people.table import USUAL_LIMITS, ReadingLimits, Table
from companion.people.text_table import text_table
from companion.people.workbook_table import workbook_table


@contextmanager
def opened_table(
    path: Path, likeness: Callable[[Sequence[str]], int], limits: ReadingLimits = USUAL_LIMITS
) -> Iterator[Table]:
    """The table in a CSV or XLSX file; its rows can be read while it is open.

    Raises:
        CompanionError: one of `people.*`, in a sentence that says what the file is and what to do.
    """
    _refuse_what_is_no_file(path, limits)
    try:
        with path.open("rb") as stream:
            yield table_from(stream, path.name, likeness, limits)
    except OSError as refused:
        raise PeopleFileUnreadable(file=path, why=_why(refused)) from refused


def table_from(
    stream: BinaryIO,
    name: str,
    likeness: Callable[[Sequence[str]], int],
    limits: ReadingLimits = USUAL_LIMITS,
) -> Table:
    """The table in a stream of bytes that can be read from the start again; `name` is for messages only."""
    if kind_of(stream, name) is FileKind.WORKBOOK:
        return workbook_table(stream, name, limits, likeness)
    return text_table(stream, name, limits, likeness)


def _refuse_what_is_no_file(path: Path, limits: ReadingLimits) -> None:
    try:
        known = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as missing:
        # A name with a NUL character in it is refused as a ValueError.
        raise PeopleFileMissing(file=path) from missing
    except OSError as refused:
        raise PeopleFileUnreadable(file=path, why=_why(refused)) from refused
    if stat.S_ISDIR(known.st_mode):
        raise PeopleFileIsFolder(file=path, what="a folder")
    if not stat.S_ISREG(known.st_mode):
        raise PeopleFileIsFolder(file=path, what="a device or a pipe")
    if known.st_size > limits.megabytes * 1_000_000:
        megabytes = f"{known.st_size / 1e6:,.0f}"
        raise PeopleFileTooLarge(file=path, megabytes=megabytes, unpacked="", limit=limits.megabytes)


def _why(refused: OSError) -> str:
    return (refused.strerror or "the system gives no reason").lower()
