"""Whether a database will do: PostgreSQL 15 or newer, with pgvector 0.8 or newer, for every letter."""

from __future__ import annotations

import sqlalchemy as sa

from companion.errors import (
    DatabaseNotUnicode,
    DatabaseTooOld,
    DatabaseUnreachable,
    DatabaseUrlInvalid,
    DatabaseVectorMissing,
)

NEEDED_POSTGRESQL = 15
NEEDED_PGVECTOR = (0, 8)

_CONNECT_SECONDS = 10


def check_server(url: str) -> None:
    """Refuse a database that this program could not work with, before anything is written to it.

    Raises:
        DatabaseUrlInvalid: the address is none of a PostgreSQL database.
        DatabaseUnreachable: nobody answers there, or it does not let us in.
        DatabaseTooOld, DatabaseVectorMissing, DatabaseNotUnicode: it answers, and will not do.
    """
    parsed = _parse(url)
    address = _without_secrets(parsed)
    engine = sa.create_engine(
        parsed.set(drivername="postgresql+psycopg"),
        poolclass=sa.NullPool,
        connect_args={"connect_timeout": _CONNECT_SECONDS},
    )
    try:
        with engine.connect() as connection:
            _check_version(connection, address)
            _check_letters(connection, address)
            _check_pgvector(connection, address)
    except sa.exc.DBAPIError as refused:
        raise DatabaseUnreachable(address=address, why=_why(refused)) from refused


def _parse(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        # What could not be read may hold a password; it is not repeated.
        raise DatabaseUrlInvalid(why="it cannot be taken apart") from None
    if parsed.get_backend_name() not in {"postgresql", "postgres"}:
        raise DatabaseUrlInvalid(why=f"it begins with {parsed.drivername}")
    return parsed


def _without_secrets(url: sa.URL) -> str:
    return f"{url.host or 'the local socket'}:{url.port or 5432}/{url.database or ''}"


def _why(refused: sa.exc.DBAPIError) -> str:
    """The last clause of what the driver says: before it stands the address, once more."""
    first = str(refused.orig).strip().splitlines()[0]
    return first.rpartition(" failed: ")[2].removeprefix("FATAL:").strip().rstrip(".")


def _check_version(connection: sa.Connection, address: str) -> None:
    number = int(str(connection.exec_driver_sql("SHOW server_version_num").scalar_one()))
    if number // 10_000 < NEEDED_POSTGRESQL:
        raise DatabaseTooOld(address=address, found=number // 10_000, needed=NEEDED_POSTGRESQL)


def _check_letters(connection: sa.Connection, address: str) -> None:
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise DatabaseNotUnicode(address=address, found=encoding)


def _check_pgvector(connection: sa.Connection, address: str) -> None:
    """The version that is in use in this database, or, where none is yet, the one that would be."""
    row = connection.exec_driver_sql(
        "SELECT installed_version, default_version, current_setting('server_version_num')::int / 10000 "
        "FROM pg_available_extensions WHERE name = 'vector'"
    ).one_or_none()
    in_use, on_offer, major = row if row else (None, None, "VERSION")
    if _numbers(in_use or on_offer) >= NEEDED_PGVECTOR:
        return
    found = f"pgvector {in_use or on_offer}" if row else "no pgvector"
    newer = in_use and _numbers(on_offer) >= NEEDED_PGVECTOR
    raise DatabaseVectorMissing(
        address=address,
        found=found,
        needed=".".join(map(str, NEEDED_PGVECTOR)),
        major=major,
        command=", then run ALTER EXTENSION vector UPDATE in the database" if newer else "",
    )


def _numbers(version: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in (version or "0").split(".") if part.isdigit())
