"""Explanations and agreements of made-up pairs, with what is known of them apart from what writes."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from uuid import UUID
from zoneinfo import ZoneInfo

from companion.agreements.agreement import TITLES, Clause, ClauseName
from companion.agreements.agreement_draft import to_phrase as agreement_question
from companion.agreements.drafting import Party, dates_of, draft
from companion.agreements.reviewing import findings
from companion.explaining.evidence import explain
from companion.explaining.explanation import View
from companion.explaining.phrased import named
from companion.explaining.phrased import to_phrase as explanation_question
from companion.explaining.stored_pairs import describe_pair
from companion.ids import PersonId
from companion.llm.fields import USUAL
from companion.matching.match import Match
from companion.people.person import Person, Slot
from companion.people.register import Profile
from companion.programmes.charter import Cadence, Charter
from companion.programmes.programme import Programme
from eval.borne_out import YOU, Known
from eval.words_case import COMPLETE, Asking, Case, Finding, Line, shown
from eval.words_people import NAMES, ON, PairWithClaims

MENTEE, MENTOR = PersonId(UUID(int=1)), PersonId(UUID(int=2))
FIRST_NAMES = frozenset(name.split()[0] for name in NAMES)
STEP_MINUTES = 15
WEEKS = 52
LARGE_HOURS = 9.875
NUMBERS_OF_DEFAULTS = frozenset(["24"])
"""Hours of notice before a meeting that falls out: the one number of ours in an agreement."""
PURPOSES = (
    "Help people take their next step at work.", "More women in leading roles by 2028.",
    "Share what the old hands know before they retire.", "",
)  # fmt: skip


def explanation_cases(pairs: Sequence[PairWithClaims]) -> Iterator[Case]:
    """Three for each pair, one a reader."""
    for pair in pairs:
        for view in View:
            yield Case(
                f"explanation, {view.value}",
                pair.mentee.email,
                known_of_pair(pair, view),
                partial(_explained, pair, view),
                partial(_explained_by, pair, view),
                _nothing_more,
            )


def _explained(pair: PairWithClaims, view: View) -> tuple[Line, ...]:
    told = explain(pair.detail, pair.mentee, pair.mentor, Programme(), view)
    return tuple(Line(claim.part, claim.sentence) for claim in told.claims)


def _explained_by(pair: PairWithClaims, view: View, ask: Asking) -> tuple[Line, ...]:
    made = Match(pair.detail, pinned=False, mentor_price=0.0)
    claims = describe_pair(made, pair.mentee, pair.mentor, Programme()).explanations[view.value]
    two = named((MENTEE, pair.mentee), (MENTOR, pair.mentor))
    return shown(ask(explanation_question(claims, view, two, USUAL)).lines)


def _nothing_more(_: tuple[Line, ...]) -> tuple[Finding, ...]:
    return ()


def known_of_pair(pair: PairWithClaims, view: View) -> Known:
    """What may be said of two people, worked out from their rows alone."""
    mentee, mentor = pair.called
    of = {mentee: _texts(pair.mentee), mentor: _texts(pair.mentor)}
    if view is not View.ADMINISTRATOR:
        of[YOU] = of.pop(mentee if view is View.MENTEE else mentor)
    shared = set(pair.mentee.languages) & set(pair.mentor.languages)
    alike = [
        abs(a - b) <= 1
        for a, b in zip(pair.mentee.values, pair.mentor.values, strict=True)
        if a is not None and b is not None
    ]
    counts = {str(sum(alike)), str(len(alike))} if view is View.ADMINISTRATOR else set()
    return Known(
        of=of,
        names=frozenset({mentee, mentor}),
        numbers=frozenset(counts | _hours_said(pair.mentee, pair.mentor)),
        # A sentence may name words that both use.
        common=_words_of_both(pair),
        languages=frozenset(shared),
        strangers=FIRST_NAMES,
    )


def _texts(person: Person) -> tuple[str, ...]:
    return tuple(text for text in (person.wants, person.offers, person.goals, person.experience) if text)


def _words_of_both(pair: PairWithClaims) -> tuple[str, ...]:
    one, other = (" ".join(_texts(person)) for person in (pair.mentee, pair.mentor))
    return tuple(word for word in one.replace(";", " ").split() if word[:5].casefold() in other.casefold())


def _hours_said(one: Person, other: Person) -> set[str]:
    """The hours a week that both are free, by counting quarters of an hour in a year; rounded as said."""
    if not (one.availability and other.availability and one.time_zone and other.time_zone):
        return set()
    pairs = zip(
        _free(one.time_zone, one.availability), _free(other.time_zone, other.availability), strict=True
    )
    weeks = [len(here & there) * STEP_MINUTES / 60 for here, there in pairs]
    return {_rounded(hours) for hours in (sum(weeks) / WEEKS, min(weeks), max(weeks))}


def _rounded(hours: float) -> str:
    """To the quarter up to ten hours, to the whole above."""
    step = 1.0 if hours >= LARGE_HOURS else 0.25
    near = math.floor(hours / step + 0.5) * step
    quarters = {0.0: "", 0.25: "¼", 0.5: "½", 0.75: "¾"}[near % 1]
    return f"{int(near) or ('' if quarters else 0)}{quarters}"


@lru_cache(maxsize=256)
def _free(zone: str, slots: tuple[Slot, ...]) -> tuple[frozenset[datetime], ...]:
    """For each week of a year from Monday on, the quarters of an hour (UTC) in which somebody is free."""
    monday = ON - timedelta(days=ON.weekday())
    here = ZoneInfo(zone)
    utc = ZoneInfo("UTC")
    found = []
    for week in range(WEEKS):
        first = datetime.combine(monday + timedelta(weeks=week), datetime.min.time())
        found.append(
            frozenset(
                (first + timedelta(days=slot.day, minutes=minute)).replace(tzinfo=here).astimezone(utc)
                for slot in slots
                for minute in range(slot.start_minute, slot.end_minute, STEP_MINUTES)
            )
        )
    return tuple(found)


def agreement_cases(pairs: Sequence[PairWithClaims], seed: int) -> Iterator[Case]:
    """One for each pair, under charters that say different things and leave others open."""
    rng = random.Random(seed)  # noqa: S311 - made-up people, not secrets
    for pair in pairs:
        charter, began_on = _charter(rng), ON + timedelta(days=rng.randrange(200))
        mentee = Party(pair.called[0], wants=pair.mentee.wants, goals=rng.choice((pair.mentee.goals, "")))
        mentor = Party(pair.called[1], offers=pair.mentor.offers)
        yield Case(
            "agreement",
            pair.mentee.email,
            _known_of_agreement(charter, mentee, mentor, began_on),
            partial(_drafted, charter, mentee, mentor, began_on),
            partial(_drafted_by, charter, mentee, mentor, began_on),
            partial(_judge_clauses, charter, began_on),
        )


def _charter(rng: random.Random) -> Charter:
    return Charter(
        name=rng.choice(("Bridges 2027", "Crossing Paths", "North Star")),
        purpose=rng.choice(PURPOSES),
        ends_on=rng.choice((None, None, date(2027, 9, 30))),
        span_months=rng.choice((None, 6, 9, 12)),
        cadence=Cadence(
            first_meeting_within_days=rng.choice((7, 14, 21)),
            days_between_meetings=rng.choice((7, 14, 21)),
            settled_after_months=rng.choice((2, 3)),
            days_between_later_meetings=rng.choice((28, 30, 42)),
        ),
    )


def _drafted(charter: Charter, mentee: Party, mentor: Party, began_on: date) -> tuple[Line, ...]:
    clauses = draft(charter, mentee, mentor, began_on)
    return tuple(Line(clause.name.value, clause.text) for clause in clauses)


def _drafted_by(
    charter: Charter, mentee: Party, mentor: Party, began_on: date, ask: Asking
) -> tuple[Line, ...]:
    clauses = draft(charter, mentee, mentor, began_on)
    pair = {
        MENTEE: Profile("mentee@made-up.example", mentee.name),
        MENTOR: Profile("mentor@made-up.example", mentor.name),
    }
    return shown(ask(agreement_question(clauses, dates_of(charter, began_on), pair, USUAL)).lines)


def _judge_clauses(charter: Charter, began_on: date, lines: tuple[Line, ...]) -> Iterator[Finding]:
    """Each of the thirteen must stand once, and a look at all of them must find nothing to mend."""
    texts = {name: "\n".join(line.text for line in lines if line.part == name) for name in ClauseName}
    clauses = [Clause(name, text, ()) for name, text in texts.items()]
    wrong = {found.clause for found in findings(clauses, dates_of(charter, began_on))}
    for name in TITLES:
        yield Finding(COMPLETE, float(bool(texts[name].strip()) and name not in wrong))


def _known_of_agreement(charter: Charter, mentee: Party, mentor: Party, began_on: date) -> Known:
    days = {
        began_on,
        began_on + timedelta(days=charter.cadence.first_meeting_within_days),
        *_ends(charter, began_on),
    }
    days.add(_months_on(began_on, charter.cadence.settled_after_months))
    numbers = {str(part) for day in days for part in (day.day, day.year)}
    numbers |= {str(charter.cadence.days_between_meetings), str(charter.cadence.days_between_later_meetings)}
    return Known(
        of={
            mentee.name: tuple(words for words in (mentee.wants, mentee.goals) if words),
            mentor.name: (mentor.offers,),
        },
        names=frozenset({mentee.name, mentor.name}),
        numbers=frozenset(numbers) | NUMBERS_OF_DEFAULTS,
        common=(charter.name, charter.purpose),
        strangers=FIRST_NAMES,
    )


def _ends(charter: Charter, began_on: date) -> set[date]:
    """The last day, and the one half-way to it."""
    last = _months_on(began_on, charter.span_months or 9)
    if charter.ends_on is not None:
        last = min(last, charter.ends_on)
    return {last, date.fromordinal((began_on.toordinal() + last.toordinal()) // 2)}


def _months_on(day: date, months: int) -> date:
    """Counted day by day: the same number of the month, or the last there is."""
    reached = day
    for _ in range(months):
        reached = _next_month(reached, day.day)
    return reached


def _next_month(reached: date, number: int) -> date:
    days = [reached.replace(day=1) + timedelta(days=step) for step in range(75)]
    firsts = [day for day in days if day.day == 1]
    of_month = [day for day in days if firsts[1] <= day < firsts[2]]
    return min(of_month, key=lambda day: abs(day.day - number))
