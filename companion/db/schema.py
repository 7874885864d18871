"""How every table is made: the tenant first in its keys, and behind the wall."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

WALLED = "walled"
"""Mark in `Table.info` of every table whose rows belong to a tenant."""


def tenant_table(name: str, *columns: Any, key: tuple[str, ...] = ("id",)) -> sa.Table:  # noqa: ANN401
    """A table whose rows belong to a tenant: `tenant` first in the primary key, walled by the migration.

    A tenant that is removed takes all of its rows with it.
    """
    tenant = sa.Column(
        "tenant", pg.UUID(as_uuid=True), sa.ForeignKey("tenants.id", ondelete="CASCADE"), nullable=False
    )
    primary = sa.PrimaryKeyConstraint("tenant", *key)
    return sa.Table(name, metadata, tenant, *columns, primary, info={WALLED: True})


def walled_tables() -> list[sa.Table]:
    """Every table behind the wall, in an order in which they can be made."""
    return [table for table in metadata.sorted_tables if table.info.get(WALLED)]


def id_column() -> sa.Column[Any]:
    """The identity of a row within its tenant."""
    return sa.Column("id", pg.UUID(as_uuid=True), nullable=False)


def uuid_column(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """A reference; `refer` says to what."""
    return sa.Column(name, pg.UUID(as_uuid=True), nullable=nullable)


def text_column(name: str, *, nullable: bool = False, usual: str | None = None) -> sa.Column[Any]:
    """A text; with `usual`, what stands in rows that name none."""
    return sa.Column(name, sa.Text, nullable=nullable, server_default=usual)


def instant_column(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """An instant, in UTC; always given by a Clock, never by the database."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def json_column(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    """A JSON value."""
    return sa.Column(name, pg.JSONB(none_as_null=True), nullable=nullable)


def refer(
    *columns: str, to: str, keys: tuple[str, ...] = ("id",), ondelete: str = "CASCADE"
) -> sa.ForeignKeyConstraint:
    """A reference to a row of the same tenant: it can never point into another one.

    `ondelete` "SET NULL" empties only `columns`, never the tenant.
    """
    emptied = f"SET NULL ({', '.join(columns)})" if ondelete == "SET NULL" else ondelete
    return sa.ForeignKeyConstraint(
        ["tenant", *columns], [f"{to}.tenant", *(f"{to}.{key}" for key in keys)], ondelete=emptied
    )


def one_of(column: str, *values: str) -> sa.CheckConstraint:
    """A text column that holds one of these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_is_known")
