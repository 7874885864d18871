"""Worries as rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from companion.db.tables.worries import worries
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, PersonId, ProgrammeId, WorryId
from companion.worries.worry import ConfidedTo, Worry, WorryState


def add_worry(work: UnitOfWork, worry: Worry) -> None:
    """Store one that was just sent."""
    row = {
        "tenant": work.tenant,
        "id": worry.id,
        "programme_id": worry.programme,
        "account_id": worry.account,
        "person_id": worry.person,
        "confided_to": worry.confided_to.value,
        "words": worry.words,
        "state": worry.state.value,
        "sent_at": worry.sent_at,
    }
    work.connection.execute(sa.insert(worries).values(row))


def read_worry(work: UnitOfWork, worry: WorryId, *, hold: bool = False) -> Worry | None:
    """One; None where there is none. Held, nobody else changes it until this transaction ends."""
    asked = sa.select(worries).where(_one(work, worry))
    row = work.connection.execute(asked.with_for_update() if hold else asked).one_or_none()
    return None if row is None else _worry(row)


def worries_of(work: UnitOfWork, account: AccountId) -> list[Worry]:
    """What somebody sent, the newest first."""
    asked = sa.select(worries).where(worries.c.tenant == work.tenant, worries.c.account_id == account)
    newest = asked.order_by(worries.c.sent_at.desc(), worries.c.id)
    return [_worry(row) for row in work.connection.execute(newest)]


def worries_for(
    work: UnitOfWork,
    programme: ProgrammeId,
    roles: Collection[ConfidedTo],
    *,
    not_of: Collection[PersonId],
    after: tuple[datetime, WorryId] | None,
    limit: int,
) -> list[Worry]:
    """What was sent to these roles, but not by these people; the newest first, from behind `after` on."""
    key = (worries.c.sent_at, worries.c.id)
    asked = sa.select(worries).where(
        worries.c.tenant == work.tenant,
        worries.c.programme_id == programme,
        worries.c.confided_to.in_([role.value for role in roles]),
        sa.or_(worries.c.person_id.is_(None), worries.c.person_id.not_in(list(not_of))),
    )
    if after is not None:
        asked = asked.where(sa.tuple_(*key) < sa.tuple_(sa.literal(after[0]), sa.literal(after[1])))
    ordered = asked.order_by(*(column.desc() for column in key)).limit(limit)
    return [_worry(row) for row in work.connection.execute(ordered)]


def count_open(work: UnitOfWork, programme: ProgrammeId, role: ConfidedTo) -> int:
    """How many that were sent to a role are not closed."""
    asked = sa.select(sa.func.count()).where(
        worries.c.tenant == work.tenant,
        worries.c.programme_id == programme,
        worries.c.confided_to == role.value,
        worries.c.state != WorryState.CLOSED.value,
    )
    return int(work.connection.execute(asked).scalar_one())


def unread_worries(work: UnitOfWork) -> list[Worry]:
    """Those that nobody has read and of which nobody else has been told yet, the oldest first."""
    asked = sa.select(worries).where(
        worries.c.tenant == work.tenant,
        worries.c.state == WorryState.NEW.value,
        worries.c.read_at.is_(None),
        worries.c.passed_on_at.is_(None),
    )
    oldest = asked.order_by(worries.c.sent_at, worries.c.id)
    return [_worry(row) for row in work.connection.execute(oldest)]


def count_passed_on(work: UnitOfWork, programme: ProgrammeId, role: ConfidedTo) -> int:
    """How many that were sent to a role nobody has read, although others were told that they wait."""
    asked = sa.select(sa.func.count()).where(
        worries.c.tenant == work.tenant,
        worries.c.programme_id == programme,
        worries.c.confided_to == role.value,
        worries.c.state == WorryState.NEW.value,
        worries.c.read_at.is_(None),
        worries.c.passed_on_at.is_not(None),
    )
    return int(work.connection.execute(asked).scalar_one())


def mark_reminded(work: UnitOfWork, worry: WorryId, now: datetime) -> None:
    """Store that its readers were reminded."""
    _change(work, worry, reminded_at=now)


def mark_passed_on(work: UnitOfWork, worry: Worry) -> None:
    """Store that others were told that it waits."""
    _change(work, worry.id, reminded_at=worry.reminded_at, passed_on_at=worry.passed_on_at)


def mark_read(work: UnitOfWork, worry: WorryId, now: datetime) -> bool:
    """Store that it was read; False where it had been."""
    first = sa.and_(_one(work, worry), worries.c.read_at.is_(None))
    return work.connection.execute(sa.update(worries).where(first).values(read_at=now)).rowcount == 1


def mark_taken(work: UnitOfWork, worry: WorryId, by: AccountId, now: datetime) -> None:
    """Store who looks after it."""
    _change(work, worry, state=WorryState.TAKEN.value, taken_by=by, taken_at=now)


def mark_closed(work: UnitOfWork, worry: WorryId, now: datetime) -> None:
    """Store that nothing is left to do about it."""
    _change(work, worry, state=WorryState.CLOSED.value, closed_at=now)


def _change(work: UnitOfWork, worry: WorryId, **values: object) -> None:
    work.connection.execute(sa.update(worries).where(_one(work, worry)).values(**values))


def _one(work: UnitOfWork, worry: WorryId) -> sa.ColumnElement[bool]:
    return sa.and_(worries.c.tenant == work.tenant, worries.c.id == worry)


def _worry(row: Any) -> Worry:  # noqa: ANN401
    return Worry(
        id=WorryId(row.id),
        programme=ProgrammeId(row.programme_id),
        account=AccountId(row.account_id),
        person=None if row.person_id is None else PersonId(row.person_id),
        confided_to=ConfidedTo(row.confided_to),
        words=row.words,
        state=WorryState(row.state),
        sent_at=row.sent_at,
        read_at=row.read_at,
        taken_by=None if row.taken_by is None else AccountId(row.taken_by),
        taken_at=row.taken_at,
        closed_at=row.closed_at,
        reminded_at=row.reminded_at,
        passed_on_at=row.passed_on_at,
    )
