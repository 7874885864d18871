"""A programme whose people can be searched, and an encoder to which texts that share words lie close."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import sqlalchemy as sa

from companion.access import Grant, Role, Viewer
from companion.db.tables.people import participants, people
from companion.db.tables.programmes import programmes
from companion.db.tables.vectors import embedded_people, vectors
from companion.db.unit_of_work import Database
from companion.ids import AccountId, PersonId, ProgrammeId, TenantId, new_id
from companion.matching.search.embedding_service import Portion, embed_programme
from companion.matching.search.encoders import Encoders
from companion.matching.search.search_index import Indexes
from companion.matching.search.search_service import Hit, search_people
from embeddings.encoder import Vectors
from embeddings.faiss_index import FaissIndex

START = datetime(2026, 11, 23, 12, tzinfo=UTC)


class TickingClock:
    """A clock that goes on by a second whenever it is asked."""

    def __init__(self) -> None:
        self.instant = START

    def now(self) -> datetime:
        self.instant += timedelta(seconds=1)
        return self.instant


class WordEncoder:
    """Each word has a direction of its own, and a text is the sum of its words."""

    def __init__(self, model_id: str = "words", dimensions: int = 64) -> None:
        self.model_id = model_id
        self.dimensions = dimensions
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        self.encoded += texts
        rows = [self._one(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimensions), dtype=np.float32)

    def _one(self, text: str) -> np.ndarray:
        total = np.zeros(self.dimensions)
        for word in re.findall(r"\w+", text.casefold()):
            seed = zlib.crc32(f"{self.model_id} {word}".encode())
            total += np.random.default_rng(seed).normal(size=self.dimensions)
        length = np.linalg.norm(total)
        return (total / length if length else total).astype(np.float32)


class Hall:
    """One organisation and one programme, its people, and a process of the service that searches them."""

    def __init__(self, database: Database, tenant: TenantId, *encoders: WordEncoder) -> None:
        self.database, self.tenant = database, tenant
        self.encoder = encoders[0] if encoders else WordEncoder()
        self.others = encoders[1:]
        self.clock = TickingClock()
        by_name = {"packaged": self.encoder} | {other.model_id: other for other in self.others}
        self.encoders = Encoders(lambda name: by_name[name])
        self.indexes = self.another_process()
        self.programme = self.make_programme()
        everywhere = frozenset({Grant(Role.ADMINISTRATOR, None)})
        self.viewer = Viewer(tenant, AccountId(new_id()), None, everywhere)

    @staticmethod
    def another_process(**options) -> Indexes:
        return Indexes(FaissIndex, **options)

    def make_programme(self) -> ProgrammeId:
        made = ProgrammeId(new_id())
        self._run(
            sa.insert(programmes).values(
                tenant=self.tenant, id=made, name="Northlight", form="one_on_one", version=1,
                created_at=START,
            )
        )  # fmt: skip
        return made

    def add(
        self,
        name: str,
        offers: str = "",
        *,
        experience: str = "",
        about: str = "",
        attributes: dict[str, str] | None = None,
        programme: ProgrammeId | None = None,
    ) -> PersonId:
        person, now = PersonId(new_id()), self.clock.now()
        row = {
            "tenant": self.tenant, "id": person, "email": f"{person.hex}@example.org", "name": name,
            "offers": offers, "experience": experience, "about": about, "availability": [],
            "attributes": attributes or {}, "created_at": now, "updated_at": now,
        }  # fmt: skip
        self._run(sa.insert(people).values(row))
        self.join(person, programme or self.programme)
        return person

    def join(self, person: PersonId, programme: ProgrammeId) -> None:
        row = {
            "tenant": self.tenant, "programme_id": programme, "person_id": person, "role": "mentor",
            "state": "active", "joined_at": START, "changed_at": START,
        }  # fmt: skip
        self._run(sa.insert(participants).values(row), self._raised(programme))

    def edit(self, person: PersonId, **fields: str) -> None:
        values = {**fields, "version": people.c.version + 1, "updated_at": self.clock.now()}
        self._run(sa.update(people).where(people.c.id == person).values(values), self._raised())

    def set_state(self, person: PersonId, state: str) -> None:
        who = participants.c.person_id == person
        self._run(sa.update(participants).where(who).values(state=state), self._raised())

    def erase(self, person: PersonId, *, forget: bool = True) -> None:
        with self.database.transaction(self.tenant) as work:
            work.connection.execute(self._raised())
            work.connection.execute(sa.delete(people).where(people.c.id == person))
            if forget:
                work.after_commit(lambda: self.indexes.forget(self.tenant, person))

    def embed_once(self, **options) -> Portion:
        with self.database.transaction(self.tenant) as work:
            return embed_programme(work, self.programme, encoders=self.encoders, clock=self.clock, **options)

    def embed(self) -> None:
        while self.embed_once().more:
            pass

    def search(
        self,
        question: str,
        k: int = 10,
        *,
        indexes: Indexes | None = None,
        programme: ProgrammeId | None = None,
        viewer: Viewer | None = None,
    ) -> list[Hit]:
        with self.database.transaction(self.tenant) as work:
            return search_people(
                work, viewer or self.viewer, programme or self.programme, question, k,
                indexes=indexes or self.indexes, encoders=self.encoders,
            )  # fmt: skip

    def names(self, question: str, k: int = 10, **options) -> list[str]:
        return [hit.name for hit in self.search(question, k, **options)]

    def rows(self, table: sa.Table, *where: sa.ColumnElement[bool]) -> list[sa.Row]:
        with self.database.transaction(self.tenant) as work:
            return list(work.connection.execute(sa.select(table).where(*where)).all())

    def pieces(self, person: PersonId) -> set[str]:
        return {row.piece for row in self.rows(vectors, vectors.c.person_id == person)}

    def embedded(self, person: PersonId) -> list[sa.Row]:
        return self.rows(embedded_people, embedded_people.c.person_id == person)

    def jobs(self) -> list[tuple[str, str]]:
        asked = "SELECT task_name, queueing_lock FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id"
        with self.database.operator() as connection:
            return [tuple(row) for row in connection.execute(sa.text(asked))]

    def clear_jobs(self) -> None:
        with self.database.operator() as connection:
            connection.execute(sa.text("DELETE FROM procrastinate_jobs"))

    def _raised(self, programme: ProgrammeId | None = None) -> sa.Update:
        own = programmes.c.id == (programme or self.programme)
        return sa.update(programmes).where(own).values(generation=programmes.c.generation + 1)

    def _run(self, *statements) -> None:
        with self.database.transaction(self.tenant) as work:
            for statement in statements:
                work.connection.execute(statement)
