"""By which day something is to be done, in notes of other languages than English.

Each language gives its words; what counts as a deadline, and in which order, is as in English. Pure, ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from companion.meetings.days_said import end_of, next_such_day, real_day

SURE, LIKELY, NEVER = 2, 1, -1
YEAR_FIRST = r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"
DAY_FIRST = r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?\b"
"""Days in figures, as several languages write them."""


@dataclass(frozen=True)
class DayWords:
    """How a language names days.

    `sure`, `likely` and `never` are what stands before a day that is a deadline, that may be one, and that is
    none; `between` may stand between it and the day. `dated` are patterns with the groups `day`, `month` and
    `year`, `counted` one with `lead`, `count` and `unit`, `weekday` one with `lead` and `day`. `near` are
    patterns with how many days ahead they are; `ends` are patterns of what ends with a week, month or year,
    and whether it is the next one.
    """

    sure: str
    likely: str
    never: str
    between: str
    dated: tuple[str, ...]
    counted: str
    weekday: str
    near: tuple[tuple[str, int], ...]
    ends: tuple[tuple[str, str, bool], ...]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    counts: Mapping[str, int]
    units: Mapping[str, int]

    def due_in(self, text: str, met_on: date) -> date | None:
        """The day that a sentence names for what is to be done; None where it names none."""
        found = [one for one in self._candidates(text, met_on) if one[2] is not None]
        return max(found, key=lambda one: one[:2])[2] if found else None

    def _candidates(self, text: str, met_on: date) -> Iterator[tuple[int, int, date | None]]:
        """How sure it is that a day is the deadline, where it stands, and the day."""
        yield from self._with_a_date(text, met_on)
        for said in self._counted.finditer(text):
            count = self.counts.get(said["count"].lower()) or int(said["count"])
            days = count * self.units[said["unit"].lower()]
            yield self._sureness(said["lead"]), said.start("count"), met_on + timedelta(days=days)
        for near, days in self._near:
            for said in near.finditer(text):
                yield max(LIKELY, self._sureness(said["lead"])), said.end(), met_on + timedelta(days=days)
        for end, unit, is_next in self._ends:
            for said in end.finditer(text):
                yield SURE, said.start(), end_of(unit, is_next, met_on)
        for said in self._weekday.finditer(text):
            ahead = (self.weekdays[said["day"].lower()] - met_on.weekday()) % 7 or 7
            yield self._sureness(said["lead"]), said.start("day"), met_on + timedelta(days=ahead)

    def _with_a_date(self, text: str, met_on: date) -> Iterator[tuple[int, int, date | None]]:
        for pattern in self._dated:
            for said in pattern.finditer(text):
                sure = self._sureness(said["lead"])
                if sure >= 0:
                    yield sure, said.start("day"), self._day_said(said, met_on)

    def _sureness(self, lead: str | None) -> int:
        if lead is None:
            return 0
        if re.fullmatch(self.never, lead, re.IGNORECASE):
            return NEVER
        return SURE if re.fullmatch(self.sure, lead, re.IGNORECASE) else LIKELY

    def _day_said(self, said: re.Match[str], met_on: date) -> date | None:
        named, number, year = said["month"].lower(), re.sub(r"\D", "", said["day"]), said["year"]
        month = int(named) if named.isdigit() else self.months[named]
        if not 1 <= month <= 12:
            return None
        if year:
            return real_day(int(year) + (2000 if len(year) == 2 else 0), month, int(number))
        return next_such_day(month, int(number), met_on)

    @cached_property
    def _dated(self) -> tuple[re.Pattern[str], ...]:
        lead = rf"(?:\b(?P<lead>{self.sure}|{self.likely}|{self.never})\s+)?{self.between}"
        return tuple(re.compile(lead + one, re.IGNORECASE) for one in self.dated)

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        return re.compile(self.counted, re.IGNORECASE)

    @cached_property
    def _weekday(self) -> re.Pattern[str]:
        return re.compile(self.weekday, re.IGNORECASE)

    @cached_property
    def _near(self) -> tuple[tuple[re.Pattern[str], int], ...]:
        lead = rf"(?:\b(?P<lead>{self.sure})\s+)?"
        return tuple((re.compile(lead + one, re.IGNORECASE), days) for one, days in self.near)

    @cached_property
    def _ends(self) -> tuple[tuple[re.Pattern[str], str, bool], ...]:
        return tuple((re.compile(one, re.IGNORECASE), unit, is_next) for one, unit, is_next in self.ends)
