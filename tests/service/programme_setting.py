"""Somebody who administers an organisation, and what she works with, for the tests of programmes."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from companion.access import Grant, Role, Viewer
from companion.clock import FixedClock
from companion.db.tables.accounts import accounts
from companion.db.unit_of_work import Database
from companion.ids import AccountId, PersonId, ProgrammeId, TenantId, new_id

CLOCK = FixedClock(datetime(2026, 11, 23, 12, tzinfo=UTC))


def make_viewer(
    database: Database,
    tenant: TenantId,
    role: Role = Role.ADMINISTRATOR,
    programme: ProgrammeId | None = None,
    person: PersonId | None = None,
) -> Viewer:
    """A signed-in account with one role, in one programme or in the whole organisation."""
    account = AccountId(new_id())
    with database.transaction(tenant) as work:
        row = {
            "tenant": tenant,
            "id": account,
            "email": f"{account.hex}@example.org",
            "name": "Nora North",
            "created_at": CLOCK.now(),
            "sessions_valid_from": CLOCK.now(),
        }
        work.connection.execute(sa.insert(accounts).values(row))
    return Viewer(tenant, account, person, frozenset({Grant(role, programme)}))
