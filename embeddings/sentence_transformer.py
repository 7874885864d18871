"""Any model that sentence-transformers can load, by its name or by the path of its folder.

It needs the extra `sentence-transformers` (torch: 1 to 3 GB). A name that is not on this machine yet is
downloaded by sentence-transformers itself; a path never is.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.encoder import Vectors
from embeddings.errors import ModelFileMissing

_PACKAGE = "sentence_transformers"


class SentenceTransformerEncoder:
    """The model's own vectors, scaled to norm 1; each text is run alone, so that company changes nothing.

    Raises:
        ModelFileMissing: at once, where sentence-transformers is not installed; at the first use, where
            there is no model of this name or path.
    """

    def __init__(self, name_or_path: str | Path) -> None:
        if find_spec(_PACKAGE) is None:
            raise ModelFileMissing(
                f"The model {name_or_path} needs the package sentence-transformers, which is not installed. "
                "Install it with `pip install 'companion-mentoring[sentence-transformers]'`, "
                "or leave the encoder out to use the packaged model."
            )
        self._name = str(name_or_path)

    @cached_property
    def model_id(self) -> str:
        """The model's name, a hash of its weights and layers, torch's version and the kind of processor.

        Of a path only the last folder is named, so that the id says nothing about the machine.
        """
        name = Path(self._name).resolve().name if Path(self._name).is_dir() else self._name
        runtime = f"torch-{version('torch')}-st-{version('sentence-transformers')}"
        return f"{name}-{self._fingerprint()}/{runtime}/{platform.machine()}-{self._cpu_capability()}"

    @cached_property
    def dimensions(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Encode texts, (len(texts), dimensions). `progress` hears (done, of), counting different texts."""
        different = [text for text in dict.fromkeys(texts) if text.strip()]
        row_of = {text: row for row, text in enumerate(different)}
        vectors = np.zeros((len(different) + 1, self.dimensions), dtype=np.float32)
        for text, row in row_of.items():
            vectors[row] = self._encode_alone(text)
            if progress is not None:
                progress(row + 1, len(different))
        # A blank text is found nowhere, and so takes the last row, which stays zero.
        rows = [row_of.get(text, len(different)) for text in texts]
        return vectors[np.array(rows, dtype=np.int64)]

    def _encode_alone(self, text: str) -> Vectors:
        # Half of a surrogate pair, as broken exports hold it, is no text to a tokenizer: it becomes "?".
        sound = text.encode("utf-8", errors="replace").decode("utf-8")
        found = self._model.encode([sound], batch_size=1, convert_to_numpy=True, show_progress_bar=False)
        vector = np.asarray(found[0], dtype=np.float64)
        unit: Vectors = (vector / np.linalg.norm(vector)).astype(np.float32)
        return unit

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - its type comes with the extra, which may not be installed.
        from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found]

        try:
            return SentenceTransformer(self._name, device="cpu").eval()
        except OSError as trouble:
            raise ModelFileMissing(
                f"There is no sentence-transformers model {self._name} on this machine, and it could not be "
                "fetched. Name the folder of a model, or one that can be downloaded."
            ) from trouble

    def _fingerprint(self) -> str:
        """The first 12 digits of a sha256 over every layer's description and weights."""
        import torch  # type: ignore[import-not-found]

        digest = hashlib.sha256(f"{self._model} {self._model.max_seq_length}".encode())
        for name, weights in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(weights.detach().contiguous().flatten().view(torch.uint8).numpy().tobytes())
        return digest.hexdigest()[:12]

    def _cpu_capability(self) -> str:
        import torch

        return str(torch.backends.cpu.get_cpu_capability()).lower()
