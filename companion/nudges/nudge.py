"""A nudge: what is due for somebody, why, and the one thing to do about it; and how she wants to be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from companion.ids import MentorshipId, PersonId


class Cause(StrEnum):
    """Why somebody is nudged; the first that applies is the one that she is told."""

    CHECK_IN = "check_in"
    """She met, and has not said how it was."""
    ACTIONS_DUE = "actions_due"
    """She said that she would do something, and its day has come."""
    AGREEMENT = "agreement"
    """The other has signed, or nobody has, and the pair has been at it for a week."""
    FIRST_MEETING = "first_meeting"
    """The first meeting is overdue."""
    QUIET = "quiet"
    """The two have not met for twice as long as the programme advises."""


class Early(StrEnum):
    """What waits for somebody on her first page and is no reminder: it is too early, or a mail told of it."""

    TIMES_OFFERED = "times_offered"
    """The other offered times to meet, and waits for a choice."""
    FIRST_TIMES = "first_times"
    """A mentee waits for a first meeting, for which nobody has offered a time."""


class HowOften(StrEnum):
    """How somebody wants to be told."""

    SINGLY = "singly"
    """One thing at a time, when it is due."""
    DIGEST = "digest"
    """Everything together, on Mondays."""
    NEVER = "never"


@dataclass(frozen=True)
class Due:
    """Something that is due for somebody. `counted` is how many of its kind, or how many days."""

    person: PersonId
    mentorship: MentorshipId
    cause: Cause
    counted: int = 1


@dataclass(frozen=True)
class Addressee:
    """Somebody who may be nudged, and what was done before. `last_at` None: she never was."""

    person: PersonId
    email: str = field(repr=False)
    name: str = field(repr=False)
    time_zone: str | None
    how: HowOften
    last_at: datetime | None
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Told:
    """That somebody was told something, and when."""

    mentorship: MentorshipId
    cause: Cause
    at: datetime


@dataclass(frozen=True)
class PairNow:
    """What of a living pair nudges are made of, for one of the two.

    `last_met_on` is the latest meeting that she knows of: in a note or an answer that is hers or for both.
    """

    person: PersonId
    mentorship: MentorshipId
    began_on: date
    first_meeting_within: timedelta
    usual_gap: timedelta
    last_met_on: date | None
    checked_in_on: date | None
    i_signed: bool
    partner_signed: bool
    actions_due: int
    is_planned: bool = False
    """Whether a meeting is to come, or times for one are offered."""
    may_choose: bool = False
    """Whether the other offered times that she may choose from."""
