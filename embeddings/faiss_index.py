"""Exact nearest neighbours by FAISS: a flat inner product with a filter, in memory.

FAISS fills up with id -1, orders equal scores as it likes and takes vectors of any norm. So the ids are
kept here, more than k are asked for where scores lie close, and the last word on order has the same
float64 cosine that the oracle uses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import count

import faiss
import numpy as np

from embeddings.encoder import Vectors
from embeddings.index import Neighbour, Vector
from embeddings.index_rules import (
    Scores,
    candidates,
    check_model,
    check_query,
    check_rows,
    exact_cosines,
    nearest,
)


class FaissIndex:
    """Finds what ExactIndex finds, in a tenth of the time at 10,000 vectors and beyond.

    It sets FAISS to one thread for the whole process: on shared cores two were slower than one.
    """

    def __init__(self, model_id: str, dimensions: int) -> None:
        self.model_id = model_id
        self.dimensions = dimensions
        faiss.omp_set_num_threads(1)
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimensions))
        self._key_of: dict[str, int] = {}
        self._id_of: dict[int, str] = {}
        self._unknown: set[str] = set()
        self._next_key = count()

    def __len__(self) -> int:
        return len(self._key_of) + len(self._unknown)

    def add(self, ids: Sequence[str], vectors: Vectors, *, model_id: str) -> None:
        """Add or replace, (len(ids), dimensions)."""
        check_model(model_id, self.model_id)
        check_rows(ids, vectors, self.dimensions)
        self.remove(ids)
        known = np.flatnonzero((vectors != 0).any(axis=1))
        added = [ids[row] for row in known.tolist()]
        self._unknown.update(set(ids) - set(added))
        keys = np.fromiter(self._next_key, dtype=np.int64, count=len(added))
        self._index.add_with_ids(np.ascontiguousarray(vectors[known], dtype=np.float32), keys)
        self._key_of.update(zip(added, keys.tolist(), strict=True))
        self._id_of.update(zip(keys.tolist(), added, strict=True))

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these ids."""
        gone = set(ids)
        self._unknown -= gone
        keys = [self._key_of.pop(id_) for id_ in gone if id_ in self._key_of]
        for key in keys:
            del self._id_of[key]
        if keys:
            self._index.remove_ids(faiss.IDSelectorBatch(np.array(keys, dtype=np.int64)))

    def search(
        self, query: Vector, k: int, *, model_id: str, among: Collection[str] | None = None
    ) -> list[Neighbour]:
        """The k nearest, exactly."""
        check_model(model_id, self.model_id)
        check_query(query, k, self.dimensions)
        allowed = None if among is None else [self._key_of[i] for i in set(among) if i in self._key_of]
        if not self._key_of or allowed == [] or not query.any():
            return []
        parameters = self._filter(allowed)
        row = np.ascontiguousarray(query[np.newaxis], dtype=np.float32)
        keys = np.asarray(candidates(lambda asked: self._look(row, asked, parameters), k))
        cosines = exact_cosines(self._index.reconstruct_batch(keys), query)
        return nearest((self._id_of[key] for key in keys.tolist()), cosines, k)

    def _look(
        self, row: Vectors, asked: int, parameters: faiss.SearchParameters | None
    ) -> tuple[Sequence[int], Scores]:
        scores, keys = self._index.search(row, asked, params=parameters)
        # FAISS fills up with -1 where there are fewer.
        found = int(np.count_nonzero(keys[0] >= 0))
        return keys[0, :found], scores[0, :found]

    @staticmethod
    def _filter(allowed: list[int] | None) -> faiss.SearchParameters | None:
        if allowed is None:
            return None
        chosen = faiss.IDSelectorBatch(np.array(allowed, dtype=np.int64))
        # FAISS's Python layer accepts fields by name and keeps them alive; its types do not say so.
        return faiss.SearchParameters(sel=chosen)  # type: ignore[call-arg]
