"""How a pair ended, as it crosses the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from companion.contracts.confidentiality import ClassWord, PairWord
from companion.contracts.rounds import shaped
from companion.contracts.shape import shape

FIRST_DAYS = 14
"""So many days after it began a pair may say that it is not right for one of the two."""

ReasonWord = Literal["reached", "time", "fit", "moved", "other"]
_TAKEN: dict[str, Any] = {"text": "To ask before I build.", "confidentiality": "pair", "version": 1}
_CLOSING: dict[str, Any] = {
    "ended_at": "2027-06-30T15:00:00Z",
    "ended_by_you": True,
    "reason": None,
    "mine": _TAKEN,
    "theirs": None,
    "waits_first": False,
}


class TakenAlongView(BaseModel):
    """What one of the two takes along."""

    model_config = shaped(_TAKEN)

    text: str
    confidentiality: ClassWord
    version: int = Field(description="0: nothing was written yet. What the next change names.")


class ClosingView(BaseModel):
    """How one's own pair ended, if it has, and what each of the two takes along."""

    model_config = shaped(_CLOSING)

    ended_at: datetime | None = Field(description="Null: it lives.")
    ended_by_you: bool
    reason: ReasonWord | None = Field(description="The one that you gave; nobody else reads it.")
    mine: TakenAlongView
    theirs: TakenAlongView | None = Field(description="Null where the other wrote nothing for you both.")
    waits_first: bool = Field(
        description="Your mentor ended it in the first days, and you come first in the next round."
    )


class PairEnd(BaseModel):
    """Why one ends it; nobody need say."""

    model_config = shape(reason=None)

    reason: ReasonWord | None = None


class NewTakenAlong(BaseModel):
    """What one takes along, in one's own words; `version` is the one that was read."""

    model_config = shape(text="To ask before I build.", confidentiality="pair", version=0)

    text: Annotated[str, Field(min_length=1, max_length=4_000)]
    confidentiality: PairWord = "author"
    version: int = Field(default=0, ge=0)


class EndReasons(BaseModel):
    """How often each reason was given, by pairs that ended themselves."""

    model_config = shaped(
        {"counted": True, "reached": 3, "time": 1, "fit": 0, "moved": 1, "other": 0, "none": 2}
    )

    counted: bool = Field(description="False where fewer than five ended: a count could point at somebody.")
    reached: int
    time: int
    fit: int
    moved: int
    other: int
    none: int = Field(description="No reason was given.")
