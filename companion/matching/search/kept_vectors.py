"""An encoder that knows the vectors of texts encoded before, and remembers those that it had to encode.

Vectors are kept in the whole numbers that all products are made of (statement_arrays.py), so that a pair
scored from kept vectors has the same bits as one scored anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from companion.matching.score.scoring import ScoredPairs
from companion.matching.words.person_words import Spoken
from companion.matching.words.statement_arrays import UNIT, Shorts, in_whole_numbers
from companion.people.person import Person
from embeddings.encoder import Encoder, Vectors

HASH_BYTES = 16
MOST_TEXTS = 64
"""Kept of one person, the latest first: more than a profile has, for who is in several programmes."""

TextHash = bytes
Known = dict[TextHash, Shorts]


@dataclass(frozen=True)
class KeptTexts:
    """Some texts of one person with their vectors, packed as they are stored."""

    texts: bytes
    vectors: bytes

    def unpacked(self) -> Known:
        """Each vector by the hash of its text."""
        hashes = [self.texts[at : at + HASH_BYTES] for at in range(0, len(self.texts), HASH_BYTES)]
        if not hashes:
            return {}
        rows: Shorts = np.frombuffer(self.vectors, dtype="<i2").reshape(len(hashes), -1)
        return dict(zip(hashes, rows, strict=True))


class KnowingEncoder:
    """Gives known vectors, and the inner encoder's for texts that are new; `new` remembers those."""

    def __init__(self, encoder: Encoder, known: Known) -> None:
        self._encoder = encoder
        self.known = known
        self.new: Known = {}

    @property
    def model_id(self) -> str:
        """The inner encoder's."""
        return self._encoder.model_id

    @property
    def dimensions(self) -> int:
        """The inner encoder's."""
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        """Encode texts, (len(texts), dimensions), to a fortieth of a percent; see embeddings/encoder.py."""
        hashes = [hash_of(text) for text in texts]
        unknown = {key: text for key, text in zip(hashes, texts, strict=True) if key not in self.known}
        if unknown:
            encoded = in_whole_numbers(self._encoder.encode(list(unknown.values()), progress=progress))
            self.new |= dict(zip(unknown, encoded, strict=True))
            self.known |= self.new
        if not hashes:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        return np.stack([self.known[key] for key in hashes]).astype(np.float32) / np.float32(UNIT)


def hash_of(text: str) -> TextHash:
    """What a text is known by."""
    return hashlib.sha256(text.encode()).digest()[:HASH_BYTES]


def texts_to_keep(
    scored: ScoredPairs, mentees: Sequence[Person], mentors: Sequence[Person], encoder: KnowingEncoder
) -> dict[str, Known]:
    """For each person (by e-mail) of whom a text was new: all vectors of hers that the scores are made of."""
    said: dict[str, dict[TextHash, None]] = {}
    for side in scored.texts:
        for people, spoken in ((mentees, side.mentees), (mentors, side.mentors)):
            for person, words in zip(people, spoken, strict=True):
                said.setdefault(person.email, {}).update(dict.fromkeys(_hashes(words)))
    return {
        email: {key: encoder.known[key] for key in hashes}
        for email, hashes in said.items()
        if not encoder.new.keys().isdisjoint(hashes)
    }


def packed(new: Known, before: KeptTexts | None) -> KeptTexts:
    """Some texts together with those kept before, as they are stored."""
    together = {
        **new,
        **{key: row for key, row in (before.unpacked() if before else {}).items() if key not in new},
    }
    some = dict(list(together.items())[:MOST_TEXTS])
    return KeptTexts(b"".join(some), b"".join(row.astype("<i2").tobytes() for row in some.values()))


def _hashes(words: Spoken) -> Iterable[TextHash]:
    return (hash_of(text) for text in (*words.words.statements, *words.words.passages))
