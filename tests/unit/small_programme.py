"""A programme of six people who know little of each other, and an encoder made by hand."""

from __future__ import annotations

import zlib
from datetime import date

import numpy as np

from companion.matching.score.scoring import ScoredPairs, score_programme
from companion.people.person import Person, Role, Slot
from companion.programmes.programme import Programme


class HandMade:
    """An encoder whose vector is the normed sum of one fixed random vector a word."""

    model_id, dimensions = "hand-made", 48

    def encode(self, texts, *, progress=None):
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in text.split():
                row += np.random.default_rng(zlib.crc32(word.encode())).normal(size=self.dimensions) + 0.4
            row /= np.linalg.norm(row)
        return vectors


ON = date(2027, 1, 11)
MORNING = (Slot(0, 540, 600),)

ADA = Person(
    "ada@x.example", "Ada One", Role.MENTEE, wants="public speaking; welding", goals="grant budget",
    languages=("en",), values=(1, 2, 3, 4, 5, 1), time_zone="UTC", availability=MORNING, location="Oslo",
)  # fmt: skip
BEA = Person(
    "bea@x.example", "Bea Two", Role.MENTEE, wants="python budgets", languages=("fr",), location="Rome"
)
CID = Person("cid@x.example", "Cid Three", Role.MENTEE)
DAN = Person(
    "dan@x.example", "Dan Four", Role.MENTOR,
    offers="welding ice\npublic speaking", experience="grant python",
    languages=("en", "fr"), values=(1, 2, 3, 4, 5, 2), time_zone="UTC", availability=MORNING, location="Oslo",
)  # fmt: skip
EVA = Person("eva@x.example", "Eva Five", Role.MENTOR, experience="python budget", values=(5, 4, 3, 2, 1, 5))
FLO = Person("flo@x.example", "Flo Six", Role.MENTOR, languages=("fr",), location="Rome")
MENTEES, MENTORS = (ADA, BEA, CID), (DAN, EVA, FLO)


class Bars:
    """Bars the pairs that it is given."""

    def __init__(self, *pairs: tuple[int, int]) -> None:
        self._barred = np.zeros((3, 3), dtype=np.bool_)
        for pair in pairs:
            self._barred[pair] = True

    def block(self, start, stop):
        return self._barred[start:stop]

    def pairs(self, rows, columns):
        return self._barred[rows, columns]


def score_small_programme(programme=Programme(), mentees=MENTEES, mentors=MENTORS, bars=None) -> ScoredPairs:  # noqa: B008
    return score_programme(mentees, mentors, programme, HandMade(), eligibility=bars, on=ON)
