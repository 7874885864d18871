"""Reading everything that is stored of somebody, trace by trace."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from companion.db.tables.accounts import accounts
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId
from companion.people.trace import Subject, Trace


def account_of(work: UnitOfWork, email: str) -> AccountId | None:
    """The account of an address; None where it has none."""
    asked = sa.select(accounts.c.id).where(accounts.c.tenant == work.tenant, accounts.c.email == email)
    found = work.connection.execute(asked).scalar()
    return None if found is None else AccountId(found)


def read_trace(work: UnitOfWork, trace: Trace, her: Subject) -> list[dict[str, Any]]:
    """The rows of one trace, by column."""
    table = trace.table
    columns: list[sa.ColumnElement[Any]] = [table.c[name] for name in trace.shown]
    columns += [made(her).label(name) for name, made in trace.derived.items()]
    asked = sa.select(*columns).where(table.c.tenant == work.tenant, trace.hers(her))
    rows = work.connection.execute(asked.order_by(*table.primary_key.columns))
    return [dict(row._mapping) for row in rows]
