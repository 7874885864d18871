"""Requests from a mentee to a mentor, as they cross the wire."""

# ruff: noqa: E501 -- texts and examples read best as they stand.

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.quotes import QuoteView
from companion.contracts.rounds import PersonName, shaped
from companion.contracts.shape import shape

_ID = "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33"
_MENTOR: dict[str, Any] = {"id": "0b6f3f0e-3f0e-4c9b-9a55-6f2c1f0a7d11", "name": "Jonas Becker"}
_WANTS = "I would like to learn how to lead a first small team."
_CHOICE: dict[str, Any] = {
    "mentor": _MENTOR, "state": "asked", "asked_at": "2027-01-22T09:00:00Z", "answered_at": None,
}  # fmt: skip
_MESSAGE: dict[str, Any] = {
    "is_mine": False, "text": "How large is the team?", "written_at": "2027-01-22T12:00:00Z",
}  # fmt: skip
_OWN: dict[str, Any] = {
    "id": _ID, "programme": _ID, "programme_name": "Northlight mentoring 2027", "wants": _WANTS, "state": "asked",
    "turn": "mentor", "by": "2027-01-25T09:00:00Z", "made_at": "2027-01-22T09:00:00Z", "choices": [_CHOICE],
    "messages": [_MESSAGE], "confirmed": False, "mentorship": None, "mentor_email": "", "version": 1,
}  # fmt: skip
_ASKED: dict[str, Any] = {
    "id": _ID, "programme": _ID, "programme_name": "Northlight mentoring 2027",
    "mentee": {"id": _ID, "name": "Ada Lindqvist"}, "mentee_email": "", "fields": {"goals": "Lead a team."},
    "wants": _WANTS, "state": "asked", "is_with_me": True, "answer": "asked", "reason": None, "turn": "mentor",
    "by": "2027-01-25T09:00:00Z", "asked_at": "2027-01-22T09:00:00Z", "again": False, "messages": [],
    "questions_left": 3, "confirmed": False, "mentorship": None, "reasons": [], "quotes": [], "version": 1,
}  # fmt: skip
_WHERE: dict[str, Any] = {"programme": _ID, "name": "Northlight mentoring 2027", "away": False}
_OPEN: dict[str, Any] = {
    "id": _ID, "mentee": {"id": _ID, "name": "Ada Lindqvist"}, "wants": _WANTS, "state": "queued",
    "turn": "case_owner", "since": "2027-01-25T09:00:00Z", "by": "2027-02-01T09:00:00Z",
    "made_at": "2027-01-22T09:00:00Z",
    "choices": [{**_CHOICE, "state": "declined", "reason": "No time before March."}], "vetoed": [], "version": 3,
}  # fmt: skip

StateWord = Literal[
    "asked", "question", "trial", "queued", "paired", "no_match", "withdrawn", "lapsed", "settled"
]
TurnWord = Literal["mentor", "mentee", "both", "case_owner", "nobody"]
ChoiceWord = Literal["next", "asked", "accepted", "declined", "unanswered", "skipped", "parted", "ended"]
Words = Annotated[str, Field(min_length=1, max_length=2_000)]


class NewRequest(BaseModel):
    """Whom one asks, and what one wants. The others are asked in turn where the first one cannot."""

    model_config = shape(mentors=[_MENTOR["id"]], wants=_WANTS) | {"strict": False}

    mentors: list[UUID] = Field(min_length=1, max_length=5, description="The first one is asked first.")
    wants: Words = Field(description="What one wants; read by whoever is asked, and by the case-owner.")
    again: bool = Field(
        default=False, description="One knows that somebody on the list was one's mentor before."
    )


class ChoiceView(BaseModel):
    """One mentor on the list. That somebody had no room or is away is the same as passed over."""

    model_config = shaped(_CHOICE)

    mentor: PersonName
    state: ChoiceWord
    asked_at: datetime | None
    answered_at: datetime | None


class MessageView(BaseModel):
    """A question before an answer, or what was answered; read by the two of them alone."""

    model_config = shaped(_MESSAGE)

    is_mine: bool
    text: str
    written_at: datetime


class OwnRequestView(BaseModel):
    """A request of one's own: where it stands, whose turn it is, and by when that ends."""

    model_config = shaped(_OWN)

    id: UUID
    programme: UUID
    programme_name: str
    wants: str
    state: StateWord
    turn: TurnWord
    by: datetime | None = Field(description="When this turn ends by itself; null: it is closed.")
    made_at: datetime
    choices: list[ChoiceView]
    messages: list[MessageView]
    confirmed: bool = Field(description="Whether one has said, after a first talk, that one would go on.")
    mentorship: UUID | None
    mentor_email: str = Field(description="Only while the two talk once.")
    version: int = Field(description="What If-Match names in a change.")


