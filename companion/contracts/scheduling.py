"""When a pair meets, as it crosses the wire."""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, Field

from companion.contracts.rounds import shaped
from companion.contracts.shape import INSTANT, shape

_ID = "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33"
_LINK = "https://meet.example.org/ada-and-jonas"
_MEETING: dict[str, Any] = {
    "id": _ID, "state": "agreed", "starts_at": "2027-01-22T14:00:00Z", "ends_at": "2027-01-22T15:00:00Z",
    "minutes": 60, "link": _LINK, "offered": [], "offered_by_you": False, "in_rhythm": True, "is_over": False, "version": 2,
}  # fmt: skip
_PAGE: dict[str, Any] = {
    "items": [_MEETING],
    "next_id": _ID,
    "your_zone": "Europe/Berlin",
    "partner_zone": "America/New_York",
    "free_known": True,
    "first_meeting_by": "2027-01-25",
    "weeks_between": 2,
    "weeks_between_later": 4,
    "less_often_from": "2027-04-11",
    "ends_on": "2027-10-11",
}
Times = Annotated[list[Annotated[AwareDatetime, INSTANT]], Field(min_length=1, max_length=20)]
Minutes = Annotated[int, Field(ge=15, le=240)]
Link = Annotated[str, Field(max_length=500)]


class MeetingView(BaseModel):
    """A meeting of one's own pair."""

    model_config = shaped(_MEETING)

    id: UUID
    state: Literal["offered", "agreed", "cancelled"]
    starts_at: datetime | None = Field(description="Null: no time was agreed yet.")
    ends_at: datetime | None
    minutes: int
    link: str = Field(description="Where it is held, over https; '' for none.")
    offered: list[datetime] = Field(
        description="Times that wait for an answer; an agreed time holds until one of them is taken."
    )
    offered_by_you: bool
    in_rhythm: bool = Field(
        description="Whether it belongs to a rhythm, so that those that follow can be cancelled with it."
    )
    is_over: bool
    version: int = Field(description="What If-Match names in a change.")


class Meetings(BaseModel):
    """The meetings of one's own pair, in the order of their times."""

    model_config = shaped(_PAGE)

    items: list[MeetingView]
    next_id: UUID | None = Field(description="The agreed one that is going on or comes next.")
    your_zone: str | None = Field(description="The time zone of your profile; null: not said.")
    partner_zone: str | None = Field(
        description="Likewise the other's, so that each time can be shown as it is there."
    )
    free_known: bool = Field(description="Whether both have said when they are free in a usual week.")
    first_meeting_by: date
    weeks_between: int = Field(description="The rhythm at first, in weeks.")
    weeks_between_later: int
    less_often_from: date
    ends_on: date


class FreeTimes(BaseModel):
    """Starts at which both are free."""

    model_config = shaped({"items": ["2027-01-22T14:00:00Z", "2027-01-25T09:30:00Z"]})

    items: list[datetime] = Field(
        description="The earliest first, at most one a day; empty where somebody has not said when she is free."
    )


class NewMeeting(BaseModel):
    """Times that one offers."""

    model_config = shape(times=["2027-01-22T14:00:00Z"], minutes=60, link=_LINK) | {"strict": False}

    times: Times
    minutes: Minutes = 60
    link: Link = ""


class OtherTimes(BaseModel):
    """Other times for a meeting."""

    model_config = shape(times=["2027-01-25T09:30:00Z"]) | {"strict": False}

    times: Times
    minutes: Minutes = 60


class TakenTime(BaseModel):
    """The one of the offered times that suits."""

    model_config = shape(starts_at="2027-01-22T14:00:00Z", repeat=True) | {"strict": False}

    starts_at: Annotated[AwareDatetime, INSTANT]
    repeat: bool = Field(
        default=False, description="Go on meeting in the rhythm of the agreement, at the same hour."
    )


class MeetingEnd(BaseModel):
    """What is cancelled."""

    model_config = shape(following=False)

    following: bool = Field(default=False, description="Those of the same rhythm that come after as well.")


class MeetingLink(BaseModel):
    """Where a meeting is held."""

    model_config = shape(link=_LINK)

    link: Link


class CalendarView(BaseModel):
    """What somebody has of her calendar."""

    model_config = shaped({"feed_since": "2027-01-11T09:00:00Z", "prep_by_mail": False})

    feed_since: datetime | None = Field(
        description="Since when a private address is open; null: there is none."
    )
    prep_by_mail: bool = Field(description="Whether she is mailed on the day before a meeting.")


class CalendarAddress(BaseModel):
    """A private address for calendar programs; it is told this once."""

    model_config = shaped({"address": "https://mentoring.example.org/api/v1/calendars/….ics"})

    address: str


class CalendarWish(BaseModel):
    """What somebody wants by mail."""

    model_config = shape(prep_by_mail=True)

    prep_by_mail: bool
