"""Fictional pairs with the claims that the engine makes of them, for measuring what is written about pairs.

Everybody is made up from lists of ours; no real person is behind it.
"""

# ruff: noqa: E501 -- lists of words and sentences read best as they stand.

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from companion.explaining.evidence import explain_to_all
from companion.explaining.explanation import Explanation, View
from companion.explaining.naming import names_of_pair
from companion.matching.match import PairDetail
from companion.matching.whole_programme.request import MatchRequest
from companion.matching.whole_programme.service import describe, score, solve
from companion.people.availability import read_availability
from companion.people.person import Person, Role, Roster
from companion.programmes.programme import Programme
from embeddings.encoder import Encoder

ON = date(2026, 11, 23)
NAMES = ["Ana Lima", "Ben Okoye", "Chiara Rossi", "Dmitri Volkov", "Elif Kaya", "Farid Haddad", "Greta Lund", "Hugo Martins", "Ines Duarte", "Jonas Weber", "Keiko Mori", "Liam Byrne", "Mara Novak", "Nikos Pappas", "Olga Sidorova", "Pedro Alves", "Quynh Tran", "Rosa Vidal", "Samir Patel", "Tove Nilsen", "Uma Rao", "Viktor Kiss", "Wanda Nowak", "Xenia Popa", "Yusuf Demir", "Zofia Mazur", "Aoife Kelly", "Bruno Costa", "Carla Mendes", "Dilan Aksoy", "Emeka Obi", "Fatou Diop", "Goran Babic", "Hana Sato", "Ivo Horvat", "Jana Kralova", "Kofi Mensah", "Lena Vogel", "Marek Zelenka", "Nadia Saleh"]  # fmt: skip
WISHES = (
    "learn to speak in front of large groups", "help with writing grant applications", "how to lead a remote crew",
    "become a better negotiator", "feedback on my research proposals", "move from nursing into data analysis",
    "learn to say no to new projects", "plan a return after parental leave", "understand how budgets are made",
    "get better at code reviews", "learn to manage conflict between colleagues", "practise job interviews",
    "build a network outside my department", "write for readers who are not specialists",
    "decide between a specialist and a people lead", "learn how to run useful workshops",
    "coaching on running a small charity", "courage to ask for a promotion", "learn to teach adults",
    "set priorities when everything is urgent",
)  # fmt: skip
OFFERS = (
    "twelve years of speaking at public events", "reviewing grant applications for two foundations",
    "led a remote crew across four countries", "negotiating supplier contracts", "supervising doctoral research",
    "moved from hospital work into statistics at forty", "coaching new managers",
    "returned to work after two parental leaves", "planning budgets of a whole division",
    "maintaining a large open source library", "mediating conflicts in teams", "hired more than fifty engineers",
    "founded a network for women in logistics", "science journalism for radio and print",
    "chose the specialist track and never regretted it", "facilitating workshops with up to thirty people",
    "chairing the board of a small charity", "won three promotions and lost one", "teaching evening classes",
    "running an emergency ward",
)  # fmt: skip
GOALS = (
    "give a talk at the spring conference", "submit my first grant before June", "lead a project of my own",
    "finish the certificate in statistics", "publish two articles this year", "take over a team by autumn",
    "pass the accounting exam", "have a plan for the next five years",
)  # fmt: skip
EXPERIENCE = (
    "keynotes at six conferences", "twenty grants won, thirty lost", "ran projects in three plants",
    "lecturer in applied statistics", "editor of a trade journal", "head of a department with eighty people",
    "auditor for nine years", "changed careers twice",
)  # fmt: skip
PLACES = (
    "Oslo|Europe/Oslo", "Lisbon|Europe/Lisbon", "Nairobi|Africa/Nairobi", "Pune|Asia/Kolkata",
    "Osaka|Asia/Tokyo", "Toronto|America/Toronto",
)  # fmt: skip
TIMES = ("Mon 9-12; Wed 14:00-16:30", "Tue morning", "Thu 15-18", "Mon-Fri evening", "Wed 8-17", "")
LANGUAGES = (("en",), ("en", "es"), ("en", "de"), ("en", "fr"), ("en", "pt"))


@dataclass(frozen=True)
class PairWithClaims:
    """Two people who were matched, with what each of three readers is told."""

    mentee: Person
    mentor: Person
    detail: PairDetail
    explanations: dict[View, Explanation]

    @property
    def called(self) -> tuple[str, str]:
        """What the two are called in sentences."""
        return names_of_pair(self.mentee, self.mentor)


def make_people(pairs: int, seed: int) -> tuple[Person, ...]:
    """As many mentees and as many mentors, each with words of her own."""
    rng = random.Random(seed)  # noqa: S311 - made-up people, not secrets
    people = []
    for number in range(pairs):
        for role in (Role.MENTEE, Role.MENTOR):
            name = NAMES[(2 * number + (role is Role.MENTOR)) % len(NAMES)]
            place, zone = rng.choice(PLACES).split("|")
            people.append(
                Person(
                    email=f"{role.value}{number:04}@made-up.example",
                    name=name,
                    role=role,
                    wants="; ".join(rng.sample(WISHES, 2)) if role is Role.MENTEE else "",
                    offers="; ".join(rng.sample(OFFERS, 2)) if role is Role.MENTOR else "",
                    goals=rng.choice(GOALS) if role is Role.MENTEE else "",
                    experience=rng.choice(EXPERIENCE) if role is Role.MENTOR else "",
                    languages=rng.choice(LANGUAGES),
                    time_zone=zone,
                    availability=read_availability(rng.choice(TIMES)).value or (),
                    location=place,
                    values=tuple(rng.choice((None, 1, 2, 3, 4, 5)) for _ in range(6)),
                    capacity=1 if role is Role.MENTOR else None,
                )
            )
    return tuple(sorted(people, key=lambda person: person.email))


def make_pairs(pairs: int, seed: int, encoder: Encoder) -> list[PairWithClaims]:
    """Matched pairs of made-up people, with the claims that the engine makes of them."""
    people = make_people(pairs, seed)
    by_email = {person.email: person for person in people}
    programme = Programme()
    roster = Roster(people, (), len(people), ())
    ready = score(MatchRequest(roster, programme, (), (), ON), encoder)
    made = []
    for match in describe(ready, solve(ready)).matches:
        mentee, mentor = by_email[match.detail.mentee], by_email[match.detail.mentor]
        explained = explain_to_all(match.detail, mentee, mentor, programme)
        made.append(PairWithClaims(mentee, mentor, match.detail, explained))
    return made
