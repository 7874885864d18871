"""What one of a pair says of a meeting, as it crosses the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.confidentiality import ClassWord, PairWord
from companion.contracts.pairs import NextStep
from companion.contracts.rounds import shaped
from companion.contracts.shape import shape

_CHECK_IN: dict[str, Any] = {
    "met_on": "2027-01-22",
    "is_mine": True,
    "confidentiality": "author",
    "useful": 4,
    "different": "Begin with the actions of last time.",
    "made_at": "2027-01-22T17:00:00Z",
}
Useful = Annotated[int, Field(ge=1, le=5)]
Different = Annotated[str, Field(max_length=2_000)]
MostNote = Annotated[str, Field(max_length=4_000)]
Actions = Annotated[list[NextStep], Field(max_length=10)]
Goals = Annotated[list[UUID], Field(max_length=50)]


class NewCheckIn(BaseModel):
    """What one says after a meeting: any part may be left out, not all; it is kept whole or not at all."""

    model_config = shape(
        met_on="2027-01-22",
        confidentiality="author",
        useful=4,
        note="We went through the outline.",
        actions=[{"text": "Send the outline", "due_on": "2027-02-05", "is_mine": True}],
    ) | {"strict": False}

    met_on: date
    confidentiality: PairWord = Field(
        default="author", description="Who may read the answers and the note; the rest is for both."
    )
    useful: Useful | None = Field(
        default=None, description="How useful was it? 1 not at all, 5 very; null: no answer."
    )
    different: Different | None = Field(
        default=None, description="What should be different next time? Null: no answer."
    )
    note: MostNote | None = Field(default=None, description="A note of the meeting; null: none.")
    actions: Actions = Field(default_factory=list, description="What one of the two will do.")
    goals: Goals = Field(default_factory=list, description="Goals of the pair that the meeting was about.")


class CheckInView(BaseModel):
    """What somebody said of a meeting."""

    model_config = shaped(_CHECK_IN)

    met_on: date
    is_mine: bool
    confidentiality: ClassWord
    useful: int | None = Field(description="1 to 5; null is unknown, and counts as nothing.")
    different: str | None
    made_at: datetime


class CheckIns(BaseModel):
    """What the reader may see of what was said of meetings, the latest meeting first."""

    model_config = shaped({"items": [_CHECK_IN]})

    items: list[CheckInView]
