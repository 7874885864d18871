"""The index as plainly as it can be written: compare with every vector. The oracle for all others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from embeddings.encoder import Vectors
from embeddings.index import Cosines, Neighbour, Numbers, Seen, Vector
from embeddings.index_rules import check_model, check_query, check_rows, exact_cosines, nearest, rounded


class ExactIndex:
    """Keeps vectors in a dictionary and scores every one of them at every search."""

    def __init__(self, model_id: str, dimensions: int) -> None:
        self.model_id = model_id
        self.dimensions = dimensions
        self._vectors: dict[str, Vector] = {}
        self._ids: list[str] = []

    def __len__(self) -> int:
        return len(self._vectors)

    def add(self, ids: Sequence[str], vectors: Vectors, *, model_id: str) -> None:
        """Add or replace, (len(ids), dimensions)."""
        check_model(model_id, self.model_id)
        check_rows(ids, vectors, self.dimensions)
        self._vectors.update((id_, vector.copy()) for id_, vector in zip(ids, vectors, strict=True))
        self._ids = list(self._vectors)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these ids."""
        for id_ in ids:
            self._vectors.pop(id_, None)
        self._ids = list(self._vectors)

    def search(
        self, query: Vector, k: int, *, model_id: str, among: Collection[str] | None = None
    ) -> list[Neighbour]:
        """The k nearest, by comparing with every vector."""
        check_model(model_id, self.model_id)
        check_query(query, k, self.dimensions)
        wanted = self._vectors.keys() if among is None else self._vectors.keys() & set(among)
        known = [id_ for id_ in wanted if self._vectors[id_].any()]
        if not known or not query.any():
            return []
        return nearest(known, exact_cosines(np.stack([self._vectors[id_] for id_ in known]), query), k)

    def numbers(self, ids: Sequence[str]) -> Numbers:
        """The place of each id among all that are held."""
        place = {id_: number for number, id_ in enumerate(self._ids) if self._vectors[id_].any()}
        return np.array([place.get(id_, -1) for id_ in ids], dtype=np.int64)

    def look(self, query: Vector, k: int) -> Seen:
        """The k nearest, by number."""
        found = self.search(query, k, model_id=self.model_id)
        numbers = self.numbers([neighbour.id for neighbour in found])
        return Seen(numbers, np.array([neighbour.cosine for neighbour in found], dtype=np.float64))

    def cosines(self, queries: Vectors, numbers: Numbers) -> Cosines:
        """The cosine of each query with each of these vectors."""
        held = [self._vectors[self._ids[number]] for number in numbers.tolist()]
        rows = np.array(held, dtype=np.float32).reshape(len(held), self.dimensions)
        return rounded(
            np.array([exact_cosines(rows, query) for query in queries]).reshape(len(queries), len(held))
        )

    def rough_cosines(self, queries: Vectors, numbers: Numbers) -> Cosines:
        """The same, which is as quick as anything here."""
        return self.cosines(queries, numbers)
