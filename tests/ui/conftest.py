"""Organisations in each stage of a programme, made once; every test has a copy of its own to change."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import psycopg
import pytest
import sqlalchemy as sa
import streamlit as st
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from companion.api.app import create_app
from companion.db.unit_of_work import Database
from companion.explaining.stored_pairs import describe_pair
from companion.ids import RoundId
from companion.matching.rounds import round_service, running_service
from companion.matching.rounds.mentorship_service import publish
from companion.matching.rounds.round import RoundStatus
from companion.matching.rounds.scored_snapshots import ScoredSnapshots
from companion.matching.rounds.workbench import Workbench
from companion.matching.search.embedding_service import embed_programme
from companion.matching.search.encoders import Encoders
from companion.settings import Settings
from companion.wiring import Services
from tests.api.word_encoder import WordEncoder
from tests.private_words import SECRET
from tests.service_fixtures import address
from tests.ui.furnished import (
    CARL,
    CLOCK,
    MENTEE,
    MENTOR,
    NORA,
    Furnished,
    do_asked_runs,
    furnish,
    import_people,
    session_of,
)
from tests.ui.visiting import HERE, Visit

_numbers = itertools.count()
BENCH = Workbench(ScoredSnapshots(Encoders(lambda _: WordEncoder())), describe_pair)


def services_over(database: Database) -> Services:
    """What the service stands on, with a database of a test's."""
    return Services(database, Settings(public_address=HERE), CLOCK, WordEncoder())


@dataclass(frozen=True)
class Stage:
    """A database as it stands at one point of a programme, to be copied."""

    name: str
    furnished: Furnished
    sessions: dict[str, str]
    round: RoundId | None = None


@dataclass(frozen=True)
class PairOfTwo:
    """A mentee and a mentor."""

    mentee: str
    mentor: str
    mentee_name: str
    mentor_name: str

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.mentee}.{self.mentor}"


class House:
    """A copy of a stage with the service over it, and whoever visits its pages."""

    def __init__(self, stage: Stage, url: str, app: FastAPI) -> None:
        self.stage = stage
        self.database = Database(url, secret=SECRET)
        self.tenant = stage.furnished.tenant
        self.services = app.state.services = services_over(self.database)
        self.api = TestClient(app, base_url=HERE, raise_server_exceptions=False)

    def visit(self, email: str = NORA, place: str = "", **query: object) -> Visit:
        """Open a page as somebody."""
        return Visit(self.session(email)).open(place, **query)

    def session(self, email: str) -> str:
        """A session of somebody's; nobody's for ''."""
        return self.stage.sessions.get(email) or (email and session_of(self.database, self.tenant, email))

    def ask(self, method: str, path: str, email: str = NORA, **more: object) -> Response:
        """What somebody else does meanwhile, by the API."""
        headers = {"Authorization": f"Bearer {self.session(email)}", **more.pop("headers", {})}
        if method == "POST":
            headers.setdefault("Idempotency-Key", f"wish-of-a-test-{next(_numbers)}")
        answer = self.api.request(method, f"/api/v1{path}", headers=headers, **more)
        assert answer.is_success, answer.text
        return answer

    def pairs(self) -> list[PairOfTwo]:
        """The pairs of the round, as they are listed."""
        found = self.ask("GET", f"/rounds/{self.stage.round}/pairs?limit=200").json()["items"]
        return [
            PairOfTwo(one["mentee"]["id"], one["mentor"]["id"], one["mentee"]["name"], one["mentor"]["name"])
            for one in found
        ]

    def decide(self, pair: PairOfTwo, decision: str, note: str = "") -> None:
        """Decide about a pair."""
        path = f"/rounds/{self.stage.round}/decisions/{pair.mentee}/{pair.mentor}"
        self.ask("PUT", path, json={"decision": decision, "note": note})

    def id_of(self, name: str) -> str:
        """Somebody's identity."""
        return str(self.ask("GET", f"{self.path}/people?text={name}").json()["items"][0]["id"])

    def embed(self) -> None:
        """Make everybody's words searchable, as a worker does."""
        more, programme = True, self.stage.furnished.programme
        while more:
            with self.database.transaction(self.tenant) as work:
                more = embed_programme(work, programme, encoders=self.services.encoders, clock=CLOCK).more

    def spoil_trail(self) -> None:
        """Change an entry of the trail behind the service's back, as whoever owns the database could."""
        with self.database.operator() as connection:
            connection.execute(sa.text("UPDATE audit_entries SET action = 'round.closed' WHERE number = 2"))

    @property
    def path(self) -> str:
        """Where the API keeps the programme."""
        return f"/programmes/{self.stage.furnished.programme}"

    def break_table(self, name: str) -> None:
        """Have everything fail that needs this table."""
        with self.database.operator() as connection:
            connection.execute(sa.text(f"ALTER TABLE {name} RENAME TO {name}_elsewhere"))

    def work(self) -> None:
        """Do the runs that were asked for, as a worker does."""
        do_asked_runs(self.database, self.tenant, BENCH)


