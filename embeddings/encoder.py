"""Text to vectors: the protocol, and the law that every encoder keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into unit vectors.

    The law (tests/laws/test_encoder_law.py): one row a text, in the order given, float32, of length
    `dimensions` and norm 1 within 1e-5; an empty or blank text is the zero vector; the same text gives
    the same bits on every call, whatever stands beside it in the list and wherever it stands; no text
    is (0, dimensions). `model_id` changes whenever the vectors could.
    """

    @property
    def model_id(self) -> str:
        """The model, its weights' hash and the way of running it; travels with every vector."""
        ...

    @property
    def dimensions(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Encode texts, (len(texts), dimensions). `progress` hears (done, of)."""
        ...
