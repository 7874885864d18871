"""Agreements as rows: one a version."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from companion.agreements.agreement import Agreement, Clause
from companion.db.tables.pairs import agreements
from companion.db.tables.rounds import mentorships
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId
from companion.people.person import Role

_CLAUSES = TypeAdapter(tuple[Clause, ...])
NEWEST = 2


def newest_versions(work: UnitOfWork, mentorship: MentorshipId) -> list[Agreement]:
    """The newest version and the one before it; fewer where there are none."""
    asked = _of(work, mentorship).order_by(agreements.c.number.desc()).limit(NEWEST)
    return [_agreement(row) for row in work.connection.execute(asked)]


def hold_mentorship(work: UnitOfWork, mentorship: MentorshipId) -> None:
    """Let nobody else write about this pair until the transaction ends."""
    work.connection.execute(
        sa.select(mentorships.c.id)
        .where(mentorships.c.tenant == work.tenant, mentorships.c.id == mentorship)
        .with_for_update()
    )


def add_version(
    work: UnitOfWork,
    mentorship: MentorshipId,
    number: int,
    clauses: Sequence[Clause],
    by: PersonId,
    at: datetime,
) -> None:
    """Store a version that nobody has signed."""
    row = {
        "tenant": work.tenant,
        "mentorship_id": mentorship,
        "number": number,
        "clauses": _CLAUSES.dump_python(tuple(clauses), mode="json"),
        "written_by": by,
        "written_at": at,
    }
    work.connection.execute(sa.insert(agreements).values(row))


def sign(work: UnitOfWork, mentorship: MentorshipId, number: int, side: Role, at: datetime) -> None:
    """Store that one side signed a version; the first time counts."""
    column = agreements.c.mentee_signed_at if side is Role.MENTEE else agreements.c.mentor_signed_at
    work.connection.execute(
        sa.update(agreements)
        .where(
            agreements.c.tenant == work.tenant,
            agreements.c.mentorship_id == mentorship,
            agreements.c.number == number,
        )
        .values({column.name: sa.func.coalesce(column, at)})
    )


def _of(work: UnitOfWork, mentorship: MentorshipId) -> sa.Select[Any]:
    return sa.select(agreements).where(
        agreements.c.tenant == work.tenant, agreements.c.mentorship_id == mentorship
    )


def _agreement(row: Any) -> Agreement:  # noqa: ANN401  (a row of any select that has the columns)
    return Agreement(
        mentorship=MentorshipId(row.mentorship_id),
        number=row.number,
        clauses=_CLAUSES.validate_python(row.clauses),
        written_by=None if row.written_by is None else PersonId(row.written_by),
        written_at=row.written_at,
        mentee_signed_at=row.mentee_signed_at,
        mentor_signed_at=row.mentor_signed_at,
    )
