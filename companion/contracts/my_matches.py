"""A match of one's own over HTTP: no score, no price, and nobody else in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.quotes import QUOTE, QuoteView
from companion.contracts.rounds import JONAS, PersonName, SideName, shaped

_PARTNER: dict[str, Any] = {
    **JONAS,
    "email": "jonas@firm.example",
    "languages": ["German", "English"],
    "fields": {"offers": "Five years of user research", "department": "Research"},
}
_MATCH = {
    "mentorship_id": "b1f6a0a2-35e1-4c52-9a0d-4d8f3f4d7b66",
    "programme_id": "c9a1c5de-0b7f-4a8e-8c57-5a1c3c0f9d10",
    "programme_name": "Northlight mentoring 2027",
    "own_side": "mentee",
    "began_at": "2027-01-11T09:00:00Z",
    "ended_at": None,
    "partner": _PARTNER,
    "reasons": ["You want to “learn to run user interviews”; Jonas offers “five years of user research”."],
    "rests_on": [["mentee.wants", "mentor.offers"]],
    "quotes": [QUOTE],
}


class PartnerView(PersonName):
    """The other of a match, as partners see each other."""

    model_config = shaped(_PARTNER)

    email: str
    languages: list[str] = Field(description="By their names in the language of the answer.")
    fields: dict[str, str] = Field(description="What she wrote, by column; only what partners may read.")


class MyMatchView(BaseModel):
    """A match of one's own."""

    model_config = shaped(_MATCH)

    mentorship_id: UUID
    programme_id: UUID
    programme_name: str
    own_side: SideName = Field(description="What you are in it.")
    began_at: datetime
    ended_at: datetime | None = Field(description="Null: it lives.")
    partner: PartnerView
    reasons: list[str] = Field(description="Why you two were matched, the weightiest first.")
    rests_on: list[list[str]] = Field(description="For each reason the side and column it comes from.")
    quotes: list[QuoteView] = Field(description="What the reasons quote.")


class MyMatches(BaseModel):
    """Matches of one's own."""

    model_config = shaped({"items": [_MATCH]})

    items: list[MyMatchView]
