"""Who asks in the tests of the API: accounts with roles, signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.access import Grant, Role, Viewer
from companion.accounts.session_store import add_session
from companion.accounts.session_token import SessionToken
from companion.clock import Clock, FixedClock
from companion.db.tables.accounts import accounts, role_grants
from companion.db.unit_of_work import Database
from companion.ids import AccountId, PersonId, ProgrammeId, TenantId, new_id

CLOCK = FixedClock(datetime(2026, 11, 23, 12, tzinfo=UTC))


@dataclass(frozen=True)
class Caller:
    """Somebody with a session."""

    viewer: Viewer
    token: str

    @property
    def headers(self) -> dict[str, str]:
        """What a program sends to be known."""
        return {"Authorization": f"Bearer {self.token}"}


def sign_in_as(
    database: Database,
    tenant: TenantId,
    role: Role | None = Role.ADMINISTRATOR,
    *,
    programme: ProgrammeId | None = None,
    person: PersonId | None = None,
    email: str | None = None,
    clock: Clock = CLOCK,
) -> Caller:
    """An account with one role, in one programme or everywhere, or with none; signed in just now.

    It is new, unless its address was written to already, as publishing does. `person` is tied to her by
    `email`, which must then be that person's.
    """
    account = AccountId(new_id())
    token = SessionToken.new(tenant)
    now = clock.now()
    with database.transaction(tenant) as work:
        row = {
            "tenant": tenant,
            "id": account,
            "email": email or f"{account.hex}@example.org",
            "name": "Nora North",
            "created_at": now,
            "sessions_valid_from": now,
        }
        made = pg.insert(accounts).values(row)
        again = made.on_conflict_do_update(index_elements=["tenant", "email"], set_={"name": row["name"]})
        account = AccountId(work.connection.execute(again.returning(accounts.c.id)).scalar_one())
        if role is not None:
            grant = {
                "tenant": tenant,
                "id": new_id(),
                "account_id": account,
                "programme_id": programme,
                "role": role.value,
                "granted_at": now,
            }
            work.connection.execute(sa.insert(role_grants).values(grant))
        add_session(work, token, account, now, timedelta(days=1))
    grants = frozenset() if role is None else frozenset({Grant(role, programme)})
    return Caller(Viewer(tenant, account, person, grants), token.text())
