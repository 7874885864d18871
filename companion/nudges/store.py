"""What nudges are made of, and what was sent, as rows."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.confidentiality import Reader, words_readable_by
from companion.db.tables.accounts import accounts
from companion.db.tables.nudges import nudge_settings, nudges
from companion.db.tables.pairs import agreements, check_ins, pair_actions, pair_notes
from companion.db.tables.people import participants, people
from companion.db.tables.rounds import mentorships
from companion.db.tables.scheduling import meeting_offers, pair_meetings
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId, ProgrammeId, new_id
from companion.nudges.nudge import Addressee, Cause, Due, HowOften, Told

OLDEST_ACTION = timedelta(days=30)
_SECRET_BYTES = 32
_SHARED = words_readable_by(Reader.PARTNER)


@dataclass(frozen=True)
class PairRow:
    """One of a living pair as the rows have it; see nudge.PairNow."""

    person: PersonId
    mentorship: MentorshipId
    programme: ProgrammeId
    began_at: datetime
    last_met_on: date | None
    checked_in_on: date | None
    i_signed: bool
    partner_signed: bool
    actions_due: int
    is_planned: bool
    may_choose: bool


def living_pairs(work: UnitOfWork, now: datetime, person: PersonId | None = None) -> list[PairRow]:
    """Both of every living pair, or one person's pairs; who is paused or has left is left out."""
    return [
        row
        for own, other in (("mentee", "mentor"), ("mentor", "mentee"))
        for row in _side(work, now, own, other, person)
    ]


def hold_addressee(work: UnitOfWork, person: PersonId, now: datetime) -> Addressee | None:
    """Somebody with all she was told, held so that nobody else nudges her too; None: nobody to reach."""
    made = {
        "tenant": work.tenant,
        "person_id": person,
        "how": HowOften.SINGLY.value,
        "secret": secrets.token_bytes(_SECRET_BYTES),
        "changed_at": now,
    }
    work.connection.execute(pg.insert(nudge_settings).values(made).on_conflict_do_nothing())
    asked = (
        sa.select(people.c.email, people.c.name, people.c.time_zone, nudge_settings.c.how)
        .select_from(
            people.join(
                nudge_settings,
                sa.and_(
                    nudge_settings.c.tenant == people.c.tenant, nudge_settings.c.person_id == people.c.id
                ),
            ).join(
                accounts,
                sa.and_(accounts.c.tenant == people.c.tenant, accounts.c.email == people.c.email),
            )
        )
        .where(people.c.tenant == work.tenant, people.c.id == person, accounts.c.disabled_at.is_(None))
        .with_for_update(of=nudge_settings)
    )
    row = work.connection.execute(asked).one_or_none()
    if row is None:
        return None
    told = _told(work, person)
    last = max((one.at for one in told), default=None)
    return Addressee(person, row.email, row.name, row.time_zone, HowOften(row.how), last, told)


def keep_nudges(work: UnitOfWork, sent: Sequence[Due], now: datetime) -> None:
    """Store that somebody was told these."""
    rows = [
        {
            "tenant": work.tenant,
            "id": new_id(),
            "person_id": one.person,
            "mentorship_id": one.mentorship,
            "cause": one.cause.value,
            "sent_at": now,
        }
        for one in sent
    ]
    work.connection.execute(sa.insert(nudges), rows)


def read_how(work: UnitOfWork, person: PersonId) -> HowOften:
    """How somebody wants to be told; one at a time, where she has not said."""
    asked = sa.select(nudge_settings.c.how).where(_of(work, person))
    found = work.connection.execute(asked).scalar()
    return HowOften.SINGLY if found is None else HowOften(found)


def read_secret(work: UnitOfWork, person: PersonId) -> bytes | None:
    """What stands in her link; None where she was never told anything."""
    found = work.connection.execute(sa.select(nudge_settings.c.secret).where(_of(work, person))).scalar()
    return None if found is None else bytes(found)


def set_how(work: UnitOfWork, person: PersonId, how: HowOften, now: datetime) -> None:
    """Store how she wants to be told."""
    again = {"how": how.value, "changed_at": now}
    secret = secrets.token_bytes(_SECRET_BYTES)
    made = {"tenant": work.tenant, "person_id": person, "secret": secret, **again}
    work.connection.execute(
        pg.insert(nudge_settings)
        .values(made)
        .on_conflict_do_update(index_elements=["tenant", "person_id"], set_=again)
    )


def _told(work: UnitOfWork, person: PersonId) -> tuple[Told, ...]:
    asked = sa.select(nudges).where(nudges.c.tenant == work.tenant, nudges.c.person_id == person)
    return tuple(
        Told(MentorshipId(row.mentorship_id), Cause(row.cause), row.sent_at)
        for row in work.connection.execute(asked)
    )


def _of(work: UnitOfWork, person: PersonId) -> sa.ColumnElement[bool]:
    return sa.and_(nudge_settings.c.tenant == work.tenant, nudge_settings.c.person_id == person)


# ---- a pair, from one of its two sides -------------------------------------------------------------


