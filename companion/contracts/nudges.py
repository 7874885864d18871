"""How somebody wants to be reminded, as it crosses the wire."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from companion.contracts.shape import shape

HowWord = Literal["singly", "digest", "never"]


class NudgeWish(BaseModel):
    """How one wants to be reminded by mail."""

    model_config = shape(how="singly")

    how: HowWord = Field(
        description="singly: one thing when it is due; digest: all of it, on Mondays; never: no mail."
    )
