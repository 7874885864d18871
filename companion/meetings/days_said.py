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
_COUNTS = "a|an|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|\\d{1,2}"
_COUNT = {
    word: number
    for number, word in enumerate(
        ["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
    )
} | {"an": 1, "one": 1, "fourteen": 14}
_DAYS_OF = {"day": 1, "week": 7, "month": 30}
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
    rf"\b(?P<lead>in|within)\s+(?:the next\s+)?(?P<count>{_COUNTS}) (?P<unit>day|week|month)s?\b", re.I
)
_NEAR = re.compile(rf"(?:\b(?P<lead>{_SURE})\s+)?\b(?P<what>today|tomorrow|next week)\b", re.I)
_END = re.compile(
    rf"(?:\b(?P<lead>{_SURE}|at)\s+)?(?:the\s+)?\bend of (?P<which>the|this|next) (?P<unit>week|month|year)\b",
    re.I,
)
_ON_WEEKDAY = re.compile(rf"\b(?P<lead>{_SURE}|on|next|this)\s+(?:next\s+)?(?P<day>{_WEEKDAY})\b", re.I)


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
    for said in _COUNTED.finditer(text):
        count = _COUNT.get(said["count"].lower()) or int(said["count"])
        days = count * _DAYS_OF[said["unit"].lower()]
        yield _sureness(said["lead"]), said.start("count"), met_on + timedelta(days=days)
    for said in _NEAR.finditer(text):
        days = {"today": 0, "tomorrow": 1, "next week": 7}[" ".join(said["what"].lower().split())]
        yield max(1, _sureness(said["lead"])), said.start("what"), met_on + timedelta(days=days)
    for said in _END.finditer(text):
        yield 2, said.start("unit"), end_of(said["unit"].lower(), said["which"].lower() == "next", met_on)
    for said in _ON_WEEKDAY.finditer(text):
        ahead = (_WEEKDAYS[said["day"].lower()] - met_on.weekday()) % 7 or 7
        yield _sureness(said["lead"]), said.start("day"), met_on + timedelta(days=ahead)


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
