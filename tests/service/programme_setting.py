"""Somebody who administers an organisation, and what she works with, for the tests of programmes."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from companion.access import Grant, Role, Viewer
from companion.clock import FixedClock
from companion.db.tables.accounts import accounts
from companion.db.tables.rounds import mentorships
from companion.db.unit_of_work import Database
from companion.ids import AccountId, PersonId, ProgrammeId, TenantId, new_id
from tests.service.round_rows import RoundDesk

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


def add_mentorship(desk: RoundDesk, mentee: PersonId, mentor: PersonId, *, ended: bool = False) -> None:
    """Let a pair begin, as a published round does, and perhaps end."""
    row = {
        "tenant": desk.tenant,
        "id": new_id(),
        "programme_id": desk.programme,
        "round_id": desk.round(),
        "mentee_id": mentee,
        "mentor_id": mentor,
        "began_at": CLOCK.now(),
        "ended_at": CLOCK.now() if ended else None,
    }
    with desk.database.transaction(desk.tenant) as work:
        work.connection.execute(sa.insert(mentorships).values(row))
