"""A connection is made though an attempt at it hangs."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from companion.db import unit_of_work
from companion.db.unit_of_work import Database


class SilentAtFirst:
    """Stands before a server, and lets so many who call wait without a word."""

    def __init__(self, server: Path, silent: int) -> None:
        self._server, self._silent = server, silent
        self._door = socket.create_server(("127.0.0.1", 0))
        self._held: list[socket.socket] = []
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._receive, daemon=True).start()

    def close(self) -> None:
        for each in (self._door, *self._held):
            each.close()

    def _receive(self) -> None:
        while True:
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            self._held.append(caller)
            if self._silent:
                self._silent -= 1
                continue
            inside = socket.socket(socket.AF_UNIX)
            inside.connect(str(self._server))
            self._held.append(inside)
            for one, other in ((caller, inside), (inside, caller)):
                threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    try:
        while piece := one.recv(65_536):
            other.sendall(piece)
    except OSError:
        return


@pytest.fixture
def behind() -> Iterator[list[Database]]:
    """Databases that are given back; an attempt to connect to them takes some seconds at most."""
    made: list[Database] = []
    yield made
    for database in made:
        database.close()


def through(database_url: str, door: SilentAtFirst) -> Database:
    url = sa.make_url(database_url)
    query = {"sslmode": "disable", "gssencmode": "disable"}
    return Database(
        url.set(host="127.0.0.1", port=door.port, query=query).render_as_string(hide_password=False)
    )


@pytest.mark.parametrize(("silent", "connects"), [(1, True), (3, False)])
def test_another_attempt_follows_one_that_hangs_and_three_are_enough(
    database_url: str, behind: list[Database], silent: int, connects: bool, monkeypatch
) -> None:
    # Where the next attempt is to go through, it has time on a busy machine.
    monkeypatch.setattr(unit_of_work, "CONNECT_SECONDS", 6 if connects else 2)
    url = sa.make_url(database_url)
    door = SilentAtFirst(Path(str(url.query["host"])) / ".s.PGSQL.5432", silent)
    database = through(database_url, door)
    behind.append(database)

    def ask() -> int:
        with database.operator() as connection:
            return connection.execute(sa.text("SELECT 7")).scalar_one()

    try:
        if connects:
            assert ask() == 7
        else:
            with pytest.raises(sa.exc.OperationalError, match="timeout"):
                ask()
    finally:
        door.close()
