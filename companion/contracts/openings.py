"""Openings of private notes, and what somebody keeps for herself, as they cross the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.rounds import shaped
from companion.contracts.shape import shape

OpeningStateWord = Literal["asked", "open", "over"]
_ID, _PAIR = "2b6f4a1c-0d3e-4f5a-9b7c-8d9e0f1a2b3c", "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33"
_AT, _UNTIL = "2027-01-22T17:00:00Z", "2027-01-29T17:00:00Z"
_REASON = "The mentee told us of threats, and we have to know whether they are written down."
_OPENING: dict[str, Any] = {
    "id": _ID, "mentorship_id": _PAIR, "pair": ["Ada Okafor", "Jonas Weber"], "asked_by": "Carl Case",
    "reason": _REASON, "asked_at": _AT, "agreed_by": "Nora North", "agreed_at": _AT, "open_until": _UNTIL,
    "state": "open", "may_agree": False, "may_read": True,
}  # fmt: skip
_OWN: dict[str, Any] = {
    "id": _ID, "mentorship_id": _PAIR, "asked_by": "Carl Case", "agreed_by": "Nora North", "agreed_at": _AT,
    "open_until": _UNTIL, "state": "open",
}  # fmt: skip
_NOTE: dict[str, Any] = {
    "author": "Ada Okafor", "text": "I am not sure that I want to stay.", "met_on": None, "made_at": _AT,
}  # fmt: skip
_ANSWER: dict[str, Any] = {
    "author": "Ada Okafor", "met_on": "2027-01-22", "useful": 2, "different": "Fewer of his stories.",
}  # fmt: skip


class NewOpening(BaseModel):
    """Why what a pair keeps private has to be read."""

    model_config = shape(reason=_REASON)

    reason: Annotated[str, Field(min_length=1, max_length=2_000)]


class OpeningView(BaseModel):
    """An opening as those see it who run or look after the programme."""

    model_config = shaped(_OPENING)

    id: UUID
    mentorship_id: UUID
    pair: list[str] = Field(description="Mentee and mentor.")
    asked_by: str
    reason: str = Field(description="For those who run or look after the programme; the pair is not told it.")
    asked_at: datetime
    agreed_by: str | None
    agreed_at: datetime | None
    open_until: datetime | None
    state: OpeningStateWord
    may_agree: bool = Field(description="Whether the reader may agree to it.")
    may_read: bool = Field(description="Whether the reader may read the notes now.")


class Openings(BaseModel):
    """Every opening in a programme, the newest first."""

    model_config = shaped({"items": [_OPENING]})

    items: list[OpeningView]


class OwnOpeningView(BaseModel):
    """An opening as the two see it whose notes it is about."""

    model_config = shaped(_OWN)

    id: UUID
    mentorship_id: UUID
    asked_by: str
    agreed_by: str
    agreed_at: datetime
    open_until: datetime
    state: OpeningStateWord


class OwnOpenings(BaseModel):
    """Openings of what one's pairs keep private, the newest first."""

    model_config = shaped({"items": [_OWN]})

    items: list[OwnOpeningView]


class PrivateNoteView(BaseModel):
    """A note that its author keeps for herself."""

    model_config = shaped(_NOTE)

    author: str
    text: str
    met_on: date | None
    made_at: datetime


class PrivateAnswerView(BaseModel):
    """What somebody keeps for herself of a meeting."""

    model_config = shaped(_ANSWER)

    author: str
    met_on: date
    useful: int | None = Field(description="1 to 5; null is unknown.")
    different: str | None


class PrivateWordsView(BaseModel):
    """What the two of a pair keep for themselves."""

    model_config = shaped({"notes": [_NOTE], "check_ins": [_ANSWER]})

    notes: list[PrivateNoteView]
    check_ins: list[PrivateAnswerView]


class OwnWordsOfPair(BaseModel):
    """What the reader keeps for herself in one relationship."""

    model_config = shaped(
        {"partner": "Jonas Weber", "began_at": _AT, "notes": [_NOTE], "check_ins": [_ANSWER]}
    )

    partner: str
    began_at: datetime
    notes: list[PrivateNoteView]
    check_ins: list[PrivateAnswerView]


class OwnWords(BaseModel):
    """All that the reader keeps for herself, of pairs that have ended as well."""

    model_config = shaped(
        {"items": [{"partner": "Jonas Weber", "began_at": _AT, "notes": [_NOTE], "check_ins": [_ANSWER]}]}
    )

    items: list[OwnWordsOfPair]
