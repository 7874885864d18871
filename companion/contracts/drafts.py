"""Drafts as they cross the wire: lines with their sources, and who phrased them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.authored import AUTHORED, AuthoredView
from companion.contracts.pairs import Words
from companion.contracts.rounds import shaped
from companion.contracts.shape import shape

_ID = "9c1e6a52-0a3e-4c63-9d3f-2b0d7a5f4e18"
_PAIR = "3f4bb0a1-96d2-4a47-8f0e-6f0f5a2f7c33"
_LINE: dict[str, Any] = {
    "part": "agreed",
    "text": "Jonas was going to send the outline by 5 February 2027.",
    "cites": ["a1"],
    "facts": {"owner": "Jonas", "due_on": "2027-02-05"},
    "phrased": True,
    "edited": False,
}
_SOURCE: dict[str, Any] = {"id": "a1", "kind": "action", "text": "Send the outline", "authored": None}
_DRAFT: dict[str, Any] = {
    "id": _ID,
    "use": "prep",
    "mentorship": _PAIR,
    "round": None,
    "state": "phrased",
    "version": 2,
    "lines": [_LINE],
    "growing": None,
    "sources": [_SOURCE],
    "authored": AUTHORED,
    "why_plain": None,
    "refused": 0,
    "notes": None,
    "met_on": None,
    "made_at": "2027-01-22T17:00:00Z",
    "edited_at": None,
    "approved_at": None,
}
UseWord = Literal["explanation", "agreement", "topics", "prep", "summary"]
_Part = Annotated[str, Field(min_length=1, max_length=40)]
_Name = Annotated[str, Field(min_length=1, max_length=80)]
_Fact = Annotated[str, Field(max_length=200)]


class DraftWish(BaseModel):
    """Which kind of text, whether a model may phrase it, and what the author gives for it."""

    model_config = shape(use="prep", with_ai=True) | {"strict": False}

    use: UseWord
    with_ai: bool = Field(default=True, description="False: it is written by rules, and no model is asked.")
    notes: Words | None = Field(default=None, description="Your own notes of a meeting, for a summary.")
    met_on: date | None = Field(default=None, description="The day of that meeting.")


class RoundDraftWish(BaseModel):
    """Which kind of text about a pair of a round, and whether a model may phrase it."""

    model_config = shape(use="explanation", with_ai=True) | {"strict": False}

    use: UseWord
    with_ai: bool = True


class DraftSourceView(BaseModel):
    """Something that lines rest on, as it may be shown."""

    model_config = shaped(_SOURCE)

    id: str
    kind: Literal["claim", "goal", "action", "note", "words", "charter", "stage", "clause"]
    text: str
    authored: AuthoredView | None = Field(
        description="Which model put these words together, which somebody approved. Null: no model did."
    )


class DraftLineView(BaseModel):
    """A line of a draft."""

    model_config = shaped(_LINE)

    part: str
    text: str
    cites: list[str] = Field(description="The ids of the sources that it rests on.")
    facts: dict[str, str] = Field(description="What code knows of it, such as `owner` and `due_on`.")
    phrased: bool = Field(description="Whether its words are a model's, as they came.")
    edited: bool = Field(description="Whether they were a model's, and the draft's author has changed them.")


class DraftView(BaseModel):
    """A draft, which only its reader sees."""

    model_config = shaped(_DRAFT)

    id: UUID
    use: UseWord
    mentorship: UUID | None
    round: UUID | None
    state: Literal["plain", "waiting", "phrased"] = Field(
        description="waiting: it can be used as it stands, and a model is at work on better words."
    )
    version: int = Field(description="The same as the ETag; every change raises it.")
    lines: list[DraftLineView]
    growing: list[DraftLineView] | None = Field(
        description="While a model is at work: the text with those of its lines that have held so far."
    )
    sources: list[DraftSourceView]
    authored: AuthoredView | None = Field(
        description="Who phrased what is marked so in `lines`, or in `growing` meanwhile. Null: no model."
    )
    why_plain: str | None = Field(
        description="Why no model phrased it, or not all that it was asked to, in one sentence."
    )
    refused: int = Field(description="How many lines of the model its sources did not bear out.")
    notes: str | None
    met_on: date | None
    made_at: datetime
    edited_at: datetime | None
    approved_at: datetime | None


class DraftList(BaseModel):
    """One's own drafts about a pair, the newest first."""

    model_config = shaped({"items": [_DRAFT]})

    items: list[DraftView]


class DraftLineBody(BaseModel):
    """A line as its author wants it."""

    model_config = shape(part="agreed", text="Jonas sends the outline by Friday.", cites=[], facts={}) | {
        "strict": False
    }

    part: _Part
    text: Annotated[str, Field(min_length=1, max_length=2_000)]
    cites: Annotated[list[_Name], Field(max_length=30)] = []
    facts: Annotated[dict[_Part, _Fact], Field(max_length=10)] = {}


class DraftChange(BaseModel):
    """All lines of a draft, as their author wants them."""

    model_config = shape(
        lines=[{"part": "agreed", "text": "Jonas sends the outline by Friday.", "cites": [], "facts": {}}]
    )

    lines: Annotated[list[DraftLineBody], Field(max_length=100)]


class AiConsentView(BaseModel):
    """Whether AI may read what the two of a pair write: only while both agree."""

    model_config = shaped({"mine": True, "both": False})

    mine: bool | None = Field(description="What you said last; null where you said nothing, which is no.")
    both: bool = Field(description="Whether both of you agree now.")


class AiConsentWish(BaseModel):
    """What one of a pair says."""

    model_config = shape(agrees=True)

    agrees: bool
