"""AI over HTTP: what an organisation set, what it was used for, and what of a person it was given."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import BaseModel, Field

from companion.contracts.shape import WHOLE, shape

_SETTINGS: dict[str, Any] = {
    "enabled": True,
    "model": "anthropic/claude-sonnet-4-5",
    "base_url": None,
    "month_dollars": 20.0,
    "month_tokens": None,
    "fields": ["about", "goals", "offers", "wants"],
}
_CALL: dict[str, Any] = {
    "id": "5b0f6c86-3f0e-4c9b-9a55-6f2c1f0a7d11",
    "at": "2027-01-11T09:30:00Z",
    "use": "topics",
    "prompt": "topics",
    "prompt_version": 1,
    "model": "anthropic/claude-sonnet-4-5",
    "stays_here": False,
    "outcome": "answered",
    "tokens_read": 912,
    "tokens_written": 188,
    "dollars": 0.0056,
    "seconds": 3.2,
    "people": 2,
}
Cap = Annotated[float | None, Field(ge=0, le=1_000_000)]
TokenCap = Annotated[int | None, Field(ge=0, le=10**12), WHOLE]


class AiWish(BaseModel):
    """Settings for AI, all at once."""

    model_config = shape(**_SETTINGS, key="the key that the provider gave you")

    enabled: bool = Field(description="The master switch: off, and no model is asked anything.")
    model: str | None = Field(
        default=None, max_length=250, description="A model of your own; null: the one of this service."
    )
    base_url: str | None = Field(
        default=None, max_length=500, description="Its address, where the operator of this service allows it."
    )
    key: str | None = Field(
        default=None,
        min_length=1,
        max_length=2_000,
        repr=False,
        description="Its key; null keeps the one that is there. It is kept encrypted and never shown again.",
    )
    month_dollars: Cap = Field(default=None, description="Most US dollars a month; null: no cap.")
    month_tokens: TokenCap = Field(default=None, description="Most tokens a month; null: no cap.")
    fields: list[Annotated[str, Field(max_length=100)]] = Field(
        max_length=50, description="The fields of a profile that AI may be given."
    )


class AiSettingsView(BaseModel):
    """What is set, what is in force, and what this month took."""

    model_config = shape(
        **_SETTINGS,
        has_key=True,
        works=True,
        model_in_force="anthropic/claude-sonnet-4-5",
        stays_here=False,
        fields_to_choose=["wants", "offers", "goals", "experience", "about"],
        month="2027-01-01",
        spent_dollars=1.25,
        spent_tokens=210_400,
        cap_dollars=20.0,
        cap_tokens=None,
    )

    enabled: bool
    model: str | None
    base_url: str | None
    month_dollars: float | None
    month_tokens: int | None
    fields: list[str]
    has_key: bool = Field(description="Whether there is a key of the organisation's own.")
    works: bool = Field(description="Whether texts are phrased by a model now.")
    model_in_force: str | None
    stays_here: bool = Field(description="Whether what the model is given stays in the organisation.")
    fields_to_choose: list[str]
    month: date
    spent_dollars: float
    spent_tokens: int
    cap_dollars: float | None = Field(description="The lower of your own and the operator's.")
    cap_tokens: int | None


class AiCall(BaseModel):
    """One question to a model: figures, and no text."""

    model_config = shape(**_CALL)

    id: UUID
    at: datetime
    use: str
    prompt: str
    prompt_version: int
    model: str
    stays_here: bool
    outcome: str
    tokens_read: int
    tokens_written: int
    dollars: float | None = Field(description="Null where the price is unknown.")
    seconds: float
    people: int = Field(description="How many people's data it carried.")


class AiLedgerPage(BaseModel):
    """A part of the ledger, the newest call first."""

    model_config = shape(items=[_CALL], next=None)

    items: list[AiCall]
    next: str | None


class MyAi(BaseModel):
    """What AI is given about you, and was."""

    model_config = shape(
        works=True,
        model_in_force="anthropic/claude-sonnet-4-5",
        stays_here=False,
        fields=["about", "goals", "offers", "wants"],
        calls=[_CALL],
    )

    works: bool
    model_in_force: str | None
    stays_here: bool
    fields: list[str]
    calls: list[AiCall]