# ---- the stages ----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def grow(server_url: str) -> Callable[..., str]:
    """Makes a database out of another: gives its address, once nobody is connected to either."""

    def make(name: str, of: str) -> str:
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {of}")
        return address(server_url, name)

    return make


@pytest.fixture(scope="session")
def first_day(grow: Callable[..., str], template: str) -> Stage:
    """A programme without people."""
    database = Database(grow("ui_first_day", template))
    furnished = furnish(database, with_people=False)
    everybody = (NORA, CARL, MENTEE, MENTOR)
    sessions = {one: session_of(database, furnished.tenant, one) for one in everybody}
    database.close()
    return Stage("ui_first_day", furnished, sessions)


@pytest.fixture(scope="session")
def peopled(grow: Callable[..., str], first_day: Stage) -> Stage:
    """The people are there."""
    database = Database(grow("ui_peopled", first_day.name))
    made = first_day.furnished
    import_people(database, made.tenant, made.admin, made.programme)
    database.close()
    return replace(first_day, name="ui_peopled")


@pytest.fixture(scope="session")
def proposed(grow: Callable[..., str], peopled: Stage) -> Stage:
    """A round was run, and waits to be reviewed."""
    database = Database(grow("ui_proposed", peopled.name))
    made = peopled.furnished
    with database.transaction(made.tenant) as work:
        round_id = round_service.make_round(work, made.admin, made.programme, clock=CLOCK).id
        running_service.ask_for_run(work, made.admin, round_id, clock=CLOCK)
    do_asked_runs(database, made.tenant, BENCH)
    database.close()
    return replace(peopled, name="ui_proposed", round=round_id)


@pytest.fixture(scope="session")
def published(grow: Callable[..., str], proposed: Stage) -> Stage:
    """The round is published."""
    database = Database(grow("ui_published", proposed.name))
    made = proposed.furnished
    assert proposed.round is not None
    with database.transaction(made.tenant) as work:
        now = round_service.read_round(work, made.admin, proposed.round).round.version
        reviewed = round_service.change_status(
            work, made.admin, proposed.round, RoundStatus.REVIEWED, expected_version=now, clock=CLOCK
        )
        version = reviewed.version
        publish(work, made.admin, proposed.round, expected_version=version, clock=CLOCK, address=HERE)
    database.close()
    return replace(proposed, name="ui_published")


@pytest.fixture(scope="session")
def service(first_day: Stage, server_url: str) -> Iterator[FastAPI]:
    """The API, which is told by each test over which database it stands."""
    database = Database(address(server_url, first_day.name))
    yield create_app(services_over(database))
    database.close()


@pytest.fixture
def live(
    service: FastAPI, grow: Callable[..., str], server_url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Stage], House]]:
    """Moves into a copy of a stage: `live(published)`."""
    houses: list[tuple[str, House]] = []

    def move_in(stage: Stage) -> House:
        name = f"ui_{next(_numbers)}"
        house = House(stage, grow(name, stage.name), service)
        houses.append((name, house))
        monkeypatch.setattr("ui.client._connections", lambda _address: house.api)
        return house

    monkeypatch.setattr("ui.frame.session_token", lambda: st.user.get("session", ""))
    yield move_in
    with psycopg.connect(server_url, autocommit=True) as connection:
        for name, house in houses:
            house.database.close()
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
