"""The vectors of programmes in memory, built from the record and kept in step with it.

A programme's vectors are one large index that is never changed, and one small one of whoever changed since;
those hide what the large one still holds of them. So searches go on, unhindered and side by side, while
somebody's edit is taken in, and taking it in costs as much as the edit is large. When too much is hidden,
the large index is built anew.

What is in memory only proposes: a search checks whoever it found against the record in its own transaction.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound
from companion.ids import PersonId, ProgrammeId, TenantId
from companion.matching import vector_store
from companion.matching.model_change import InForce
from companion.matching.searched_statements import owner_of
from embeddings.encoder import Encoder
from embeddings.index import Neighbour, Vector, VectorIndex

MOST_HIDDEN = 200
"""Up to this many people, or HIDDEN_SHARE of all, may have changed before the large index is built anew."""

HIDDEN_SHARE = 0.02

_BYTES_OF_AN_ID = 400
"""What an id costs in the dictionaries around an index, measured."""

Key = tuple[TenantId, ProgrammeId, str]
MakeIndex = Callable[[str, int], VectorIndex]
IdsOf = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class ProgrammeVectors:
    """Everybody who can be found in a programme, at one state of the record; see people_search.Statements."""

    large: VectorIndex
    large_ids: IdsOf
    small: VectorIndex
    small_ids: IdsOf
    hidden: frozenset[str]
    """People of whom the large index does not count: they changed, or are gone."""
    revisions: Mapping[str, int]

    def nearest(self, query: Vector, k: int) -> list[Neighbour]:
        """The k nearest statements."""
        spare = sum(len(self.large_ids[person]) for person in self.hidden if person in self.large_ids)
        model = self.large.model_id
        found = [
            neighbour
            for neighbour in self.large.search(query, k + spare, model_id=model)
            if owner_of(neighbour.id) not in self.hidden
        ]
        found += self._shown_small(self.small.search(query, k + len(self.small), model_id=model))
        return sorted(found, key=lambda neighbour: (-neighbour.cosine, neighbour.id))[:k]

    def of(self, people: Collection[str]) -> Mapping[str, Sequence[str]]:
        """The ids of these people's statements."""
        return {person: ids for person in people if (ids := self._ids(person))}

    def cosines(self, query: Vector, ids: Sequence[str]) -> Mapping[str, float]:
        """The cosine of each of these statements."""
        known: dict[str, float] = {}
        for index in (self.large, self.small):
            if ids and len(index):
                found = index.search(query, len(ids), model_id=index.model_id, among=ids)
                # Of somebody who changed both may hold the same piece, which then has the same vector.
                known |= {neighbour.id: neighbour.cosine for neighbour in found}
        return known

    def without(self, people: Collection[str]) -> ProgrammeVectors:
        """The same with some people gone."""
        there = {person: ids for person, ids in self.small_ids.items() if person not in people}
        known = {person: number for person, number in self.revisions.items() if person not in people}
        return replace(self, small_ids=there, hidden=self.hidden.union(people), revisions=known)

    @property
    def bytes(self) -> int:
        """About how much memory it takes."""
        held = len(self.large) + len(self.small)
        return held * (4 * self.large.dimensions + _BYTES_OF_AN_ID)

    def _ids(self, person: str) -> Sequence[str]:
        if person in self.small_ids:
            return self.small_ids[person]
        return () if person in self.hidden else self.large_ids.get(person, ())

    def _shown_small(self, found: list[Neighbour]) -> list[Neighbour]:
        return [neighbour for neighbour in found if owner_of(neighbour.id) in self.small_ids]


@dataclass
class _Entry:
    """One programme's vectors, and the state of the record that they were made from."""

    building: threading.Lock = field(default_factory=threading.Lock)
    vectors: ProgrammeVectors | None = None
    made_from: tuple[int, int] | None = None
    forgotten: set[str] = field(default_factory=set)


