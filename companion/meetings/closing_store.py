"""Ends of pairs and what each takes along, as rows."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.confidentiality import Confidentiality
from companion.db.tables.closings import closings, pair_endings
from companion.db.tables.rounds import mentorships
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId, ProgrammeId
from companion.meetings.closing import Reason, TakenAlong
from companion.meetings.private_store import PairVault


def add_ending(
    work: UnitOfWork, mentorship: MentorshipId, by: PersonId, reason: Reason | None, at: datetime
) -> None:
    """Store who ended a pair, and why where she said so."""
    row = {"tenant": work.tenant, "mentorship_id": mentorship, "ended_by": by, "ended_at": at}
    adding = pg.insert(pair_endings).values(row | {"reason": reason and reason.value})
    work.connection.execute(adding.on_conflict_do_nothing())


def reason_of(work: UnitOfWork, mentorship: MentorshipId, person: PersonId) -> tuple[bool, Reason | None]:
    """Whether somebody ended a pair, and the reason that she gave."""
    asked = sa.select(pair_endings.c.reason).where(
        pair_endings.c.tenant == work.tenant,
        pair_endings.c.mentorship_id == mentorship,
        pair_endings.c.ended_by == person,
    )
    row = work.connection.execute(asked).one_or_none()
    return row is not None, Reason(row.reason) if row is not None and row.reason else None


def count_reasons(work: UnitOfWork, programme: ProgrammeId) -> Counter[Reason | None]:
    """How often each reason was given in a programme; None: no reason."""
    asked = (
        sa.select(pair_endings.c.reason, sa.func.count())
        .join(
            mentorships,
            sa.and_(
                mentorships.c.tenant == pair_endings.c.tenant,
                mentorships.c.id == pair_endings.c.mentorship_id,
            ),
        )
        .where(pair_endings.c.tenant == work.tenant, mentorships.c.programme_id == programme)
        .group_by(pair_endings.c.reason)
    )
    return Counter({Reason(row[0]) if row[0] else None: row[1] for row in work.connection.execute(asked)})


def read_taken(work: UnitOfWork, mentorship: MentorshipId, person: PersonId) -> TakenAlong | None:
    """What somebody takes along; None where she wrote nothing."""
    asked = sa.select(closings).where(*_one(work, mentorship, person))
    row = work.connection.execute(asked).one_or_none()
    if row is None:
        return None
    text = row.text if row.sealed is None else PairVault(work, mentorship).open(person, bytes(row.sealed))
    return TakenAlong(text, Confidentiality(row.confidentiality), row.version)


def read_shared(work: UnitOfWork, mentorship: MentorshipId, person: PersonId) -> TakenAlong | None:
    """The same where it is for both; None where it is hers alone."""
    asked = sa.select(closings).where(
        *_one(work, mentorship, person), closings.c.confidentiality == Confidentiality.PAIR.value
    )
    row = work.connection.execute(asked).one_or_none()
    return None if row is None else TakenAlong(row.text, Confidentiality.PAIR, row.version)


def write_taken(
    work: UnitOfWork, mentorship: MentorshipId, person: PersonId, wanted: TakenAlong, at: datetime
) -> bool:
    """Store it in the place of the version that is named; False where that is another one by now."""
    values: dict[str, object] = {"confidentiality": wanted.confidentiality.value, "written_at": at}
    if wanted.confidentiality is Confidentiality.AUTHOR:
        values |= {"text": None, "sealed": PairVault(work, mentorship).seal(person, wanted.text)}
    else:
        values |= {"text": wanted.text, "sealed": None}
    if wanted.version == 0:
        row = {"tenant": work.tenant, "mentorship_id": mentorship, "person_id": person, **values}
        adding = pg.insert(closings).values(row).on_conflict_do_nothing().returning(closings.c.version)
        return work.connection.execute(adding).scalar() is not None
    done = work.connection.execute(
        sa.update(closings)
        .where(*_one(work, mentorship, person), closings.c.version == wanted.version)
        .values(**values, version=closings.c.version + 1)
    )
    return done.rowcount == 1


def _one(work: UnitOfWork, mentorship: MentorshipId, person: PersonId) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        closings.c.tenant == work.tenant,
        closings.c.mentorship_id == mentorship,
        closings.c.person_id == person,
    )
