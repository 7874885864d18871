"""How a pair ended, without blame, and what each of the two takes along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from companion.confidentiality import Confidentiality

FIRST_DAYS = timedelta(days=14)
"""So long after it began an end says that the pair never came to be: as long as a first meeting may take."""


def is_early(began_at: datetime, ended_at: datetime) -> bool:
    """Whether a pair ended before it came to be."""
    return ended_at - began_at <= FIRST_DAYS


class Reason(StrEnum):
    """Why a pair ended, for whoever wants to say it."""

    REACHED = "reached"
    TIME = "time"
    FIT = "fit"
    MOVED = "moved"
    OTHER = "other"


@dataclass(frozen=True)
class Ending:
    """That a pair has ended, and whether the reader ended it; `reason` is her own, for her alone."""

    ended_at: datetime
    by_you: bool
    reason: Reason | None


@dataclass(frozen=True)
class TakenAlong:
    """What one of the two takes along, in her own words. `version` 0: nothing was written yet."""

    text: str
    confidentiality: Confidentiality
    version: int


@dataclass(frozen=True)
class Closing:
    """How one of the two sees the end of her pair; `theirs` is None where it is not for her.

    `waits_first`: she is the mentee, was left in the first days, and comes first in the next round for it.
    """

    ending: Ending | None
    mine: TakenAlong
    theirs: TakenAlong | None
    waits_first: bool = False
