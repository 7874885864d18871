"""A mentee's list of mentors as it crosses the wire: hers, the first choice first."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.rounds import shaped
from companion.contracts.shape import shape

LONGEST_LIST = 5
"""As many mentors may stand on a list."""

StandingWord = Literal["open", "full", "away", "barred", "before"]

_LISTED: dict[str, Any] = {
    "mentor_id": "5b0f6c86-3f0e-4c9b-9a55-6f2c1f0a7d11",
    "name": "Halina Wójcik",
    "department": "Field operations",
    "level": "Senior",
    "location": "Tromsø",
    "standing": "open",
}


class ListedMentor(BaseModel):
    """A mentor on one's own list, and how it stands with her now."""

    model_config = shaped(_LISTED)

    mentor_id: UUID
    name: str
    department: str
    level: str
    location: str
    standing: StandingWord = Field(
        description="open: has room; full: has none now; away: takes no part or no requests now; barred: the "
        "rules keep you two apart; before: you two are or were a pair. Whoever cannot be had now stays on it."
    )


class ShortlistView(BaseModel):
    """One's own list. No mentor is told of it; those who run the programme see it of a pair that is made."""

    model_config = shaped({"mentors": [_LISTED], "most": LONGEST_LIST})

    mentors: list[ListedMentor] = Field(description="The first choice first.")
    most: int = Field(description="How many may stand on it.")


class ShortlistOrder(BaseModel):
    """The order that one's own list is to have: all who stand on it, and nobody else."""

    model_config = shape(mentors=[_LISTED["mentor_id"]]) | {"strict": False}

    mentors: Annotated[list[UUID], Field(max_length=LONGEST_LIST)]
