"""Nearest neighbours by FAISS in memory: exact up to some ten thousand vectors, from a short list beyond.

FAISS fills up with id -1, orders equal scores as it likes and takes vectors of any norm. So the ids are
kept here, more than k are asked for where scores lie close, and the last word on order has the same
float64 cosine that the oracle uses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import faiss
import numpy as np

from embeddings.encoder import Vectors
from embeddings.index import Cosines, Neighbour, Numbers, Seen, Vector
from embeddings.index_rules import (
    Scores,
    candidates,
    check_model,
    check_query,
    check_rows,
    exact_cosines,
    nearest,
    rounded,
)

EXACT_UP_TO = 50_000
"""Up to this many vectors all are compared; of more, those on a short list."""

SHORT_LIST = 2048
"""How many are on the short list at least; it grows with k."""

_LISTS = 128
_READ = 0.25
"""The codes lie in so many lists, each of vectors near each other, of which a search reads this share: those
nearest to it. Codes that are relative to the middle of a list are also the better ones."""

_LEARNED_FROM = 64
"""So many vectors for each list, drawn by a fixed seed, say where the lists lie."""

_SHORT_LIST_FOR_EACH = 2
"""How many are on the short list for each neighbour that is asked for."""

_FEW = 20
"""Where `among` names less than one in so many, those are compared one by one."""


class FaissIndex:
    """Finds what ExactIndex finds, in a tenth of the time at 10,000 vectors and beyond.

    Above `exact_up_to` vectors a first look at one bit a number (RaBitQ), among the quarter that lies
    nearest, makes a short list, whose cosines are then computed exactly: at 400,000 vectors of 384 numbers in
    a tenth of the time of a full scan. What is found still has its exact cosine, is in the law's order and is
    never short; a neighbour may be missed (python -m eval run search). A search `among` few is always exact.

    It has FAISS use no thread but the one that calls: on shared cores two were slower than one.
    Searches may run side by side; changes must not.

    Source: Gao, Long (2024), RaBitQ, SIGMOD, doi 10.1145/3654970, as in FAISS.
    """

    def __init__(self, model_id: str, dimensions: int, *, exact_up_to: int = EXACT_UP_TO) -> None:
        self.model_id = model_id
        self.dimensions = dimensions
        _use_no_other_thread()
        self._flat = faiss.IndexFlatIP(dimensions)
        self._index = faiss.IndexIDMap(self._flat)
        self._found_rows: _Rows | None = None
        self._key_of: dict[str, int] = {}
        self._id_of: dict[int, str] = {}
        self._unknown: set[str] = set()
        self._next_key = count()
        self._exact_up_to = exact_up_to
        self._codes: faiss.IndexIVF | None = None

    def __len__(self) -> int:
        return len(self._key_of) + len(self._unknown)

    def add(self, ids: Sequence[str], vectors: Vectors, *, model_id: str) -> None:
        """Add or replace, (len(ids), dimensions)."""
        check_model(model_id, self.model_id)
        check_rows(ids, vectors, self.dimensions)
        _use_no_other_thread()
        self.remove(ids)
        known = np.flatnonzero((vectors != 0).any(axis=1))
        added = [ids[row] for row in known.tolist()]
        self._unknown.update(set(ids) - set(added))
        keys = np.fromiter(self._next_key, dtype=np.int64, count=len(added))
        rows = np.ascontiguousarray(vectors[known], dtype=np.float32)
        self._index.add_with_ids(rows, keys)
        self._found_rows = None
        self._key_of.update(zip(added, keys.tolist(), strict=True))
        self._id_of.update(zip(keys.tolist(), added, strict=True))
        self._encode(rows, keys)

    def remove(self, ids: Iterable[str]) -> None:
        """Forget these ids."""
        gone = set(ids)
        self._unknown -= gone
        keys = [self._key_of.pop(id_) for id_ in gone if id_ in self._key_of]
        for key in keys:
            del self._id_of[key]
        if keys:
            self._index.remove_ids(faiss.IDSelectorBatch(np.array(keys, dtype=np.int64)))
            self._found_rows = None
            # Codes cannot be taken out one by one.
            self._codes = None
            self._encode(np.empty((0, self.dimensions), dtype=np.float32), np.empty(0, dtype=np.int64))

    def search(
        self, query: Vector, k: int, *, model_id: str, among: Collection[str] | None = None
    ) -> list[Neighbour]:
        """The k nearest."""
        check_model(model_id, self.model_id)
        check_query(query, k, self.dimensions)
        _use_no_other_thread()
        allowed = None if among is None else [self._key_of[i] for i in set(among) if i in self._key_of]
        if not self._key_of or allowed == [] or not query.any():
            return []
        keys = self._candidates(np.ascontiguousarray(query, dtype=np.float32), k, allowed)
        cosines = exact_cosines(self._rows.of(keys), query)
        return nearest((self._id_of[key] for key in keys.tolist()), cosines, k)

    def numbers(self, ids: Sequence[str]) -> Numbers:
        """The key of each id."""
        return np.array([self._key_of.get(id_, -1) for id_ in ids], dtype=np.int64)

    def look(self, query: Vector, k: int) -> Seen:
        """The k nearest, by number."""
        check_query(query, k, self.dimensions)
        _use_no_other_thread()
        if not self._key_of or not query.any():
            return Seen(np.empty(0, dtype=np.int64), np.empty(0))
        asked = np.ascontiguousarray(query, dtype=np.float32)
        if self._codes is None:
            scores, keys = self._index.search(asked[np.newaxis], min(k, len(self._key_of)))
            return Seen(keys[0], scores[0].astype(np.float64))
        keys = _short_list(self._codes, asked, k)
        scores = self._scores(asked, keys)
        order = np.argsort(-scores)[:k]
        return Seen(keys[order], scores[order].astype(np.float64))

    def cosines(self, queries: Vectors, numbers: Numbers) -> Cosines:
        """The cosine of each query with each of these vectors."""
        if not len(numbers):
            return np.empty((len(queries), 0))
        rows = self._rows.of(numbers)
        return rounded(np.stack([exact_cosines(rows, query) for query in queries]))

    def rough_cosines(self, queries: Vectors, numbers: Numbers) -> Cosines:
        """The same by FAISS, which reads each vector where it lies."""
        if not len(numbers):
            return np.empty((len(queries), 0))
        _use_no_other_thread()
        asked = np.ascontiguousarray(queries, dtype=np.float32)
        return np.stack([self._scores(query, numbers) for query in asked]).astype(np.float64)

    def _candidates(self, query: Vector, k: int, allowed: list[int] | None) -> Numbers:
        """Numbers of all that can be among the k best of those allowed, or of the short list."""
        if allowed is None and self._codes is not None:
            return self._best_of(_short_list(self._codes, query, k), query, k)
        if allowed is not None and _FEW * len(allowed) < len(self._key_of):
            return self._best_of(np.array(allowed, dtype=np.int64), query, k)
        parameters = self._filter(allowed)

        def look(asked: int) -> tuple[Numbers, Scores]:
            scores, keys = self._index.search(query[np.newaxis], asked, params=parameters)
            # FAISS fills up with -1 where there are fewer.
            found = int(np.count_nonzero(keys[0] >= 0))
            return keys[0, :found], scores[0, :found]

        return candidates(look, k)

    def _best_of(self, keys: Numbers, query: Vector, k: int) -> Numbers:
        if len(keys) <= k:
            return keys
        scores = self._scores(query, keys)
        order = np.argsort(-scores)
        return candidates(lambda asked: (keys[order[:asked]], scores[order[:asked]]), k)

    def _scores(self, query: Vector, keys: Numbers) -> Scores:
        """The cosine with each of these, in float32, (len(keys),)."""
        rows, places = self._rows.vectors, self._rows.places(keys)
        scores = np.empty(len(keys), dtype=np.float32)
        at = [faiss.swig_ptr(array) for array in (scores, query, rows, places)]
        faiss.fvec_inner_products_by_idx(*at, self.dimensions, 1, len(keys))  # type: ignore[attr-defined]
        return scores

    @property
    def _rows(self) -> _Rows:
        """Where each vector lies, until the next change."""
        if self._found_rows is None:
            self._found_rows = _Rows.of_index(self._flat, self._index)
        return self._found_rows

    def _encode(self, rows: Vectors, keys: Numbers) -> None:
        """Keep the short list's codes in step, once there are vectors enough to need them."""
        if len(self._key_of) <= self._exact_up_to:
            self._codes = None
            return
        if self._codes is None:
            keys = np.fromiter(self._id_of, dtype=np.int64, count=len(self._id_of))
            rows = self._rows.of(keys)
            self._codes = _learned(rows)
        self._codes.add_with_ids(rows, keys)

    @staticmethod
    def _filter(allowed: list[int] | None) -> Any:  # noqa: ANN401 - FAISS's types do not name it.
        if allowed is None:
            return None
        chosen = faiss.IDSelectorBatch(np.array(allowed, dtype=np.int64))
        # FAISS's Python layer accepts fields by name and keeps them alive; its types do not say so.
        return faiss.SearchParameters(sel=chosen)  # type: ignore[call-arg]


