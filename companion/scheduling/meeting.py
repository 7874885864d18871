"""A meeting of a pair: times that one offers, the one that the other takes, moved or cancelled later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from companion.errors import MeetingTimeUnusable, VideoLinkUnusable
from companion.ids import MentorshipId, PersonId
from companion.languages.phrase import phrase

MOST_OFFERED = 5
SHORTEST, LONGEST = 15, 240
"""Minutes."""
FARTHEST = timedelta(days=400)
LONGEST_LINK = 500
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::[0-9]{1,5})?"
_HTTPS = re.compile(rf"https://{_HOST}(?:[/?#][!#-;=?-Z_a-z~\[\]]*)?", re.I)
"""A host with a dot, no name and password before it, and nothing that ends a line or a tag."""


class MeetingState(StrEnum):
    """How a meeting stands."""

    OFFERED = "offered"
    """One of the two has offered times; none was taken yet."""
    AGREED = "agreed"
    """Both have said yes to one time. While others are offered, this one still stands."""
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Meeting:
    """One meeting. `starts_at` is None as long as no time was ever taken.

    `sequence` counts what calendars must be told: it is raised by each change of an agreed meeting, as RFC
    5545 (3.8.7.4) asks. `told` is the sequence that calendars were told last; None: nothing yet. `first` is
    the meeting that a rhythm began with.
    """

    id: UUID
    mentorship: MentorshipId
    state: MeetingState
    offered: tuple[datetime, ...]
    offered_by: PersonId | None
    starts_at: datetime | None
    minutes: int
    link: str
    sequence: int
    told: int | None
    first: UUID | None
    version: int
    changed_at: datetime

    @property
    def ends_at(self) -> datetime | None:
        """When it is over; None where there is no time yet."""
        return None if self.starts_at is None else self.starts_at + timedelta(minutes=self.minutes)

    @property
    def next_sequence(self) -> int:
        """The sequence after a change; an offer that nobody took is in no calendar, and keeps its own."""
        return self.sequence if self.starts_at is None else self.sequence + 1


@dataclass(frozen=True)
class MeetingWish:
    """What somebody offers."""

    times: tuple[datetime, ...]
    minutes: int = 60
    link: str = ""


def sound_wish(wanted: MeetingWish, now: datetime) -> MeetingWish:
    """The same, its times in order, each once.

    Raises:
        MeetingTimeUnusable: there is no time, there are too many, or one has passed or is too far away.
        VideoLinkUnusable: the link is no address of a page over https.
    """
    times = tuple(sorted(set(wanted.times)))
    if not 1 <= len(times) <= MOST_OFFERED:
        raise MeetingTimeUnusable(
            why=phrase(
                "between one and {most} times are needed, not {count}", most=MOST_OFFERED, count=len(times)
            )
        )
    if times[0] <= now:
        raise MeetingTimeUnusable(why="one of the times has passed")
    if times[-1] > now + FARTHEST:
        raise MeetingTimeUnusable(why="one of the times is more than a year away")
    if not SHORTEST <= wanted.minutes <= LONGEST:
        raise MeetingTimeUnusable(
            why=phrase("a meeting takes {shortest} to {longest} minutes", shortest=SHORTEST, longest=LONGEST)
        )
    return MeetingWish(times, wanted.minutes, sound_link(wanted.link))


def sound_link(link: str) -> str:
    """An address of any video service, over https; '' for none.

    Raises:
        VideoLinkUnusable: it is something else, so that nobody is led to a page that others can read along.
    """
    said = link.strip()
    if not said:
        return ""
    if len(said) > LONGEST_LINK or not _HTTPS.fullmatch(said):
        raise VideoLinkUnusable
    return said


def next_up(meetings: Sequence[Meeting], now: datetime) -> Meeting | None:
    """The agreed meeting that is going on or comes next; None where there is none."""
    coming = [
        one
        for one in meetings
        if one.state is MeetingState.AGREED and one.ends_at is not None and one.ends_at > now
    ]
    return min(coming, key=lambda one: (one.starts_at or now, one.id), default=None)
