"""A programme's charter: what it is for, for whom, from when to when, and how often people meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from companion.errors import CharterInvalid
from companion.languages.phrase import counted_phrase, day_phrase, listed_below, number_phrase, phrase
from companion.languages.spoken import marked

LONGEST_NAME = 80
LONGEST_PURPOSE = 2000
LONGEST_AUDIENCE = 500
LONGEST_SPAN_MONTHS = 60
RAREST_MEETINGS_DAYS = 180
LONGEST_SETTLING_MONTHS = 24
SHORTEST_ANSWER, LONGEST_ANSWER = 12, 336
FIRST_YEAR, LAST_YEAR = 1950, 2200
"""Dates outside are slips of the keyboard, and calendars that count with them may fail."""


class Form(StrEnum):
    """The forms of mentoring that there are; the database and the API list the same."""

    ONE_ON_ONE = "one_on_one"
    """One mentor and one mentee; a mentor may have several such pairs."""


@dataclass(frozen=True)
class Cadence:
    """How often the two of a pair meet: closely at first, less often once they know each other.

    The usual values stand in `charter_advice`, with their source.
    """

    first_meeting_within_days: int = 14
    days_between_meetings: int = 14
    settled_after_months: int = 3
    days_between_later_meetings: int = 30


@dataclass(frozen=True)
class Charter:
    """What everybody who takes part may read about the programme.

    `span_months` is how long a pair works together; the dates are those of the whole programme.
    `answer_within_hours` is how long a mentor has to answer a request, from hour to hour. None and
    an empty text are *not said yet*.
    """

    name: str
    purpose: str = ""
    audience: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    span_months: int | None = None
    cadence: Cadence = Cadence()
    answer_within_hours: int = 72


@dataclass(frozen=True)
class CharterFault:
    """One thing in a charter that cannot stand: the field, what is wrong, and what to write instead."""

    field: str
    says: str


def sound(charter: Charter) -> Charter:
    """The charter with its texts trimmed.

    Raises:
        CharterInvalid: it has faults; all of them are listed.
    """
    trimmed = replace(
        charter,
        name=" ".join(charter.name.split()),
        purpose=charter.purpose.strip(),
        audience=charter.audience.strip(),
    )
    faults = charter_faults(trimmed)
    if faults:
        count = counted_phrase("one thing needs", "{number} things need", len(faults))
        listed = listed_below(fault.says for fault in faults)
        raise CharterInvalid(count=count, faults=listed, all_faults=faults)
    return trimmed


def charter_faults(charter: Charter) -> tuple[CharterFault, ...]:
    """Everything in a charter that cannot stand, in the order of its fields."""
    return (*_text_faults(charter), *_date_faults(charter), *_number_faults(charter))


# ---- texts -------------------------------------------------------------------------------------

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def has_odd_characters(text: str) -> bool:
    """Whether a text holds control characters or broken ones, which no keyboard types."""
    return bool(_CONTROL.search(text))


def _text_faults(charter: Charter) -> Iterator[CharterFault]:
    if not charter.name:
        says = phrase("The programme has no name. Give it the one that people will know it by.")
        yield CharterFault("name", says)
    texts = (
        ("name", phrase("The name"), charter.name, LONGEST_NAME),
        ("purpose", phrase("The purpose"), charter.purpose, LONGEST_PURPOSE),
        ("audience", phrase("The audience"), charter.audience, LONGEST_AUDIENCE),
    )
    for field, what, text, longest in texts:
        if len(text) > longest:
            says = phrase(
                "{what} has {number} characters; keep it to {most}.",
                what=what,
                number=number_phrase(len(text)),
                most=number_phrase(longest),
            )
            yield CharterFault(field, says)
        if has_odd_characters(text):
            says = phrase(
                "{what} has characters that cannot be shown. Type it anew instead of pasting it.", what=what
            )
            yield CharterFault(field, says)


# ---- dates and numbers -------------------------------------------------------------------------


def _date_faults(charter: Charter) -> Iterator[CharterFault]:
    for field, what, day in (
        ("starts_on", marked("The first day is in the year {year}. Check the year."), charter.starts_on),
        ("ends_on", marked("The last day is in the year {year}. Check the year."), charter.ends_on),
    ):
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield CharterFault(field, phrase(what, year=day.year))
    starts, ends = charter.starts_on, charter.ends_on
    if starts is not None and ends is not None and ends <= starts:
        says = phrase(
            "The programme ends on {last}, which is not after its first day, {first}. Change one of the two.",
            last=day_phrase(ends),
            first=day_phrase(starts),
        )
        yield CharterFault("ends_on", says)


def _number_faults(charter: Charter) -> Iterator[CharterFault]:
    for field, (says, least, most) in _RANGES.items():
        owner = charter.cadence if field.startswith("cadence.") else charter
        number: int | None = getattr(owner, field.removeprefix("cadence."))
        if number is not None and not least <= number <= most:
            told = number_phrase(number)
            yield CharterFault(field, phrase(says, number=told, least=least, most=most))


_RANGES: dict[str, tuple[str, int, int]] = {
    "answer_within_hours": (
        marked("A mentor answers a request within {number} hours; choose between {least} and {most}."),
        SHORTEST_ANSWER,
        LONGEST_ANSWER,
    ),
    "span_months": (
        marked("A pair works together for {number} months; choose between {least} and {most}."),
        1,
        LONGEST_SPAN_MONTHS,
    ),
    "cadence.first_meeting_within_days": (
        marked("The first meeting is within {number} days; choose between {least} and {most}."),
        1,
        RAREST_MEETINGS_DAYS,
    ),
    "cadence.days_between_meetings": (
        marked("At first people meet every {number} days; choose between {least} and {most}."),
        1,
        RAREST_MEETINGS_DAYS,
    ),
    "cadence.settled_after_months": (
        marked("They meet less often after {number} months; choose between {least} and {most}."),
        0,
        LONGEST_SETTLING_MONTHS,
    ),
    "cadence.days_between_later_meetings": (
        marked("Later people meet every {number} days; choose between {least} and {most}."),
        1,
        RAREST_MEETINGS_DAYS,
    ),
}
