"""Finding a mentor by talking, as it crosses the wire: no score, no address, and nobody but her who talks."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.quotes import QuoteView
from companion.contracts.rounds import shaped
from companion.contracts.shape import shape

KindWord = Literal["want", "must", "must_not", "wish"]
AboutWord = Literal[
    "subject", "language", "place", "time_zone", "time", "level", "department", "person", "trait"
]

AskingWord = Literal["open", "has_mentor", "under_way"]

_CHIP: dict[str, Any] = {
    "id": "4f1c2a9b0d3e",
    "kind": "must",
    "about": "language",
    "words": "Speaks Spanish",
    "source": "Somebody who speaks Spanish and knows how to run a first field season.",
}
_CARD: dict[str, Any] = {
    "mentor_id": "5b0f6c86-3f0e-4c9b-9a55-6f2c1f0a7d11",
    "name": "Halina Wójcik",
    "department": "Field operations",
    "level": "Senior",
    "location": "Tromsø",
    "languages": ["Polish", "English"],
    "offers": "Keeping a buoy alive at minus forty",
    "experience": "Eleven field seasons",
    "room": 2,
    "reply_hours": None,
    "reasons": [
        {
            "sentence": "You want to keep instruments alive; Halina offers “Keeping a buoy alive”.",
            "rests_on": ["mentee.wants", "mentor.offers"],
            "quotes": [{"words": "Keeping a buoy alive", "language": None}],
        }
    ],
    "met": ["In Tromsø"],
    "not_met": [],
    "not_known": [],
    "is_near": True,
}
_TURN: dict[str, Any] = {
    "number": 1,
    "said": "Somebody who speaks Spanish and knows how to run a first field season.",
    "answered": ["I read it so: you want “Run a first field season”; it must be “Speaks Spanish”."],
    "model": None,
    "made_at": "2027-01-22T17:00:00Z",
}
_RELAXED: dict[str, Any] = {
    "conditions": [{"chip_id": "4f1c2a9b0d3e", "words": "Speaks Spanish"}],
    "would_fit": 4,
}
_SEEN: dict[str, Any] = {
    "chips": [_CHIP],
    "turns": [_TURN],
    "cards": [_CARD],
    "relaxed": [_RELAXED],
    "is_more": True,
    "version": 3,
    "asking": "open",
    "may_ask_ai": True,
}


class ReasonView(BaseModel):
    """One reason, and the sides and columns that it rests on."""

    model_config = shaped(_CARD["reasons"][0])

    sentence: str
    rests_on: list[str]
    quotes: list[QuoteView]


class ChipView(BaseModel):
    """One thing that was understood, with the sentence that it came from."""

    model_config = shaped(_CHIP)

    id: str
    kind: KindWord = Field(description="want and wish order people, must and must_not keep people away.")
    about: AboutWord
    words: str
    source: str


class MentorCard(BaseModel):
    """A mentor with room whom no rule bars."""

    model_config = shaped(_CARD)

    mentor_id: UUID
    name: str
    department: str
    level: str
    location: str
    languages: list[str] = Field(description="By their names in the language of the answer.")
    offers: str
    experience: str
    room: int = Field(ge=1, description="How many mentees more she can take.")
    reply_hours: float | None = Field(description="The usual time to an answer; null: none answered yet.")
    reasons: list[ReasonView]
    met: list[str] = Field(description="Your wishes that hold.")
    not_met: list[str] = Field(description="Your wishes that do not hold.")
    not_known: list[str] = Field(description="Your wishes of which nobody knows.")
    is_near: bool = Field(description="False: what she writes lies only loosely near what you want.")


class TurnView(BaseModel):
    """One message and what it was answered."""

    model_config = shaped(_TURN)

    number: int
    said: str
    answered: list[str]
    model: str | None = Field(description="The model that read it beside the rules; null: rules alone.")
    made_at: datetime


class ConditionView(BaseModel):
    """A must or must-not that could be let go of."""

    model_config = shaped(_RELAXED["conditions"][0])

    chip_id: str
    words: str


class RelaxedView(BaseModel):
    """Conditions that keep people away, and how many would fit without them, counted by looking again."""

    model_config = shaped(_RELAXED)

    conditions: list[ConditionView] = Field(
        description="Mostly one; several where nobody fits and no single one is enough."
    )
    would_fit: int


class FindingView(BaseModel):
    """The conversation as it stands: the search, what was said, and who fits now."""

    model_config = shaped(_SEEN)

    chips: list[ChipView]
    turns: list[TurnView]
    cards: list[MentorCard]
    relaxed: list[RelaxedView]
    is_more: bool = Field(description="Whether others are behind these; say “more”.")
    version: int = Field(ge=0, description="Given back in If-Match; 0: nothing was said yet.")
    asking: AskingWord = Field(
        description="Whether a mentor can be asked now; not with a mentor here or a request under way."
    )
    may_ask_ai: bool = Field(
        description="Whether there is a model that reads what the rules cannot, where she lets it."
    )


class FindingEvent(BaseModel):
    """One step of an answer: first what was understood, then the conversation with who was found."""

    model_config = shaped({"step": "heard", "lines": _TURN["answered"], "chips": [_CHIP], "found": None})

    step: Literal["heard", "found"]
    lines: list[str]
    chips: list[ChipView]
    found: FindingView | None


class NewTurn(BaseModel):
    """What she says."""

    model_config = shape(
        says="Somebody who speaks Spanish and knows how to run a first field season.", ask_ai=False
    )

    says: Annotated[str, Field(min_length=1, max_length=2_000)]
    ask_ai: bool = Field(
        False,
        description="Whether this message may go to the organisation's model where the rules cannot read it.",
    )


class ChipChange(BaseModel):
    """How a chip should count, what it should say, or both."""

    model_config = shape(kind="wish")

    kind: KindWord | None = None
    words: Annotated[str, Field(min_length=1, max_length=300)] | None = None
