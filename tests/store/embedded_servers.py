"""Folders and processes for the tests of the embedded server."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

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
    # As in a program that a terminal starts, whatever the tests before have left.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if account is not None:
        os.setgroups([])
        os.setgid(account)
        os.setuid(account)
    try:
        act(there.send, there.recv)
    except Exception as error:  # noqa: BLE001  (whatever it is, the parent raises it)
        there.send(RuntimeError(f"{type(error).__name__}: {error}"))


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
