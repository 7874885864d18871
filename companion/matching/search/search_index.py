"""The vectors of programmes in memory, built from the record and kept in step with it.

A programme's vectors are one large table that is never changed, and one small one of whoever changed since;
those hide what the large one still holds of them. So searches go on, unhindered and side by side, while
somebody's edit is taken in, and taking it in costs as much as the edit is large. When too much is hidden,
the large index is built anew.

What is in memory only proposes: a search checks whoever it found against the record in its own transaction.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from companion.db.unit_of_work import UnitOfWork
from companion.errors import SearchGettingReady
from companion.ids import PersonId, ProgrammeId, TenantId
from companion.matching.match import Bools, Ints
from companion.matching.search import vector_store
from companion.matching.search.model_change import InForce
from companion.matching.search.people_search import Look, Said
from companion.matching.search.statement_table import StatementTable
from embeddings.encoder import Encoder, Vectors
from embeddings.index import NumberedIndex, Vector

MOST_HIDDEN = 200
"""Up to this many people, or HIDDEN_SHARE of all, may have changed before the large index is built anew."""

HIDDEN_SHARE = 0.02

MOST_GETTING_READY = 4
"""Searches of one process that may at a time read a programme's vectors for the first time, which takes ten
seconds for 100,000 people, or wait for that; the others are told to come again. Each keeps a thread and a
transaction from whoever wants something else."""

RETRY_SECONDS = 5

_BYTES_OF_AN_ID = 400
"""What an id costs in the dictionaries around an index, measured."""

Key = tuple[TenantId, ProgrammeId, str]
MakeIndex = Callable[[str, int], NumberedIndex]


@dataclass(frozen=True)
class ProgrammeVectors:
    """Everybody who can be found in a programme, at one state of the record; see people_search.Statements.

    People and statements of the small table are numbered on from those of the large one.
    """

    large: StatementTable
    small: StatementTable
    hidden: frozenset[str]
    """People of whom the large table does not count: they changed, or are gone."""
    gone: frozenset[str]
    """Those of whom the small one does not count either."""
    revisions: Mapping[str, int]

    def look(self, query: Vector, k: int) -> Look:
        """The k nearest statements."""
        found = [
            _shown(table, shown, first, query, k)
            for table, shown, first in (
                (self.large, self._large_shown, 0),
                (self.small, self._small_shown, len(self.large.people)),
            )
        ]
        people = np.concatenate([one.people for one in found])
        cosines = np.concatenate([one.cosines for one in found])
        order = np.argsort(-cosines, kind="stable")[:k]
        return Look(people[order], cosines[order])

    def counts(self, people: Ints) -> Ints:
        """How many statements each of these people has."""
        counts: Ints = self._counts[people]
        return counts

    def said(self, queries: Vectors, people: Ints, *, roughly: bool = False) -> Said:
        """All statements of these people, those of the large table first."""
        split = len(self.large.people)
        of_large, of_small = people[people < split], people[people >= split] - split
        large, small = self.large.of(of_large), self.small.of(of_small)
        return Said(
            np.concatenate(
                [
                    np.repeat(of_large, self.large.counts[of_large]),
                    np.repeat(of_small + split, self.small.counts[of_small]),
                ]
            ),
            np.concatenate([large, small + len(self.large)]),
            np.concatenate(
                [
                    self.large.cosines(queries, large, roughly=roughly),
                    self.small.cosines(queries, small, roughly=roughly),
                ],
                axis=1,
            ),
        )

    def number(self, person: str) -> int | None:
        """Somebody's number; None where she cannot be found."""
        if person in self.small.place_of and person not in self.gone:
            return len(self.large.people) + self.small.place_of[person]
        return None if person in self.hidden else self.large.place_of.get(person)

    def person(self, person: int) -> str:
        """Somebody as the index spells people."""
        split = len(self.large.people)
        return self.large.people[person] if person < split else self.small.people[person - split]

    def statement(self, statement: int) -> str:
        """The id of a statement."""
        split = len(self.large)
        return self.large.id(statement) if statement < split else self.small.id(statement - split)

    def without(self, people: Collection[str]) -> ProgrammeVectors:
        """The same with some people gone."""
        known = {person: number for person, number in self.revisions.items() if person not in people}
        hidden, gone = self.hidden.union(people), self.gone.union(people)
        return replace(self, hidden=hidden, gone=gone, revisions=known)

    @property
    def bytes(self) -> int:
        """About how much memory it takes."""
        held = len(self.large.index) + len(self.small.index)
        return held * (4 * self.large.index.dimensions + _BYTES_OF_AN_ID)

    @cached_property
    def _counts(self) -> Ints:
        counts: Ints = np.concatenate([self.large.counts, self.small.counts])
        return counts

    @cached_property
    def _large_shown(self) -> Bools:
        return _all_but(self.large, self.hidden)

    @cached_property
    def _small_shown(self) -> Bools:
        return _all_but(self.small, self.gone)


