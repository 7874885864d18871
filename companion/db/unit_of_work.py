"""One transaction a request or job: begun here, committed here, and nowhere else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa
from psycopg.errors import ConnectionTimeout
from pydantic_core import from_json

from companion.db.job_queue import TransactionalQueue
from companion.db.trouble import CommitInDoubt
from companion.db.wall import enter
from companion.ids import TenantId
from companion.jobs import JobQueue
from companion.vault import Vault

CONNECT_SECONDS = 3
CONNECT_TRIES = 3
"""How long an attempt to connect may take, and how many are made. A server answers in far less; while one
dies and comes back some hang, and where hundreds come at once on a busy machine one may take longer."""


@dataclass(frozen=True)
class UnitOfWork:
    """What a use case works with: a connection inside a transaction, behind the wall of one tenant."""

    connection: sa.Connection
    tenant: TenantId
    queue: JobQueue
    vault: Vault = field(default_factory=Vault, repr=False)
    """What encrypts words that their author keeps for herself."""
    _afterwards: list[Callable[[], None]] = field(default_factory=list, repr=False)
    _unbroken: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def after_commit(self, do: Callable[[], None]) -> None:
        """Have something done in this process once all is kept; never where it was rolled back."""
        self._afterwards.append(do)

    @contextmanager
    def unbroken(self) -> Iterator[None]:
        """Have nobody else end the transaction while the block runs.

        A request that is given up, or cut short when the process ends, is tidied up by another thread while
        its own still works. What reads by the driver itself would go on in the next one's transaction.
        """
        with self._unbroken:
            yield


class Database:
    """A PostgreSQL database and its connections, shared by the threads of one process.

    `secret` is the file of what encrypts private words; without it none can be kept or read.
    """

    def __init__(self, url: str, *, connections: int = 10, secret: Path | None = None) -> None:
        self._vault = Vault(secret)
        self._engine = sa.create_engine(
            sa.make_url(url).set(drivername="postgresql+psycopg"),
            pool_size=connections,
            max_overflow=connections,
            pool_timeout=10,
            # In near half the time of Python's own, and much of what is read is JSON.
            json_deserializer=from_json,
            # The driver would begin each transaction by a message of its own; _say_opening does it instead.
            connect_args={
                "connect_timeout": CONNECT_SECONDS,
                "application_name": "companion",
                "autocommit": True,
            },
        )
        sa.event.listen(self._engine, "begin", _say_opening)

    @property
    def url(self) -> str:
        """Where it is, with its password, for what brings connections of its own: the queue of the worker."""
        return self._engine.url.set(drivername="postgresql").render_as_string(hide_password=False)

    @contextmanager
    def transaction(self, tenant: TenantId, limits: Sequence[str] = ()) -> Iterator[UnitOfWork]:
        """A transaction behind the wall of one tenant: kept when the block ends, else rolled back.

        `limits` is SQL that says how long it may wait; see companion.db.limits.
        """
        with self._begin([*enter(tenant), *limits]) as connection:
            work = UnitOfWork(connection, tenant, TransactionalQueue(connection), self._vault)
            try:
                yield work
            finally:
                # Waits for whoever must not be broken off; see UnitOfWork.unbroken.
                with work._unbroken:
                    pass
        for do in work._afterwards:
            do()

    @contextmanager
    def outside(self) -> Iterator[sa.Connection]:
        """A transaction that sees no tenant's rows: for finding out which tenants there are."""
        with self._begin(enter(None)) as connection:
            yield connection

    @contextmanager
    def operator(self) -> Iterator[sa.Connection]:
        """A transaction as the database's owner: for making organisations and migrating, nothing else."""
        with self._begin([]) as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @contextmanager
    def _begin(self, opening: Sequence[str]) -> Iterator[sa.Connection]:
        connection, transaction = self._opened("; ".join(["BEGIN", *opening]))
        with connection, transaction:
            yield connection
            _commit(transaction)

    def _opened(self, opening: str) -> tuple[sa.Connection, sa.RootTransaction]:
        """A transaction that was begun with these words, and its connection.

        A server that was restarted leaves dead connections behind: the first that is met has the pool replace
        them all, and as nothing was done yet it is tried once more.
        """
        for may_be_dead in (True, False):
            connection = self._connected().execution_options(**{_OPENING: opening})
            try:
                return connection, connection.begin()
            except sa.exc.DBAPIError as failed:
                connection.close()
                if not may_be_dead or not failed.connection_invalidated:
                    raise
        raise AssertionError("the second try returns or raises")

    def _connected(self) -> sa.Connection:
        """A connection, from the pool or new; an attempt that hangs is followed by another."""
        for _ in range(CONNECT_TRIES - 1):
            try:
                return self._engine.connect()
            except sa.exc.OperationalError as failed:
                if not isinstance(failed.orig, ConnectionTimeout):
                    raise
        return self._engine.connect()


def _commit(transaction: sa.RootTransaction) -> None:
    """Keep what was done.

    Raises:
        CommitInDoubt: the database went away meanwhile, so that nobody knows.
    """
    try:
        transaction.commit()
    except sa.exc.DBAPIError as failed:
        if failed.connection_invalidated:
            raise CommitInDoubt from failed
        raise


_OPENING = "companion_opening"


def _say_opening(connection: sa.Connection) -> None:
    """Begin a transaction and enter its wall in one message, where each would be a way there and back."""
    connection.exec_driver_sql(connection.get_execution_options()[_OPENING])
