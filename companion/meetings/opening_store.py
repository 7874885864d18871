"""Openings of private notes as rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from companion.db.tables.private import note_openings
from companion.db.tables.rounds import mentorships
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, MentorshipId, OpeningId, ProgrammeId
from companion.meetings.opening import Opening


def add_opening(work: UnitOfWork, opening: Opening) -> None:
    """Store that somebody asks."""
    row = {
        "tenant": work.tenant,
        "id": opening.id,
        "mentorship_id": opening.mentorship,
        "asked_by": opening.asked_by,
        "reason": opening.reason,
        "asked_at": opening.asked_at,
    }
    work.connection.execute(sa.insert(note_openings).values(row))


def read_opening(work: UnitOfWork, opening: OpeningId) -> Opening | None:
    """One, held until this transaction ends; None where there is none."""
    row = work.connection.execute(sa.select(note_openings).where(_one(work, opening)).with_for_update())
    found = row.one_or_none()
    return None if found is None else _opening(found)


def openings_in(work: UnitOfWork, programme: ProgrammeId) -> list[Opening]:
    """Every one of a programme, the newest first."""
    pairs = sa.select(mentorships.c.id).where(
        mentorships.c.tenant == work.tenant, mentorships.c.programme_id == programme
    )
    return _where(work, note_openings.c.mentorship_id.in_(pairs))


def openings_of(work: UnitOfWork, pairs: Collection[MentorshipId]) -> list[Opening]:
    """Every one of these pairs to which a second person agreed, the newest first."""
    agreed = note_openings.c.agreed_at.is_not(None)
    return _where(work, sa.and_(note_openings.c.mentorship_id.in_(list(pairs)), agreed))


def mark_agreed(work: UnitOfWork, opening: OpeningId, by: AccountId, now: datetime) -> None:
    """Store who agreed."""
    _change(work, opening, agreed_by=by, agreed_at=now)


def mark_ended(work: UnitOfWork, opening: OpeningId, now: datetime) -> None:
    """Store that nobody reads any more."""
    _change(work, opening, ended_at=now)


def _change(work: UnitOfWork, opening: OpeningId, **values: object) -> None:
    work.connection.execute(sa.update(note_openings).where(_one(work, opening)).values(**values))


def _where(work: UnitOfWork, which: sa.ColumnElement[bool]) -> list[Opening]:
    asked = sa.select(note_openings).where(note_openings.c.tenant == work.tenant, which)
    newest = asked.order_by(note_openings.c.asked_at.desc(), note_openings.c.id)
    return [_opening(row) for row in work.connection.execute(newest)]


def _one(work: UnitOfWork, opening: OpeningId) -> sa.ColumnElement[bool]:
    return sa.and_(note_openings.c.tenant == work.tenant, note_openings.c.id == opening)


def _opening(row: Any) -> Opening:  # noqa: ANN401
    return Opening(
        id=OpeningId(row.id),
        mentorship=MentorshipId(row.mentorship_id),
        asked_by=AccountId(row.asked_by),
        reason=row.reason,
        asked_at=row.asked_at,
        agreed_by=None if row.agreed_by is None else AccountId(row.agreed_by),
        agreed_at=row.agreed_at,
        ended_at=row.ended_at,
    )
