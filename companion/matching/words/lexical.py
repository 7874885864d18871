"""Words of statements, and how alike two texts are by the rarer words that they share."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from scipy import sparse

from companion.matching.match import Floats, Ints

SparseRows = Any  # scipy's sparse arrays carry no types
STEPS = 1 << 20
FEW_PAIRS = 16
"""Up to so many pairs are quicker one by one."""

SHOWN_WORDS = 4
"""At most this many shared words are named for two statements, the rarest first."""


@lru_cache(maxsize=1 << 17)
def words(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning: lower case, plurals made singular, common words left out.

    "C++" and "C#" stay whole. Plurals: Harman (1991), How effective is suffixing?, the S stemmer.
    """
    found = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return tuple(_singular(word) for word in found if word not in _COMMON)


def written_words(text: str) -> Iterator[tuple[str, str]]:
    """Each word of a text that carries meaning: as it is written there, and as `words` gives it."""
    for written in _WORD.findall(unicodedata.normalize("NFKC", text)):
        meant = words(written)
        if meant:
            yield written, meant[0]


def shared_words(one: str, other: str, rarity: dict[str, float]) -> tuple[str, ...]:
    """Words as the first text has them that mean the same in both, the rarest first, then in order."""
    both = set(words(one)) & set(words(other))
    shown: dict[str, str] = {}
    for written, meant in written_words(one):
        if meant in both and len(meant) > 1:
            shown.setdefault(meant, written)
    rarest = sorted(shown, key=lambda word: -rarity.get(word, math.inf))
    return tuple(shown[word] for word in rarest[:SHOWN_WORDS])


@dataclass(frozen=True)
class WordWeights:
    """How much each word counts: inverse document frequency, ln((1 + N) / (1 + df)) + 1.

    N is the number of documents and df the number that hold the word; a word that none holds has df 0.
    """

    place: dict[str, int]
    weight: Floats

    @property
    def rarity(self) -> dict[str, float]:
        """The weight of each word by itself."""
        return {word: float(self.weight[place]) for word, place in self.place.items()}

    def vectors(self, texts: Sequence[Sequence[str]]) -> SparseRows:
        """Counts times weight, as unit rows (0 for no words), (len(texts), words), float64, sorted.

        Each number is rounded to a multiple of 2**-20, so that every sum of products of two rows is exact
        in float64, in any order. Salton and Buckley (1988), Term-weighting approaches.
        """
        starts, places, values = [0], [], []
        for text in texts:
            counted = sorted((self.place[word], count) for word, count in Counter(text).items())
            row = np.array([count * self.weight[place] for place, count in counted])
            # fsum gives the same bits whatever the order or the machine.
            length = math.sqrt(math.fsum(row * row)) or 1.0
            places += [place for place, _ in counted]
            values.append(np.rint(row * (STEPS / length)) / STEPS)
            starts.append(len(places))
        data = np.concatenate([np.zeros(0), *values])
        shape = (len(texts), len(self.place))
        return sparse.csr_array((data, np.array(places, dtype=np.int32), np.array(starts)), shape=shape)


def weigh_words(documents: Iterable[Sequence[str]], queries: Iterable[Sequence[str]]) -> WordWeights:
    """Weights from the documents that hold any word; the words of queries get a place as well."""
    held = [set(document) for document in documents if document]
    frequency = Counter(word for document in held for word in document)
    everything = set(frequency).union(*map(set, queries))
    place = {word: number for number, word in enumerate(sorted(everything))}
    weight = [math.log((1 + len(held)) / (1 + frequency[word])) + 1 for word in place]
    return WordWeights(place, np.array(weight, dtype=np.float64))


def likeness_of_pairs(one: SparseRows, other: SparseRows, rows: Ints, columns: Ints) -> Floats:
    """The cosine of single pairs of rows, (len(rows),)."""
    if len(rows) <= FEW_PAIRS:
        pairs = zip(rows.tolist(), columns.tolist(), strict=True)
        return np.array([_likeness(one, other, row, column) for row, column in pairs], dtype=np.float64)
    sums: Floats = np.asarray(one[rows].multiply(other[columns]).sum(axis=1), dtype=np.float64).reshape(-1)
    return sums


def _likeness(one: SparseRows, other: SparseRows, row: int, column: int) -> float:
    left = slice(one.indptr[row], one.indptr[row + 1])
    right = slice(other.indptr[column], other.indptr[column + 1])
    words_left, words_right = one.indices[left], other.indices[right]
    if not len(words_left) or not len(words_right):
        return 0.0
    at = np.minimum(words_right.searchsorted(words_left), len(words_right) - 1)
    both = words_right[at] == words_left
    return float(one.data[left][both] @ other.data[right][at[both]])


_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies") and word[-4] not in "ae":
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("es") and word[-3] in "sxz":
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "us":
        return word[:-1]
    return word


_COMMON_WORDS = """
a about above after again all also am an and any are as at be because been before being below between both
but by can could d did do does doing down during each etc few for from further had has have having he her
here hers him his how i if in into is it its itself just let ll m me more most my no nor not now of off on
once only or other our ours out over own re s same she should so some such t than that the their theirs
them themselves then there these they this those through to too under until up ve very was we were what
when where which while who whom why will with would you your yours
"""
_COMMON = frozenset(_COMMON_WORDS.split())
