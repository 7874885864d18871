"""A programme of made-up people, of whom it is known what each can help with. No real person is behind it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from companion.ids import PersonId, new_id

TOPICS: Mapping[str, tuple[str, ...]] = {
    "speaking": ("public speaking", "presenting to large audiences", "calm nerves before a talk"),
    "managing": ("leading a team for the first time", "becoming a manager", "managing people day by day"),
    "delegating": ("delegating work and letting go", "handing over tasks to others"),
    "saying_no": ("saying no to requests", "time management and setting priorities"),
    "career": ("moving into product management", "a career as product manager"),
    "networking": ("building a network inside a large company", "making contacts with people across teams"),
    "strategy": ("strategic thinking", "making strategy and explaining it to executives"),
    "conflict": ("handling conflicts in teams", "difficult conversations and mediation"),
    "returning": ("returning to work after parental leave", "coming back after a long leave"),
    "remote": ("leading remote teams", "working together across distance"),
    "data": ("data analysis with Python", "analysing data and statistics"),
    "hiring": ("hiring people and interviewing candidates", "recruiting a new team"),
    "writing": ("writing clear documents", "technical writing and editing"),
    "negotiation": ("negotiating with suppliers and customers", "negotiation of contracts and prices"),
    "pricing": ("pricing of products and services", "setting prices and price models"),
    "grants": ("writing grant proposals", "applying for research grants"),
    "ml": ("machine learning", "training neural networks and machine learning in practice"),
    "research": ("user research and interviews with users", "usability tests and user interviews"),
    "supply": ("supply chain management", "logistics and supply chains"),
    "contracts": ("contract law", "reading and drafting legal contracts"),
    "fundraising": ("fundraising from donors", "raising funds and sponsorship"),
    "planning": ("project planning", "planning and steering projects"),
}  # fmt: skip
OFFERS = ("I can help with {thing}", "{thing}", "years of {thing}", "I like to coach others in {thing}")
DONE = ("Twelve years of {thing}", "Built up {thing} from nothing", "Taught {thing} to colleagues")
PLACES = ("London", "Berlin", "Madrid", "Lisbon", "Warsaw", "Nairobi", "Toronto", "Singapore")
ZONES = (
    "Europe/London", "Europe/Berlin", "Europe/Madrid", "Europe/Lisbon", "Europe/Warsaw",
    "Africa/Nairobi", "America/Toronto", "Asia/Singapore",
)  # fmt: skip
DEPARTMENTS = ("Sales", "Marketing", "Research", "Finance", "Operations", "Engineering", "People", "Legal")
LEVELS = ("Junior", "Professional", "Senior", "Lead", "Director")
LANGUAGES = ("es", "fr", "de", "pt", "pl")
RULES = "orders:\n  level: [Junior, Professional, Senior, Lead, Director]\n"
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


def make_people(people: int, seed: int) -> list[Made]:
    """Three in ten are mentors, one in ten of them without room; the first mentees are all alike."""
    rng = random.Random(seed)  # noqa: S311 - a sample, no secret
    return [_mentor(number, rng) if number % 10 < 3 else _mentee(number) for number in range(people)]


def texts() -> list[str]:
    """Every statement that somebody can make."""
    things = [thing for several in TOPICS.values() for thing in several]
    return [_said(frame, thing) for frame, thing in product((*OFFERS, *DONE), things)]


def _mentor(number: int, rng: random.Random) -> Made:
    topics = tuple(rng.sample(sorted(TOPICS), 1 if rng.random() < 0.6 else 2))
    said = [_said(rng.choice(OFFERS), rng.choice(TOPICS[topic])) for topic in topics]
    place = rng.randrange(len(PLACES))
    spoken = ("en", *rng.sample(LANGUAGES, rng.choice((1, 1, 2))))
    return Made(
        PersonId(new_id()), f"{rng.choice(_FIRST)} {rng.choice(_LAST)} {number}", f"p{number}@probe.example",
        True, topics, ". ".join(said), _said(rng.choice(DONE), rng.choice(TOPICS[topics[0]])), spoken,
        PLACES[place], ZONES[place], rng.choice(DEPARTMENTS), rng.choice(LEVELS),
        0 if rng.random() < 0.1 else rng.randint(1, 3), rng.choice(_WEEK),
    )  # fmt: skip


def _mentee(number: int) -> Made:
    return Made(
        PersonId(new_id()), f"Mentee Probe {number}", f"p{number}@probe.example", False, (), "", "",
        ("en", "de"),
        "London", "Europe/London", "Marketing", "Professional", 0, [],
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
