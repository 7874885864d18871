"""What calls took, as nouns: a line of the ledger, a month, and its caps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Line:
    """One call; `people` are how many people's data it carried. `micros` None: the price is unknown."""

    id: UUID
    at: datetime
    use: str
    prompt: str
    prompt_version: int
    model: str
    local: bool
    outcome: str
    tokens_read: int
    tokens_written: int
    micros: int | None
    milliseconds: int
    people: int


@dataclass(frozen=True)
class Month:
    """What a month took so far, with what calls that still run have reserved."""

    month: date
    tokens: int
    micros: int


@dataclass(frozen=True)
class Caps:
    """What a month may take, in tokens and in millionths of a dollar; None: no cap."""

    tokens: int | None
    micros: int | None


RUNNING = "running"
"""The outcome of a call that has not ended; of one long ago, of a process that was stopped."""


def month_of(at: datetime) -> date:
    """The first day of the month, in UTC, that a call counts in."""
    return at.date().replace(day=1)


def dollars(micros: int) -> str:
    """As people read it: `$1.25`."""
    return f"${micros / 1_000_000:,.2f}"
