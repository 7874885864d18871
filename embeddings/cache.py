"""An encoder that remembers: only texts that it has not met are encoded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from embeddings.encoder import Encoder, Vectors
from embeddings.errors import CacheUnusable
from embeddings.index import Vector
from embeddings.vector_file import VectorFile

_KEPT_AT_ONCE = 512
"""So many new vectors are written together; an interrupted run loses at most these."""


class CachedEncoder:
    """Gives the inner encoder's vectors, bit for bit, and keeps them in a file of its own.

    `hits` and `misses` count different texts that were found or had to be encoded, over all calls; a blank
    text is neither. Several processes may use one file at the same time. What the file keeps, and what it
    does with damage: embeddings/vector_file.py.

    Where the file cannot be used, `on_trouble` hears why, once, and every text is encoded: a cache
    saves time, and its loss costs no more than that. Without `on_trouble` it is an error.

    Raises:
        CacheUnusable: when encoding, where the file cannot be used and `on_trouble` is None; nothing in the
            file was changed.
    """

    def __init__(
        self, encoder: Encoder, path: Path, *, on_trouble: Callable[[str], None] | None = None
    ) -> None:
        self._encoder = encoder
        self._file: VectorFile | None = VectorFile(path)
        self._on_trouble = on_trouble
        self.hits = 0
        self.misses = 0

    @property
    def model_id(self) -> str:
        """The inner encoder's."""
        return self._encoder.model_id

    @property
    def dimensions(self) -> int:
        """The inner encoder's."""
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Encode texts, (len(texts), dimensions). `progress` hears (done, of) of the texts that are new."""
        different = [text for text in dict.fromkeys(texts) if text.strip()]
        known = self._read(different) if different else {}
        new = [text for text in different if text not in known]
        self.hits += len(known)
        self.misses += len(new)
        known |= self._encode_and_keep(new, progress)
        blank = np.zeros(self.dimensions, dtype=np.float32)
        rows = [known.get(text, blank) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), dtype=np.float32)

    def _read(self, texts: list[str]) -> dict[str, Vector]:
        if self._file is None:
            return {}
        try:
            return self._file.read(self.model_id, texts, self.dimensions)
        except CacheUnusable as trouble:
            self._do_without(trouble)
            return {}

    def _write(self, vectors: dict[str, Vector]) -> None:
        if self._file is None:
            return
        try:
            self._file.write(self.model_id, vectors)
        except CacheUnusable as trouble:
            self._do_without(trouble)

    def _do_without(self, trouble: CacheUnusable) -> None:
        if self._on_trouble is None:
            raise trouble
        self._file = None
        self._on_trouble(str(trouble))

    def _encode_and_keep(
        self, new: list[str], progress: Callable[[int, int], None] | None
    ) -> dict[str, Vector]:
        encoded: dict[str, Vector] = {}
        for start in range(0, len(new), _KEPT_AT_ONCE):
            batch = new[start : start + _KEPT_AT_ONCE]
            vectors = self._encoder.encode(batch, progress=_shifted(progress, start, len(new)))
            made = dict(zip(batch, vectors, strict=True))
            self._write(made)
            encoded |= made
        return encoded


def _shifted(
    progress: Callable[[int, int], None] | None, start: int, of: int
) -> Callable[[int, int], None] | None:
    """Progress within one batch, told as progress in the whole."""
    if progress is None:
        return None
    return lambda done, _: progress(start + done, of)
