"""Who phrased a text, as it crosses the wire."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from companion.contracts.rounds import shaped

AUTHORED: dict[str, Any] = {
    "model": "anthropic/claude-sonnet-4-5",
    "prompt": "prep",
    "version": 1,
    "at": "2027-01-22T17:00:04Z",
}


class AuthoredView(BaseModel):
    """Who phrased a text."""

    model_config = shaped(AUTHORED)

    model: str
    prompt: str = Field(description="The name of the prompt; its text is in the folder prompts.")
    version: int = Field(description="Which version of that prompt.")
    at: datetime
