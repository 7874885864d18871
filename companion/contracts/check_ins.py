"""What one of a pair says of a meeting, as it crosses the wire."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from companion.contracts.confidentiality import ClassWord, PairWord
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


class NewCheckIn(BaseModel):
    """How useful was this meeting, and what should be different next time? Either may be left out."""

    model_config = shape(met_on="2027-01-22", confidentiality="author", useful=4) | {"strict": False}

    met_on: date
    confidentiality: PairWord = "author"
    useful: Useful | None = Field(default=None, description="1 not at all, 5 very; null: no answer.")
    different: Different | None = None


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
