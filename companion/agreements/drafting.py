"""A draft of an agreement from the charter and from what both people wrote: no model, and nothing made up.

It is in the language that is spoken, around people's own words. Cadence, span and first meeting are the
charter's; what the charter leaves open has a default of ours, whose reference stands beside it.
"""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from companion.agreements.agreement import Clause, ClauseName, ClauseSource, Dates, SourceKind
from companion.languages import writing
from companion.languages.spoken import _, marked, spoken
from companion.programmes.charter import Charter

USUAL_SPAN_MONTHS = 9
_SPAN_SOURCE = marked("OJJDP STAR 2017: a definite span lasts longer than an open one")
_FIRST_DAYS_SOURCE = marked("Grossman & Rhodes 2002: what ends within three months does harm")
_FEEDBACK_SOURCE = marked("Kendall & Smith-Jentsch 2015: say early what does not fit")
_ETHICS = marked("Global Code of Ethics v3 (2021)")
_EVIDENCE_OF_GOALS = marked("Christensen et al. 2020: goals before chat")
_LAW = marked("EU AI Act, article 50; GDPR, articles 15 to 22")


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
    """All thirteen clauses in the language that is spoken, each with where it comes from."""
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
    text = _("{mentee} and {mentor} work together in the programme “{programme}”.").format(
        mentee=mentee.name, mentor=mentor.name, programme=charter.name
    )
    if charter.purpose:
        says = _("The programme says what it is for: “{purpose}”").format(purpose=charter.purpose)
        text += f" {says}"
        sources.append(_charter("purpose", charter.purpose))
    if mentee.wants:
        text += "\n" + _("{name} asks for: “{words}”").format(name=mentee.name, words=mentee.wants)
        sources.append(ClauseSource(SourceKind.MENTEE, "wants", mentee.wants))
    if mentor.offers:
        text += "\n" + _("{name} offers: “{words}”").format(name=mentor.name, words=mentor.offers)
        sources.append(ClauseSource(SourceKind.MENTOR, "offers", mentor.offers))
    return Clause(ClauseName.PURPOSE, text, tuple(sources))


def _goals(mentee: Party, mentor: Party) -> Clause:
    words, field = (mentee.goals, "goals") if mentee.goals else (mentee.wants, "wants")
    text, sources = _own_goal(mentee, words), []
    if words:
        sources.append(ClauseSource(SourceKind.MENTEE, field, words))
    if mentor.goals:
        text += "\n" + _wrote(mentor, mentor.goals)
        sources.append(ClauseSource(SourceKind.MENTOR, "goals", mentor.goals))
    if words:
        text += "\n" + _("At the first meeting we choose one to begin with, and a day for it.")
    return Clause(ClauseName.GOALS, text, (*sources, _default("goals", _EVIDENCE_OF_GOALS)))


def _own_goal(mentee: Party, words: str) -> str:
    if words:
        return _wrote(mentee, words)
    return _(
        "{name} has not written down a goal yet. We name one together at the first meeting, and write it here."
    ).format(name=mentee.name)


def _wrote(party: Party, words: str) -> str:
    return _("{name} wrote: “{words}”").format(name=party.name, words=words)


def _roles(mentee: Party, mentor: Party) -> Clause:
    text = _(
        "{mentee} brings the topics, prepares for each meeting and keeps the list of actions. {mentor} listens, asks, shares experience, and leaves the decisions to {mentee}."
    ).format(mentee=mentee.name, mentor=mentor.name)
    return Clause(ClauseName.ROLES, text, (_default("roles", _ETHICS),))


def _cadence(charter: Charter, dates: Dates) -> Clause:
    cadence = charter.cadence
    text = _(
        "We meet for the first time by {first}. Until {until} we meet every {days} days, after that every {later} days."
    ).format(
        first=said_day(dates.first_meeting_by),
        until=said_day(dates.less_often_from),
        days=cadence.days_between_meetings,
        later=cadence.days_between_later_meetings,
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
    text = _("We work together from {began} to {ends}.").format(
        began=said_day(dates.began_on), ends=said_day(dates.ends_on)
    )
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
            _(
                "We meet by video call unless we agree on a place. Whoever proposes the time sends the invitation."
            ),
            marked("Elements of Effective Practice, e-mentoring supplement"),
        ),
        (
            ClauseName.CANCELLATIONS,
            _(
                "Whoever cannot come says so at least 24 hours before and proposes another time within a week. After two meetings that were missed without a word, either of us may ask the programme for help."
            ),
            _FIRST_DAYS_SOURCE,
        ),
        (
            ClauseName.CONFIDENTIALITY,
            _(
                "What we say stays between us. It ends where somebody is in danger or the law asks for it; then we say so to each other first, if we can. The programme sees that we meet, not what we say."
            ),
            _ETHICS,
        ),
        (
            ClauseName.BOUNDARIES,
            _(
                "{mentor} takes no part in decisions about {mentee}'s pay, grade or promotion. Whoever sees a conflict of interest names it at once."
            ).format(mentor=mentor.name, mentee=mentee.name),
            _ETHICS,
        ),
        (
            ClauseName.FEEDBACK,
            _(
                "At the end of each meeting each of us says one thing that helped and one that would have helped more."
            ),
            _FEEDBACK_SOURCE,
        ),
        (
            ClauseName.ENDING,
            _(
                "Either of us may end this at any time without giving a reason. We tell each other and the programme, and meet once more to say what we take along, if both want to."
            ),
            marked("Grossman & Rhodes 2002: never end silently"),
        ),
        (
            ClauseName.DATA,
            _(
                "This agreement, our goals and our shared notes are seen by the two of us. Private notes are seen only by whoever wrote them, and no AI is given them. Where AI phrased a text, it says so. Each of us may ask for everything that is stored, and have it erased."
            ),
            _LAW,
        ),
    )
    clauses = [Clause(name, text, (_default(name.value, source),)) for name, text, source in said]
    return (*clauses, _review(dates))


def _review(dates: Dates) -> Clause:
    text = _(
        "We look at this agreement and at our goals on {day}, half-way, and change what no longer fits."
    ).format(day=said_day(dates.review_on))
    sources = (
        _default("review", marked("EMCC ISMCP: measurement and review")),
        ClauseSource(SourceKind.COMPUTED, "review_on", dates.review_on.isoformat()),
    )
    return Clause(ClauseName.REVIEW, text, sources)


def _charter(field: str, words: str) -> ClauseSource:
    return ClauseSource(SourceKind.CHARTER, field, words)


def _default(field: str, reference: str) -> ClauseSource:
    return ClauseSource(SourceKind.DEFAULT, field, reference)
