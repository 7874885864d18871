"""Many accounts at once as rows: a round may reach ten thousand people in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.accounts import accounts, organisation_settings, outgoing_mail, sessions
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, new_id


@dataclass(frozen=True)
class Footing:
    """How an account stands. `been_here`: its owner has a password, or has been signed in lately."""

    account: AccountId
    shut: bool
    been_here: bool
    language: str | None


def add_missing_accounts(work: UnitOfWork, names: Mapping[str, str], now: datetime) -> None:
    """Make an account, with its name, for each of these addresses that has none."""
    rows = [
        {
            "tenant": work.tenant,
            "id": new_id(),
            "email": email,
            "name": name,
            "created_at": now,
            "sessions_valid_from": now,
        }
        for email, name in sorted(names.items())
    ]
    if rows:
        statement = pg.insert(accounts).on_conflict_do_nothing(index_elements=["tenant", "email"])
        work.connection.execute(statement, rows)


def footings_of(work: UnitOfWork, emails: Collection[str]) -> dict[str, Footing]:
    """How the accounts of these addresses stand; an address without one is left out."""
    usual = (
        sa.select(organisation_settings.c.language)
        .where(organisation_settings.c.tenant == work.tenant)
        .scalar_subquery()
    )
    own = sa.and_(sessions.c.tenant == accounts.c.tenant, sessions.c.account_id == accounts.c.id)
    been_here = sa.or_(accounts.c.password_hash.is_not(None), sa.exists().where(own)).label("been_here")
    asked = sa.select(
        accounts.c.id,
        accounts.c.email,
        accounts.c.disabled_at,
        sa.func.coalesce(accounts.c.language, usual).label("language"),
        been_here,
    ).where(accounts.c.tenant == work.tenant, accounts.c.email == _any_of(emails))
    return {
        row.email: Footing(AccountId(row.id), row.disabled_at is not None, row.been_here, row.language)
        for row in work.connection.execute(asked)
    }


def invited_since(work: UnitOfWork, emails: Collection[str], since: datetime) -> frozenset[str]:
    """To which of these addresses an invitation has gone, or is about to go, since then."""
    asked = sa.select(outgoing_mail.c.recipient).where(
        outgoing_mail.c.tenant == work.tenant,
        outgoing_mail.c.recipient == _any_of(emails),
        outgoing_mail.c.link_purpose == "invitation",
        outgoing_mail.c.created_at >= since,
    )
    return frozenset(work.connection.execute(asked).scalars())


def _any_of(emails: Collection[str]) -> sa.CollectionAggregate[bool]:
    # One value, however many there are: a statement takes no more than 65,535.
    return sa.any_(sa.literal(sorted(emails), pg.ARRAY(sa.Text)))
