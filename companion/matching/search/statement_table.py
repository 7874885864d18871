"""Statements in memory by number: an index of their vectors, and whose each of them is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from companion.matching.match import Ints
from companion.matching.search.searched_statements import owner_of
from embeddings.encoder import Vectors
from embeddings.index import Cosines, NumberedIndex, Vector


class StatementTable:
    """Everybody's statements at one moment; it is never changed. Person p is people[p], in order.

    A statement whose words the model does not know (its vector is zero) is not among them.
    """

    def __init__(self, index: NumberedIndex, ids: Sequence[str]) -> None:
        """`ids` of all that the index holds."""
        self.index = index
        self._ids = sorted(ids)
        numbers = index.numbers(self._ids)
        known = np.flatnonzero(numbers >= 0)
        self._ids = [self._ids[place] for place in known.tolist()]
        self._numbers = numbers[known]
        owners = [owner_of(id_) for id_ in self._ids]
        self.people = sorted(set(owners))
        self.place_of = {person: place for place, person in enumerate(self.people)}
        self._owner = np.fromiter((self.place_of[one] for one in owners), dtype=np.int64, count=len(owners))
        self.counts: Ints = np.bincount(self._owner, minlength=len(self.people))
        self._starts = np.cumsum(self.counts) - self.counts
        self._place_of_number = np.zeros(int(self._numbers.max(initial=-1)) + 1, dtype=np.int64)
        self._place_of_number[self._numbers] = np.arange(len(self._ids))

    def __len__(self) -> int:
        return len(self._ids)

    def look(self, query: Vector, k: int) -> tuple[Ints, Cosines]:
        """Whose the k nearest statements are, and their cosines, off by ROUGH at most, highest first."""
        if not len(self):
            return np.empty(0, dtype=np.int64), np.empty(0)
        seen = self.index.look(query, k)
        return self._owner[self._place_of_number[seen.numbers]], seen.cosines

    def of(self, people: Ints) -> Ints:
        """The statements of these people, person by person, each person's by id."""
        counts = self.counts[people]
        first = np.repeat(self._starts[people] - (np.cumsum(counts) - counts), counts)
        statements: Ints = first + np.arange(len(first))
        return statements

    def cosines(self, queries: Vectors, statements: Ints, *, roughly: bool) -> Cosines:
        """The cosine of each query with each statement, (queries, statements)."""
        compute = self.index.rough_cosines if roughly else self.index.cosines
        return compute(queries, self._numbers[statements])

    def id(self, statement: int) -> str:
        """The id of a statement."""
        return self._ids[statement]
