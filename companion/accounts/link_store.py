"""One-time links as rows, of whose secrets only the hashes are known."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from companion.accounts.links import LIFETIME, LinkPurpose, LinkToken
from companion.db.tables.accounts import one_time_links
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId


def add_link(
    work: UnitOfWork, token: LinkToken, account: AccountId, purpose: LinkPurpose, now: datetime
) -> None:
    """Store a link that was just made, and clear away those of the account that are too old."""
    old = one_time_links.c.expires_at <= now
    work.connection.execute(sa.delete(one_time_links).where(*_of_account(work, account), old))
    row = {
        "tenant": work.tenant,
        "id": token.link,
        "account_id": account,
        "purpose": purpose.value,
        "secret_hash": token.secret_hash(),
        "created_at": now,
        "expires_at": now + LIFETIME[purpose],
    }
    work.connection.execute(sa.insert(one_time_links).values(row))


def use_link(work: UnitOfWork, token: LinkToken, now: datetime) -> AccountId | None:
    """Use a link up; None where it cannot be used.

    It is one statement: of two at the same instant the second waits for the first, and then finds it used.
    """
    statement = (
        sa.update(one_time_links)
        .where(
            one_time_links.c.tenant == work.tenant,
            one_time_links.c.id == token.link,
            one_time_links.c.secret_hash == token.secret_hash(),
            one_time_links.c.used_at.is_(None),
            one_time_links.c.expires_at > now,
        )
        .values(used_at=now)
        .returning(one_time_links.c.account_id)
    )
    return work.connection.execute(statement).scalar()


def void_links(work: UnitOfWork, account: AccountId, now: datetime) -> None:
    """Let no link of an account work any more that was made until now."""
    unused = one_time_links.c.used_at.is_(None)
    work.connection.execute(
        sa.update(one_time_links).where(*_of_account(work, account), unused).values(used_at=now)
    )


def _of_account(work: UnitOfWork, account: AccountId) -> tuple[sa.ColumnElement[bool], ...]:
    return one_time_links.c.tenant == work.tenant, one_time_links.c.account_id == account
