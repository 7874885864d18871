"""Settings for AI, the ledger and the budgets as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.ai import ai_call_subjects, ai_calls, ai_months, ai_settings
from companion.db.tables.people import people
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId
from companion.llm.fields import USUAL
from companion.llm.ledger import RUNNING, Caps, Line, Month
from companion.llm.models import Usage


@dataclass(frozen=True)
class Stored:
    """What an organisation set; version 0 where it set nothing yet."""

    enabled: bool
    model: str | None
    base_url: str | None
    sealed_key: bytes | None
    caps: Caps
    fields: frozenset[str]
    version: int


NOTHING_SET = Stored(True, None, None, None, Caps(None, None), USUAL, 0)


def read_settings(work: UnitOfWork) -> Stored:
    """What the organisation set."""
    row = work.connection.execute(
        sa.select(ai_settings).where(ai_settings.c.tenant == work.tenant)
    ).one_or_none()
    if row is None:
        return NOTHING_SET
    return Stored(
        row.enabled,
        row.model,
        row.base_url,
        row.sealed_key,
        Caps(row.cap_tokens, row.cap_micros),
        frozenset(row.fields),
        row.version,
    )


def write_settings(work: UnitOfWork, wanted: Stored, *, at: datetime) -> bool:
    """Keep what is wanted, as the version that follows; False where somebody was faster."""
    row = {
        "tenant": work.tenant,
        "enabled": wanted.enabled,
        "model": wanted.model,
        "base_url": wanted.base_url,
        "sealed_key": wanted.sealed_key,
        "cap_tokens": wanted.caps.tokens,
        "cap_micros": wanted.caps.micros,
        "fields": sorted(wanted.fields),
        "version": wanted.version,
        "changed_at": at,
    }
    written = work.connection.execute(
        pg.insert(ai_settings)
        .values(row)
        .on_conflict_do_update(
            index_elements=["tenant"], set_=row, where=ai_settings.c.version == wanted.version - 1
        )
        .returning(ai_settings.c.version)
    )
    return written.one_or_none() is not None


def reserve(work: UnitOfWork, month: date, tokens: int, micros: int, caps: Caps) -> bool:
    """Add to a month what a call may take; False, and nothing is added, where that is over a cap.

    Two at once wait for each other at the row of the month.
    """
    work.connection.execute(
        pg.insert(ai_months)
        .values(tenant=work.tenant, month=month, tokens=0, micros=0)
        .on_conflict_do_nothing()
    )
    fits = [ai_months.c.tenant == work.tenant, ai_months.c.month == month]
    if caps.tokens is not None:
        fits.append(ai_months.c.tokens + tokens <= caps.tokens)
    if caps.micros is not None:
        fits.append(ai_months.c.micros + micros <= caps.micros)
    return _add(work, fits, tokens, micros)


def settle(work: UnitOfWork, month: date, tokens: int, micros: int) -> None:
    """Correct a month by the difference between what was reserved and what was taken."""
    _add(work, [ai_months.c.tenant == work.tenant, ai_months.c.month == month], tokens, micros)


def _add(work: UnitOfWork, where: list[sa.ColumnElement[bool]], tokens: int, micros: int) -> bool:
    changed = work.connection.execute(
        sa.update(ai_months)
        .where(*where)
        .values(tokens=ai_months.c.tokens + tokens, micros=ai_months.c.micros + micros)
    )
    return changed.rowcount == 1


def read_month(work: UnitOfWork, month: date) -> Month:
    """What a month took."""
    row = work.connection.execute(
        sa.select(ai_months).where(ai_months.c.tenant == work.tenant, ai_months.c.month == month)
    ).one_or_none()
    return Month(month, 0, 0) if row is None else Month(month, row.tokens, row.micros)


def insert_call(work: UnitOfWork, row: dict[str, Any], about: Sequence[PersonId]) -> None:
    """Write down that a call begins, and whose data it carries; who is gone meanwhile is left out."""
    work.connection.execute(
        sa.insert(ai_calls).values({"tenant": work.tenant, "outcome": RUNNING, "milliseconds": 0} | row)
    )
    there = sa.select(people.c.tenant, sa.literal(row["id"]).label("call_id"), people.c.id).where(
        people.c.tenant == work.tenant, people.c.id.in_(about)
    )
    work.connection.execute(
        sa.insert(ai_call_subjects).from_select(["tenant", "call_id", "person_id"], there)
    )


def end_call(work: UnitOfWork, call: UUID, outcome: str, used: Usage, micros: int | None, took: int) -> None:
    """Write down how a call ended."""
    work.connection.execute(
        sa.update(ai_calls)
        .where(ai_calls.c.tenant == work.tenant, ai_calls.c.id == call)
        .values(
            outcome=outcome,
            tokens_read=used.read,
            tokens_written=used.written,
            micros=micros,
            milliseconds=took,
        )
    )


def read_lines(
    work: UnitOfWork,
    *,
    limit: int,
    before: tuple[datetime, UUID] | None = None,
    person: PersonId | None = None,
) -> list[Line]:
    """Calls, the newest first; with `person` those that carried her data."""
    counted = (
        sa.select(sa.func.count())
        .where(ai_call_subjects.c.tenant == ai_calls.c.tenant, ai_call_subjects.c.call_id == ai_calls.c.id)
        .scalar_subquery()
        .label("people")
    )
    asked = sa.select(ai_calls, counted).where(ai_calls.c.tenant == work.tenant)
    if before is not None:
        asked = asked.where(sa.tuple_(ai_calls.c.at, ai_calls.c.id) < sa.tuple_(*map(sa.literal, before)))
    if person is not None:
        hers = sa.select(ai_call_subjects.c.call_id).where(
            ai_call_subjects.c.tenant == work.tenant, ai_call_subjects.c.person_id == person
        )
        asked = asked.where(ai_calls.c.id.in_(hers))
    rows = work.connection.execute(asked.order_by(ai_calls.c.at.desc(), ai_calls.c.id.desc()).limit(limit))
    return [
        Line(**{name: value for name, value in row.items() if name != "tenant"}) for row in rows.mappings()
    ]