class OwnRequests(BaseModel):
    """Whatever one asked for, the newest first."""

    model_config = shaped({"items": [_OWN]})

    items: list[OwnRequestView]


class AskedView(BaseModel):
    """A request that came to one as a mentor. Once it is not with one any more, little of it is left."""

    model_config = shaped(_ASKED)

    id: UUID
    programme: UUID
    programme_name: str
    mentee: PersonName
    mentee_email: str = Field(description="Only while the two talk once.")
    fields: dict[str, str] = Field(description="What the mentee wrote of herself, by column.")
    wants: str
    state: StateWord | None = Field(description="null: it is with somebody else, or closed.")
    is_with_me: bool
    answer: ChoiceWord = Field(description="What one answered.")
    reason: str | None = Field(description="Why one declined; the mentee never reads it.")
    turn: TurnWord
    by: datetime | None
    asked_at: datetime | None
    again: bool = Field(description="The two were paired before, and she asks knowing that.")
    messages: list[MessageView]
    questions_left: int
    confirmed: bool
    mentorship: UUID | None
    reasons: list[str] = Field(description="Why the two fit.")
    quotes: list[QuoteView] = Field(description="What the reasons quote.")
    version: int = Field(description="What If-Match names in a change.")


class AwayView(BaseModel):
    """Whether one takes requests in a programme."""

    model_config = shaped(_WHERE)

    programme: UUID
    name: str
    away: bool = Field(description="One is shown to nobody, and can be asked by nobody.")


class AskedOfMe(BaseModel):
    """What came to one as a mentor, the newest first, and where one can be asked."""

    model_config = shaped({"items": [_ASKED], "programmes": [_WHERE]})

    items: list[AskedView]
    programmes: list[AwayView]


class NewAway(BaseModel):
    """Whether one wants to be shown to nobody for now."""

    model_config = shape(away=True)

    away: bool


class Acceptance(BaseModel):
    """Yes; at once, or after one has talked once."""

    model_config = shape(talk_first=False, again=False)

    talk_first: bool = Field(default=False, description="Both decide after a first talk.")
    again: bool = Field(default=False, description="One knows that the two were paired before.")


class Refusal(BaseModel):
    """No. A reason may be left out."""

    model_config = shape(reason="No time before March.")

    reason: Annotated[str, Field(max_length=500)] | None = Field(
        default=None, description="Read by oneself and the case-owner; never by the mentee."
    )


class Said(BaseModel):
    """A question before an answer, or what is answered."""

    model_config = shape(text="How large is the team?")

    text: Words


class Forwarding(BaseModel):
    """Whom the case-owner asks for a mentee."""

    model_config = shape(mentor=_MENTOR["id"]) | {"strict": False}

    mentor: UUID


class RequestOutcome(BaseModel):
    """How a request stands after what was done."""

    model_config = shaped({"id": _ID, "state": "paired", "mentorship": _ID, "version": 2})

    id: UUID
    state: StateWord
    mentorship: UUID | None
    version: int


class StaffChoiceView(BaseModel):
    """One mentor on a mentee's list, with the reason that she gave for a no."""

    model_config = shaped({**_CHOICE, "reason": None})

    mentor: PersonName
    state: ChoiceWord
    asked_at: datetime | None
    answered_at: datetime | None
    reason: str | None


class OpenRequestView(BaseModel):
    """A request that is open, as whoever looks after the programme sees it: who waits for what, since when."""

    model_config = shaped(_OPEN)

    id: UUID
    mentee: PersonName
    wants: str
    state: StateWord
    turn: TurnWord
    since: datetime = Field(description="Since when it is their turn.")
    by: datetime | None
    made_at: datetime
    choices: list[StaffChoiceView]
    vetoed: list[UUID] = Field(
        description="Mentors with whom a round decided that they must not be paired; they cannot be asked."
    )
    version: int


class OpenRequests(BaseModel):
    """Everybody who waits, the longest waiting first; and the mentors who could be asked for them."""

    model_config = shaped({"items": [_OPEN], "mentors": [_MENTOR]})

    items: list[OpenRequestView]
    mentors: list[PersonName] = Field(description="Who has a free place and takes requests, by name.")
