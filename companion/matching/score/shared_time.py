"""Hours a week in which two people are both free, right across time zones and clock changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from companion.matching.match import Bools, Floats, Ints, SharedHours
from companion.people.person import Person, Slot

WEEKS = 52
"""Shared time is averaged over this many weeks, so that each zone's summer and winter both count."""

MINUTES_A_WEEK = 7 * 24 * 60
LARGEST_TABLE = 1 << 24
"""Up to this many pairs of patterns, their hours are computed once and looked up."""

Pattern = tuple[str, tuple[Slot, ...]]
Presence = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class _Patterns:
    """The different (zone, slots) of one side, and which of them each person has; -1 is unknown."""

    different: tuple[Pattern, ...]
    of_person: Ints


class SharedTime:
    """Shared weekly hours of every mentee x mentor pair, over the 52 weeks from the Monday of `on`'s week.

    In each week a slot starts at its local time, with the offset that its zone has at that moment, to
    the minute; a slot that runs over the end of the week (Sunday midnight, UTC) counts on at its start.
    People with the same zone and the same slots are computed once. Unknown where either person gave no
    slots or no zone. Ours.
    """

    def __init__(self, mentees: Sequence[Person], mentors: Sequence[Person], on: date) -> None:
        self._rows, self._columns = _patterns(mentees), _patterns(mentors)
        self._left, self._right, self._minutes, self._week_starts, self._weeks = _presence(
            self._rows.different, self._columns.different, on - timedelta(days=on.weekday())
        )

    def block(self, start: int, stop: int) -> tuple[Floats, Bools]:
        """(mean hours a week, whether known) of rows start to stop, each (stop - start, m); unknown is 0."""
        return self.rows(np.arange(start, min(stop, len(self._rows.of_person))))

    def rows(self, rows: Ints) -> tuple[Floats, Bools]:
        """(mean hours a week, whether known) of any rows with every column; unknown is 0."""
        of_row, of_column = self._rows.of_person[rows], self._columns.of_person
        known = (of_row >= 0)[:, None] & (of_column >= 0)[None, :]
        if not known.any():
            return np.zeros(known.shape), known
        different, back = np.unique(np.maximum(of_row, 0), return_inverse=True)
        hours = self._hours(different)[:, np.maximum(of_column, 0)][back]
        return np.where(known, hours, 0.0), known

    def pairs(self, rows: Ints, columns: Ints) -> tuple[Floats, Bools]:
        """(mean hours a week, whether known) of single pairs, each (len(rows),); unknown is 0."""
        of_row, of_column = self._rows.of_person[rows], self._columns.of_person[columns]
        known = (of_row >= 0) & (of_column >= 0)
        hours = np.zeros(len(rows))
        for row in np.unique(of_row[known]):
            at = np.flatnonzero(known & (of_row == row))
            hours[at] = self._hours(np.array([row]))[0, of_column[at]]
        return hours, known

    def detail(self, row: int, column: int) -> SharedHours | None:
        """Mean, least and most over the year's weeks for one pair; None where unknown."""
        left, right = int(self._rows.of_person[row]), int(self._columns.of_person[column])
        if left < 0 or right < 0:
            return None
        both = (self._left[left] & self._right[right]) * self._minutes
        by_kind = np.add.reduceat(both, self._week_starts) / 60.0
        mean = float((by_kind * self._weeks).sum() / WEEKS)
        return SharedHours(mean=mean, least=float(by_kind.min()), most=float(by_kind.max()))

    def _hours(self, different: Ints) -> Floats:
        if self._table is not None:
            return self._table[different]
        return self._multiplied(different)

    @cached_property
    def _table(self) -> Floats | None:
        patterns = len(self._left), len(self._right)
        if 0 in patterns or patterns[0] * patterns[1] > LARGEST_TABLE:
            return None
        return self._multiplied(np.arange(patterns[0]))

    @cached_property
    def _weighted_right(self) -> npt.NDArray[np.float32]:
        sizes = np.diff(np.append(self._week_starts, len(self._minutes)))
        return (self._right * (self._minutes * np.repeat(self._weeks, sizes))).astype(np.float32).T

    def _multiplied(self, different: Ints) -> Floats:
        # Every sum is a whole number of minutes below 2**24, which float32 holds exactly in any order.
        minutes = self._left[different].astype(np.float32) @ self._weighted_right
        return minutes.astype(np.float64) / (WEEKS * 60.0)


