"""Who somebody is changes no ranking: names, e-mails, pronouns, ages and schools are swapped."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

import companion.sample
from companion.matching.score.scoring import score_programme
from companion.people.person import Person, Role
from companion.programmes.programme import Programme
from embeddings.minilm import PackagedMiniLm

TEXTS = ("wants", "offers", "goals", "experience", "about")


@dataclass(frozen=True)
class Identity:
    """What may be swapped without any effect."""

    name: str
    subject: str
    object_: str
    age: int
    school: str

    @property
    def email(self) -> str:
        """An address as people have it."""
        return f"{self.name.split()[-1].lower()}@x.example"

    def introduce(self, text: str) -> str:
        """The text with who wrote it said in the ways that people say it."""
        first = self.name.split()[0]
        return (
            f"{first} here ({self.subject}/{self.object_}). {text}. "
            f"I am {self.age} and I studied at {self.school}. "
            f"They say that {self.subject} knows {self.object_} job, says {self.name}. "
            f"Write to {self.email}."
        )


_NAMES = [
    "Emily Walsh",
    "Lakisha Washington",
    "Jamal Jones",
    "Mei-Ling Wu",
    "José da Silva",
    "Anne-Marie O'Neill",
    "Kwame Nkrumah Mensah",
    "Priya Ramanathan",
    "Olu Adeyemi",
    "Søren Kierkegaard",
    "Will Law",
    "Fatima al Zahra",
]
_SCHOOLS = [
    "Harvard University",
    "the University of Cape Town",
    "MIT",
    "King's College London",
    "Lincoln High School",
    "Universität Wien",
    "École Polytechnique",
    "Spelman College",
    "ETH Zürich",
    "INSEAD",
]
_IDENTITY = st.builds(
    lambda name, pronouns, age, school: Identity(name, *pronouns, age, school),
    st.sampled_from(_NAMES),
    st.sampled_from([("she", "her"), ("he", "him"), ("they", "them"), ("he", "his"), ("she", "hers")]),
    st.integers(18, 79),
    st.sampled_from(_SCHOOLS),
)


class Remembering:
    """The packaged model, which never reads a text twice, and what it was given to read."""

    def __init__(self) -> None:
        self._encoder = PackagedMiniLm()
        self.vectors: dict[str, np.ndarray] = {}
        self.model_id, self.dimensions = "remembering", self._encoder.dimensions

    def encode(self, texts, *, progress=None):
        new = [text for text in texts if text not in self.vectors]
        self.vectors |= dict(zip(new, self._encoder.encode(new), strict=True))
        found = [self.vectors[text] for text in texts]
        return np.array(found, dtype=np.float32).reshape(len(texts), self.dimensions)


@cache
def _encoder() -> Remembering:
    return Remembering()


@cache
def _sample() -> tuple[Person, ...]:
    path = Path(next(iter(companion.sample.__path__))) / "people.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Person(row["email"], row["name"], Role(row["role"]), **{field: row[field] for field in TEXTS})
            for row in list(csv.DictReader(file))
        )


def _disguised(people: tuple[Person, ...], identities: list[Identity]) -> tuple[Person, ...]:
    """Everybody with another identity in every field that could show it; the texts are theirs."""
    return tuple(
        replace(
            person,
            name=identity.name,
            email=f"{place}.{identity.email}",
            attributes=_columns(identity, place),
            **{
                field: identity.introduce(getattr(person, field)) for field in TEXTS if getattr(person, field)
            },
        )
        for place, (person, identity) in enumerate(zip(people, identities, strict=True))
    )


def _columns(identity: Identity, place: int) -> MappingProxyType[str, str]:
    pronouns = f"{identity.subject}/{identity.object_}"
    columns = {"pronouns": pronouns, "age": str(identity.age)}
    # Only every second person tells their school in a column, so that the patterns have work to do.
    return MappingProxyType(columns | ({"school": identity.school} if place % 2 else {}))


def _rankings(people: tuple[Person, ...]) -> np.ndarray:
    """For each mentee the places of all mentors among `people`, best first."""
    mentees, mentors = ([p for p in people if p.is_mentee], [p for p in people if p.is_mentor])
    scored = score_programme(
        mentees, mentors, Programme(), _encoder(), eligibility=None, on=date(2027, 1, 11)
    )
    rows, columns = (grid.ravel() for grid in np.indices(scored.shape))
    return np.argsort(-scored.exact(rows, columns).reshape(scored.shape), axis=1, kind="stable")


@cache
def _expected() -> tuple[np.ndarray, frozenset[str]]:
    plain = Identity("Ada Lovelace", "she", "her", 36, "the University of London")
    rankings = _rankings(_disguised(_sample(), [plain] * len(_sample())))
    return rankings, frozenset(_encoder().vectors)


@settings(max_examples=5, deadline=None)
@given(st.lists(_IDENTITY, min_size=12, max_size=12))
def test_swapping_who_people_are_changes_no_ranking_and_no_text_that_is_embedded(identities):
    expected, embedded = _expected()
    people = _sample()

    rankings = _rankings(_disguised(people, [identities[place % 12] for place in range(len(people))]))

    assert np.array_equal(rankings, expected)
    assert frozenset(_encoder().vectors) == embedded


def test_no_part_of_a_persons_name_is_embedded_from_their_own_words():
    person = _sample()[0]
    disguised = _disguised((person,), [Identity("Zebulon Quixwood", "he", "him", 44, "Oxford University")])

    _rankings((*disguised, replace(person, role=Role.MENTOR, offers="Batteries", email="z@x.example")))

    read = " ".join(_encoder().vectors).casefold()
    assert not any(word in read for word in ("zebulon", "quixwood", "oxford", " 44"))
