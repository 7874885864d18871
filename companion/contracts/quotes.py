"""What a sentence quotes, as it crosses the wire: people's words are never translated."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field

from companion.contracts.rounds import shaped

QUOTE: dict[str, Any] = {"words": "learn to run user interviews", "language": "en"}


class QuoteView(BaseModel):
    """Words of somebody as they stand between the quotation marks of a sentence."""

    model_config = shaped(QUOTE)

    words: str
    language: str | None = Field(description="In which language they are, by its code; null: not known.")
