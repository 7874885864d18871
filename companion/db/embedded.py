"""PostgreSQL without an installation: a server in a folder, started when it is needed and shared.

The first who needs it starts it, whoever comes later joins, and the last one to leave shuts it down. It
outlives a crash of whoever started it, and the next one finds it. It listens on the loopback address alone,
and opens with a password that is made at random and kept in a file of mode 0600.
"""

from __future__ import annotations

import contextlib
import errno
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import psycopg

from companion.db.server_binaries import Binaries, postgres_binaries
from companion.db.server_data import SUPERUSER, make_data, reachable
from companion.db.server_folder import ServerFolder, prepare_folder, server_account
from companion.db.server_log import log_sizes, no_space_was_left, port_was_taken, said_since, why_it_failed
from companion.db.server_process import (
    HOST,
    STOP_SECONDS,
    all_gone,
    clear_remains,
    first_process,
    launch,
    port_of,
    shut_down,
)
from companion.errors import (
    DatabaseDiskFull,
    DatabaseFolderNotYours,
    DatabaseNoPort,
    DatabaseSecretLost,
    DatabaseStartFailed,
)

__all__ = ["EmbeddedServer", "ServerStatus", "postgres_binaries"]

DATABASE = "companion"
"""The one database of the server."""

START_SECONDS = 300.0
"""How long a server may take until it answers; after a crash it first reads what it had written ahead."""

_LOOK_AGAIN_SECONDS = 0.01
_PORT_TRIES = 5


@dataclass(frozen=True)
class ServerStatus:
    """Whether a server runs on a folder: its first process and its port, or neither."""

    running: bool
    process: int | None
    port: int | None


class EmbeddedServer:
    """The server of one folder, as one process uses it. As a context manager it gives the database's address.

    Without `durable` nothing is forced to the disk: for tests. It then still survives a killed process, and
    not a power cut.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self._folder = ServerFolder(folder.absolute().resolve())
        self._durable = durable
        self._use = self._folder.use_lock()
        self._launched: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Start the server or join the one that runs; the address of its database, with the password.

        Call it again after a crash of the server to have it started anew.

        Raises:
            CompanionError: one of the section db, which says what stands in the way.
        """
        binaries = postgres_binaries()
        try:
            prepare_folder(self._folder)
            with self._elected(), self._using():
                return self._join() or self._launch(binaries)
        except OSError as refused:
            if refused.errno == errno.ENOSPC:
                raise DatabaseDiskFull(folder=self._folder.path) from refused
            raise DatabaseFolderNotYours(folder=self._folder.path, why=refused.strerror) from refused

    def stop(self) -> None:
        """Leave the server, and shut it down unless somebody else uses it."""
        if not self._use.held:
            return
        with self._elected():
            self._use.release()
            alone = self._folder.use_lock()
            if alone.take():
                self._shut_down()
                alone.release()

    def status(self) -> ServerStatus:
        """Whether it runs, asked of the machine and not of the server."""
        first = first_process(self._folder)
        if first is None:
            return ServerStatus(running=False, process=None, port=None)
        return ServerStatus(running=True, process=first.pid, port=port_of(self._folder))

    def __enter__(self) -> str:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.stop()

    @contextlib.contextmanager
    def _elected(self) -> Iterator[None]:
        """Be the only one who starts or stops the server."""
        lock = self._folder.start_lock()
        if not lock.wait(START_SECONDS):
            raise self._gave_up("another process has been starting it all the while.")
        try:
            yield
        finally:
            lock.release()

    @contextlib.contextmanager
    def _using(self) -> Iterator[None]:
        """Count as a user from here on, unless the block fails."""
        # Whoever stops the server takes this lock alone, and only while elected; so it can be had.
        self._use.take(shared=True)
        try:
            yield
        except BaseException:
            self._use.release()
            raise

    def _join(self) -> str | None:
        """The address of the server that runs, once it answers; None where nothing is left of any."""
        self._reap()
        ends = time.monotonic() + START_SECONDS
        while first_process(self._folder) is not None:
            address = self._open_address()
            if address is not None:
                return address
            if time.monotonic() > ends:
                raise self._gave_up("it runs and does not answer.")
            time.sleep(_LOOK_AGAIN_SECONDS)
        clear_remains(self._folder)
        return None

    def _launch(self, binaries: Binaries) -> str:
        """The address of a server newly started."""
        account = server_account(self._folder)
        programs = reachable(binaries, self._folder, account)
        make_data(programs, self._folder, account, durable=self._durable)
        for port in self._ports():
            sizes = log_sizes(self._folder)
            self._launched = launch(programs, self._folder, account, port, durable=self._durable)
            try:
                address = self._address_at_last(self._launched, sizes)
            except BaseException:
                self._shut_down()
                raise
            if address is not None:
                self._folder.port.write_text(str(port), encoding="ascii")
                return address
        raise DatabaseNoPort(tries=_PORT_TRIES)

    def _ports(self) -> Iterator[int]:
        """The last port, so that addresses given out before hold again; then free ones."""
        last = self._folder.last_port()
        if last is not None:
            yield last
        for _ in range(_PORT_TRIES):
            with socket.socket() as free:
                free.bind((HOST, 0))
                port = int(free.getsockname()[1])
            yield port

    def _address_at_last(self, server: subprocess.Popen[bytes], sizes: dict[Path, int]) -> str | None:
        """The address of a server just started, once it answers; None where somebody else has the port."""
        ends = time.monotonic() + START_SECONDS
        while (address := self._open_address()) is None:
            if server.poll() is not None:
                # The one that writes the log is the last to leave.
                all_gone(self._folder, STOP_SECONDS)
                said = said_since(self._folder, sizes)
                if port_was_taken(said):
                    return None
                raise why_it_failed(self._folder, said)
            if time.monotonic() > ends:
                raise self._gave_up("it was started and does not answer.")
            time.sleep(_LOOK_AGAIN_SECONDS)
        return address

    def _open_address(self) -> str | None:
        """The address of our database where the server lets us in; None as long as it does not."""
        port = port_of(self._folder)
        if port is None:
            return None
        secret = self._folder.read_secret()
        # Whoever else listened there would be sent no password.
        address = f"postgresql://{SUPERUSER}:{secret}@{HOST}:{port}/{{}}?require_auth=scram-sha-256"
        try:
            with psycopg.connect(address.format("postgres"), autocommit=True) as connection:
                _make_database(connection)
        except psycopg.OperationalError as refused:
            if no_space_was_left(str(refused)):
                raise DatabaseDiskFull(folder=self._folder.path) from refused
            if secret is None or "password authentication failed" in str(refused):
                raise DatabaseSecretLost(folder=self._folder.path, file=self._folder.secret) from refused
            return None
        return address.format(DATABASE)

    def _shut_down(self) -> None:
        shut_down(self._folder)
        if self._launched is not None:
            self._launched.wait()
            self._launched = None

    def _reap(self) -> None:
        """Let go of a server of ours that ended by itself."""
        if self._launched is not None and self._launched.poll() is not None:
            self._launched = None

    def _gave_up(self, why: str) -> DatabaseStartFailed:
        return DatabaseStartFailed(folder=self._folder.path, why=why, log=self._folder.log)


def _make_database(connection: psycopg.Connection) -> None:
    """Make the database unless it is there: a start that was killed may have got no further."""
    if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE]).rowcount:
        connection.execute(f"CREATE DATABASE {DATABASE}")
