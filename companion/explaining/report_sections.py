"""What the report says beside the pairs: who is left, what is wrong in the file, what was decided."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from companion.explaining.figures import part_shares
from companion.explaining.machine_instructions import fields_like_an_instruction
from companion.explaining.naming import full_name
from companion.explaining.preference_claims import preference_name
from companion.explaining.quantities import Column, Count, Decimal, percent_words
from companion.explaining.report_cards import anchor_of, part_label
from companion.explaining.rule_wording import (
    condition_words,
    default_rules_in_force,
    default_rules_off,
    rule_sentence,
)
from companion.explaining.run import Run
from companion.explaining.saying import Commas, ListOf, Message, message
from companion.explaining.unmatched_wording import reason_words, unmatched_sentence
from companion.matching.match import Match, Unmatched, UnmatchedReason
from companion.people.person import RowProblem

MOST_LEFT = 5_000
"""People without a partner whom the report lists on either side; unmatched.csv has all."""

MOST_PROBLEMS = 300
"""Things wrong in the spreadsheet that the report lists; matches.json has all."""

LOWEST_PAIRS = 3
"""How many of the lowest scores are named as worth a look."""

LEAST_KNOWN = 0.5
"""A pair of whose score less than this share rests on known answers is named as worth a look."""

MOST_OF_A_KIND = 12
"""Names in one line of what is worth a look."""


@dataclass(frozen=True)
class Left:
    """Somebody without a partner."""

    name: str
    email: str
    reason: str
    sentence: str


@dataclass(frozen=True)
class PeopleLeft:
    """Everybody without a partner, by side; `more_…` are those beyond what the report lists."""

    mentees: tuple[Left, ...]
    mentors: tuple[Left, ...]
    mentor_groups: Commas
    more_mentees: int
    more_mentors: int


@dataclass(frozen=True)
class Problems:
    """What was wrong in the spreadsheet: rows left out first, then the rest."""

    left_out: tuple[RowProblem, ...]
    others: tuple[RowProblem, ...]
    more: int


@dataclass(frozen=True)
class Link:
    """A name, and where in the page it leads; '' for nowhere."""

    text: str
    anchor: str


@dataclass(frozen=True)
class Look:
    """One kind of thing that is worth a look, with where to find it."""

    what: str
    links: tuple[Link, ...]
    more: int


@dataclass(frozen=True)
class Decided:
    """What the programme decided beforehand."""

    rules: tuple[str, ...]
    rules_off: Commas
    own_rules: tuple[tuple[str, str], ...]
    preferences: tuple[tuple[str, str], ...]
    weights: tuple[tuple[str, str, str], ...]
    pins: tuple[str, ...]
    vetoes: tuple[str, ...]


def is_fictional(run: Run) -> bool:
    """Whether every address is under a name that is reserved for examples, so that nobody here is real.

    Source: RFC 2606 and RFC 6761, reserved domain names.
    """
    emails = [person.email for person in run.request.roster.people]
    return bool(emails) and all(_RESERVED.search(email) for email in emails)


def people_left(run: Run) -> PeopleLeft:
    """Everybody without a partner, with the reason; mentors by reason, those who wait longest first."""
    mentees = [left for left in run.matching.unmatched if left.role == "mentee"]
    mentors = [left for left in run.matching.unmatched if left.role == "mentor"]
    mentors.sort(key=lambda left: (_REASONS.index(left.reason), full_name(run.people[left.email]).casefold()))
    groups = Counter(left.reason for left in mentors)
    return PeopleLeft(
        mentees=tuple(_left(run, left) for left in mentees[:MOST_LEFT]),
        mentors=tuple(_left(run, left) for left in mentors[:MOST_LEFT]),
        mentor_groups=Commas.of(
            [
                message("{reason} ({number})", reason=reason_words(reason), number=Count.of(groups[reason]))
                for reason in _REASONS
                if groups[reason]
            ]
        ),
        more_mentees=max(0, len(mentees) - MOST_LEFT),
        more_mentors=max(0, len(mentors) - MOST_LEFT),
    )


def problems_of(run: Run) -> Problems:
    """What was wrong in the spreadsheet, by line."""
    problems = sorted(run.request.roster.problems)
    left_out = [problem for problem in problems if problem.outcome == "left_out"]
    others = [problem for problem in problems if problem.outcome != "left_out"]
    first = left_out[:MOST_PROBLEMS]
    rest = others[: MOST_PROBLEMS - len(first)]
    return Problems(tuple(first), tuple(rest), len(problems) - len(first) - len(rest))


def decided_of(run: Run) -> Decided:
    """Rules, preferences, weights, pins and vetoes in words."""
    plan, averages = run.request.programme, dict(run.matching.part_averages)
    return Decided(
        rules=tuple(default_rules_in_force(plan)),
        rules_off=Commas.of(default_rules_off(plan)),
        own_rules=tuple((rule.name, rule_sentence(rule)) for rule in plan.rules),
        preferences=tuple(
            (preference_name(wish), condition_words(wish.condition)) for wish in plan.preferences
        ),
        weights=tuple(
            (part_label(name), percent_words(100 * share), Decimal.of(averages[name], 2))
            for name, share in part_shares(run).items()
        ),
        pins=tuple(_pair_words(run, *pair) for pair in run.request.pins),
        vetoes=tuple(_pair_words(run, *pair) for pair in run.request.vetoes),
    )


def worth_a_look(run: Run, shown: list[Match]) -> list[Look]:
    """What somebody should read before the matches go out; nothing where all is plain."""
    anchors = {made.mentee: anchor_of(place) for place, made in enumerate(shown)}
    found = [_flagged_profiles(run)]
    kinds = (
        (message("No hour in the week when both are free"), [made for made in shown if _without_hours(made)]),
        (
            message("Less than half of the score rests on known answers"),
            [made for made in shown if _mostly_unknown(made)],
        ),
        (
            message("The lowest scores"),
            sorted(shown, key=lambda made: (made.detail.total, made.mentee))[:LOWEST_PAIRS],
        ),
    )
    for what, made in kinds:
        links = [Link(_pair_words(run, one.mentee, one.mentor), anchors[one.mentee]) for one in made]
        found.append(_look(what, links))
    return [look for look in found if look.links]


def _flagged_profiles(run: Run) -> Look:
    links = []
    for person in run.request.roster.people:
        fields = fields_like_an_instruction(person)
        if fields:
            named = ListOf.of([Column.of(field) for field in fields])
            links.append(Link(message("{name} ({fields})", name=full_name(person), fields=named), ""))
    return _look(
        message("Something in the profile reads like an order to a machine; it was compared as plain text"),
        links,
    )


def _look(what: str, links: list[Link]) -> Look:
    return Look(what, tuple(links[:MOST_OF_A_KIND]), max(0, len(links) - MOST_OF_A_KIND))


def _without_hours(made: Match) -> bool:
    return made.detail.shared_hours is not None and made.detail.shared_hours.most <= 0


def _mostly_unknown(made: Match) -> bool:
    return sum(part.weight for part in made.detail.parts if part.known) < LEAST_KNOWN


def _left(run: Run, left: Unmatched) -> Left:
    name = full_name(run.people[left.email])
    return Left(name, left.email, reason_words(left.reason), unmatched_sentence(left, run.people))


def _pair_words(run: Run, mentee: str, mentor: str) -> Message:
    return message(
        "{mentee} with {mentor}", mentee=full_name(run.people[mentee]), mentor=full_name(run.people[mentor])
    )


_REASONS = (
    UnmatchedReason.BARRED_FROM_ALL,
    UnmatchedReason.SEATS_TAKEN,
    UnmatchedReason.NO_ALLOWED_MENTEE,
    UnmatchedReason.NOT_NEEDED,
    UnmatchedReason.NO_ROOM,
)
_RESERVED = re.compile(r"[@.](?:example|test|invalid|example\.(?:com|net|org))$")
