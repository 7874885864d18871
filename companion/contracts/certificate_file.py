"""certificate.json: the proof of how good a matching is."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class CertificateFile(BaseModel):
    """No other matching that places as many mentees, by the same rules and pins, exceeds `upper_bound`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: float = Field(description="The sum of the totals of the pairs that were made.")
    upper_bound: float = Field(
        description="What no other matching that places as many mentees can exceed, over all allowed pairs."
    )
    relative_gap: float = Field(description="(upper_bound - value) / value; 0 where nobody is placed.")
    pairs_priced: int = Field(description="How many allowed pairs were looked at for that.")
    seconds: float = Field(description="How long the solver took, in seconds of wall clock.")