def _patterns(people: Sequence[Person]) -> _Patterns:
    number: dict[Pattern, int] = {}
    of_person = np.full(len(people), -1, dtype=np.int64)
    for place, person in enumerate(people):
        if person.time_zone and person.availability:
            pattern = (person.time_zone, tuple(sorted(person.availability)))
            of_person[place] = number.setdefault(pattern, len(number))
    return _Patterns(tuple(number), of_person)


# ---- who is free in which stretch of which week --------------------------------------------------

_Spans = list[tuple[int, int]]


def _presence(
    rows: Sequence[Pattern], columns: Sequence[Pattern], monday: date
) -> tuple[Presence, Presence, Ints, Ints, Ints]:
    """For both sides: free (1) or not in each stretch of each kind of week.

    Weeks in which all zones have the same offsets on every day are one kind. A stretch is the time
    between two moments at which anybody's slot starts or ends. Returns the two sides' presence
    (patterns, stretches), the minutes of each stretch, where each kind begins, and its number of weeks.
    """
    zones = sorted({zone for zone, _ in (*rows, *columns)})
    moments = sorted({(slot.day, slot.start_minute) for _, slots in (*rows, *columns) for slot in slots})
    sides: tuple[list[Presence], list[Presence]] = ([], [])
    minutes: list[Ints] = []
    weeks: list[int] = []
    for offsets, count in _kinds_of_week(zones, moments, monday):
        spans = [[_spans(slots, offsets[zone]) for zone, slots in side] for side in (rows, columns)]
        edges = np.unique([edge for side in spans for person in side for span in person for edge in span])
        if len(edges) < 2:
            edges = np.array([0, MINUTES_A_WEEK])
        for side, found in zip(sides, spans, strict=True):
            side.append(_marked(found, edges))
        minutes.append(np.diff(edges))
        weeks.append(count)
    starts = np.cumsum([0] + [len(one) for one in minutes[:-1]])
    left, right = (np.concatenate(side, axis=1) for side in sides)
    return left, right, np.concatenate(minutes), starts, np.array(weeks)


def _kinds_of_week(
    zones: Sequence[str], moments: Sequence[tuple[int, int]], monday: date
) -> list[tuple[dict[str, dict[tuple[int, int], int]], int]]:
    """Each kind of week: zone -> (day, minute) -> offset in minutes from UTC; and how many weeks are so."""
    counts: dict[tuple[tuple[int, ...], ...], int] = {}
    infos = [ZoneInfo(zone) for zone in zones]
    for week in range(WEEKS):
        begin = datetime.combine(monday + timedelta(weeks=week), datetime.min.time())
        kind = tuple(tuple(_offset(begin, moment, info) for moment in moments) for info in infos)
        counts[kind] = counts.get(kind, 0) + 1
    return [
        ({zone: dict(zip(moments, of, strict=True)) for zone, of in zip(zones, kind, strict=True)}, count)
        for kind, count in counts.items()
    ]


def _offset(begin: datetime, moment: tuple[int, int], zone: ZoneInfo) -> int:
    day, minute = moment
    local = (begin + timedelta(days=day, minutes=minute)).replace(tzinfo=zone)
    offset = local.utcoffset() or timedelta()
    return round(offset.total_seconds() / 60)


def _spans(slots: Sequence[Slot], offset_at: dict[tuple[int, int], int]) -> _Spans:
    """A person's slots as minutes of the week in UTC; one that runs over the week's end becomes two."""
    spans: _Spans = []
    for slot in slots:
        start = slot.day * 1440 + slot.start_minute - offset_at[slot.day, slot.start_minute]
        start %= MINUTES_A_WEEK
        stop = start + slot.end_minute - slot.start_minute
        spans.append((start, min(stop, MINUTES_A_WEEK)))
        if stop > MINUTES_A_WEEK:
            spans.append((0, stop - MINUTES_A_WEEK))
    return spans


def _marked(people: Sequence[_Spans], edges: Ints) -> Presence:
    marked = np.zeros((len(people), len(edges) - 1), dtype=np.uint8)
    for row, spans in zip(marked, people, strict=True):
        for start, stop in spans:
            row[np.searchsorted(edges, start) : np.searchsorted(edges, stop)] = 1
    return marked
