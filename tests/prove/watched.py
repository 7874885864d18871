"""A database that keeps nothing, and looks at the end of each transaction what it has done to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from companion.db.schema import walled_tables
from companion.db.unit_of_work import Database, UnitOfWork
from companion.ids import TenantId
from tests.api.world import CANARIES
from tests.private_words import SECRET

_TABLES = [table.name for table in walled_tables()]


class Watched(Database):
    """Rolled back after every transaction; `findings` hold what one of them did to another organisation."""

    def __init__(self, url: str, organisations: dict[TenantId, str]) -> None:
        super().__init__(url, secret=SECRET)
        self.organisations = organisations
        self.findings: list[str] = []
        self.looked = 0
        with self.operator() as connection:
            self.before = {tenant: state_of(connection, tenant) for tenant in organisations}

    @contextmanager
    def transaction(self, tenant: TenantId, limits: Sequence[str] = ()) -> Iterator[UnitOfWork]:
        """A transaction that is looked at and then rolled back."""
        with super().transaction(tenant, limits) as work, work.connection.begin_nested() as everything:
            yield work
            wrote = work.connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()").scalar()
            if wrote is not None:
                work.connection.exec_driver_sql("RESET ROLE")
                self.findings += self.look(work.connection, tenant)
            everything.rollback()

    def look(self, connection: sa.Connection, tenant: TenantId) -> list[str]:
        """What of other organisations is not as it was, and what of theirs stands in rows of this one."""
        self.looked += 1
        found = []
        for other, slug in self.organisations.items():
            if other == tenant:
                continue
            if state_of(connection, other) != self.before[other]:
                found.append(f"a transaction of another organisation changed rows of {slug}")
            found += [
                f"a word of {slug} was written into {table} of another"
                for table in holding(connection, tenant, slug)
            ]
        asked = sa.text(
            "SELECT args->>'tenant' FROM procrastinate_jobs WHERE args->>'tenant' IS DISTINCT FROM :own"
        )
        for whose in connection.execute(asked, {"own": str(tenant)}).scalars():
            found.append(f"a job was asked for in the name of {whose or 'nobody'}")
        return found


def state_of(connection: sa.Connection, tenant: TenantId) -> str:
    """A fingerprint of every row of an organisation, as the database's owner sees them."""
    each = " UNION ALL ".join(
        f"SELECT '{name}' || coalesce(sum(hashtextextended(t::text, 0)), 0) || '/' || count(*) AS one "
        f"FROM {name} t WHERE tenant = '{tenant}'"
        for name in _TABLES
    )
    return str(
        connection.exec_driver_sql(f"SELECT string_agg(one, ' ' ORDER BY one) FROM ({each}) e").scalar()
    )


def holding(connection: sa.Connection, tenant: TenantId, slug: str) -> list[str]:
    """The tables in which a word of another organisation stands in a row of this one."""
    each = " UNION ALL ".join(
        f"SELECT '{name}' AS name WHERE EXISTS (SELECT FROM {name} t WHERE tenant = '{tenant}' "
        f"AND strpos(lower(t::text), '{CANARIES[slug].lower()}') > 0)"
        for name in _TABLES
    )
    return list(connection.exec_driver_sql(each).scalars())