def _all_but(table: StatementTable, people: Collection[str]) -> Bools:
    """Which people of a table count, (people,)."""
    shown = np.ones(len(table.people), dtype=np.bool_)
    shown[[table.place_of[person] for person in people if person in table.place_of]] = False
    return shown


def _shown(table: StatementTable, shown: Bools, first: int, query: Vector, k: int) -> Look:
    """The k nearest statements of those people of a table who count; `first` is the number of its first."""
    spare = int(table.counts[~shown].sum())
    people, cosines = table.look(query, k + spare)
    counts = shown[people]
    return Look(people[counts][:k] + first, cosines[counts][:k])


@dataclass
class _Entry:
    """One programme's vectors, and the state of the record that they were made from."""

    building: threading.Lock = field(default_factory=threading.Lock)
    vectors: ProgrammeVectors | None = None
    made_from: tuple[int, int] | None = None
    forgotten: set[str] = field(default_factory=set)

    def holds(self, wanted: tuple[int, int]) -> bool:
        """Whether it is as new as this state of the record, which may have been read before the last change.

        The vectors of a model that is not in force have no number that grows: see model_gate.
        """
        if self.made_from is None or wanted[1] < 0:
            return self.made_from == wanted
        return self.made_from[0] >= wanted[0] and self.made_from[1] >= wanted[1]


class Indexes:
    """The programmes of this process whose vectors are in memory, those searched last, up to a size."""

    def __init__(self, make: MakeIndex, *, most_megabytes: int = 2048) -> None:
        self._make = make
        self._most_bytes = most_megabytes * 1_000_000
        self._entries: OrderedDict[Key, _Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._getting_ready = threading.BoundedSemaphore(MOST_GETTING_READY)

    def of(
        self, work: UnitOfWork, programme: ProgrammeId, in_force: InForce, encoder: Encoder, *, people: int
    ) -> ProgrammeVectors:
        """The vectors of a programme as the record has them now, or had them when its state was read.

        `people` is the change of its people that it has come to. While another thread takes in a change, the
        state before is given to whoever comes meanwhile. Where there is none yet a few wait for it.

        Raises:
            SearchGettingReady: as many wait already as may.
        """
        entry = self._entry((work.tenant, programme, in_force.model.id))
        wanted = (people, in_force.generation)
        before = entry.vectors
        if before is not None and entry.holds(wanted):
            return before
        build = _Build(work, programme, in_force.model.id, encoder.dimensions, self._make)
        if before is None:
            found = self._at_first(entry, build, wanted)
        elif entry.building.acquire(blocking=False):
            found = self._brought_up(entry, build, wanted)
        else:
            return before
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

    def _at_first(self, entry: _Entry, build: _Build, wanted: tuple[int, int]) -> ProgrammeVectors:
        if not self._getting_ready.acquire(blocking=False):
            raise SearchGettingReady(retry_after_seconds=RETRY_SECONDS)
        try:
            entry.building.acquire()
            return self._brought_up(entry, build, wanted)
        finally:
            self._getting_ready.release()

    def _brought_up(self, entry: _Entry, build: _Build, wanted: tuple[int, int]) -> ProgrammeVectors:
        """The vectors as the record has them now; `building` is held, and let go."""
        try:
            if entry.vectors is None or not entry.holds(wanted):
                fresh = build.from_before(entry.vectors)
                with self._lock:
                    entry.vectors = fresh.without(entry.forgotten) if entry.forgotten else fresh
                    entry.made_from = wanted
            return entry.vectors
        finally:
            entry.building.release()

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
        small = self._read([person for person in hidden if person in revisions])
        return ProgrammeVectors(before.large, small, hidden, frozenset(), revisions)

    def _anew(self, revisions: Mapping[str, int]) -> ProgrammeVectors:
        nobody = StatementTable(self.make(self.model_id, self.dimensions), [])
        return ProgrammeVectors(self._read(None), nobody, frozenset(), frozenset(), revisions)

    def _read(self, among: Collection[str] | None) -> StatementTable:
        index = self.make(self.model_id, self.dimensions)
        read: list[str] = []
        with self.work.unbroken():
            for ids, vectors in vector_store.read_vectors(self.work, self.programme, self.model_id, among):
                index.add(ids, np.ascontiguousarray(vectors), model_id=self.model_id)
                read += ids
        return StatementTable(index, read)
