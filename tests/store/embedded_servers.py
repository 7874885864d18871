"""Folders and processes for the tests of the embedded server."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import psycopg

# A forked child has everything imported already: it needs no interpreter that its account may read.
fork = multiprocessing.get_context("fork")


class Child:
    """A process that runs `act(say, wait)`: it says things, and waits until it is told to go on."""

    def __init__(self, act: Callable, *, account: int | None = None) -> None:
        self._here, there = fork.Pipe()
        self.process = fork.Process(target=_run, args=(act, there, account), daemon=True)
        self.process.start()
        there.close()

    def hear(self):
        assert self._here.poll(180), "the child said nothing"
        heard = self._here.recv()
        if isinstance(heard, Exception):
            raise heard
        return heard

    def go_on(self) -> None:
        self._here.send("go on")

    def kill(self, sign: int) -> None:
        os.kill(self.process.pid, sign)

    def ended(self) -> int:
        self.process.join(180)
        return self.process.exitcode


def _run(act: Callable, there: Connection, account: int | None) -> None:
    os.setsid()
    if account is not None:
        os.setgroups([])
        os.setgid(account)
        os.setuid(account)
    try:
        act(there.send, there.recv)
    except Exception as error:  # noqa: BLE001  (whatever it is, the parent raises it)
        there.send(RuntimeError(f"{type(error).__name__}: {error}"))


_OWNER = """
import signal
import sys
from pathlib import Path

from companion.db.embedded import EmbeddedServer

signal.signal(signal.SIGINT, signal.default_int_handler)
with EmbeddedServer(Path(sys.argv[1]), durable=False) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


class Program:
    """A server's owner as a terminal starts it: an interpreter of its own, in a group of its own.

    A forked child of the tests has the libraries that they loaded and none of the threads of these: after the
    whole suite a Ctrl-C is more than it bears (it ended by SIGSEGV, before anything was put in order).
    """

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _OWNER, folder],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )

    def hear(self) -> str:
        said = self.process.stdout.readline().strip()
        assert said, "it said nothing"
        return said

    def ctrl_c(self) -> int:
        """Press it, as a terminal does: to the whole group; how the program ended."""
        os.killpg(self.process.pid, signal.SIGINT)
        code = self.process.wait(180)
        self.process.stdin.close()
        self.process.stdout.close()
        return code


def ask(url: str, question: str):
    """What a query answers; the column of a single column."""
    with psycopg.connect(url, autocommit=True, connect_timeout=60) as connection:
        answer = connection.execute(question)
        return [row[0] for row in answer.fetchall()] if answer.description else None


def until(true: Callable[[], object], seconds: float = 120) -> object:
    """What it gives as soon as it gives something true."""
    ends = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < ends, "it never came true"
        time.sleep(0.01)
    return found
