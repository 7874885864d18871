"""A programme in which a mentee talks, and what a process finds mentors with."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from companion.access import Role, Viewer
from companion.db.tables.programmes import programmes
from companion.db.unit_of_work import Database
from companion.finding import service
from companion.finding.service import ChipWish, Seen
from companion.finding.setting import FindingTools
from companion.ids import PersonId, TenantId
from companion.matching.choosing.asking_service import AskTools
from companion.matching.search.embedding_service import embed_programme
from companion.matching.search.encoders import Encoders
from companion.matching.search.search_index import Indexes
from embeddings.faiss_index import FaissIndex
from tests.api.word_encoder import WordEncoder
from tests.service.programme_setting import CLOCK
from tests.service.round_rows import RoundDesk


class Talk:
    """One mentee, Ada, who talks in one programme; mentors are added by name."""

    def __init__(self, database: Database, tenant: TenantId, *, rules: str = "", **profile) -> None:
        self.desk = RoundDesk(database, tenant, rules=rules)
        self.encoders = Encoders(lambda _: WordEncoder())
        self.tools = FindingTools(AskTools(Indexes(FaissIndex), self.encoders))
        given = {
            "name": "Ada Lee",
            "wants": "",
            "goals": "",
            "location": "Bath",
            "department": "Sales",
            "level": "Junior",
        }
        self.person = self.desk.person("mentee", **{**given, **profile})
        self.viewer = self.viewer_of(self.person)

    def viewer_of(self, person: PersonId, role: Role = Role.MENTEE) -> Viewer:
        return self.desk.make_viewer(role, self.desk.programme, person)

    def mentor(self, name: str, offers: str, *, capacity: int = 1, **profile) -> PersonId:
        return self.desk.person(
            "mentor", name=name, offers=offers, experience="", capacity=capacity, **profile
        )

    def embed(self) -> None:
        """What the worker does after people were added."""
        with self.desk.database.transaction(self.desk.tenant) as work:
            work.connection.execute(sa.update(programmes).values(generation=programmes.c.generation + 1))
        more = True
        while more:
            with self.desk.database.transaction(self.desk.tenant) as work:
                more = embed_programme(work, self.desk.programme, encoders=self.encoders, clock=CLOCK).more

    def say(self, message: str, viewer: Viewer | None = None) -> Seen:
        viewer = viewer or self.viewer
        heard = self.desk.call(
            service.hear, viewer, self.desk.programme, message, tools=self.tools, clock=CLOCK
        )
        return self.desk.call(
            service.answer, viewer, self.desk.programme, heard, tools=self.tools, clock=CLOCK
        )

    def look(self, viewer: Viewer | None = None) -> Seen:
        return self.desk.call(
            service.read_conversation,
            viewer or self.viewer,
            self.desk.programme,
            tools=self.tools,
            clock=CLOCK,
        )

    def change(self, seen: Seen, chip_id: str, kind=None, words=None) -> Seen:
        wish = ChipWish(kind, words, seen.version)
        return self.desk.call(
            service.change_chip,
            self.viewer,
            self.desk.programme,
            chip_id,
            wish,
            tools=self.tools,
            clock=CLOCK,
        )

    def drop(self, seen: Seen, chip_id: str, *, version: int | None = None) -> Seen:
        return self.desk.call(
            service.drop_chip, self.viewer, self.desk.programme, chip_id,
            expected_version=seen.version if version is None else version, tools=self.tools, clock=CLOCK,
        )  # fmt: skip

    def delete(self) -> None:
        self.desk.call(service.delete_conversation, self.viewer, self.desk.programme)

    def with_answering(self, answering) -> None:
        self.tools = replace(self.tools, answering=lambda _work, _programme, _mentee: answering)


def names(seen: Seen) -> list[str]:
    """Who is on the cards, in their order."""
    return [card.person.name for card in seen.cards]


def answered(seen: Seen) -> str:
    """What the last message was answered."""
    return " ".join(seen.turns[-1].answered)
