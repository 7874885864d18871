"""Credit for waiting as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from companion.db.tables.waiting import waiting_credits
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId, ProgrammeId, new_id


def add_credit(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, at: datetime) -> None:
    """Remember that somebody waited in vain."""
    row = {
        "tenant": work.tenant,
        "id": new_id(),
        "programme_id": programme,
        "person_id": mentee,
        "earned_at": at,
    }
    work.connection.execute(sa.insert(waiting_credits).values(row))


def use_credits(
    work: UnitOfWork, programme: ProgrammeId, mentees: Collection[PersonId], at: datetime
) -> None:
    """Remember that these got a mentor."""
    work.connection.execute(
        sa.update(waiting_credits)
        .where(
            _unused(work, programme),
            waiting_credits.c.person_id.in_(list(mentees)),
        )
        .values(used_at=at)
    )


def give_back(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId, since: datetime) -> None:
    """Have what somebody waited before a pair that began then count again."""
    work.connection.execute(
        sa.update(waiting_credits)
        .where(
            waiting_credits.c.tenant == work.tenant,
            waiting_credits.c.programme_id == programme,
            waiting_credits.c.person_id == mentee,
            waiting_credits.c.used_at >= since,
        )
        .values(used_at=None)
    )


def credits_of(work: UnitOfWork, programme: ProgrammeId) -> Counter[PersonId]:
    """How often each mentee of a programme waited in vain and got no mentor since."""
    asked = (
        sa.select(waiting_credits.c.person_id, sa.func.count())
        .where(_unused(work, programme))
        .group_by(waiting_credits.c.person_id)
    )
    return Counter({PersonId(row[0]): row[1] for row in work.connection.execute(asked)})


def _unused(work: UnitOfWork, programme: ProgrammeId) -> sa.ColumnElement[bool]:
    return sa.and_(
        waiting_credits.c.tenant == work.tenant,
        waiting_credits.c.programme_id == programme,
        waiting_credits.c.used_at.is_(None),
    )
