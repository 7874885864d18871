"""`companion up` in a process of its own, and what can be seen of it from outside."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from companion.settings import environment_for

MOST_SECONDS = 240


class Up:
    """A running `companion up`."""

    def __init__(self, folder: Path, port: int, *words: str) -> None:
        self.folder = folder
        told = environment_for(data_dir=folder, cache_dir=folder / "cache", port=port, database_url=None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "companion", "up", *words],
            # Where Python is told to keep no byte code, every start of a part compiles 860 files first.
            env={**told, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": ""},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self._lines: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def said(self) -> str:
        return "\n".join(self._lines)

    @property
    def address(self) -> str:
        return next(line.split()[-1] for line in self._lines if line.startswith("Companion runs at"))

    def started(self) -> Up:
        until(lambda: "Press Ctrl-C" in self.said or self.process.poll() is not None, lambda: self.said)
        assert self.process.poll() is None, self.said
        return self

    def ctrl_c(self) -> int:
        os.killpg(self.process.pid, signal.SIGINT)
        return self.ended()

    def ended(self) -> int:
        """Its exit code; all that it said has been heard, unless it was killed and others still speak."""
        code = self.process.wait(MOST_SECONDS)
        if code >= 0:
            self._listener.join(MOST_SECONDS)
        return code

    def child(self, word: str) -> psutil.Process:
        return until(lambda: child_of(self.process.pid, word))

    def ask(self, path: str, body: dict | None = None, *, method: str = "GET", token: str | None = None):
        """Status and JSON of an answer; the address waits while the service starts again."""
        where = urlsplit(self.address)
        connection = http.client.HTTPConnection(where.hostname, where.port, timeout=60)
        headers = {"Content-Type": "application/json"} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None, headers)
            answer = connection.getresponse()
            text = answer.read()
            is_json = "json" in (answer.headers["Content-Type"] or "")
            return answer, json.loads(text) if is_json and text else text.decode()
        finally:
            connection.close()

    def is_ready(self) -> bool:
        try:
            return self.ask("/readyz")[0].status == 200
        except (OSError, http.client.HTTPException, ValueError):
            # It ended while it answered.
            return False

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self._lines.append(line.rstrip("\n"))


def until(true: Callable[[], object], why: Callable[[], object] = lambda: "", seconds: float = MOST_SECONDS):
    """What it gives as soon as that is something true."""
    ends = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < ends, f"it never came true: {why()}"
        time.sleep(0.02)
    return found


def child_of(parent: int, word: str) -> psutil.Process | None:
    """The living child whose command line has the word; any child may end while it is looked at."""
    for child in psutil.Process(parent).children():
        with suppress(psutil.NoSuchProcess):
            if child.status() != psutil.STATUS_ZOMBIE and word in child.cmdline():
                return child
    return None


def processes_of(folder: Path) -> list[psutil.Process]:
    """Everything that runs for a data folder: the server, and whatever was told of the folder."""
    found = []
    for process in psutil.process_iter():
        try:
            told = [*process.cmdline(), *process.environ().values()]
        except psutil.Error:
            continue
        if process.pid != os.getpid() and any(word.startswith(str(folder)) for word in told):
            found.append(process)
    return found


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
