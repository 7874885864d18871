"""Sessions as rows: one question tells who somebody is and what she may do.

That question looks into the tables of people too, for the person with the address of the account and for
what she is in her programmes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from companion.access import Grant
from companion.accounts.session import IDLE, SEEN_EVERY, SessionTimes
from companion.accounts.session_token import SessionToken
from companion.accounts.store import grants_column, parts_column, read_grants, read_parts
from companion.db.tables.accounts import accounts, sessions
from companion.db.tables.people import people
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, PersonId, SessionId


@dataclass(frozen=True)
class StoredSession:
    """A session with all that is needed to let somebody in."""

    account: AccountId
    secret_hash: bytes
    times: SessionTimes
    disabled: bool
    person: PersonId | None
    grants: frozenset[Grant]
    """Her roles: those that were given, and those that come with taking part in a programme."""
    language: str | None = None


def _find() -> sa.Select[Any]:
    person = sa.and_(people.c.tenant == accounts.c.tenant, people.c.email == accounts.c.email)
    account = sa.and_(accounts.c.tenant == sessions.c.tenant, accounts.c.id == sessions.c.account_id)
    return (
        sa.select(
            sessions.c.account_id,
            sessions.c.secret_hash,
            sessions.c.created_at,
            sessions.c.last_seen_at,
            sessions.c.expires_at,
            sessions.c.ended_at,
            accounts.c.sessions_valid_from,
            accounts.c.disabled_at,
            accounts.c.language,
            people.c.id.label("person_id"),
            grants_column(sessions.c.account_id, sessions.c.tenant),
            parts_column(accounts.c.email, accounts.c.tenant),
        )
        .select_from(sessions.join(accounts, account).outerjoin(people, person))
        .where(sessions.c.tenant == sa.bindparam("of_tenant"), sessions.c.id == sa.bindparam("wanted"))
    )


# Every request asks it; to put it together anew would take longer than its answer.
_FIND = _find()


def add_session(
    work: UnitOfWork, token: SessionToken, account: AccountId, begins: datetime, lasts: timedelta
) -> None:
    """Store a session that begins."""
    row = {
        "tenant": work.tenant,
        "id": token.session,
        "account_id": account,
        "secret_hash": token.secret_hash(),
        "created_at": begins,
        "last_seen_at": begins,
        "expires_at": begins + lasts,
    }
    work.connection.execute(sa.insert(sessions).values(row))


def find_session(work: UnitOfWork, session: SessionId) -> StoredSession | None:
    """A session, its account's state and roles, and the person of the same address."""
    row = work.connection.execute(_FIND, {"of_tenant": work.tenant, "wanted": session}).first()
    if row is None:
        return None
    times = SessionTimes(
        row.created_at, row.last_seen_at, row.expires_at, row.ended_at, row.sessions_valid_from
    )
    return StoredSession(
        row.account_id,
        bytes(row.secret_hash),
        times,
        row.disabled_at is not None,
        row.person_id,
        read_grants(row.grants) | read_parts(row.parts),
        row.language,
    )


def mark_seen(work: UnitOfWork, session: SessionId, now: datetime) -> None:
    """Write the last use down; where another request is just doing so, leave it to that one."""
    mine = (
        sa.select(sessions.c.id)
        .where(
            sessions.c.tenant == work.tenant,
            sessions.c.id == session,
            sessions.c.last_seen_at <= now - SEEN_EVERY,
        )
        .with_for_update(skip_locked=True)
    )
    work.connection.execute(
        sa.update(sessions)
        .where(sessions.c.tenant == work.tenant, sessions.c.id.in_(mine))
        .values(last_seen_at=now)
    )


def end_session(work: UnitOfWork, session: SessionId, account: AccountId, now: datetime) -> None:
    """End one session of an account."""
    _end(work, account, now, sessions.c.id == session)


def end_sessions(work: UnitOfWork, account: AccountId, now: datetime) -> None:
    """End every session of an account."""
    _end(work, account, now, sa.true())


def drop_old_sessions(work: UnitOfWork, account: AccountId, now: datetime) -> None:
    """Clear away an account's sessions that are over."""
    over = sa.or_(
        sessions.c.ended_at.is_not(None),
        sessions.c.expires_at <= now,
        sessions.c.last_seen_at <= now - IDLE,
    )
    work.connection.execute(
        sa.delete(sessions).where(sessions.c.tenant == work.tenant, sessions.c.account_id == account, over)
    )


def has_had_session(work: UnitOfWork, account: AccountId) -> bool:
    """Whether somebody is or was lately signed in with this account."""
    found = sa.select(sa.exists().where(sessions.c.tenant == work.tenant, sessions.c.account_id == account))
    return bool(work.connection.execute(found).scalar())


def _end(work: UnitOfWork, account: AccountId, now: datetime, which: sa.ColumnElement[bool]) -> None:
    work.connection.execute(
        sa.update(sessions)
        .where(
            sessions.c.tenant == work.tenant,
            sessions.c.account_id == account,
            sessions.c.ended_at.is_(None),
            which,
        )
        .values(ended_at=now)
    )
