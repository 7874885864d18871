"""A meeting as calendars read it: an invitation, its change or its end by mail, and a whole feed.

RFC 5545 (what a file is) and RFC 5546 (what REQUEST and CANCEL mean). Each meeting is an event of its
own with an UID that never changes, its times in UTC: so no calendar has to know our time zones, and one that
was moved is one event still. What the two of a pair wrote is in none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from enum import StrEnum
from typing import TYPE_CHECKING

from companion.errors import MeetingNotOpen
from companion.scheduling.meeting import Meeting, MeetingState

if TYPE_CHECKING:
    from icalendar import Timezone

MAKER = "-//Companion//Mentoring//EN"


class Method(StrEnum):
    """What a calendar is to do with an event that came by mail."""

    REQUEST = "REQUEST"
    """Put it in; where it is there already, move it."""
    CANCEL = "CANCEL"
    """Take it out."""


@dataclass(frozen=True)
class Entry:
    """What stands in the calendar of one of the two: words that may be seen over her shoulder.

    `title` names the other by first name; `page` leads to the pair's page, behind a sign-in.
    """

    meeting: Meeting
    title: str
    page: str


def invitation(entry: Entry, method: Method, *, sender: str, recipient: str, at: datetime) -> bytes:
    """The file that goes with a mail to one of the two.

    Only she is named in it beside the service: her partner's address is nobody's business but theirs. She has
    said yes already, so her calendar asks her nothing.
    """
    from icalendar import Calendar, vCalAddress, vText

    calendar = Calendar()
    for name, value in (("VERSION", "2.0"), ("PRODID", MAKER), ("CALSCALE", "GREGORIAN"), ("METHOD", method)):
        calendar.add(name, value)
    event = _event(entry, at, is_cancelled=method is Method.CANCEL)
    organizer = vCalAddress(f"mailto:{parseaddr(sender)[1]}")
    organizer.params["CN"] = vText("Companion")
    attendee = vCalAddress(f"mailto:{recipient}")
    for name, value in (("ROLE", "REQ-PARTICIPANT"), ("PARTSTAT", "ACCEPTED"), ("RSVP", "FALSE")):
        attendee.params[name] = vText(value)
    event.add("ORGANIZER", organizer)
    event.add("ATTENDEE", attendee)
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def feed(entries: Sequence[Entry], *, name: str) -> bytes:
    """Everything that somebody's calendar program reads from time to time: the meetings that stand.

    RFC 5545 (3.6) has at least one component in a calendar, and some programs refuse one without. Where there
    is no meeting it is a time zone, of which no calendar shows anything.
    """
    from icalendar import Calendar

    calendar = Calendar()
    lines = (
        ("VERSION", "2.0"), ("PRODID", MAKER), ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", name), ("X-PUBLISHED-TTL", "PT1H"),
    )  # fmt: skip
    for key, value in lines:
        calendar.add(key, value)
    for entry in entries:
        calendar.add_component(_event(entry, entry.meeting.changed_at, is_cancelled=False))
    if not entries:
        calendar.add_component(_universal_time())
    written: bytes = calendar.to_ical()
    return written


def uid_of(meeting: Meeting) -> str:
    """What tells this event from every other one, in every calendar, for good."""
    return f"{meeting.id}@companion.mentoring"


def _universal_time() -> Timezone:
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("TZID", "UTC")
    standard.add("DTSTART", datetime(1970, 1, 1))  # noqa: DTZ001  (RFC 5545, 3.6.5: it is a local time)
    standard.add("TZOFFSETFROM", timedelta(0))
    standard.add("TZOFFSETTO", timedelta(0))
    standard.add("TZNAME", "UTC")
    zone.add_component(standard)
    return zone


def _event(entry: Entry, at: datetime, *, is_cancelled: bool):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from icalendar import Event

    meeting = entry.meeting
    if meeting.starts_at is None or meeting.ends_at is None or meeting.state is MeetingState.OFFERED:
        raise MeetingNotOpen(why="no time was agreed yet")
    event = Event()
    event.add("UID", uid_of(meeting))
    event.add("DTSTAMP", at.astimezone(UTC))
    event.add("LAST-MODIFIED", meeting.changed_at.astimezone(UTC))
    event.add("SEQUENCE", meeting.sequence)
    event.add("DTSTART", meeting.starts_at.astimezone(UTC))
    event.add("DTEND", meeting.ends_at.astimezone(UTC))
    event.add("SUMMARY", entry.title)
    event.add("STATUS", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("CLASS", "PRIVATE")
    event.add("TRANSP", "TRANSPARENT" if is_cancelled else "OPAQUE")
    event.add("DESCRIPTION", "\n".join(filter(None, (meeting.link, entry.page))))
    if meeting.link:
        event.add("LOCATION", meeting.link)
    event.add("URL", entry.page)
    return event
