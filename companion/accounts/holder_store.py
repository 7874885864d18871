"""Who has a role in a programme, as rows."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from companion.access import Role
from companion.db.tables.accounts import accounts, role_grants
from companion.db.tables.people import people
from companion.db.unit_of_work import UnitOfWork
from companion.ids import AccountId, PersonId, ProgrammeId


@dataclass(frozen=True)
class Holder:
    """Somebody who has a role. `person` None: she takes part in nothing herself."""

    account: AccountId
    name: str
    email: str = field(repr=False)
    person: PersonId | None
    programme: ProgrammeId | None
    """For which the role was given; None: for all of the organisation."""


def holders_of(work: UnitOfWork, programme: ProgrammeId, role: Role) -> list[Holder]:
    """Who was given a role in a programme or everywhere, and can sign in; by name."""
    hers = sa.and_(people.c.tenant == accounts.c.tenant, people.c.email == accounts.c.email)
    given = sa.and_(role_grants.c.tenant == accounts.c.tenant, role_grants.c.account_id == accounts.c.id)
    asked = (
        sa.select(accounts.c.id, accounts.c.name, accounts.c.email, people.c.id, role_grants.c.programme_id)
        .select_from(accounts.join(role_grants, given).outerjoin(people, hers))
        .where(
            accounts.c.tenant == work.tenant,
            accounts.c.disabled_at.is_(None),
            role_grants.c.role == role.value,
            sa.or_(role_grants.c.programme_id.is_(None), role_grants.c.programme_id == programme),
        )
        .order_by(accounts.c.name, accounts.c.email, role_grants.c.programme_id.nulls_last())
    )
    found: dict[AccountId, Holder] = {}
    for account, name, email, person, where in work.connection.execute(asked):
        holder = Holder(AccountId(account), name or email, email, person, where)
        found.setdefault(holder.account, holder)
    return list(found.values())
