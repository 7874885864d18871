"""The default encoder: all-MiniLM-L6-v2 as packaged int8 weights, run by OpenVINO, offline.

Every text is run alone, on one thread, so its vector cannot depend on what stands beside it, on its place in
the list or on the number of threads. Texts run side by side on as many threads as are allowed. Short ones, as
questions are, are filled up to one of a few lengths for which the model is compiled: in less time, to the
same bits. docs/decisions and `python -m eval run embedding` tell why OpenVINO and how fast it is.
"""

from __future__ import annotations

import hashlib
import platform
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.metadata import version
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from embeddings.encoder import Vectors
from embeddings.model_files import WEIGHTS_SHA256, read_tokenizer, read_weights
from embeddings.openvino_runtime import load_openvino

MOST_TOKENS = 256
"""Longer texts are cut here, as the model's authors do."""

_INPUTS = "input_ids", "attention_mask", "token_type_ids"

_ONLY_MARKS = 2
"""A text of no more tokens than this holds only the model's own marks [CLS] and [SEP]: it is blank."""

_LENGTHS = 8, 12, 16
"""Texts of no more tokens are run by a model that is compiled for so many, which takes 20 MB each: no shape
is made out while it runs. Longer ones would take longer filled up than as they are."""

# Raised by hand whenever a change in this file changes a vector.
_REVISION = 1


