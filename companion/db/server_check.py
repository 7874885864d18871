"""Whether a database will do: PostgreSQL 15 or newer, with pgvector 0.8 or newer, for every letter."""

from __future__ import annotations

import psycopg
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
_PGVECTOR = "SELECT installed_version, default_version FROM pg_available_extensions WHERE name = 'vector'"


def check_server(url: str) -> None:
    """Refuse a database that this program could not work with, before anything is written to it.

    Raises:
        DatabaseUrlInvalid: the address is none of a PostgreSQL database.
        DatabaseUnreachable: nobody answers there, or it does not let us in.
        DatabaseTooOld, DatabaseVectorMissing, DatabaseNotUnicode: it answers, and will not do.
    """
    parsed = _parse(url)
    address = _without_secrets(parsed)
    plain = parsed.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        # Not by SQLAlchemy, which could not even be greeted by a database without Unicode.
        with psycopg.connect(plain, connect_timeout=_CONNECT_SECONDS, client_encoding="utf8") as connection:
            major = connection.info.server_version // 10_000
            encoding = connection.info.parameter_status("server_encoding")
            row = connection.execute(_PGVECTOR).fetchone()
    except psycopg.Error as refused:
        raise DatabaseUnreachable(address=address, why=_why(refused)) from refused
    if major < NEEDED_POSTGRESQL:
        raise DatabaseTooOld(address=address, found=major, needed=NEEDED_POSTGRESQL)
    if encoding != "UTF8":
        raise DatabaseNotUnicode(address=address, found=encoding)
    _check_pgvector(address, major, *(row or (None, None)))


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


def _why(refused: psycopg.Error) -> str:
    """The last clause of what the driver says: before it stands the address, once more."""
    first = str(refused).strip().splitlines()[0]
    return first.rpartition(" failed: ")[2].removeprefix("FATAL:").strip().rstrip(".")


def _check_pgvector(address: str, major: int, in_use: str | None, on_offer: str | None) -> None:
    """Look at the version that is in use in the database or, where none is yet, at the one on offer."""
    if _numbers(in_use or on_offer) >= NEEDED_PGVECTOR:
        return
    found = in_use or on_offer
    newer = in_use and _numbers(on_offer) >= NEEDED_PGVECTOR
    raise DatabaseVectorMissing(
        address=address,
        found=f"pgvector {found}" if found else "no pgvector",
        needed=".".join(map(str, NEEDED_PGVECTOR)),
        major=major,
        command=", then run ALTER EXTENSION vector UPDATE in the database" if newer else "",
    )


def _numbers(version: str | None) -> tuple[int, ...]:
    return tuple(int(part) for part in (version or "0").split(".") if part.isdigit())
