"""A draft of an agreement from the charter and from what both people wrote: no model, and nothing made up.

Cadence, span and first meeting are the charter's; what the charter leaves open has a default of ours, whose
reference stands beside it.
"""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from companion.agreements.agreement import Clause, ClauseName, ClauseSource, Dates, SourceKind
from companion.languages import writing
from companion.languages.spoken import spoken
from companion.programmes.charter import Charter

USUAL_SPAN_MONTHS = 9
_SPAN_SOURCE = "OJJDP STAR 2017: a definite span lasts longer than an open one"
_FIRST_DAYS_SOURCE = "Grossman & Rhodes 2002: what ends within three months does harm"
_FEEDBACK_SOURCE = "Kendall & Smith-Jentsch 2015: say early what does not fit"
_ETHICS = "Global Code of Ethics v3 (2021)"
_EVIDENCE_OF_GOALS = "Christensen et al. 2020: goals before chat"
_LAW = "EU AI Act, article 50; GDPR, articles 15 to 22"


@dataclass(frozen=True)
class Party:
    """One of the two as the draft needs her: what she is called, and her own words."""

    name: str
    wants: str = ""
    offers: str = ""
    goals: str = ""


def dates_of(charter: Charter, began_on: date) -> Dates:
    """The days of an agreement. The end is the span's, or the programme's where that is earlier."""
    cadence = charter.cadence
    ends = months_after(began_on, charter.span_months or USUAL_SPAN_MONTHS)
    if charter.ends_on is not None and charter.ends_on > began_on:
        ends = min(ends, charter.ends_on)
    return Dates(
        began_on=began_on,
        first_meeting_by=began_on + timedelta(days=cadence.first_meeting_within_days),
        less_often_from=months_after(began_on, cadence.settled_after_months),
        review_on=began_on + (ends - began_on) // 2,
        ends_on=ends,
    )


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last where there is none: 30 November + 3 is 28 February."""
    place = day.year * 12 + day.month - 1 + months
    year, month = divmod(place, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def said_day(day: date) -> str:
    """A day as people write it in the language that is spoken: 5 March 2027."""
    return writing.day(day, spoken())


def draft(charter: Charter, mentee: Party, mentor: Party, began_on: date) -> tuple[Clause, ...]:
    """All thirteen clauses, each with where it comes from."""
    dates = dates_of(charter, began_on)
    made = (
        _purpose(charter, mentee, mentor),
        _goals(mentee, mentor),
        _roles(mentee, mentor),
        _cadence(charter, dates),
        _length(charter, dates),
        *_defaults(mentee, mentor, dates),
    )
    by_name = {clause.name: clause for clause in made}
    return tuple(by_name[name] for name in ClauseName)


def _purpose(charter: Charter, mentee: Party, mentor: Party) -> Clause:
    sources = [_charter("name", charter.name)]
    text = f"{mentee.name} and {mentor.name} work together in the programme “{charter.name}”."
    if charter.purpose:
        text += f" The programme says what it is for: “{charter.purpose}”"
        sources.append(_charter("purpose", charter.purpose))
    if mentee.wants:
        text += f"\n{mentee.name} asks for: “{mentee.wants}”"
        sources.append(ClauseSource(SourceKind.MENTEE, "wants", mentee.wants))
    if mentor.offers:
        text += f"\n{mentor.name} offers: “{mentor.offers}”"
        sources.append(ClauseSource(SourceKind.MENTOR, "offers", mentor.offers))
    return Clause(ClauseName.PURPOSE, text, tuple(sources))


def _goals(mentee: Party, mentor: Party) -> Clause:
    words, field = (mentee.goals, "goals") if mentee.goals else (mentee.wants, "wants")
    text, sources = _own_goal(mentee, words), []
    if words:
        sources.append(ClauseSource(SourceKind.MENTEE, field, words))
    if mentor.goals:
        text += f"\n{mentor.name} wrote: “{mentor.goals}”"
        sources.append(ClauseSource(SourceKind.MENTOR, "goals", mentor.goals))
    if words:
        text += "\nAt the first meeting we choose one to begin with, and a day for it."
    return Clause(ClauseName.GOALS, text, (*sources, _default("goals", _EVIDENCE_OF_GOALS)))


def _own_goal(mentee: Party, words: str) -> str:
    if words:
        return f"{mentee.name} wrote: “{words}”"
    return (
        f"{mentee.name} has not written down a goal yet. We name one together at the first meeting, "
        "and write it here."
    )


def _roles(mentee: Party, mentor: Party) -> Clause:
    text = (
        f"{mentee.name} brings the topics, prepares for each meeting and keeps the list of actions. "
        f"{mentor.name} listens, asks, shares experience, and leaves the decisions to {mentee.name}."
    )
    return Clause(ClauseName.ROLES, text, (_default("roles", _ETHICS),))


def _cadence(charter: Charter, dates: Dates) -> Clause:
    cadence = charter.cadence
    text = (
        f"We meet for the first time by {said_day(dates.first_meeting_by)}. "
        f"Until {said_day(dates.less_often_from)} we meet every {cadence.days_between_meetings} days, "
        f"after that every {cadence.days_between_later_meetings} days."
    )
    sources = (
        _charter("cadence.first_meeting_within_days", str(cadence.first_meeting_within_days)),
        _charter("cadence.days_between_meetings", str(cadence.days_between_meetings)),
        _charter("cadence.settled_after_months", str(cadence.settled_after_months)),
        _charter("cadence.days_between_later_meetings", str(cadence.days_between_later_meetings)),
        ClauseSource(SourceKind.COMPUTED, "began_on", dates.began_on.isoformat()),
    )
    return Clause(ClauseName.CADENCE, text, sources)


def _length(charter: Charter, dates: Dates) -> Clause:
    text = f"We work together from {said_day(dates.began_on)} to {said_day(dates.ends_on)}."
    given = charter.span_months is not None
    source = (
        _charter("span_months", str(charter.span_months)) if given else _default("span_months", _SPAN_SOURCE)
    )
    sources = [source, ClauseSource(SourceKind.COMPUTED, "began_on", dates.began_on.isoformat())]
    if charter.ends_on == dates.ends_on:
        sources.append(_charter("ends_on", dates.ends_on.isoformat()))
    return Clause(ClauseName.LENGTH, text, tuple(sources))


def _defaults(mentee: Party, mentor: Party, dates: Dates) -> Sequence[Clause]:
    said = (
        (
            ClauseName.MEDIUM,
            "We meet by video call unless we agree on a place. Whoever proposes the time sends the invitation.",
            "Elements of Effective Practice, e-mentoring supplement",
        ),
        (
            ClauseName.CANCELLATIONS,
            "Whoever cannot come says so at least 24 hours before and proposes another time within a week. After two "
            "meetings that were missed without a word, either of us may ask the programme for help.",
            _FIRST_DAYS_SOURCE,
        ),
        (
            ClauseName.CONFIDENTIALITY,
            "What we say stays between us. It ends where somebody is in danger or the law asks for it; then we say "
            "so to each other first, if we can. The programme sees that we meet, not what we say.",
            _ETHICS,
        ),
        (
            ClauseName.BOUNDARIES,
            f"{mentor.name} takes no part in decisions about {mentee.name}'s pay, grade or promotion. Whoever sees "
            "a conflict of interest names it at once.",
            _ETHICS,
        ),
        (
            ClauseName.FEEDBACK,
            "At the end of each meeting each of us says one thing that helped and one that would have helped more.",
            _FEEDBACK_SOURCE,
        ),
        (
            ClauseName.ENDING,
            "Either of us may end this at any time without giving a reason. We tell each other and the programme, "
            "and meet once more to say what we take along, if both want to.",
            "Grossman & Rhodes 2002: never end silently",
        ),
        (
            ClauseName.DATA,
            "This agreement, our goals and our shared notes are seen by the two of us. Private notes are seen "
            "only by whoever wrote them, and no AI is given them. Where AI phrased a text, it says so. Each of us may ask for "
            "everything that is stored, and have it erased.",
            _LAW,
        ),
    )
    clauses = [Clause(name, text, (_default(name.value, source),)) for name, text, source in said]
    review = f"We look at this agreement and at our goals on {said_day(dates.review_on)}, half-way, and change what no longer fits."
    sources = (
        _default("review", "EMCC ISMCP: measurement and review"),
        ClauseSource(SourceKind.COMPUTED, "review_on", dates.review_on.isoformat()),
    )
    return (*clauses, Clause(ClauseName.REVIEW, review, sources))


def _charter(field: str, words: str) -> ClauseSource:
    return ClauseSource(SourceKind.CHARTER, field, words)


def _default(field: str, reference: str) -> ClauseSource:
    return ClauseSource(SourceKind.DEFAULT, field, reference)
