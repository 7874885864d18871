"""Vectors kept by the hash of their text, so that a second run encodes only what changed."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Encoder, Vectors
from embeddings.errors import CacheUnusable

WAIT_SECONDS = 30.0
"""How long a run waits for another one that is writing."""
ASKED_AT_ONCE = 500
KEPT_AT_ONCE = 2_000
NORM_TOLERANCE = 1e-4

_LAYOUT = """
CREATE TABLE IF NOT EXISTS vectors (
    model TEXT NOT NULL, text_sha256 BLOB NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (model, text_sha256)
) WITHOUT ROWID
"""

Vector = npt.NDArray[np.float32]


class CachedEncoder:
    """An encoder that remembers. It keeps the same law, and the same bits, as the one that it wraps.

    The file holds vectors, models' ids and hashes of texts, never a text; only its owner may read it.
    Several processes may share it. A vector that is not of norm 1 or not of the model's length was damaged
    on disk: it is encoded anew. `hits` and `misses` count different texts.
    """

    def __init__(self, encoder: Encoder, path: Path) -> None:
        self._encoder, self._path = encoder, path
        self.hits = self.misses = 0

    @property
    def model_id(self) -> str:
        """That of the encoder behind it."""
        return self._encoder.model_id

    @property
    def dimensions(self) -> int:
        """That of the encoder behind it."""
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Encode texts; only those not yet kept reach the encoder, and `progress` counts these.

        Raises:
            CacheUnusable: the file cannot be opened or is not ours.
        """
        keys = {text: _key(text) for text in texts}
        with self._opened() as file:
            kept = self._look_up(file, list(keys.values()))
            new = [text for text in keys if keys[text] not in kept]
            # Kept as they come, so that a run that is stopped has not worked for nothing.
            for start in range(0, len(new), KEPT_AT_ONCE):
                some = new[start : start + KEPT_AT_ONCE]
                vectors = self._encoder.encode(some, progress=_shifted(progress, start, len(new)))
                fresh = {keys[text]: vector for text, vector in zip(some, vectors, strict=True)}
                self._keep(file, fresh)
                kept |= fresh
        self.misses += len(new)
        self.hits += len(keys) - len(new)
        found = [kept[keys[text]] for text in texts]
        return np.stack(found) if found else np.zeros((0, self.dimensions), dtype=np.float32)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.touch(mode=0o600, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=WAIT_SECONDS)) as file:
                file.execute("PRAGMA journal_mode = WAL")
                file.execute(_LAYOUT)
                yield file
        except (sqlite3.Error, OSError) as refused:
            raise CacheUnusable(
                f"The file of kept vectors, {self._path}, cannot be used: {refused}. Delete it (that costs "
                "only time), set COMPANION_CACHE_DIR to another folder, or use --no-cache."
            ) from refused

    def _look_up(self, file: sqlite3.Connection, keys: list[bytes]) -> dict[bytes, Vector]:
        found: dict[bytes, Vector] = {}
        for start in range(0, len(keys), ASKED_AT_ONCE):
            some = keys[start : start + ASKED_AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT text_sha256, vector FROM vectors WHERE model = ? AND text_sha256 IN ({marks})"  # noqa: S608
            for key, stored in file.execute(query, (self.model_id, *some)):
                vector = self._sound(stored)
                if vector is not None:
                    found[key] = vector
        return found

    def _sound(self, stored: object) -> Vector | None:
        if not isinstance(stored, bytes) or len(stored) != 4 * self.dimensions:
            return None
        vector = np.frombuffer(stored, dtype="<f4").astype(np.float32)
        norm = float(np.linalg.norm(vector.astype(np.float64)))
        return vector if norm == 0 or abs(norm - 1) <= NORM_TOLERANCE else None

    def _keep(self, file: sqlite3.Connection, fresh: dict[bytes, Vector]) -> None:
        rows = [(self.model_id, key, vector.astype("<f4").tobytes()) for key, vector in fresh.items()]
        with file:
            file.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).digest()


def _shifted(
    progress: Callable[[int, int], None] | None, start: int, of: int
) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda done, _: progress(start + done, of)
