"""Worries as they cross the wire: in their words only to their writer, and to those she was told of."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.page import Page
from companion.contracts.rounds import shaped
from companion.contracts.shape import shape

ConfidedWord = Literal["case_owner", "administrator"]
WorryStateWord = Literal["new", "taken", "closed"]
_ID = "7d1f0c52-4a0e-4a53-9d0c-1c1d2f9f7a10"
_PROGRAMME = "c9a1c5de-0b7f-4a8e-8c57-5a1c3c0f9d10"
_AT = "2027-01-22T17:00:00Z"
_WORDS = "My mentor asks me about my health, and I do not want to say."
_ENTRY: dict[str, Any] = {
    "id": _ID, "sender": "Ada Okafor", "confided_to": "case_owner", "state": "taken", "sent_at": _AT,
    "read_at": _AT, "taken_by": "Carl Case", "taken_at": _AT, "closed_at": None,
}  # fmt: skip
_OWN: dict[str, Any] = {
    "id": _ID, "programme_id": _PROGRAMME, "confided_to": "case_owner", "words": _WORDS, "state": "new",
    "sent_at": _AT, "read_at": None, "taken_by": None, "closed_at": None, "reminded_at": None,
    "passed_on_at": None,
}  # fmt: skip
_READERS: dict[str, Any] = {
    "case_owners": ["Carl Case"],
    "administrators": ["Nora North"],
    "look_within_working_days": 2,
    "remind_after_working_days": 1,
    "told_if_unread": ["Nora North"],
}


class WorryReaders(BaseModel):
    """Who would read a worry, by name; neither whoever asks nor anybody of a pair with her."""

    model_config = shaped(_READERS)

    case_owners: list[str]
    administrators: list[str]
    look_within_working_days: int = Field(description="Within so many working days they are asked to look.")
    remind_after_working_days: int = Field(
        description="After so many working days they are reminded, where nobody has read it."
    )
    told_if_unread: list[str] = Field(
        description="Who learns that one for the case-owners waits when they have not looked in time; they "
        "do not read it. Of one for the administrators nobody else learns; they are reminded again."
    )


class NewWorry(BaseModel):
    """What somebody is worried about, and who is to read it."""

    model_config = shape(words=_WORDS, confided_to="case_owner")

    words: Annotated[str, Field(min_length=1, max_length=8_000)]
    confided_to: ConfidedWord


class WorrySent(BaseModel):
    """That it was sent, and who was told; its words are not repeated."""

    model_config = shaped({"id": _ID, "sent_at": _AT, "told": ["Carl Case"]})

    id: UUID
    sent_at: datetime
    told: list[str] = Field(description="Who was told by mail that it waits; the mail has none of its words.")


class OwnWorryView(BaseModel):
    """A worry as its writer sees it."""

    model_config = shaped(_OWN)

    id: UUID
    programme_id: UUID
    confided_to: ConfidedWord
    words: str
    state: WorryStateWord
    sent_at: datetime
    read_at: datetime | None = Field(description="When it was read for the first time.")
    taken_by: str | None = Field(description="Who looks after it.")
    closed_at: datetime | None
    reminded_at: datetime | None = Field(description="When its readers were reminded to read it.")
    passed_on_at: datetime | None = Field(
        description="When others were told that it waits, or its readers were reminded again."
    )


class OwnWorries(BaseModel):
    """What the reader sent, the newest first."""

    model_config = shaped({"items": [_OWN]})

    items: list[OwnWorryView]


class WorryEntry(BaseModel):
    """A worry in the list of whoever reads it; its words are asked for one by one."""

    model_config = shaped(_ENTRY)

    id: UUID
    sender: str
    confided_to: ConfidedWord
    state: WorryStateWord
    sent_at: datetime
    read_at: datetime | None
    taken_by: str | None
    taken_at: datetime | None
    closed_at: datetime | None


class WorryPage(Page[WorryEntry]):
    """Worries of a programme that the reader may read, the newest first."""

    model_config = shaped({"items": [_ENTRY], "next": None, "unread_elsewhere": 0, "waiting_unread": 0})

    unread_elsewhere: int = Field(
        description="Open ones for case-owners while the programme has none, so that nobody can read them."
    )
    waiting_unread: int = Field(
        description="Ones for case-owners that none of them has read in the time that was said; for "
        "administrators."
    )


class WorryView(WorryEntry):
    """A worry with its words."""

    model_config = shaped({**_ENTRY, "words": _WORDS})

    words: str
