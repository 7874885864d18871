"""Made-up people of any number with the vectors of what they say, for measuring searches.

Texts are made of skills and fields and encoded once. A person says a few of them: some word for word as
others do, as tags are, most in words of her own, which is a little noise around the vector. No real person
is behind it, and the noise is ours: real texts differ in fewer directions.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from companion.matching.match import Floats, Ints
from embeddings.encoder import Vectors
from embeddings.index import Vector

SKILLS = (
    "leading a team", "public speaking", "writing grant applications", "negotiating", "project planning",
    "managing a budget", "hiring", "giving feedback", "running workshops", "teaching beginners",
    "data analysis", "machine learning", "statistics", "database design", "writing documentation",
    "user research", "interface design", "software testing", "security reviews", "incident response",
    "fund-raising", "community building", "career changes", "saying no", "working across cultures",
    "laboratory work", "field work", "clinical trials", "quality management", "supply chains",
    "contract law", "public procurement", "marketing", "sales to large customers", "pricing",
    "returning after parental leave", "managing conflict", "mentoring others", "remote work", "burnout",
)  # fmt: skip
FIELDS = (
    "in marine research", "in a hospital", "in a start-up", "in the public sector", "in a small charity",
    "in open source", "in manufacturing", "in renewable energy", "in logistics", "in a bank",
    "in a university", "in journalism", "in agriculture", "in aviation", "in construction",
    "in the pharmaceutical industry", "in telecommunications", "in game development", "in museums",
    "in elementary schools", "in retail", "in insurance", "in biology", "in climate science",
    "in robotics", "in the food industry", "in tourism", "in theatre", "in sports", "in law firms",
)  # fmt: skip
PHRASES = ("{skill} {field}", "ten years of {skill} {field}", "I can help with {skill}, above all {field}")
ASKED = ("somebody who knows {skill} {field}", "how to get better at {skill} {field}", "{skill}")

WORD_FOR_WORD = 0.3
"""The share of statements that others make in the same words."""

NOISE = 0.6
"""How long the noise is beside a vector of length 1: two people who say one thing have a cosine of 0.74."""

MOST_STATEMENTS = 8


@dataclass(frozen=True)
class SearchedPeople:
    """People's statements: statement i is person owner[i]'s, and owners come in order."""

    owner: Ints
    vectors: Vectors

    @property
    def people(self) -> int:
        """How many."""
        return int(self.owner[-1]) + 1

    def scores(self, query: Vector) -> Floats:
        """Everybody's score for a question, by the definition: the mean of the best three cosines."""
        cosines = np.round((self.vectors @ query).astype(np.float64), 6)
        order = np.lexsort((-cosines, self.owner))
        starts = np.flatnonzero(np.diff(self.owner, prepend=-1))
        rank = np.arange(len(order)) - np.repeat(starts, np.diff(starts, append=len(order)))
        best = order[rank < 3]
        total = np.bincount(self.owner[best], cosines[best])
        mean: Floats = np.maximum(0.0, total / np.bincount(self.owner[best]))
        return mean


def said_texts(most: int, rng: np.random.Generator) -> list[str]:
    """Up to so many different statements, drawn by lot."""
    return _drawn(PHRASES, most, rng)


def asked_texts(most: int, rng: np.random.Generator) -> list[str]:
    """Up to so many different questions, drawn by lot."""
    return _drawn(ASKED, most, rng)


def make_people(people: int, said: Vectors, rng: np.random.Generator) -> SearchedPeople:
    """People who say one to eight things each."""
    counts = rng.integers(1, MOST_STATEMENTS + 1, size=people)
    owner = np.repeat(np.arange(people), counts)
    drawn = rng.integers(len(said), size=len(owner))
    vectors = np.empty((len(owner), said.shape[1]), dtype=np.float32)
    for start in range(0, len(owner), 50_000):
        part = slice(start, start + 50_000)
        vectors[part] = _in_own_words(said[drawn[part]], rng)
    return SearchedPeople(owner, vectors)


def _in_own_words(said: Vectors, rng: np.random.Generator) -> npt.NDArray[np.float32]:
    noise = rng.normal(size=said.shape).astype(np.float32)
    noise *= NOISE / np.linalg.norm(noise, axis=1, keepdims=True)
    noise[rng.random(len(said)) < WORD_FOR_WORD] = 0
    mixed = said + noise
    unit: npt.NDArray[np.float32] = mixed / np.linalg.norm(mixed, axis=1, keepdims=True)
    return unit


def _drawn(phrases: tuple[str, ...], most: int, rng: np.random.Generator) -> list[str]:
    made = [
        phrase.format(skill=skill, field=field) for phrase, skill, field in product(phrases, SKILLS, FIELDS)
    ]
    different = list(dict.fromkeys(made))
    return [different[place] for place in rng.permutation(len(different))[:most]]
