"""What a search of people answers."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class MatchedStatement(BaseModel):
    """The statement of somebody found that comes nearest to the question, as it was written."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={"examples": [{"field": "offers", "words": "Keeping a buoy alive at minus forty"}]},
    )

    field: Literal["offers", "experience", "about"]
    words: str


class FoundPerson(BaseModel):
    """Somebody found."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "person_id": "5b0f6c86-3f0e-4c9b-9a55-6f2c1f0a7d11",
                    "name": "Halina Wójcik",
                    "score": 0.613,
                    "statement": {"field": "offers", "words": "Keeping a buoy alive at minus forty"},
                }
            ]
        },
    )

    person_id: UUID
    name: str
    score: float = Field(
        ge=0,
        le=1,
        description=(
            "How near the person's three best statements come to the question: the mean of their cosines, "
            "averaged over the statements of the question. It orders people and is no grade."
        ),
    )
    statement: MatchedStatement | None = Field(
        description="Null where the profile was edited a moment ago, until it can be searched as it is now."
    )


class SearchAnswer(BaseModel):
    """Who was found, the best first; people whose scores are equal come in the order of their ids."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "items": [
                        {
                            "person_id": "5b0f6c86-3f0e-4c9b-9a55-6f2c1f0a7d11",
                            "name": "Halina Wójcik",
                            "score": 0.613,
                            "statement": {"field": "offers", "words": "Keeping a buoy alive at minus forty"},
                        }
                    ]
                }
            ]
        },
    )

    items: list[FoundPerson]
