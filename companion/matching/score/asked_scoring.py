"""One mentee scored with some mentors by what she asks for now: the engine's parts, her wishes beside them.

The averages that stand for what is unknown are those of the mentors who are compared; so is the rarity of
words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from companion.matching.match import Bools, Floats, Ints
from companion.matching.score.parts import Singles
from companion.matching.score.scoring import PartsFound, ScoredPairs, find_parts, weigh
from companion.matching.words.person_words import WordReader
from companion.people.person import Person
from companion.programmes.programme import Condition, Preference, Programme
from embeddings.encoder import Encoder

WISH_WEIGHT = 1.0
"""A wish said in talk counts as much as shared time does by default (ours)."""

ASKED = "asked_"
"""Names of her wishes begin so; their parts are called prefer_asked_1 and so on."""


@dataclass(frozen=True)
class AskedWish:
    """One wish: for each mentor whether it holds, None where nobody knows."""

    name: str
    holds: tuple[bool | None, ...]


class AskedPart:
    """A part (its law is kept) of one mentee: 1 where her wish holds, 0 where it does not."""

    def __init__(self, wish: AskedWish) -> None:
        self._value: Floats = np.array([float(bool(one)) for one in wish.holds])
        self._known: Bools = np.array([one is not None for one in wish.holds], dtype=np.bool_)

    def rows(self, rows: Ints) -> tuple[Singles, Bools]:
        """See Part."""
        shape = (len(rows), len(self._value))
        value = np.broadcast_to(self._value, shape).astype(np.float32)
        return value, np.broadcast_to(self._known, shape).copy()

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """See Part."""
        return self._value[columns], self._known[columns]


def score_asked(
    mentee: Person,
    mentors: Sequence[Person],
    programme: Programme,
    wishes: Sequence[AskedWish],
    encoder: Encoder,
    *,
    on: date,
    reader: WordReader | None = None,
) -> ScoredPairs:
    """Her score with each of these mentors, none of whom is barred to her."""
    asked = with_wishes(programme, wishes)
    found = find_parts([mentee], mentors, asked, encoder, on, reader=reader)
    hers: Mapping[str, AskedPart] = {f"prefer_{wish.name}": AskedPart(wish) for wish in wishes}
    parts = PartsFound({**found.parts, **hers}, found.texts, found.time, found.values)
    return ScoredPairs([mentee], mentors, weigh(parts.parts, [mentee], mentors, asked, {}), parts, None)


def with_wishes(programme: Programme, wishes: Sequence[AskedWish]) -> Programme:
    """A programme in which her wishes have weights."""
    hers = tuple(Preference(wish.name, Condition(), WISH_WEIGHT) for wish in wishes)
    return replace(programme, preferences=(*programme.preferences, *hers))