class PackagedMiniLm:
    """Vectors of 384 numbers: the mean of the token vectors of all-MiniLM-L6-v2, scaled to norm 1.

    Weights are int8; activations are quantised in groups of 32 numbers while it runs, on processors that
    can. Nothing is loaded before the first text. Several threads may encode with one encoder.

    Raises:
        ModelFileMissing, ModelFileChanged: at the first text.
    """

    dimensions = 384

    def __init__(self, threads: int = 2) -> None:
        self._threads = threads
        self._one_at_a_time = threading.Lock()
        self._compilations: dict[int | None, _Compiled] = {}

    @cached_property
    def model_id(self) -> str:
        """The model, its weights' hash, the runtime's version and the kind of processor.

        The last two are named because they choose the arithmetic: vectors from two kinds of processor may
        differ in their last digits.
        """
        runtime = f"openvino-{version('openvino')}"
        return f"all-MiniLM-L6-v2-int8-{WEIGHTS_SHA256[:8]}-r{_REVISION}/{runtime}/{_processor_kind()}"

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Encode texts, (len(texts), 384). `progress` hears (done, of), counting different texts."""
        different = list(dict.fromkeys(texts))
        said = [
            (text, ids)
            for text, ids in zip(different, self._tokenise(different), strict=True)
            if len(ids) > _ONLY_MARKS
        ]
        vectors = self._run(said, progress)
        blank = np.zeros(self.dimensions, dtype=np.float32)
        rows = [vectors.get(text, blank) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), dtype=np.float32)

    def _tokenise(self, texts: list[str]) -> list[list[int]]:
        # Half of a surrogate pair, as broken exports hold it, is no text to a tokenizer: it becomes "?".
        sound = [text.encode("utf-8", errors="replace").decode("utf-8") for text in texts]
        return [encoding.ids for encoding in self._tokenizer.encode_batch(sound)]

    def _run(
        self, said: list[tuple[str, list[int]]], progress: Callable[[int, int], None] | None
    ) -> dict[str, npt.NDArray[np.float32]]:
        """The vector of each text from its tokens, each text alone."""
        if len(said) == 1:
            vectors = self._run_alone(*said[0])
        elif said:
            vectors = self._run_side_by_side(said, progress)
        else:
            return {}
        if progress is not None:
            progress(len(said), len(said))
        return vectors

    def _run_alone(self, text: str, ids: list[int]) -> dict[str, npt.NDArray[np.float32]]:
        """One text, as a search has it, in the thread that asks: to hand it on and back takes longer."""
        with self._one_at_a_time:
            compiled = self._compiled(len(ids))
            compiled.request.infer(compiled.inputs(ids))
            return {text: _pool(compiled.request.get_output_tensor(0).data[0][: len(ids)])}

    def _run_side_by_side(
        self, said: list[tuple[str, list[int]]], progress: Callable[[int, int], None] | None
    ) -> dict[str, npt.NDArray[np.float32]]:
        vectors: dict[str, npt.NDArray[np.float32]] = {}

        def keep(request: Any, of: tuple[str, int]) -> None:  # noqa: ANN401 - likewise untyped.
            text, tokens = of
            vectors[text] = _pool(request.get_output_tensor(0).data[0][:tokens])

        # Texts of one length follow each other: the runtime prepares itself for each new length.
        in_order = enumerate(sorted(said, key=lambda pair: len(pair[1])))
        with self._one_at_a_time:
            for compiled, some in groupby(in_order, key=lambda one: self._compiled(len(one[1][1]))):
                compiled.queue.set_callback(keep)
                try:
                    for number, (text, ids) in some:
                        compiled.queue.start_async(compiled.inputs(ids), (text, len(ids)))
                        if progress is not None:
                            progress(number, len(said))
                finally:
                    compiled.queue.wait_all()
        return vectors

    def _compiled(self, tokens: int) -> _Compiled:
        """What texts of so many tokens are run by; compiled when the first of them comes."""
        length = next((length for length in _LENGTHS if tokens <= length), None)
        if length not in self._compilations:
            self._compilations[length] = _Compiled(length, self._threads)
        return self._compilations[length]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer = Tokenizer.from_str(read_tokenizer().decode("utf-8"))
        tokenizer.enable_truncation(MOST_TOKENS)
        tokenizer.no_padding()
        return tokenizer


class _Compiled:
    """The model, compiled for texts of one length or, with None, of any."""

    def __init__(self, length: int | None, threads: int) -> None:
        self._length = length
        self._threads = threads
        core = load_openvino().Core()
        model = core.read_model(read_weights())
        if length is not None:
            model.reshape({name: [1, length] for name in _INPUTS})
        settings = {
            # One stream is one thread, so that no sum is split in a way that depends on the machine's load.
            "NUM_STREAMS": threads,
            "INFERENCE_NUM_THREADS": threads,
            # The weights are int8; groups of 32 keep the activations' rounding small (cosine 0.9993).
            "DYNAMIC_QUANTIZATION_GROUP_SIZE": 32,
            # Newer processors would otherwise be given 16-bit floats, and with them other vectors.
            "INFERENCE_PRECISION_HINT": "f32",
            "ENABLE_CPU_PINNING": False,
        }
        self._model = core.compile_model(model, "CPU", settings)

    def inputs(self, ids: list[int]) -> dict[str, npt.NDArray[np.int64]]:
        """What the model is given: these tokens, and to its length such as it pays no attention to."""
        row = np.zeros((1, self._length or len(ids)), dtype=np.int64)
        row[0, : len(ids)] = ids
        attention = (np.arange(row.shape[1]) < len(ids)).astype(np.int64)[np.newaxis]
        return dict(zip(_INPUTS, (row, attention, np.zeros_like(row)), strict=True))

    @cached_property
    def request(self) -> Any:  # noqa: ANN401 - OpenVINO ships no types that mypy may read.
        """For one text at a time."""
        return self._model.create_infer_request()

    @cached_property
    def queue(self) -> Any:  # noqa: ANN401 - likewise.
        """For several side by side."""
        return load_openvino().AsyncInferQueue(self._model, self._threads)


def _pool(token_vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    mean = token_vectors.mean(axis=0, dtype=np.float64)
    unit: npt.NDArray[np.float32] = (mean / np.linalg.norm(mean)).astype(np.float32)
    return unit


def _processor_kind() -> str:
    """The architecture and a short hash of the instruction sets that choose between kernels."""
    found = np.show_config(mode="dicts")["SIMD Extensions"]["found"]
    return f"{platform.machine()}-{hashlib.sha256(' '.join(found).encode()).hexdigest()[:6]}"
