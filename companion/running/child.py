"""One process of the service that is started, watched, started again when it crashed, and ended."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from companion.running.ending import GRACE_SECONDS

HEALTHY_SECONDS = 5.0
"""Who ran so long did start; its next crash counts as the first again, and it is started again at once."""

LONGEST_WAIT_SECONDS = 30.0
LONGEST_WAIT_AFTER_KILL_SECONDS = 3.0
"""From start to start of one that was killed from outside, which says little of whether the next will be."""

_LOG_BYTES = 10_000_000
_LOG_FILES = 5
_LAST_WORDS = 5


@dataclass(frozen=True)
class Part:
    """What a child is: a name, the words of its command, and the open files that it is given."""

    name: str
    words: tuple[str, ...]
    files: tuple[int, ...] = ()


class Child:
    """A process that runs one of our commands in a group of its own, and writes what it says into a log.

    Its standard input stays open as long as we live: that is how it learns of our end.
    """

    def __init__(self, part: Part, log: Path) -> None:
        self.part = part
        self.log = log
        self.crashes = 0
        """How often in a row it crashed without having run for long."""
        self.deaths = 0
        """How often it crashed in all."""
        self._words: deque[str] = deque(maxlen=_LAST_WORDS)
        self._process: subprocess.Popen[str] | None = None
        self._environment: Mapping[str, str] = {}
        self._started = 0.0
        self._due: float | None = None
        self._reader: threading.Thread | None = None
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._writer = RotatingFileHandler(
            log, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=True
        )

    @property
    def last_words(self) -> str:
        """The last lines that it wrote."""
        if self._reader is not None:
            self._reader.join(1)
        return "\n".join(self._words)

    def start(self, environment: Mapping[str, str]) -> None:
        """Start it; it must not be running."""
        self._environment = environment
        self._started, self._due = time.monotonic(), None
        self._process = subprocess.Popen(  # noqa: S603  (our own words only)
            [sys.executable, "-m", "companion", *self.part.words],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            pass_fds=self.part.files,
            # Ctrl-C in our terminal is ours to handle.
            start_new_session=True,
        )
        said = self._process.stdout
        self._reader = threading.Thread(target=self._keep, args=(said,), name=self.part.name, daemon=True)
        self._reader.start()

    def look(self) -> None:
        """Start it again where it has crashed: at first at once, then after longer and longer waits."""
        if self._process is None or (ended := self._process.poll()) is None:
            return
        now = time.monotonic()
        if self._due is None:
            self.deaths += 1
            self.crashes = 1 if now - self._started > HEALTHY_SECONDS else self.crashes + 1
            # From start to start: who has run for that long need not wait any more.
            self._due = self._started + wait_after(self.crashes, killed=ended == -signal.SIGKILL)
        if now >= self._due:
            self._end_group(signal.SIGKILL)
            self.start(self._environment)

    def tell_to_end(self) -> None:
        """Ask it and all that it started to end in good order."""
        self._end_group(signal.SIGTERM)

    def wait_for_end(self) -> None:
        """Wait until it has ended, and end it if that takes too long."""
        if self._process is None:
            return
        try:
            self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._end_group(signal.SIGKILL)
            self._process.wait()
        self._end_group(signal.SIGKILL)
        if self._process.stdin is not None:
            self._process.stdin.close()
        if self._reader is not None:
            self._reader.join(1)
        self._process = None
        self._writer.close()

    def _end_group(self, sign: signal.Signals) -> None:
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, sign)

    def _keep(self, said: IO[str] | None) -> None:
        for line in said or ():
            self._words.append(line.rstrip("\n"))
            self._writer.handle(logging.makeLogRecord({"msg": line.rstrip("\n").replace("%", "%%")}))


def wait_after(crashes: int, *, killed: bool = False) -> float:
    """How many seconds lie at least between two starts after so many crashes in a row: 0, 1, 2, 4 … 30.

    At most 3 where it was `killed`, by hand or by a machine short of memory.
    """
    longest = LONGEST_WAIT_AFTER_KILL_SECONDS if killed else LONGEST_WAIT_SECONDS
    return 0.0 if crashes <= 1 else min(longest, 2.0 ** (crashes - 2))


def end_all(children: list[Child]) -> None:
    """End all of them at the same time."""
    for child in children:
        child.tell_to_end()
    for child in children:
        child.wait_for_end()
