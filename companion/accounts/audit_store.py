"""The audit trail as rows, and the row that says where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.accounts.audit_entry import FIRST_HASH, AuditEntry
from companion.db.tables.records import audit_entries, audit_heads
from companion.db.unit_of_work import UnitOfWork
from companion.ids import ProgrammeId

_READ_AT_ONCE = 1_000


@dataclass(frozen=True)
class Head:
    """The number and the hash of the last entry."""

    number: int
    hash: bytes


START = Head(0, FIRST_HASH)
"""In front of the first entry."""


def head_of_trail(work: UnitOfWork) -> Head:
    """Where the trail of the organisation ends; whoever will write holds the lock of the trail."""
    statement = sa.select(audit_heads).where(audit_heads.c.tenant == work.tenant)
    row = work.connection.execute(statement).first()
    return Head(row.number, bytes(row.hash)) if row else START


def append(work: UnitOfWork, entry: AuditEntry) -> None:
    """Store the next entry, and that the trail ends with it."""
    row = {
        "tenant": work.tenant,
        "number": entry.number,
        "at": entry.at,
        "account_id": entry.account,
        "action": entry.action,
        "programme_id": entry.programme,
        "subject_id": entry.subject,
        "facts": entry.facts,
        "hash": entry.hash,
    }
    work.connection.execute(sa.insert(audit_entries).values(row))
    head = pg.insert(audit_heads).values(tenant=work.tenant, number=entry.number, hash=entry.hash)
    work.connection.execute(
        head.on_conflict_do_update(
            index_elements=["tenant"], set_={"number": head.excluded.number, "hash": head.excluded.hash}
        )
    )


def newest_entries(
    work: UnitOfWork, *, programme: ProgrammeId | None, before: int | None, limit: int
) -> list[AuditEntry]:
    """Entries from the newest back, from in front of `before` on; with a programme only those about it."""
    statement = _all(work).order_by(audit_entries.c.number.desc()).limit(limit)
    if programme is not None:
        statement = statement.where(audit_entries.c.programme_id == programme)
    if before is not None:
        statement = statement.where(audit_entries.c.number < before)
    return [_entry(row) for row in work.connection.execute(statement)]


def entries_after(work: UnitOfWork, after: int) -> Iterator[AuditEntry]:
    """The trail from behind this number on, some at a time, however long it is."""
    while True:
        statement = (
            _all(work)
            .where(audit_entries.c.number > after)
            .order_by(audit_entries.c.number)
            .limit(_READ_AT_ONCE)
        )
        rows = work.connection.execute(statement).all()
        yield from (_entry(row) for row in rows)
        if len(rows) < _READ_AT_ONCE:
            return
        after = rows[-1].number


def _all(work: UnitOfWork) -> sa.Select[Any]:
    return sa.select(audit_entries).where(audit_entries.c.tenant == work.tenant)


def _entry(row: sa.Row[Any]) -> AuditEntry:
    return AuditEntry(
        row.number,
        row.at,
        row.account_id,
        row.action,
        row.programme_id,
        row.subject_id,
        row.facts,
        bytes(row.hash),
    )
