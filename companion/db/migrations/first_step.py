"""What the first step needs beside our tables: the extension, the role, the queue's own tables."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import sqlalchemy as sa

from companion.db.wall import APP_ROLE, make_role

_QUEUE_TABLES = (
    "procrastinate_jobs",
    "procrastinate_events",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
)


def run(connection: sa.Connection, statements: Iterable[str]) -> None:
    """Run SQL as it is written: neither `%` nor `:` is a placeholder in it."""
    raw: Any = connection.connection.driver_connection
    for statement in statements:
        raw.execute(statement)


def prepare() -> list[str]:
    """SQL that must run before any table of ours is made."""
    return ["CREATE EXTENSION IF NOT EXISTS vector", make_role()]


def queue() -> list[str]:
    """SQL that makes the queue's tables, and lets the service's role use them."""
    schema = files("procrastinate").joinpath("sql", "schema.sql").read_text(encoding="utf-8")
    tables = ", ".join(_QUEUE_TABLES)
    return [
        schema,
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO {APP_ROLE}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {APP_ROLE}",
        f"GRANT SELECT ON tenants TO {APP_ROLE}",
        f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}",
    ]


def remove_queue() -> list[str]:
    """SQL that takes the queue's tables, types and functions away."""
    return [
        "DO $$ DECLARE thing record; BEGIN "
        "FOR thing IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() "
        "AND tablename LIKE 'procrastinate\\_%' LOOP "
        "EXECUTE format('DROP TABLE %I CASCADE', thing.tablename); END LOOP; "
        "FOR thing IN SELECT oid::regprocedure AS name FROM pg_proc "
        "WHERE proname LIKE 'procrastinate\\_%' LOOP "
        "EXECUTE format('DROP FUNCTION %s CASCADE', thing.name); END LOOP; "
        "FOR thing IN SELECT oid::regtype AS name FROM pg_type WHERE typname LIKE 'procrastinate\\_%' "
        "AND typtype IN ('e', 'c') LOOP EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', thing.name); "
        "END LOOP; END $$"
    ]
