"""A programme of made-up people, of whom it is known what each can help with. No real person is behind it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from companion.ids import PersonId, new_id
from eval.finding_languages import ENGLISH, Tongue

TOPICS = ENGLISH.topics
ZONES = (
    "Europe/London", "Europe/Berlin", "Europe/Madrid", "Europe/Lisbon", "Europe/Warsaw",
    "Africa/Nairobi", "America/Toronto", "Asia/Singapore",
)  # fmt: skip
LANGUAGES = ("es", "fr", "de", "pt", "pl")
_FIRST = (
    "Ada",
    "Bo",
    "Cem",
    "Dina",
    "Eli",
    "Fay",
    "Gus",
    "Hal",
    "Ines",
    "Jo",
    "Kai",
    "Lio",
    "Mia",
    "Noa",
    "Oda",
    "Pim",
)
_LAST = (
    "Probe-Adler",
    "Probe-Birk",
    "Probe-Cole",
    "Probe-Dorn",
    "Probe-Ek",
    "Probe-Falk",
    "Probe-Gray",
    "Probe-Holm",
)
_WEEK = [[day, 540, 720] for day in range(5)], [[day, 780, 1020] for day in range(5)]


@dataclass(frozen=True)
class Made:
    """One made-up person; of a mentor what she can help with, and how many more she can take."""

    id: PersonId
    name: str
    email: str
    is_mentor: bool
    topics: tuple[str, ...]
    offers: str
    experience: str
    languages: tuple[str, ...]
    place: str
    zone: str
    department: str
    level: str
    capacity: int
    availability: list[list[int]]


def make_people(people: int, seed: int, tongue: Tongue = ENGLISH) -> list[Made]:
    """Three in ten are mentors, one in ten of them without room; the first mentees are all alike."""
    rng = random.Random(seed)  # noqa: S311 - a sample, no secret
    return [
        _mentor(number, rng, tongue) if number % 10 < 3 else _mentee(number, tongue)
        for number in range(people)
    ]


def texts(tongue: Tongue = ENGLISH) -> list[str]:
    """Every statement that somebody can make."""
    things = [thing for several in tongue.topics.values() for thing in several]
    return [_said(frame, thing) for frame, thing in product((*tongue.offers, *tongue.done), things)]


def _mentor(number: int, rng: random.Random, tongue: Tongue) -> Made:
    topics = tuple(rng.sample(sorted(tongue.topics), 1 if rng.random() < 0.6 else 2))
    said = [_said(rng.choice(tongue.offers), rng.choice(tongue.topics[topic])) for topic in topics]
    place = rng.randrange(len(ZONES))
    spoken = ("en", *rng.sample(LANGUAGES, rng.choice((1, 1, 2))))
    return Made(
        PersonId(new_id()), f"{rng.choice(_FIRST)} {rng.choice(_LAST)} {number}", f"p{number}@probe.example",
        True, topics, ". ".join(said),
        _said(rng.choice(tongue.done), rng.choice(tongue.topics[topics[0]])), spoken,
        tongue.places[place], ZONES[place], rng.choice(tongue.departments), rng.choice(tongue.levels),
        0 if rng.random() < 0.1 else rng.randint(1, 3), rng.choice(_WEEK),
    )  # fmt: skip


def _mentee(number: int, tongue: Tongue) -> Made:
    return Made(
        PersonId(new_id()), f"Mentee Probe {number}", f"p{number}@probe.example", False, (), "", "",
        ("en", "de"),
        tongue.places[0], ZONES[0], tongue.departments[1], tongue.levels[1], 0, [],
    )  # fmt: skip


def _said(frame: str, thing: str) -> str:
    said = frame.format(thing=thing)
    return said[0].upper() + said[1:]


def holding(made: Made, musts: Mapping[str, Sequence[str]]) -> bool:
    """Whether somebody's answers are among those that are wanted; by the answers as they were made."""
    own = {
        "language": made.languages,
        "place": (made.place,),
        "department": (made.department,),
        "level": (made.level,),
    }
    return all(
        any(one.casefold() in values for one in own[about]) for about, values in musts.items() if about in own
    )
