"""How close what one side needs lies to what the other side gives, statement by statement.

Three likenesses are weighed together; docs/decisions/0003-comparing-statements.md has the trial of each:

- best three: for each need the mean cosine of the three closest statements of the other side, averaged
  over the needs;
- whole: the cosine of the two sides' passages, each read as a whole;
- words: the cosine of the two sides' word counts weighed by rarity (TF-IDF).

    closeness = 0.5 best three / 0.07 + 0.5 whole / 0.11 + 0.25 words / 0.04

The divisors are the usual spread of each among the candidates of a programme, so that the weights mean
what they say. The closeness is then brought to [0, 1] by a logistic curve with fixed constants: a pair's
value depends on the two people and, through the rarity of words, on which people give, on nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from companion.languages.spoken import marked
from companion.matching.match import Bools, Floats, Ints
from companion.matching.words.lexical import SparseRows, likeness_of_pairs, weigh_words, words
from companion.matching.words.statement_arrays import (
    UNIT,
    Shorts,
    Singles,
    in_whole_numbers,
    mean_directions,
    statement_arrays,
)
from companion.matching.words.statement_tiles import GiverTiles
from companion.progress import Progress, silent
from embeddings.encoder import Encoder

BEST_THREE, WHOLE, WORDS = 0.5 / 0.07, 0.5 / 0.11, 0.25 / 0.04
"""Weight of each likeness over its usual spread."""

MIDDLE, WIDTH = 3.0, 1.2
"""The closeness whose value is 0.5, and how much more makes it 0.73."""

BEST = 3
STATEMENTS_AT_ONCE = 8192


@dataclass(frozen=True)
class Words:
    """What one person says on one side of the comparison, masked: piece by piece, and as a whole.

    `passages` are the texts that the statements were cut from: usually one, for a profile of several
    separate texts several, whose mean then stands for the whole.
    """

    statements: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


class Closeness:
    """Closeness of every pair of a person who needs and a person who gives.

    Unknown where either of the two has no statement.
    """

    def __init__(
        self,
        needs: Sequence[Words],
        gives: Sequence[Words],
        encoder: Encoder,
        progress: Progress = silent,
        what: str = marked("Reading what people wrote"),
    ) -> None:
        texts = sorted(
            {text for person in (*needs, *gives) for text in (*person.statements, *person.passages)}
        )
        number_of = {text: number for number, text in enumerate(texts)}
        encoded = encoder.encode(texts, progress=lambda done, of: progress(what, done, of))
        vectors = in_whole_numbers(encoded)
        self.needs, self.gives = (
            statement_arrays([person.statements for person in side], number_of, vectors)
            for side in (needs, gives)
        )
        self._need_whole, self._give_whole = (
            mean_directions(statement_arrays([person.passages for person in side], number_of, vectors))
            for side in (needs, gives)
        )
        need_words, give_words = ([_all_words(person) for person in side] for side in (needs, gives))
        self.word_weights = weigh_words(give_words, need_words)
        self._need_words = self.word_weights.vectors(need_words)
        self._give_words = self.word_weights.vectors(give_words)
        self._fast_needs = self._need_words.astype(np.float32)
        self._fast_gives = self._give_words.astype(np.float32).T.tocsr()
        self._tiles = GiverTiles(self.gives, self._give_whole)

    @property
    def known_rows(self) -> Bools:
        """Which people on the needing side have a statement."""
        return self.needs.counts > 0

    @property
    def known_columns(self) -> Bools:
        """Which people on the giving side have a statement."""
        return self.gives.counts > 0

    @cached_property
    def rarity(self) -> dict[str, float]:
        """The weight of each word."""
        return self.word_weights.rarity

    @property
    def word_vectors(self) -> tuple[SparseRows, SparseRows]:
        """The weighed word counts of both sides, unit rows."""
        return self._need_words, self._give_words

    @property
    def whole_vectors(self) -> tuple[Shorts, Shorts]:
        """The directions of both sides' passages, in whole numbers."""
        return self._need_whole, self._give_whole

    def rows(self, rows: Ints) -> Singles:
        """Values of these people with the whole other side, (len(rows), m); 0.5 or less where unknown."""
        value: Singles = (self._fast_needs[rows] @ self._fast_gives).toarray()
        value *= np.float32(WORDS)
        wholes = self._need_whole[rows].astype(np.float32)
        self._tiles.add(value, self.needs, rows, wholes, (BEST_THREE, WHOLE))
        value -= np.float32(MIDDLE)
        value *= np.float32(-1 / WIDTH)
        np.exp(value, out=value)
        value += 1
        np.reciprocal(value, out=value)
        return value

    def pairs(self, rows: Ints, columns: Ints) -> Floats:
        """Values of single pairs, (len(rows),), the same bits whatever else is asked; 0 where unknown."""
        known = self.known_rows[rows] & self.known_columns[columns]
        value: Floats = 1 / (1 + np.exp((MIDDLE - self.raw_pairs(rows, columns)) / WIDTH))
        value[~known] = 0.0
        return value

    def raw_pairs(self, rows: Ints, columns: Ints) -> Floats:
        """The closeness of single pairs before it is brought to [0, 1]."""
        best, whole = np.zeros(len(rows)), np.zeros(len(rows))
        counts_left, counts_right = self.needs.counts[rows], self.gives.counts[columns]
        for a, b in sorted(set(zip(counts_left.tolist(), counts_right.tolist(), strict=True))):
            if a and b:
                pairs = np.flatnonzero((counts_left == a) & (counts_right == b))
                for at in np.array_split(pairs, -(-len(pairs) * max(a, b) // STATEMENTS_AT_ONCE)):
                    best[at] = _best_three(self.cosines(rows[at], columns[at], a, b))
                    whole[at] = self._wholes(rows[at], columns[at])
        shared = likeness_of_pairs(self._need_words, self._give_words, rows, columns)
        return BEST_THREE * best + WHOLE * whole + WORDS * shared

    def cosines(self, rows: Ints, columns: Ints, a: int, b: int) -> Floats:
        """Cosines between the statements of pairs that have a and b of them, (len(rows), a, b)."""
        products = self.needs.of(rows, a) @ self.gives.of(columns, b).transpose(0, 2, 1)
        return products.astype(np.float64) / UNIT**2

    def _wholes(self, rows: Ints, columns: Ints) -> Floats:
        left = self._need_whole[rows].astype(np.float32)
        right = self._give_whole[columns].astype(np.float32)
        cosines: Floats = np.einsum("pd,pd->p", left, right).astype(np.float64) / UNIT**2
        return cosines


def _all_words(person: Words) -> list[str]:
    return [word for statement in person.statements for word in words(statement)]


def _best_three(cosines: Floats) -> Floats:
    # Sums are written out in a fixed order, so that a pair's bits never depend on the pairs beside it.
    _, a, b = cosines.shape
    ordered = np.sort(cosines, axis=2)
    best = min(BEST, b)
    total = np.zeros(len(cosines))
    for need in range(a):
        of_need = ordered[:, need, -1].copy()
        for place in range(2, best + 1):
            of_need += ordered[:, need, -place]
        total += of_need / best
    total /= a
    return total
