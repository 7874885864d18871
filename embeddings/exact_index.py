"""The index as plainly as it can be written: compare with every vector. The oracle for all others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np

from embeddings.encoder import Vectors
from embeddings.index import Neighbour, Vector
from embeddings.index_rules import check_model, check_query, check_rows, exact_cosines, nearest


class ExactIndex:
    """Keeps vectors in a dictionary and scores every one of them at every search."""

    def __init__(self, model_id: str, dimensions: int) -> None:
        self.model_id = model_id
        self.dimensions = dimensions
        self._vectors: dict[str, Vector] = {}

    def __len__(self) -> int:
        return len(self._vectors)

    def add(self, ids: Sequence[str], vectors: Vectors, *, model_id: str) -> None:
        """Add or replace, (len(ids), dimensions)."""
        check_model(model_id, self.model_id)
        check_rows(ids, vectors, self.dimensions)
        self._vectors.update((id_, vector.copy()) for id_, vector in zip(ids, vectors, strict=True))

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these ids."""
        for id_ in ids:
            self._vectors.pop(id_, None)

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
