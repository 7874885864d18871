"""A programme's statements in the record itself: exact, and without memory, for a programme of any size."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa

from companion.db.tables.people import participants
from companion.db.tables.vectors import embedded_people
from companion.db.unit_of_work import UnitOfWork
from companion.ids import ProgrammeId
from companion.matching.searched_statements import vector_id
from companion.matching.vector_conditions import embedded_in, findable
from companion.matching.vector_store import index_of_record
from embeddings.index import Neighbour, Vector


class RecordStatements:
    """The statements of a programme in the record itself: exact, and without memory, for any programme."""

    def __init__(self, work: UnitOfWork, programme: ProgrammeId, model_id: str, dimensions: int) -> None:
        self._index = index_of_record(work, model_id, dimensions)
        self._ids_of: dict[str, list[str]] = {}
        asked = (
            sa.select(embedded_people.c.person_id, embedded_people.c.pieces)
            .select_from(participants.join(embedded_people, embedded_in(model_id, participants.c.person_id)))
            .where(*findable(work, programme))
        )
        for row in work.connection.execute(asked):
            self._ids_of[row.person_id.hex] = [vector_id(row.person_id, piece) for piece in row.pieces]
        ids = [id_ for of_one in self._ids_of.values() for id_ in of_one]
        # An organisation with one programme, as most are, is searched without naming every statement.
        self._among = None if len(ids) == len(self._index) else ids

    def nearest(self, query: Vector, k: int) -> list[Neighbour]:
        """See companion.matching.people_search.Statements."""
        return self._index.search(query, k, model_id=self._index.model_id, among=self._among)

    def of(self, people_: Collection[str]) -> Mapping[str, Sequence[str]]:
        """See companion.matching.people_search.Statements."""
        return {person: self._ids_of[person] for person in people_ if person in self._ids_of}

    def cosines(self, query: Vector, ids: Sequence[str]) -> Mapping[str, float]:
        """See companion.matching.people_search.Statements."""
        if not ids:
            return {}
        found = self._index.search(query, len(ids), model_id=self._index.model_id, among=ids)
        return {neighbour.id: neighbour.cosine for neighbour in found}
