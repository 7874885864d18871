"""When a pair meets again and again: in the agreement's rhythm, on the same weekday at the same hour.

The usual one is the charter's: the first meeting within 14 days, fortnightly to month 3, monthly after.
Source: frequency of interaction is the leading correlate of support (Eby et al. 2013).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from companion.agreements.agreement import Dates
from companion.programmes.charter import Cadence
from companion.scheduling.free_times import instant_on

WEEK = 7
MOST = 60
"""More meetings than this are not planned at once; the shortest rhythm fills a year."""


def weeks_of(days: int) -> int:
    """A rhythm of so many days in whole weeks, at least one: 14 days are 2, 30 are 4."""
    return max(1, round(days / WEEK))


def meetings_after(first: datetime, cadence: Cadence, dates: Dates, zone: ZoneInfo) -> tuple[datetime, ...]:
    """When the two meet after their first agreed meeting, up to the last day of their time together.

    The clock on the wall in `zone` shows the same each time; across a change of clocks the instant moves.
    """
    wall = first.astimezone(zone)
    day, minute = wall.date(), wall.hour * 60 + wall.minute
    found: list[datetime] = []
    while len(found) < MOST:
        close = day < dates.less_often_from
        days = cadence.days_between_meetings if close else cadence.days_between_later_meetings
        day += timedelta(weeks=weeks_of(days))
        if day > dates.ends_on:
            break
        found.append(instant_on(day, minute, zone).astimezone(UTC))
    return tuple(found)
