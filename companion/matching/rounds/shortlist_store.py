"""Shortlists as rows: whom each mentee would like as her mentor, the first choice first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from companion.db.tables.shortlists import shortlists
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId


def list_of(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> list[PersonId]:
    """One mentee's list."""
    asked = (
        sa.select(shortlists.c.mentor_id)
        .where(_in(work, programme), shortlists.c.mentee_id == mentee)
        .order_by(shortlists.c.place)
    )
    return [PersonId(one) for one in work.connection.execute(asked).scalars()]


def lists_of(work: UnitOfWork, programme: ProgrammeId) -> dict[PersonId, tuple[PersonId, ...]]:
    """Everybody's list in a programme; who has none is not in it."""
    asked = (
        sa.select(shortlists.c.mentee_id, shortlists.c.mentor_id)
        .where(_in(work, programme))
        .order_by(shortlists.c.mentee_id, shortlists.c.place)
    )
    found: dict[PersonId, tuple[PersonId, ...]] = {}
    for row in work.connection.execute(asked):
        mentee = PersonId(row.mentee_id)
        found[mentee] = (*found.get(mentee, ()), PersonId(row.mentor_id))
    return found


def write_list(
    work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, mentors: Sequence[PersonId], at: datetime
) -> None:
    """Put a list in the place of what was there; the programme is held."""
    hers = _in(work, programme), shortlists.c.mentee_id == mentee
    work.connection.execute(sa.delete(shortlists).where(*hers))
    rows = [
        {
            "tenant": work.tenant,
            "programme_id": programme,
            "mentee_id": mentee,
            "place": place,
            "mentor_id": mentor,
            "changed_at": at,
        }
        for place, mentor in enumerate(mentors, start=1)
    ]
    if rows:
        work.connection.execute(sa.insert(shortlists), rows)


def _in(work: UnitOfWork, programme: ProgrammeId) -> sa.ColumnElement[bool]:
    return sa.and_(shortlists.c.tenant == work.tenant, shortlists.c.programme_id == programme)
