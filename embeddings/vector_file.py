"""The file in which vectors are kept: SQLite, one row a model and text, checked whenever it is read.

Texts are not stored, only their SHA-256. That hides them from a casual reader, not from one who guesses a
short text and compares; so the file is readable by its owner alone.

- Two processes may read and write at once (write-ahead log); whoever is killed leaves whole rows only.
- A row whose checksum does not fit is passed over, encoded again and replaced.
- A file of ours with another layout is emptied and laid out anew: what it held can be made again.
- A file that is not ours, or is damaged as a whole, is left as it is and raises CacheUnusable.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import numpy as np

from embeddings.errors import CacheUnusable
from embeddings.index import Vector

_OURS = 0x436F4D76
"""Marks the file as ours (PRAGMA application_id): the letters CoMv."""

_LAYOUT = 1
"""Version of the table (PRAGMA user_version)."""

_BUSY_SECONDS = 60.0
"""How long to wait for another process that writes; one batch takes it milliseconds."""

_TABLE = """
CREATE TABLE vectors (
    model TEXT NOT NULL,
    text_sha256 BLOB NOT NULL,
    vector BLOB NOT NULL,
    checksum BLOB NOT NULL,
    PRIMARY KEY (model, text_sha256)
) WITHOUT ROWID
"""
_READ = "SELECT vector, checksum FROM vectors WHERE model = ? AND text_sha256 = ?"
_WRITE = "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)"


class VectorFile:
    """Vectors by model and text. The file, and its folder, are made at first use.

    Raises:
        CacheUnusable: from `read` and `write`, where the file is not ours, damaged, or not to be opened.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, model_id: str, texts: Sequence[str], dimensions: int) -> dict[str, Vector]:
        """The kept vectors of this length by text; texts without one are absent."""
        found = {}
        with self._open() as connection:
            for text in texts:
                key = _key(text)
                row = connection.execute(_READ, (model_id, key)).fetchone()
                if row is not None and _is_whole(model_id, key, row, dimensions):
                    found[text] = np.frombuffer(row[0], dtype="<f4").astype(np.float32)
        return found

    def write(self, model_id: str, vectors: Mapping[str, Vector]) -> None:
        """Keep these vectors, all or none."""
        rows = []
        for text, vector in vectors.items():
            key, packed = _key(text), vector.astype("<f4").tobytes()
            rows.append((model_id, key, packed, _checksum(model_id, key, packed)))
        with self._open() as connection, connection:
            connection.executemany(_WRITE, rows)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._make_private()
            with closing(sqlite3.connect(self._path, timeout=_BUSY_SECONDS)) as connection:
                self._prepare(connection)
                yield connection
        except (sqlite3.Error, OSError) as trouble:
            raise CacheUnusable(self._complaint(str(trouble))) from trouble

    def _make_private(self) -> None:
        """Make the folder and an empty file that only its owner may read, before anything is in it."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return

    def _prepare(self, connection: sqlite3.Connection) -> None:
        """Make the table in a new file; refuse a file that is not ours."""
        if self._is_ours(connection):
            return
        # Whoever comes second waits here, and then finds the table made.
        connection.execute("BEGIN IMMEDIATE")
        if not self._is_ours(connection):
            self._refuse_another_programs(connection)
            connection.execute("DROP TABLE IF EXISTS vectors")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA application_id = {_OURS}")
            connection.execute(f"PRAGMA user_version = {_LAYOUT}")
        connection.commit()
        # Where another process is in the way the slower journal stays, which is safe as well.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        """Whether it bears our mark and the layout that we read and write."""
        return (
            _pragma(connection, "application_id") == _OURS and _pragma(connection, "user_version") == _LAYOUT
        )

    def _refuse_another_programs(self, connection: sqlite3.Connection) -> None:
        holds_something = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if holds_something and _pragma(connection, "application_id") != _OURS:
            raise CacheUnusable(self._complaint("it is a database of another program"))

    def _complaint(self, reason: str) -> str:
        return (
            f"The file of kept vectors {self._path} cannot be used: {reason}. Nothing in it was changed. "
            "Move it away or delete it, and vectors are kept again from the next run on."
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).digest()


def _checksum(model_id: str, key: bytes, packed: bytes) -> bytes:
    """Binds a vector to its model and text, so that neither damage nor a mix-up goes unseen."""
    return hashlib.blake2b(model_id.encode() + b"\0" + key + packed, digest_size=16).digest()


def _is_whole(model_id: str, key: bytes, row: tuple[object, object], dimensions: int) -> bool:
    packed, checksum = row
    if not isinstance(packed, bytes) or len(packed) != 4 * dimensions:
        return False
    return checksum == _checksum(model_id, key, packed)
