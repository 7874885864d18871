"""A database with one organisation of made-up people, as if they had been imported and embedded."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from companion.access import Grant, Role, Viewer
from companion.accounts.first_administrator import appoint_administrator
from companion.accounts.service import read_session, redeem_link
from companion.accounts.session_token import SessionToken
from companion.accounts.tenants import make_tenant
from companion.clock import SystemClock
from companion.db.unit_of_work import Database
from companion.ids import PersonId, ProgrammeId, TenantId, new_id
from companion.matching.search.embedding_service import embed_programme
from companion.matching.search.encoders import Encoders
from companion.programmes.charter import Charter
from companion.programmes.programme_service import make_programme
from embeddings.encoder import Encoder
from eval.finding_languages import ENGLISH
from eval.finding_people import Made

CLOCK = SystemClock()


@dataclass(frozen=True)
class Talked:
    """Where the conversations take place."""

    administrator: Viewer
    session: str
    """The administrator's, as the API asks for it."""
    slug: str
    programme: ProgrammeId
    people: Mapping[PersonId, Made]

    @property
    def tenant(self) -> TenantId:
        """The organisation."""
        return self.administrator.tenant

    def mentee(self, place: int) -> Viewer:
        """One of the mentees, signed in."""
        mentees = [one.id for one in self.people.values() if not one.is_mentor]
        grants = frozenset({Grant(Role.MENTEE, self.programme)})
        return Viewer(self.tenant, self.administrator.account, mentees[place], grants)


def add_programme(database: Database, people: Sequence[Made], rules: str = ENGLISH.rules) -> Talked:
    """An organisation with a programme and these people in it."""
    slug = f"made-{new_id().hex[:12]}"
    with database.operator() as connection:
        tenant = make_tenant(connection, slug, slug, clock=CLOCK)
    with database.transaction(tenant) as work:
        link = appoint_administrator(work, "nora@probe.example", clock=CLOCK, address="http://127.0.0.1")
        session = redeem_link(work, link, clock=CLOCK)
        viewer = read_session(work, SessionToken.parse(session), clock=CLOCK)
        made = make_programme(work, viewer, Charter(name="Made up"), rules=rules, clock=CLOCK)
    talked = Talked(viewer, session, slug, made.id, {one.id: one for one in people})
    with database.operator() as connection:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor:
            _add(cursor, talked)
            cursor.execute("ANALYZE")
    return talked


def embed(database: Database, talked: Talked, encoder: Encoder) -> None:
    """Have everybody's words embedded, as the worker does."""
    more = True
    while more:
        with database.transaction(talked.tenant) as work:
            more = embed_programme(
                work, talked.programme, encoders=Encoders(lambda _: encoder), clock=CLOCK
            ).more


def write_about(database: Database, talked: Talked, about: Mapping[PersonId, str]) -> None:
    """Put words into profiles, as an edit does."""
    with database.operator() as connection:
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor:
            for person, words in about.items():
                cursor.execute(
                    "UPDATE people SET about = %s, version = version + 1, updated_at = %s WHERE id = %s",
                    (words, CLOCK.now(), person),
                )
            cursor.execute("UPDATE programmes SET generation = generation + 1")


def _add(cursor: Any, talked: Talked) -> None:  # noqa: ANN401 - the driver's, which is not ours to import.
    now = CLOCK.now()
    columns = (
        "tenant, id, email, name, offers, experience, languages, location, time_zone, department, level, "
        "availability, attributes, created_at, updated_at"
    )
    with cursor.copy(f"COPY people ({columns}) FROM STDIN") as copy:
        for one in talked.people.values():
            copy.write_row(
                (talked.tenant, one.id, one.email, one.name, one.offers, one.experience, list(one.languages),
                 one.place, one.zone, one.department, one.level, json.dumps(one.availability), "{}", now, now)
            )  # fmt: skip
    columns = "tenant, programme_id, person_id, role, capacity, state, joined_at, changed_at"
    with cursor.copy(f"COPY participants ({columns}) FROM STDIN") as copy:
        for one in talked.people.values():
            role = "mentor" if one.is_mentor else "mentee"
            capacity = one.capacity if one.is_mentor else None
            copy.write_row((talked.tenant, talked.programme, one.id, role, capacity, "active", now, now))
