"""A programme with people in it, files of people, and what counts statements, for the tests of people."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from companion.access import Grant, Role, Viewer
from companion.clock import FixedClock
from companion.db.tables.accounts import accounts
from companion.db.tables.people import participants, people
from companion.db.tables.programmes import programmes
from companion.db.unit_of_work import Database
from companion.ids import AccountId, PersonId, ProgrammeId, TenantId, new_id
from companion.people.importing_service import ImportFile, apply_import, plan_import
from companion.people.people_service import person_id_of

CLOCK = FixedClock(datetime(2026, 11, 23, 12, tzinfo=UTC))
LATER = FixedClock(CLOCK.now() + timedelta(hours=3))

HEADER = "name,email,role,wants,offers,languages,availability,capacity,values,site"
ADA = "Ada One,ada@x.example,mentee,public speaking,,English,Mon 9-12,,1 2 3 4 5 1,Oslo"
BEN = "Ben Two,ben@x.example,mentor,,welding,English; French,Wed 14-16,2,,Rome"
CID = "Cid Three,cid@x.example,both,chess,ice,fr,,1,5 5 5 5 5 5,Oslo"


class Desk:
    """One organisation, one programme and its administrator."""

    def __init__(self, database: Database, tenant: TenantId, folder: Path) -> None:
        self.database, self.tenant = database, tenant
        self.folder = folder / tenant.hex
        self.folder.mkdir()
        self._numbers = itertools.count()
        self.programme = self.make_programme("Northlight")
        self.viewer = self.make_viewer(Role.ADMINISTRATOR)

    def make_programme(self, name: str) -> ProgrammeId:
        made = ProgrammeId(new_id())
        row = {
            "tenant": self.tenant, "id": made, "name": name, "form": "one_on_one", "version": 1,
            "created_at": CLOCK.now(),
        }  # fmt: skip
        with self.database.transaction(self.tenant) as work:
            work.connection.execute(sa.insert(programmes).values(row))
        return made

    def make_viewer(
        self,
        role: Role | None,
        programme: ProgrammeId | None = None,
        person: PersonId | None = None,
        email: str | None = None,
    ) -> Viewer:
        account = AccountId(new_id())
        row = {
            "tenant": self.tenant, "id": account, "email": email or f"{account.hex}@staff.example",
            "name": "Nora North", "created_at": CLOCK.now(), "sessions_valid_from": CLOCK.now(),
        }  # fmt: skip
        with self.database.transaction(self.tenant) as work:
            work.connection.execute(sa.insert(accounts).values(row))
        grants = frozenset() if role is None else frozenset({Grant(role, programme)})
        return Viewer(self.tenant, account, person, grants)

    def file(self, *rows: str, header: str = HEADER, name: str = "people.csv") -> Path:
        # Two who upload at once have a file each.
        path = self.folder / str(next(self._numbers)) / name
        path.parent.mkdir()
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    def plan(self, *rows, viewer=None, programme=None, header=HEADER, revive=frozenset(), clock=CLOCK):
        file = ImportFile(self.file(*rows, header=header), statements=6, revive=revive)
        with self.database.transaction(self.tenant) as work:
            return plan_import(work, viewer or self.viewer, programme or self.programme, file, clock=clock)

    def apply(self, shown, *, viewer=None, confirm_gone=None, clock=CLOCK):
        with self.database.transaction(self.tenant) as work:
            wanted = shown.record.id
            return apply_import(work, viewer or self.viewer, wanted, confirm_gone=confirm_gone, clock=clock)

    def bring(self, *rows, **asked):
        return self.apply(self.plan(*rows, **asked), clock=asked.get("clock", CLOCK))

    def call(self, use_case, *arguments, **named):
        with self.database.transaction(self.tenant) as work:
            return use_case(work, *arguments, **named)

    def id_of(self, email: str) -> PersonId:
        found = self.call(person_id_of, email)
        assert found is not None
        return found

    def rows(self, table: sa.Table, *where):
        with self.database.transaction(self.tenant) as work:
            return work.connection.execute(sa.select(table).where(*where)).all()

    def generation(self, programme: ProgrammeId | None = None) -> int:
        (row,) = self.rows(programmes, programmes.c.id == (programme or self.programme))
        return row.generation

    def versions(self) -> dict[str, int]:
        return {row.email: row.version for row in self.rows(people)}

    def states(self, programme: ProgrammeId | None = None) -> dict[str, str]:
        here = participants.c.programme_id == (programme or self.programme)
        names = {row.id: row.email for row in self.rows(people)}
        return {names[row.person_id]: row.state for row in self.rows(participants, here)}

    def jobs(self) -> list[tuple[str, str]]:
        asked = "SELECT task_name, queueing_lock FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id"
        with self.database.operator() as connection:
            return [tuple(row) for row in connection.execute(sa.text(asked))]

    def clear_jobs(self) -> None:
        with self.database.operator() as connection:
            connection.execute(sa.text("DELETE FROM procrastinate_jobs"))


@contextmanager
def counted_statements(database: Database) -> Iterator[list[str]]:
    """Every statement that is sent while the block runs, but for what begins a transaction."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            sent.append(statement)

    engine = database._engine
    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)
