"""Meetings and the times that are offered for them, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from companion.db.tables.rounds import mentorships
from companion.db.tables.scheduling import meeting_offers, pair_meetings
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId, new_id
from companion.scheduling.meeting import Meeting, MeetingState, MeetingWish


def meetings_of(work: UnitOfWork, mentorship: MentorshipId) -> list[Meeting]:
    """Every meeting of a pair, in the order of their times; those without one come last."""
    return _read(work, pair_meetings.c.mentorship_id == mentorship)


def meetings_of_person(work: UnitOfWork, person: PersonId, since: datetime) -> list[Meeting]:
    """The agreed meetings of somebody that end later than an instant, of pairs that live."""
    hers = sa.select(mentorships.c.id).where(
        mentorships.c.tenant == work.tenant,
        sa.or_(mentorships.c.mentee_id == person, mentorships.c.mentor_id == person),
        mentorships.c.ended_at.is_(None),
    )
    agreed = pair_meetings.c.state == MeetingState.AGREED.value
    found = _read(work, pair_meetings.c.mentorship_id.in_(hers), agreed)
    return [one for one in found if one.ends_at is not None and one.ends_at > since]


def read_meeting(work: UnitOfWork, mentorship: MentorshipId, meeting: UUID) -> Meeting | None:
    """One meeting of a pair; None where there is none."""
    found = _read(work, pair_meetings.c.mentorship_id == mentorship, pair_meetings.c.id == meeting)
    return found[0] if found else None


def add_offer(
    work: UnitOfWork, mentorship: MentorshipId, by: PersonId, wanted: MeetingWish, at: datetime
) -> UUID:
    """Store a meeting for which times are offered."""
    row = _row(work, mentorship, wanted.minutes, wanted.link, at)
    work.connection.execute(
        sa.insert(pair_meetings).values(row | {"state": MeetingState.OFFERED.value, "offered_by": by})
    )
    set_offers(work, row["id"], wanted.times)
    found: UUID = row["id"]
    return found


def add_rhythm(work: UnitOfWork, first: Meeting, times: Iterable[datetime], at: datetime) -> None:
    """Store the meetings that follow one in a rhythm, all agreed."""
    rows = [
        _row(work, first.mentorship, first.minutes, first.link, at)
        | {"state": MeetingState.AGREED.value, "starts_at": start, "first_id": first.id}
        for start in times
    ]
    if rows:
        work.connection.execute(sa.insert(pair_meetings), rows)


def set_offers(work: UnitOfWork, meeting: UUID, times: Sequence[datetime]) -> None:
    """Store which times are offered for a meeting instead of those before; () for none."""
    work.connection.execute(
        sa.delete(meeting_offers).where(
            meeting_offers.c.tenant == work.tenant, meeting_offers.c.meeting_id == meeting
        )
    )
    rows = [{"tenant": work.tenant, "meeting_id": meeting, "starts_at": start} for start in times]
    if rows:
        work.connection.execute(sa.insert(meeting_offers), rows)


def change_meeting(work: UnitOfWork, meeting: UUID, at: datetime, **values: object) -> None:
    """Store what is new of a meeting; its version is raised."""
    work.connection.execute(
        sa.update(pair_meetings)
        .where(pair_meetings.c.tenant == work.tenant, pair_meetings.c.id == meeting)
        .values(**values, version=pair_meetings.c.version + 1, changed_at=at)
    )


def mark_told(work: UnitOfWork, meeting: Meeting) -> None:
    """Store that calendars were told of a meeting as it is; nobody's version is raised by that."""
    work.connection.execute(
        sa.update(pair_meetings)
        .where(pair_meetings.c.tenant == work.tenant, pair_meetings.c.id == meeting.id)
        .values(told=meeting.sequence)
    )


def _read(work: UnitOfWork, *which: sa.ColumnElement[bool]) -> list[Meeting]:
    order = (pair_meetings.c.starts_at.asc().nulls_last(), pair_meetings.c.made_at, pair_meetings.c.id)
    asked = sa.select(pair_meetings).where(pair_meetings.c.tenant == work.tenant, *which).order_by(*order)
    rows = work.connection.execute(asked).all()
    offers = _offers_of(work, [row.id for row in rows])
    return [as_meeting(row, tuple(offers.get(row.id, ()))) for row in rows]


def _offers_of(work: UnitOfWork, meetings: Sequence[UUID]) -> dict[UUID, list[datetime]]:
    if not meetings:
        return {}
    asked = sa.select(meeting_offers).where(
        meeting_offers.c.tenant == work.tenant, meeting_offers.c.meeting_id.in_(meetings)
    )
    found: dict[UUID, list[datetime]] = {}
    for row in work.connection.execute(asked.order_by(meeting_offers.c.starts_at)):
        found.setdefault(row.meeting_id, []).append(row.starts_at)
    return found


def as_meeting(row: Any, offered: tuple[datetime, ...] = ()) -> Meeting:  # noqa: ANN401
    """A row of any select that has the columns."""
    return Meeting(
        id=row.id,
        mentorship=MentorshipId(row.mentorship_id),
        state=MeetingState(row.state),
        offered=offered,
        offered_by=None if row.offered_by is None else PersonId(row.offered_by),
        starts_at=row.starts_at,
        minutes=row.minutes,
        link=row.link,
        sequence=row.sequence,
        told=row.told,
        first=row.first_id,
        version=row.version,
        changed_at=row.changed_at,
    )


def _row(work: UnitOfWork, mentorship: MentorshipId, minutes: int, link: str, at: datetime) -> dict[str, Any]:
    return {
        "tenant": work.tenant,
        "id": new_id(),
        "mentorship_id": mentorship,
        "minutes": minutes,
        "link": link,
        "made_at": at,
        "changed_at": at,
    }
