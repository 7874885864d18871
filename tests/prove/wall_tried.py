"""Trying the wall by hand: as the service's role for one organisation, reach for the rows of another."""

from __future__ import annotations

import psycopg
import sqlalchemy as sa

from companion.db.unit_of_work import Database
from tests.api.world import Organisation

_REFUSED = "42501"


def wall_findings(url: str, own: Organisation, other: Organisation) -> list[str]:
    """Whatever could be read, changed, removed or written of another organisation."""
    database = Database(url, connections=1)
    try:
        with database.operator() as connection:
            tables = _tables_with_tenant(connection)
            samples = {table: _sample(connection, table, other) for table in tables}
        found = []
        for table in tables:
            found += _try(database, own, other, table, samples[table])
        with database.outside() as connection:
            for table in tables:
                if _count(connection, table, "true"):
                    found.append(f"{table} can be read by who belongs to no organisation")
        return [*found, *_left_behind(database, own)]
    finally:
        database.close()


def _tables_with_tenant(connection: sa.Connection) -> list[str]:
    asked = (
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant' "
        "WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace = 'public'::regnamespace ORDER BY 1"
    )
    return list(connection.exec_driver_sql(asked).scalars())


def _sample(connection: sa.Connection, table: str, of: Organisation) -> str | None:
    asked = f"SELECT to_jsonb(t)::text FROM {table} t WHERE tenant = '{of.tenant}' LIMIT 1"
    found = connection.exec_driver_sql(asked).scalar()
    return None if found is None else str(found)


def _try(
    database: Database, own: Organisation, other: Organisation, table: str, sample: str | None
) -> list[str]:
    theirs = f"tenant = '{other.tenant}'"
    done = "RETURNING 1) SELECT count(*) FROM done"
    attempts = {
        "read": f"SELECT count(*) FROM {table} WHERE NOT tenant = '{own.tenant}'",
        "changed": f"WITH done AS (UPDATE {table} SET tenant = tenant WHERE {theirs} {done}",
        "removed": f"WITH done AS (DELETE FROM {table} WHERE {theirs} {done}",
    }
    found = [
        f"rows of another organisation can be {what} in {table}"
        for what, sql in attempts.items()
        if _counts(database, own, sql)
    ]
    moving = f"UPDATE {table} SET tenant = '{other.tenant}' WHERE tenant = '{own.tenant}'"
    if _passes(database, own, moving):
        found.append(f"rows can be moved to another organisation in {table}")
    if sample is not None and _passes(
        database, own, f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(null::{table}, :row)", sample
    ):
        found.append(f"rows can be written for another organisation into {table}")
    return found


def _counts(database: Database, own: Organisation, sql: str) -> bool:
    try:
        with database.transaction(own.tenant) as work:
            return bool(work.connection.exec_driver_sql(sql).scalar())
    except sa.exc.DBAPIError as refused:
        return _sqlstate(refused) != _REFUSED


def _passes(database: Database, own: Organisation, sql: str, row: str | None = None) -> bool:
    """Whether the wall lets a row of another organisation through, whatever else is wrong with it."""
    try:
        with database.transaction(own.tenant) as work, work.connection.begin_nested() as everything:
            done = work.connection.execute(sa.text(sql), {} if row is None else {"row": row})
            passed = done.rowcount > 0
            everything.rollback()
            return passed
    except sa.exc.DBAPIError as refused:
        return _sqlstate(refused) != _REFUSED


def _left_behind(database: Database, own: Organisation) -> list[str]:
    """What a connection still knows of the transaction before; the pool gives it to somebody else next."""
    with database.transaction(own.tenant):
        pass
    with database.operator() as connection:
        tenant = connection.exec_driver_sql("SELECT current_setting('app.tenant', true)").scalar()
        role = connection.exec_driver_sql("SELECT current_user = session_user").scalar()
    found = [f"a connection keeps the organisation {tenant}"] if tenant else []
    return found if role else [*found, "a connection keeps its role"]


def _count(connection: sa.Connection, table: str, which: str) -> int:
    try:
        with connection.begin_nested():
            return int(
                connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {which}").scalar() or 0
            )
    except sa.exc.DBAPIError as refused:
        return 0 if _sqlstate(refused) == _REFUSED else 1


def _sqlstate(refused: sa.exc.DBAPIError) -> str | None:
    return refused.orig.sqlstate if isinstance(refused.orig, psycopg.Error) else None
