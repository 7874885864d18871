"""A programme's statements in the record itself: exact, and without memory, for a programme of any size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import sqlalchemy as sa

from companion.db.tables.people import participants
from companion.db.tables.vectors import embedded_people
from companion.db.unit_of_work import UnitOfWork
from companion.ids import ProgrammeId
from companion.matching.match import Ints
from companion.matching.search.people_search import Look, Said
from companion.matching.search.searched_statements import owner_of, vector_id
from companion.matching.search.vector_conditions import embedded_in, findable
from companion.matching.search.vector_store import index_of_record
from embeddings.encoder import Vectors
from embeddings.index import Vector


class RecordStatements:
    """The statements of a programme in the record itself: exact, and without memory, for any programme."""

    def __init__(self, work: UnitOfWork, programme: ProgrammeId, model_id: str, dimensions: int) -> None:
        self._index = index_of_record(work, model_id, dimensions)
        self._people: list[str] = []
        self._ids_of: list[list[str]] = []
        asked = (
            sa.select(embedded_people.c.person_id, embedded_people.c.pieces)
            .select_from(participants.join(embedded_people, embedded_in(model_id, participants.c.person_id)))
            .where(*findable(work, programme))
        )
        for row in work.connection.execute(asked):
            self._people.append(row.person_id.hex)
            self._ids_of.append(sorted(vector_id(row.person_id, piece) for piece in row.pieces))
        self._place_of = {person: place for place, person in enumerate(self._people)}
        ids = self._ids = [id_ for of_one in self._ids_of for id_ in of_one]
        self._number_of = {id_: number for number, id_ in enumerate(ids)}
        # An organisation with one programme, as most are, is searched without naming every statement.
        self._among = None if len(ids) == len(self._index) else ids

    def look(self, query: Vector, k: int) -> Look:
        """See companion.matching.search.people_search.Statements."""
        seen = self._index.search(query, k, model_id=self._index.model_id, among=self._among)
        people = [self._place_of[owner_of(neighbour.id)] for neighbour in seen]
        return Look(np.array(people, dtype=np.int64), np.array([neighbour.cosine for neighbour in seen]))

    def counts(self, people_: Ints) -> Ints:
        """See companion.matching.search.people_search.Statements."""
        return np.array([len(self._ids_of[person]) for person in people_.tolist()], dtype=np.int64)

    def said(self, queries: Vectors, people_: Ints, *, roughly: bool = False) -> Said:
        """See companion.matching.search.people_search.Statements."""
        ids = [id_ for person in people_.tolist() for id_ in self._ids_of[person]]
        cosines = [self._cosines(query, ids) for query in queries]
        known = [id_ for id_ in ids if all(id_ in of_query for of_query in cosines)]
        return Said(
            np.array([self._place_of[owner_of(id_)] for id_ in known], dtype=np.int64),
            np.array([self._number_of[id_] for id_ in known], dtype=np.int64),
            np.array([[of_query[id_] for id_ in known] for of_query in cosines]).reshape(len(queries), -1),
        )

    def person(self, person: int) -> str:
        """See companion.matching.search.people_search.Statements."""
        return self._people[person]

    def statement(self, statement: int) -> str:
        """See companion.matching.search.people_search.Statements."""
        return self._ids[statement]

    def _cosines(self, query: Vector, ids: Sequence[str]) -> Mapping[str, float]:
        if not ids:
            return {}
        found = self._index.search(query, len(ids), model_id=self._index.model_id, among=ids)
        return {neighbour.id: neighbour.cosine for neighbour in found}
