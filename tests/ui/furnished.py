"""An organisation as it looks in use: the sample programme with its people, and somebody of each role."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from importlib.resources import files

import sqlalchemy as sa

from companion.access import Grant, Role, Viewer
from companion.accounts import store as accounts
from companion.accounts.passwords import hash_password
from companion.accounts.signing_in import open_session
from companion.accounts.tenants import make_tenant
from companion.clock import SystemClock
from companion.db.tables.people import people
from companion.db.tables.rounds import rounds
from companion.db.unit_of_work import Database
from companion.explaining.stored_pairs import describe_pair
from companion.ids import AccountId, PersonId, ProgrammeId, RoundId, TenantId, new_id
from companion.matching.rounds import running_service
from companion.matching.rounds.scored_snapshots import ScoredSnapshots
from companion.matching.rounds.workbench import Workbench
from companion.matching.search.encoders import Encoders
from companion.people.importing_service import ImportFile, apply_import, plan_import
from companion.people.upload import private_file
from companion.programmes.charter import Charter
from companion.programmes.programme_service import make_programme, rules_in_force

CLOCK = SystemClock()
NORA = "nora.north@northlight.example"
CARL = "carl.case@northlight.example"
MENTEE = "aoi.fukuda@northlight.example"
MENTOR = "anjali.deshmukh-rao@northlight.example"
PHRASE = "correct horse battery"
SAMPLE = files("companion.sample")


@dataclass(frozen=True)
class Furnished:
    """What there is to sign in to."""

    tenant: TenantId
    programme: ProgrammeId
    admin: Viewer


def furnish(database: Database, *, with_people: bool = True) -> Furnished:
    """Make the organisation; without people it is as on the first day."""
    with database.operator() as connection:
        tenant = make_tenant(connection, "northlight", "Northlight", clock=CLOCK)
    admin = add_account(database, tenant, NORA, "Nora North", Grant(Role.ADMINISTRATOR, None))
    rules = SAMPLE.joinpath("programme.yaml").read_text(encoding="utf-8")
    charter = Charter(
        name="Northlight mentoring 2027",
        purpose="People find somebody who has been where they are going.",
        audience="Everybody at Northlight.",
    )
    with database.transaction(tenant) as work:
        programme = make_programme(work, admin, charter, rules=rules, clock=CLOCK).id
    add_account(database, tenant, CARL, "Carl Case", Grant(Role.CASE_OWNER, programme))
    for email, name, role in ((MENTEE, "Aoi Fukuda", Role.MENTEE), (MENTOR, "Anjali", Role.MENTOR)):
        add_account(database, tenant, email, name, Grant(role, programme))
    if with_people:
        import_people(database, tenant, admin, programme)
    return Furnished(tenant, programme, admin)


def import_people(
    database: Database, tenant: TenantId, admin: Viewer, programme: ProgrammeId, content: bytes | None = None
) -> None:
    """Import the sample, or another file."""
    given = content or SAMPLE.joinpath("people.csv").read_bytes()
    with private_file(io.BytesIO(given), "people.csv") as path, database.transaction(tenant) as work:
        file = ImportFile(path, statements=len(rules_in_force(work, programme).statements))
        planned = plan_import(work, admin, programme, file, clock=CLOCK)
        apply_import(work, admin, planned.record.id, clock=CLOCK)


def session_of(database: Database, tenant: TenantId, email: str) -> str:
    """The token of a session that has just begun."""
    with database.transaction(tenant) as work:
        owner = accounts.credentials_of_address(work, email)
        assert owner is not None
        return open_session(work, owner, by="test", clock=CLOCK)


def person_of(database: Database, tenant: TenantId, email: str) -> PersonId:
    """Somebody's identity."""
    with database.transaction(tenant) as work:
        asked = sa.select(people.c.id).where(people.c.email == email)
        return PersonId(work.connection.execute(asked).scalar_one())


def do_runs(database: Database, tenant: TenantId, encoder, stop: threading.Event) -> None:
    """What a worker does about rounds, until it is told to stop."""
    bench = Workbench(ScoredSnapshots(Encoders(lambda _: encoder)), describe_pair)
    while not stop.wait(0.2):
        do_asked_runs(database, tenant, bench)


def do_asked_runs(database: Database, tenant: TenantId, bench: Workbench) -> None:
    """Do every run that somebody has asked for."""
    for round_id in _asked_for(database, tenant):
        running_service.run_round(database, tenant, round_id, bench, CLOCK)


def _asked_for(database: Database, tenant: TenantId) -> list[RoundId]:
    with database.transaction(tenant) as work:
        asked = sa.select(rounds.c.id).where(rounds.c.progress.is_not(None))
        return [RoundId(found) for found in work.connection.execute(asked).scalars()]


def add_account(database: Database, tenant: TenantId, email: str, name: str, grant: Grant | None) -> Viewer:
    """Somebody who can sign in, with a role or with none."""
    account = AccountId(new_id())
    with database.transaction(tenant) as work:
        accounts.add_account(work, account, email, name, CLOCK.now())
        accounts.set_password_hash(work, account, hash_password(PHRASE))
        if grant:
            accounts.add_grant(work, account, grant, by=None, now=CLOCK.now())
    return Viewer(tenant, account, None, frozenset({grant} if grant else ()))
