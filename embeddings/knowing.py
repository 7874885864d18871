"""An encoder that knows some texts by heart: those that it was told beforehand, and never any other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from threading import Lock

import numpy as np

from embeddings.encoder import Encoder, Vectors


class KnowingEncoder:
    """Gives the inner encoder's vectors, bit for bit; texts in `by_heart` are encoded once, when first met.

    What is not in `by_heart` is encoded anew each time and kept nowhere, so words of people may pass.
    """

    def __init__(self, encoder: Encoder, by_heart: Collection[str]) -> None:
        self._encoder = encoder
        self._by_heart = frozenset(by_heart)
        self._known: dict[str, Vectors] = {}
        self._one_at_a_time = Lock()

    @property
    def model_id(self) -> str:
        """The inner encoder's."""
        return self._encoder.model_id

    @property
    def dimensions(self) -> int:
        """The inner encoder's."""
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Encode texts, (len(texts), dimensions). `progress` hears (done, of) of those not known."""
        found = dict(self._learned(texts))
        others = [text for text in dict.fromkeys(texts) if text not in found]
        found |= dict(zip(others, self._encoder.encode(others, progress=progress), strict=True))
        rows = [found[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), dtype=np.float32)

    def _learned(self, texts: Sequence[str]) -> dict[str, Vectors]:
        wanted = [text for text in dict.fromkeys(texts) if text in self._by_heart]
        with self._one_at_a_time:
            new = [text for text in wanted if text not in self._known]
            self._known |= dict(zip(new, self._encoder.encode(new), strict=True))
        return {text: self._known[text] for text in wanted}
