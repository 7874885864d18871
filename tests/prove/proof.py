"""The proof that organisations are kept apart, and roles within one: whole, or until something is found."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import psycopg
import sqlalchemy as sa
from fastapi.testclient import TestClient

from companion.api import events
from companion.api.app import create_app
from companion.db.schema import walled_tables
from companion.db.tables.accounts import tenants
from companion.db.unit_of_work import Database
from companion.ids import new_id
from companion.matching.search.encoders import PACKAGED, Encoders
from companion.settings import Settings
from companion.wiring import Services
from tests.api.asking import request_for
from tests.api.callers import CLOCK
from tests.api.test_access_table import ROWS, ask, callers, routes
from tests.api.word_encoder import WordEncoder
from tests.api.world import Organisation
from tests.private_words import SECRET
from tests.prove.asked import questions
from tests.prove.canaries import Canaries
from tests.prove.catalogue import catalogue_findings
from tests.prove.furnished import columns_without_a_word, furnish, word_encoders
from tests.prove.heard import Heard, Listening, comparable, logged, secrets_of
from tests.prove.jobs_done import jobs_findings
from tests.prove.wall_tried import wall_findings
from tests.prove.watched import Watched
from tests.service_fixtures import address

_numbers = itertools.count()
BRIEFLY = ("administrator", "case_owner", "mentee", "elsewhere_administrator", "nobody")
"""Who asks where a sample is enough."""

LEAST_SEEN = {"administrator": 30, "case_owner": 20, "mentee": 15, "elsewhere_administrator": 14, "nobody": 2}
"""In how many columns each role finds words that it may read."""


class ProvingServices(Services):
    """Services with an encoder for every name."""

    @cached_property
    def encoders(self) -> Encoders:
        """Encoders of words."""
        return word_encoders(PACKAGED)


@dataclass(frozen=True)
class World:
    """Two organisations in a database that is cloned for each proof, and a third that has nothing."""

    server: str
    name: str
    north: Organisation
    south: Organisation
    canaries: Canaries

    @contextmanager
    def clone(self) -> Iterator[str]:
        """The address of a copy."""
        name = f"proof_{next(_numbers)}"
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {self.name}")
        try:
            yield address(self.server, name)
        finally:
            with psycopg.connect(self.server, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def build_world(server: str, template: str, folder: Path) -> World:
    """Furnish the world that every proof is made in.

    Raises:
        AssertionError: a text of some table has no word in it.
    """
    name, canaries = "isolation_world", Canaries()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    database = Database(address(server, name), secret=SECRET)
    north, south = (furnish(database, slug, folder, canaries) for slug in ("north-light", "south-light"))
    with database.operator() as connection:
        missing = {
            m for one in (north, south) for m in columns_without_a_word(connection, one.tenant, one.slug)
        }
        assert not missing, f"no word stands in {sorted(missing)}: see tests/prove/furnished.py"
        third = {"id": new_id(), "slug": "third", "name": "Third", "created_at": CLOCK.now()}
        connection.execute(sa.insert(tenants).values(third))
        connection.exec_driver_sql("DELETE FROM procrastinate_jobs")
    database.close()
    return World(server, name, north, south, canaries)


@dataclass
class Proof:
    """What one proof did and found. `plant` is done to a copy before anything is looked at."""

    world: World
    plant: Callable[[str], None] | None = None
    briefly: bool = False
    until_found: bool = False
    heard: Heard = field(default_factory=Heard)
    by: dict[str, list[str]] = field(default_factory=dict)

    def run(self, *only: str) -> Proof:
        """Make the proof, part by part; with names only these parts."""
        parts = (
            ("catalogue", self._catalogue),
            ("wall", self._wall),
            ("access table", self._table),
            ("words", self._words),
            ("words without the wall", self._words_without_wall),
            ("jobs", self._jobs),
        )
        for name, part in parts:
            if only and name not in only:
                continue
            with self.world.clone() as url:
                if self.plant is not None:
                    self.plant(url)
                found = part(url)
            if found:
                self.by[name] = found
            if self.until_found and self.by and name != "catalogue":
                break
        return self

    def _catalogue(self, url: str) -> list[str]:
        return catalogue_findings(url)

    def _wall(self, url: str) -> list[str]:
        return wall_findings(url, self.world.north, self.world.south)

    def _table(self, url: str) -> list[str]:
        north, south = self.world.north, self.world.south
        wrong = []
        with self._app(self._watched(url)) as client:
            if routes(client.app) != set(ROWS):  # type: ignore[arg-type]
                wrong.append(f"routes and rows differ: {sorted(routes(client.app) ^ set(ROWS))}")  # type: ignore[arg-type]
            who = callers(north, south)
            for (method, path), row in ROWS.items():
                asking = request_for(client.app, method, path, north)  # type: ignore[arg-type]
                for column, expected in row.items():
                    got = ask(client, asking, who[column]).status_code
                    if got != expected:
                        wrong.append(f"{method} {path} as {column}: {got}, not {expected}")
                    if self.until_found and wrong:
                        return wrong
        return wrong

    def _words(self, url: str) -> list[str]:
        """Everything asked with both there, and once more with one of them gone: the answers are the same.

        What each role must be seen to read is asked as well: a search in answers without words finds nothing.
        """
        told = self._all_asked(url, "own", "foreign", "mixed", "across")
        if self.until_found and self.heard.findings:
            return list(self.heard.findings)
        alone = Database(url)
        with alone.operator() as connection:
            connection.execute(sa.delete(tenants).where(tenants.c.id == self.world.south.tenant))
        alone.close()
        without = self._all_asked(url, "own")
        different = [what for what, text in without.items() if told[what] != text]
        silent = [
            f"{role} was told too little" for role, most in LEAST_SEEN.items() if self._places(role) < most
        ]
        changed = [f"{what}: another answer where others are there" for what in different]
        return [*self.heard.findings, *changed, *silent]

    def _places(self, role: str) -> int:
        return len(self.heard.seen_by.get(role, ()))

    def _words_without_wall(self, url: str) -> list[str]:
        """The code's own conditions must keep organisations apart where the wall has fallen."""
        with psycopg.connect(url, autocommit=True) as connection:
            for table in walled_tables():
                connection.execute(f"ALTER TABLE {table.name} NO FORCE ROW LEVEL SECURITY")
                connection.execute(f"ALTER TABLE {table.name} DISABLE ROW LEVEL SECURITY")
        before = list(self.heard.findings)
        self._all_asked(url, "own", "foreign", "mixed")
        return [found for found in self.heard.findings if found not in before]

    def _jobs(self, url: str) -> list[str]:
        return jobs_findings(url, self.world.north, self.world.south, self.world.canaries, ProvingServices)

    def _all_asked(self, url: str, *about: str) -> dict[str, str]:
        database = self._watched(url)
        north, south = self.world.north, self.world.south
        hidden = secrets_of(database, south.tenant)
        known = secrets_of(database, north.tenant).identities
        told: dict[str, str] = {}
        with self._app(database) as client, logged() as log:
            listening = Listening(client, database, self.world.canaries, north, hidden, self.heard)
            _warm(client, south)
            for number, question in enumerate(questions(client.app, north, south)):  # type: ignore[arg-type]
                if question.about not in about:
                    continue
                for role, caller in north.callers.items():
                    if self.briefly and role not in BRIEFLY:
                        continue
                    answer = listening.ask(question, role, caller.headers, log)
                    told[f"{number} {question.name} as {role}"] = comparable(answer, known)
                    if self.until_found and self.heard.findings:
                        return told
                told[f"{number} {question.name} as out"] = comparable(
                    listening.ask(question, "out", {}, log), known
                )
        return told

    def _watched(self, url: str) -> Watched:
        with psycopg.connect(url) as connection:
            there = {row[0] for row in connection.execute("SELECT id FROM tenants")}
        both = {one.tenant: one.slug for one in (self.world.north, self.world.south)}
        return Watched(url, {tenant: slug for tenant, slug in both.items() if tenant in there})

    @contextmanager
    def _app(self, database: Database) -> Iterator[TestClient]:
        events.LONGEST_SECONDS, before = 0.0, events.LONGEST_SECONDS
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(data_dir=Path(folder) / "data", cache_dir=Path(folder) / "cache")
            app = create_app(ProvingServices(database, settings, CLOCK, WordEncoder()))
            try:
                with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
                    yield client
            finally:
                events.LONGEST_SECONDS = before
                database.close()


def _warm(client: TestClient, south: Organisation) -> None:
    """Have the other organisation ask first, so that whatever is kept between requests holds what is hers."""
    for path in ("search?q=welding", "people?limit=1", "overview", "rounds"):
        client.get(
            f"/api/v1/programmes/{south.ids['programme_id']}/{path}",
            headers=south.callers["administrator"].headers,
        )