def _side(work: UnitOfWork, now: datetime, own: str, other: str, person: PersonId | None) -> list[PairRow]:
    me = mentorships.c[f"{own}_id"]
    columns = (
        me.label("person"),
        mentorships.c.id,
        mentorships.c.programme_id,
        mentorships.c.began_at,
        _last_met(me, now).label("last_met_on"),
        _latest(check_ins, check_ins.c.person_id == me).label("checked_in_on"),
        _signed(own).label("i_signed"),
        _signed(other).label("partner_signed"),
        _actions_due(me, now.date()).label("actions_due"),
        _planned(now).label("is_planned"),
        _may_choose(me, now).label("may_choose"),
    )
    takes_part = sa.exists().where(
        participants.c.tenant == mentorships.c.tenant,
        participants.c.programme_id == mentorships.c.programme_id,
        participants.c.person_id == me,
        participants.c.state == "active",
    )
    asked = sa.select(*columns).where(
        mentorships.c.tenant == work.tenant, mentorships.c.ended_at.is_(None), takes_part
    )
    if person is not None:
        asked = asked.where(me == person)
    rows = work.connection.execute(asked.order_by(mentorships.c.began_at, mentorships.c.id))
    return [_pair(row) for row in rows]


def _last_met(me: sa.ColumnElement[Any], now: datetime) -> sa.ColumnElement[Any]:
    """The latest meeting that she knows of: agreed and begun, or in what is hers or for both."""
    return sa.func.greatest(
        _latest_agreed(now),
        _latest(
            pair_notes,
            sa.or_(pair_notes.c.author_id == me, pair_notes.c.confidentiality.in_(_SHARED)),
        ),
        _latest(check_ins, sa.or_(check_ins.c.person_id == me, check_ins.c.confidentiality.in_(_SHARED))),
    )


def _latest_agreed(now: datetime) -> sa.ScalarSelect[Any]:
    """The day, in UTC, of the latest meeting that the two agreed on and whose time has come."""
    begun = sa.func.timezone("UTC", sa.func.max(pair_meetings.c.starts_at))
    return (
        sa.select(sa.cast(begun, sa.Date))
        .where(*_agreed_of_pair(), pair_meetings.c.starts_at <= now)
        .correlate(mentorships)
        .scalar_subquery()
    )


def _planned(now: datetime) -> sa.ColumnElement[bool]:
    """Whether a meeting is agreed that is to come, or times are offered that one of them may take."""
    to_come = sa.exists().where(*_agreed_of_pair(), pair_meetings.c.starts_at > now)
    offered = sa.exists().where(
        pair_meetings.c.tenant == mentorships.c.tenant,
        pair_meetings.c.mentorship_id == mentorships.c.id,
        pair_meetings.c.state == "offered",
        meeting_offers.c.tenant == pair_meetings.c.tenant,
        meeting_offers.c.meeting_id == pair_meetings.c.id,
        meeting_offers.c.starts_at > now,
    )
    return sa.or_(to_come.correlate(mentorships), offered.correlate(mentorships))


def _may_choose(me: sa.ColumnElement[Any], now: datetime) -> sa.ColumnElement[bool]:
    """Whether the other offered times, for a new meeting or a moved one, of which one is to come."""
    return (
        sa.exists()
        .where(
            pair_meetings.c.tenant == mentorships.c.tenant,
            pair_meetings.c.mentorship_id == mentorships.c.id,
            pair_meetings.c.state.in_(("offered", "agreed")),
            pair_meetings.c.offered_by != me,
            meeting_offers.c.tenant == pair_meetings.c.tenant,
            meeting_offers.c.meeting_id == pair_meetings.c.id,
            meeting_offers.c.starts_at > now,
        )
        .correlate(mentorships)
    )


def _agreed_of_pair() -> tuple[sa.ColumnElement[bool], ...]:
    return (
        pair_meetings.c.tenant == mentorships.c.tenant,
        pair_meetings.c.mentorship_id == mentorships.c.id,
        pair_meetings.c.state == "agreed",
    )


def _latest(table: sa.Table, which: sa.ColumnElement[bool]) -> sa.ScalarSelect[Any]:
    return (
        sa.select(sa.func.max(table.c.met_on))
        .where(table.c.tenant == mentorships.c.tenant, table.c.mentorship_id == mentorships.c.id, which)
        .correlate(mentorships)
        .scalar_subquery()
    )


def _signed(side: str) -> sa.ColumnElement[Any]:
    newest = (
        sa.select(agreements.c[f"{side}_signed_at"].is_not(None))
        .where(agreements.c.tenant == mentorships.c.tenant, agreements.c.mentorship_id == mentorships.c.id)
        .order_by(agreements.c.number.desc())
        .limit(1)
        .correlate(mentorships)
        .scalar_subquery()
    )
    return sa.func.coalesce(newest, sa.false())


def _actions_due(me: sa.ColumnElement[Any], today: date) -> sa.ScalarSelect[Any]:
    return (
        sa.select(sa.func.count())
        .select_from(pair_actions)
        .where(
            pair_actions.c.tenant == mentorships.c.tenant,
            pair_actions.c.mentorship_id == mentorships.c.id,
            pair_actions.c.owner_id == me,
            pair_actions.c.done_at.is_(None),
            pair_actions.c.due_on.between(today - OLDEST_ACTION, today),
        )
        .correlate(mentorships)
        .scalar_subquery()
    )


def _pair(row: Any) -> PairRow:  # noqa: ANN401
    return PairRow(
        person=PersonId(row.person),
        mentorship=MentorshipId(row.id),
        programme=ProgrammeId(row.programme_id),
        began_at=row.began_at,
        last_met_on=row.last_met_on,
        checked_in_on=row.checked_in_on,
        i_signed=row.i_signed,
        partner_signed=row.partner_signed,
        actions_due=row.actions_due,
        is_planned=row.is_planned,
        may_choose=row.may_choose,
    )
