"""A part of a long list, and where the rest of it is."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Item = TypeVar("Item")


class Page(BaseModel, Generic[Item]):
    """The base of every list: `class PeoplePage(Page[PersonEntry])`, with an example of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    items: list[Item] = Field(description="The entries, in an order that does not change between pages.")
    next: str | None = Field(
        default=None,
        description="The address of the next page, to be asked for as it stands; null at the end.",
    )
