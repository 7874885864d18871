"""An uploaded file, on the disk for as long as it is read and no longer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

_LONGEST_NAME = 100


@contextmanager
def private_file(stream: BinaryIO, name: str) -> Iterator[Path]:
    """What a stream holds, in a file that only this account of the machine can read; removed in any case."""
    with TemporaryDirectory(prefix="companion-import-") as folder:
        path = Path(folder) / harmless_name(name)
        path.touch(mode=0o600)
        with path.open("wb") as file:
            shutil.copyfileobj(stream, file)
        yield path


def harmless_name(name: str) -> str:
    """The last part of a file's name without anything odd: for messages, and safe to make a file of."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(character for character in last if character.isprintable()).strip(" .")
    # Names of files are limited in bytes, not in characters.
    return plain.encode()[-_LONGEST_NAME:].decode(errors="ignore").strip(" .") or "people"
