"""Bringing a database to the shape that this version needs: one process at a time, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from companion.db.tables.every import metadata
from companion.db.version import MIGRATIONS, version_of

_LOCK = 0x436F6D70
"""The advisory lock of whoever migrates: the letters Comp."""

LOCK_TIMEOUT = "10s"
"""How long a step waits for a table that is in use, so that it never holds up the whole service."""

STATEMENT_TIMEOUT = "15min"

_FOREIGN = ("procrastinate_", "alembic_")


def migrate(url: str, *, to: str = "head", secret: Path | None = None) -> None:
    """Take the database at this address to a version, up or down; a second process waits for the first.

    All steps are one transaction: a step that fails leaves the database as it was. `secret` is the file of
    what encrypts private words; the step that encrypts them needs it where there are any.

    Raises:
        PrivateSecretLost: there are private words to encrypt or to decrypt, and no secret for it.
    """
    with _connected(url) as connection:
        config = _config(connection)
        config.attributes["secret"] = secret
        # Vectors made by an extension cannot be dropped while tables use them: down is the reverse of up.
        step = command.downgrade if _is_down(connection, to) else command.upgrade
        step(config, to)


def differences(url: str) -> list[Any]:
    """What differs between the database and the tables in code; nothing where all is well."""
    with _connected(url) as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": is_ours, "compare_type": True, "compare_server_default": True},
        )
        return list(compare_metadata(context, metadata))


def write_migration(url: str, number: str, says: str) -> None:
    """Write the step that takes a migrated database to the tables in code; for developers."""
    with _connected(url) as connection:
        command.revision(_config(connection), message=says, autogenerate=True, rev_id=number)


def is_ours(_item: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Whether a table is ours to migrate; procrastinate and alembic look after their own."""
    return kind != "table" or not str(name).startswith(_FOREIGN)


@contextmanager
def _connected(url: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(sa.make_url(url).set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = '{STATEMENT_TIMEOUT}'")
        yield connection


def _config(connection: sa.Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def _is_down(connection: sa.Connection, to: str) -> bool:
    if to == "base":
        return True
    if to == "head":
        return False
    scripts = ScriptDirectory.from_config(_config(None))
    now = version_of(connection)
    return now is not None and to in {step.revision for step in scripts.iterate_revisions(now, "base")}
