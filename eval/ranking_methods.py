"""Ways of ranking candidates for a query, each a table of scores; -inf where a candidate says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from companion.matching.match import Floats
from companion.matching.words.closeness import Closeness
from companion.matching.words.lexical import words
from companion.matching.words.statement_arrays import UNIT, StatementArrays
from embeddings.encoder import Encoder
from eval.programmes_data import Trial

SPREAD = {"per need": 0.07, "late": 0.076, "whole": 0.11, "best": 0.15, "best three": 0.136, "all": 0.033}
WORDS_SPREAD = 0.04
"""The usual spread of each likeness among the candidates of a query, measured over both programmes."""


class Ranked:
    """One trial's scores by each method, (queries, candidates)."""

    def __init__(self, trial: Trial, encoder: Encoder) -> None:
        self._trial = trial
        self.closeness = Closeness([query.words for query in trial.queries], trial.candidates, encoder)
        self._silent = ~self.closeness.known_columns
        self._size = len(trial.queries), len(trial.candidates)

    def scores(self, method: str) -> Floats:
        """The table of one method, a key of METHODS or VARIANTS."""
        table = (METHODS | VARIANTS)[method](self).astype(np.float64)
        table[:, self._silent] = -np.inf
        return table

    @property
    def ours(self) -> Floats:
        """What a match is scored by: the code of the product itself."""
        rows, columns = (grid.ravel() for grid in np.indices(self._size))
        return self.closeness.pairs(rows, columns).reshape(self._size)

    @property
    def random(self) -> Floats:
        """All candidates tied, which metrics expect over all orders."""
        return np.zeros(self._size)

    @cached_property
    def tf_idf(self) -> Floats:
        """Cosine of weighed word counts."""
        needs, gives = self.closeness.word_vectors
        table: Floats = (needs @ gives.T).toarray()
        return table

    @cached_property
    def bm25(self) -> Floats:
        """Okapi BM25 with k1 = 1.2 and b = 0.75. Robertson and Zaragoza (2009)."""
        documents = [[w for said in one.statements for w in words(said)] for one in self._trial.candidates]
        lengths = np.array([len(document) for document in documents], dtype=np.float64)
        usual = lengths[lengths > 0].mean()
        vocabulary = sorted({word for document in documents for word in document})
        place = {word: number for number, word in enumerate(vocabulary)}
        counts = np.zeros((len(documents), len(vocabulary)))
        for row, document in zip(counts, documents, strict=True):
            np.add.at(row, [place[word] for word in document], 1.0)
        held = (counts > 0).sum(axis=0)
        idf = np.log(1 + (len(documents) - held + 0.5) / (held + 0.5))
        counts = counts * 2.2 / (counts + 1.2 * (0.25 + 0.75 * lengths / usual)[:, None]) * idf
        table = np.zeros(self._size)
        for row, query in zip(table, self._trial.queries, strict=True):
            found = [place[w] for said in query.words.statements for w in words(said) if w in place]
            row += counts[:, found].sum(axis=1)
        return table

    def dense(self, name: str) -> Floats:
        """A likeness from vectors alone, by its name in SPREAD."""
        return self._dense[name]

    @cached_property
    def _dense(self) -> Mapping[str, Floats]:
        needs, gives = self.closeness.needs, self.closeness.gives
        left, right = _all_vectors(needs), _all_vectors(gives)
        cosines = (left @ right.T).astype(np.float64) / UNIT**2
        tables = {name: np.full(self._size, -np.inf) for name in SPREAD}
        wholes_left, wholes_right = self.closeness.whole_vectors
        tables["whole"] = (wholes_left.astype(float) @ wholes_right.T.astype(float)) / UNIT**2
        for column in np.flatnonzero(gives.counts):
            of_candidate = np.sort(cosines[:, gives.starts[column] : gives.starts[column + 1]], axis=1)
            for row in np.flatnonzero(needs.counts):
                piece = of_candidate[needs.starts[row] : needs.starts[row + 1]]
                best = np.sort(piece, axis=None)[::-1]
                tables["best"][row, column] = best[0]
                tables["best three"][row, column] = best[:3].mean()
                tables["all"][row, column] = piece.mean()
                tables["late"][row, column] = piece[:, -1].mean()
                tables["per need"][row, column] = piece[:, -3:].mean(axis=1).mean()
        return tables


def _all_vectors(arrays: StatementArrays) -> npt.NDArray[np.float32]:
    vectors: npt.NDArray[np.float32] = arrays.vectors[arrays.text_of].astype(np.float32)
    return vectors


Scorer = Callable[[Ranked], Floats]

METHODS: dict[str, Scorer] = {
    "random": lambda ranked: ranked.random,
    "BM25": lambda ranked: ranked.bm25,
    "TF-IDF": lambda ranked: ranked.tf_idf,
    "MiniLM, whole profile": lambda ranked: ranked.dense("whole"),
    "ours": lambda ranked: ranked.ours,
}
"""What is reported: every method that the issue names."""


def _fused(names: tuple[str, ...], lexical: str, weight: float) -> Scorer:
    def score(ranked: Ranked) -> Floats:
        table = sum((ranked.dense(name) / SPREAD[name] for name in names), start=np.zeros(()))
        table = table / len(names)
        if lexical == "TF-IDF":
            table = table + weight * ranked.tf_idf / WORDS_SPREAD
        if lexical == "BM25":
            usual = ranked.bm25.std(axis=1, keepdims=True)
            table = table + weight * ranked.bm25 / np.where(usual > 0, usual, 1)
        return np.asarray(table)

    return score


_DENSE: dict[str, tuple[str, ...]] = {
    "best match": ("best",),
    "mean of the best three": ("best three",),
    "mean of all": ("all",),
    "late interaction": ("late",),
    "best three of each need": ("per need",),
    "whole": ("whole",),
    "late interaction and whole": ("late", "whole"),
    "best three of each need and whole": ("per need", "whole"),
}
_LEXICAL = {
    "": ("", 0.0),
    " + 0.25 TF-IDF": ("TF-IDF", 0.25),
    " + 0.5 TF-IDF": ("TF-IDF", 0.5),
    " + 0.25 BM25": ("BM25", 0.25),
}
VARIANTS: dict[str, Scorer] = {
    dense + says: _fused(names, *lexical)
    for dense, names in _DENSE.items()
    for says, lexical in _LEXICAL.items()
}
"""What the choice was made among: eight likenesses from vectors, alone and with three shares of words."""
