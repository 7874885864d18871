"""Private addresses of calendars, of whose secrets only hashes are known, and what is wanted by mail."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.scheduling import calendar_feeds, meeting_wishes
from companion.db.unit_of_work import UnitOfWork
from companion.ids import PersonId

_KEYS = ["tenant", "person_id"]


def feed_since(work: UnitOfWork, person: PersonId) -> datetime | None:
    """Since when somebody has an address; None where she has none."""
    found: datetime | None = work.connection.execute(
        sa.select(calendar_feeds.c.made_at).where(*_hers(work, calendar_feeds, person))
    ).scalar()
    return found


def set_feed(work: UnitOfWork, person: PersonId, secret: UUID, secret_hash: bytes, now: datetime) -> None:
    """Store somebody's new address in the place of an old one."""
    values = {"secret_id": secret, "secret_hash": secret_hash, "made_at": now}
    adding = pg.insert(calendar_feeds).values({"tenant": work.tenant, "person_id": person, **values})
    work.connection.execute(adding.on_conflict_do_update(index_elements=_KEYS, set_=values))


def drop_feed(work: UnitOfWork, person: PersonId) -> bool:
    """Take somebody's address away; False where she had none."""
    gone = work.connection.execute(sa.delete(calendar_feeds).where(*_hers(work, calendar_feeds, person)))
    return gone.rowcount == 1


def owner_of_feed(work: UnitOfWork, secret: UUID, secret_hash: bytes) -> PersonId | None:
    """Whose address this is; None where it is nobody's."""
    asked = sa.select(calendar_feeds.c.person_id).where(
        calendar_feeds.c.tenant == work.tenant,
        calendar_feeds.c.secret_id == secret,
        calendar_feeds.c.secret_hash == secret_hash,
    )
    found = work.connection.execute(asked).scalar()
    return None if found is None else PersonId(found)


def wants_prep(work: UnitOfWork, person: PersonId) -> bool:
    """Whether somebody wants a mail on the day before a meeting."""
    asked = sa.select(meeting_wishes.c.prep_by_mail).where(*_hers(work, meeting_wishes, person))
    return bool(work.connection.execute(asked).scalar())


def set_wish(work: UnitOfWork, person: PersonId, prep_by_mail: bool, now: datetime) -> None:
    """Store what somebody wants."""
    values = {"prep_by_mail": prep_by_mail, "changed_at": now}
    adding = pg.insert(meeting_wishes).values({"tenant": work.tenant, "person_id": person, **values})
    work.connection.execute(adding.on_conflict_do_update(index_elements=_KEYS, set_=values))


def _hers(work: UnitOfWork, table: sa.Table, person: PersonId) -> tuple[sa.ColumnElement[bool], ...]:
    return table.c.tenant == work.tenant, table.c.person_id == person