@dataclass(frozen=True)
class _Rows:
    """The vectors as they lie in FAISS's own memory, which moves whenever one is added or removed."""

    vectors: Vectors
    _place_of: Numbers

    @classmethod
    def of_index(cls, flat: faiss.IndexFlatIP, index: faiss.IndexIDMap) -> _Rows:
        """Those of an index that names the rows of a flat one by keys."""
        keys = faiss.vector_to_array(index.id_map)
        place_of = np.zeros(int(keys.max(initial=-1)) + 1, dtype=np.int64)
        place_of[keys] = np.arange(len(keys))
        vectors = faiss.rev_swig_ptr(flat.get_xb(), len(keys) * flat.d).reshape(len(keys), flat.d)
        return cls(vectors, place_of)

    def of(self, keys: Numbers) -> Vectors:
        """The vectors with these keys, (len(keys), dimensions)."""
        found: Vectors = self.vectors[self._place_of[keys]]
        return found

    def places(self, keys: Numbers) -> Numbers:
        """Their places among all."""
        return self._place_of[keys]


def _learned(rows: Vectors) -> faiss.IndexIVF:
    """Lists without codes yet, which lie where these vectors do."""
    dimensions = rows.shape[1]
    lists = max(1, min(_LISTS, len(rows) // _LEARNED_FROM))
    middles = faiss.IndexFlatIP(dimensions)
    codes = faiss.IndexIVFRaBitQFastScan(middles, dimensions, lists, faiss.METRIC_INNER_PRODUCT)
    codes.cp.max_points_per_centroid = _LEARNED_FROM
    codes.train(rows)
    return codes


def _short_list(codes: faiss.IndexIVF, query: Vector, k: int) -> Numbers:
    """Numbers of those that seem nearest by their codes; where the lists read hold too few, of all lists."""
    wanted = max(SHORT_LIST, _SHORT_LIST_FOR_EACH * k)
    for read in (max(1, int(_READ * codes.nlist)), codes.nlist):
        # FAISS's Python layer accepts fields by name; its types do not say so.
        _, found = codes.search(query[np.newaxis], wanted, params=faiss.SearchParametersIVF(nprobe=read))  # type: ignore[call-arg]
        numbers: Numbers = found[0, found[0] >= 0]
        if len(numbers) >= wanted:
            break
    return numbers


def _use_no_other_thread() -> None:
    """Said at each call, as OpenMP keeps it for each thread that calls and not for the process."""
    faiss.omp_set_num_threads(1)
