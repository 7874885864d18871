"""One transaction a request or job: begun here, committed here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import sqlalchemy as sa

from companion.db.job_queue import TransactionalQueue
from companion.db.wall import enter
from companion.ids import TenantId
from companion.jobs import JobQueue


@dataclass(frozen=True)
class UnitOfWork:
    """What a use case works with: a connection inside a transaction, behind the wall of one tenant."""

    connection: sa.Connection
    tenant: TenantId
    queue: JobQueue
    _afterwards: list[Callable[[], None]] = field(default_factory=list, repr=False)

    def after_commit(self, do: Callable[[], None]) -> None:
        """Have something done in this process once all is kept; never where it was rolled back."""
        self._afterwards.append(do)


class Database:
    """A PostgreSQL database and its connections, shared by the threads of one process."""

    def __init__(self, url: str, *, connections: int = 10) -> None:
        self._engine = sa.create_engine(
            sa.make_url(url).set(drivername="postgresql+psycopg"),
            pool_size=connections,
            max_overflow=connections,
            # A server that was restarted leaves dead connections behind.
            pool_pre_ping=True,
            pool_timeout=10,
            connect_args={"connect_timeout": 10, "application_name": "companion"},
        )

    @property
    def url(self) -> str:
        """Where it is, with its password, for what brings connections of its own: the queue of the worker."""
        return self._engine.url.set(drivername="postgresql").render_as_string(hide_password=False)

    @contextmanager
    def transaction(self, tenant: TenantId) -> Iterator[UnitOfWork]:
        """A transaction behind the wall of one tenant: kept when the block ends, else rolled back."""
        with self._begin(tenant) as connection:
            work = UnitOfWork(connection, tenant, TransactionalQueue(connection))
            yield work
        for do in work._afterwards:
            do()

    @contextmanager
    def outside(self) -> Iterator[sa.Connection]:
        """A transaction that sees no tenant's rows: for finding out which tenants there are."""
        with self._begin(None) as connection:
            yield connection

    @contextmanager
    def operator(self) -> Iterator[sa.Connection]:
        """A transaction as the database's owner: for making organisations and migrating, nothing else."""
        with self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @contextmanager
    def _begin(self, tenant: TenantId | None) -> Iterator[sa.Connection]:
        with self._engine.begin() as connection:
            for statement in enter(tenant):
                connection.exec_driver_sql(statement)
            yield connection
