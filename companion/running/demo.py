"""The sample programme, brought through the service as its people would: imported, matched, published.

Every step is the use case that the pages call, and the round is run by the worker.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from companion.access import Role, Viewer
from companion.accounts.first_administrator import appoint_administrator
from companion.accounts.operator_service import hand_over_link
from companion.accounts.own_name import choose_name
from companion.accounts.service import read_session, redeem_link, set_password
from companion.accounts.session_token import SessionToken
from companion.accounts.tenants import list_tenants, make_tenant
from companion.clock import Clock
from companion.db.unit_of_work import Database, UnitOfWork
from companion.errors import DemoFailed, DemoNotEmpty
from companion.ids import PersonId, ProgrammeId, TenantId
from companion.matching.reviewing.review_service import pairs_page
from companion.matching.rounds.mentorship_service import publish
from companion.matching.rounds.round import Round, RoundStatus
from companion.matching.rounds.round_service import change_status, make_round, read_round, watch_round
from companion.matching.rounds.running_service import ask_for_run
from companion.people.importing_service import ImportFile, apply_import, plan_import
from companion.people.people_service import read_person
from companion.programmes.charter import Charter
from companion.programmes.programme_service import make_programme, rules_in_force
from companion.running.demo_pair import live_a_little
from companion.sample import pair_life, people_path, programme_path

ORGANISATION, SLUG = "Northlight", "northlight"
ADMINISTRATOR, ADMINISTRATOR_NAME = "programme@northlight.example", "Programme office"
ROUND_SECONDS = 180.0
_LOOK_AGAIN_SECONDS = 0.2
_MOST_PAIRS = 500


@dataclass(frozen=True)
class SignIn:
    """How to sign in as somebody of the sample programme."""

    role: str
    name: str
    email: str
    password: str


def refuse_used(database: Database) -> None:
    """Make sure that the demo gets a database without anybody in it.

    Raises:
        DemoNotEmpty: there is an organisation.
    """
    with database.outside() as connection:
        if list_tenants(connection):
            raise DemoNotEmpty


def load_demo(database: Database, *, clock: Clock, address: str, say: Callable[[str], None]) -> list[SignIn]:
    """Load the sample programme into an empty database; gives a sign-in for each of the three roles.

    A worker must be running: it matches.

    Raises:
        DemoNotEmpty: there is an organisation already.
        DemoFailed: the round was not run.
    """
    refuse_used(database)
    with database.operator() as connection:
        tenant = make_tenant(connection, SLUG, ORGANISATION, clock=clock)
    stage = _Stage(database, tenant, clock, address)
    office, administrator = stage.office()
    say("Importing the people of Northlight.")
    programme = stage.make_programme(administrator)
    say("Matching them.")
    found = stage.run(administrator, programme)
    say("Publishing the round.")
    return [office, *stage.publish(administrator, found)]


@dataclass(frozen=True)
class _Stage:
    database: Database
    tenant: TenantId
    clock: Clock
    address: str

    def office(self) -> tuple[SignIn, Viewer]:
        """The administrator, and what she may do."""
        with self.database.transaction(self.tenant) as work:
            link = appoint_administrator(work, ADMINISTRATOR, clock=self.clock, address=self.address)
            password, viewer = self._choose_password(work, link)
            choose_name(work, viewer, ADMINISTRATOR_NAME, clock=self.clock)
        return SignIn("Administrator", ADMINISTRATOR_NAME, ADMINISTRATOR, password), viewer

    def make_programme(self, viewer: Viewer) -> ProgrammeId:
        """The programme with its rules and its people."""
        rules = programme_path().read_text(encoding="utf-8")
        with self.database.transaction(self.tenant) as work:
            made = make_programme(work, viewer, _charter(), rules=rules, clock=self.clock)
            statements = len(rules_in_force(work, made.id).statements)
            file = ImportFile(people_path(), statements=statements)
            planned = plan_import(work, viewer, made.id, file, clock=self.clock)
        with self.database.transaction(self.tenant) as work:
            apply_import(work, viewer, planned.record.id, clock=self.clock)
        return made.id

    def run(self, viewer: Viewer, programme: ProgrammeId) -> Round:
        """A round that was run by the worker."""
        with self.database.transaction(self.tenant) as work:
            made = make_round(work, viewer, programme, clock=self.clock)
            ask_for_run(work, viewer, made.id, clock=self.clock)
        ends = time.monotonic() + ROUND_SECONDS
        while True:
            with self.database.transaction(self.tenant) as work:
                found = watch_round(work, viewer, made.id)
            if found.trouble:
                raise DemoFailed(why=found.trouble.rstrip("."))
            if not found.is_running:
                return found
            if time.monotonic() > ends:
                raise DemoFailed(why="The worker did not finish the round in time")
            time.sleep(_LOOK_AGAIN_SECONDS)

    def publish(self, viewer: Viewer, found: Round) -> list[SignIn]:
        """The round at work, and a sign-in for a mentee and for her mentor."""
        with self.database.transaction(self.tenant) as work:
            version = read_round(work, viewer, found.id).round.version
            reviewed = change_status(
                work, viewer, found.id, RoundStatus.REVIEWED, expected_version=version, clock=self.clock
            )
            publish(
                work,
                viewer,
                found.id,
                expected_version=reviewed.version,
                clock=self.clock,
                address=self.address,
            )
            pairs = pairs_page(work, viewer, found.id, limit=_MOST_PAIRS)
        closest = max(pairs, key=lambda row: row.total).pair
        mentee, her = self._come_in(viewer, Role.MENTEE, closest.mentee)
        mentor, his = self._come_in(viewer, Role.MENTOR, closest.mentor)
        if (mentee.email, mentor.email) == (pair_life.MENTEE, pair_life.MENTOR):
            with self.database.transaction(self.tenant) as work:
                live_a_little(work, her, his, clock=self.clock)
        return [mentee, mentor]

    def _come_in(self, viewer: Viewer, role: Role, person: PersonId) -> tuple[SignIn, Viewer]:
        """A password for somebody who was told of her match, and so has an account."""
        with self.database.transaction(self.tenant) as work:
            profile = read_person(work, viewer, person).profile
            link = hand_over_link(work, profile.email, clock=self.clock, address=self.address)
            password, own = self._choose_password(work, link)
        return SignIn(role.value.capitalize(), profile.name, profile.email, password), own

    def _choose_password(self, work: UnitOfWork, link: str) -> tuple[str, Viewer]:
        """Use a link, as its owner would, to choose a password, which is random."""
        token = SessionToken.parse(redeem_link(work, link, clock=self.clock))
        viewer = read_session(work, token, clock=self.clock)
        password = secrets.token_urlsafe(12)
        set_password(work, viewer, token, password, clock=self.clock)
        return password, viewer


def _charter() -> Charter:
    return Charter(
        name="Northlight mentoring 2027",
        purpose="People who are new to something find somebody who has been there.",
        audience="Everybody at Northlight, in every office and on every coast.",
        starts_on=date(2027, 1, 11),
        ends_on=date(2027, 12, 17),
        span_months=11,
    )