class Indexes:
    """The programmes of this process whose vectors are in memory, those searched last, up to a size."""

    def __init__(self, make: MakeIndex, *, most_megabytes: int = 2048) -> None:
        self._make = make
        self._most_bytes = most_megabytes * 1_000_000
        self._entries: OrderedDict[Key, _Entry] = OrderedDict()
        self._lock = threading.Lock()

    def of(
        self, work: UnitOfWork, programme: ProgrammeId, in_force: InForce, encoder: Encoder
    ) -> ProgrammeVectors:
        """The vectors of a programme as the record has them now.

        While another thread takes in a change, the state before is given to whoever comes meanwhile.

        Raises:
            NotFound: there is no such programme.
        """
        people = vector_store.people_generation(work, programme)
        if people is None:
            raise NotFound(what="programme")
        entry = self._entry((work.tenant, programme, in_force.model.id))
        wanted = (people, in_force.generation)
        before = entry.vectors
        if before is not None and entry.made_from == wanted:
            return before
        if not entry.building.acquire(blocking=before is None):
            assert before is not None  # noqa: S101 - that is when it does not wait.
            return before
        try:
            if entry.vectors is None or entry.made_from != wanted:
                build = _Build(work, programme, in_force.model.id, encoder.dimensions, self._make)
                fresh = build.from_before(entry.vectors)
                with self._lock:
                    entry.vectors = fresh.without(entry.forgotten) if entry.forgotten else fresh
                    entry.made_from = wanted
            found = entry.vectors
        finally:
            entry.building.release()
        self._make_room()
        return found

    def forget(self, tenant: TenantId, person: PersonId) -> None:
        """Let somebody who was erased be found no more, at once; called when that is committed."""
        with self._lock:
            for (of_tenant, _, _), entry in self._entries.items():
                if of_tenant == tenant:
                    entry.forgotten.add(person.hex)
                    if entry.vectors is not None:
                        entry.vectors = entry.vectors.without({person.hex})

    @property
    def bytes(self) -> int:
        """About how much memory all of it takes."""
        with self._lock:
            return sum(entry.vectors.bytes for entry in self._entries.values() if entry.vectors is not None)

    def _entry(self, key: Key) -> _Entry:
        with self._lock:
            entry = self._entries.setdefault(key, _Entry())
            self._entries.move_to_end(key)
            return entry

    def _make_room(self) -> None:
        while self.bytes > self._most_bytes and len(self._entries) > 1:
            with self._lock:
                self._entries.popitem(last=False)


@dataclass(frozen=True)
class _Build:
    """Reads the vectors of one programme from the record."""

    work: UnitOfWork
    programme: ProgrammeId
    model_id: str
    dimensions: int
    make: MakeIndex

    def from_before(self, before: ProgrammeVectors | None) -> ProgrammeVectors:
        """The state of the record now, with the large index of before where little changed."""
        revisions = vector_store.revisions(self.work, self.programme, self.model_id)
        if before is None:
            return self._anew(revisions)
        changed = {
            person
            for person in before.revisions.keys() | revisions.keys()
            if before.revisions.get(person) != revisions.get(person)
        }
        hidden = before.hidden | changed
        if len(hidden) > max(MOST_HIDDEN, HIDDEN_SHARE * len(revisions)):
            return self._anew(revisions)
        small, small_ids = self._read([person for person in hidden if person in revisions])
        return replace(before, small=small, small_ids=small_ids, hidden=hidden, revisions=revisions)

    def _anew(self, revisions: Mapping[str, int]) -> ProgrammeVectors:
        large, large_ids = self._read(None)
        empty = self.make(self.model_id, self.dimensions)
        return ProgrammeVectors(large, large_ids, empty, {}, frozenset(), revisions)

    def _read(self, among: Collection[str] | None) -> tuple[VectorIndex, IdsOf]:
        index = self.make(self.model_id, self.dimensions)
        ids_of: dict[str, list[str]] = {}
        for ids, vectors in vector_store.read_vectors(self.work, self.programme, self.model_id, among):
            index.add(ids, np.ascontiguousarray(vectors), model_id=self.model_id)
            for id_ in ids:
                ids_of.setdefault(owner_of(id_), []).append(id_)
        return index, ids_of
