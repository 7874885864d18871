"""Running the real command in a process of its own, as a person would."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that it printed, white space folded."""
        return " ".join((self.out + " " + self.err).split())


@functools.cache
def _cache_of_this_session() -> str:
    """A folder of its own, so that what lies in the home folder neither helps nor harms."""
    return tempfile.mkdtemp(prefix="companion-journeys-")


def companion(*words: str | Path, cache: Path | None = None, timeout_seconds: int = 300) -> Ended:
    """Run `companion` with these words."""
    vectors = str(cache or _cache_of_this_session())
    environment = {**os.environ, "COLUMNS": "160", "COMPANION_CACHE_DIR": vectors}
    done = subprocess.run(
        [sys.executable, "-m", "companion", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=timeout_seconds,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)
