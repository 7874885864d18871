"""A programme with people in it who can be matched, and what runs a round of it, for the tests of rounds."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from companion.access import Grant, Role, Viewer
from companion.clock import FixedClock
from companion.db.tables.accounts import accounts
from companion.db.tables.people import participants, people
from companion.db.tables.programmes import programmes
from companion.db.tables.records import audit_entries
from companion.db.unit_of_work import Database
from companion.explaining.stored_pairs import describe_pair
from companion.ids import AccountId, PersonId, ProgrammeId, RoundId, TenantId, new_id
from companion.matching.rounds import round_service, running_service
from companion.matching.rounds.pair_store import pairs_of
from companion.matching.rounds.round import DecisionKind, Pair
from companion.matching.rounds.scored_snapshots import ScoredSnapshots
from companion.matching.rounds.workbench import Workbench
from companion.matching.search.encoders import Encoders
from companion.programmes.charter import Charter
from companion.programmes.programme_service import make_programme
from tests.unit.small_programme import HandMade

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
CLOCK = FixedClock(START)
_WORDS = """
welding python budgets speaking grants research interviews painting chess gardens teaching law music
statistics writing negotiation hiring archives medicine translation cooking sailing photography maps
"""
WORDS = _WORDS.split()
_NAMES = "Ada Ben Cleo Dan Eva Flo Gil Hana Ida Jon Kim Lea Max Nia Ola Pia Rui Sam Tom Uma Vic Wen Yan Zoe"
NAMES = _NAMES.split()


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """Every SELECT that is sent meanwhile."""
    seen: list[str] = []

    def see(_connection, _cursor, statement, *_more) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", see)
    try:
        yield seen
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", see)


class TickingClock:
    """A clock that goes on by a second with every look, so that progress is always due."""

    def __init__(self) -> None:
        self._seconds = itertools.count()

    def now(self) -> datetime:
        return START + timedelta(seconds=next(self._seconds))


class RoundDesk:
    """One organisation with one programme, its administrator, and a bench with an encoder made by hand."""

    def __init__(self, database: Database, tenant: TenantId, *, rules: str = "") -> None:
        self.database, self.tenant = database, tenant
        self.bench = Workbench(ScoredSnapshots(Encoders(lambda _: HandMade())), describe_pair)
        self.admin = self.make_viewer(Role.ADMINISTRATOR)
        charter = Charter(name="Northlight")
        self.programme: ProgrammeId = self.call(
            make_programme, self.admin, charter, rules=rules, clock=CLOCK
        ).id
        self._numbers = itertools.count(1)
        self._random = random.Random(7)

    # ---- people ----------------------------------------------------------------------------------

    def make_viewer(
        self, role: Role, programme: ProgrammeId | None = None, person: PersonId | None = None
    ) -> Viewer:
        account = AccountId(new_id())
        row = {
            "tenant": self.tenant, "id": account, "email": f"{account.hex}@staff.example",
            "created_at": START, "sessions_valid_from": START,
        }  # fmt: skip
        with self.database.transaction(self.tenant) as work:
            work.connection.execute(sa.insert(accounts).values(row))
        return Viewer(self.tenant, account, person, frozenset({Grant(role, programme)}))

    def person(self, role: str = "mentee", *, capacity: int | None = None, **profile) -> PersonId:
        """Somebody new in the programme, with words of her own."""
        number = next(self._numbers)
        made = PersonId(new_id())
        some = self._random.sample(WORDS, 5)
        name = f"{NAMES[number % len(NAMES)]} Number{number}"
        row = {
            "tenant": self.tenant, "id": made, "email": f"p{number:04}@firm.example", "name": name,
            "availability": [], "attributes": {}, "created_at": START, "updated_at": START,
            "wants" if role == "mentee" else "offers": f"{some[0]} {some[1]}; {some[2]}",
            "goals" if role == "mentee" else "experience": f"{some[3]} and {some[4]}",
        } | profile  # fmt: skip
        part = {
            "tenant": self.tenant, "programme_id": self.programme, "person_id": made, "role": role,
            "capacity": capacity, "state": "active", "joined_at": START, "changed_at": START,
        }  # fmt: skip
        with self.database.transaction(self.tenant) as work:
            work.connection.execute(sa.insert(people).values(row))
            work.connection.execute(sa.insert(participants).values(part))
        return made

    def people(
        self, mentees: int, mentors: int, *, capacity: int = 1
    ) -> tuple[list[PersonId], list[PersonId]]:
        """Many at once: mentees and mentors."""
        return (
            [self.person("mentee") for _ in range(mentees)],
            [self.person("mentor", capacity=capacity) for _ in range(mentors)],
        )

    def change_state(self, person: PersonId, state: str) -> None:
        with self.database.transaction(self.tenant) as work:
            work.connection.execute(
                sa.update(participants).where(participants.c.person_id == person).values(state=state)
            )
            work.connection.execute(sa.update(programmes).values(generation=programmes.c.generation + 1))

    def erase(self, person: PersonId) -> None:
        with self.database.transaction(self.tenant) as work:
            work.connection.execute(sa.delete(people).where(people.c.id == person))

    # ---- rounds ----------------------------------------------------------------------------------

    def call(self, use_case: Callable, *arguments, **named):
        """A use case in a transaction of its own."""
        with self.database.transaction(self.tenant) as work:
            return use_case(work, *arguments, **named)

    def round(self) -> RoundId:
        """A new draft."""
        return self.call(round_service.make_round, self.admin, self.programme, clock=CLOCK).id

    def run(self, round_id: RoundId, *, clock=CLOCK, **more) -> None:
        """Ask for a run, and do what the worker does."""
        self.call(running_service.ask_for_run, self.admin, round_id, clock=clock)
        running_service.run_round(self.database, self.tenant, round_id, self.bench, clock, **more)

    def proposed(self) -> RoundId:
        """A round that has been run."""
        made = self.round()
        self.run(made)
        return made

    def view(self, round_id: RoundId) -> round_service.RoundState:
        return self.call(round_service.read_round, self.admin, round_id)

    def pairs(self, round_id: RoundId) -> set[Pair]:
        run = self.view(round_id).run
        return set() if run is None else set(self.call(pairs_of, run.id))

    def decide(self, round_id: RoundId, pair: Pair, kind: DecisionKind, note: str = ""):
        verdict = round_service.Verdict(kind, note)
        return self.call(round_service.decide, self.admin, round_id, pair, verdict, clock=CLOCK)

    def rows(self, table: sa.Table, *where):
        with self.database.transaction(self.tenant) as work:
            return work.connection.execute(sa.select(table).where(*where)).all()

    def audited(self) -> list[str]:
        with self.database.transaction(self.tenant) as work:
            asked = sa.select(audit_entries.c.action).order_by(audit_entries.c.number)
            return list(work.connection.execute(asked).scalars())
