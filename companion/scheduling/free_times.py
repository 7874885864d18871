"""When two people are both free, from what each says of a usual week, to the instant. Pure, ours.

A slot is a span on the wall of somebody's own place. So its instants are worked out day by day, with the
offset that her zone has at that moment: across a change of clocks the wall stays and the instant moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from companion.people.person import Slot

STEP = timedelta(minutes=30)
MOST = 6


@dataclass(frozen=True)
class Week:
    """A usual week of somebody: her zone, and when she is free in it."""

    zone: str | None
    slots: tuple[Slot, ...]

    @property
    def is_known(self) -> bool:
        """Whether anything can be worked out from it."""
        return self.zone is not None and bool(self.slots)


@dataclass(frozen=True)
class Span:
    """From an instant to another one."""

    start: datetime
    stop: datetime


def zone_of(name: str | None) -> ZoneInfo:
    """The zone with this name; UTC where nothing is known of it."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def times_for_both(
    one: Week, other: Week, *, after: datetime, days: int, minutes: int, busy: Sequence[Span] = ()
) -> tuple[datetime, ...]:
    """Up to six starts at which both are free for so long, the earliest first, at most one a day.

    A day is one of the first one's. `busy` are meetings that either has already. () where either has not said
    when she is free.
    """
    if not (one.is_known and other.is_known):
        return ()
    length = timedelta(minutes=minutes)
    until = after + timedelta(days=days)
    found: dict[date, datetime] = {}
    shared = _shared(_free(one, after, until), _free(other, after, until))
    for start in _starts(shared, after, length):
        here = start.astimezone(zone_of(one.zone)).date()
        if here not in found and not any(start < span.stop and span.start < start + length for span in busy):
            found[here] = start
        if len(found) == MOST:
            break
    return tuple(found.values())


def instant_on(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The instant at which the clock on the wall shows so many minutes after midnight.

    Where clocks go back and show it twice it is the first time; where they skip it, as long after midnight as
    it would have been (02:30 becomes 03:30).
    """
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _free(week: Week, after: datetime, until: datetime) -> list[Span]:
    """Her free spans between two instants, in order, those that touch made one."""
    zone = zone_of(week.zone)
    day, last = after.astimezone(zone).date() - timedelta(days=1), until.astimezone(zone).date()
    spans: list[Span] = []
    while day <= last:
        for slot in sorted(week.slots, key=lambda slot: slot.start_minute):
            if slot.day == day.weekday():
                start = instant_on(day, slot.start_minute, zone)
                stop = instant_on(day, slot.end_minute, zone)
                spans += [Span(start, stop)] if start < stop else []
        day += timedelta(days=1)
    return _joined(spans)


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, one.stop)):
        if joined and span.start <= joined[-1].stop:
            joined[-1] = Span(joined[-1].start, max(joined[-1].stop, span.stop))
        else:
            joined.append(span)
    return joined


def _shared(left: list[Span], right: list[Span]) -> list[Span]:
    shared = []
    for one in left:
        for other in right:
            start, stop = max(one.start, other.start), min(one.stop, other.stop)
            if start < stop:
                shared.append(Span(start, stop))
    return shared


def _starts(shared: list[Span], after: datetime, length: timedelta) -> Iterator[datetime]:
    for span in sorted(shared, key=lambda one: one.start):
        start = max(span.start, after)
        # On the half hour, as people write it; in UTC, which is that in nearly every zone.
        start += -(start - datetime.min.replace(tzinfo=UTC)) % STEP
        while start + length <= span.stop:
            yield start
            start += STEP
