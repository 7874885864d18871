"""By which day something is to be done, as notes say it: "by 4 Dec", "until Friday", "within ten days". Pure, ours."""

# ruff: noqa: E501 -- patterns read best as they stand.

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_WEEKDAYS |= {name.lower(): number for number, name in enumerate(calendar.day_abbr)}
_WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_COUNTS = "a couple of|a|an|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|\\d{1,2}"
_COUNT = {
    word: number
    for number, word in enumerate(
        ["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
} | {"an": 1, "one": 1, "a couple of": 2, "fourteen": 14}
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
_FRIDAY = 4

# A deadline is told by these; "on" and "in" may also tell when something else is.
_SURE, _LIKELY = "by|until|till|before|within|due|no later than|at the latest", "on|in|next|this"
_NOT_A_DEADLINE = "from|of|since|dated|after|last|for"
_LEAD = rf"(?:\b(?P<lead>{_SURE}|{_LIKELY}|{_NOT_A_DEADLINE})\s+)?(?:the\s+)?(?:next\s+)?(?:(?:{_WEEKDAY})\b,?\s+(?:the\s+)?)?"
_SAID = (
    re.compile(_LEAD + r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b", re.I),
    re.compile(
        _LEAD
        + rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?: of)? (?P<month>{_MONTH})\b\.?(?:,? (?P<year>\d{{4}}))?",
        re.I,
    ),
    re.compile(
        _LEAD + rf"\b(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>\d{{4}}))?",
        re.I,
    ),
)
_COUNTED = re.compile(
    rf"\b(?P<lead>in|within)\s+(?:the next\s+)?(?P<count>{_COUNTS}) (?P<unit>day|week|fortnight|month)s?\b",
    re.I,
)
_COUNTED_FROM = re.compile(
    rf"\b(?P<count>{_COUNTS}) (?P<unit>day|week|fortnight|month)s? from (?P<from>today|now|tomorrow)\b", re.I
)
_NEAR = re.compile(
    rf"(?:\b(?P<lead>{_SURE})\s+)?(?<!from )\b(?P<what>today|tonight|the day after tomorrow|(?<!after )tomorrow|next week)\b",
    re.I,
)
_AHEAD = {"today": 0, "tonight": 0, "now": 0, "tomorrow": 1, "the day after tomorrow": 2, "next week": 7}
_END = re.compile(
    rf"(?:\b(?P<lead>{_SURE}|at)\s+)?(?:the\s+)?\bend of (?P<which>the|this|next) (?P<unit>week|month|year)\b",
    re.I,
)
_END_OF_MONTH = re.compile(rf"\b(?:the\s+)?end of (?P<month>{_MONTH})\b\.?(?:,? (?P<year>\d{{4}}))?", re.I)
_WEEKEND = re.compile(rf"\b(?P<lead>{_SURE})\s+the weekend\b", re.I)
_ON_WEEKDAY = re.compile(
    rf"\b(?P<lead>{_SURE}|on|next|this)\s+(?:next\s+)?(?P<day>{_WEEKDAY})\b(?P<later>,? (?:of )?next week)?",
    re.I,
)
_OF_NO_MONTH = re.compile(
    rf"\b(?P<lead>{_SURE}|on)\s+the (?P<day>\d{{1,2}})(?:st|nd|rd|th)\b\b(?=\s*(?:$|[.,;:!?)]|at the latest|and\b|or\b|so\b|if\b))",
    re.I,
)


def due_in(text: str, met_on: date) -> date | None:
    """The day that a sentence names for what is to be done, counted from the meeting; None where it names none.

    A day after "by", "until", "before" or "within" goes before one after "on" or "in"; among equals the last
    one counts. A day after "from" or "since" is no deadline. A month has 30 days where months are counted,
    and the end of a week is its Friday.
    """
    found = [one for one in _candidates(text, met_on) if one[2] is not None]
    return max(found, key=lambda one: one[:2])[2] if found else None


def _candidates(text: str, met_on: date) -> Iterator[tuple[int, int, date | None]]:
    """How sure it is that a day is the deadline, where it stands, and the day."""
    for pattern in _SAID:
        for said in pattern.finditer(text):
            sure = _sureness(said["lead"])
            if sure >= 0:
                yield sure, said.start("day"), _day_said(said, met_on)
    yield from _counted(text, met_on)
    for said in _NEAR.finditer(text):
        days = _AHEAD[" ".join(said["what"].lower().split())]
        yield max(1, _sureness(said["lead"])), said.start("what"), met_on + timedelta(days=days)
    yield from _ends(text, met_on)
    for said in _ON_WEEKDAY.finditer(text):
        yield _sureness(said["lead"]), said.start("day"), _weekday_said(said, met_on)
    for said in _OF_NO_MONTH.finditer(text):
        yield _sureness(said["lead"]), said.start("day"), _next_day_of_month(int(said["day"]), met_on)


def _counted(text: str, met_on: date) -> Iterator[tuple[int, int, date | None]]:
    for said in (*_COUNTED.finditer(text), *_COUNTED_FROM.finditer(text)):
        count = _COUNT.get(said["count"].lower()) or int(said["count"])
        first = met_on + timedelta(days=_AHEAD[said["from"].lower()] if "from" in said.re.groupindex else 0)
        sure = _sureness(said["lead"]) if "lead" in said.re.groupindex else 2
        yield sure, said.start("count"), first + timedelta(days=count * _DAYS_OF[said["unit"].lower()])


def _ends(text: str, met_on: date) -> Iterator[tuple[int, int, date | None]]:
    for said in _END.finditer(text):
        yield 2, said.start("unit"), end_of(said["unit"].lower(), said["which"].lower() == "next", met_on)
    for said in _END_OF_MONTH.finditer(text):
        yield 2, said.start("month"), _end_of_month(said, met_on)
    for said in _WEEKEND.finditer(text):
        yield 2, said.start("lead"), end_of("week", met_on.weekday() > _FRIDAY, met_on)


def _end_of_month(said: re.Match[str], met_on: date) -> date | None:
    month = _MONTHS[said["month"].lower()]
    year = int(said["year"]) if said["year"] else met_on.year + (month < met_on.month)
    return real_day(year, month, calendar.monthrange(year, month)[1]) if year else None


def _weekday_said(said: re.Match[str], met_on: date) -> date:
    """The next one; of next week where that is said behind it."""
    wanted = _WEEKDAYS[said["day"].lower()]
    if said["later"]:
        return met_on + timedelta(days=7 - met_on.weekday() + wanted)
    return met_on + timedelta(days=(wanted - met_on.weekday()) % 7 or 7)


def _next_day_of_month(day: int, met_on: date) -> date | None:
    """The next day of that number, in this month or in the one after it."""
    this = real_day(met_on.year, met_on.month, day)
    if this is not None and this >= met_on:
        return this
    year, month = divmod(met_on.year * 12 + met_on.month, 12)
    return real_day(year, month + 1, day)


def _sureness(lead: str | None) -> int:
    if lead is None:
        return 0
    word = " ".join(lead.lower().split())
    if word in _NOT_A_DEADLINE.split("|"):
        return -1
    return 2 if word in _SURE.split("|") else 1


def _day_said(said: re.Match[str], met_on: date) -> date | None:
    named = said["month"].lower()
    month = int(named) if named.isdigit() else _MONTHS[named]
    if said["year"]:
        return real_day(int(said["year"]), month, int(said["day"]))
    return next_such_day(month, int(said["day"]), met_on)


def next_such_day(month: int, day: int, met_on: date) -> date | None:
    """A day without a year, which is the next one from the meeting on; None where there is no such day."""
    found = real_day(met_on.year, month, day)
    return found if found is None or found >= met_on else real_day(met_on.year + 1, month, day)


def real_day(year: int, month: int, day: int) -> date | None:
    """A day; None where there is no such one."""
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def end_of(unit: str, is_next: bool, met_on: date) -> date:
    """The last day of the week, month or year of a meeting, or of the next one; a week ends on its Friday."""
    if unit == "week":
        return met_on + timedelta(days=(_FRIDAY - met_on.weekday()) % 7 + 7 * is_next)
    if unit == "year":
        return date(met_on.year + is_next, 12, 31)
    year, month = divmod(met_on.year * 12 + met_on.month - 1 + is_next, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
