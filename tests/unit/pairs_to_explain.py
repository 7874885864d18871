"""People, pairs and whole runs made by hand, for the tests of what is said about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from companion.explaining.run import Run
from companion.matching.match import (
    Certificate,
    Match,
    Matching,
    PairDetail,
    PartScore,
    SharedHours,
    StatementLink,
    Unmatched,
    UnmatchedReason,
)
from companion.matching.whole_programme.request import MatchRequest
from companion.people.person import Outcome, Person, Role, Roster, RowProblem, Slot
from companion.programmes.programme import Condition, Force, Preference, Programme, Rule

WISH = "learn to run user interviews"
OFFER = "five years of user research, happy to practise interviews together"

AMARA = Person(
    email="amara@firm.example",
    name="Amara Okafor",
    role=Role.MENTEE,
    wants=f"Python\n{WISH.capitalize()}; more confidence",
    goals="Lead a research team of my own.",
    experience="Two years in support.",
    languages=("en", "yo"),
    time_zone="Africa/Lagos",
    availability=(Slot(1, 600, 720),),
    location="Lagos",
    department="Support",
    level="Junior",
    values=(1, 2, 3, 4, 5, None),
)
JONAS = Person(
    email="jonas@firm.example",
    name="Dr. Jonas Weber",
    role=Role.MENTOR,
    offers=f"{OFFER}; Knowing when to stop",
    experience="Led a research team at a bank.",
    languages=("de", "en"),
    time_zone="Europe/Berlin",
    availability=(Slot(1, 600, 720),),
    location="Berlin",
    department="Research",
    level="Lead",
    capacity=2,
    values=(1, 2, 3, 4, 1, None),
)
WISH_LINK = StatementLink("wants", WISH.capitalize(), "offers", OFFER, 0.62, ("user", "interviews"))
GOAL_LINK = StatementLink(
    "goals", "Lead a research team of my own", "experience", "Led a research team at a bank", 0.55, ()
)
PLAN = Programme(
    name="Spring programme",
    preferences=(Preference("another_site", Condition(different="location"), 0.5),),
    rules=(Rule("same department", Force.MUST_NOT, Condition(same="department")),),
)
VALUES = {"wants": 0.8, "goals": 0.6, "values": 0.8, "time": 0.4, "language": 1.0, "prefer_another_site": 1.0}


def parts_of(plan: Programme = PLAN, **values: float | None) -> tuple[PartScore, ...]:
    """Every part of a plan; None is unknown and counts as 0.5."""
    weights = plan.part_weights()
    whole = sum(weights.values())
    given = {name: VALUES.get(name, 0.5) for name in weights} | values
    return tuple(
        PartScore(
            name, 0.5 if given[name] is None else given[name], weights[name] / whole, given[name] is not None
        )
        for name in weights
    )


def detail_of(mentee: Person = AMARA, mentor: Person = JONAS, **changes) -> PairDetail:
    """What is known about a pair, as for Amara and Jonas save for what is changed."""
    parts = changes.pop("parts", parts_of())
    usual = {
        "mentee": mentee.email,
        "mentor": mentor.email,
        "total": sum(part.points for part in parts),
        "parts": parts,
        "better_than_percent": 92.4,
        "links": (WISH_LINK, GOAL_LINK),
        "shared_hours": SharedHours(3.0, 3.0, 3.0),
        "shared_languages": ("en",),
        "languages_known": True,
        "values_alike": 4,
        "values_answered": 5,
    }
    return PairDetail(**(usual | changes))


def run_of(
    matches: tuple[Match, ...] | None = None,
    *,
    people: tuple[Person, ...] = (AMARA, JONAS),
    plan: Programme = PLAN,
    unmatched: tuple[Unmatched, ...] = (),
    problems: tuple[RowProblem, ...] = (),
    pins: tuple[tuple[str, str], ...] = (),
    gap: float = 1e-9,
) -> Run:
    """A finished run; without any matches given Amara has Jonas."""
    if matches is None:
        matches = (Match(detail_of(), pinned=bool(pins), mentor_price=0.1),)
    value = sum(made.detail.total for made in matches)
    matching = Matching(
        matches=matches,
        unmatched=unmatched,
        certificate=Certificate(value, value * (1 + gap), gap, 12, 0.5),
        allowed_pairs=12,
        barred_pairs=3,
        part_averages=tuple((part.name, 0.5) for part in parts_of(plan)),
        encoder_id="test-encoder",
    )
    ordered = tuple(sorted(people, key=lambda person: person.email))
    roster = Roster(ordered, problems, rows_read=len(people), columns=("name", "email"))
    return Run(
        matching, MatchRequest(roster, plan, pins, (), date(2026, 11, 23)), date(2026, 11, 23), "people.csv"
    )


def many(count: int) -> Run:
    """A run with this many pairs, each of two people of its own."""
    people, matches = [], []
    for place in range(count):
        mentee = replace(AMARA, email=f"e{place:05}@firm.example", name=f"Mentee{place:05} Okafor")
        mentor = replace(JONAS, email=f"r{place:05}@firm.example", name=f"Mentor{place:05} Weber")
        people += [mentee, mentor]
        parts = parts_of(wants=place / count)
        matches.append(Match(detail_of(mentee, mentor, parts=parts), pinned=False, mentor_price=0.0))
    return run_of(tuple(matches), people=tuple(people))


LIN = replace(AMARA, email="lin@firm.example", name="Lin")
BARRED = Unmatched(
    LIN.email,
    "mentee",
    UnmatchedReason.BARRED_FROM_ALL,
    rules=(("same department", 31), ("reporting_line", 9)),
)
LEFT_OUT = RowProblem(7, "email", "Two people have this address.", "Give each an address.", Outcome.LEFT_OUT)
