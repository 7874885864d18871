"""Calendar files as RFC 5545 and 5546 have them, read back by a library and line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import icalendar
import pytest

from companion.errors import MeetingNotOpen
from companion.ids import MentorshipId, PersonId
from companion.scheduling.calendar_files import Entry, Method, feed, invitation, uid_of
from companion.scheduling.meeting import Meeting, MeetingState

AT = datetime(2027, 1, 1, 12, tzinfo=UTC)
MEETING = Meeting(
    id=UUID(int=5),
    mentorship=MentorshipId(UUID(int=6)),
    state=MeetingState.AGREED,
    offered=(),
    offered_by=PersonId(UUID(int=7)),
    starts_at=datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
    minutes=90,
    link="https://meet.example.org/" + "long-room-name-" * 8,
    sequence=2,
    told=1,
    first=None,
    version=4,
    changed_at=AT,
)
PAGE = "https://mentoring.example.org/pair?pair=00000000-0000-0000-0000-000000000006&part=Meetings"
ENTRY = Entry(MEETING, "Mentoring with Zoë; “the great”, one\nBEGIN:VEVENT", PAGE)


def written(method: Method = Method.REQUEST, entry: Entry = ENTRY) -> bytes:
    return invitation(
        entry, method, sender="Companion <no-reply@mentoring.example.org>", recipient="ada@x.example", at=AT
    )


def strict_lines(file: bytes) -> list[tuple[str, str]]:
    """Name with parameters and value of each line, refusing what RFC 5545 (3.1) refuses."""
    assert file.endswith(b"\r\n")
    assert file.count(b"\n") == file.count(b"\r\n") == file.count(b"\r")
    for line in file.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    unfolded = re.sub(rb"\r\n[ \t]", b"", file).decode("utf-8")
    lines = []
    for line in unfolded.rstrip("\r\n").split("\r\n"):
        found = re.fullmatch(r"([A-Z][A-Z0-9-]*(?:;[A-Z-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)", line)
        assert found, line
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)
        lines.append((found[1], found[2]))
    return lines


def test_an_invitation_has_every_line_that_a_request_must_have():
    lines = strict_lines(written())
    told = dict(lines)

    assert (lines[0], lines[-1]) == (("BEGIN", "VCALENDAR"), ("END", "VCALENDAR"))
    assert [value for name, value in lines if name == "BEGIN"] == ["VCALENDAR", "VEVENT"]
    assert told["VERSION"] == "2.0"
    assert told["METHOD"] == "REQUEST"
    assert told["UID"] == uid_of(MEETING)
    assert told["SEQUENCE"] == "2"
    assert told["DTSTAMP"] == "20270101T120000Z"
    assert told["DTSTART"] == "20270328T003000Z"
    assert told["DTEND"] == "20270328T020000Z"
    assert told["STATUS"] == "CONFIRMED"
    assert told["ORGANIZER;CN=Companion"] == "mailto:no-reply@mentoring.example.org"
    assert told["ATTENDEE;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT;RSVP=FALSE"] == "mailto:ada@x.example"
    assert len([name for name, _ in lines if name.startswith("ATTENDEE")]) == 1
    once = [name.split(";")[0] for name, _ in lines if name not in ("BEGIN", "END")]
    assert len(once) == len(set(once))


def test_it_is_read_back_as_it_was_meant():
    (event,) = icalendar.Calendar.from_ical(written()).walk("VEVENT")

    assert event["SUMMARY"] == ENTRY.title
    assert event["LOCATION"] == MEETING.link
    assert event["DTSTART"].dt == MEETING.starts_at
    assert event["DTEND"].dt == MEETING.ends_at
    assert event["CLASS"] == "PRIVATE"
    assert not event.errors


def test_a_cancelled_one_is_the_same_event_taken_out():
    moved = replace(MEETING, sequence=3, state=MeetingState.CANCELLED)

    told = dict(strict_lines(written(Method.CANCEL, replace(ENTRY, meeting=moved))))

    assert (told["METHOD"], told["STATUS"], told["SEQUENCE"]) == ("CANCEL", "CANCELLED", "3")
    assert told["UID"] == uid_of(MEETING)


def test_a_meeting_without_a_time_is_no_event():
    with pytest.raises(MeetingNotOpen):
        written(entry=replace(ENTRY, meeting=replace(MEETING, starts_at=None, state=MeetingState.OFFERED)))


def test_a_feed_has_every_meeting_and_names_no_address():
    other = replace(MEETING, id=UUID(int=8), link="")
    file = feed([ENTRY, replace(ENTRY, meeting=other)], name="Mentoring")

    told = strict_lines(file)
    assert [value for name, value in told if name == "UID"] == [uid_of(MEETING), uid_of(other)]
    assert not any(name.startswith(("ATTENDEE", "ORGANIZER", "METHOD")) for name, _ in told)
    assert len(icalendar.Calendar.from_ical(file).walk("VEVENT")) == 2


def test_a_feed_without_meetings_has_one_component_that_no_calendar_shows():
    file = feed([], name="Mentoring")

    assert [value for name, value in strict_lines(file) if name == "BEGIN"] == [
        "VCALENDAR",
        "VTIMEZONE",
        "STANDARD",
    ]
    assert ("TZOFFSETTO", "+0000") in strict_lines(file)
    (zone,) = icalendar.Calendar.from_ical(file).subcomponents
    assert zone.to_tz().utcoffset(AT.replace(tzinfo=None)) == timedelta(0)
    assert not any(one.errors for one in zone.walk())


def test_a_feed_with_a_meeting_needs_no_time_zone_as_its_times_are_in_universal_time():
    told = strict_lines(feed([ENTRY], name="Mentoring"))

    assert [value for name, value in told if name == "BEGIN"] == ["VCALENDAR", "VEVENT"]
