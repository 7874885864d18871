"""Meetings for which something is due, held so that only one worker does it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from companion.db.tables.rounds import mentorships
from companion.db.tables.scheduling import pair_meetings
from companion.db.unit_of_work import UnitOfWork
from companion.scheduling.meeting import Meeting, MeetingState
from companion.scheduling.store import as_meeting

AT_ONCE = 200
"""So many meetings in one transaction; the rest comes with the next look."""
_AGREED = pair_meetings.c.state == MeetingState.AGREED.value
_LIVES = mentorships.c.ended_at.is_(None)


Conditions = tuple[sa.ColumnElement[bool], ...]


def any_of_ended_pairs(work: UnitOfWork, now: datetime) -> bool:
    """Whether there is one of `hold_of_ended_pairs`."""
    return _any(work, *_of_ended_pairs(now))


def hold_of_ended_pairs(work: UnitOfWork, now: datetime) -> list[Meeting]:
    """What pairs that have ended had planned, and nobody cancelled yet."""
    return _held(work, *_of_ended_pairs(now))


def any_untold(work: UnitOfWork, after: datetime, until: datetime) -> bool:
    """Whether there is one of `hold_untold`."""
    return _any(work, *_untold(after, until))


def hold_untold(work: UnitOfWork, after: datetime, until: datetime) -> list[Meeting]:
    """Agreed meetings between two instants of which calendars do not know all yet."""
    return _held(work, *_untold(after, until))


def any_unprepared(work: UnitOfWork, after: datetime, until: datetime) -> bool:
    """Whether there is one of `hold_unprepared`."""
    return _any(work, *_unprepared(after, until))


def hold_unprepared(work: UnitOfWork, after: datetime, until: datetime) -> list[Meeting]:
    """Agreed meetings between two instants before which nobody was asked to prepare."""
    return _held(work, *_unprepared(after, until))


def mark_prepared(work: UnitOfWork, meeting: Meeting) -> None:
    """Store that what comes before this meeting was done."""
    work.connection.execute(
        sa.update(pair_meetings)
        .where(pair_meetings.c.tenant == work.tenant, pair_meetings.c.id == meeting.id)
        .values(prepared_for=meeting.starts_at)
    )


def _of_ended_pairs(now: datetime) -> Conditions:
    standing = pair_meetings.c.state != MeetingState.CANCELLED.value
    ahead = sa.or_(pair_meetings.c.starts_at.is_(None), pair_meetings.c.starts_at > now)
    return standing, ahead, mentorships.c.ended_at.is_not(None)


def _untold(after: datetime, until: datetime) -> Conditions:
    untold = pair_meetings.c.told.is_distinct_from(pair_meetings.c.sequence)
    return _AGREED, _LIVES, untold, *_between(after, until)


def _unprepared(after: datetime, until: datetime) -> Conditions:
    not_yet = pair_meetings.c.prepared_for.is_distinct_from(pair_meetings.c.starts_at)
    return _AGREED, _LIVES, not_yet, *_between(after, until)


def _between(after: datetime, until: datetime) -> Conditions:
    return pair_meetings.c.starts_at > after, pair_meetings.c.starts_at <= until


def _any(work: UnitOfWork, *which: sa.ColumnElement[bool]) -> bool:
    asked = _asked(work, *which).with_only_columns(pair_meetings.c.id).limit(1)
    return work.connection.execute(asked).first() is not None


def _held(work: UnitOfWork, *which: sa.ColumnElement[bool]) -> list[Meeting]:
    """Meetings for which this is so; one that somebody is changing at this moment comes next time."""
    asked = (
        _asked(work, *which)
        .order_by(pair_meetings.c.starts_at, pair_meetings.c.id)
        .limit(AT_ONCE)
        .with_for_update(of=pair_meetings, skip_locked=True)
    )
    return [as_meeting(row) for row in work.connection.execute(asked)]


def _asked(work: UnitOfWork, *which: sa.ColumnElement[bool]) -> sa.Select[Any]:
    of_pair = sa.and_(
        mentorships.c.tenant == pair_meetings.c.tenant, mentorships.c.id == pair_meetings.c.mentorship_id
    )
    return (
        sa.select(pair_meetings)
        .join(mentorships, of_pair)
        .where(pair_meetings.c.tenant == work.tenant, *which)
    )
